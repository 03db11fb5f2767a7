"""What is done about a damaged database: set it aside, and go on with the newest good copy."""

import contextlib
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from nxwa_desktop.paths import Paths
from nxwa_desktop.storage.backup import Backups, made_ms, sync
from nxwa_desktop.storage.database import (
    Database,
    DatabaseDamaged,
    StorageError,
    make_private_folder,
    translated,
)
from nxwa_desktop.storage.private import COMPANIONS
from nxwa_desktop.storage.schema import MIGRATIONS
from nxwa_desktop.storage.schema_check import is_complete, version_by_schema
from nxwa_desktop.storage.wal import marks_in_log

FARTHEST_VERSION = 100
"""A version that is so far ahead of this program's is damage, and not a newer program's."""
PATIENCE = 10.0
"""Seconds to wait for another process that does the same."""


class Restored(msgspec.Struct, frozen=True):
    """What was done about a damaged database."""

    set_aside: Path
    """The folder that has the damaged file now."""
    backup_made_ms: int | None
    """When the copy was made that took its place, in milliseconds since the epoch; None: there was none."""


def restore(paths: Paths, newest_version: int, now_ms: int) -> Restored | None:
    """Set the damaged file aside and put the newest good copy in its place, or nothing where there is none.

    None where another process has done so meanwhile. Raises StorageError.
    """
    with _alone(paths):
        if not (is_damaged(paths) or is_misnumbered(paths)) or _version_mended(paths):
            return None
        backup = Backups(paths.backup_folder).newest_good(newest_version, now_ms)
        if backup is None:
            return Restored(_set_aside(paths, now_ms), None)
        # Before the damaged file goes: without room for the copy it stays, and the next start tries again.
        _copy(backup, _fresh(paths))
        aside = _set_aside(paths, now_ms)
        with translated():
            _fresh(paths).replace(paths.database_file)
        return Restored(aside, made_ms(backup))


def is_damaged(paths: Paths, *, thorough: bool = True) -> bool:
    """Whether the file is there and cannot be used as what it should be. `thorough`: all of it is read."""
    file = paths.database_file
    if lost_its_content(paths):
        return True
    if not file.exists():
        return False
    try:
        with Database.read_only(file) as database:
            return database.is_foreign or _is_unusable(database) or (thorough and not database.is_sound())
    except DatabaseDamaged:
        return True
    except StorageError:
        return False  # locked, or not to be read: that says nothing about what is in it


def _is_unusable(database: Database) -> bool:
    """Its version makes no sense, or it has not what that version needs."""
    version = database.version
    if version > len(MIGRATIONS):
        return False  # a newer program's: what it needs is not known here
    if version == 0:
        return bool(database.query("SELECT 1 FROM sqlite_master LIMIT 1"))
    return not is_complete(database)


def is_misnumbered(paths: Paths) -> bool:
    """The file says that a newer program wrote it, which is not so, and there is a good copy.

    A newer version has other tables than this one, and not hundreds of versions come between.
    """
    file, known = paths.database_file, len(MIGRATIONS)
    with contextlib.suppress(OSError, StorageError):
        # What lies in the log alone cannot be looked at without touching it.
        if marks_in_log(file.with_name(f"{file.name}-wal")) is None:
            with Database.read_only(file, without_log=True) as database:
                version = database.version
                nonsense = version > known + FARTHEST_VERSION or version_by_schema(database) == known
                if version > known and nonsense and not database.is_foreign:
                    return Backups(paths.backup_folder).newest_good(known) is not None
    return False


def _version_mended(paths: Paths) -> bool:
    """Write the version that the schema tells, where that is all there is to mend: nothing is lost by it."""
    if lost_its_content(paths):
        return False
    with contextlib.suppress(StorageError):
        with Database.read_only(paths.database_file) as database:
            version = version_by_schema(database)
            if version in {None, database.version} or database.is_foreign or not database.is_sound():
                return False
        with Database.bare(paths.database_file) as database:
            database.execute(f"PRAGMA user_version = {version:d}")
            return True
    return False


def lost_its_content(paths: Paths) -> bool:
    """The file is empty, though there are copies of one that was not; or gone, in the middle of a restoring."""
    file = paths.database_file
    # SQLite takes one byte for none, and deletes the WAL beside an empty file. A journal: it is being made just now.
    journal = file.with_name(f"{file.name}-journal")
    try:
        return file.stat().st_size <= 1 and not journal.exists() and bool(Backups(paths.backup_folder).all())
    except FileNotFoundError:
        return _fresh(paths).exists()
    except OSError:
        return False


def _fresh(paths: Paths) -> Path:
    """Where the copy lies until it is whole: half of one must never be taken for the database."""
    return paths.database_file.with_suffix(".restored")


def _copy(backup: Path, fresh: Path) -> None:
    try:
        with translated():
            shutil.copyfile(backup, fresh)
            fresh.chmod(0o600)
            sync(fresh)
    except BaseException:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise


def _set_aside(paths: Paths, now_ms: int) -> Path:
    when = datetime.fromtimestamp(now_ms / 1000, UTC).strftime("%Y%m%dT%H%M%S")
    folder = paths.damaged_folder / f"{when}{now_ms % 1000:03d}Z"
    make_private_folder(folder)
    with translated():
        for suffix in COMPANIONS:
            part = paths.database_file.with_name(f"{paths.database_file.name}{suffix}")
            with contextlib.suppress(FileNotFoundError):
                part.replace(folder / part.name)
    return folder


@contextlib.contextmanager
def _alone(paths: Paths) -> Iterator[None]:
    from filelock import FileLock

    make_private_folder(paths.data_folder)
    with translated():
        lock = FileLock(paths.data_folder / "restoring.lock", mode=0o600)
        lock.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        lock.release()
