"""The striped line above the page while messages go to the sandbox."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from nxwa_desktop.ui.widgets.palette import colours_of

HEIGHT, STRIPE = 4, 11
"""Pixels; `STRIPE` is measured along the line."""


class SandboxRibbon(QWidget):
    """A violet and white diagonal pattern; the account's card says in words what it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the stripes."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.sandbox_soft))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stripes = QPainterPath()
        for left in range(-2 * STRIPE, self.width() + STRIPE, 2 * STRIPE):
            stripes.moveTo(left + HEIGHT, 0)
            stripes.lineTo(left + HEIGHT + STRIPE, 0)
            stripes.lineTo(left + STRIPE, HEIGHT)
            stripes.lineTo(left, HEIGHT)
            stripes.closeSubpath()
        painter.fillPath(stripes, QColor(colours.sandbox))
