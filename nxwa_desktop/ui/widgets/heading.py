"""The heading of a section, and lines between parts."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nxwa_desktop.ui.widgets.fonts import bold_font
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.palette import colours_of


class HorizontalLine(QWidget):
    """A line of one pixel in the border colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Fill with the border colour."""
        QPainter(self).fillRect(event.rect(), QColor(colours_of(self.palette()).line))


class VerticalLine(QWidget):
    """A line of one pixel in the border colour, between two parts that stand side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Fill with the border colour."""
        QPainter(self).fillRect(event.rect(), QColor(colours_of(self.palette()).line))


class Heading(QWidget):
    """A section's title with a line to the edge, or to the widget `aside`."""

    def __init__(self, title: str, aside: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        flat(row)
        self.label = plain_label(title)
        self.label.setFont(bold_font())
        row.addWidget(self.label)
        row.addWidget(HorizontalLine(), 1)
        if aside is not None:
            row.addWidget(aside)
