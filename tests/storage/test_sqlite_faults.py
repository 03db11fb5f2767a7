import contextlib
import os
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from nxwa_desktop.storage.errors import (
    AlreadyThere,
    CannotOpen,
    DatabaseDamaged,
    DatabaseFailed,
    DatabaseFull,
    DatabaseLocked,
    DatabaseReadOnly,
    StorageError,
    UnstorableValue,
)
from nxwa_desktop.storage.sqlite import Database, make_private_folder
from tests.support.capabilities import MODE_BITS
from tests.support.storage import TABLE, child, inject, mode, rows


def test_a_folder_in_the_file_s_place(tmp_path: Path) -> None:
    before = mode(tmp_path)
    with pytest.raises(CannotOpen):
        Database(tmp_path)
    assert mode(tmp_path) == before


def test_a_file_in_the_folder_s_place(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    with pytest.raises(CannotOpen):
        Database(tmp_path / "data" / "test.sqlite3")
    with pytest.raises(CannotOpen):
        Database(tmp_path / "data" / "deeper" / "test.sqlite3")


@pytest.mark.parametrize("content", [b"garbage", b"garbage" * 2000])
def test_garbage_is_told_and_kept(file: Path, content: bytes) -> None:
    make_private_folder(file.parent)
    file.write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        Database(file)
    assert file.read_bytes() == content


def test_a_torn_file_is_told(file: Path) -> None:
    Database(file).close()
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))

    def read() -> None:
        with Database(file) as database:
            for table in ("accounts", "history", "history_contents"):
                database.query(f"SELECT * FROM {table}")

    with pytest.raises(DatabaseDamaged):
        read()


def test_a_locked_file_is_told_after_the_time_out(database: Database, file: Path) -> None:
    with Database(file, busy_timeout=0.2, migrations=(TABLE,)) as other, database.transaction():
        started = time.monotonic()
        with pytest.raises(DatabaseLocked):
            other.execute("INSERT INTO t VALUES (1, 'one')")
        assert time.monotonic() - started >= 0.15


def test_a_file_locked_by_a_stranger_cannot_be_opened(file: Path) -> None:
    make_private_folder(file.parent)
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as stranger:
        stranger.execute("PRAGMA locking_mode = EXCLUSIVE")
        stranger.execute("CREATE TABLE theirs (x)")
        with pytest.raises(DatabaseLocked):
            Database(file, busy_timeout=0.05)


def test_switching_to_wal_waits_no_longer_than_the_time_out(file: Path) -> None:
    Database(file).close()
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as stranger:
        stranger.execute("PRAGMA journal_mode = DELETE")
        stranger.execute("BEGIN")
        stranger.execute("SELECT * FROM accounts").fetchall()
        with pytest.raises(DatabaseLocked):
            Database(file, busy_timeout=0.05)
        stranger.execute("COMMIT")
        Database(file).close()


