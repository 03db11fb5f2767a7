"""A button that sends: what it does and the account in two lines, filled in the account's colour."""

import enum

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.account_tile import (
    account_colour,
    initials,
    paint_plain_tile,
    paint_tile,
    tile_colours,
)
from nxwa_desktop.ui.widgets.boxes import paint_box
from nxwa_desktop.ui.widgets.fonts import SMALL, UNCUT, scaled
from nxwa_desktop.ui.widgets.palette import colours_of

GAP, END, TILE = 10, 16, 28
"""Pixels beside the tile, behind the text, and the tile's side."""
MOST_OF_NAME = 26
"""Characters of the account's line for which there is room; a longer one is cut."""


class SendLook(enum.Enum):
    """How much the button calls for being pressed."""

    FILLED = "filled"
    OUTLINED = "outlined"
    """Possible, but something should be found out first."""
    QUIET = "quiet"
    """Leads to what has to be done first."""


class AccountButton(QAbstractButton):
    """Shows two lines beside the account's tile. `resized()`: its words changed."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account: Account | None = None
        self._detail = ""
        self._look = SendLook.FILLED
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def look(self) -> SendLook:
        """How it is drawn."""
        return self._look

    @property
    def detail(self) -> str:
        """The second line."""
        return self._detail

    def show_words(self, account: Account | None, text: str, detail: str, tip: str = "") -> None:
        """Show what the button does, and below that from which account."""
        self._account, self._detail = account, detail
        self.setText(text)
        self.setAccessibleDescription(detail)
        self.setToolTip(tip_text(tip))
        self._refresh()

    def show_look(self, look: SendLook) -> None:
        """Set how it is drawn."""
        if look is not self._look:
            self._look = look
            self._refresh()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size with all words, but for an account's long name: some characters of it."""
        first, second = self._metrics()
        detail = second.horizontalAdvance(self._detail)
        if self._account is None or not self._account.sandbox:
            detail = min(detail, MOST_OF_NAME * second.averageCharWidth())
        width = max(first.horizontalAdvance(self._first()), detail)
        return QSize(self._text_start() + width + 2 + END, self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size hint: Send is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the room that another font needs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the surface, the tile and both lines."""
        colours = colours_of(self.palette())
        word = account_colour(self._account) if self._account else "blue"
        ground, ink = tile_colours(colours, word)
        surface, edge, first_ink, second_ink = ground, "", ink, ink
        quiet = self._look is SendLook.QUIET or not self.isEnabled()
        if quiet:
            surface = colours.pressed if self.isDown() else colours.quiet_soft
            first_ink = second_ink = colours.muted
        elif self._look is SendLook.OUTLINED:
            surface = colours.pressed if self.isDown() else colours.hover if self.underMouse() else colours.raised
            edge, first_ink, second_ink = ground, colours.text, colours.text
        painter = QPainter(self)
        if self._look is SendLook.FILLED and not quiet:
            painter.setOpacity(0.8 if self.isDown() else 0.9 if self.underMouse() else 1.0)
        paint_box(painter, self.rect(), surface, edge, width=1.5)
        painter.setOpacity(1.0)
        tile = self._visual(QRect(8, (self.height() - self._tile()) // 2, self._tile(), self._tile()))
        painter.setFont(self.font())
        if quiet:
            paint_plain_tile(painter, tile, colours.muted, colours.quiet_soft, word=word, letters=self._letters())
        else:
            filled = self._look is SendLook.FILLED
            paint_tile(painter, tile, colours, word=word, letters=self._letters(), inverted=filled)
        self._paint_lines(painter, first_ink, second_ink)

    def _paint_lines(self, painter: QPainter, first_ink: str, second_ink: str) -> None:
        first, second = self._metrics()
        room = self.width() - self._text_start() - END
        if not self._detail:
            lines = [(self._first(), first, True, first_ink)]
        else:
            lines = [(self._first(), first, True, first_ink), (self._detail, second, False, second_ink)]
        top = (self.height() - sum(metrics.lineSpacing() for _, metrics, _, _ in lines)) // 2
        for text, metrics, bold, ink in lines:
            painter.setFont(scaled(self.font(), 1.0 if bold else SMALL, bold=bold))
            painter.setPen(QColor(ink))
            where = self._visual(QRect(self._text_start(), top, room, metrics.lineSpacing()))
            words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(where, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | UNCUT, words)
            top += metrics.lineSpacing()

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()
        self.resized.emit()

    def _first(self) -> str:
        return self.text().replace("&&", "&")

    def _letters(self) -> str:
        return initials(self._account.name) if self._account else "?"

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        font = self.font()
        return QFontMetrics(scaled(font, bold=True)), QFontMetrics(scaled(font, SMALL))

    def _tile(self) -> int:
        return max(TILE, self.fontMetrics().height() + 10)

    def _text_start(self) -> int:
        return 8 + self._tile() + GAP

    def _height(self) -> int:
        first, second = self._metrics()
        return max(46, first.lineSpacing() + second.lineSpacing() + 12)

    def _visual(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)
