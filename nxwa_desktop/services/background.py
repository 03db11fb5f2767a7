"""The way from the window's thread to the background and back.

Three daemon threads serve the program: an asyncio loop for the network (here), a serial queue for the keyring and one
for the disk (`storage`). Three designs were built and measured; this one alone cancels during connect and name lookup,
and quits cleanly. What comes back travels as a queued signal of a QObject that lives in the window's thread.
"""

import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from nxwa_desktop.workers import DaemonExecutor

if TYPE_CHECKING:  # 25 ms that the first paint does without
    import asyncio

T = TypeVar("T")


class _Gate:
    """Shut before Qt's side of a Relay goes, and never while a worker is on its way through.

    To emit a signal of an object that is being deleted in another thread crashes the process.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._shut = False

    @property
    def is_shut(self) -> bool:
        """Nothing passes any more."""
        return self._shut

    def shut(self) -> None:
        """From any thread; returns once nobody is inside."""
        with self._lock:
            self._shut = True

    def pass_through(self, emit: Callable[[], object]) -> None:
        """Run `emit`, which must not wait for anything, unless the gate is shut."""
        with self._lock:
            if not self._shut:
                # Python's side of the object may notice the deletion a little earlier than Qt announces it.
                with contextlib.suppress(RuntimeError):
                    emit()


class Relay(QObject):
    """Calls back in the thread it lives in when a future is done, however and wherever that happens."""

    _done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gate = _Gate()
        # Queued even within one thread: an answer that is there at once must not overtake the line that asks for it.
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._gate.shut)

    def when_done(self, future: "Future[T]", then: Callable[["Future[T]"], object]) -> None:
        """Call `then(future)` in this object's thread, later, unless `close` or its deletion came first."""
        gate, emit = self._gate, self._done.emit
        future.add_done_callback(lambda done: gate.pass_through(lambda: emit(then, done)))

    def close(self) -> None:
        """From now on nothing is delivered: the window is going away."""
        self._gate.shut()

    def _deliver(self, then: Callable[[Any], object], done: "Future[Any]") -> None:
        if not self._gate.is_shut:
            then(done)


class Job:
    """One coroutine on the network thread. `future` carries its result; `cancel` asks its task to end."""

    def __init__(self, network: "NetworkThread") -> None:
        self.future: Future[Any] = Future()
        self._network = network
        self._task: asyncio.Task[Any] | None = None

    def start(self, loop: "asyncio.AbstractEventLoop", work: Callable[[], Coroutine[Any, Any, Any]]) -> None:
        """On the loop's thread: make the coroutine and run it."""
        if self.future.set_running_or_notify_cancel():
            self._task = loop.create_task(_run(work))
            self._task.add_done_callback(self._finished)

    def cancel(self) -> None:
        """From any thread. The task decides what its result is then; one not yet started gives none, at once."""
        # A loop that is still being built, or imports something, must not keep the answer back.
        if not self.future.cancel():
            self._network.call(self._cancel)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _finished(self, task: "asyncio.Task[Any]") -> None:
        # A task cancelled before its first step never enters its `try`: it is answered for here.
        if task.cancelled():
            self.future.set_exception(CancelledError())
        elif (error := task.exception()) is not None:
            self.future.set_exception(error)
        else:
            self.future.set_result(task.result())


async def _run(work: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    # What fails while the coroutine is made fails like the coroutine.
    return await work()


class NetworkThread:
    """A daemon thread that runs an asyncio loop, begun by the first call.

    Quitting never waits for a name lookup or a connection.
    """

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: list[Callable[[], object]] = []
        self._lock = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._serve, name="nxwa-network", daemon=True)

    def run(self, work: Callable[[], Coroutine[Any, Any, Any]]) -> Job:
        """Run the coroutine that `work` makes; `work` itself is called on the network thread."""
        job = Job(self)
        self.call(lambda: job.start(self._running(), work))
        return job

    def call(self, work: Callable[[], object]) -> None:
        """Run a plain function on the network thread. The caller never waits, not even for the thread's start."""
        with self._lock:
            if self._closed:
                return
            if self._loop is not None:
                self._loop.call_soon_threadsafe(work)
                return
            self._waiting.append(work)
            if self._thread.ident is None:
                self._thread.start()

    def close(self, timeout: float) -> bool:
        """Cancel what still runs and stop; wait at most `timeout` seconds. True when the thread has ended."""
        if self._thread.ident is None:
            self._closed = True
            return True
        self.call(self._wind_up)
        with self._lock:
            self._closed = True
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _running(self) -> "asyncio.AbstractEventLoop":
        if self._loop is None:
            raise RuntimeError("the loop does not run yet")
        return self._loop

    def _serve(self) -> None:
        import asyncio

        loop = asyncio.new_event_loop()
        loop.set_default_executor(DaemonExecutor())
        asyncio.set_event_loop(loop)
        with self._lock:
            self._loop = loop
            for work in self._waiting:
                loop.call_soon(work)
            self._waiting.clear()
        try:
            loop.run_forever()
        finally:
            asyncio.set_event_loop(None)
            loop.close()

    def _wind_up(self) -> None:
        import asyncio

        loop = self._running()
        tasks = asyncio.all_tasks(loop)
        for task in tasks:
            task.cancel()
        if tasks:
            asyncio.gather(*tasks, return_exceptions=True).add_done_callback(lambda _: loop.stop())
        else:
            loop.stop()
