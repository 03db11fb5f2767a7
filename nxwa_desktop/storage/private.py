"""Folders and files that their owner alone can read. Raises OSError."""

import contextlib
import os
import stat
import sys
from pathlib import Path

COMPANIONS = ("", "-wal", "-shm", "-journal")
"""What is behind the name of a database in the names of its files."""


def make_folder(folder: Path) -> None:
    """Create `folder`, and parents that are missing; take others' rights from it if it exists."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        with contextlib.suppress(FileExistsError):
            place.mkdir(mode=0o700)
    _tighten(folder)


def make_database_file(path: Path) -> None:
    """Create the file before SQLite does, which would leave its rights to the umask; its companions inherit them."""
    file = os.path.realpath(path)
    try:
        # An existing file must not be opened here: closing it would drop the locks that SQLite holds on it for
        # another connection of this process.
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        for suffix in COMPANIONS:
            with contextlib.suppress(FileNotFoundError):
                _tighten(Path(file + suffix))


def _tighten(place: Path) -> None:
    if sys.platform == "win32":
        return  # the profile's folders are private by their access lists
    status = place.stat()
    mode = stat.S_IMODE(status.st_mode)
    # A sticky folder such as /tmp is everybody's, and what belongs to another user is not ours to change.
    if mode & 0o077 and not mode & stat.S_ISVTX and status.st_uid == os.geteuid():
        place.chmod(mode & ~0o077)
