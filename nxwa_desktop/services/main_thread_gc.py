"""Garbage collection in the main thread only."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2_000


class MainThreadGc(QObject):
    """Runs Python's cyclic garbage collector by a timer instead of in whatever thread allocates.

    A worker whose allocation collected a closed dialog would delete its widgets outside the main thread, which crashes
    or hangs the program. A collection takes milliseconds, and never delays a keystroke.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        # Modules and classes imported so far never go away: looking through them would be most of a collection.
        gc.freeze()
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(EVERY_MS)

    def collect(self) -> None:
        """Collect the oldest generation over its threshold, as Python itself would."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return

    def close(self) -> None:
        """Give collection back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
