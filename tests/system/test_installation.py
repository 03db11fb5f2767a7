import os
import sys
from pathlib import Path

import pytest

import nxwa_desktop
from nxwa_desktop.system import installation
from nxwa_desktop.system.installation import Installation, program_file


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a program, as it was installed."""
    file = tmp_path / "program"
    file.write_text("the first version", encoding="utf-8")
    monkeypatch.setattr(installation, "program_file", lambda: file)
    return file


def put(text: str, file: Path) -> None:
    """As every installer does: whoever has the old file open keeps it."""
    new = file.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(file)


def test_another_version_is_another_program(program: Path) -> None:
    installed = Installation()
    assert not installed.replaced()
    put("the second", program)
    assert installed.replaced()
    assert not Installation().replaced()


def test_another_version_of_the_same_size_is_another_program(program: Path) -> None:
    installed, before = Installation(), program.stat()
    os.utime(program, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000_000))
    assert installed.replaced()


def test_a_removed_program_is_replaced_until_it_is_back(program: Path) -> None:
    installed = Installation()
    away = program.rename(program.with_suffix(".away"))
    assert installed.replaced()
    away.rename(program)
    assert not installed.replaced()


def test_the_same_version_again_is_no_other(program: Path) -> None:
    installed, before = Installation(), program.stat()
    put(program.read_text(encoding="utf-8"), program)
    os.utime(program, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert program.stat().st_ino != before.st_ino
    assert not installed.replaced()


def test_it_is_known_by_what_every_version_has_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert program_file() == Path(nxwa_desktop.__file__)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert program_file() == Path(sys.executable)
