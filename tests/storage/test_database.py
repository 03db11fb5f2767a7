import contextlib
import functools
import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from nxwa_desktop.storage.database import (
    MIGRATIONS,
    AlreadyThere,
    CannotOpen,
    Database,
    DatabaseDamaged,
    DatabaseFailed,
    DatabaseFull,
    DatabaseLocked,
    DatabaseNewer,
    DatabaseReadOnly,
    Migration,
    StorageError,
    UnstorableValue,
    make_private_folder,
)
from tests.support.storage import child

TABLE = "CREATE TABLE t (k INTEGER PRIMARY KEY, v TEXT CHECK (v <> 'no')) STRICT"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "test.sqlite3"


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    with Database(file, migrations=(TABLE,)) as database:
        yield database


def rows(database: Database) -> list[tuple[object, ...]]:
    return database.query("SELECT k, v FROM t ORDER BY k")


def mode(place: Path) -> int:
    return stat.S_IMODE(place.stat().st_mode)


# Opening


def test_every_commit_is_synchronous_and_references_hold(database: Database) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "auto_vacuum": 2, "busy_timeout": 2000}
    assert {name: database.query(f"PRAGMA {name}")[0][0] for name in wanted} == wanted


def test_the_time_out_is_the_caller_s(file: Path) -> None:
    with Database(file, busy_timeout=0.25) as database:
        assert database.query("PRAGMA busy_timeout") == [(250,)]


def test_opened_again_all_is_there(file: Path) -> None:
    with Database(file, migrations=(TABLE,)) as first:
        first.execute("INSERT INTO t VALUES (1, 'one')")
    with Database(file, migrations=(TABLE,)) as second:
        assert rows(second) == [(1, "one")]


def test_the_program_s_own_schema_is_strict(file: Path) -> None:
    with Database(file) as database:
        tables = database.query("SELECT name, strict FROM pragma_table_list WHERE name NOT GLOB 'sqlite_*'")
        assert {name for name, _ in tables} == {"accounts", "history", "history_contents"}
        assert all(strict for _, strict in tables)


def test_closing_twice_is_harmless(file: Path) -> None:
    database = Database(file)
    database.close()
    database.close()


# Transactions


def test_a_transaction_is_seen_by_others_once_it_is_left(database: Database, file: Path) -> None:
    with Database(file, migrations=(TABLE,)) as other:
        with database.transaction():
            assert database.execute("INSERT INTO t VALUES (1, 'one'), (2, 'two')") == 2
            assert rows(other) == []
        assert rows(other) == [(1, "one"), (2, "two")]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_transaction_that_raises_leaves_nothing(database: Database, error: type[BaseException]) -> None:
    def fail() -> None:
        with database.transaction():
            database.execute("INSERT INTO t VALUES (1, 'one')")
            raise error

    with pytest.raises(error):
        fail()
    assert rows(database) == []
    with database.transaction():
        database.execute("INSERT INTO t VALUES (2, 'two')")
    assert rows(database) == [(2, "two")]


def test_transactions_do_not_nest(database: Database) -> None:
    def nest() -> None:
        with database.transaction():
            database.execute("INSERT INTO t VALUES (1, 'one')")
            with database.transaction():
                pytest.fail("a transaction inside another")

    with pytest.raises(DatabaseFailed):
        nest()
    assert rows(database) == []


def test_a_transaction_takes_the_lock_at_once(database: Database, file: Path) -> None:
    with (
        Database(file, busy_timeout=0.01, migrations=(TABLE,)) as other,
        database.transaction(),
        pytest.raises(DatabaseLocked),
        other.transaction(),
    ):
        pytest.fail("two writers at once")


# Faults


def test_a_folder_in_the_file_s_place(tmp_path: Path) -> None:
    before = mode(tmp_path)
    with pytest.raises(CannotOpen):
        Database(tmp_path)
    assert mode(tmp_path) == before


