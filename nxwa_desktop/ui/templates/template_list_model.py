"""The model of the list of templates."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from nxwa_desktop.ui.i18n.plain_text import shortened
from nxwa_desktop.ui.templates.template_look import chip_of, second_line
from nxwa_desktop.ui.templates.template_rows import TemplateRow

ROW = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class TemplateListModel(QAbstractListModel):
    """One row for each name."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[TemplateRow, ...] = ()

    def show_rows(self, rows: tuple[TemplateRow, ...]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, name: str) -> int:
        """The row of a name; -1 where it is not listed."""
        return next((number for number, row in enumerate(self._rows) if row.group.name == name), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's default and name
        """The number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, its name, or all of it in words for a screen reader."""
        if not (index.isValid() and index.row() < len(self._rows)):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return shortened(row.group.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (row.group.name, chip_of(row.shown)[1], *row.group.languages, second_line(row.shown))
            return ", ".join(shortened(part) for part in parts if part)
        return None
