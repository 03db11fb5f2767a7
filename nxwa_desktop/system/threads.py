"""Daemon threads, which neither an event loop nor the exit of the interpreter waits for."""

import contextlib
import functools
import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_IMPORTING = threading.Lock()
_own = threading.local()
_NICENESS = 5
"""Of a thread that gives way: a third of the time that another one gets, for it may hold what others wait for."""
LONGEST_REST_S, LEAST_WORK_S = 1.0, 0.2
"""Seconds in which work that gives way stops and goes on in turns, however long the pause: others may wait for it."""


class WorkerClosed(Exception):  # noqa: N818 - a state, not an error
    """The worker was closed and takes no more calls."""


class SerialWorker:
    """Runs calls on one daemon thread, begun by the first of them, one after the other in their order.

    A call that hangs delays those behind it, but not the exit of the interpreter.
    """

    def __init__(self, name: str) -> None:
        self.begin: Callable[[], object] | None = None
        """Called on the thread before the first call, which runs whether this fails or not. Set it before that."""
        self._calls: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._closed = False
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)

    def submit(self, call: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Queue `call`; the future carries its result or exception. A cancelled future is not run."""
        future: Future[T] = Future()
        with self._lock:  # a call queued behind the end would never be run
            if not self._closed:
                self._calls.put(lambda: _run(future, lambda: call(*args, **kwargs)))
                if self._thread.ident is None:
                    self._thread.start()
                return future
        future.set_exception(WorkerClosed())
        return future

    def close(self, timeout: float) -> bool:
        """Refuse new calls, wait at most `timeout` seconds for those queued; True when all were done."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._calls.put(None)
        if self._thread.ident is not None:
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def _serve(self) -> None:
        if self.begin is not None:
            _run(Future(), self.begin)
        while (call := self._calls.get()) is not None:
            call()
            del call  # with its arguments and its result, perhaps a secret


class DaemonExecutor(ThreadPoolExecutor):
    """The default executor of an asyncio loop: one daemon thread for each call.

    asyncio looks names up in it, and joins the standard one at exit, so that quitting would take as long as DNS does.
    """

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Run `fn` on a thread of its own."""
        return run_in_thread(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Return at once: nothing is waited for."""


def run_in_thread(function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
    """Run `function` on a daemon thread of its own."""
    future: Future[T] = Future()
    work = functools.partial(function, *args, **kwargs)
    threading.Thread(target=_run, args=(future, work), name="nxwa-call", daemon=True).start()
    return future


class BackgroundPause:
    """Stops the threads that give way to it while a person waits for something."""

    def __init__(self) -> None:
        self._over = self._resumed = 0.0

    def begin(self, seconds: float) -> None:
        """Let them stop for so long from now, or longer where they stop already."""
        self._over = max(self._over, time.monotonic() + seconds)

    @property
    def is_on(self) -> bool:
        """True until its time is over."""
        return self._over > time.monotonic()

    def wait(self) -> None:
        """Return once its time is over, or after `LONGEST_REST_S`; then at once for `LEAST_WORK_S`."""
        begun = time.monotonic()
        if self._over <= begun or begun < self._resumed + LEAST_WORK_S:
            return
        while (left := min(self._over, begun + LONGEST_REST_S) - time.monotonic()) > 0:
            time.sleep(left)
        self._resumed = time.monotonic()


def give_way(pause: BackgroundPause) -> None:
    """Let other threads run before this one, for good: `rest` waits for the end of `pause`, and Linux, alone of the
    systems, gives it less of a processor."""
    _own.pause = pause
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)


def gives_way() -> bool:
    """True on a thread that called `give_way`."""
    return hasattr(_own, "pause")


def rest() -> None:
    """Called often by long work: wait where its thread gives way to a pause that is on."""
    if (pause := getattr(_own, "pause", None)) is not None:
        pause.wait()


def run_imports(function: Callable[[], T]) -> T:
    """Run `function`, which imports much, on this thread, once no other one does so.

    Each thread that imports takes as much of the interpreter as the window's own: beside two of them it has a third.
    """
    with _IMPORTING:
        return function()


def _run(future: "Future[Any]", call: Callable[[], Any]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = call()
    except BaseException as error:
        with contextlib.suppress(Exception):
            future.set_exception(error)
    else:
        future.set_result(result)
