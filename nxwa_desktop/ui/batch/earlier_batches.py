"""The dialog of the earlier batches: where each stands, to be shown, continued or removed."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QEvent,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QHeaderView, QWidget

from nxwa_desktop.batch.stop_rules import SENT_AGAIN_CODES
from nxwa_desktop.services.batches import BatchService
from nxwa_desktop.storage.batch_records import Batch, BatchState, Counts, PauseReason
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.ui.batch.batch_words import number
from nxwa_desktop.ui.batch.rows_table import LOOK_ROLE, PADDING, CellLook, RowsTable, TableFrame
from nxwa_desktop.ui.i18n.plain_text import plain_line, tip_text
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind
from nxwa_desktop.ui.widgets.chips import GOOD, PAUSED, QUIET, SENDING, chip_size
from nxwa_desktop.ui.widgets.dialog import Dialog
from nxwa_desktop.ui.widgets.fonts import font_scale
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.question import Question

WIDTH = 760
_NARROWEST = 90
MOST = 200
"""Batches that are listed, the newest first."""
NAME, TEMPLATE, MADE, STATE, DONE = range(5)
_LOOKS = {BatchState.RUNNING: SENDING, BatchState.PAUSED: PAUSED, BatchState.STOPPED: QUIET, BatchState.DONE: GOOD}
_ROOT = QModelIndex()
_Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


class EarlierBatch(msgspec.Struct, frozen=True):
    """A stored batch and how far it came."""

    batch: Batch
    counts: Counts
    unsent: int
    """Rows that would be sent if it went on."""

    @property
    def can_continue(self) -> bool:
        """True if there is something left to be sent, and it is known that it was not."""
        pause = self.batch.pause
        is_distrusted = pause is not None and pause.reason is PauseReason.RESTORED
        return self.unsent > 0 and self.batch.state is not BatchState.RUNNING and not is_distrusted


def read_earlier(repos: Repositories, sandbox: bool) -> tuple[EarlierBatch, ...]:
    """The batches of the sandbox, or those of the real accounts, the newest first."""
    batches = repos.batches
    return tuple(
        EarlierBatch(each, batches.counts(each.id), batches.unsent_count(each.id, SENT_AGAIN_CODES))
        for each in batches.list(sandbox=sandbox)[:MOST]
    )


class EarlierModel(QAbstractTableModel):
    """One row for each batch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.batches: tuple[EarlierBatch, ...] = ()
        self._titles = (self.tr("List"), self.tr("Template"), self.tr("Made"), self.tr("State"), self.tr("Sent"))
        self.states = {
            BatchState.RUNNING: self.tr("Running"),
            BatchState.PAUSED: self.tr("Paused"),
            BatchState.STOPPED: self.tr("Stopped"),
            BatchState.DONE: self.tr("Done"),
        }

    def show_batches(self, batches: Sequence[EarlierBatch]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self.batches = tuple(batches)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """The number of batches."""
        return 0 if parent.isValid() else len(self.batches)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """The number of columns."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """The titles."""
        is_title = orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole
        return self._titles[section] if is_title else None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """A cell."""
        if not index.isValid():
            return None
        each = self.batches[index.row()]
        if role in {_Role.DisplayRole, _Role.AccessibleTextRole}:
            return self._words(each, index.column())
        if role == LOOK_ROLE:
            chip = _LOOKS.get(each.batch.state) if index.column() == STATE else None
            return CellLook(self._words(each, index.column()), chip=chip)
        if role == _Role.ToolTipRole:
            return tip_text(self.tr("From {0}").format(plain_line(each.batch.account_name)))
        return None

    def name_of(self, batch: Batch) -> str:
        """The file's name, or what there is instead of it."""
        if not batch.plan:
            return self.tr("List no longer kept")
        return plain_line(batch.source, 80) or self.tr("Pasted cells")

    def _words(self, each: EarlierBatch, column: int) -> str:
        batch, counts = each.batch, each.counts
        match column:
            case 0:
                return self.name_of(batch)
            case 1:
                return plain_line(batch.template_name, 80)
            case 2:
                made = QDateTime.fromMSecsSinceEpoch(batch.created_at)
                return QLocale().toString(made, QLocale.FormatType.ShortFormat)
            case 3:
                return self.states.get(batch.state, "")
            case _:
                return self.tr("{0} of {1}").format(number(counts.ended), number(counts.to_send))


class EarlierBatches(Dialog):
    """`show_wanted(Batch)`, `continue_wanted(Batch)`, `removed(Batch)`."""

    show_wanted = Signal(object)
    continue_wanted = Signal(object)
    removed = Signal(object)

    def __init__(self, batches: BatchService, *, sandbox: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, title=self.tr("Earlier batches"), width=WIDTH)
        self._batches = batches
        self._sandbox = sandbox
        self.model = EarlierModel(self)
        self.table = RowsTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Earlier batches"))
        self._frame = TableFrame(self.table, fewest_rows=7)
        self.nothing = plain_label(self.tr("There is no batch yet."), wrap=True)
        self.nothing.hide()
        self.content.addWidget(self._frame, 1)
        self.content.addWidget(self.nothing)
        self.remove_button = self.add_button(self.tr("&Remove…"), ButtonKind.DANGER, at_start=True)
        self.continue_button = self.add_button(self.tr("&Continue…"))
        self.close_button = self.add_button(self.tr("Close"))
        self.show_button = self.add_button(self.tr("&Show"), ButtonKind.PRIMARY, default=True)
        self._connect()
        self._enable()
        self.read()

    @property
    def chosen(self) -> EarlierBatch | None:
        """The batch in the current row."""
        index = self.table.currentIndex()
        return self.model.batches[index.row()] if index.isValid() else None

    def read(self) -> None:
        """Read the batches again."""
        sandbox = self._sandbox
        self._batches.read(self, lambda repos: read_earlier(repos, sandbox), self._show)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._enable())
        self.table.activated.connect(lambda _: self._end(self.show_wanted.emit))
        self.show_button.clicked.connect(lambda _=False: self._end(self.show_wanted.emit))
        self.continue_button.clicked.connect(lambda _=False: self._end(self.continue_wanted.emit))
        self.remove_button.clicked.connect(lambda _=False: self._ask_to_remove())
        self.close_button.clicked.connect(self.reject)
        self._batches.list_changed.connect(self.read)

    def _show(self, batches: tuple[EarlierBatch, ...]) -> None:
        row = max(0, self.table.currentIndex().row())
        self.model.show_batches(batches)
        self._fit_columns()
        self._frame.setVisible(bool(batches))
        self.nothing.setVisible(not batches)
        if batches:
            self.table.setCurrentIndex(self.model.index(min(row, len(batches) - 1), 0))
            self.table.setFocus()
        self._enable()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Widen the columns with their letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._fit_columns()

    def _fit_columns(self) -> None:
        titles, font = self.table.titles, self.table.font()
        titles.setMinimumSectionSize(round(_NARROWEST * font_scale(self)))
        for column in range(TEMPLATE, self.model.columnCount()):
            self.table.setColumnWidth(column, max(titles.title_width(column), self.table.sizeHintForColumn(column)))
        chips = (chip_size(font, _LOOKS[state], words).width() for state, words in self.model.states.items())
        self.table.setColumnWidth(STATE, max(titles.title_width(STATE), *chips) + 2 * PADDING)
        titles.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)

    def _enable(self) -> None:
        each = self.chosen
        self.show_button.setEnabled(each is not None)
        self.continue_button.setEnabled(each is not None and each.can_continue)
        self.remove_button.setEnabled(each is not None and each.batch.state is not BatchState.RUNNING)

    def _end(self, emit: Callable[[Batch], object]) -> None:
        if (each := self.chosen) is not None:
            self.accept()
            emit(each.batch)

    def _ask_to_remove(self) -> None:
        if (each := self.chosen) is None:
            return
        name = self.model.name_of(each.batch)
        heading = self.tr("Remove the batch “{0}”?").format(name)
        text = self.tr("The list and what was left out of it are deleted. What was sent stays in the history.")
        more = ""
        if each.can_continue:
            count = QLocale().toString(each.unsent)
            more = self.tr("{0} of its rows were not sent; they are forgotten with it.").format(count)
        question = Question(heading, text, more, self)
        question.show_drawing("warning", "warn")
        question.add_answer(self.tr("&Remove"), lambda: self._remove(each.batch), kind=ButtonKind.DANGER)
        question.add_answer(self.tr("&Keep"), default=True)
        question.open()

    def _remove(self, batch: Batch) -> None:
        self._batches.remove(batch)
        self.removed.emit(batch)
