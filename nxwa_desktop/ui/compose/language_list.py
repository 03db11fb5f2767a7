"""The list of languages: those of the chosen template first, with their status."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nxwa_desktop.protocol.template_languages import Language
from nxwa_desktop.ui.i18n.language_names import language_label
from nxwa_desktop.ui.i18n.template_words import status_word
from nxwa_desktop.ui.widgets.chips import chip_size, paint_chip
from nxwa_desktop.ui.widgets.palette import Colours, colours_of
from nxwa_desktop.ui.widgets.template_chip import status_look

CODE = Qt.ItemDataRole.UserRole
_STATUS = Qt.ItemDataRole.UserRole + 1
_INSET, _SPACE = 8, 10


def fill(
    model: QStandardItemModel,
    languages: tuple[Language, ...],
    known: Mapping[str, str],
    others: str,
    colours: Colours,
) -> None:
    """Fill `model`: languages of the template with their status (`known`), the words `others`, and the rest, faint."""
    model.clear()
    first = [language for language in languages if language.code in known]
    rest = [language for language in languages if language.code not in known]
    for language in first:
        item = _item(language)
        item.setData(known[language.code], _STATUS)
        model.appendRow(item)
    if first and rest:
        divider = QStandardItem(others)
        divider.setFlags(Qt.ItemFlag.NoItemFlags)
        divider.setForeground(QBrush(QColor(colours.muted)))
        model.appendRow(divider)
    for language in rest:
        item = _item(language)
        if first:
            item.setForeground(QBrush(QColor(colours.faint)))
        model.appendRow(item)


def _item(language: Language) -> QStandardItem:
    item = QStandardItem(language_label(language))
    item.setData(language.code, CODE)
    item.setEditable(False)
    return item


class LanguageDelegate(QStyledItemDelegate):
    """Paints the status of a language at the end of its row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Room for a status in each row."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(hint.height(), option.fontMetrics.lineSpacing() + _SPACE))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        super().paint(painter, option, index)
        status = index.data(_STATUS)
        if not isinstance(status, str):
            return
        look, word = status_look(status), status_word(status)
        size = chip_size(option.font, look, word)
        rect = option.rect
        chip = QRect(rect.right() - _INSET - size.width(), 0, size.width(), min(size.height(), rect.height()))
        chip.moveTop(rect.center().y() - chip.height() // 2)
        place = QStyle.visualRect(option.direction, rect, chip)
        colours = colours_of(option.palette)
        paint_chip(painter, place, look, word, font=option.font, colours=colours, direction=option.direction)
