"""The model of the list of templates."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from nxwa_desktop.ui.i18n.plain_text import shortened
from nxwa_desktop.ui.templates.template_look import chip_of, second_line
from nxwa_desktop.ui.templates.template_rows import TemplateRow

ROW = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class TemplateListModel(QStringListModel):
    """One row for each name.

    A list of strings, although `data` has more: the view asks for every row's place, and Qt answers that by itself.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[TemplateRow, ...] = ()

    def show_rows(self, rows: tuple[TemplateRow, ...]) -> None:
        """Replace the rows."""
        self._rows = rows
        self.setStringList([row.group.name for row in rows])

    def row_of(self, name: str) -> int:
        """The row of a name; -1 where it is not listed."""
        return next((number for number, row in enumerate(self._rows) if row.group.name == name), -1)

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
