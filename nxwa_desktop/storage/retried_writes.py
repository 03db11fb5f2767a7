"""Writes that have to reach the disk: tried again until they do, or until the program ends."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

from nxwa_desktop.system.threads import WorkerClosed

T = TypeVar("T")

AGAIN_S = 1.0
"""Seconds between two tries; other calls come in between."""


class _Waiting(Generic[T]):
    """One write, and the future that its caller has."""

    def __init__(self, call: Callable[[T], object]) -> None:
        self.call = call
        self.future: Future[None] = Future()


class RetriedWrites(Generic[T]):
    """Hands each write to `submit`, again and again while it fails. Usable from any thread."""

    def __init__(self, submit: Callable[[Callable[[T], object]], "Future[object]"], again: float = AGAIN_S) -> None:
        self._submit = submit
        self._again = again
        self._lock = threading.Lock()
        self._open: set[_Waiting[T]] = set()
        self._failed: list[_Waiting[T]] = []
        self._timer: threading.Timer | None = None
        self._finishing = False
        self._reported = False
        self.on_waiting: Callable[[BaseException | None], object] | None = None
        """Called on any thread: with what keeps a write from the disk, and with None once nothing waits any more."""

    def write(self, call: Callable[[T], object]) -> "Future[None]":
        """The future is done when `call` has run without an exception; it fails only where the program ends before."""
        waiting = _Waiting(call)
        with self._lock:
            self._open.add(waiting)
        self._try(waiting)
        return waiting.future

    def settle(self, timeout: float) -> bool:
        """Wait at most `timeout` seconds for all that was written; True when it is on disk."""
        settled = threading.Event()
        with self._lock:
            left = len(self._open)
            futures = [waiting.future for waiting in self._open]
        if not left:
            return True
        lock = threading.Lock()

        def count(_: object) -> None:
            nonlocal left
            with lock:
                left -= 1
                if not left:
                    settled.set()

        for future in futures:
            future.add_done_callback(count)
        return settled.wait(timeout) and all(future.exception() is None for future in futures)

    def finish(self) -> None:
        """Try each that waits one last time, now; what fails then has failed."""
        with self._lock:
            self._finishing = True
            if self._timer is not None:
                self._timer.cancel()
        self._try_failed()

    def _try_failed(self) -> None:
        with self._lock:
            failed, self._failed, self._timer = self._failed, [], None
        for waiting in failed:
            self._try(waiting)

    def _try(self, waiting: _Waiting[T]) -> None:
        self._submit(waiting.call).add_done_callback(lambda done: self._tried(waiting, done))

    def _tried(self, waiting: _Waiting[T], done: "Future[object]") -> None:
        error = None if done.cancelled() else done.exception()
        if error is None:
            self._end(waiting, None)
            return
        with self._lock:
            if again := not (self._finishing or isinstance(error, WorkerClosed)):
                self._failed.append(waiting)
                if self._timer is None:
                    self._timer = threading.Timer(self._again, self._try_failed)
                    self._timer.daemon = True
                    self._timer.start()
        if not again:
            self._end(waiting, error)
        elif not self._reported:
            self._reported = True
            self._report(error)

    def _end(self, waiting: _Waiting[T], error: BaseException | None) -> None:
        with self._lock:
            self._open.discard(waiting)
            over = self._reported and not self._open
            self._reported = self._reported and not over
        if error is None:
            waiting.future.set_result(None)
        else:
            waiting.future.set_exception(error)
        if over:
            self._report(None)

    def _report(self, error: BaseException | None) -> None:
        if self.on_waiting is not None:
            self.on_waiting(error)
