"""The table of checked rows: cells mended in place, rows taken in or left out by their checks."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from nxwa_desktop.ui.batch.check_rows_model import CheckRowsModel
from nxwa_desktop.ui.batch.rows_table import RowsTable
from nxwa_desktop.ui.widgets.fonts import font_scale

_NUMBER, _COLUMN = 88, 120
"""Pixels of the row's number, and of any other column at least, at the usual font size."""


class CheckTable(RowsTable):
    """Shows the model's columns equally wide, and scrolls where there are too many."""

    def __init__(self, model: CheckRowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(self.tr("Rows of the table"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed)
        model.modelReset.connect(self.fit_columns)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the columns to another width."""
        super().resizeEvent(event)
        self.fit_columns()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the columns on a font change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self.fit_columns()

    def fit_columns(self) -> None:
        """Share the width among the columns."""
        model, scale, titles = self.model(), font_scale(self), self.titles
        number = max(round(_NUMBER * scale), titles.title_width(0) if model.columnCount() else 0)
        count = max(1, model.columnCount() - 1)
        share = (self.viewport().width() - number) // count
        titles.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for section in range(model.columnCount()):
            least = max(round(_COLUMN * scale), titles.title_width(section))
            self.setColumnWidth(section, max(share, least) if section else number)
        titles.setStretchLastSection(share >= round(_COLUMN * scale))
