"""The navigation at the start of the window: the account, and the places to go to."""

import enum

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QStyle, QVBoxLayout, QWidget

from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.ui.accounts.account_card import AccountCard
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.boxes import paint_box
from nxwa_desktop.ui.widgets.fonts import UNCUT, font_scale, scaled
from nxwa_desktop.ui.widgets.icons import pixmap
from nxwa_desktop.ui.widgets.layouts import GAP
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import Colours, colours_of

WIDTH = 208
"""Pixels at the usual font size, with words."""
MOST_COUNTED = 99
_PADDING, _GAP = 10, 10


class Place(enum.Enum):
    """A page of the window, in the order of the navigation; the value names its icon."""

    COMPOSE = "compose"
    TEMPLATES = "templates"
    BATCH = "batch"
    HISTORY = "history"
    SETTINGS = "settings"


class NavigationItem(QAbstractButton):
    """One place: icon, word and badge; the current one is marked."""

    def __init__(self, place: Place, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.place = place
        self._is_current = self._is_narrow = False
        self._badge = ""
        self._progress: float | None = None
        self._meanings = {"badge": "", "progress": ""}
        self.setText(text)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the arrow keys and Enter to the navigation."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def show_state(self, *, current: bool, narrow: bool) -> None:
        """Mark the item as the current place, and show or hide its word."""
        self._is_current, self._is_narrow = current, narrow
        self.setToolTip(tip_text(self.text() if narrow else ""))
        self.setAccessibleDescription(self.tr("Current page") if current else "")
        self.updateGeometry()
        self.update()

    def show_badge(self, text: str, meaning: str) -> None:
        """Show a number at the item's end; `meaning` says it to a screen reader. Empty for none."""
        self._badge = text
        self._show_meaning("badge", meaning if text else "")

    def show_progress(self, part: float | None, meaning: str) -> None:
        """Show how much is done, from 0 to 1, as a line; `meaning` says it to a screen reader. None for nothing."""
        self._progress = part
        self._show_meaning("progress", meaning if part is not None else "")

    def _show_meaning(self, what: str, meaning: str) -> None:
        self._meanings[what] = meaning
        self.setAccessibleName(", ".join(each for each in (self.text(), *self._meanings.values()) if each))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Icon and word on one line."""
        metrics = QFontMetrics(scaled(self.font(), bold=True))
        words = 0 if self._is_narrow else _GAP + metrics.horizontalAdvance(self.text())
        return QSize(2 * _PADDING + self._side() + words, self.fontMetrics().lineSpacing() + 18)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint ground, bar, icon, word and badge."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        if self._is_current or self.underMouse():
            paint_box(painter, self.rect(), colours.accent_soft if self._is_current else colours.hover, "")
        if self._is_current:
            bar = QRect(0, 8, 3, self.height() - 16)
            paint_box(painter, self._mirrored(bar), colours.accent, "", radius=1.5)
        ink = colours.accent_text if self._is_current else colours.text if self.underMouse() else colours.muted
        side = self._side()
        start = (self.width() - side) // 2 if self._is_narrow else _PADDING
        place = self._mirrored(QRect(start, (self.height() - side) // 2, side, side))
        painter.drawPixmap(place.topLeft(), pixmap(self.place.value, ink, side=side, ratio=self.devicePixelRatioF()))
        if not self._is_narrow:
            painter.setFont(scaled(self.font(), bold=self._is_current))
            painter.setPen(QColor(ink))
            left = _PADDING + side + _GAP
            words = self._mirrored(QRect(left, 0, self.width() - left, self.height()))
            painter.drawText(words, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._badge:
            self._paint_badge(painter, colours)
        if self._progress is not None:
            self._paint_progress(painter, colours)

    def _paint_progress(self, painter: QPainter, colours: Colours) -> None:
        whole = QRect(_PADDING, self.height() - 3, self.width() - 2 * _PADDING, 2)
        painter.fillRect(whole, QColor(colours.line))
        done = QRect(whole.left(), whole.top(), round(whole.width() * min(1.0, self._progress or 0.0)), 2)
        painter.fillRect(self._mirrored(done), QColor(colours.accent))

    def _paint_badge(self, painter: QPainter, colours: Colours) -> None:
        painter.setFont(scaled(self.font(), 11 / 13, bold=True))
        metrics = painter.fontMetrics()
        height = metrics.height() + 2
        width = max(height, metrics.horizontalAdvance(self._badge) + 10)
        top = 1 if self._is_narrow else (self.height() - height) // 2
        end = 0 if self._is_narrow else _PADDING
        rect = self._mirrored(QRect(self.width() - end - width, top, width, height))
        paint_box(painter, rect, colours.badge, "", radius=height / 2)
        painter.setPen(QColor(colours.on_badge))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | UNCUT, self._badge)

    def _side(self) -> int:
        return max(18, round(self.fontMetrics().height()))

    def _mirrored(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)


class Navigation(QWidget):
    """The account's card and one item for each place. `wanted(Place)`: the person chose that place.

    The items are one stop for the Tab key; the arrow keys move between them.
    """

    wanted = Signal(object)

    def __init__(self, account_service: AccountService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Navigation"))
        self.card = AccountCard(account_service)
        words = {
            Place.COMPOSE: self.tr("Compose"),
            Place.TEMPLATES: self.tr("Templates"),
            Place.BATCH: self.tr("Batch"),
            Place.HISTORY: self.tr("History"),
            Place.SETTINGS: self.tr("Settings"),
        }
        self.items = {place: NavigationItem(place, words[place], self) for place in Place}
        self._is_narrow = False
        self._current: Place | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP + 1, GAP)
        column.setSpacing(2)
        column.addWidget(self.card)
        column.addSpacing(GAP)
        for place, item in self.items.items():
            if place is Place.SETTINGS:
                column.addStretch(1)
            column.addWidget(item)
            item.clicked.connect(lambda _=False, which=place: self.wanted.emit(which))
        self.show_place(None)
        self._fit()

    def words(self, place: Place) -> str:
        """The name of a place."""
        return self.items[place].text()

    def show_place(self, place: Place | None) -> None:
        """Mark the current place; None marks none."""
        self._current = place
        self._refresh()

    def show_unresolved(self, count: int) -> None:
        """Show the number of messages that may or may not have been sent; 0 shows none."""
        meaning = (
            self.tr("1 message needs your decision")
            if count == 1
            else self.tr("{0} messages need your decision").format(count)
        )
        shown = str(count) if count <= MOST_COUNTED else f"{MOST_COUNTED}+"
        self.items[Place.HISTORY].show_badge(shown if count else "", meaning)

    def show_batch_progress(self, done: int, count: int) -> None:
        """Show how far the batch is that runs; no `count` for none."""
        meaning = self.tr("{0} of {1} rows done").format(done, count)
        self.items[Place.BATCH].show_progress(done / count if count else None, meaning)

    def show_paused_batches(self, count: int) -> None:
        """Show the number of batches that wait to be continued; 0 shows none."""
        meaning = self.tr("1 batch is paused") if count == 1 else self.tr("{0} batches are paused").format(count)
        self.items[Place.BATCH].show_badge(str(count) if count else "", meaning)

    def show_narrow(self, narrow: bool) -> None:
        """Show icons only, or icons and words."""
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self.card.show_narrow(narrow)
            self._refresh()
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move between the places with the arrow keys, and go to one with Enter."""
        places = list(self.items)
        focused = next((number for number, each in enumerate(places) if self.items[each].hasFocus()), None)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and self.card.hasFocus():
            self.card.click()
        elif focused is None or not (step or is_enter):
            super().keyPressEvent(event)
        elif is_enter:
            self.items[places[focused]].click()
        elif 0 <= focused + step < len(places):
            self.items[places[focused + step]].setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-fit the width on a font change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "_current"):
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground and the line at its end."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(colours.side))
        line = QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(self.width() - 1, 0, 1, self.height()))
        painter.fillRect(line, QColor(colours.line))

    def _refresh(self) -> None:
        stop = self._current or Place.COMPOSE
        for place, item in self.items.items():
            item.show_state(current=place is self._current, narrow=self._is_narrow)
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place is stop else Qt.FocusPolicy.ClickFocus)

    def _fit(self) -> None:
        widest = max(item.sizeHint().width() for item in self.items.values())
        if self._is_narrow:
            self.setFixedWidth(max(widest, self.card.sizeHint().width()) + 2 * GAP)
        else:
            self.setFixedWidth(max(widest + 2 * GAP + 1, round(WIDTH * font_scale(self))))
