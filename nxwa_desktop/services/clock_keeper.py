"""Keeps across restarts by how much this computer's clock is off, and tells the window."""

from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from nxwa_desktop.clock import Clock
from nxwa_desktop.services.background import Relay
from nxwa_desktop.storage.clock_offsets import keep_offsets
from nxwa_desktop.storage.stores import StoreThread


class ClockKeeper(QObject):
    """`changed()`: something was learnt about the clock; `Clock.offset_ms` has it."""

    changed = Signal()

    def __init__(self, clock: Clock, stores: StoreThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._stores = stores
        self._relay = Relay(self)

    def begin(self) -> None:
        """Recall what was learnt before. What is sent after this call is stamped with that knowledge."""
        self._relay.when_done(keep_offsets(self._clock, self._stores, self._learnt), self._recalled)

    def close(self) -> None:
        """No more signals."""
        self._relay.close()

    def _learnt(self, url: str, offset_ms: int) -> None:
        # On the thread that learnt it: the relay leads back to this one.
        learnt: Future[None] = Future()
        learnt.set_result(None)
        self._relay.when_done(learnt, self._recalled)

    def _recalled(self, done: "Future[None]") -> None:
        if done.exception() is None:
            self.changed.emit()
