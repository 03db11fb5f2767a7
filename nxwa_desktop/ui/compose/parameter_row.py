"""The row of one parameter: number, name, text, buttons and menu."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.services.parameter_rows import FormRow
from nxwa_desktop.ui.compose.drag_handle import DragHandle
from nxwa_desktop.ui.compose.parameter_edit import SHORTCUTS, ParameterEdit, RowAction
from nxwa_desktop.ui.compose.row_name import RowName
from nxwa_desktop.ui.compose.space_fix import SpaceFix
from nxwa_desktop.ui.i18n.plain_text import plain_line, shortened
from nxwa_desktop.ui.widgets.finding_note import show_finding
from nxwa_desktop.ui.widgets.icons import IconButton
from nxwa_desktop.ui.widgets.label_column import HINT_GAP, LABEL_GAP, LabelColumn
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.menus import popup_below
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.validation.text_rules import SPACE_FINDINGS


class ParameterRow(QWidget):
    """A row of number or grip, name and field, with a note below; its signals are for its list."""

    asked = Signal(object, RowAction)
    grabbed = Signal()
    dragged = Signal(object, QPoint)
    dropped = Signal()

    def __init__(
        self,
        composer: Composer,
        field_validation: FieldValidation,
        kind: FieldKind,
        row: FormRow,
        labels: LabelColumn,
    ) -> None:
        super().__init__()
        # Opaque: at a key in its field, what is around it need not be painted.
        self.setAutoFillBackground(True)
        self._composer = composer
        self._field_validation = field_validation
        self._row = row
        self.grip = DragHandle("")
        self.edit = ParameterEdit(composer, Field(kind, row.first))
        self.remove = IconButton("close", "")
        self.name = RowName(self.grip, self.edit, labels)
        self._note: Note | None = None
        self._fix: SpaceFix | None = None
        self._arrange()
        self._connect()
        self._show_row()
        self.show_findings()

    @property
    def field(self) -> Field:
        """The field of the parameter."""
        return self.edit.field

    @property
    def bound(self) -> bool:
        """True if the template's text has this variable: the row cannot be moved or removed."""
        return self._row.bound

    @property
    def note(self) -> Note:
        """The note with what is wrong with the value; built lazily."""
        if self._note is None:
            self._note = Note(caption=True)
            self._column.insertWidget(1, self._note)
        return self._note

    @property
    def fix(self) -> SpaceFix:
        """The offer to replace line breaks by spaces; built lazily."""
        if self._fix is None:
            self._fix = SpaceFix(self._composer, self.edit)
            self._column.addWidget(self._fix)
            for before, after in zip((self.edit, *self._fix.buttons), self._fix.buttons, strict=False):
                QWidget.setTabOrder(before, after)
        return self._fix

    def refresh(self, row: FormRow) -> None:
        """Update text, label and finding from the composer."""
        if row != self._row:
            self._row = row
            self.edit.set_field(Field(self.field.kind, row.first))
            self._show_row()
        self.edit.refresh()
        self.show_findings()

    def follow(self) -> None:
        """Update the text alone."""
        self.edit.refresh()
        if self._fix is not None:
            self._fix.fold()

    def show_findings(self) -> None:
        """Show the finding of the row."""
        found = self._field_validation.shown_finding(self.field)
        if found is not None or self._note is not None:
            show_finding(self.note, found, self.edit)
        if found is not None and found.code in SPACE_FINDINGS:
            self.fix.offer()
        elif self._fix is not None:
            self._fix.hide()

    def menu(self) -> QMenu:
        """Build the menu of the row's actions with their keys."""
        menu = QMenu(self)
        for action, text in {
            RowAction.UP: self.tr("Move up"),
            RowAction.DOWN: self.tr("Move down"),
            RowAction.DUPLICATE: self.tr("Duplicate"),
            RowAction.REMOVE: self.tr("Remove"),
        }.items():
            entry = QAction(text, menu)
            entry.setShortcut(SHORTCUTS[action])
            entry.triggered.connect(lambda _=False, what=action: self.asked.emit(self, what))
            menu.addAction(entry)
        return menu

    @property
    def label(self) -> str:
        """The variable's name in the template's text; empty where it has none."""
        return self._row.label

    def _show_row(self) -> None:
        self.edit.bound = self.bound
        times = len(self._row.indexes)
        self.name.show_name(self._row)
        uses = self.tr("used twice") if times == 2 else self.tr("used {0} times").format(times)
        self.edit.show_times(uses if times > 1 else "")
        example = shortened(self._row.example)
        self.edit.setPlaceholderText(self.tr("e.g. {0}").format(example) if example else "")
        for part in (self.grip, self.remove):
            part.setVisible(not self.bound)
        self._name_parts()

    def _name_parts(self) -> None:
        number = self._row.first + 1
        header = self.field.kind is FieldKind.HEADER_TEXT
        name = (self.tr("Header variable {0}") if header else self.tr("Body variable {0}")).format(number)
        self.edit.setAccessibleName(f"{name}, {plain_line(self.label)}" if self.label else name)
        self.grip.rename(self.tr("Move or duplicate variable {0}").format(number))
        self.remove.rename(self.tr("Remove variable {0}").format(number))

    def _arrange(self) -> None:
        field = QHBoxLayout()
        flat(field)
        field.addWidget(self.edit, 1)
        field.addWidget(self.remove)
        self._column = QVBoxLayout()
        flat(self._column, gap=HINT_GAP)
        self._column.addLayout(field)
        row = QHBoxLayout(self)
        flat(row, gap=LABEL_GAP)
        row.addWidget(self.name, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._column, 1)

    def _connect(self) -> None:
        self.edit.asked.connect(lambda action: self.asked.emit(self, action))
        self.remove.clicked.connect(lambda: self.asked.emit(self, RowAction.REMOVE))
        self.grip.clicked.connect(self._open_menu)
        self.grip.dragged.connect(lambda here: self.dragged.emit(self, here))
        self.grip.grabbed.connect(self.grabbed)
        self.grip.dropped.connect(self.dropped)

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup_below(menu, self.grip)
