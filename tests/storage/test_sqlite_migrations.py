import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from nxwa_desktop.storage.errors import DatabaseFailed, DatabaseNewer
from nxwa_desktop.storage.schema import MIGRATIONS, Migration
from nxwa_desktop.storage.sqlite import APPLICATION_ID, Database
from tests.support.storage import TABLE, child, rows


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
        Database(file, migrations=(TABLE, last))
    with contextlib.closing(sqlite3.connect(file)) as raw:
        assert raw.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,), "a new file has all or nothing"
    Database(file, migrations=(TABLE,)).close()
    with pytest.raises((DatabaseFailed, LookupError)):
        Database(file, migrations=(TABLE, "INSERT INTO t VALUES (0, 'kept')", last))
    with Database(file, migrations=(TABLE, "-- done")) as database:
        assert database.query("PRAGMA user_version") == [(2,)]
        assert rows(database) == [(0, "kept")]


def marked(file: Path) -> int:
    with contextlib.closing(sqlite3.connect(file)) as raw:
        return int(raw.execute("PRAGMA application_id").fetchone()[0])


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_a_database_of_before_there_was_a_mark_is_ours_and_gets_it(file: Path, version: int) -> None:
    with Database(file, migrations=MIGRATIONS[:version]) as old:
        old.execute("PRAGMA application_id = 0")
        columns = "id, name, name_key, endpoint, access_key, tenant_id, appkey, business_phone, algorithm"
        old.execute(f"INSERT INTO accounts ({columns}) VALUES ('1', 'Acme', 'acme', '', '', 7, '', '', 'md5')")
    with Database(file) as database:
        assert database.query("SELECT name FROM accounts") == [("Acme",)]
    assert marked(file) == APPLICATION_ID


def test_what_cannot_be_marked_now_opens_all_the_same(file: Path) -> None:
    with Database(file) as old:
        old.execute("PRAGMA application_id = 0")
        with old.transaction(), Database(file, busy_timeout=0.01) as other:
            assert other.query("SELECT count(*) FROM accounts") == [(0,)]
    assert marked(file) == 0


def test_nobody_finds_a_new_database_half_made(file: Path) -> None:
    """Another program that starts in that moment would copy it as one of an old version."""
    seen: list[object] = []

    def look(_: Database) -> None:
        with contextlib.closing(sqlite3.connect(file)) as other:
            seen.append(other.execute("PRAGMA user_version").fetchone())

    Database(file, migrations=(TABLE, look, look)).close()
    assert seen == [(0,), (0,)]
    assert marked(file) == APPLICATION_ID


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
from nxwa_desktop.storage.sqlite import Database, MIGRATIONS

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
