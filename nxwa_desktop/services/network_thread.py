"""The network thread: a daemon thread with an asyncio loop, which runs coroutines as cancellable jobs.

Results reach the main thread through `MainThreadCallback`. Three designs were built and measured; this one alone
cancels during connect and name lookup, and quits cleanly.
"""

import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from nxwa_desktop.system.threads import DaemonExecutor

if TYPE_CHECKING:  # 25 ms that the first paint does without
    import asyncio


class Job:
    """A coroutine on the network thread. `future` carries its result; `cancel` asks its task to end."""

    def __init__(self, network: "NetworkThread") -> None:
        self.future: Future[Any] = Future()
        self._network = network
        self._task: asyncio.Task[Any] | None = None
        self._lock = threading.Lock()
        self._started = False
        self._cancelled = False

    def start(
        self, loop: "asyncio.AbstractEventLoop", work: Callable[[], Coroutine[Any, Any, Any]]
    ) -> "asyncio.Task[Any] | None":
        """Make the coroutine and run it; None where the job was cancelled. Call it on the loop's thread."""
        with self._lock:
            if self._cancelled:
                return None
            self._started = True
        self._task = loop.create_task(_run(work))
        self._task.add_done_callback(self._finished)
        return self._task

    def cancel(self) -> None:
        """Ask the task to end, from any thread; the task decides on its result. A job not yet started ends at once."""
        with self._lock:
            self._cancelled = True
            started = self._started
        if started:
            self._network.call(self._cancel)
        else:
            # At once, even while the loop is still being built or busy.
            self.future.cancel()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _finished(self, task: "asyncio.Task[Any]") -> None:
        # Here, since a task cancelled before its first step never enters its `try`.
        if task.cancelled():
            self.future.cancel()
        elif (error := task.exception()) is not None:
            self.future.set_exception(error)
        else:
            self.future.set_result(task.result())


async def _run(work: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    # An error while the coroutine is made is an error of the job.
    return await work()


class NetworkThread:
    """A daemon thread that runs an asyncio loop, started by the first call.

    Quitting never waits for a name lookup or a connection, which `close` abandons.
    """

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: list[Callable[[], object]] = []
        self._tasks: set[asyncio.Task[Any]] = set()
        """Those of the jobs."""
        self._lock = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._serve, name="nxwa-network", daemon=True)

    def run(self, work: Callable[[], Coroutine[Any, Any, Any]]) -> Job:
        """Run the coroutine that `work` returns; `work` itself is called on the network thread.

        After `close` the job's future is cancelled at once.
        """
        job = Job(self)

        def start() -> None:
            if (task := job.start(self._running(), work)) is not None:
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

        if not self.call(start):
            job.cancel()
        return job

    def call(self, work: Callable[[], object]) -> bool:
        """Run a function on the network thread without waiting for it; False after `close`."""
        with self._lock:
            if self._closed:
                return False
            self._pass_on(work)
            return True

    def close(self, timeout: float) -> bool:
        """Cancel what still runs, stop, and wait at most `timeout` seconds; True when the thread has ended."""
        with self._lock:
            # Under one lock: a call that came in between would never be run.
            if not self._closed and self._thread.ident is not None:
                self._pass_on(self._wind_up)
            self._closed = True
        if self._thread.ident is not None:
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def _pass_on(self, work: Callable[[], object]) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(work)
            return
        self._waiting.append(work)
        if self._thread.ident is None:
            self._thread.start()

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
        # A job ends the tasks that it began. Where anybody else cancels one before its first step, anyio never awaits
        # its coroutine.
        tasks = set(self._tasks) or asyncio.all_tasks(loop)
        for task in tasks:
            task.cancel()
        if tasks:
            # Once more: a task that is cancelled may have begun another, as a connection does.
            asyncio.gather(*tasks, return_exceptions=True).add_done_callback(lambda _: self._wind_up())
        else:
            # In the next turn: the callbacks of a task that has just ended are still queued.
            loop.call_soon(loop.stop)
