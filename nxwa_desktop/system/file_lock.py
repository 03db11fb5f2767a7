"""A lock on a file, against other processes and other threads, which the operating system drops with its holder."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

_POLL_S = 0.005


class FileLock:
    """A lock that one holder at a time has, of all that name the same file; the file itself stays when it is released.

    It is not bound to a thread: another one than took it may release it.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._descriptor: int | None = None

    @property
    def is_held(self) -> bool:
        """True while this object has the lock."""
        return self._descriptor is not None

    def try_acquire(self) -> bool:
        """Take the lock unless somebody has it; True if this object has it now.

        Raises OSError where the file can be neither opened nor made, or its file system has no locks.
        """
        if self._descriptor is not None:
            return True
        try:
            descriptor = os.open(self._file, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600)
        except PermissionError:
            if sys.platform == "win32" and self._file.is_file():
                return False  # somebody is just removing it, or looks at it for viruses
            raise
        taken = False
        try:
            taken = _try_lock(descriptor)
        finally:
            if not taken:
                os.close(descriptor)
        if taken:
            self._descriptor = descriptor
        return taken

    def acquire(self, timeout: float) -> None:
        """Take the lock; raises TimeoutError where somebody else has it for `timeout` seconds, and OSError as above."""
        deadline = time.monotonic() + timeout
        while not self.try_acquire():
            if time.monotonic() >= deadline:
                raise TimeoutError(f"{self._file.name} is locked")
            time.sleep(_POLL_S)

    def release(self) -> None:
        """Give the lock up. Doing it twice is harmless."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            try:
                _unlock(descriptor)
            finally:
                os.close(descriptor)

    @contextlib.contextmanager
    def held(self, timeout: float) -> Iterator[None]:
        """Have the lock within the block; raises as `acquire`."""
        self.acquire(timeout)
        try:
            yield
        finally:
            self.release()


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:  # Wine tells no number by which one error is known from another
            return False
        return True

    def _unlock(descriptor: int) -> None:
        # Windows drops the locks of a closed file when it has the time.
        with contextlib.suppress(OSError):
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):  # the latter on network file systems
            return False
        return True

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)  # a copy of the descriptor in a forked process has the same lock
