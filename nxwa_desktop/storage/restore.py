"""What is done about a damaged database: set it aside, and go on with the newest good copy."""

import contextlib
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from nxwa_desktop.paths import Paths
from nxwa_desktop.storage.backup import Backups, made_ms
from nxwa_desktop.storage.database import Database, DatabaseDamaged, StorageError, make_private_folder, translated

_COMPANIONS = ("", "-wal", "-shm", "-journal")
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
        if not is_damaged(paths):
            return None
        aside = _set_aside(paths, now_ms)
        backup = Backups(paths.backup_folder).newest_good(newest_version)
        if backup is None:
            return Restored(aside, None)
        with translated():
            # Under another name first: half a copy must never be taken for the database.
            fresh = paths.database_file.with_suffix(".restored")
            shutil.copyfile(backup, fresh)
            fresh.chmod(0o600)
            fresh.replace(paths.database_file)
        return Restored(aside, made_ms(backup))


def is_damaged(paths: Paths) -> bool:
    """Whether the file is there and cannot be used as what it should be."""
    file = paths.database_file
    if not file.exists():
        return False
    if lost_its_content(paths):
        return True
    try:
        with Database.read_only(file) as database:
            return not database.is_sound() or database.is_foreign
    except DatabaseDamaged:
        return True
    except StorageError:
        return False  # locked, or not to be read: that says nothing about what is in it


def lost_its_content(paths: Paths) -> bool:
    """The file is empty, though there are copies of one that was not."""
    file = paths.database_file
    try:
        return not file.stat().st_size and not _has_journal(file) and bool(Backups(paths.backup_folder).all())
    except OSError:
        return False


def _has_journal(file: Path) -> bool:
    wal = file.with_name(f"{file.name}-wal")
    return wal.exists() and wal.stat().st_size > 0


def _set_aside(paths: Paths, now_ms: int) -> Path:
    when = datetime.fromtimestamp(now_ms / 1000, UTC).strftime("%Y%m%dT%H%M%S")
    folder = paths.damaged_folder / f"{when}{now_ms % 1000:03d}Z"
    make_private_folder(folder)
    with translated():
        for suffix in _COMPANIONS:
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
