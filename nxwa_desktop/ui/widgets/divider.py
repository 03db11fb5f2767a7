"""A splitter that the keyboard can move."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from nxwa_desktop.ui.widgets.layouts import GAP
from nxwa_desktop.ui.widgets.palette import colours_of

STEP = 3 * GAP
"""Pixels that a key moves the line."""


class _KeyboardHandle(QSplitterHandle):
    """A splitter handle that takes the focus and moves by the arrow keys."""

    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move the handle by the arrow keys of its orientation."""
        across = self.orientation() is Qt.Orientation.Horizontal
        back, forth = (Qt.Key.Key_Left, Qt.Key.Key_Right) if across else (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.key() not in {back, forth}:
            super().keyPressEvent(event)
            return
        step = STEP if event.key() == forth else -STEP
        # What is on the screen is moved: mirrored, the first part is the right one.
        mirrored = across and self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        sizes = self.splitter().sizes()
        sizes[0], sizes[1] = sizes[0] + (-step if mirrored else step), sizes[1] - (-step if mirrored else step)
        self.splitter().setSizes([max(1, size) for size in sizes])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the focus frame."""
        super().paintEvent(event)
        if self.hasFocus():
            QPainter(self).fillRect(self.rect(), QColor(colours_of(self.palette()).accent))


class Divider(QSplitter):
    """A splitter of two widgets that never collapses one of them."""

    def __init__(self, orientation: Qt.Orientation, name: str, parent: QWidget | None = None) -> None:
        """`name`: the accessible name of the handle."""
        super().__init__(orientation, parent)
        self._name = name
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:  # noqa: N802 - Qt's name
        """Create a handle for the keyboard."""
        handle = _KeyboardHandle(self.orientation(), self)
        handle.setAccessibleName(self._name)
        return handle
