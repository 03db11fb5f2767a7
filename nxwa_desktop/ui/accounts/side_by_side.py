"""Two short fields in one row of a form."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from nxwa_desktop.ui.widgets.fonts import font_scale
from nxwa_desktop.ui.widgets.layouts import GAP, flat

ROOM = 480
"""Width of the dialog in pixels at the usual font size, from which on the fields stand side by side."""


class SideBySide(QWidget):
    """A field, and the label and the field that follow it."""

    def __init__(self, first: QWidget, label: QWidget, second: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row = QHBoxLayout(self)
        flat(row, gap=2 * GAP)
        row.addWidget(first, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(second, 1, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Arrange the fields for the width, in a narrow dialog one below the other."""
        super().resizeEvent(event)
        # Not by its own width: a scroll bar that comes with the second line would take that line away again.
        beside = self.window().width() / font_scale(self) >= ROOM
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(2 * GAP if beside else 4)
