"""Checks that the open database file is still the one at its path, and whole."""

import contextlib
import enum
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

from nxwa_desktop.storage.errors import CannotOpen, DamagedOnDisk, DatabaseDamaged, DatabaseFailed
from nxwa_desktop.storage.sqlite import APPLICATION_ID, Database
from nxwa_desktop.storage.wal import LogWatch

HEADER = 512
"""Bytes that a database has at least."""
SMALL = 32_000_000
"""Bytes of a file that may be read as a whole in the way of a send: a tenth of a second."""
AGAIN_S, AGAIN = 0.02, 10
"""Another connection may just be writing its log into the file: it is looked at so often before it counts as broken."""


class FileState(enum.Enum):
    """The state of the file at the path, compared with the open one."""

    SAME = enum.auto()
    MISSING = enum.auto()
    OTHER = enum.auto()
    INCOMPLETE = enum.auto()
    """The file, without the write-ahead log or its index that were opened with it."""


class OpenFile:
    """The identity of the opened database file, for comparison with the file at its path.

    No file that SQLite has locks on is opened here: on POSIX, closing it would drop the locks of all connections of
    this process. The log has none."""

    def __init__(self, file: Path, before: tuple[int, int] | None) -> None:
        """Take note, once the open connection has read something.

        `before`: the identity of the file when it was about to be opened; None where there was none. Raises
        DatabaseFailed where it changed meanwhile, as when another process puts a copy in its place.
        """
        self._file = file
        real = os.path.realpath(file)  # its companions are beside what a link leads to
        self._index = Path(f"{real}-shm")
        self._identities = {place: file_identity(place) for place in (file, Path(f"{real}-wal"), self._index)}
        if (now := self._identities[file]) is None or before not in {None, now}:
            raise DatabaseFailed("the file changed while it was opened")
        self._written = self._stamp()
        self._index_size = size_of(self._index) or 0
        self._log = LogWatch(Path(f"{real}-wal")) if self._identities[Path(f"{real}-wal")] else None

    @property
    def identity(self) -> tuple[int, int] | None:
        """Tells the file from another of the same name."""
        return self._identities[self._file]

    def state(self) -> FileState:
        """Compare the identities of the files at the paths with those opened; takes microseconds."""
        for place, known in self._identities.items():
            found = file_identity(place)
            if known is None or found == known:
                continue
            if place != self._file:
                return FileState.INCOMPLETE
            return FileState.MISSING if found is None else FileState.OTHER
        self._lengthen_index()
        return FileState.SAME

    @property
    def has_own_log(self) -> bool:
        """The log beside the path is the one that was opened with the file."""
        return any(known and file_identity(place) == known for place, known in list(self._identities.items())[1:])

    def check(self, is_known: Callable[[Database], bool]) -> None:
        """Read a little of what is on the disk, past SQLite's memory of it. Raises DamagedOnDisk.

        `is_known(database)`: it has what was seen in it. That is asked, and more is read, where somebody has written
        into the file: a connection its log, from time to time.
        """
        self.check_log()
        for tries_left in reversed(range(AGAIN)):
            try:
                self._read_header()
            except DatabaseDamaged as error:
                if not tries_left:
                    raise DamagedOnDisk(str(error)) from error
                time.sleep(AGAIN_S)
            else:
                break
        if (stamp := self._stamp()) != self._written:
            self._read_all(is_known)
            self._written = stamp

    def check_log(self) -> None:
        """Raise DamagedOnDisk where the write-ahead log is not what it was, with more behind it perhaps."""
        with contextlib.suppress(OSError):  # gone meanwhile: the next look at the names tells
            if self._log is not None and not self._log.is_whole():
                raise DamagedOnDisk("the write-ahead log is damaged")

    def _read_all(self, is_known: Callable[[Database], bool]) -> None:
        with contextlib.suppress(CannotOpen), Database.read_only(self._file) as file:
            if not is_known(file):
                raise DamagedOnDisk("the file has another content")
            if (size_of(self._file) or 0) <= SMALL and not file.is_sound():
                raise DamagedOnDisk("the file was written over")

    def _stamp(self) -> tuple[int, int] | None:
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size

    def _read_header(self) -> None:
        # SQLite takes a file of one byte for a new one, and would delete its log.
        if (size := size_of(self._file)) is not None and size < HEADER:
            raise DatabaseDamaged("the file has lost its content")
        with Database.read_only(self._file, without_log=True) as file:
            ((mark,),) = file.query("PRAGMA application_id")
            file.query("SELECT COUNT(*) FROM sqlite_master")
        if mark not in {0, APPLICATION_ID}:
            raise DatabaseDamaged("the file is another program's")

    def _lengthen_index(self) -> None:
        """SQLite maps the index into memory: where it was cut off, the next look at it would end the process.

        Of zeros SQLite makes it anew from the log.
        """
        with contextlib.suppress(OSError):
            if self._index_size and self._index.stat().st_size < self._index_size:
                os.truncate(self._index, self._index_size)


def size_of(file: Path) -> int | None:
    """Bytes of a file; None where there is none, or no regular one."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def file_identity(file: Path) -> tuple[int, int] | None:
    """Tells a file from another of the same name; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def last_id(database: Database) -> int:
    """The highest id that a send ever had in this database; 0 before the first. Raises StorageError."""
    rows = database.query("SELECT seq FROM sqlite_sequence WHERE name = 'history'")
    return int(rows[0][0]) if rows else 0
