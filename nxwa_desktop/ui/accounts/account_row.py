"""One account in the pop-up of accounts."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QStyle, QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.ui.i18n.plain_text import escape_mnemonics, tip_text
from nxwa_desktop.ui.widgets.account_tile import account_colour, initials, paint_tile
from nxwa_desktop.ui.widgets.boxes import paint_box
from nxwa_desktop.ui.widgets.chips import ChipLook, chip_size, paint_chip
from nxwa_desktop.ui.widgets.fonts import CAPTION, UNCUT, scaled
from nxwa_desktop.ui.widgets.icons import pixmap
from nxwa_desktop.ui.widgets.palette import Colours, colours_of

NO_SECRET = ChipLook("", "warn", "warn_soft")
_PADDING, _GAP = 12, 10


class AccountRow(QAbstractButton):
    """Tile, name, number, a chip where the secret is missing, and the key that chooses the account."""

    def __init__(self, account: Account | None, name: str, second_line: str, parent: QWidget | None = None) -> None:
        """None stands for the sandbox before it was started."""
        super().__init__(parent)
        self.account = account
        self._second_line = second_line
        self._is_chosen = False
        self._chip = self._keys = ""
        self.setText(escape_mnemonics(name))
        self.setToolTip(tip_text(name))
        self.setProperty("paints_focus", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._describe()

    def show_state(self, *, chosen: bool, keys: str) -> None:
        """Mark the chosen account, and show the key that chooses this one."""
        self._is_chosen, self._keys = chosen, keys
        self._describe()

    def show_chip(self, word: str) -> None:
        """Show a chip, as for a missing secret."""
        self._chip = word
        self._describe()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the arrow keys and Enter to the pop-up."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two lines beside the tile; a name without room is elided."""
        return QSize(round(self._side() * 9.8), self.fontMetrics().lineSpacing() + 2 + self._small().height() + 20)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the row."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        if self._is_chosen or self.underMouse():
            ground = colours.accent_soft if self._is_chosen else colours.hover
            painter.fillRect(self.rect(), QColor(ground))
        if self.hasFocus():
            paint_box(painter, self.rect().adjusted(2, 2, -2, -2), "", colours.accent, width=2)
        side = self._side()
        place = self._mirrored(QRect(_PADDING, (self.height() - side) // 2, side, side))
        word = "sandbox" if self.account is None else account_colour(self.account)
        letters = "" if self.account is None else initials(self.account.name)
        paint_tile(painter, place, colours, word=word, letters=letters)
        end = self._paint_end(painter, colours)
        self._paint_words(painter, colours, end)

    def _paint_end(self, painter: QPainter, colours: Colours) -> int:
        """Paint key, tick and chip from the end; return where they begin."""
        painter.setFont(scaled(self.font(), CAPTION))
        painter.setPen(QColor(colours.muted))
        width = painter.fontMetrics().horizontalAdvance(self._keys)
        end = self.width() - _PADDING - width
        painter.drawText(
            self._mirrored(QRect(end, 0, width, self.height())), Qt.AlignmentFlag.AlignCenter | UNCUT, self._keys
        )
        if self._is_chosen:
            side = round(self.fontMetrics().height() * 0.9)
            end -= _GAP + side
            place = self._mirrored(QRect(end, (self.height() - side) // 2, side, side))
            drawn = pixmap("check", colours.good, side=side, ratio=self.devicePixelRatioF())
            painter.drawPixmap(place.topLeft(), drawn)
        if self._chip:
            size = chip_size(self.font(), NO_SECRET, self._chip)
            end -= _GAP + size.width()
            rect = self._mirrored(QRect(end, (self.height() - size.height()) // 2, size.width(), size.height()))
            paint_chip(painter, rect, NO_SECRET, self._chip, font=self.font(), colours=colours)
        return end

    def _paint_words(self, painter: QPainter, colours: Colours, end: int) -> None:
        left = _PADDING + self._side() + _GAP
        line, small = self.fontMetrics().lineSpacing() + 2, self._small().height()
        top, width = (self.height() - line - small) // 2, max(1, end - _GAP - left)
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | UNCUT
        painter.setFont(scaled(self.font(), bold=True))
        painter.setPen(QColor(colours.text))
        name = painter.fontMetrics().elidedText(self._name(), Qt.TextElideMode.ElideRight, width)
        painter.drawText(self._mirrored(QRect(left, top, width, line)), start, name)
        painter.setFont(scaled(self.font(), CAPTION))
        painter.setPen(QColor(colours.muted))
        number = painter.fontMetrics().elidedText(self._second_line, Qt.TextElideMode.ElideRight, width)
        painter.drawText(self._mirrored(QRect(left, top + line, width, small)), start, number)

    def _describe(self) -> None:
        parts = (self._name(), self._second_line, self._chip, self.tr("chosen") if self._is_chosen else "")
        self.setAccessibleName(", ".join(filter(None, parts)))
        self.setAccessibleDescription(self._keys)
        self.update()

    def _name(self) -> str:
        return self.text().replace("&&", "&")

    def _side(self) -> int:
        return self.fontMetrics().lineSpacing() + 14

    def _small(self) -> QFontMetrics:
        return QFontMetrics(scaled(self.font(), CAPTION))

    def _mirrored(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)
