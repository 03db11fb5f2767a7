"""The head of the chat: the sender as the customer sees it."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.recipient import assess, has_numbering_plans, normalise
from nxwa_desktop.ui.i18n.plain_text import isolated, shortened
from nxwa_desktop.ui.widgets.account_tile import account_colour, initials, paint_tile
from nxwa_desktop.ui.widgets.fonts import CAPTION, UNCUT, scaled
from nxwa_desktop.ui.widgets.layouts import GAP
from nxwa_desktop.ui.widgets.palette import colours_of

LOWEST_WINDOW = 640
"""Pixels of a window at the usual font size that has room for the head."""
_TILE = 32


class ChatHead(QWidget):
    """The account's tile, name and number, as one text for screen readers; hidden without an account."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account: Account | None = None
        self._name = self._number = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_account(self, account: Account | None) -> None:
        """Show the sender."""
        self._account = account
        if account is not None:
            self._name = self.tr("Sandbox") if account.sandbox else isolated(shortened(account.name))
            self._number = self._number_of(account)
            self.setAccessibleName(f"{self._name}, {self._number}")
        self.fit()
        self.update()

    def fit(self) -> None:
        """Hide the head in a low window."""
        needed = LOWEST_WINDOW * self.fontMetrics().height() / 18
        self.setVisible(self._account is not None and self.window().height() >= needed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two lines or the tile, with their padding."""
        return QSize(0, max(self._side(), sum(self._lines())) + 2 * GAP + 1)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Update the height on a font change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint tile and text, and the line below."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(colours.window))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.chat_line))
        if self._account is None:
            return
        side, mirrored = self._side(), self.isRightToLeft()
        x = self.width() - 2 * GAP - side if mirrored else 2 * GAP
        place = QRect(x, (self.height() - 1 - side) // 2, side, side)
        word, letters = account_colour(self._account), initials(self._account.name)
        paint_tile(painter, place, colours, word=word, letters=letters, circle=True)
        taken = 3 * GAP + 2 + side
        room = self.rect().adjusted(*((2 * GAP, 0, -taken, 0) if mirrored else (taken, 0, -2 * GAP, 0)))
        first, second = self._lines()
        top = (self.height() - 1 - first - second) // 2
        name = QRect(room.left(), top, room.width(), first)
        number = QRect(room.left(), top + first, room.width(), second)
        self._write(painter, name, self._name, scaled(self.font(), bold=True), colours.text)
        self._write(painter, number, self._number, self._small(), colours.muted)

    def _write(self, painter: QPainter, where: QRect, text: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | UNCUT, shown)

    def _number_of(self, account: Account) -> str:
        if account.sandbox:
            return self.tr("Practice chat, nobody receives it")
        number = account.business_phone
        formatted = assess(normalise(number)).formatted if has_numbering_plans() else ""
        return isolated(formatted or shortened(number))

    def _lines(self) -> tuple[int, int]:
        """The heights of the two lines."""
        return QFontMetrics(scaled(self.font(), bold=True)).height(), QFontMetrics(self._small()).height()

    def _side(self) -> int:
        return _TILE + max(0, self.fontMetrics().height() - 18)

    def _small(self) -> QFont:
        return scaled(self.font(), CAPTION)
