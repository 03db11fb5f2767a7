"""The SQLite file: opened, guarded and migrated here. No other module but `sqlite_errors` uses sqlite3."""

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nxwa_desktop.storage.errors import (
    CannotOpen,
    DatabaseDamaged,
    DatabaseFailed,
    DatabaseFull,
    DatabaseLocked,
    DatabaseNewer,
    DatabaseReadOnly,
    StorageError,
)
from nxwa_desktop.storage.schema import MIGRATIONS, Migration, statements
from nxwa_desktop.storage.sqlite_errors import translated
from nxwa_desktop.system import private_files as private
from nxwa_desktop.system.threads import gives_way, rest

if TYPE_CHECKING:
    import sqlite3


def sqlite_version() -> str:
    """Which SQLite this is."""
    import sqlite3

    return sqlite3.sqlite_version


APPLICATION_ID = int.from_bytes(b"nxwa")
"""Stands in the header of every file of this program, so that another program's is never taken for one."""
_FIRST_TABLES = frozenset({"accounts", "history", "history_contents"})
"""Tables of a file that was made before files had the id."""
_JOURNAL_RETRY_S = 0.01
_EMPTY_LOG_MS = 100
_STEPS_BETWEEN_RESTS, _PAGES_BETWEEN_RESTS = 100_000, 1_000
"""Usually some milliseconds: steps of SQLite's virtual machine, pages that are copied. A single step may take long."""


