"""A table of rows in a rounded frame, with the outcome as a chip."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
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
from nxwa_desktop.ui.widgets.fonts import CAPTION, fixed_font, scaled
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import Colours, colours_of

CHIP_ROLE = Qt.ItemDataRole.UserRole + 1
"""A `ChipLook`: the text is shown as a chip."""
INK_ROLE = Qt.ItemDataRole.UserRole + 2
"""The colour of the text, by its name in `Colours`."""
ID_ROLE = Qt.ItemDataRole.UserRole + 3
"""True for an id: in fixed pitch, elided in the middle."""
PADDING = 10
_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints cells: text, chip or id, the line below, and the selection."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        colours, rect = colours_of(option.palette), option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(colours.accent_soft if selected else colours.window))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(colours.line))
        inner = rect.adjusted(PADDING, 0, -PADDING, -1)
        if (look := index.data(CHIP_ROLE)) is not None:
            self._paint_chip(painter, option, inner, look, str(index.data() or ""), colours)
        else:
            inner = self._paint_check(painter, option, index, inner)
            self._paint_text(painter, option, index, inner, colours)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -2))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """The text's width, at most that of a few words."""
        width = option.fontMetrics.horizontalAdvance(str(index.data() or "")[:60]) + 2 * PADDING + 2
        return QSize(width, option.fontMetrics.lineSpacing() + 15)

    def _paint_chip(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        inner: QRect,
        look: ChipLook,
        word: str,
        colours: Colours,
    ) -> None:
        size = chip_size(option.font, look, word)
        where = QRect(inner.left(), inner.center().y() - size.height() // 2 + 1, size.width(), size.height())
        where = QStyle.visualRect(option.direction, inner, where)
        paint_chip(painter, where, look, word, font=option.font, colours=colours, direction=option.direction)

    def _paint_check(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, inner: QRect) -> QRect:
        if (state := index.data(Qt.ItemDataRole.CheckStateRole)) is None:
            return inner
        check = QStyleOptionViewItem(option)
        check.rect = self.check_rect(option)
        on = Qt.CheckState(state) is Qt.CheckState.Checked
        check.state = QStyle.StateFlag.State_Enabled | (QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off)
        option.widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, check, painter)
        side = check.rect.width() + 8
        if option.direction == Qt.LayoutDirection.RightToLeft:
            return inner.adjusted(0, 0, -side, 0)
        return inner.adjusted(side, 0, 0, 0)

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
        """Where the check of a cell stands."""
        side = option.widget.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, option, option.widget)
        inner = option.rect.adjusted(PADDING, 0, -PADDING, -1)
        where = QRect(inner.left(), inner.center().y() - side // 2, side, side)
        return QStyle.visualRect(option.direction, inner, where)

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, inner: QRect, colours: Colours
    ) -> None:
        if not (text := str(index.data() or "")):
            return
        is_id = bool(index.data(ID_ROLE))
        painter.setFont(_id_font(option) if is_id else option.font)
        painter.setPen(QColor(getattr(colours, index.data(INK_ROLE) or "text")))
        mode = Qt.TextElideMode.ElideMiddle if is_id else Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(text, mode, inner.width())
        painter.drawText(inner, _LEADING | Qt.TextFlag.TextSingleLine, shown)


def _id_font(option: QStyleOptionViewItem) -> QFont:
    font = scaled(option.font, CAPTION)
    font.setFamilies(fixed_font().families())
    return font


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

    def __init__(self, table: RowsTable, parent: QWidget | None = None, *, fewest_rows: int = 4) -> None:
        super().__init__(parent)
        self._table, self._fewest = table, fewest_rows
        column = QVBoxLayout(self)
        column.setContentsMargins(1, RADIUS // 4, 1, RADIUS // 2)
        column.addWidget(table)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the titles and a few rows."""
        height = self._table.titles.height() + self._fewest * self._table.row_height() + RADIUS
        return QSize(120, height)
