"""Copies of the database, and what is done about a damaged one."""

import hashlib
import os
import sqlite3
import sys
import threading
from pathlib import Path

import pytest

from nxwa_desktop.storage import schema
from nxwa_desktop.storage.backup import EVERY_MS, KEPT, Backups, made_ms, version_of
from nxwa_desktop.storage.errors import DatabaseDamaged, DatabaseFull, StorageError
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.restore import Restored, is_damaged, restore
from nxwa_desktop.storage.send_log import Outgoing
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.threads import BackgroundPause, give_way, run_in_thread
from tests.support.storage import has_rights

NOW = 1_795_000_000_123
DAY = EVERY_MS
GOING = Outgoing("s1", "a1", "A", "https://x", "861", "t", "en", b"{}", NOW)


def begin(thread: StorageWorker) -> None:
    thread.submit(lambda repos: repos.history.begin(GOING)).result(10)


def count(thread: StorageWorker) -> int:
    return len(thread.submit(lambda repos: repos.history.newest(10)).result(10))


def test_a_copy_is_whole_private_and_dated(paths: Paths) -> None:
    backups = Backups(paths.backup_folder)
    assert backups.is_due(NOW)
    with Database(paths.database_file) as database:
        path = backups.make(database, database.version, NOW)
    assert (made_ms(path), version_of(path)) == (NOW, len(schema.MIGRATIONS))
    assert has_rights(path, 0o600)
    assert has_rights(path.parent, 0o700)
    assert not backups.is_due(NOW + DAY - 1)
    assert backups.is_due(NOW + DAY)
    assert backups.newest_good(99) == path
    assert backups.newest_good(1) is None
    assert [each.name for each in paths.backup_folder.iterdir()] == [path.name]


def test_the_last_few_are_kept(paths: Paths) -> None:
    backups = Backups(paths.backup_folder)
    with Database(paths.database_file) as database:
        made = [backups.make(database, 2, NOW + number * DAY) for number in range(KEPT + 3)]
    assert backups.all() == tuple(reversed(made[3:]))
    made[-1].write_bytes(b"garbage")
    assert backups.newest_good(2) == made[-2]


def test_copies_of_a_time_when_the_clock_was_ahead_make_room_first(paths: Paths) -> None:
    backups = Backups(paths.backup_folder)
    with Database(paths.database_file) as database:
        ahead = [backups.make(database, 2, NOW + (1000 + number) * DAY) for number in range(KEPT)]
        assert backups.is_due(NOW)
        made = backups.make(database, 2, NOW)
        assert made in backups.all()
        assert not backups.is_due(NOW)
        assert backups.newest_good(2, NOW) == made
        assert ahead[0] not in backups.all()
        made_later = [backups.make(database, 2, NOW + number * DAY) for number in range(1, KEPT)]
    assert set(backups.all()) == {made, *made_later}


