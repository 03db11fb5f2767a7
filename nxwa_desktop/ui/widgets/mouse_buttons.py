"""The release of the mouse buttons anywhere."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication


class MouseButtons(QObject):
    """Reports the release of the mouse, as a widget that moves under a pressed button loses its click. `released()`."""

    released = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(15)
        self._timer.timeout.connect(self._look)

    def held(self) -> bool:
        """True while a button is down; `released` is emitted afterwards."""
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            return False
        self._timer.start()
        return True

    def _look(self) -> None:
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._timer.stop()
            self.released.emit()
