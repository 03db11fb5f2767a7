"""The model of a stored batch's rows; only visited ones are in memory, and those that end while it runs follow."""

from array import array
from collections import OrderedDict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QAbstractTableModel, QDateTime, QModelIndex, QPersistentModelIndex, Qt

from nxwa_desktop.batch.plan import BatchPlan, Column, decode_plan
from nxwa_desktop.services.batches import BatchService
from nxwa_desktop.storage.batch_records import Batch, RowLine, RowOrder, RowState
from nxwa_desktop.ui.batch.row_words import answer_words, outcome_fields, state_chip, state_word
from nxwa_desktop.ui.batch.rows_table import LOOK_ROLE, CellLook
from nxwa_desktop.ui.i18n.plain_text import isolated, shortened, tip_text
from nxwa_desktop.ui.i18n.recipient_words import shown_number

if TYPE_CHECKING:
    from nxwa_desktop.batch.runner import RowBegan, RowEnded, SlowedDown

ROW, RECIPIENT, NAME, OUTCOME, ANSWER, TIME = range(6)
COLUMNS = 6
PAGE = 128
"""Rows that are read at once."""
ROWS_KEPT = 60 * PAGE
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_Role = Qt.ItemDataRole


class RowsModel(QAbstractTableModel):
    """The rows of one batch, in one order, filtered by outcome and text.

    What is on the screen is asked for in pages; a row that is not there yet is empty for that moment.
    """

    def __init__(self, batches: BatchService, order: RowOrder, parent: Any = None) -> None:
        super().__init__(parent)
        self._batches = batches
        self._order = order
        self._batch: Batch | None = None
        self._plan: BatchPlan | None = None
        self._positions = array("I")
        self._lines: OrderedDict[int, RowLine] = OrderedDict()
        self._asked: set[int] = set()
        self._state: RowState | None = None
        self._text = ""
        self._question = 0
        self._reading = False
        self._meanwhile: dict[int, RowLine] = {}
        """Events reported while the order was read."""
        batches.row_began.connect(self._row_began)
        batches.row_ended.connect(self._row_ended)
        batches.slowed_down.connect(self._slowed_down)

    @property
    def name_column(self) -> int | None:
        """The column of the table that fills the first variable: by it people know a row."""
        return self._named_by[1] if self._named_by is not None else None

    @property
    def _named_by(self) -> tuple[str, int] | None:
        sources = () if self._plan is None else self._plan.columns.variables
        return next(((key.label, source.index) for key, source in sources if isinstance(source, Column)), None)

    def show_batch(self, batch: Batch) -> None:
        """Show another batch, or the same one anew."""
        if self._batch is None or batch.id != self._batch.id:
            self._plan = decode_plan(batch.plan)
            self._replace(array("I"))
        self._batch = batch
        self._read()

    def search(self, state: RowState | None, text: str) -> None:
        """Show the rows in this state alone, with this text in a cell or in the number."""
        self._state, self._text = state, text.strip()
        self._read()

    def line(self, row: int) -> RowLine | None:
        """The row of the batch in this row of the table; None while it is being read."""
        position = self._positions[row]
        if (line := self._lines.get(position)) is None and position not in self._asked:
            self._fetch(row)
        return line

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """All rows that are found."""
        return 0 if parent.isValid() else len(self._positions)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Row, recipient, name, outcome, answer and time."""
        return 0 if parent.isValid() else COLUMNS

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        titles = {
            ROW: self.tr("Row"),
            RECIPIENT: self.tr("Recipient"),
            NAME: self._name_title(),
            OUTCOME: self.tr("Outcome"),
            ANSWER: self.tr("Answer"),
            TIME: self.tr("Time"),
        }
        return titles[section]

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """A cell: its text, its chip, its colour, and all of it as a tool tip."""
        if not index.isValid() or (line := self.line(index.row())) is None:
            return None
        if role == _Role.DisplayRole:
            return self._cell(line, index.column())
        if role == _Role.ToolTipRole and index.column() in {NAME, ANSWER}:
            return tip_text(self._cell(line, index.column()))
        return self._look(line, index.column()) if role == LOOK_ROLE else None

    def _look(self, line: RowLine, column: int) -> CellLook:
        return CellLook(
            self._cell(line, column),
            ink="muted" if line.state is RowState.LEFT_OUT else "text",
            chip=state_chip(line.state) if column == OUTCOME else None,
            is_id=column == ANSWER and line.state is RowState.ACCEPTED,
        )

    def _cell(self, line: RowLine, column: int) -> str:
        match column:
            case 0:
                return str(line.number)
            case 1:
                return isolated(shown_number(self._number_of(line)) or shortened(self._number_of(line), 40))
            case 2:
                name = self.name_column
                return shortened(line.cells[name], 80) if name is not None and name < len(line.cells) else ""
            case 3:
                return state_word(line.state)
            case 4:
                return isolated(answer_words(line))
            case _:
                at = line.finished_at or line.started_at
                return QDateTime.fromMSecsSinceEpoch(at).time().toString("HH:mm:ss") if at else ""

    def _number_of(self, line: RowLine) -> str:
        if line.recipient or self._plan is None or not line.cells:
            return line.recipient
        return self._plan.number_of(line.cells).digits

    def _name_title(self) -> str:
        if self._named_by is None or self._plan is None:
            return ""
        label, column = self._named_by
        return shortened(label if label and not label.isdecimal() else self._plan.header[column], 30)

    def _read(self) -> None:
        if (batch := self._batch) is None:
            return
        self._question += 1
        question, order, state, text = self._question, self._order, self._state, self._text

        def then(found: "array[int]") -> None:
            if question == self._question:
                self._reading = False
                self._replace(found)
                for line in self._meanwhile.values():
                    self._follow(line)

        self._reading = True
        self._meanwhile.clear()
        self._batches.read(self, lambda repos: repos.batches.order(batch.id, order, state=state, text=text), then)

    def _replace(self, positions: "array[int]") -> None:
        self.beginResetModel()
        self._positions = positions
        self._lines.clear()
        self._asked.clear()
        self.endResetModel()

    def _fetch(self, row: int) -> None:
        first = max(0, row - row % PAGE)
        wanted = [each for each in self._positions[first : first + PAGE] if each not in self._lines]
        if (batch := self._batch) is None or not wanted:
            return
        self._asked.update(wanted)

        def then(lines: tuple[RowLine, ...]) -> None:
            if self._batch is not None and self._batch.id == batch.id:
                self._take(lines)

        self._batches.read(self, lambda repos: repos.batches.lines(batch.id, positions=wanted), then)

    def _take(self, lines: Iterable[RowLine]) -> None:
        for line in lines:
            self._asked.discard(line.position)
            # What was reported meanwhile is newer.
            self._lines.setdefault(line.position, line)
        while len(self._lines) > ROWS_KEPT:
            self._lines.popitem(last=False)
        if self._positions:
            # Some may have moved meanwhile.
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._positions) - 1, COLUMNS - 1))

    # --- while it runs

    def _row_began(self, event: "RowBegan") -> None:
        row, message = event.row, event.message
        line = RowLine(
            row.position,
            row.number,
            row.cells,
            "",
            RowState.SENDING,
            recipient=message.recipient,
            language=message.language,
        )
        self._follow(line)

    def _row_ended(self, event: "RowEnded") -> None:
        row, report = event.row, event.report
        line = RowLine(
            position=row.position,
            number=row.number,
            cells=row.cells,
            left_out=event.left_out,
            state=event.state,
            send_id=report.send_id,
            recipient=report.recipient,
            started_at=report.started_at,
            finished_at=report.started_at + report.duration_ms,
        )
        if not event.left_out:
            line = msgspec.structs.replace(line, **outcome_fields(report.outcome))
        self._follow(line)

    def _slowed_down(self, event: "SlowedDown") -> None:
        row = event.row
        self._follow(RowLine(row.position, row.number, row.cells, "", RowState.WAITING, reason="slow"))

    def _follow(self, line: RowLine) -> None:
        if self._batch is None or self._batches.running is None or self._batches.running.id != self._batch.id:
            return
        if self._reading:
            self._meanwhile[line.position] = line
        known = self._place(line.position)
        self._lines[line.position] = line
        if not self._matches(line):
            if known is not None:
                self.beginRemoveRows(QModelIndex(), known, known)
                del self._positions[known]
                self.endRemoveRows()
        elif known == 0 or (known is not None and self._order is not RowOrder.NEWEST):
            self.dataChanged.emit(self.index(known, 0), self.index(known, COLUMNS - 1))
        elif self._order is RowOrder.NEWEST:
            self._put_first(line.position, known)

    def _put_first(self, position: int, known: int | None) -> None:
        if known is not None:
            self.beginRemoveRows(QModelIndex(), known, known)
            del self._positions[known]
            self.endRemoveRows()
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._positions.insert(0, position)
        self.endInsertRows()

    def _place(self, position: int) -> int | None:
        try:
            return self._positions.index(position)
        except ValueError:
            return None

    def _matches(self, line: RowLine) -> bool:
        if self._order is RowOrder.NEWEST and line.state in {RowState.WAITING, RowState.LEFT_OUT} and not line.reason:
            return False
        if self._state is not None and line.state is not self._state:
            return False
        text = self._text.casefold()
        return not text or text in line.recipient or any(text in cell.casefold() for cell in line.cells)