def test_no_half_a_copy_is_left(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    backups = Backups(paths.backup_folder)
    with Database(paths.database_file) as database:
        monkeypatch.setattr("nxwa_desktop.storage.backup.is_sound", lambda _: False)
        with pytest.raises(DatabaseDamaged):
            backups.make(database, 2, NOW)
    assert not list(paths.backup_folder.iterdir())


def test_once_a_day_beside_the_sends(thread: StorageWorker, paths: Paths) -> None:
    assert thread.back_up_if_due().result(10) is None  # there is nothing yet
    begin(thread)
    path = thread.back_up_if_due().result(10)
    assert path is not None
    assert thread.back_up_if_due().result(10) is None
    with Database.read_only(path) as copy:
        assert copy.query("SELECT send_id FROM history") == [("s1",)]


def test_it_waits_while_somebody_waits_for_a_page(thread: StorageWorker) -> None:
    begin(thread)
    thread.background_pause.begin(0.3)
    assert thread.back_up_if_due().result(10) is not None
    assert not thread.background_pause.is_on


def test_a_long_query_rests_on_a_thread_that_gives_way_alone(paths: Paths) -> None:
    class CountedPause(BackgroundPause):
        rests = 0

        def wait(self) -> None:
            self.rests += 1

    pause = CountedPause()

    def count_far(*, gives_way: bool) -> list[tuple[int]]:
        if gives_way:
            give_way(pause)
        with Database(paths.database_file) as database:
            return database.query(
                "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 200000)"
                " SELECT COUNT(*) FROM numbers"
            )

    assert run_in_thread(count_far, gives_way=False).result(10) == [(200_000,)]
    assert pause.rests == 0
    assert run_in_thread(count_far, gives_way=True).result(10) == [(200_000,)]
    assert pause.rests > 2


def test_a_copy_is_of_the_moment_it_began_whatever_is_written_between_its_steps(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nxwa_desktop.storage.sqlite._PAGES_BETWEEN_RESTS", 1)
    copied = paths.backup_folder / "copy.sqlite3"

    class WritingPause(BackgroundPause):
        """Somebody writes between two steps, instead of a wait."""

        steps = 0

        def wait(self) -> None:
            self.steps += 1
            with Database(paths.database_file) as writer:
                writer.execute("UPDATE retention SET keep_days = ?", (self.steps,))

    def copy(pause: WritingPause) -> None:
        with Database(paths.database_file) as database:
            database.execute("UPDATE retention SET keep_days = 77")
            give_way(pause)
            paths.backup_folder.mkdir(parents=True)
            database.copy_to(copied)

    pause = WritingPause()
    run_in_thread(copy, pause).result(10)
    with Database.read_only(copied) as database:
        ((pages,),) = database.query("PRAGMA page_count")
        assert database.query("SELECT keep_days FROM retention") == [(77,)]
    assert pause.steps == pages > 10  # it began once


@pytest.mark.skipif(sys.platform != "linux", reason="only there a thread has a priority of its own")
def test_whoever_searches_meanwhile_comes_first(
    thread: StorageWorker, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(thread)
    found: list[int] = []
    make = Backups.make

    def looked_at(backups: Backups, database: Database, version: int, now_ms: int) -> Path:
        found.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
        return make(backups, database, version, now_ms)

    monkeypatch.setattr(Backups, "make", looked_at)
    assert thread.back_up_if_due().result(10) is not None
    assert found == [5]


def test_a_database_of_the_first_version_is_copied_and_brought_up(paths: Paths, thread: StorageWorker) -> None:
    with Database(paths.database_file, migrations=schema.MIGRATIONS[:1]) as database:
        for number, account_id in enumerate(("forwarded", "sandbox")):
            database.execute(
                "INSERT INTO history (send_id, account_id, account_name, url, recipient, template_name, language,"
                " started_at, owner, state) VALUES (?, ?, 'A', 'http://127.0.0.1/x', '861', 't',"
                " 'en', 1, '', 'unknown')",
                (f"s{number}", account_id),
            )
            database.execute("INSERT INTO history_contents (history_id, body) VALUES (?, ?)", (number + 1, b"{}"))
        database.execute("UPDATE history SET reason = 'killed'")
    rows = thread.submit(lambda repos: repos.history.newest(9)).result(10)
    assert [(row.outgoing.sandbox, row.outgoing.body) for row in rows] == [(True, b"{}"), (False, b"{}")]
    (copy,) = Backups(paths.backup_folder).all()
    assert version_of(copy) == 1
    with Database.read_only(copy) as old, Database.read_only(paths.database_file) as new:
        assert old.version == 1
        columns = "send_id, account_id, url, recipient, started_at, state, reason"
        assert old.query(f"SELECT {columns} FROM history") == new.query(f"SELECT {columns} FROM history")
        assert new.query("SELECT DISTINCT body_digest FROM history") == [(hashlib.sha256(b"{}").digest(),)]
        assert new.query("SELECT COUNT(*) FROM history_unindexed") == [(2,)]


def test_without_room_for_the_copy_nothing_is_migrated(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    with Database(paths.database_file, migrations=schema.MIGRATIONS[:1]):
        pass

    def full(*_: object) -> None:
        raise DatabaseFull("no room")

    monkeypatch.setattr(Backups, "make", full)
    with pytest.raises(DatabaseFull):
        Repositories(paths)
    with Database.read_only(paths.database_file) as database:
        assert database.version == 1


def torn(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2] + b"\xff" * (len(data) - len(data) // 2))


def foreign(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()


@pytest.mark.parametrize(
    "damage", [lambda file: file.write_bytes(b"garbage" * 99), torn, foreign, lambda file: file.write_bytes(b"")]
)
def test_a_damaged_file_is_set_aside_and_its_copy_takes_its_place(paths: Paths, damage: object) -> None:
    thread = StorageWorker(paths)
    begin(thread)
    assert thread.back_up_if_due().result(10) is not None
    assert thread.close(10)
    assert callable(damage)
    damage(paths.database_file)
    broken = paths.database_file.read_bytes()
    told: list[Restored] = []
    thread = StorageWorker(paths)
    thread.on_restored = told.append
    assert count(thread) == 1
    (restored,) = told
    assert restored.backup_made_ms is not None
    assert (restored.set_aside / paths.database_file.name).read_bytes() == broken
    assert has_rights(restored.set_aside, 0o700)
    assert thread.close(10)


def test_without_a_copy_it_starts_empty(paths: Paths, thread: StorageWorker) -> None:
    paths.data_folder.mkdir(parents=True)
    paths.database_file.write_bytes(b"garbage" * 99)
    told: list[Restored] = []
    thread.on_restored = told.append
    assert count(thread) == 0
    assert told[0].backup_made_ms is None


def test_damage_in_the_middle_fails_the_call_and_mends_the_next(paths: Paths, thread: StorageWorker) -> None:
    begin(thread)
    thread.back_up_if_due().result(10)

    def wreck(repositories: Repositories) -> None:
        paths.database_file.write_bytes(b"garbage" * 99)
        paths.database_file.with_name(f"{paths.database_file.name}-wal").write_bytes(b"")
        raise DatabaseDamaged("found in the middle")

    with pytest.raises(DatabaseDamaged):
        thread.submit(wreck).result(10)
    assert count(thread) == 1
    assert list(paths.damaged_folder.iterdir())


def test_a_row_that_makes_no_sense_sets_nothing_aside(paths: Paths, thread: StorageWorker) -> None:
    begin(thread)

    def stumble(repositories: Repositories) -> None:
        raise DatabaseDamaged("a row tells of no known outcome")

    with pytest.raises(DatabaseDamaged):
        thread.submit(stumble).result(10)
    assert count(thread) == 1
    assert not paths.damaged_folder.exists()
    assert not is_damaged(paths)
    assert restore(paths, 2, NOW) is None


def test_what_cannot_be_read_is_not_called_damaged(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_damaged(paths)  # there is none
    with Database(paths.database_file):
        pass

    def refuse(_: Path, **__: object) -> Database:
        raise StorageError("locked")

    monkeypatch.setattr(Database, "read_only", refuse)
    assert not is_damaged(paths)
