"""A combo box whose entries have a name, and after it something muted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
    QWidget,
)

from nxwa_desktop.ui.widgets.fonts import UNCUT
from nxwa_desktop.ui.widgets.palette import Colours, colours_of
from nxwa_desktop.ui.widgets.wheel_safe_combo_box import WheelSafeComboBox

_ASIDE = Qt.ItemDataRole.UserRole + 1
_PADDING = 9


class _EntryDelegate(QStyledItemDelegate):
    """Paints the entries of the list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Room around the words."""
        return QSize(60, option.fontMetrics.lineSpacing() + 10)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one entry."""
        colours = colours_of(option.palette)
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, QColor(colours.accent_soft if marked else colours.raised))
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        words = _split(index.data(), index.data(_ASIDE))
        _paint_words(painter, option.rect.adjusted(_PADDING, 0, -_PADDING, 0), words, colours, enabled=enabled)


class TwoToneBox(WheelSafeComboBox):
    """The wheel does not change it. The whole text of an entry is its accessible text. `opening()`: the list opens."""

    opening = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is the accessible name."""
        super().__init__(parent)
        self._entries = QStandardItemModel(self)
        self.setModel(self._entries)
        self.setItemDelegate(_EntryDelegate(self))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(14)
        self.setAccessibleName(name)

    def add(self, name: str, aside: str = "", value: object = None) -> None:
        """Add an entry; `value` is its data. Text from outside is shortened before."""
        item = QStandardItem(f"{name} {aside}".rstrip())
        item.setData(aside, _ASIDE)
        item.setData(value, Qt.ItemDataRole.UserRole)
        self._entries.appendRow(item)

    def show_aside(self, row: int, name: str, aside: str) -> None:
        """Show something else after the name of an entry."""
        item = self._entries.item(row)
        item.setText(f"{name} {aside}".rstrip())
        item.setData(aside, _ASIDE)

    def add_divider(self, words: str) -> None:
        """Add words that cannot be chosen."""
        item = QStandardItem(words)
        item.setData(words, _ASIDE)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._entries.appendRow(item)

    def select(self, value: object) -> bool:
        """Choose the entry with this value; none, and False, where there is none."""
        found = [row for row in range(self.count()) if value is not None and self.itemData(row) == value]
        self.setCurrentIndex(found[0] if found else -1)
        return bool(found)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the box, and in it the chosen entry or the placeholder."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        style = self.style()
        rect = style.subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        row = self.currentIndex()
        words = ("", self.placeholderText()) if row < 0 else _split(self.itemText(row), self.itemData(row, _ASIDE))
        _paint_words(painter, rect, words, colours_of(self.palette()), enabled=self.isEnabled())

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Open the list as wide as its entries, within the window."""
        self.opening.emit()
        metrics = QFontMetrics(self.font())
        widest = max((metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0)
        room = self.window().width() - 40
        self.view().setMinimumWidth(min(max(self.width(), widest + 2 * _PADDING + 20), room))
        super().showPopup()


def _split(text: object, aside: object) -> tuple[str, str]:
    """The name and what follows it."""
    whole, after = str(text or ""), str(aside or "")
    return whole[: len(whole) - len(after)].rstrip(), after


def _paint_words(painter: QPainter, rect: QRect, words: tuple[str, str], colours: Colours, *, enabled: bool) -> None:
    name, aside = words
    metrics = painter.fontMetrics()
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | UNCUT
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, rect.width())
    painter.setPen(QColor(colours.text if enabled else colours.faint))
    painter.drawText(rect, flags, shown)
    taken = metrics.horizontalAdvance(f"{shown} ") if shown else 0
    rest = rect.adjusted(0, 0, -taken, 0) if mirrored else rect.adjusted(taken, 0, 0, 0)
    if aside and rest.width() > metrics.averageCharWidth() * 2:
        painter.setPen(QColor(colours.muted if enabled else colours.faint))
        painter.drawText(rest, flags, metrics.elidedText(aside, Qt.TextElideMode.ElideRight, rest.width()))
