"""Paints a row of the history: account, number, template, text, time and outcome, and the heading of its group."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nxwa_desktop.storage.send_records import Line
from nxwa_desktop.system.wall_clock import now_ms
from nxwa_desktop.ui.history.history_model import HistoryModel
from nxwa_desktop.ui.history.history_words import (
    account_text,
    is_in_sandbox,
    number_text,
    outcome_chip,
    outcome_word,
)
from nxwa_desktop.ui.i18n.plain_text import isolated, shortened
from nxwa_desktop.ui.i18n.relative_time import relative_time
from nxwa_desktop.ui.widgets.account_tile import initials, paint_tile
from nxwa_desktop.ui.widgets.chips import chip_font, chip_size, paint_chip
from nxwa_desktop.ui.widgets.fonts import CAPTION, UNCUT, scaled
from nxwa_desktop.ui.widgets.icons import pixmap
from nxwa_desktop.ui.widgets.palette import Colours, colours_of

START, END = 20, 16
"""Pixels before the tile and after the time."""
_TOP, _BETWEEN, _GAP, _BAR = 8, 2, 8, 3
_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | UNCUT
Index = QModelIndex | QPersistentModelIndex


class RowSizes:
    """The heights of a row and its parts, by the font."""

    def __init__(self, font: QFont) -> None:
        self.font, self.bold = font, scaled(font, bold=True)
        self.caption, self.heading = scaled(font, CAPTION), scaled(font, CAPTION, bold=True)
        self.line = QFontMetrics(font).lineSpacing() + 2
        self.second = max(QFontMetrics(self.caption).lineSpacing(), QFontMetrics(chip_font(font)).height() + 4)
        self.tile = round(self.line * 1.1)
        self.row = 2 * _TOP + self.line + _BETWEEN + self.second + 1
        self.group = 11 + QFontMetrics(self.heading).lineSpacing() + 1


class HistoryRowDelegate(QStyledItemDelegate):
    """The picture of a row. A row that begins a group has the group's heading above it."""

    def __init__(self, model: HistoryModel, colour_of: Callable[[Line], str], view: QWidget) -> None:
        """`colour_of` gives the word of the colour of a send's account."""
        super().__init__(view)
        self._model = model
        self._colour_of = colour_of
        self._view = view
        self.sizes = RowSizes(view.font())
        self.shows_focus = False

    def measure(self) -> None:
        """Follow the font."""
        self.sizes = RowSizes(self._view.font())

    def height(self, row: int) -> int:
        """The height of a row with its heading."""
        return self.sizes.row + (self.sizes.group if self._model.begins_group(row) else 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """The height of the row; the list gives the width."""
        return QSize(0, self.height(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the heading, if any, and the row."""
        painter.save()
        painter.setLayoutDirection(self._view.layoutDirection())
        colours, rect = colours_of(self._view.palette()), QRect(option.rect)
        self._model.line(index.row() - 1)  # fetched where it is not known: it tells whether a group begins here
        if heading := self._model.group(index.row()):
            self._paint_heading(painter, rect.adjusted(0, 0, 0, self.sizes.group - rect.height()), heading, index.row())
            rect.setTop(rect.top() + self.sizes.group)
        state = option.state
        self._paint_ground(painter, rect, state, colours)
        if (line := self._model.line(index.row())) is not None:
            self._paint_line(painter, rect, line, colours, with_day=index.row() < self._model.undecided)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, text: str, row: int) -> None:
        colours = colours_of(self._view.palette())
        painter.fillRect(rect, QColor(colours.sunken))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.line))
        inner = rect.adjusted(START, 4, -END, -1)
        warns = row < self._model.undecided
        painter.setFont(self.sizes.heading)
        painter.setPen(QColor(colours.warn if warns else colours.muted))
        if warns:
            side = round(self.sizes.line * 0.8)
            place = self._placed(rect, QRect(inner.left(), inner.center().y() - side // 2 + 1, side, side))
            painter.drawPixmap(place.topLeft(), pixmap("question", colours.warn, side=side, ratio=self._ratio))
            inner.setLeft(inner.left() + side + _GAP)
        painter.drawText(self._placed(rect, inner), _LEADING, isolated(text))

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, colours: Colours) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = colours.accent_soft if selected else colours.hover if hovered else colours.window
        painter.fillRect(rect, QColor(ground))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.line))
        if selected:
            painter.fillRect(
                self._placed(rect, QRect(rect.left(), rect.top(), _BAR, rect.height())), QColor(colours.accent)
            )
        if self.shows_focus and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_line(self, painter: QPainter, rect: QRect, line: Line, colours: Colours, *, with_day: bool) -> None:
        sizes = self.sizes
        tile = QRect(rect.left() + START, rect.top() + _TOP + 2, sizes.tile, sizes.tile)
        word = "sandbox" if is_in_sandbox(line) else self._colour_of(line)
        letters = initials(account_text(line))
        painter.setFont(sizes.font)
        paint_tile(painter, self._placed(rect, tile), colours, word=word, letters=letters)
        inner = rect.adjusted(START + sizes.tile + _GAP, _TOP, -END, -_TOP - 1)
        first = QRect(inner.left(), inner.top(), inner.width(), sizes.line)
        second = QRect(inner.left(), first.bottom() + 1 + _BETWEEN, inner.width(), sizes.second)
        time = isolated(relative_time(line.started_at, now_ms(), with_day=with_day))
        self._paint_first(painter, rect, first, line, time)
        self._paint_second(painter, rect, second, line)

    def _paint_first(self, painter: QPainter, rect: QRect, room: QRect, line: Line, time: str) -> None:
        colours, sizes = colours_of(self._view.palette()), self.sizes
        number = isolated(number_text(line.recipient))
        wide = QFontMetrics(sizes.bold).horizontalAdvance(number) + 1
        aside = QFontMetrics(sizes.caption).horizontalAdvance(time) + 1
        painter.setFont(sizes.bold)
        painter.setPen(QColor(colours.text))
        painter.drawText(self._placed(rect, QRect(room.left(), room.top(), wide, room.height())), _LEADING, number)
        painter.setPen(QColor(colours.muted))
        if wide + _GAP + aside <= room.width():
            end = QRect(room.right() + 1 - aside, room.top(), aside, room.height())
            painter.setFont(sizes.caption)
            painter.drawText(self._placed(rect, end), _LEADING, time)
        middle = room.adjusted(wide + _GAP, 0, -aside - _GAP, 0)
        self._paint_elided(painter, rect, middle, sizes.font, shortened(line.template_name))

    def _paint_second(self, painter: QPainter, rect: QRect, room: QRect, line: Line) -> None:
        colours, sizes = colours_of(self._view.palette()), self.sizes
        look, word = outcome_chip(line), outcome_word(line.state, line.resolution)
        size = chip_size(sizes.font, look, word)
        chip = QRect(room.right() + 1 - size.width(), room.top(), size.width(), size.height())
        chip.moveTop(room.top() + (room.height() - size.height()) // 2)
        direction = self._view.layoutDirection()
        painter.setPen(QColor(colours.muted))
        rest = room.adjusted(0, 0, -size.width() - _GAP, 0)
        self._paint_elided(painter, rect, rest, sizes.caption, shortened(line.snippet))
        paint_chip(painter, self._placed(rect, chip), look, word, font=sizes.font, colours=colours, direction=direction)

    def _paint_elided(self, painter: QPainter, rect: QRect, room: QRect, font: QFont, text: str) -> None:
        metrics = QFontMetrics(font)
        if room.width() < 3 * metrics.averageCharWidth():
            return
        painter.setFont(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(self._placed(rect, room), _LEADING, isolated(shown))

    @property
    def _ratio(self) -> float:
        return self._view.devicePixelRatioF()

    def _placed(self, around: QRect, rect: QRect) -> QRect:
        """The rectangle, mirrored within the row in a right-to-left window."""
        return QStyle.visualRect(self._view.layoutDirection(), around, rect)
