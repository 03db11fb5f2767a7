"""A plain-text label in a colour and size of its own."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import CAPTION, ScaledFont
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of


class TintedLabel(QLabel):
    """A label that keeps its colour of `Colours` when the theme changes."""

    def __init__(
        self,
        role: str = "muted",
        *,
        size: float = CAPTION,
        bold: bool = False,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`size` is relative to the surrounding text's."""
        super().__init__(parent)
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        ScaledFont(self, size, bold=bold)
        self._colour()

    def show_role(self, role: str) -> None:
        """Set the colour by its name in `Colours`."""
        if role != self._role:
            self._role = role
            self._colour()

    def put(self, text: str) -> None:
        """Show `text`; an empty one hides the label."""
        self.setText(text)
        self.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint on a palette change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and is_built(self, "_role"):
            self._colour()

    def _colour(self) -> None:
        tint(self, QPalette.ColorRole.WindowText, getattr(colours_of(self.palette()), self._role))
