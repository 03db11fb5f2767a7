"""The button of the main action, filled with the accent colour."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from nxwa_desktop.ui.widgets.layouts import GAP
from nxwa_desktop.ui.widgets.palette import Colours, colours_of

RADIUS = 4.0


class PrimaryButton(QPushButton):
    """A push button with a flat accent surface: Fusion's gradient makes white text unreadable.

    Painted without Qt's style classes: their enumerations alone cost the first paint 8 ms.
    """

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size of icon and text with padding."""
        text = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        icon = self.iconSize()
        return QSize(text.width() + icon.width() + 4 * GAP, max(text.height(), icon.height()) + GAP + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size hint: the text is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw surface, focus, icon and text."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(colours.text if focused else colours.accent), 2 if focused else 1))
        painter.setBrush(QColor(self._surface(colours)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.setPen(QColor(colours.on_accent))
        self._draw_label(painter)

    def _draw_label(self, painter: QPainter) -> None:
        icon = self.iconSize()
        text = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        left = (self.width() - icon.width() - GAP - text.width()) // 2
        text_left = left + icon.width() + GAP
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            text_left, left = left, left + text.width() + GAP
        self.icon().paint(painter, left, (self.height() - icon.height()) // 2, icon.width(), icon.height())
        painter.drawText(
            text_left,
            0,
            text.width() + 1,
            self.height(),
            Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic,
            self.text(),
        )

    def _surface(self, colours: Colours) -> str:
        if self.isDown():
            return colours.accent_pressed
        return colours.accent_hover if self.underMouse() else colours.accent
