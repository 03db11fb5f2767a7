"""A change of the database's version that is ended in the middle, refused, or made by several at once."""

import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest

from nxwa_desktop.storage import backup
from nxwa_desktop.storage.backup import Backups, open_database
from nxwa_desktop.storage.backup import version_of as version_of_copy
from nxwa_desktop.storage.errors import DatabaseFull, DatabaseLocked, StorageError
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.schema import MIGRATIONS
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.system.file_lock import FileLock
from nxwa_desktop.system.paths import Paths
from tests.support import dump
from tests.support.capabilities import FORK
from tests.support.old_databases import OLD, T0, drafts, entries, lay, version_of
from tests.support.storage import child, inject

NEWEST = len(MIGRATIONS)


@pytest.fixture(params=[name for name in OLD if version_of(name) < NEWEST])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def paths(name: str, tmp_path: Path) -> Paths:
    return lay(name, tmp_path)


KILLED_AFTER_EACH_STATEMENT = """
import os, shutil, sqlite3, sys
from pathlib import Path
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.storage import backup, clock_offsets, process_lock, repositories, send_queries, templates

left = 0

class Dying(sqlite3.Connection):
    def execute(self, *arguments):
        global left
        if not left:
            os.kill(os.getpid(), 9)
        left -= 1
        return super().execute(*arguments)

connect = sqlite3.connect
sqlite3.connect = lambda *arguments, **more: connect(*arguments, factory=Dying, **more)
source, target = Path(sys.argv[1]), Path(sys.argv[2])
while True:
    folder = target / str(left)
    shutil.copytree(source, folder)
    if not (process := os.fork()):
        repositories.Repositories(Paths.below(folder))
        os._exit(0)
    status = os.waitpid(process, 0)[1]
    if not os.WIFSIGNALED(status):
        break
    left += 1
print(left, status, flush=True)
"""


@FORK.needed
def test_killed_after_any_statement_the_old_version_is_intact_or_the_new_one_complete(
    name: str, paths: Paths, tmp_path: Path
) -> None:
    before = dump.content(paths.database_file)
    target = tmp_path.with_name(f"{tmp_path.name}-killed")
    with child(KILLED_AFTER_EACH_STATEMENT, tmp_path, target) as process:
        statements, status = map(int, process.read().split())
    assert status == 0
    found: set[int | str] = set()
    for number in range(statements):
        killed = Paths.below(target / str(number))
        version = dump.pragma(killed.database_file, "user_version")
        found.add(version)
        if version == version_of(name):
            assert dump.content(killed.database_file) == before
        assert version in range(version_of(name), NEWEST + 1)
        with contextlib.closing(Repositories(killed)) as storage:
            assert storage.history.newest(99) == entries(version_of(name))[::-1]
            assert storage.drafts.adopt() == drafts(version_of(name))
        copies = Backups(killed.backup_folder).all()
        assert copies
        # One that got halfway is copied again before the rest of its way.
        assert {version_of_copy(copy) for copy in copies} <= {version_of(name), version}
        assert all(dump.content(copy) == before for copy in copies if version_of_copy(copy) == version_of(name))
    assert {version_of(name), NEWEST} <= found
    assert statements > 20, "the statements were not seen"


def test_without_room_for_the_change_the_old_version_stays(name: str, paths: Paths) -> None:
    complete = {version_of(name): dump.dump(paths.database_file)}
    refused = 0
    while True:

        def leave_little_room(database: Database, _: int, pages: int = refused) -> None:
            ((there,),) = database.query("PRAGMA page_count")
            database.query(f"PRAGMA max_page_count = {there + pages}")

        try:
            Database(paths.database_file, before_migration=leave_little_room).close()
        except DatabaseFull:
            refused += 1
            # From version to version: each that was reached is complete, and stays as it was.
            reached = int(dump.pragma(paths.database_file, "user_version"))
            assert dump.dump(paths.database_file) == complete.setdefault(reached, dump.dump(paths.database_file))
        else:
            break
    assert refused > 1
    assert NEWEST not in complete
    with contextlib.closing(Repositories(paths)) as storage:
        assert storage.history.newest(99) == entries(version_of(name))[::-1]


def test_a_change_that_fails_again_and_again_pushes_out_no_older_copy(
    name: str, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Database.read_only(paths.database_file) as database:
        older = [Backups(paths.backup_folder).make(database, 1, T0 + day) for day in range(3)]
    with monkeypatch.context() as patched:
        inject(patched, "CREATE TABLE batch_columns", sqlite3.SQLITE_FULL, times=9)
        for _ in range(9):
            with pytest.raises(DatabaseFull):
                open_database(paths)
    assert set(Backups(paths.backup_folder).all()) == set(older)
    Repositories(paths).close()
    assert len(Backups(paths.backup_folder).all()) == 4


def test_without_its_copy_the_version_is_not_changed(name: str, paths: Paths) -> None:
    before = dump.dump(paths.database_file)
    paths.backup_folder.write_text("a file where the folder belongs", encoding="utf-8")
    with pytest.raises(StorageError):
        open_database(paths)
    assert dump.dump(paths.database_file) == before
    paths.backup_folder.unlink()
    Repositories(paths).close()


def test_who_waits_too_long_for_another_s_change_is_told(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dump.dump(paths.database_file)
    monkeypatch.setattr(backup, "UPDATE_PATIENCE", 0.05)
    with FileLock(paths.data_folder / "updating.lock").held(0), pytest.raises(DatabaseLocked):
        open_database(paths)
    assert dump.dump(paths.database_file) == before
    Repositories(paths).close()


OPEN_AT_ONCE = """
import sys
from pathlib import Path
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.storage.send_query_worker import SendQueryWorker
from nxwa_desktop.storage.worker import StorageWorker

print("ready", flush=True)
for line in sys.stdin:
    paths = Paths.below(Path(line.strip()))
    threads = [StorageWorker(paths), SendQueryWorker(paths), SendQueryWorker(paths)]
    opened = [thread.submit(lambda _: None) for thread in threads]
    print([repr(each.exception(60)) for each in opened], flush=True)
    for thread in threads:
        thread.close(60)
"""


def test_two_processes_and_all_their_threads_copy_once_and_the_old_version(
    name: str, paths: Paths, tmp_path: Path
) -> None:
    before = dump.content(paths.database_file)
    with child(OPEN_AT_ONCE) as first, child(OPEN_AT_ONCE) as second:
        assert first.read() == second.read() == "ready"
        for number in range(5):
            computer = tmp_path.with_name(f"{tmp_path.name}-{number}")
            shutil.copytree(tmp_path, computer)
            for process in (first, second):
                process.write(str(computer))
            assert [first.read(), second.read()] == ["['None', 'None', 'None']"] * 2
            (copy,) = Backups(Paths.below(computer).backup_folder).all()
            assert dump.content(copy) == before
