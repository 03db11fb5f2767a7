"""Replaces a damaged database by the newest good copy, and sets the damaged file aside."""

import contextlib
import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec

from nxwa_desktop.storage.backup import Backups, alone_at, is_sound, made_ms, sync
from nxwa_desktop.storage.errors import (
    Change,
    DatabaseDamaged,
    DatabaseFailed,
    DatabaseNewer,
    StorageError,
)
from nxwa_desktop.storage.file_identity import HEADER, file_identity, last_id, size_of
from nxwa_desktop.storage.schema import MIGRATIONS
from nxwa_desktop.storage.schema_check import is_complete, version_by_schema
from nxwa_desktop.storage.sqlite import Database, make_private_folder, refuse_unopened
from nxwa_desktop.storage.sqlite_errors import translated
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.private_files import COMPANIONS, is_absent, put_in_place
from nxwa_desktop.system.wall_clock import now_ms, utc_time

FARTHEST_VERSION = 100
"""A version that is so far ahead of this program's is damage, and not a newer program's."""


class _HeldByThread(threading.local):
    """The files that this thread has locked by `alone`."""

    def __init__(self) -> None:
        self.files: set[Path] = set()


_held_by_thread = _HeldByThread()


class Restored(msgspec.Struct, frozen=True):
    """The result of replacing a damaged database."""

    set_aside: Path
    """The folder that has the damaged file now."""
    backup_made_ms: int | None
    """When the copy was made that took its place, in milliseconds since the epoch; None: there was none."""


class Held(msgspec.Struct, frozen=True):
    """The file as it was opened, whatever stands at its path now."""

    database: Database
    identity: tuple[int, int] | None
    last_id: int
    """Of the newest send that was seen in it."""


def restore(
    paths: Paths, newest_version: int, now_ms: int, *, held: Held | None = None, certain: bool = False
) -> Restored | None:
    """Set the damaged file aside and put the newest good copy in its place, or nothing where there is none.

    `held`: what the open connection still has comes first. `certain`: that file is known to be damaged. None where
    another process has done so meanwhile. Raises StorageError.
    """
    with alone(paths):
        known = certain and (held is None or file_identity(paths.database_file) == held.identity)
        if not known and not (is_damaged(paths) or is_misnumbered(paths)):
            return None
        if not known and _version_mended(paths):
            return None
        made = now_ms if _is_held_copied(held, paths) or _is_read_whole(paths) else _copied_without_log(paths)
        return Restored(*_exchange(paths, newest_version, now_ms, made))


def put_back(paths: Paths, newest_version: int, now_ms: int, held: Held | None) -> Restored | None:
    """Put what the open file still has in the place of whatever stands there now, else the newest good copy.

    None where it has all. Raises StorageError.
    """
    with alone(paths):
        is_whole = _is_held_copied(held, paths)
        restored = Restored(*_exchange(paths, newest_version, now_ms, now_ms if is_whole else None))
        return None if is_whole else restored


def set_log_aside(paths: Paths, now_ms: int) -> None:
    """Take the log away that belongs to another file than stands beside it, or to none. Raises StorageError."""
    with alone(paths):
        _set_aside(paths, now_ms, COMPANIONS[1:])


def is_log_orphaned(paths: Paths) -> bool:
    """There is a log without its file: SQLite would take it for the log of the next one."""
    file = paths.database_file
    return is_absent(file) and any(file.with_name(f"{file.name}{suffix}").exists() for suffix in COMPANIONS[1:3])


def _exchange(paths: Paths, newest_version: int, now_ms: int, made: int | None) -> tuple[Path, int | None]:
    """Set aside what stands in the file's place, and put a fresh copy there.

    `made`: when the one that lies there already was made; None takes the newest good backup. Where the old file is
    now, and when what took its place was made.
    """
    if made is None:
        backup = Backups(paths.backup_folder).newest_good(newest_version, now_ms)
        if backup is None:
            return _set_aside(paths, now_ms), None
        # Before the damaged file goes: without room for the copy it stays, and the next start tries again.
        _copy(backup, _fresh(paths))
        made = made_ms(backup)
    aside = _set_aside(paths, now_ms)
    with translated():
        put_in_place(_fresh(paths), paths.database_file)
    return aside, made


def _is_held_copied(held: Held | None, paths: Paths) -> bool:
    """Copy all that the open connection reads, if that is all it ever had."""
    if held is None or not _is_copied(held.database, _fresh(paths)):
        return False
    with Database.read_only(_fresh(paths)) as copy:
        return last_id(copy) >= held.last_id


def is_closed_to_writing(paths: Paths) -> bool:
    """The system would let the file be written, so that it is its own header that says it may not."""
    file = paths.database_file
    return file.is_file() and os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


def _is_read_whole(paths: Paths) -> bool:
    """Copy the file with its log, where nothing is wrong with it but its header."""
    with contextlib.suppress(StorageError):
        if not lost_its_content(paths):
            with Database.read_only(paths.database_file) as file:
                return is_complete(file) and not file.is_foreign and _is_copied(file, _fresh(paths))
    return False


