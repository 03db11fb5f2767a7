"""A table of rows in a rounded frame, with the outcome as a chip."""

import functools

import msgspec
from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QKeyEvent, QMouseEvent, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from nxwa_desktop.ui.batch.card import RADIUS, Card
from nxwa_desktop.ui.widgets.chips import ChipLook, chip_size, paint_chip
from nxwa_desktop.ui.widgets.fonts import CAPTION, UNCUT, fixed_font, scaled
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import Colours, colours_of

LOOK_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `CellLook` of a cell, or None for an empty one."""
PADDING = 10
_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | UNCUT
# Hundreds of cells are painted in a frame: what does not change is made once, and flags are compared as numbers.
_LEADING_LINE = (_LEADING | Qt.TextFlag.TextSingleLine).value
_SELECTED, _FOCUSED = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_HasFocus.value
Index = QModelIndex | QPersistentModelIndex


@functools.lru_cache(maxsize=64)
def _colour(name: str) -> QColor:
    return QColor(name)


class CellLook(msgspec.Struct, frozen=True):
    """All that is painted in a cell."""

    text: str
    ink: str = "text"
    """A colour of `Colours`."""
    chip: ChipLook | None = None
    """The text is shown as a chip."""
    is_id: bool = False
    """In fixed pitch, elided in the middle."""
    check: bool | None = None
    """A check before the text, set or not."""


class CellDelegate(QStyledItemDelegate):
    """Paints cells: text, chip or id, the line below, and the selection."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._chips: dict[tuple[object, ...], QPixmap] = {}
        self._id_font: tuple[str, QFont] = ("", QFont())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        colours, rect = colours_of(option.palette), option.rect
        state = option.state.value
        if state & _SELECTED:
            painter.fillRect(rect, _colour(colours.accent_soft))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, _colour(colours.line))
        look: CellLook | None = index.data(LOOK_ROLE)
        inner = rect.adjusted(PADDING, 0, -PADDING, -1)
        if look is not None and look.check is not None:
            inner = self._paint_check(painter, option, look.check, inner)
        if look is not None and look.chip is not None:
            self._paint_chip(painter, option, inner, look.chip, look.text, colours)
        elif look is not None and look.text:
            painter.setFont(self._id_font_for(option.font) if look.is_id else option.font)
            painter.setPen(_colour(getattr(colours, look.ink)))
            mode = Qt.TextElideMode.ElideMiddle if look.is_id else Qt.TextElideMode.ElideRight
            shown = painter.fontMetrics().elidedText(look.text, mode, inner.width())
            painter.drawText(inner, _LEADING_LINE, shown)
        if state & _FOCUSED:
            painter.setPen(_colour(colours.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -2))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """The text's width, at most that of a few words."""
        width = option.fontMetrics.horizontalAdvance(str(index.data() or "")[:60]) + 2 * PADDING + 2
        return QSize(width, option.fontMetrics.lineSpacing() + 15)

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """A field that looks like one."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            editor.setFrame(True)
        return editor

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """All of the cell, so that its text does not move."""
        editor.setGeometry(option.rect)

    def _paint_chip(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        inner: QRect,
        look: ChipLook,
        word: str,
        colours: Colours,
    ) -> None:
        """Paint a chip that was drawn once: it takes ten times as long as a text."""
        ratio = painter.device().devicePixelRatio()
        key = (look, word, option.font.key(), colours, ratio, option.direction)
        if (drawn := self._chips.get(key)) is None:
            size = chip_size(option.font, look, word)
            blank = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
            blank.fill(0)  # transparent
            drawn = QPixmap.fromImage(blank)
            drawn.setDevicePixelRatio(ratio)
            on = QPainter(drawn)
            rect = QRect(QPoint(), size)
            paint_chip(on, rect, look, word, font=option.font, colours=colours, direction=option.direction)
            on.end()
            self._chips[key] = drawn
        size = drawn.deviceIndependentSize().toSize()
        where = QRect(inner.left(), inner.center().y() - size.height() // 2 + 1, size.width(), size.height())
        painter.save()
        painter.setClipRect(inner)
        painter.drawPixmap(QStyle.visualRect(option.direction, inner, where).topLeft(), drawn)
        painter.restore()

    def _paint_check(self, painter: QPainter, option: QStyleOptionViewItem, on: bool, inner: QRect) -> QRect:
        check = QStyleOptionViewItem(option)
        check.rect = self.check_rect(option)
        flag = QStyle.StateFlag
        check.state = flag.State_Enabled | (flag.State_On if on else flag.State_Off)
        option.widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, check, painter)
        side = check.rect.width() + 8
        if option.direction == Qt.LayoutDirection.RightToLeft:
            return inner.adjusted(0, 0, -side, 0)
        return inner.adjusted(side, 0, 0, 0)

    def _id_font_for(self, font: QFont) -> QFont:
        key, made = self._id_font
        if key != font.key():
            made = scaled(font, CAPTION)
            made.setFamilies(fixed_font().families())
            self._id_font = (font.key(), made)
        return made

    def editorEvent(  # noqa: N802 - Qt's name
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Turn a cell's check by the mouse or the space bar."""
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        if isinstance(event, QMouseEvent):
            around = self.check_rect(option).adjusted(-6, -6, 6, 6)
            hit = event.type() == QEvent.Type.MouseButtonRelease and around.contains(event.position().toPoint())
            if not hit or event.button() is not Qt.MouseButton.LeftButton:
                return False
        elif not isinstance(event, QKeyEvent) or event.key() not in {Qt.Key.Key_Space, Qt.Key.Key_Select}:
            return False
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        turned = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        return model.setData(model.index(index.row(), index.column()), turned, Qt.ItemDataRole.CheckStateRole)

    def check_rect(self, option: QStyleOptionViewItem) -> QRect:
        """The rectangle of the check mark in a cell."""
        side = option.widget.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, option, option.widget)
        inner = option.rect.adjusted(PADDING, 0, -PADDING, -1)
        where = QRect(inner.left(), inner.center().y() - side // 2, side, side)
        return QStyle.visualRect(option.direction, inner, where)


class TitleHeader(QHeaderView):
    """The titles of the columns: small, bold, muted, on a soft ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.fit()

    def fit(self) -> None:
        """Follow the font's size."""
        self.setFixedHeight(QFontMetrics(scaled(self.font(), CAPTION)).lineSpacing() + 15)

    def title_width(self, section: int) -> int:
        """The width in pixels that a title needs."""
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        return max(self.fontMetrics().horizontalAdvance(title), self._metrics().horizontalAdvance(title)) + 2 * PADDING

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        """Paint one title."""
        option = QStyleOptionHeader()
        self.initStyleOption(option)
        colours = colours_of(option.palette)
        painter.fillRect(rect, QColor(colours.sunken))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(colours.line))
        painter.setFont(scaled(self.font(), CAPTION, bold=True))
        painter.setPen(QColor(colours.muted))
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, _LEADING, shown)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(scaled(self.font(), CAPTION, bold=True))


