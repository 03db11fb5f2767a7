"""The row of one parameter: number, text, buttons and menu."""

import enum

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.services.parameter_rows import FormRow
from nxwa_desktop.ui.compose.field_edit import FieldEdit
from nxwa_desktop.ui.compose.space_fix import SpaceFix
from nxwa_desktop.ui.i18n.plain_text import plain_line, shortened, tip_text
from nxwa_desktop.ui.widgets.finding_note import show_finding
from nxwa_desktop.ui.widgets.icons import IconButton
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.menus import popup_below
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.validation.text_rules import SPACE_FINDINGS

LABEL_CHARACTERS = 14
"""Room for what the template calls a parameter."""


class RowAction(enum.Enum):
    """The actions of a row, carried out by its list."""

    UP = "up"
    DOWN = "down"
    DUPLICATE = "duplicate"
    REMOVE = "remove"
    NEXT = "next"


SHORTCUTS = {
    RowAction.UP: QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Up),
    RowAction.DOWN: QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Down),
    RowAction.DUPLICATE: QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_D),
    RowAction.REMOVE: QKeySequence(Qt.Modifier.CTRL | Qt.Modifier.SHIFT | Qt.Key.Key_Backspace),
}


class _RowEdit(FieldEdit):
    """A line edit that handles the row's keys before its own and the window's shortcuts."""

    asked = Signal(RowAction)

    def event(self, event: QEvent) -> bool:
        """Accept shortcut overrides for the row's keys."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._action(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Run the row's keys."""
        action = self._action(event)
        if action is None:
            super().keyPressEvent(event)
        else:
            self.asked.emit(action)

    def _action(self, event: QKeyEvent) -> RowAction | None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not (
            event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            return RowAction.NEXT
        pressed = QKeySequence(event.keyCombination())
        return next((action for action, keys in SHORTCUTS.items() if keys == pressed), None)


class _DragHandle(IconButton):
    """A handle that drags the row; a click on it opens the row's menu."""

    grabbed = Signal()
    dragged = Signal(QPoint)
    dropped = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("grip", name, parent)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._pressed: QPoint | None = None
        self._dragging = False

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Store the position where a drag may begin."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = event.globalPosition().toPoint(), False
            self.grabbed.emit()
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Start a drag at Qt's drag distance from the press."""
        if self._pressed is None:
            return
        here = event.globalPosition().toPoint()
        self._dragging |= (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(here)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Emit a click unless the row was dragged."""
        if self._dragging:
            self.dropped.emit()
        elif self._pressed is not None:
            self.click()
        self._pressed, self._dragging = None, False
        self.setCursor(Qt.CursorShape.OpenHandCursor)


class ParameterRow(QWidget):
    """A row of number, text and buttons with a note below; its signals are for its list."""

    asked = Signal(object, RowAction)
    grabbed = Signal()
    dragged = Signal(object, QPoint)
    dropped = Signal()

    def __init__(self, composer: Composer, field_validation: FieldValidation, kind: FieldKind, row: FormRow) -> None:
        super().__init__()
        self._composer = composer
        self._field_validation = field_validation
        self._row = row
        self.grip = _DragHandle("")
        self.edit = _RowEdit(composer, Field(kind, row.first))
        self.remove = IconButton("close", "")
        self._number = plain_label()
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._number.setMinimumWidth(self.fontMetrics().horizontalAdvance("00"))
        self._label = plain_label()
        self._times = plain_label()
        self.note = Note()
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
        times = len(self._row.indexes)
        self._number.setText(str(self._row.first + 1))
        room = self.fontMetrics().averageCharWidth() * LABEL_CHARACTERS
        label = shortened(self.label)
        self._label.setText(self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, room))
        self._label.setMinimumWidth(room if self.label else 0)
        self._label.setToolTip(tip_text(label))
        self._label.setVisible(bool(self.label))
        self._times.setText(f"×{times}")
        self._times.setToolTip(tip_text(self.tr("The text uses it {0} times: the message repeats it.").format(times)))
        self._times.setVisible(times > 1)
        for part in (self.grip, self.remove):
            part.setVisible(not self.bound)
        self._name_parts()

    def _name_parts(self) -> None:
        number = self._row.first + 1
        header = self.field.kind is FieldKind.HEADER_TEXT
        name = (self.tr("Header parameter {0}") if header else self.tr("Body parameter {0}")).format(number)
        self.edit.setAccessibleName(f"{name}, {plain_line(self.label)}" if self.label else name)
        self.grip.rename(self.tr("Move or duplicate parameter {0}").format(number))
        self.remove.rename(self.tr("Remove parameter {0}").format(number))

    def _arrange(self) -> None:
        row = QHBoxLayout()
        flat(row, gap=6)
        row.addWidget(self.grip)
        row.addWidget(self._number)
        row.addWidget(self._label)
        row.addWidget(self.edit, 1)
        row.addWidget(self._times)
        row.addWidget(self.remove)
        self._column = QVBoxLayout(self)
        flat(self._column, gap=4)
        self._column.addLayout(row)
        self._column.addWidget(self.note)

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
