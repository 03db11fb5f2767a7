"""Python's collector of garbage, kept to the window's thread."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2_000


class MainThreadGc(QObject):
    """Collects by a timer what Python collects in whatever thread happens to allocate.

    A worker that comes upon what is left of a closed dialog would delete parts of the window in its own thread, which
    crashes or hangs the program. Collecting costs milliseconds, and never at a keystroke.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(EVERY_MS)

    def collect(self) -> None:
        """Collect as far as Python itself would have."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return

    def close(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
