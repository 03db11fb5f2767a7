"""The model of checked rows: their cells, what is wrong with them, and whether they are sent."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from nxwa_desktop.batch.check import BatchCheck
from nxwa_desktop.batch.plan import BatchPlan, Column, ValueSource, VariableKey
from nxwa_desktop.batch.row_findings import RowFinding, RowIssue, Weight
from nxwa_desktop.protocol.message import FieldKind
from nxwa_desktop.services.batch_preparation import BatchPreparation
from nxwa_desktop.ui.batch.row_words import finding_words
from nxwa_desktop.ui.batch.rows_table import LOOK_ROLE, CellLook
from nxwa_desktop.ui.i18n.plain_text import shortened, tip_text

LONGEST_CELL, LONGEST_TITLE = 120, 30
"""Characters that are shown."""
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_Role, _Flag = Qt.ItemDataRole, Qt.ItemFlag


class CheckRowsModel(QAbstractTableModel):
    """Some rows of the table that is prepared. `mended(int, int, str)`: the person wrote another text into a cell.

    `turned(int, bool)`: the person took a row in, or left it out (True). Both with the row's index in the table.
    """

    mended = Signal(int, int, str)
    turned = Signal(int, bool)

    def __init__(self, preparation: BatchPreparation, parent: Any = None) -> None:
        super().__init__(parent)
        self._preparation = preparation
        self._check: BatchCheck | None = None
        self._rows: Sequence[int] = ()
        self._plan = preparation.plan
        self._titles: tuple[str, ...] = ()

    def show_rows(self, check: BatchCheck, rows: Sequence[int]) -> None:
        """Show these rows, by their indexes in the table."""
        self.beginResetModel()
        self._check, self._rows = check, rows
        self._plan = self._preparation.plan
        table = self._preparation.table
        self._titles = () if table is None else tuple(shortened(name, LONGEST_TITLE) for name in table.columns)
        self.endResetModel()

    def index_in_table(self, row: int) -> int:
        """The index in the table of the row that is shown here."""
        return self._rows[row]

    def refresh(self) -> None:
        """Show the decisions as they are now."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """The rows that are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """The row's number, and the columns of the table."""
        return 0 if parent.isValid() else 1 + len(self._titles)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """The names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        return self._titles[section - 1] if section else self.tr("Row")

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells can be changed; a row without a problem can be left out and taken in."""
        flags = super().flags(index)
        if index.column():
            return flags | _Flag.ItemIsEditable
        return flags if self._is_refused(index.row()) else flags | _Flag.ItemIsUserCheckable

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """A cell: its text, what is wrong with it, and its row's check."""
        table = self._preparation.table
        if not index.isValid() or table is None or self._check is None:
            return None
        row, column = self._rows[index.row()], index.column() - 1
        if column < 0:
            return self._number(row, role)
        text = self._preparation.cells(row)[column]
        if role == _Role.EditRole:
            return text
        if role not in {_Role.DisplayRole, _Role.ToolTipRole, LOOK_ROLE}:
            return None
        found = self._found_in(row, column)
        if role == _Role.ToolTipRole:
            return tip_text("\n".join(finding_words(each) for each in found))
        shown = shortened(text, LONGEST_CELL) if text.strip() or not found else self.tr("empty")
        return CellLook(shown, _ink(found) if found else "text") if role == LOOK_ROLE else shown

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:  # noqa: N802 - Qt's name
        """Mend a cell, or take a row in or leave it out."""
        if not index.isValid():
            return False
        row, column = self._rows[index.row()], index.column() - 1
        if role == _Role.CheckStateRole and column < 0:
            self.turned.emit(row, Qt.CheckState(value) is not Qt.CheckState.Checked)
            return True
        if role != _Role.EditRole or column < 0 or value == self._preparation.cells(row)[column]:
            return False
        self.mended.emit(row, column, str(value))
        return True

    def _number(self, row: int, role: int) -> Any:
        table, check = self._preparation.table, self._check
        if table is None or check is None:
            return None
        if role == _Role.DisplayRole:
            return str(table.number(row))
        if role in {_Role.CheckStateRole, LOOK_ROLE}:
            refused, reasons = self._has_problem(row), check.reasons(row, self._preparation.decisions)
            if role == LOOK_ROLE:
                return CellLook(str(table.number(row)), check=None if refused else not reasons)
            if not refused:
                return Qt.CheckState.Unchecked if reasons else Qt.CheckState.Checked
        if role == _Role.ToolTipRole:
            reasons = check.reasons(row, self._preparation.decisions)
            return tip_text("\n".join(finding_words(each) for each in reasons))
        return None

    def _is_refused(self, row: int) -> bool:
        return self._check is None or self._has_problem(self._rows[row])

    def _has_problem(self, row: int) -> bool:
        found = () if self._check is None else self._check.findings.get(row, ())
        return any(each.weight is Weight.PROBLEM for each in found)

    def _found_in(self, row: int, column: int) -> list[RowFinding]:
        found = () if self._check is None else self._check.findings.get(row, ())
        return [each for each in found if _column_of(each, self._plan) == column]


def _ink(found: list[RowFinding]) -> str:
    return "bad" if any(each.weight is Weight.PROBLEM for each in found) else "warn"


def _column_of(finding: RowFinding, plan: BatchPlan) -> int | None:
    """The column of the table that a finding is about."""
    columns = plan.columns
    if not finding.field:
        if finding.label:
            return plan.header.index(finding.label) if finding.label in plan.header else None
        if finding.code == RowIssue.HIDDEN_ROW:
            return None
        return _index(columns.language if finding.code == RowIssue.LANGUAGE_UNKNOWN else columns.recipient)
    match FieldKind(finding.field):
        case FieldKind.RECIPIENT:
            return _index(columns.recipient)
        case FieldKind.LANGUAGE:
            return _index(columns.language)
        case FieldKind.HEADER_IMAGE:
            return _index(columns.source_of(VariableKey(in_header=True, label="")))
        case FieldKind.HEADER_TEXT | FieldKind.BODY:
            in_header = finding.field == FieldKind.HEADER_TEXT
            return _index(columns.source_of(VariableKey(in_header, finding.label or str(finding.index + 1))))
    return None


def _index(source: ValueSource | None) -> int | None:
    return source.index if isinstance(source, Column) else None
