"""The card of the chosen account above the navigation."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QStyle, QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.recipient import assess, has_numbering_plans
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.ui.i18n.plain_text import escape_mnemonics, isolated, plain_line, shortened, tip_text
from nxwa_desktop.ui.widgets.account_tile import account_colour, initials, paint_tile
from nxwa_desktop.ui.widgets.boxes import RADIUS, paint_box, paint_chevron
from nxwa_desktop.ui.widgets.fonts import SMALL, UNCUT, scaled
from nxwa_desktop.ui.widgets.icons import icon_side, pixmap
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import Colours, colours_of

LONGEST_NAME, LONGEST_PHONE = 60, 20
"""Characters of an account's name and of its phone number."""
_PADDING, _GAP, _CHEVRON = 8, 8, 22


class AccountCard(QAbstractButton):
    """A button with tile, name and number of the chosen account. A long name is elided, the number wraps.

    While narrow it shows the tile only.
    """

    def __init__(self, account_service: AccountService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account_service = account_service
        self._second_line = ""
        self._is_narrow = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        account_service.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the chosen account."""
        name, self._second_line = self._lines()
        self.setText(escape_mnemonics(name))
        whole = f"{name} · {self._second_line}" if self._second_line else name
        self.setAccessibleName(self.tr("Account: {0}").format(whole))
        self.setAccessibleDescription(self.tr("Opens the list of accounts"))
        account = self._account_service.chosen
        if account is not None and not account.sandbox:
            whole = f"{plain_line(account.name)} · {self._second_line}"
        self.setToolTip(tip_text(whole))
        self._fit()
        self.update()

    def show_narrow(self, narrow: bool) -> None:
        """Show the tile only, or all of the card."""
        self._is_narrow = narrow
        self._fit()

    def tile_side(self) -> int:
        """Side of the tile in pixels, by the font."""
        return self.fontMetrics().lineSpacing() + 14

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size of the tile while narrow, else the height of the wrapped text."""
        side = self.tile_side()
        if self._is_narrow:
            return QSize(side + _PADDING, side + _PADDING)
        words = self.fontMetrics().lineSpacing() + 2 + self._number_rect(self.width()).height()
        return QSize(side + 2 * _PADDING, max(side, words) + 2 * _PADDING)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-fit the height on a font change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "_is_narrow"):
            self._fit()

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Re-fit the height to another width."""
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the card."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        self._paint_ground(painter, colours)
        self._paint_tile(painter, colours)
        if not self._is_narrow:
            self._paint_words(painter, colours)
            paint_chevron(painter, self.rect().adjusted(-3, 0, 3, 0), self.layoutDirection(), colours.text)

    def _lines(self) -> tuple[str, str]:
        service = self._account_service
        account = service.chosen
        if service.in_sandbox:
            return self.tr("Sandbox"), self.tr("Nothing leaves this computer")
        if account is not None:
            return isolated(shortened(account.name, LONGEST_NAME)), isolated(self._number(account))
        if not service.loaded:
            return self.tr("Loading…"), ""
        if service.empty:
            return self.tr("No account yet"), self.tr("Add one to send")
        return self.tr("Choose an account"), ""

    def _number(self, account: Account) -> str:
        phone = account.business_phone
        formatted = assess(phone).formatted if has_numbering_plans() else ""
        return formatted or f"+{shortened(phone, LONGEST_PHONE)}"

    def _fit(self) -> None:
        height = self.sizeHint().height()
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def _text_width(self, width: int) -> int:
        return max(1, width - self.tile_side() - 2 * _PADDING - _GAP - _CHEVRON + 2)

    def _number_rect(self, width: int) -> QRect:
        metrics = QFontMetrics(scaled(self.font(), SMALL))
        room = QRect(0, 0, self._text_width(width), 10_000)
        return metrics.boundingRect(room, self._wrapping(metrics, room.width()), self._second_line)

    def _wrapping(self, metrics: QFontMetrics, width: int) -> int:
        words = self._second_line.split()
        fits = all(metrics.horizontalAdvance(word) <= width for word in words)
        flag = Qt.TextFlag.TextWordWrap if fits else Qt.TextFlag.TextWrapAnywhere
        return int(flag.value)

    def _paint_ground(self, painter: QPainter, colours: Colours) -> None:
        sandbox, none = self._account_service.in_sandbox, self._account_service.chosen is None
        if self._is_narrow and not sandbox:
            if self.underMouse():
                paint_box(painter, self.rect(), colours.hover, "")
            return
        fill = colours.sandbox_soft if sandbox else colours.hover if self.underMouse() else colours.raised
        paint_box(painter, self.rect(), fill, "" if sandbox or none else colours.line)
        if sandbox or none:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.sandbox if sandbox else colours.line), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
            painter.restore()

    def _paint_tile(self, painter: QPainter, colours: Colours) -> None:
        side, account = self.tile_side(), self._account_service.chosen
        start = (self.width() - side) // 2 if self._is_narrow else _PADDING
        rect = self._mirrored(QRect(start, (self.height() - side) // 2, side, side))
        if account is not None:
            paint_tile(painter, rect, colours, word=account_colour(account), letters=initials(account.name))
            return
        paint_box(painter, rect, colours.quiet_soft, "")
        drawing = pixmap("add", colours.muted, side=icon_side(self), ratio=self.devicePixelRatioF())
        inner = QRect(0, 0, icon_side(self), icon_side(self))
        inner.moveCenter(rect.center())
        painter.drawPixmap(inner.topLeft(), drawing)

    def _paint_words(self, painter: QPainter, colours: Colours) -> None:
        sandbox = self._account_service.in_sandbox
        width, line = self._text_width(self.width()), self.fontMetrics().lineSpacing() + 2
        left = _PADDING + self.tile_side() + _GAP
        number = self._number_rect(self.width())
        top = (self.height() - line - number.height()) // 2
        start = int((Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | UNCUT).value)
        painter.setFont(scaled(self.font(), bold=True))
        painter.setPen(QColor(colours.sandbox if sandbox else colours.text))
        name = painter.fontMetrics().elidedText(self.text().replace("&&", "&"), Qt.TextElideMode.ElideRight, width)
        painter.drawText(self._mirrored(QRect(left, top, width, line)), start, name)
        painter.setFont(scaled(self.font(), SMALL))
        painter.setPen(QColor(colours.sandbox if sandbox else colours.muted))
        room = self._mirrored(QRect(left, top + line, width, number.height()))
        lead = int((Qt.AlignmentFlag.AlignLeading | UNCUT).value)
        painter.drawText(room, lead | self._wrapping(painter.fontMetrics(), width), self._second_line)

    def _mirrored(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)