def _copied_without_log(paths: Paths) -> int | None:
    """Copy the file alone, where it is its log that is damaged; when it was last changed, in milliseconds."""
    with contextlib.suppress(StorageError, OSError):
        changed = paths.database_file.stat()
        if changed.st_size >= HEADER:
            with Database.read_only(paths.database_file, without_log=True) as file:
                # Not with all its log could it be used, which the caller knows.
                if is_complete(file) and not file.is_foreign and file.is_sound() and _is_copied(file, _fresh(paths)):
                    return changed.st_mtime_ns // 1_000_000
    return None


def _is_copied(database: Database, fresh: Path) -> bool:
    try:
        make_private_folder(fresh.parent)
        with translated():
            fresh.unlink(missing_ok=True)
        database.copy_to(fresh)
        if is_sound(fresh):
            with translated():
                sync(fresh)
            return True
    except (DatabaseDamaged, DatabaseFailed):
        pass
    with contextlib.suppress(OSError):
        fresh.unlink(missing_ok=True)
    return False


def is_damaged(paths: Paths, *, thorough: bool = True, without_log: bool = False) -> bool:
    """True if the file is there but cannot be used as a database of this program.

    `thorough`: all of it is read. `without_log`: the log beside it is another file's."""
    file = paths.database_file
    if lost_its_content(paths):
        return True
    if not file.exists():
        return False
    try:
        with Database.read_only(file, without_log=without_log) as database:
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
    with contextlib.suppress(OSError, StorageError), Database.read_only(file, without_log=True) as database:
        version = database.version
        nonsense = version > known + FARTHEST_VERSION or version_by_schema(database) == known
        if version > known and nonsense and not database.is_foreign:
            return Backups(paths.backup_folder).newest_good(known) is not None
    return False


def refuse_unopenable(paths: Paths) -> None:
    """Raise CannotOpen or DatabaseNewer where that is known before anything is written beside the file."""
    try:
        refuse_unopened(paths.database_file, MIGRATIONS)
    except DatabaseDamaged:
        return
    except DatabaseNewer:
        if not is_misnumbered(paths):
            raise


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
    # Looked for in the list of the folder: on Windows, one that is itself looked at cannot be deleted.
    journal = file.with_name(f"{file.name}-journal")
    try:
        found = file.stat()
        is_empty = stat.S_ISREG(found.st_mode) and found.st_size <= 1
        return is_empty and journal not in file.parent.iterdir() and bool(Backups(paths.backup_folder).all())
    except FileNotFoundError:
        return _fresh(paths).exists()
    except OSError:
        return False


def copy_of_absent(paths: Paths) -> int | None:
    """When the newest good copy was made of a file that is not there; None where it is there, or no copy is."""
    if not is_absent(paths.database_file) or lost_its_content(paths):
        return None
    copy = Backups(paths.backup_folder).newest_good(len(MIGRATIONS), now_ms())
    return None if copy is None else made_ms(copy)


def change_of(paths: Paths, *, without_log: bool) -> Change:
    """The kind of change that the file at the path shows. `without_log`: the log still belongs to the open file."""
    size = size_of(paths.database_file)
    if size is None or size < HEADER or is_damaged(paths, without_log=without_log):
        return Change.UNUSABLE
    return Change.REPLACED


def _fresh(paths: Paths) -> Path:
    """The path of a copy until it is whole: half of one must never be taken for the database."""
    return paths.database_file.with_suffix(".restored")


def _copy(backup: Path, fresh: Path) -> None:
    try:
        with translated():
            import shutil  # seldom; with what it imports it takes 2 ms of each start

            shutil.copyfile(backup, fresh)
            fresh.chmod(0o600)
            sync(fresh)
    except BaseException:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise


def _set_aside(paths: Paths, now_ms: int, suffixes: tuple[str, ...] = COMPANIONS) -> Path:
    when = utc_time(now_ms).strftime("%Y%m%dT%H%M%S")
    folder = paths.damaged_folder / f"{when}{now_ms % 1000:03d}Z"
    with translated():
        try:
            for suffix in suffixes:
                part = paths.database_file.with_name(f"{paths.database_file.name}{suffix}")
                if os.path.lexists(part):
                    make_private_folder(folder)
                    put_in_place(part, folder / part.name)
        finally:
            with contextlib.suppress(OSError):  # not empty, as a rule
                folder.rmdir()
    return folder


@contextlib.contextmanager
def alone(paths: Paths) -> Iterator[None]:
    """Let no other process open the database or exchange its file; may be nested. Raises StorageError.

    A connection that is opened while the file is exchanged writes a log that the new file would take for its own.
    """
    file, held = paths.data_folder / "restoring.lock", _held_by_thread.files
    if file in held:
        yield
        return
    make_private_folder(paths.data_folder)
    with alone_at(file, "opening or restoring the database"):
        held.add(file)
        try:
            yield
        finally:
            held.discard(file)
