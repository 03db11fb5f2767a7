"""A disk without room: nothing is begun, nothing is half written, and all goes on once there is room again."""

import contextlib
import errno
import io
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.storage.backup import Backups, open_database
from nxwa_desktop.storage.errors import DatabaseFailed, DatabaseFull
from nxwa_desktop.storage.process_lock import ProcessOwner
from nxwa_desktop.storage.schema import MIGRATIONS
from nxwa_desktop.storage.send_log import History
from nxwa_desktop.storage.send_queries import SendQueries
from nxwa_desktop.storage.send_records import Filter
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.storage.sqlite_errors import translated
from nxwa_desktop.system.paths import Paths
from tests.support import dump
from tests.support.old_databases import DUMPS
from tests.support.storage import outgoing

SIZE = 2 << 20


class Disk:
    """A folder of little room: a tmpfs, or where none may be mounted a limit to the pages of the database."""

    def __init__(self, folder: Path, *, real: bool) -> None:
        self.paths = Paths.below(folder)
        self._ballast = folder / "ballast"
        self.real = real

    def fill(self, database: Database) -> None:
        """Leave no room at all."""
        if not self.real:
            ((pages,),) = database.query("PRAGMA page_count")
            database.query(f"PRAGMA max_page_count = {pages}")
            return
        self.fill_up()

    def fill_up(self) -> None:
        """Of a real disk."""
        with self._ballast.open("wb", buffering=0) as ballast:
            write_without_end(ballast)

    def make_room_again(self) -> None:
        """On a real disk."""
        self._ballast.unlink()

    def make_room(self, database: Database) -> None:
        if self.real:
            self.make_room_again()
        else:
            database.query("PRAGMA max_page_count = 4294967294")


def write_without_end(file: io.FileIO) -> None:
    with pytest.raises(OSError, match="No space") as caught:  # noqa: PT012 - the loop is what ends by it
        while True:
            file.write(bytes(4096))
    assert caught.value.errno == errno.ENOSPC


def mounted(folder: Path) -> bool:
    if sys.platform != "linux" or shutil.which("mount") is None:
        return False
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    with contextlib.ExitStack() as stack:
        if real := mounted(folder):
            stack.callback(subprocess.run, ["umount", "--lazy", str(folder)], check=True)
        yield Disk(folder, real=real)


@pytest.fixture
def database(disk: Disk) -> Iterator[Database]:
    with Database(disk.paths.database_file) as database:
        yield database


@pytest.fixture
def history(disk: Disk, database: Database) -> Iterator[History]:
    owner = ProcessOwner(disk.paths.data_folder)
    yield History(database, owner)
    owner.release()


def sent(history: History) -> list[str]:
    return [entry.outgoing.send_id for entry in history.newest(10_000)]


def test_nothing_is_begun_on_a_full_disk_and_all_goes_on_with_room(
    disk: Disk, database: Database, history: History
) -> None:
    history.begin(outgoing("before"))
    disk.fill(database)
    for _ in range(3):
        with pytest.raises(DatabaseFull):
            history.begin(outgoing("during", body=b"x" * 300_000), since_ms=0)
    assert sent(history) == ["before"]
    assert database.query("SELECT COUNT(*) FROM history_contents") == [(1,)]
    assert database.is_sound()
    disk.make_room(database)
    history.begin(outgoing("during", body=b"x" * 300_000), since_ms=0)
    assert history.close("during", Accepted(), answer=b"{}", finished_at=1, duration_ms=1)
    assert sent(history) == ["during", "before"]


def test_what_begin_returned_for_is_there_whenever_the_disk_became_full(
    disk: Disk, database: Database, history: History
) -> None:
    disk.fill(database)
    begun: list[str] = []
    with pytest.raises(DatabaseFull):  # noqa: PT012 - the loop is what ends by it
        for number in range(10_000):
            history.begin(outgoing(f"s{number}", body=bytes(number)))
            begun.insert(0, f"s{number}")
    assert sent(history) == begun
    disk.make_room(database)
    database.close()
    with Database(disk.paths.database_file) as again:
        assert again.is_sound()
        assert [send_id for (send_id,) in again.query("SELECT send_id FROM history ORDER BY id DESC")] == begun


