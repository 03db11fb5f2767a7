"""Detects that the installed program was replaced by an update while this process runs."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def program_file() -> Path:
    """A file that every other version brings anew: the frozen program's own, else the one that holds the version."""
    return Path(sys.executable) if getattr(sys, "frozen", False) else _PACKAGE / "__init__.py"


class Installation:
    """The program as it lay on the disk when this value was made."""

    def __init__(self) -> None:
        self._file = program_file()
        self._seen = _stamp(self._file)

    def replaced(self) -> bool:
        """Another version, or nothing, lies there now. One system call."""
        return _stamp(self._file) != self._seen


def _stamp(file: Path) -> tuple[int, int] | None:
    """Not the inode: the same version installed again is no other."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
