"""Tells processes that live from those that died, so that nobody closes a row whose sender still works on it."""

import contextlib
import os
import re
from pathlib import Path

from nxwa_desktop.storage.sqlite import make_private_folder
from nxwa_desktop.storage.sqlite_errors import translated
from nxwa_desktop.system.file_lock import FileLock

_TOKEN = re.compile(r"[0-9a-f]{32}")
_SUFFIX = ".lock"


class ProcessOwner:
    """This process's mark: a file locked for as long as the process lives, whatever ends it.

    The operating system drops the lock of a process that was killed. A mark that is missing or not locked belongs to
    a dead process. Marks are made, probed and removed under one guard lock; else two that probe a dead mark at once
    would each see the other's lock, and one just made could be swept away before it is locked.
    """

    def __init__(self, folder: Path, *, guard_timeout: float = 2.0, token: str = "") -> None:
        """Make a mark in `folder`/running and remove those of dead processes. Raises StorageError.

        `guard_timeout`: seconds to wait for other processes that look at the marks at this moment. `token`: the one
        that this process has had before.
        """
        self.token = token or new_token()
        """Names this process in the rows that it owns. Never used by another one."""
        self._folder = folder / "running"
        self._guard_timeout = guard_timeout
        make_private_folder(self._folder)
        self._lock = FileLock(self._lock_path(self.token))
        with translated(), self._guard():
            self._sweep()
            self._lock.acquire(0)

    def is_alive(self, token: str) -> bool:
        """True if the process that `token` names still runs, or if that cannot be found out."""
        if token == self.token and self._lock.is_held:
            return True
        if not _TOKEN.fullmatch(token):
            return False
        try:
            with self._guard():
                return not self._remove_if_dead(self._lock_path(token))
        except OSError:
            return True

    def release(self) -> None:
        """Take the mark back: from now on this process counts as dead. Doing it twice is harmless."""
        with contextlib.suppress(OSError), self._guard():
            self._lock.release()
            self._lock_path(self.token).unlink(missing_ok=True)
        # Where the guard could not be had; the next process to start removes the file.
        with contextlib.suppress(OSError):
            self._lock.release()

    def _sweep(self) -> None:
        for mark in self._folder.glob(f"*{_SUFFIX}"):
            # One that cannot be looked at is left for another day.
            with contextlib.suppress(OSError):
                self._remove_if_dead(mark)

    def _remove_if_dead(self, mark: Path) -> bool:
        """Remove the mark of a dead process; True if it was dead."""
        if not mark.exists():
            return True
        lock = FileLock(mark)
        if not lock.try_acquire():
            return False
        # In this order for Windows, which removes no open file; the guard keeps others away in between.
        lock.release()
        mark.unlink(missing_ok=True)
        return True

    def _lock_path(self, token: str) -> Path:
        return self._folder / f"{token}{_SUFFIX}"

    def _guard(self) -> contextlib.AbstractContextManager[None]:
        return FileLock(self._folder / "guard").held(self._guard_timeout)


def new_token() -> str:
    """A name for this process."""
    return os.urandom(16).hex()
