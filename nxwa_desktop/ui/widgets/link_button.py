"""A button that looks like a link: underlined words that do something."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from nxwa_desktop.ui.widgets.fonts import CAPTION, ScaledFont
from nxwa_desktop.ui.widgets.palette import colours_of


class LinkButton(QAbstractButton):
    """Underlined words in the size of captions; cut where there is no room for them."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        ScaledFont(self, CAPTION, bold=False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size of the words."""
        metrics = self.fontMetrics()
        words = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(words.width(), max(words.height(), metrics.lineSpacing())) + QSize(1, 1)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a few letters."""
        return QSize(min(self.sizeHint().width(), 6 * self.fontMetrics().averageCharWidth()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the words."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(True)
        painter.setFont(font)
        hot = self.isDown() or self.underMouse()
        painter.setPen(
            QColor(colours.faint if not self.isEnabled() else colours.accent if hot else colours.accent_text)
        )
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width(), Qt.TextFlag.TextShowMnemonic
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextHideMnemonic
        painter.drawText(self.rect(), flags, text)
