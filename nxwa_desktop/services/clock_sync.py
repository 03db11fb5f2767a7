"""Saves and restores the offsets of the server clock, and reports new ones."""

from PySide6.QtCore import QObject, Signal

from nxwa_desktop.sending.clock_storage import store_offsets
from nxwa_desktop.sending.server_clock import ServerClock
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.storage.worker import StorageWorker


class ClockSync(QObject):
    """Keeps the offsets on disk. `changed()`: an offset was learnt or restored; `offset_ms` has it."""

    changed = Signal()

    def __init__(self, clock: ServerClock, storage: StorageWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._storage = storage
        self._main_thread = MainThreadCallback(self)

    def offset_ms(self, url: str) -> int:
        """Milliseconds to add to this computer's time for the server of `url`; 0 within the tolerance."""
        return self._clock.offset_ms(url)

    def begin(self) -> None:
        """Restore the saved offsets, and save new ones from now on. Sends that begin later use them."""
        kept = store_offsets(self._clock, self._storage, self._learnt)
        self._main_thread.when_done(kept, lambda _: self.changed.emit(), lambda _: None)

    def close(self) -> None:
        """Emit no more signals."""
        self._main_thread.close()

    def _learnt(self, url: str, offset_ms: int) -> None:
        self._main_thread.call(self.changed.emit)  # on the thread that learnt it
