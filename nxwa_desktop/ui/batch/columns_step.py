"""The second step of a batch: which column fills what, and the message of any row."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from nxwa_desktop.services.batch_preparation import BatchPreparation
from nxwa_desktop.services.templates import TemplateService
from nxwa_desktop.ui.batch.batch_step import BatchStep
from nxwa_desktop.ui.batch.columns_form import ColumnsForm
from nxwa_desktop.ui.batch.row_preview import RowPreview
from nxwa_desktop.ui.batch.step_area import SIDES
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.fonts import NARROW, font_scale
from nxwa_desktop.ui.widgets.heading import HorizontalLine, VerticalLine
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.lazy import is_built

PANE, NARROW_PANE, ONE_COLUMN = 452, 388, 860
"""Pixels at the usual font size: of the message's pane, and of the window below which it stands under the form."""
_LOWEST_PANE = 320


class ColumnsStep(BatchStep):
    """The form at the start, the message of one row at the end; one below the other where there is little room."""

    def __init__(self, preparation: BatchPreparation, templates: TemplateService) -> None:
        super().__init__()
        self._preparation = preparation
        self.setAccessibleName(self.tr("Columns"))
        self.form = ColumnsForm(preparation, templates)
        self.preview = RowPreview(preparation)
        self._next = set_kind(QPushButton(self.tr("Check all rows")), ButtonKind.PRIMARY)
        self._next.clicked.connect(lambda _=False: self.next_requested.emit())
        self._is_one_column = False
        self._arrange()
        self.form.marked.connect(self.preview.mark)
        self.preview.moved.connect(lambda _: self._show_cells())
        preparation.changed.connect(self._refresh)
        templates.changed.connect(self._refresh)
        self._refresh()

    def foot_words(self) -> str:
        """The parts still missing, in the order in which they are needed."""
        preparation = self._preparation
        columns = preparation.columns
        if not preparation.templates:
            return self.tr("Choose the template that everybody gets.")
        if columns.recipient is None:
            return self.tr("Choose the column with the phone numbers.")
        for key in preparation.needed:
            if columns.source_of(key) is None:
                name = plain_line(key.label, 60) if key.label else self.tr("the image link")
                return self.tr("Choose a column for {0}.").format(name)
        return self.tr("Nothing is sent in this step.")

    def primary(self) -> QAbstractButton:
        """Leads to the check."""
        return self._next

    @property
    def first_field(self) -> QWidget:
        """The template."""
        return self.form.template

    def enter(self) -> None:
        """Show the table as it is now."""
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show what has changed meanwhile."""
        super().showEvent(event)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Arrange the parts for the width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Arrange the parts for the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "_row"):
            self._fit()

    def _arrange(self) -> None:
        self._page = QWidget()
        self._form_column = QVBoxLayout(self._page)
        flat(self._form_column, gap=12)
        self._form_column.addWidget(self.form, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._page)
        self._line = VerticalLine()
        self._row = QHBoxLayout()
        flat(self._row, gap=0)
        self._row.addWidget(area, 1)
        self._row.addWidget(self._line)
        self._row.addWidget(self.preview)
        column = QVBoxLayout(self)
        flat(column, gap=0)
        column.addWidget(HorizontalLine())
        column.addLayout(self._row, 1)
        for key, step in ((Qt.Key.Key_Left, -1), (Qt.Key.Key_Right, 1)):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.ALT | key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda by=step: self.preview.move_by(-by if self.isRightToLeft() else by))

    def _fit(self) -> None:
        scale = font_scale(self)
        effective = self.window().width() / scale
        self._form_column.setContentsMargins(SIDES, 14, SIDES, 16)
        if (one_column := effective < ONE_COLUMN) != self._is_one_column:
            self._is_one_column = one_column
            (self._form_column if one_column else self._row).addWidget(self.preview)
            self._line.setVisible(not one_column)
        if one_column:
            self.preview.setMinimumWidth(0)
            self.preview.setMaximumWidth(16777215)
            self.preview.setMinimumHeight(round(_LOWEST_PANE * scale))
        else:
            self.preview.setMinimumHeight(0)
            self.preview.setFixedWidth(round((NARROW_PANE if effective < NARROW else PANE) * scale))

    def _refresh(self) -> None:
        if not self.isVisible():
            self._next.setEnabled(self._preparation.is_complete)
            return
        self.preview.refresh()
        self._show_cells()
        self._next.setEnabled(self._preparation.is_complete)
        self.foot_changed.emit()

    def _show_cells(self) -> None:
        self.form.show_cells(self._preparation.cells(self.preview.index))
