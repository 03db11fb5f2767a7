"""The one button that matters: filled with the accent, so that its text keeps its contrast."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton

from nxwa_desktop.ui.palette import colours_of

RADIUS = 4.0


class PrimaryButton(QPushButton):
    """Fusion would lay a gradient over the accent that leaves white text unreadable."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the surface here, icon and text by the style."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        surface = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(colours.text if focused else colours.accent), 2 if focused else 1))
        painter.setBrush(self._surface(option, QColor(colours.accent)))
        painter.drawRoundedRect(surface, RADIUS, RADIUS)
        option.palette.setColor(QPalette.ColorRole.ButtonText, QColor(colours.on_accent))
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonLabel, option, painter, self)

    @staticmethod
    def _surface(option: QStyleOptionButton, accent: QColor) -> QColor:
        state = option.state
        if state & QStyle.StateFlag.State_Sunken:
            return accent.darker(118)
        if state & QStyle.StateFlag.State_MouseOver:
            return accent.darker(108)
        return accent
