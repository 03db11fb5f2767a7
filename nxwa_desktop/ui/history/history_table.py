"""The list of sends, one line each."""

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from nxwa_desktop.storage.history_columns import LISTED, HistoryColumn
from nxwa_desktop.storage.send_records import Line
from nxwa_desktop.ui.history.history_model import HistoryModel
from nxwa_desktop.ui.widgets.icons import icon_side
from nxwa_desktop.ui.widgets.layouts import GAP
from nxwa_desktop.ui.widgets.lazy import is_built

_SAMPLES = {
    HistoryColumn.TIME: "00.00.0000 00:00 XX",
    HistoryColumn.RECIPIENT: "+8613600009759",
    HistoryColumn.TEMPLATE: "order_update_xxx",
    HistoryColumn.LANGUAGE: "zh_CN",
    HistoryColumn.ACCOUNT: "Acme Support",
    HistoryColumn.CODE: "22091",
    HistoryColumn.DURATION: "1234 ms",
}
"""Texts that the columns are made wide enough for; another column fits its title."""
_OUTCOME = LISTED.index(HistoryColumn.OUTCOME)
_HIDDEN_FIRST = (HistoryColumn.DURATION, HistoryColumn.LANGUAGE, HistoryColumn.CODE, HistoryColumn.ACCOUNT)
_GROWING = (HistoryColumn.TEMPLATE, HistoryColumn.ACCOUNT)


class HistoryTable(QTableView):
    """`chosen(Line | None)`: the current row has changed. `entered()`: focus its details."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, model: HistoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Messages sent"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self._build_headers()
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.activated.connect(lambda _: self.entered.emit())

    @property
    def line(self) -> Line | None:
        """The send in the current row."""
        index = self.currentIndex()
        return self._model.line(index.row()) if index.isValid() else None

    def go_to(self, row: int) -> None:
        """Make `row` current and scroll to it."""
        self.setCurrentIndex(self._model.index(row, 0))
        self.scrollTo(self._model.index(row, 0), QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move to the first or last row on Home and End, not to the first or last column."""
        rows = self._model.rowCount()
        if event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and rows:
            self.go_to(0 if event.key() == Qt.Key.Key_Home else rows - 1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Distribute the width over the columns."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-fit the columns on a font change, re-tint icons on a palette change."""
        super().changeEvent(event)
        if not is_built(self, "_model"):
            return
        if event.type() == QEvent.Type.PaletteChange:
            self._model.use_palette(self.palette())
        if event.type() == QEvent.Type.FontChange:
            self.verticalHeader().setDefaultSectionSize(self._line_height())
            self._fit()

    def _build_headers(self) -> None:
        rows = self.verticalHeader()
        rows.setVisible(False)
        # All rows alike: Qt never asks for a row's height, were there a million.
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self._line_height())
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setSectionsClickable(False)
        columns.setMinimumSectionSize(24)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _line_height(self) -> int:
        return self.fontMetrics().height() + GAP + 2

    def _fit(self) -> None:
        """Size the columns for usual contents; template and account get the remaining width.

        In too little width the least important columns are hidden: the details show them.
        """
        side = icon_side(self)
        self.setIconSize(QSize(side, side))
        self._model.draw_at(side)
        room = self.viewport().width()
        metrics = self.fontMetrics()
        widths = [metrics.horizontalAdvance(_SAMPLES.get(column, "")) + 2 * GAP for column in LISTED]
        titles = [str(self._model.headerData(at, Qt.Orientation.Horizontal)) for at in range(len(widths))]
        widths = [
            max(width, metrics.horizontalAdvance(title) + 2 * GAP) for width, title in zip(widths, titles, strict=True)
        ]
        widths[_OUTCOME] = metrics.horizontalAdvance(self.tr("Unknown: did not go out")) + 4 * GAP
        hidden: set[int] = set()
        for column in map(LISTED.index, _HIDDEN_FIRST):
            if sum(width for at, width in enumerate(widths) if at not in hidden) <= room:
                break
            hidden.add(column)
        left = room - sum(width for at, width in enumerate(widths) if at not in hidden)
        if left < 0:
            # The outcome's drawing and its first words say most of it.
            widths[_OUTCOME] = max(widths[_OUTCOME] + left, metrics.horizontalAdvance(titles[_OUTCOME]) + 6 * GAP)
            left = min(0, room - sum(width for at, width in enumerate(widths) if at not in hidden))
        growing = [column for column in map(LISTED.index, _GROWING) if column not in hidden]
        for column, width in enumerate(widths):
            self.setColumnHidden(column, column in hidden)
            more = left // len(growing) if column in growing else 0
            self.setColumnWidth(column, max(24, width + more))

    def _current_changed(self, now: QModelIndex, _: QModelIndex) -> None:
        self.chosen.emit(self._model.line(now.row()) if now.isValid() else None)
