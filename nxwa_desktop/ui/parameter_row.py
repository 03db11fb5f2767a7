"""One parameter: its number, its text, and what can be done with it."""

import enum

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.services.checker import Checker
from nxwa_desktop.services.composer import Composer, labels_of_rows
from nxwa_desktop.ui.field_edit import FieldEdit
from nxwa_desktop.ui.icons import IconButton
from nxwa_desktop.ui.menus import popup_below
from nxwa_desktop.ui.parts import Note, flat, plain_label, plain_tip
from nxwa_desktop.ui.wording import show_finding

LABEL_CHARACTERS = 14
"""Room for what the template calls a parameter."""


class RowAction(enum.Enum):
    """What a row asks its list to do with it."""

    UP = "up"
    DOWN = "down"
    DUPLICATE = "duplicate"
    REMOVE = "remove"
    NEXT = "next"


SHORTCUTS = {
    RowAction.UP: QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Up),
    RowAction.DOWN: QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Down),
    RowAction.DUPLICATE: QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_D),
    RowAction.REMOVE: QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Backspace),
}


class _RowEdit(FieldEdit):
    """Knows the row's keys before the line edit or a shortcut of the window takes them."""

    asked = Signal(RowAction)

    def event(self, event: QEvent) -> bool:
        """Claim the row's keys."""
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


class _Grip(IconButton):
    """Drags the row; a click opens the row's menu."""

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
        """Remember where a drag may begin."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = event.globalPosition().toPoint(), False
            self.grabbed.emit()
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Far enough from the press it is a drag."""
        if self._pressed is None:
            return
        here = event.globalPosition().toPoint()
        self._dragging |= (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(here)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A press without a drag is a click."""
        if self._dragging:
            self.dropped.emit()
        elif self._pressed is not None:
            self.click()
        self._pressed, self._dragging = None, False
        self.setCursor(Qt.CursorShape.OpenHandCursor)


class ParameterRow(QWidget):
    """Number, text and buttons, with a note below. Its signals speak to the list it stands in."""

    asked = Signal(object, RowAction)
    grabbed = Signal()
    dragged = Signal(object, QPoint)
    dropped = Signal()

    def __init__(self, composer: Composer, checker: Checker, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composer = composer
        self._checker = checker
        self.grip = _Grip("")
        self.edit = _RowEdit(composer, field)
        self.remove = IconButton("close", "")
        self._number = plain_label(str(field.index + 1))
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._number.setMinimumWidth(self.fontMetrics().horizontalAdvance("00"))
        self._label = plain_label()
        self._label.hide()
        self.note = Note()
        self._name_parts()
        self._arrange()
        self._connect()
        self._show_label()
        self.speak()

    @property
    def field(self) -> Field:
        """Whose row this is."""
        return self.edit.field

    def refresh(self) -> None:
        """Show the composer's text, what the template calls it, and what is to be said of it."""
        self.edit.refresh()
        self._show_label()
        self.speak()

    def speak(self) -> None:
        """What is to be said of it."""
        show_finding(self.note, self._checker.beside(self.field), self.edit)

    def menu(self) -> QMenu:
        """What can be done with the row, each with its keys."""
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
        """What the template's text calls the parameter; empty where it does not."""
        labels = labels_of_rows(self._composer.message, self.field.kind)
        return labels[self.field.index] if self.field.index < len(labels) else ""

    def _show_label(self) -> None:
        label = self.label
        if self._label.toolTip() == (tip := plain_tip(label) if label else ""):
            return
        room = self.fontMetrics().averageCharWidth() * LABEL_CHARACTERS
        self._label.setText(self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, room))
        self._label.setMinimumWidth(room if label else 0)
        self._label.setToolTip(tip)
        self._label.setVisible(bool(label))
        self._name_parts()

    def _name_parts(self) -> None:
        number = self.field.index + 1
        header = self.field.kind is FieldKind.HEADER_TEXT
        name = (self.tr("Header parameter {0}") if header else self.tr("Body parameter {0}")).format(number)
        self.edit.setAccessibleName(f"{name}, {self.label}" if self.label else name)
        self.grip.rename(self.tr("Move or duplicate parameter {0}").format(number))
        self.remove.rename(self.tr("Remove parameter {0}").format(number))

    def _arrange(self) -> None:
        row = QHBoxLayout()
        flat(row, gap=6)
        row.addWidget(self.grip)
        row.addWidget(self._number)
        row.addWidget(self._label)
        row.addWidget(self.edit, 1)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        flat(column, gap=4)
        column.addLayout(row)
        column.addWidget(self.note)

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
