"""The list of sends: two lines each, in groups by day."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from nxwa_desktop.protocol.account import ACCOUNT_COLOURS
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.storage.send_records import Line
from nxwa_desktop.ui.history.history_model import HistoryModel
from nxwa_desktop.ui.history.history_row import HistoryRowDelegate
from nxwa_desktop.ui.widgets.account_tile import account_colour
from nxwa_desktop.ui.widgets.lazy import is_built

_AGING_MS = 30_000
"""How often the relative times are painted anew."""


class HistoryList(QTableView):
    """`chosen(Line | None)`: the current row has changed. `entered()`: focus its details.

    `last_wanted()`: go to the last row once the rows are counted.

    A table of one column: unlike a list it never asks for the height of a row that is not there yet, were there a
    million; a row that begins a group gets its height once its page is there.
    """

    chosen = Signal(object)
    entered = Signal()
    last_wanted = Signal()

    def __init__(self, model: HistoryModel, accounts: AccountService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._accounts = accounts
        self._rows = HistoryRowDelegate(model, self._colour_of, self)
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(self.tr("Messages sent"))
        self._set_up()
        model.modelReset.connect(self._fit_known)
        model.dataChanged.connect(lambda first, last: self._fit(range(first.row(), last.row() + 1)))
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.activated.connect(lambda _: self.entered.emit())
        self._aging = QTimer(self, interval=_AGING_MS)
        self._aging.timeout.connect(self.viewport().update)
        accounts.changed.connect(self.viewport().update)

    @property
    def line(self) -> Line | None:
        """The send in the current row."""
        index = self.currentIndex()
        return self._model.line(index.row()) if index.isValid() else None

    def go_to(self, row: int) -> None:
        """Make `row` current and scroll to it."""
        index = self._model.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move to the first or last row on Home and End, and to the details on Enter."""
        self._show_focus(True)
        rows = self._model.rowCount()
        if event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and rows:
            self.go_to(0 if event.key() == Qt.Key.Key_Home else rows - 1)
            if event.key() == Qt.Key.Key_End and not self._model.counted:
                self.last_wanted.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show no focus ring where the mouse is used."""
        self._show_focus(False)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the focus ring unless the mouse brought the focus."""
        self._show_focus(event.reason() not in {Qt.FocusReason.MouseFocusReason, Qt.FocusReason.OtherFocusReason})
        super().focusInEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the relative times up to date while they are visible."""
        super().showEvent(event)
        self._aging.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Stop following the time."""
        super().hideEvent(event)
        self._aging.stop()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a change of the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "_aging"):
            self._rows.measure()
            self._fit_all()

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.horizontalHeader().setVisible(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self._rows.sizes.row)

    def _fit_all(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._rows.sizes.row)
        self._fit_known()
        self.viewport().update()

    def _fit_known(self) -> None:
        self._fit(self._model.rows_in_memory())

    def _fit(self, rows: Iterable[int]) -> None:
        """Give each of these rows the height that its heading needs."""
        for row in rows:
            height = self._rows.height(row)
            if height != self.rowHeight(row):
                self.setRowHeight(row, height)

    def _show_focus(self, shown: bool) -> None:
        if shown != self._rows.shows_focus:
            self._rows.shows_focus = shown
            self.viewport().update()

    def _colour_of(self, line: Line) -> str:
        account = next((each for each in self._accounts.accounts if each.id == line.account_id), None)
        # One that is gone has no colour of its own any more.
        return ACCOUNT_COLOURS[-1] if account is None else account_colour(account)

    def _current_changed(self, now: QModelIndex, _: QModelIndex) -> None:
        self.chosen.emit(self._model.line(now.row()) if now.isValid() else None)
