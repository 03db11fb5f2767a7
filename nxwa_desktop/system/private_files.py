"""Folders and files that their owner alone can read. Raises OSError."""

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

REPLACE_PATIENCE_S = 1.0 if sys.platform == "win32" else 0.0
"""Seconds to wait until a file is closed that another one is to take the place of."""
_ACCESS_DENIED, _IN_USE = 5, (32, 33)
"""Windows' errors: access denied; sharing violation, lock violation."""
_LONG_PATH = 200
"""Bytes. A name may have 255 of them, a path on Windows 259 characters."""
COMPANIONS = ("", "-wal", "-shm", "-journal")
"""The endings of a database's files."""
_LOOKED_AT = ("",) if sys.platform == "win32" else COMPANIONS
"""Which of them may be looked at while another process works with them.

On Windows a look opens the file, and a file that is deleted meanwhile stays until it is closed. A journal that stays is
taken for that of a crash: what was committed is undone.
"""
_ROOM_TO_OPEN = 32 * 1024


def make_folder(folder: Path) -> None:
    """Create `folder`, and parents that are missing; take others' rights from it if it exists and is the program's."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        with contextlib.suppress(FileExistsError):
            place.mkdir(mode=0o700)
    status = folder.stat()
    if not stat.S_ISDIR(status.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    # What a link leads to, or a sticky folder such as /tmp, is there for others too.
    if not folder.is_symlink() and not status.st_mode & stat.S_ISVTX and not _is_shared(folder):
        _tighten(folder, status)


def make_database_file(path: Path) -> None:
    """Create the file before SQLite does, which would leave its rights to the umask; its companions inherit them."""
    with contextlib.suppress(FileExistsError):
        # An existing file must not be opened here: closing it would drop the locks that SQLite holds on it for
        # another connection of this process.
        os.close(os.open(os.path.realpath(path), os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def tighten_database(path: Path) -> None:
    """Take others' rights from a database and its companions."""
    for file in _looked_at(path):
        tighten(file)


def refuse_special_files(path: Path) -> None:
    """Raise OSError where a database or a companion is there and is no regular file.

    Opening a pipe waits for ever; what a link or a device leads to may be anybody's.
    """
    for file in _looked_at(path):
        refuse_special(file)


def _looked_at(path: Path) -> tuple[Path, ...]:
    # They lie beside what a link leads to.
    file = os.path.realpath(path)
    return tuple(Path(file + suffix) for suffix in _LOOKED_AT)


def is_full(folder: Path) -> bool:
    """True if the disk has no room for the smallest index of a database's write-ahead log."""
    import shutil

    with contextlib.suppress(OSError):
        return shutil.disk_usage(folder).free < _ROOM_TO_OPEN
    return False


def is_absent(path: Path) -> bool:
    """Nothing is there; a loop of links is something."""
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def refuse_special(path: Path) -> None:
    """Raise OSError where `path` is there and is no regular file, without opening it."""
    with contextlib.suppress(FileNotFoundError):
        if not stat.S_ISREG(mode := path.stat().st_mode):
            code = errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL
            raise OSError(code, "Is a directory" if stat.S_ISDIR(mode) else "Not a regular file")


def tighten(file: Path) -> None:
    """Take others' rights from a regular file of this user, if it is there."""
    with contextlib.suppress(FileNotFoundError):
        status = file.stat()
        if stat.S_ISREG(status.st_mode):
            _tighten(file, status)


def opener(path: str, flags: int) -> int:
    """For `open`: makes the file for its owner only, takes others' rights from one that is there.

    Raises OSError for what is no regular file.
    """
    file = Path(path)
    refuse_special(file)
    tighten(file)
    return os.open(file, flags, 0o600)


def make_file(path: Path) -> None:
    """Create the file for its owner only; take others' rights from one that is there."""
    os.close(opener(str(path), os.O_CREAT | os.O_RDWR))


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Write a new file that takes the place of `path` once the block is left, whole, on disk and for its owner only.

    Nothing is left of it where the block raises.
    """
    refuse_special(path)
    part = _part_of(path)
    try:
        with open(part, "xb", opener=opener) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        put_in_place(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _part_of(path: Path) -> Path:
    """A new name beside `path`, no longer than it where that comes near what systems allow."""
    ending = f".{os.urandom(4).hex()}.part"
    begin = path.name[: -len(ending)] if len(os.fsencode(path)) > _LONG_PATH else path.name
    return path.with_name(f"{begin}{ending}")


def put_in_place(part: Path, path: Path) -> None:
    """Let `part` take the place of `path`.

    On Windows nothing takes the place of a file that somebody has open (an editor, a scan for viruses): tried again for
    `REPLACE_PATIENCE_S`. Raises OSError, with `errno.EBUSY` where it is still open then.
    """
    deadline = time.monotonic() + REPLACE_PATIENCE_S
    while True:
        try:
            part.replace(path)
        except PermissionError as error:
            if time.monotonic() < deadline:
                time.sleep(0.02)
            elif is_in_use(error) or (_is_denied(error) and _is_writable(path)):
                raise OSError(errno.EBUSY, os.strerror(errno.EBUSY)) from error
            else:
                raise
        else:
            return


def is_in_use(error: BaseException) -> bool:
    """True where another program has the file open, or a part of it locked."""
    return getattr(error, "winerror", None) in _IN_USE or getattr(error, "errno", None) == errno.EBUSY


def _is_denied(error: OSError) -> bool:
    """Windows says so of a file that somebody has open, too."""
    return getattr(error, "winerror", None) == _ACCESS_DENIED


def _is_writable(path: Path) -> bool:
    return path.is_file() and os.access(path, os.W_OK)


def _tighten(place: Path, status: os.stat_result) -> None:
    if sys.platform == "win32":
        return  # the profile's folders are private by their access lists
    mode = stat.S_IMODE(status.st_mode)
    # What belongs to another user is not ours to change.
    if mode & 0o077 and status.st_uid == os.geteuid():
        place.chmod(mode & ~0o077)


def _is_shared(folder: Path) -> bool:
    """True for a folder with files of others in it: a home folder, its parents, the root of a file system."""
    home = Path(os.path.realpath(os.path.expanduser("~")))  # noqa: PTH111 - a path's own raises where there is none
    return Path(os.path.realpath(folder)) in {home, *home.parents} or os.path.ismount(folder)
