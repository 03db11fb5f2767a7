"""Keeps across restarts by how much this computer's clock is off, and tells the window."""

from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from nxwa_desktop.sending.clock_storage import keep_offsets
from nxwa_desktop.sending.server_clock import ServerClock
from nxwa_desktop.services.network_thread import MainThreadCallback
from nxwa_desktop.storage.worker import StorageWorker


class ClockSync(QObject):
    """`changed()`: something was learnt about the clock; `ServerClock.offset_ms` has it."""

    changed = Signal()

    def __init__(self, clock: ServerClock, storage: StorageWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._storage = storage
        self._main_thread = MainThreadCallback(self)

    def begin(self) -> None:
        """Recall what was learnt before. What is sent after this call is stamped with that knowledge."""
        self._main_thread.when_done(keep_offsets(self._clock, self._storage, self._learnt), self._recalled)

    def close(self) -> None:
        """No more signals."""
        self._main_thread.close()

    def _learnt(self, url: str, offset_ms: int) -> None:
        # On the thread that learnt it: the relay leads back to this one.
        learnt: Future[None] = Future()
        learnt.set_result(None)
        self._main_thread.when_done(learnt, self._recalled)

    def _recalled(self, done: "Future[None]") -> None:
        if done.exception() is None:
            self.changed.emit()
