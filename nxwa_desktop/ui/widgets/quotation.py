"""The text of a message as a quotation."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.palette import colours_of

BAR = 3
"""Width of the bar at the start, in pixels."""


class Quotation(QWidget):
    """A text on a soft surface with a bar at its start."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label: QLabel = plain_label(text, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12 + BAR, 7, 12 + BAR, 7)
        column.addWidget(self.label)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the surface and the bar."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(colours.sunken))
        start = 0 if self.isLeftToRight() else self.width() - BAR
        painter.fillRect(start, 0, BAR, self.height(), QColor(colours.border))
