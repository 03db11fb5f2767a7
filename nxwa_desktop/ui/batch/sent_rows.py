"""The rows of a batch with how they ended: filter, search and table."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.services.batches import BatchService
from nxwa_desktop.storage.batch_records import Batch, RowOrder, RowState
from nxwa_desktop.ui.batch.outcome_filter import OutcomeFilter
from nxwa_desktop.ui.batch.rows_model import ANSWER, NAME, OUTCOME, RECIPIENT, ROW, TIME, RowsModel
from nxwa_desktop.ui.batch.rows_table import RowsTable, TableFrame
from nxwa_desktop.ui.i18n.plain_text import plain_line, tip_text
from nxwa_desktop.ui.widgets.bounded_line import BoundedLine
from nxwa_desktop.ui.widgets.fonts import font_scale
from nxwa_desktop.ui.widgets.icons import icon, icon_side
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel

SEARCH_AFTER_MS = 150
"""Milliseconds after a key."""
_WIDTHS = {ROW: 60, RECIPIENT: 170, NAME: 120, OUTCOME: 130, TIME: 90}
"""Pixels at the usual font size; the answer takes the rest."""
_LEAST_ANSWER, _SEARCH = 140, 220
_FIRST_TO_GO = (TIME, NAME, ANSWER)
"""Columns that give way, one after the other, where there is too little room."""


class SentRows(QWidget):
    """Shows the rows of a stored batch; follows them while it runs."""

    def __init__(
        self, batches: BatchService, order: RowOrder, *states: RowState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = RowsModel(batches, order, self)
        self.filter = OutcomeFilter(*states)
        self.search = BoundedLine()
        self.table = RowsTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Rows of the batch"))
        self._frame = TableFrame(self.table)
        self._cover = TintedLabel("muted", size=1.0, wrap=True)
        self._cover.hide()
        self._typing = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._typing.timeout.connect(self._search)
        self._build_search()
        row = QHBoxLayout()
        flat(row)
        row.addWidget(self.filter, 1)
        row.addWidget(self.search)
        column = QVBoxLayout(self)
        flat(column, gap=14)
        column.addLayout(row)
        column.addWidget(self._frame, 1)
        column.addWidget(self._cover)
        self.filter.chosen.connect(self._search)
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.model.modelReset.connect(self._fit)
        self.table.titles.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.titles.setSectionResizeMode(ANSWER, QHeaderView.ResizeMode.Stretch)

    def show_batch(self, batch: Batch) -> None:
        """Show the rows of a batch."""
        self.model.show_batch(batch)
        self._fit()

    def cover(self, batch: Batch | None, chosen: Account | None) -> None:
        """Show nothing of the sandbox under a real account, nor the reverse."""
        covered = batch is not None and chosen is not None and chosen.sandbox != batch.sandbox
        for part in (self.filter, self.search, self._frame):
            part.setVisible(not covered)
        if covered and batch is not None:
            text = self.tr("These rows were sent from {0}: leave the sandbox to see them.")
            practised = self.tr("These rows were sent in the sandbox: choose it to see them.")
            self._cover.setText(practised if batch.sandbox else text.format(plain_line(batch.account_name, 60)))
        self._cover.setVisible(covered)

    def focus_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the filter and a few rows."""
        height = self.filter.minimumSizeHint().height() + 14 + self._frame.minimumSizeHint().height()
        return QSize(self.filter.minimumSizeHint().width() + GAP + self._search_width() // 2, height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the columns to another width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the columns on a font change, and tint the drawing on a palette change."""
        super().changeEvent(event)
        if is_built(self, "_glass") and event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self._draw()
            self._fit()

    def _build_search(self) -> None:
        self.search.setPlaceholderText(self.tr("Search rows"))
        self.search.setAccessibleName(self.tr("Search rows"))
        self.search.setToolTip(tip_text(self.tr("Any value of the row, or its number")))
        self.search.setClearButtonEnabled(True)
        self.search.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._glass = QAction(self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._draw()
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.focus_search)

    def _search(self) -> None:
        self._typing.stop()
        self.model.search(self.filter.state, self.search.text())

    def _draw(self) -> None:
        self._glass.setIcon(icon("search", colours_of(self.palette()).muted, side=icon_side(self)))

    def _search_width(self) -> int:
        return min(round(_SEARCH * font_scale(self)), max(self.width() // 2, 160))

    def _fit(self) -> None:
        self.search.setFixedWidth(self._search_width())
        scale, titles = font_scale(self), self.table.titles
        hidden = set() if self.model.name_column is not None else {NAME}
        widths = {at: max(round(width * scale), titles.title_width(at)) for at, width in _WIDTHS.items()}
        widths[ANSWER] = round(_LEAST_ANSWER * scale)
        room = self.table.viewport().width()
        for at in _FIRST_TO_GO:
            if sum(width for each, width in widths.items() if each not in hidden) > room:
                hidden.add(at)
        for at, width in widths.items():
            self.table.setColumnHidden(at, at in hidden)
            self.table.setColumnWidth(at, width)
        last = OUTCOME if ANSWER in hidden else ANSWER
        for at in (OUTCOME, ANSWER):
            stretches = at == last
            mode = QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Interactive
            titles.setSectionResizeMode(at, mode)
