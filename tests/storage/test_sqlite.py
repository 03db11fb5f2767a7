import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from nxwa_desktop.storage.errors import DatabaseFailed, DatabaseLocked
from nxwa_desktop.storage.sqlite import Database
from tests.support.capabilities import MODE_BITS, OWNERS
from tests.support.storage import TABLE, mode, rows

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
        tables = database.query(
            "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
        )
        assert {"accounts", "history", "history_contents", "drafts", "templates"} <= {name for name, _ in tables}
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


# Who may read it


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


posix = MODE_BITS.needed


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
@OWNERS.needed
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


def test_naming_storage_types_imports_none_of_the_slow_modules() -> None:
    code = (
        "import sys, nxwa_desktop.storage.send_log, nxwa_desktop.storage.accounts;"
        "sys.exit(not {'sqlite3', 'hashlib', 'json'}.isdisjoint(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=30).returncode == 0


def test_an_interruption_leaves_a_transaction_of_the_search_alone(file: Path) -> None:
    with Database(file) as database, Database(file) as other:
        database.execute("CREATE VIRTUAL TABLE found USING fts5 (text, tokenize = 'trigram')")
        writing = True

        def interrupt() -> None:
            while writing:
                database.interrupt()

        thread = threading.Thread(target=interrupt)
        thread.start()
        try:
            for number in range(300):
                with database.transaction():
                    database.execute("INSERT INTO found VALUES (?)", (f"an order and its number {number}",))
        finally:
            writing = False
            thread.join()
        with other.transaction():
            assert other.query("SELECT COUNT(*) FROM found") == [(300,)]


@pytest.mark.parametrize("name", ["50% off", "what?mode=memory", "#1", "a&b=c", "50%25", "李小明"])
def test_a_file_of_any_name_is_opened_for_a_look(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and "?" in name:
        name = name.replace("?", "!")
    folder = tmp_path / name
    folder.mkdir()
    with Database(folder / name) as database:
        version = database.version
    with Database.read_only(folder / name) as looked_at:
        assert looked_at.version == version > 0
    assert {each.name for each in folder.iterdir()} <= {name, f"{name}-wal", f"{name}-shm"}
