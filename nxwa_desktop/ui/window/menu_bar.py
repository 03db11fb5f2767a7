"""The menu bar on the ground of the navigation."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QMenuBar, QWidget

from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.palette import colours_of


class MenuBar(QMenuBar):
    """Follows the palette with a ground of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint on a palette change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        tint(self, QPalette.ColorRole.Window, colours_of(self.palette()).side)
