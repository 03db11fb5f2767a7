"""The rows of the template chooser: a model of what was found, and how a row is painted."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, QStringListModel, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nxwa_desktop.services.template_search import Span, TemplateMatch, TemplateMatches
from nxwa_desktop.ui.i18n.plain_text import reads_right_to_left, shortened
from nxwa_desktop.ui.i18n.template_words import reason_not_sent, status_word
from nxwa_desktop.ui.widgets.boxes import paint_box
from nxwa_desktop.ui.widgets.chips import chip_size, paint_chip, paint_tag, tag_size
from nxwa_desktop.ui.widgets.fonts import CAPTION, UNCUT, scaled
from nxwa_desktop.ui.widgets.palette import Colours, colours_of
from nxwa_desktop.ui.widgets.template_chip import status_look

MATCH = Qt.ItemDataRole.UserRole
_PADDING_X, _PADDING_Y, _GAP = 12, 7, 8
MOST_TAGS, LONGEST_CODE = 4, 12
_Index = QModelIndex | QPersistentModelIndex


class TemplateMatchModel(QStringListModel):
    """The matches of a search. A template that cannot be sent can be read, and is not enabled.

    A list of strings, although `data` has more: the view asks for every row's place, and Qt answers that by itself.
    """

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self._matches: Sequence[TemplateMatch] = ()

    @property
    def matches(self) -> Sequence[TemplateMatch]:
        """The rows."""
        return self._matches

    def show_matches(self, matches: TemplateMatches) -> None:
        """Replace the rows."""
        self._matches = matches
        self.setStringList(matches.names)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The match, or the row in words."""
        if not (index.isValid() and index.row() < len(self._matches)):
            return None
        match = self._matches[index.row()]
        if role == MATCH:
            return match
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return words_of(match)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Enabled where the template can be sent."""
        found = index.data(MATCH)
        if isinstance(found, TemplateMatch) and found.choosable:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def words_of(match: TemplateMatch) -> str:
    """A row in words, for a screen reader."""
    second = reason_not_sent(match.template) or shortened(match.snippet)
    status = status_word(match.template.status)
    languages = (shortened(language, LONGEST_CODE) for language in match.group.languages)
    return shortened(", ".join(part for part in (shortened(match.group.name), status, *languages, second) if part))


class _Row(msgspec.Struct, frozen=True):
    """The painter, option and colours that all parts of one row are painted with."""

    painter: QPainter
    option: QStyleOptionViewItem
    colours: Colours
    faint: bool

    def mirrored(self, rect: QRect) -> QRect:
        """`rect` in a row that is read from right to left, if this one is."""
        return QStyle.visualRect(self.option.direction, self.option.rect, rect)


class TemplateMatchDelegate(QStyledItemDelegate):
    """Paints name, languages and status, and below them the wording around the match, or why it cannot be sent."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 - Qt's name
        """The height of both lines."""
        small = QFontMetrics(scaled(option.font, CAPTION))
        return QSize(100, option.fontMetrics.lineSpacing() + 2 + small.lineSpacing() + 2 + 2 * _PADDING_Y)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        match = index.data(MATCH)
        if not isinstance(match, TemplateMatch):
            return
        colours = colours_of(option.palette)
        view = option.widget
        current = isinstance(view, QListView) and view.currentIndex().row() == index.row()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver) and match.choosable
        if current or hovered:
            painter.fillRect(option.rect, QColor(colours.accent_soft if current else colours.hover))
        row = _Row(painter, option, colours, not match.choosable)
        inner = option.rect.adjusted(_PADDING_X, _PADDING_Y, -_PADDING_X, -_PADDING_Y)
        height = option.fontMetrics.lineSpacing() + 2
        _paint_first(row, QRect(inner.left(), inner.top(), inner.width(), height), match)
        below = QRect(inner.left(), inner.top() + height + 1, inner.width(), inner.height() - height - 1)
        reason = reason_not_sent(match.template)
        span = (0, 0) if reason else match.snippet_span
        ink = colours.faint if row.faint else colours.muted
        _paint_text(row, below, reason or shortened(match.snippet), span, scaled(option.font, CAPTION), ink)


def _paint_first(row: _Row, line: QRect, match: TemplateMatch) -> None:
    font = row.option.font
    look, word = status_look(match.template.status), status_word(match.template.status)
    size = chip_size(font, look, word)
    chip = QRect(line.right() + 1 - size.width(), line.center().y() - size.height() // 2, size.width(), size.height())
    place = row.mirrored(chip)
    paint_chip(row.painter, place, look, word, font=font, colours=row.colours, direction=row.option.direction)
    room = chip.left() - _GAP - line.left()
    bold = scaled(font, bold=True)
    name = shortened(match.group.name)
    tags = _tags(match.group.languages)
    wide = sum(tag_size(font, tag).width() + _GAP for tag in tags)
    width = min(QFontMetrics(bold).horizontalAdvance(name) + 1, max(room - wide, room // 2))
    ink = row.colours.faint if row.faint else row.colours.text
    _paint_text(row, QRect(line.left(), line.top(), width, line.height()), name, match.name_span, bold, ink)
    left = line.left() + width + _GAP
    for tag in tags:
        tag_at = tag_size(font, tag)
        if left + tag_at.width() > chip.left() - _GAP:
            break
        where = QRect(left, line.center().y() - tag_at.height() // 2, tag_at.width(), tag_at.height())
        paint_tag(row.painter, row.mirrored(where), tag, font=font, colours=row.colours)
        left += tag_at.width() + 6


def _tags(languages: tuple[str, ...]) -> tuple[str, ...]:
    shown = tuple(shortened(language, LONGEST_CODE) for language in languages)
    return shown if len(shown) <= MOST_TAGS else (*shown[: MOST_TAGS - 1], f"+{len(shown) - MOST_TAGS + 1}")


def _paint_text(row: _Row, rect: QRect, text: str, span: Span, font: QFont, ink: str) -> None:
    """Paint one line, the part `span` of it marked."""
    painter = row.painter
    painter.save()
    painter.setFont(font)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    place = row.mirrored(rect)
    right = row.option.direction == Qt.LayoutDirection.RightToLeft
    start, end = span
    if end and end <= len(shown) and not right and not reads_right_to_left(shown):
        left = place.left() + metrics.horizontalAdvance(shown[:start])
        wide = metrics.horizontalAdvance(shown[start:end])
        height = metrics.height() + 2
        mark = QRect(left - 1, place.center().y() - height // 2, wide + 2, height)
        paint_box(painter, mark, row.colours.mark, "", radius=3)
    else:
        start = end = 0
    # The painter mirrors the alignment with the window.
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | UNCUT
    painter.setPen(QColor(ink))
    painter.drawText(place, flags, shown)
    if end:
        painter.setClipRect(mark)
        painter.setPen(QColor(row.colours.on_mark))
        painter.drawText(place, flags, shown)
    painter.restore()