class RowsTable(QTableView):
    """A table without a grid, whose rows are all equally high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = CellDelegate(self)
        self.setItemDelegate(self.cells)
        self.titles = TitleHeader(self)
        self.setHorizontalHeader(self.titles)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for scrolls in (self.setVerticalScrollMode, self.setHorizontalScrollMode):
            scrolls(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        self._fit()

    def row_height(self) -> int:
        """The height in pixels of each row."""
        return self.fontMetrics().lineSpacing() + 15

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a change of the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "titles"):
            self._fit()

    def _fit(self) -> None:
        self.titles.fit()
        self.verticalHeader().setDefaultSectionSize(self.row_height())


class TableFrame(Card):
    """A rounded frame around a table."""

    def __init__(self, table: RowsTable, parent: QWidget | None = None, *, fewest_rows: int = 3) -> None:
        super().__init__(parent)
        self._table, self._fewest = table, fewest_rows
        column = QVBoxLayout(self)
        column.setContentsMargins(1, RADIUS // 4, 1, RADIUS // 2)
        column.addWidget(table)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the titles and a few rows."""
        height = self._table.titles.height() + self._fewest * self._table.row_height() + RADIUS
        return QSize(120, height)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The least height: a table takes what is left, and the page around it scrolls no sooner than it must."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())
