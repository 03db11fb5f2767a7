"""The handle that drags a row."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from nxwa_desktop.ui.widgets.icons import IconButton


class DragHandle(IconButton):
    """A handle that drags the row; a click on it opens the row's menu."""

    grabbed = Signal()
    dragged = Signal(QPoint)
    dropped = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("grip", name, parent)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._pressed: QPoint | None = None
        self._dragging = False

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Store the position where a drag may begin."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = event.globalPosition().toPoint(), False
            self.grabbed.emit()
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Start a drag at Qt's drag distance from the press."""
        if self._pressed is None:
            return
        here = event.globalPosition().toPoint()
        self._dragging |= (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(here)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Emit a click unless the row was dragged."""
        if self._dragging:
            self.dropped.emit()
        elif self._pressed is not None:
            self.click()
        self._pressed, self._dragging = None, False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
