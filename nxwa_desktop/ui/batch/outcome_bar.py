"""The bar that shows how far a batch is, in the colours of the outcomes."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nxwa_desktop.storage.batch_records import Counts
from nxwa_desktop.ui.widgets.palette import colours_of

HEIGHT = 8
"""Pixels."""
_GAP = 1


class OutcomeBar(QWidget):
    """Accepted, rejected, not sent and unknown rows as parts of all that are sent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = Counts()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Counts) -> None:
        """Show how many rows ended how."""
        if counts != self._counts:
            self._counts = counts
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A low bar."""
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground and one part for each outcome."""
        colours, counts = colours_of(self.palette()), self._counts
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), HEIGHT / 2, HEIGHT / 2)
        painter.setClipPath(ground)
        painter.fillRect(self.rect(), QColor(colours.quiet_soft))
        parts = (
            (counts.accepted + counts.forgotten, colours.good),
            (counts.rejected, colours.bad),
            (counts.not_sent, colours.border),
            (counts.unknown, colours.badge),
        )
        begin = 0.0
        for count, colour in parts:
            if not count:
                continue
            width = max(2.0, self.width() * count / max(1, counts.to_send))
            left = begin if self.isLeftToRight() else self.width() - begin - width
            painter.fillRect(QRectF(left, 0, width, HEIGHT), QColor(colour))
            begin += width + _GAP
