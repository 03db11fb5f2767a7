"""The answer of the keyring or the server, above the buttons of a dialog."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nxwa_desktop.ui.widgets.boxes import paint_box
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.ui.widgets.palette import colours_of

_SURFACES = {"good": "good_soft", "bad": "bad_soft"}


class CheckAnswer(Note):
    """A note on a surface of its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, live=True)
        self.setContentsMargins(10, 5, 10, 5)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the surface."""
        surface = getattr(colours_of(self.palette()), _SURFACES.get(self.role, "note_soft"))
        paint_box(QPainter(self), self.rect(), surface, "")
