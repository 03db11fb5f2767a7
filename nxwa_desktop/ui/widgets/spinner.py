"""An indicator of something under way."""

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from nxwa_desktop.ui.widgets import motion
from nxwa_desktop.ui.widgets.icons import icon_side
from nxwa_desktop.ui.widgets.palette import colours_of

FRAME_MS = 33
DOT_MS = 1_000


class Spinner(QWidget):
    """An arc that turns once a second while it is visible; three dots in turn where motion is not wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        side = icon_side(self) + 2
        self.setFixedSize(side, side)
        self._step = 0
        self.moves = True
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._advance)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to turn."""
        super().showEvent(event)
        self.moves = motion.motion_allowed()
        self._timer.start(FRAME_MS if self.moves else DOT_MS)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Stop: what nobody sees costs nothing."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the arc, or the dots."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.moves:
            circle = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            painter.setPen(QPen(QColor(colours.quiet_soft), 2.5))
            painter.drawEllipse(circle)
            painter.setPen(QPen(QColor(colours.accent), 2.5))
            painter.drawArc(circle, -self._step * 12 * 16, 90 * 16)
            return
        side = self.width() / 4
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(3):
            lit = number == self._step % 3
            painter.setBrush(QColor(colours.accent if lit else colours.border))
            painter.drawEllipse(QRectF(number * side * 1.5, self.height() / 2 - side / 2, side, side))

    def _advance(self) -> None:
        self._step = (self._step + 1) % 30
        self.update()