def test_a_file_in_the_folder_s_place(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
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
    make_private_folder(file.parent)
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as stranger:
        stranger.execute("CREATE TABLE theirs (x)")
        stranger.execute("BEGIN")
        stranger.execute("SELECT * FROM theirs").fetchall()
        with pytest.raises(DatabaseLocked):
            Database(file, busy_timeout=0.05)
        stranger.execute("COMMIT")
        Database(file).close()


def test_switching_to_wal_is_tried_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inject(monkeypatch, "PRAGMA journal_mode", sqlite3.SQLITE_BUSY, times=3)
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
from nxwa_desktop.storage.database import Database, StorageError
if os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
for name in sys.argv[1:]:
    try:
        Database(Path(name)).close()
        print("opened")
    except StorageError as error:
        print(type(error).__name__)
"""


@pytest.mark.skipif(os.name != "posix", reason="rights by mode bits")
def test_a_folder_that_may_not_be_written_is_told() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        old, new, below = folder / "old.sqlite3", folder / "new.sqlite3", folder / "deeper" / "new.sqlite3"
        Database(old).close()
        old.chmod(0o444)
        folder.chmod(0o555)
        with child(OPEN_AS_NOBODY, old, new, below) as nobody:
            said = [nobody.read() for _ in range(3)]
        folder.chmod(0o700)
    assert said == ["DatabaseReadOnly"] * 3


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
        (sqlite3.SQLITE_IOERR_SHMSIZE, DatabaseFull),
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


def inject(monkeypatch: pytest.MonkeyPatch, prefix: str, code: int, *, times: int) -> None:
    """Let SQLite fail with `code` on the first `times` statements that start with `prefix`."""
    left = [None] * times

    class Failing(sqlite3.Connection):
        def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
            if sql.startswith(prefix) and left:
                left.pop()
                error = sqlite3.OperationalError("injected")
                error.sqlite_errorcode = code
                raise error
            return super().execute(sql, parameters)

    monkeypatch.setattr(sqlite3, "connect", functools.partial(sqlite3.connect, factory=Failing))


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


# Migrations


def add_row(database: Database) -> None:
    database.execute("INSERT INTO t VALUES (1, 'by a function')")


def test_migrations_run_once_and_in_order(file: Path) -> None:
    steps: tuple[Migration, ...] = (TABLE, add_row, "UPDATE t SET v = v || '; twice'")
    for known in (1, 3, 3):
        with Database(file, migrations=steps[:known]) as database:
            assert database.query("PRAGMA user_version") == [(known,)]
            got = rows(database)
    assert got == [(1, "by a function; twice")]


def test_a_script_may_hold_triggers_comments_and_semicolons(file: Path) -> None:
    script = f"""
    {TABLE};
    -- a remark; with a semicolon
    CREATE TRIGGER copy AFTER INSERT ON t WHEN new.k < 10 BEGIN
        INSERT INTO t VALUES (new.k + 10, 'a;b');
        UPDATE t SET v = v || ';' WHERE k = new.k;
    END;
    INSERT INTO t VALUES (1, 'one;
two')
    """
    with Database(file, migrations=(script,)) as database:
        assert rows(database) == [(1, "one;\ntwo;"), (11, "a;b")]


@pytest.mark.parametrize("fault", ["INSERT INTO t VALUES (2, 'two');\nINSERT INTO nowhere VALUES (1);", "function"])
def test_a_failing_migration_changes_nothing(file: Path, fault: str) -> None:
    def fail(database: Database) -> None:
        add_row(database)
        raise LookupError

    last: Migration = fail if fault == "function" else fault
    with pytest.raises((DatabaseFailed, LookupError)):
        Database(file, migrations=(TABLE, "INSERT INTO t VALUES (0, 'kept')", last))
    with Database(file, migrations=(TABLE, "-- done")) as database:
        assert database.query("PRAGMA user_version") == [(2,)]
        assert rows(database) == [(0, "kept")]


def test_a_newer_database_is_refused_untouched(file: Path) -> None:
    make_private_folder(file.parent)
    with contextlib.closing(sqlite3.connect(file)) as newer:
        newer.executescript("CREATE TABLE future (x); PRAGMA user_version = 99")
    before = file.read_bytes()
    with pytest.raises(DatabaseNewer):
        Database(file)
    assert file.read_bytes() == before
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]


def test_a_database_that_became_newer_meanwhile_is_refused(file: Path) -> None:
    def overtaken(database: Database) -> None:
        database.execute(TABLE)

    def meanwhile(database: Database) -> None:
        # As if a newer program had come between this one's two looks at the version.
        database.execute("PRAGMA user_version = 99")

    class Racing(Database):
        def _use_wal(self) -> None:
            super()._use_wal()
            meanwhile(self)

    with pytest.raises(DatabaseNewer):
        Racing(file, migrations=(overtaken,))
    with contextlib.closing(sqlite3.connect(file)) as raw:
        assert raw.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)


def test_a_migration_that_another_did_meanwhile_is_left_out(file: Path) -> None:
    class Overtaken(Database):
        def _use_wal(self) -> None:
            super()._use_wal()
            self.overtaken = False

        @contextlib.contextmanager
        def transaction(self) -> Iterator[None]:
            if not self.overtaken:
                self.overtaken = True
                Database(file, migrations=(TABLE,)).close()
            with super().transaction():
                yield

    with Overtaken(file, migrations=(TABLE, add_row)) as database:
        assert rows(database) == [(1, "by a function")]


def test_an_up_to_date_database_opens_while_another_writes(database: Database, file: Path) -> None:
    with database.transaction(), Database(file, busy_timeout=0.01, migrations=(TABLE,)) as other:
        assert rows(other) == []


OPEN_EACH = """
import sys
from pathlib import Path
from nxwa_desktop.storage.database import Database, MIGRATIONS

def slow(database):
    database.execute("CREATE TABLE slow (x)")
    for number in range(200):
        database.execute("INSERT INTO slow VALUES (?)", (number,))

print("ready", flush=True)
for line in sys.stdin:
    try:
        with Database(Path(line.strip()), busy_timeout=20, migrations=(*MIGRATIONS, slow)) as database:
            print(database.query("SELECT count(*) FROM slow"), database.query("PRAGMA user_version"), flush=True)
    except BaseException as error:
        print(repr(error), flush=True)
"""


def test_two_processes_that_start_at_once_migrate_once(tmp_path: Path) -> None:
    with child(OPEN_EACH) as first, child(OPEN_EACH) as second:
        assert first.read() == second.read() == "ready"
        for number in range(40):
            file = str(tmp_path / f"{number}" / "test.sqlite3")
            first.write(file)
            second.write(file)
            assert [first.read(), second.read()] == [f"[(200,)] [({len(MIGRATIONS) + 1},)]"] * 2


# Who may read it


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


posix = pytest.mark.skipif(os.name != "posix", reason="rights by mode bits")


@posix
@pytest.mark.usefixtures("no_umask")
def test_files_are_the_owner_s_alone_whatever_the_umask(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "test.sqlite3"
    with Database(file) as database:
        database.execute("DELETE FROM accounts")
        files = sorted(file.parent.iterdir())
        assert [entry.name for entry in files] == ["test.sqlite3", "test.sqlite3-shm", "test.sqlite3-wal"]
        assert {mode(entry) for entry in files} == {0o600}
        assert mode(file.parent) == mode(file.parent.parent) == 0o700


@posix
@pytest.mark.usefixtures("no_umask")
def test_the_file_is_private_before_sqlite_sees_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    connect = sqlite3.connect

    def watched(path: Path, timeout: float, isolation_level: None) -> sqlite3.Connection:
        seen.extend((mode(path), mode(path.parent)))
        return connect(path, timeout=timeout, isolation_level=isolation_level)

    monkeypatch.setattr(sqlite3, "connect", watched)
    Database(file).close()
    assert seen == [0o600, 0o700]


@posix
def test_lax_files_are_tightened(database: Database, file: Path) -> None:
    database.execute("INSERT INTO t VALUES (1, 'one')")
    places = [file, Path(f"{file}-wal"), Path(f"{file}-shm")]
    for place in places:
        place.chmod(0o666)
    file.parent.chmod(0o755)
    with Database(file, migrations=(TABLE,)) as again:
        assert rows(again) == [(1, "one")]
        assert [mode(place) for place in places] == [0o600] * 3
        assert mode(file.parent) == 0o700


@posix
def test_what_is_everybody_s_stays_so(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    Database(shared / "test.sqlite3").close()
    assert mode(shared) == 0o1777
    assert mode(shared / "test.sqlite3") == 0o600


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() != 0, reason="only root gives files away")
def test_what_belongs_to_another_user_stays_so(file: Path) -> None:
    Database(file).close()
    file.chmod(0o644)
    os.chown(file, 65534, 65534)
    Database(file).close()
    assert mode(file) == 0o644


@posix
def test_a_link_to_a_file_that_is_yet_to_be_is_followed_safely(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    Database(tmp_path / "link").close()
    assert mode(tmp_path / "target") == 0o600


def test_opening_twice_in_one_process_keeps_the_first_one_s_locks(database: Database, file: Path) -> None:
    # Closing any descriptor of a file drops all locks that the process has on it; a process that then closes believes
    # itself the last, and removes the log that this one still writes to.
    database.execute("INSERT INTO t VALUES (1, 'one')")
    with Database(file, migrations=(TABLE,)):
        open_and_close = (
            "import sys, sqlite3; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM t').fetchall(); c.close()"
        )
        subprocess.run([sys.executable, "-c", open_and_close, str(file)], check=True, timeout=30)
    assert Path(f"{file}-wal").exists()
    database.execute("INSERT INTO t VALUES (2, 'two')")
    with Database(file, migrations=(TABLE,)) as other:
        assert rows(other) == [(1, "one"), (2, "two")]


# Start


def test_naming_storage_types_imports_neither_sqlite3_nor_filelock() -> None:
    code = (
        "import sys, nxwa_desktop.storage.history, nxwa_desktop.storage.accounts;"
        "sys.exit(not {'sqlite3', 'filelock'}.isdisjoint(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=30).returncode == 0
