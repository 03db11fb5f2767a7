"""Rights of the program's files and folders."""

import contextlib
import logging
import os
from pathlib import Path

import pytest

from nxwa_desktop.storage import log_file
from nxwa_desktop.storage.errors import CannotOpen, DatabaseDamaged
from nxwa_desktop.storage.log_file import PrivateLog
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.system import private_files as private
from tests.support.capabilities import SPECIAL_FILES
from tests.support.in_use import ACCESS_DENIED, SHARING_VIOLATION, refusal
from tests.support.storage import device_in, mode

pytestmark = SPECIAL_FILES.needed


def test_a_log_is_the_owner_s_alone_the_one_before_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "LARGEST", 100)
    folder = tmp_path / "log"
    folder.mkdir()
    for name in ("x.log", "x.log.1"):
        (folder / name).write_text("of an earlier version\n", encoding="utf-8")
        (folder / name).chmod(0o644)
    before = os.umask(0)
    try:
        log = PrivateLog(folder / "x.log")
        assert {each.name: mode(each) for each in folder.iterdir()} == {"x.log": 0o600, "x.log.1": 0o600}
        for _ in range(5):
            log.emit(logging.LogRecord("x", logging.ERROR, "", 1, "y" * 90, None, None))
        log.close()
    finally:
        os.umask(before)
    assert {each.name: mode(each) for each in folder.iterdir()} == {"x.log": 0o600, "x.log.1": 0o600}
    assert "earlier" not in (folder / "x.log.1").read_text(encoding="utf-8")
    assert mode(folder) == 0o700


def test_a_folder_behind_a_link_keeps_its_rights(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    (tmp_path / "data").symlink_to(shared)
    Database(tmp_path / "data" / "test.sqlite3").close()
    assert mode(shared) == 0o755
    assert mode(shared / "test.sqlite3") == 0o600


@pytest.mark.parametrize("below", ["", "user", "user/deeper"])
def test_the_home_folder_keeps_its_rights_and_what_is_above_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, below: str
) -> None:
    folder = tmp_path / "home"
    (folder / below).mkdir(parents=True)
    folder.chmod(0o755)
    monkeypatch.setenv("HOME", str(folder / below))
    Database(folder / "test.sqlite3").close()
    assert mode(folder) == 0o755


def test_another_program_s_file_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "public.sqlite3"
    with contextlib.closing(Database.bare(file)) as other:
        other.execute("CREATE TABLE theirs (x)")
    file.chmod(0o644)
    with pytest.raises(DatabaseDamaged):
        Database(file)
    file.write_text("Read me\n" * 100, encoding="utf-8")
    with pytest.raises(DatabaseDamaged):
        Database(file)
    assert mode(file) == 0o644


def test_a_device_of_ones_own_keeps_its_rights(tmp_path: Path) -> None:
    device = device_in(tmp_path)
    with pytest.raises(CannotOpen):
        Database(device)
    private.tighten(device)
    assert mode(device) == 0o666


@pytest.mark.parametrize("busy", [0, 3])
def test_a_file_that_somebody_has_open_is_replaced_once_it_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, busy: int
) -> None:
    """As on Windows, where a scan for viruses is enough."""
    file = tmp_path / "settings.ini"
    file.write_text("before", encoding="utf-8")
    refusals = [PermissionError(13, "in use")] * busy
    replace = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return replace(self, target)

    monkeypatch.setattr(private, "REPLACE_PATIENCE_S", 20.0)
    monkeypatch.setattr(Path, "replace", refusing)
    with private.replacing(file) as written:
        written.write(b"after")
    assert file.read_text(encoding="utf-8") == "after"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_stays_open_is_left_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.ini"
    file.write_text("before", encoding="utf-8")
    monkeypatch.setattr(private, "REPLACE_PATIENCE_S", 0.05)

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError), private.replacing(file) as written:
        written.write(b"after")
    assert file.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("winerror", [SHARING_VIOLATION, ACCESS_DENIED])
@pytest.mark.parametrize("locked", [False, True])
def test_windows_errors_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int, locked: bool
) -> None:
    file = tmp_path / "messages.csv"
    if locked:
        file.write_text("open in a spreadsheet", encoding="utf-8")
    monkeypatch.setattr(private, "REPLACE_PATIENCE_S", 0.05)

    def refuse(self: Path, target: Path) -> Path:
        raise refusal(winerror)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match=r"busy|Der Prozess") as told, private.replacing(file) as written:
        written.write(b"after")
    assert private.is_in_use(told.value) is (locked or winerror == SHARING_VIOLATION)


def test_a_log_that_another_window_has_open_goes_on_in_the_same_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = PrivateLog(tmp_path / "x.log")
    monkeypatch.setattr(log, "maxBytes", 1)

    def refuse(source: str, target: str) -> None:
        raise refusal()

    monkeypatch.setattr(os, "rename", refuse)
    for text in ("first", "second"):
        log.handle(logging.makeLogRecord({"msg": text}))
    log.close()
    assert [line.split()[-1] for line in (tmp_path / "x.log").read_text(encoding="utf-8").splitlines()] == [
        "first",
        "second",
    ]


def test_a_file_with_the_longest_name_is_replaced_too(tmp_path: Path) -> None:
    longest = "ü" * 125 + ".csv"  # 254 bytes
    file = tmp_path / longest
    with private.replacing(file) as written:
        (part,) = tmp_path.iterdir()
        assert len(part.name) <= len(longest)
        written.write(b"after")
    assert list(tmp_path.iterdir()) == [file]
