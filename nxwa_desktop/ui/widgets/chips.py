"""Status chips: a word and a drawing on a soft ground, and tags: a word in a thin frame."""

import msgspec
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nxwa_desktop.ui.widgets.boxes import paint_box
from nxwa_desktop.ui.widgets.fonts import SMALL, UNCUT, scaled
from nxwa_desktop.ui.widgets.icons import pixmap
from nxwa_desktop.ui.widgets.palette import Colours, colours_of

_PADDING, _TAG_PADDING, _GAP = 8, 6, 4


class ChipLook(msgspec.Struct, frozen=True):
    """A drawing (`resources/icons`), and the names of a text and a ground colour of `Colours`."""

    drawing: str
    ink: str
    ground: str


GOOD = ChipLook("check", "good", "good_soft")
WAITING = ChipLook("clock", "warn", "warn_soft")
UNKNOWN = ChipLook("question", "warn", "warn_soft")
BAD = ChipLook("close", "bad", "bad_soft")
QUIET = ChipLook("not_sent", "muted", "quiet_soft")
PAUSED = ChipLook("pause", "muted", "quiet_soft")
SENDING = ChipLook("send", "accent_text", "accent_soft")
SANDBOX = ChipLook("sandbox", "sandbox", "sandbox_soft")
PLAIN = ChipLook("", "muted", "quiet_soft")


def chip_font(font: QFont, *, bold: bool = True) -> QFont:
    """The font of chips and tags beside text in `font`."""
    return scaled(font, SMALL, bold=bold)


def chip_size(font: QFont, look: ChipLook, word: str) -> QSize:
    """The size in pixels of a chip with `word` beside text in `font`."""
    metrics = QFontMetrics(chip_font(font))
    drawing = _side(metrics) + _GAP if look.drawing else 0
    return QSize(metrics.horizontalAdvance(word) + drawing + 2 * _PADDING, metrics.height() + 4)


def paint_chip(
    painter: QPainter,
    rect: QRect,
    look: ChipLook,
    word: str,
    *,
    font: QFont,
    colours: Colours,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> None:
    """Paint a chip that fills `rect`, in the size that `chip_size` gives; `font` is that of the text beside it."""
    ink = getattr(colours, look.ink)
    paint_box(painter, rect, getattr(colours, look.ground), "", radius=rect.height() / 2)
    painter.save()
    painter.setFont(chip_font(font))
    metrics = painter.fontMetrics()
    side = _side(metrics)
    mirrored = direction == Qt.LayoutDirection.RightToLeft
    inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
    if look.drawing:
        left = inner.right() - side + 1 if mirrored else inner.left()
        ratio = painter.device().devicePixelRatio()
        drawn = pixmap(look.drawing, ink, side=side, ratio=ratio)
        painter.drawPixmap(left, rect.top() + (rect.height() - side) // 2, drawn)
        inner = inner.adjusted(0, 0, -side - _GAP, 0) if mirrored else inner.adjusted(side + _GAP, 0, 0, 0)
    painter.setPen(QColor(ink))
    painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | UNCUT, word)
    painter.restore()


def tag_size(font: QFont, word: str) -> QSize:
    """The size in pixels of a tag with `word` beside text in `font`."""
    metrics = QFontMetrics(chip_font(font, bold=False))
    return QSize(metrics.horizontalAdvance(word) + 2 * _TAG_PADDING, metrics.height() + 2)


def paint_tag(
    painter: QPainter, rect: QRect, word: str, *, font: QFont, colours: Colours, chosen: bool = False
) -> None:
    """Paint a tag that fills `rect`, in the size that `tag_size` gives."""
    edge, fill = (colours.accent, colours.accent_soft) if chosen else (colours.line, "")
    paint_box(painter, rect, fill, edge, radius=4)
    painter.save()
    painter.setFont(chip_font(font, bold=chosen))
    painter.setPen(QColor(colours.accent_text if chosen else colours.muted))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | UNCUT, word)
    painter.restore()


def _side(metrics: QFontMetrics) -> int:
    return max(12, round(metrics.height() * 0.75))


class Chip(QWidget):
    """A chip as a widget; its word is its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = PLAIN
        self._word = ""
        self.hide()

    @property
    def word(self) -> str:
        """The word that is shown; empty while the chip is hidden."""
        return self._word

    def show_status(self, look: ChipLook, word: str) -> None:
        """Show `word` in this look; an empty word hides the chip."""
        self._look, self._word = look, word
        self.setAccessibleName(word)
        self.setVisible(bool(word))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size of the word with its drawing."""
        return chip_size(self.font(), self._look, self._word)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size hint: the word is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the chip in the middle of the widget."""
        rect = QRect(0, 0, self.width(), min(self.height(), self.sizeHint().height()))
        rect.moveCenter(self.rect().center())
        colours = colours_of(self.palette())
        paint_chip(
            QPainter(self),
            rect,
            self._look,
            self._word,
            font=self.font(),
            colours=colours,
            direction=self.layoutDirection(),
        )
