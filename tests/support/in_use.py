"""Files that are in use, as Windows has them: neither moved nor replaced while somebody has them open."""

import contextlib
import errno
import sys
from pathlib import Path
from typing import Any

import pytest

SHARING_VIOLATION, ACCESS_DENIED = 32, 5


def refusal(winerror: int = SHARING_VIOLATION) -> PermissionError:
    """What Windows' Python raises; the text is the system's, in its own language."""
    error: Any = PermissionError(errno.EACCES, "Der Prozess kann nicht auf die Datei zugreifen")
    error.winerror = winerror
    assert isinstance(error, PermissionError)
    return error


def refuse_to_move_open_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no file be moved that this process has open: Windows itself does."""
    if sys.platform == "win32":
        return
    replace = Path.replace

    def replace_closed(self: Path, target: Path) -> Path:
        if _is_open(self):
            raise refusal()
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", replace_closed)


def _is_open(file: Path) -> bool:
    for descriptor in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):  # closed meanwhile
            if descriptor.samefile(file):
                return True
    return False