@pytest.mark.parametrize("code", [sqlite3.SQLITE_BUSY, sqlite3.SQLITE_IOERR_DELETE])
def test_switching_to_wal_is_tried_again(file: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """The second is what Windows tells where another program has the journal open."""
    inject(monkeypatch, "PRAGMA journal_mode", code, times=3)
    with Database(file) as database:
        assert database.query("PRAGMA journal_mode") == [("wal",)]


def test_a_full_disk_is_told_and_the_rest_is_kept(database: Database) -> None:
    database.execute("INSERT INTO t VALUES (1, 'one')")
    ((pages,),) = database.query("PRAGMA page_count")
    database.query(f"PRAGMA max_page_count = {pages}")

    def fill() -> None:
        with database.transaction():
            database.execute("INSERT INTO t VALUES (2, 'two')")
            database.execute("INSERT INTO t VALUES (3, ?)", ("x" * 50_000,))

    with pytest.raises(DatabaseFull):
        fill()
    database.query(f"PRAGMA max_page_count = {pages + 100}")
    assert rows(database) == [(1, "one")]
    with database.transaction():
        database.execute("INSERT INTO t VALUES (3, ?)", ("x" * 50_000,))


def test_a_read_only_database_is_told(database: Database) -> None:
    database.execute("PRAGMA query_only = ON")
    with pytest.raises(DatabaseReadOnly):
        database.execute("INSERT INTO t VALUES (1, 'one')")


OPEN_AS_NOBODY = """
import os, sys, sqlite3
from pathlib import Path
from nxwa_desktop.storage.errors import StorageError
from nxwa_desktop.storage.sqlite import Database
if os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
for name in sys.argv[1:]:
    try:
        Database(Path(name)).close()
        print("opened")
    except StorageError as error:
        print(type(error).__name__)
"""


@MODE_BITS.needed
def test_a_folder_that_may_not_be_written_is_told() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        places = [
            folder / name for name in ("readable.sqlite3", "writable.sqlite3", "new.sqlite3", "deeper/new.sqlite3")
        ]
        for place, rights in zip(places[:2], (0o444, 0o666), strict=True):
            Database(place).close()
            place.chmod(rights)
        folder.chmod(0o555)
        with child(OPEN_AS_NOBODY, *places) as nobody:
            said = [nobody.read() for _ in places]
        folder.chmod(0o700)
    assert said == ["DatabaseReadOnly"] * 4


@pytest.mark.parametrize(
    ("sql", "values", "kind"),
    [
        ("INSERT INTO t VALUES (1, 'again')", (), AlreadyThere),
        ("INSERT INTO t VALUES (9, 'no')", (), UnstorableValue),
        ("INSERT INTO t VALUES ('word', 'x')", (), UnstorableValue),
        ("INSERT INTO t VALUES (9, ?)", (b"blob",), UnstorableValue),
        ("INSERT INTO t VALUES (9, ?)", ("\ud800",), UnstorableValue),
        ("INSERT INTO t VALUES (?, 'x')", (2**63,), UnstorableValue),
        ("INSERT INTO t VALUES (9, zeroblob(2000000000))", (), UnstorableValue),
        ("INSERT INTO t VALUES (9, ?)", (object(),), DatabaseFailed),
        ("INSERT INTO t VALUES (?, ?)", (9,), DatabaseFailed),
        ("INSERT INTO nowhere VALUES (1)", (), DatabaseFailed),
        ("no SQL at all", (), DatabaseFailed),
        ("SELECT 1; SELECT 2", (), DatabaseFailed),
    ],
)
@pytest.mark.parametrize("run", [Database.execute, Database.query])
def test_no_error_of_sqlite3_slips_through(
    database: Database, run: Callable[..., object], sql: str, values: tuple[object, ...], kind: type[StorageError]
) -> None:
    database.execute("INSERT INTO t VALUES (1, 'one')")
    with pytest.raises(StorageError) as caught:
        run(database, sql, values)
    assert type(caught.value) is kind
    assert rows(database) == [(1, "one")]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_IOERR_FSYNC, DatabaseFailed),
        (sqlite3.SQLITE_BUSY_RECOVERY, DatabaseLocked),
        (sqlite3.SQLITE_READONLY_DBMOVED, DatabaseReadOnly),
        (sqlite3.SQLITE_CORRUPT_INDEX, DatabaseDamaged),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, CannotOpen),
    ],
)
def test_faults_that_a_disk_alone_can_cause(
    file: Path, monkeypatch: pytest.MonkeyPatch, code: int, kind: type[StorageError]
) -> None:
    inject(monkeypatch, "PRAGMA synchronous", code, times=1)
    with pytest.raises(StorageError) as caught:
        Database(file)
    assert type(caught.value) is kind


@pytest.mark.parametrize(("writable", "kind"), [(True, CannotOpen), (False, DatabaseReadOnly)])
def test_a_read_only_file_system_is_told(
    file: Path, monkeypatch: pytest.MonkeyPatch, writable: bool, kind: type[StorageError]
) -> None:
    # What SQLite says on one, where it can make no file beside the database.
    inject(monkeypatch, "PRAGMA user_version", sqlite3.SQLITE_CANTOPEN, times=1)
    monkeypatch.setattr(os, "access", lambda place, _: place != file.parent or writable)
    with pytest.raises(StorageError) as caught:
        Database(file)
    assert type(caught.value) is kind


def test_text_that_is_not_utf_8_is_damage_and_not_quoted(database: Database) -> None:
    database.execute("INSERT INTO t VALUES (1, CAST(x'7365637265742dff' AS TEXT))")
    with pytest.raises(DatabaseDamaged) as caught:
        rows(database)
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_closed_database_and_a_foreign_thread_are_told(file: Path) -> None:
    database = Database(file)
    caught: list[Exception] = []

    def call() -> None:
        for use in (lambda: database.query("SELECT 1"), database.close, lambda: database.execute("SELECT 1")):
            try:
                use()
            except Exception as error:
                caught.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    thread.join()
    database.close()
    assert [type(error) for error in caught] == [DatabaseFailed] * 3
    with pytest.raises(DatabaseFailed):
        database.query("SELECT 1")
    with pytest.raises(DatabaseFailed), database.transaction():
        pytest.fail("a transaction of a closed database")
