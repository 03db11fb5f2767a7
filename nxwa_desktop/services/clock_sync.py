"""Keeps across restarts by how much this computer's clock is off, and tells the window."""

from PySide6.QtCore import QObject, Signal

from nxwa_desktop.sending.clock_storage import keep_offsets
from nxwa_desktop.sending.server_clock import ServerClock
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
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
        kept = keep_offsets(self._clock, self._storage, self._learnt)
        self._main_thread.when_done(kept, lambda _: self.changed.emit(), lambda _: None)

    def close(self) -> None:
        """No more signals."""
        self._main_thread.close()

    def _learnt(self, url: str, offset_ms: int) -> None:
        self._main_thread.call(self.changed.emit)  # on the thread that learnt it
