"""The rows of the table as it was read."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from nxwa_desktop import texts
from nxwa_desktop.tables.table import Table
from nxwa_desktop.ui.batch.rows_table import LOOK_ROLE, PADDING, CellLook, RowsTable
from nxwa_desktop.ui.i18n.plain_text import plain_line, shortened, tip_text
from nxwa_desktop.ui.i18n.translate import render

_SAMPLE, _NARROWEST, _WIDEST = 30, 60, 240
_ROOT = QModelIndex()
_Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


class TableModel(QAbstractTableModel):
    """Reads rows out of the table as they are shown; cells that cannot be sent are marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None

    def show_table(self, table: Table | None) -> None:
        """Show another table."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """The number of rows."""
        return 0 if parent.isValid() or self._table is None else len(self._table.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """The number of columns."""
        return 0 if parent.isValid() or self._table is None else len(self._table.columns)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """The names of the columns; the rows' numbers in the file."""
        if self._table is None or role != _Role.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._table.number(section)
        return shortened(self._table.columns[section], 60)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """The cell, its colour, and what is to be known about it."""
        table = self._table
        if table is None or not index.isValid():
            return None
        if role in {_Role.DisplayRole, _Role.AccessibleTextRole}:
            return shortened(table.rows[index.row()][index.column()], 120)
        if role in {_Role.ToolTipRole, LOOK_ROLE}:
            notes = [note for note in table.notes_of(index.row()) if note.column in {index.column(), None}]
            if role == LOOK_ROLE:
                text = plain_line(table.rows[index.row()][index.column()], 120)
                return CellLook(text, "bad" if any(note.kind.refuses for note in notes) else "text")
            return tip_text("\n".join(render(texts.tables.cell_note(note.kind)) for note in notes)) or None
        return None


class TablePreview(RowsTable):
    """All rows; the columns share the width, and scroll where there are many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = TableModel(self)
        self._natural: list[int] = []
        self.setModel(self._model)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setAccessibleName(self.tr("Rows of the file"))

    def show_table(self, table: Table | None) -> None:
        """Show another table from its first row on."""
        self._model.show_table(table)
        rows = range(min(_SAMPLE, self._model.rowCount()))
        metrics = self.fontMetrics()
        self._natural = []
        for column in range(self._model.columnCount()):
            cells = (str(self._model.index(row, column).data() or "") for row in rows)
            widest = max((metrics.horizontalAdvance(cell) for cell in cells), default=0) + 2 * PADDING
            self._natural.append(min(max(widest, self.titles.title_width(column), _NARROWEST), _WIDEST))
        self.scrollToTop()
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the width anew."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        if not self._natural:
            return
        spare = max(0, self.viewport().width() - sum(self._natural)) // len(self._natural)
        for column, width in enumerate(self._natural):
            self.setColumnWidth(column, width + spare)
        self.updateGeometries()  # in a mirrored window the titles stand beside the scroll bar
