"""A rounded frame around what belongs together."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nxwa_desktop.ui.widgets.boxes import paint_box
from nxwa_desktop.ui.widgets.fitted_widget import FittedWidget
from nxwa_desktop.ui.widgets.palette import colours_of

RADIUS = 8


class Card(FittedWidget):
    """A surface with a rounded edge; both by their names in `Colours`."""

    def __init__(self, parent: QWidget | None = None, *, ground: str = "window", edge: str = "line") -> None:
        super().__init__(parent)
        self._ground, self._edge = ground, edge

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint surface and edge."""
        colours = colours_of(self.palette())
        edge = getattr(colours, self._edge) if self._edge else ""
        paint_box(QPainter(self), self.rect(), getattr(colours, self._ground), edge, radius=RADIUS)
