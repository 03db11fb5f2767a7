"""How a row of the list of templates is painted."""

import msgspec
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nxwa_desktop.ui.i18n.plain_text import isolated, shortened
from nxwa_desktop.ui.templates.template_list_model import ROW
from nxwa_desktop.ui.templates.template_look import chip_of, second_line
from nxwa_desktop.ui.templates.template_rows import TemplateRow
from nxwa_desktop.ui.widgets.boxes import paint_box
from nxwa_desktop.ui.widgets.chips import chip_size, paint_chip, paint_tag, tag_size
from nxwa_desktop.ui.widgets.fonts import CAPTION, UNCUT, scaled
from nxwa_desktop.ui.widgets.palette import Colours, colours_of

_START, _END, _ABOVE, _GAP = 20, 16, 9, 8
_Index = QModelIndex | QPersistentModelIndex


class _Painting(msgspec.Struct, frozen=True):
    """The painter, option and colours that all parts of one row are painted with."""

    painter: QPainter
    option: QStyleOptionViewItem
    colours: Colours

    def mirrored(self, rect: QRect) -> QRect:
        """`rect`, at the other side where it is read from right to left."""
        return QStyle.visualRect(self.option.direction, self.option.rect, rect)


class TemplateDelegate(QStyledItemDelegate):
    """Paints name and status, the wording or the reason below them, and the languages."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 - Qt's name
        """The height of three lines."""
        small = QFontMetrics(scaled(option.font, CAPTION))
        tags = tag_size(option.font, "x").height()
        return QSize(100, 2 * _ABOVE + option.fontMetrics.lineSpacing() + 2 + small.lineSpacing() + 2 + 4 + tags)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row = index.data(ROW)
        if not isinstance(row, TemplateRow):
            return
        painting = _Painting(painter, option, colours_of(option.palette))
        self._paint_ground(painting)
        rect = option.rect
        height = option.fontMetrics.lineSpacing() + 2
        first = QRect(rect.left() + _START, rect.top() + _ABOVE, rect.width() - _START - _END, height)
        self._paint_first(painting, first, row)
        small = scaled(option.font, CAPTION)
        second = QRect(first.left(), first.bottom() + 1, first.width(), QFontMetrics(small).lineSpacing() + 2)
        _paint_text(painting, second, second_line(row.shown), small, painting.colours.muted)
        self._paint_tags(painting, QRect(first.left(), second.bottom() + 5, first.width(), 0), row.group.languages)

    def _paint_ground(self, painting: _Painting) -> None:
        painter, option, colours = painting.painter, painting.option, painting.colours
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_soft))
            bar = QRect(rect.left(), rect.top(), 3, rect.height() - 1)
            painter.fillRect(painting.mirrored(bar), QColor(colours.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(colours.line))
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            paint_box(painter, rect.adjusted(2, 2, -2, -3), "", colours.accent, width=2)

    def _paint_first(self, painting: _Painting, line: QRect, row: TemplateRow) -> None:
        font = painting.option.font
        look, word = chip_of(row.shown)
        size = chip_size(font, look, word)
        chip = QRect(line.right() + 1 - size.width(), line.center().y() - size.height() // 2, 0, 0)
        chip.setSize(size)
        place = painting.mirrored(chip)
        direction = painting.option.direction
        paint_chip(painting.painter, place, look, word, font=font, colours=painting.colours, direction=direction)
        room = QRect(line.left(), line.top(), chip.left() - _GAP - line.left(), line.height())
        _paint_text(painting, room, shortened(row.group.name), scaled(font, bold=True), painting.colours.text)

    def _paint_tags(self, painting: _Painting, line: QRect, languages: tuple[str, ...]) -> None:
        font = painting.option.font
        left = line.left()
        for number, language in enumerate(languages):
            word = shortened(language, 12)
            size = tag_size(font, word)
            more = f"+{len(languages) - number}"
            is_last = number == len(languages) - 1
            room = line.right() - left - (0 if is_last else tag_size(font, more).width() + 6)
            fits = size.width() <= room
            if not fits:
                word, size = more, tag_size(font, more)
            where = QRect(left, line.top(), size.width(), size.height())
            paint_tag(painting.painter, painting.mirrored(where), word, font=font, colours=painting.colours)
            if not fits:
                return
            left += size.width() + 6


def _paint_text(painting: _Painting, rect: QRect, text: str, font: QFont, ink: str) -> None:
    painter = painting.painter
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor(ink))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | UNCUT
    painter.drawText(painting.mirrored(rect), flags, isolated(shown))
    painter.restore()
