"""A frame with a surface and a line in colours of the palette."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QWidget

from nxwa_desktop.ui.widgets.palette import colours_of


def tint(widget: QWidget, role: QPalette.ColorRole, colour: str) -> None:
    """Set the colour of one role of a widget's palette."""
    palette = widget.palette()
    if palette.color(role) != QColor(colour):
        palette.setColor(role, QColor(colour))
        widget.setPalette(palette)


class ColouredFrame(QFrame):
    """A frame with a coloured surface and a line at its top."""

    def __init__(self, surface: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._surface = surface
        self._line = "line"

    def show_as(self, surface: str, line: str) -> None:
        """Set the colours by their names in `Colours`."""
        self._surface, self._line = surface, line
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the surface and the line."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(getattr(colours, self._surface)))
        painter.fillRect(0, 0, self.width(), 1, QColor(getattr(colours, self._line)))
