"""Copies of the database: before each migration and once a day, the last few kept."""

import contextlib
import os
import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from nxwa_desktop.storage.errors import DatabaseDamaged, DatabaseFull, DatabaseLocked, StorageError
from nxwa_desktop.storage.schema_check import is_complete
from nxwa_desktop.storage.sqlite import Database, make_private_folder
from nxwa_desktop.storage.sqlite_errors import translated
from nxwa_desktop.system.file_lock import FileLock
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.private_files import put_in_place
from nxwa_desktop.system.wall_clock import now_ms, utc_time

KEPT = 7
EVERY_MS = 24 * 3_600_000
UNFINISHED_S = 600.0
"""Seconds without a change after which a copy that is not finished is nobody's any more."""
UPDATE_PATIENCE = 120.0
"""Seconds to wait for another that brings the database to the newest version: a million sends take a while."""
_NAME = re.compile(r"([0-9]{8}T[0-9]{6}[0-9]{3})Z-v([0-9]+)\.sqlite3")
_STAMP = "%Y%m%dT%H%M%S"


def open_database(paths: Paths) -> Database:
    """Open the database; one of an older version is copied first, then brought to the newest. Raises StorageError.

    One thread or process at a time does so: a copy made while another one changes the version would be of neither.
    """
    copies: list[Path] = []
    with contextlib.ExitStack() as until_open:

        def prepare(database: Database, version: int) -> None:
            until_open.enter_context(
                alone_at(paths.data_folder / "updating.lock", "changing the version of the database")
            )
            if database.version == version:
                copies.append(Backups(paths.backup_folder).make(database, version, now_ms()))

        try:
            return Database(paths.database_file, before_migration=prepare)
        except (DatabaseFull, DatabaseLocked):
            # It is tried again, soon and often: the copies of all the tries would push out the older ones.
            for copy in copies:
                _remove(copy)
            raise


class Backups:
    """The copies in one folder, which only their owner can read. Every method raises `StorageError`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make(self, database: Database, version: int, now_ms: int) -> Path:
        """Copy the database, look through the copy, and only then count it as one; older ones go."""
        make_private_folder(self._folder)
        when = utc_time(now_ms)
        path = self._folder / f"{when.strftime(_STAMP)}{now_ms % 1000:03d}Z-v{version}.sqlite3"
        with replacing_copy(path) as unfinished:
            database.copy_to(unfinished)
        self._prune(now_ms)
        return path

    def is_due(self, now_ms: int) -> bool:
        """The newest copy is older than a day, or of a time that has not come yet."""
        made = [made_ms(path) for path in self.all()]
        return not any(0 <= now_ms - each < EVERY_MS for each in made)

    def all(self) -> tuple[Path, ...]:
        """The finished copies, newest first."""
        if not self._folder.is_dir():
            return ()
        with translated():
            return tuple(sorted((each for each in self._folder.iterdir() if _NAME.fullmatch(each.name)), reverse=True))

    def newest_good(self, newest_version: int, now_ms: int | None = None) -> Path | None:
        """The newest copy that is whole and that this version of the program can read."""
        made = self.all() if now_ms is None else self._trusted_first(now_ms)
        return next((path for path in made if version_of(path) <= newest_version and is_sound(path)), None)

    def _trusted_first(self, now_ms: int) -> list[Path]:
        """Newest first; those from a time that has not come, when the clock was ahead, count as the oldest."""
        return sorted(self.all(), key=lambda path: made_ms(path) > now_ms)

    def _prune(self, now_ms: int) -> None:
        for path in self._trusted_first(now_ms)[KEPT:]:
            _remove(path)
        self.remove_unfinished()

    def remove_unfinished(self) -> None:
        """Remove what a process that was killed left behind; one at work writes all the time."""
        for part in self._folder.glob("*.part"):
            with contextlib.suppress(OSError):
                if time.time() - part.stat().st_mtime > UNFINISHED_S:
                    _remove(part)


def back_up_if_due(paths: Paths, keep_to_retention: Callable[[Paths, Database, int], None]) -> Path | None:
    """Copy the database unless that was done today; the copy. Raises StorageError.

    `keep_to_retention(paths, database, now_ms)` then takes out of all copies what is kept no longer.
    """
    backups, now = Backups(paths.backup_folder), now_ms()
    if not backups.is_due(now) or not paths.database_file.exists():
        return None
    with open_database(paths) as database:
        made = backups.make(database, database.version, now)
        keep_to_retention(paths, database, now)
        return made


@contextlib.contextmanager
def replacing_copy(path: Path) -> Iterator[Path]:
    """Write a copy beside `path`: looked through and on the disk, it takes its place once the block is left.

    Nothing is left of it where the block raises. Raises DatabaseDamaged for a copy that is not whole.
    """
    # Of this process: two may copy at once.
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    try:
        with translated():
            unfinished.unlink(missing_ok=True)
        yield unfinished
        if not is_sound(unfinished):
            raise DatabaseDamaged("the copy of the database is damaged")
        with translated():
            sync(unfinished)
            put_in_place(unfinished, path)
    finally:
        _remove(unfinished)


def made_ms(path: Path) -> int:
    """When a copy was made, in milliseconds since the epoch."""
    if (found := _NAME.fullmatch(path.name)) is None:
        return 0
    seconds = datetime.strptime(found[1][:-3], _STAMP).replace(tzinfo=UTC).timestamp()
    return int(seconds) * 1000 + int(found[1][-3:])


def version_of(path: Path) -> int:
    """The version of the schema in a copy."""
    found = _NAME.fullmatch(path.name)
    return int(found[2]) if found else 0


def is_sound(path: Path) -> bool:
    """Check that the file is a whole database of this program. It is only read."""
    try:
        with Database.read_only(path) as database:
            return is_complete(database) and not database.is_foreign and database.is_sound()
    except StorageError:
        return False


def _remove(path: Path) -> None:
    for place in (path, path.with_name(f"{path.name}-journal"), path.with_name(f"{path.name}-wal")):
        with contextlib.suppress(OSError):
            place.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """To the disk, so that the name never stands for half a file."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def alone_at(file: Path, others: str) -> Iterator[None]:
    """Hold the lock on `file`. Raises DatabaseLocked where others, who are `others`, hold it too long; StorageError."""
    lock = FileLock(file)
    with translated():
        try:
            lock.acquire(UPDATE_PATIENCE)
        except TimeoutError:
            raise DatabaseLocked(f"another process is {others}") from None
    try:
        yield
    finally:
        lock.release()