def test_what_is_there_is_found_on_a_full_disk(disk: Disk, database: Database, history: History) -> None:
    history.begin(outgoing("old"))
    assert history.close("old", Accepted("wamid.1"), answer=b"{}", finished_at=1, duration_ms=1)
    queries = SendQueries(disk.paths)
    try:
        while queries.index():
            pass
        history.begin(outgoing("new"))
        assert history.close("new", Accepted("wamid.2"), answer=b"{}", finished_at=1, duration_ms=1)
        # Its own connection: where a limit stands for the disk, it holds for each by itself.
        disk.fill(queries._database)
        assert {line.send_id for line in queries.page(Filter())} == {"old", "new"}
        assert "old" in {line.send_id for line in queries.page(Filter(text="wamid"))}
        disk.make_room(queries._database)
        assert {line.send_id for line in queries.page(Filter(text="wamid"))} == {"old", "new"}
    finally:
        queries.close()


def test_no_half_a_copy_is_left_on_a_full_disk(disk: Disk, database: Database, history: History) -> None:
    history.begin(outgoing("first", body=bytes(100_000)))
    backups = Backups(disk.paths.backup_folder)
    kept = backups.make(database, 2, 1)
    disk.fill(database)
    if disk.real:
        with pytest.raises(DatabaseFull):
            backups.make(database, 2, 2)
    assert backups.all() == (kept,)
    assert [each.name for each in disk.paths.backup_folder.iterdir()] == [kept.name]
    disk.make_room(database)
    assert backups.make(database, 2, 2) == backups.all()[0]


def test_a_database_of_an_older_version_stays_as_it_is_on_a_full_disk(disk: Disk) -> None:
    if not disk.real:
        pytest.skip("a limit to the pages stands for a disk within one connection only")
    file = disk.paths.database_file
    text = (DUMPS / "v1.sql").read_text("utf-8")
    dump.load(text, file)
    before = dump.dump(file)
    with contextlib.closing(sqlite3.connect(file)) as connection:
        disk.fill_up()
        for _ in range(9):
            with pytest.raises(DatabaseFull):
                open_database(disk.paths)
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert dump.dump(file) == before
    assert not list(disk.paths.backup_folder.glob("*"))
    disk.make_room_again()
    open_database(disk.paths).close()
    assert dump.pragma(file, "user_version") == len(MIGRATIONS)
    (copy,) = Backups(disk.paths.backup_folder).all()
    assert dump.content(copy)["history"]


@pytest.mark.parametrize("code", [sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMOPEN])
def test_a_full_disk_is_told_whatever_sqlite_names_in_its_place(
    disk: Disk, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Linux gives the first where there is no room for a companion; Windows may give others."""
    failed = sqlite3.OperationalError("disk I/O error")
    failed.sqlite_errorcode = code

    def fail(_: Database) -> bool:
        with translated():
            raise failed

    monkeypatch.setattr(Database, "is_foreign", property(fail))
    with pytest.raises(DatabaseFailed, match="disk I/O error"):
        Database(disk.paths.database_file)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(SIZE, SIZE, 0))
    with pytest.raises(DatabaseFull):
        Database(disk.paths.database_file)


def test_an_empty_log_on_a_full_disk(disk: Disk) -> None:
    if not disk.real:
        pytest.skip("a limit to the pages stands for a disk within one connection only")
    Database(disk.paths.database_file).close()
    disk.fill_up()
    with pytest.raises(DatabaseFull):
        Database(disk.paths.database_file)
    disk.make_room_again()
    Database(disk.paths.database_file).close()