class Database:
    """One connection, for the thread that made it.

    The folder and the files are readable by their owner only. Every committed transaction is on disk (WAL,
    `synchronous=FULL`). All methods, and the constructor, raise `StorageError` and nothing of sqlite3's.
    """

    _interrupting = threading.Lock()
    _uninterrupted = False

    def __init__(
        self,
        path: Path,
        *,
        busy_timeout: float = 2.0,
        migrations: tuple[Migration, ...] = MIGRATIONS,
        before_migration: Callable[["Database", int], object] | None = None,
    ) -> None:
        """Open or create `path` and bring it to the newest version.

        `busy_timeout`: seconds to wait for another process. `before_migration(database, version)` is called before
        the first change to a file of an older version; what it raises stops that. Raises DatabaseNewer where `path`
        is from a newer program.
        """
        self._busy_timeout = busy_timeout
        self._before_migration = before_migration
        self._migrations = migrations
        refuse_unopened(path, migrations)
        self._connection = _connect(path, busy_timeout)
        try:
            self._set_up(path)
        except BaseException as error:
            with contextlib.suppress(StorageError):
                self.close()
            # SQLite cannot say why its companions cannot be in the folder: it takes no file, or the disk is full.
            if isinstance(error, CannotOpen) and path.is_file() and not os.access(path.parent, os.W_OK):
                raise DatabaseReadOnly(str(error)) from error
            if isinstance(error, DatabaseFailed) and private.is_full(path.parent):
                raise DatabaseFull(str(error)) from error
            raise

    @classmethod
    def read_only(cls, path: Path, *, without_log: bool = False) -> "Database":
        """Open `path` for a look, whatever is in it: nothing is migrated, and nothing can be written.

        `without_log`: as the file itself stands on the disk this moment, whatever its write-ahead log has; no
        companion is made or touched.
        """
        how = "mode=ro&immutable=1" if without_log else "mode=ro"
        return cls._opened(path, f"{_uri(path)}?{how}", uri=True)

    @classmethod
    def bare(cls, path: str | Path) -> "Database":
        """Open the file as it is, to write into it; `:memory:` is none on disk."""
        return cls._opened(path, path, isolation_level=None)

    @classmethod
    def _opened(cls, path: str | Path, name: str | Path, **options: Any) -> "Database":
        database = cls.__new__(cls)
        with translated():
            private.refuse_special_files(Path(path))
            database._connection = _connection(name, timeout=2.0, **options)
        return database

    @property
    def version(self) -> int:
        """The version of the schema in the file; 0 while there is none."""
        return self._version()

    @property
    def is_foreign(self) -> bool:
        """The file is another program's. An empty one is nobody's yet."""
        with self._one_moment():  # another process may be writing the first tables
            mark, version = self._application_id(), self._version()
            tables = {name for (name,) in self.query("SELECT name FROM sqlite_master")}
        if mark:
            return mark != APPLICATION_ID
        return bool(version or tables) and not tables >= _FIRST_TABLES

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run one statement; how many rows it changed (-1 where that has no meaning)."""
        with translated():
            return self._connection.execute(sql, parameters).rowcount

    def execute_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each of the rows."""
        with translated():
            self._connection.executemany(sql, rows)

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one statement; all its rows."""
        with translated():
            return self._connection.execute(sql, parameters).fetchall()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block or nothing; on disk once it is left. Takes the write lock at once. Does not nest.

        Nothing in it is interrupted.
        """
        with self._interrupting:
            self._uninterrupted = True
        try:
            self.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.execute("COMMIT")
            except BaseException:
                self._end_transaction()
                raise
        finally:
            self._uninterrupted = False

    @contextlib.contextmanager
    def _one_moment(self) -> Iterator[None]:
        """All that is read in the block is of the same moment, whatever others write. Does not nest."""
        self.execute("BEGIN")
        try:
            self._version()  # the moment is that of the first read
            yield
        finally:
            self._end_transaction()

    def _end_transaction(self) -> None:
        # After some errors, which tell more, SQLite has rolled back already.
        if self._connection.in_transaction:
            with contextlib.suppress(StorageError):
                self.execute("ROLLBACK")

    def give_back(self, pages: int) -> None:
        """Cut so many free pages off the file. Not within a transaction."""
        with translated():
            # Not execute: this statement has a step for each page, and no columns, so Python would take one step.
            self._connection.executescript(f"PRAGMA incremental_vacuum({pages:d})")

    def empty_log(self) -> bool:
        """Write what the write-ahead log has into the file; False where someone reads it. Not within a transaction."""
        # SQLite waits for who reads, and lets nobody write meanwhile.
        ((usual,),) = self.query("PRAGMA busy_timeout")
        self.query(f"PRAGMA busy_timeout = {_EMPTY_LOG_MS}")
        try:
            ((busy, *_),) = self.query("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self.query(f"PRAGMA busy_timeout = {usual}")
        return not busy

    def interrupt(self) -> None:
        """From any thread: end the query that runs now, unless it is in a transaction; it raises Interrupted."""
        # The full-text search stays in the middle of a write that is interrupted: SQLite then refuses everything, the
        # rollback included, and the connection holds the write lock for ever.
        with self._interrupting, translated():
            if not self._uninterrupted:
                self._connection.interrupt()

    def refuse_newer(self) -> None:
        """Raise DatabaseNewer where a newer program has changed the file since it was opened."""
        _refuse_newer(self._version(), self._migrations)

    def data_version(self) -> int:
        """A number that is another one once another connection has written."""
        ((version,),) = self.query("PRAGMA data_version")
        return int(version)

    def changes(self) -> tuple[int, int]:
        """Others than before once this or another connection has written."""
        ((own,),) = self.query("SELECT total_changes()")
        return int(own), self.data_version()

    def is_sound(self) -> bool:
        """True if SQLite finds nothing wrong with the file, its indexes included. Reads all of it."""
        try:
            return self.query("PRAGMA integrity_check(1)") == [("ok",)]
        except DatabaseDamaged:
            return False

    def copy_to(self, path: Path) -> None:
        """Copy everything, as it stands at this moment, into a new file at `path`. Not within a transaction.

        Where there is a write-ahead log, nobody who writes has to wait.
        """
        # Else each step would begin anew where somebody has written since the last one.
        with self._one_moment(), translated():
            private.make_database_file(path)
            with contextlib.closing(_connection(path, isolation_level=None)) as copy:
                self._connection.backup(copy, pages=_PAGES_BETWEEN_RESTS, progress=lambda *_: rest())
                # A copy is one file: without companions it can be moved and read anywhere.
                copy.execute("PRAGMA journal_mode = DELETE")

    def close(self) -> None:
        """Close the file. Closing twice is harmless."""
        with translated():
            self._connection.close()

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _set_up(self, path: Path) -> None:
        # Before anything that could write.
        if self.is_foreign:
            raise DatabaseDamaged("the file is another program's")
        with translated():
            private.tighten_database(path)
        version = self._version()
        _refuse_newer(version, self._migrations)
        if version == 0:
            # Lets the file shrink in small steps later. Has to come before the first table.
            self.execute("PRAGMA auto_vacuum = INCREMENTAL")
        self._use_wal()
        self.execute("PRAGMA synchronous = FULL")
        # macOS alone: there, fsync leaves the data in the drive's cache.
        self.execute("PRAGMA fullfsync = ON")
        self.execute("PRAGMA foreign_keys = ON")
        # What is deleted is overwritten where it stood.
        self.query("PRAGMA secure_delete = ON")
        self._migrate()

    def _use_wal(self) -> None:
        # SQLite does not wait for others here, however long its time-out is: two first starts at once would fail.
        deadline = time.monotonic() + self._busy_timeout
        while True:
            try:
                self.query("PRAGMA journal_mode = WAL")
            except DatabaseLocked:
                if time.monotonic() >= deadline:
                    raise
            else:
                return
            time.sleep(_JOURNAL_RETRY_S)

    def _migrate(self) -> None:
        migrations = self._migrations
        if 0 < (version := self._version()) < len(migrations) and self._before_migration is not None:
            self._before_migration(self, version)
        while (version := self._version()) < len(migrations):
            with self.transaction():
                # Another process may have done it while this one waited for the lock.
                if self._version() == version:
                    # A new file gets all at once: else another process could find it at an old version, and copy it.
                    for number in range(version, version + 1 if version else len(migrations)):
                        self._apply(migrations[number])
                        self.execute(f"PRAGMA user_version = {number + 1}")
                    self._set_application_id()
        _refuse_newer(version, migrations)
        if not self._application_id():
            # Of before there was one. Where it cannot be written now, it is next time.
            with contextlib.suppress(DatabaseLocked, DatabaseFull, DatabaseReadOnly):
                self._set_application_id()

    def _apply(self, migration: Migration) -> None:
        if callable(migration):
            migration(self)
            return
        self.run_script(migration)

    def run_script(self, script: str) -> None:
        """Run SQL statements one after the other, in the transaction that is open if one is."""
        import sqlite3

        # Not executescript: it commits first.
        for statement in statements(script, sqlite3.complete_statement):
            self.execute(statement)

    def _application_id(self) -> int:
        ((mark,),) = self.query("PRAGMA application_id")
        return int(mark)

    def _set_application_id(self) -> None:
        self.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    def _version(self) -> int:
        ((version,),) = self.query("PRAGMA user_version")
        return int(version)


def _connect(path: Path, busy_timeout: float) -> "sqlite3.Connection":
    make_private_folder(path.parent)
    with translated():
        private.make_database_file(path)
        return _connection(path, timeout=busy_timeout, isolation_level=None)


def _connection(name: str | Path, **options: Any) -> "sqlite3.Connection":
    import sqlite3

    connection: sqlite3.Connection = sqlite3.connect(name, **options)
    # Elsewhere it would be of no use: Python's part of it may crash a thread that the interpreter's end finds in it.
    if gives_way():
        connection.set_progress_handler(rest, _STEPS_BETWEEN_RESTS)
    return connection


def make_private_folder(folder: Path) -> None:
    """Create `folder`, and parents that are missing, for their owner only; take others' rights from it if it exists.

    Raises CannotOpen, DatabaseReadOnly, DatabaseFull.
    """
    with translated():
        private.make_folder(folder)


def _refuse_newer(version: int, migrations: tuple[Migration, ...]) -> None:
    if version < 0:
        raise DatabaseDamaged(f"the file has version {version}, which makes no sense")
    if version > len(migrations):
        raise DatabaseNewer(f"the file has version {version}, this program knows {len(migrations)}")


def refuse_unopened(path: Path, migrations: tuple[Migration, ...]) -> None:
    """Raise CannotOpen for a special file, and DatabaseNewer, before the file is opened.

    Opening a newer program's file would write beside it. What its log alone holds is known once it is open: SQLite
    writes the log into the file then, which changes nothing of the content.
    """
    with translated():
        private.refuse_special_files(path)
    version, application_id = _marks(path)
    if application_id == APPLICATION_ID:
        _refuse_newer(version, migrations)


def _uri(path: Path) -> str:
    """The address of a file, written as https://sqlite.org/uri.html says.

    `Path.as_uri` imports urllib, 4 ms of each start, and writes the name of another computer where SQLite takes none.
    """
    escaped = path.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file://{escaped}" if escaped.startswith("/") else f"file:///{escaped}"


def _marks(path: Path) -> tuple[int, int]:
    """Read version and application id from the file; zeros where it has none, so that opening it tells why."""
    import sqlite3

    with contextlib.suppress(OSError, StorageError), translated():
        file = path.resolve(strict=True)
        # By SQLite all the same: a file opened and closed by hand loses the locks of this process's connections.
        untouched = f"{_uri(file)}?mode=ro&immutable=1"
        with contextlib.closing(sqlite3.connect(untouched, uri=True)) as connection:
            asked = "SELECT user_version, application_id FROM pragma_user_version, pragma_application_id"
            version, application_id = connection.execute(asked).fetchone()
            return version, application_id
    return 0, 0
