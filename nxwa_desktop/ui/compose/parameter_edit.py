"""The field of one parameter: its value, the keys of its row, and how often the template uses it."""

import enum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from nxwa_desktop.protocol.message import Field
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.ui.compose.field_edit import FieldEdit
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import CAPTION, ScaledFont
from nxwa_desktop.ui.widgets.inside_field import InsideField
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.palette import colours_of


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


_NEXT = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_OF_SHORTCUTS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_D, Qt.Key.Key_Backspace})
"""The keys of the shortcuts, without their modifiers: any other is told at once."""


class ParameterEdit(FieldEdit):
    """A line edit that handles the row's keys before its own."""

    asked = Signal(RowAction)
    _times: QLabel | None = None
    bound = False
    """True while the template's text keeps its row where it is: of the row's keys, only the one to the next works."""

    def __init__(self, composer: Composer, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(composer, field, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # at each key it alone is painted, and not its row

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Run the row's keys."""
        if (action := self._action(event)) is None:
            super().keyPressEvent(event)
        else:
            self.asked.emit(action)

    def _action(self, event: QKeyEvent) -> RowAction | None:
        key = event.key()
        if key in _NEXT and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return RowAction.NEXT
        if key not in _OF_SHORTCUTS:
            return None
        pressed = QKeySequence(event.keyCombination())
        return next((action for action, keys in SHORTCUTS.items() if keys == pressed), None)

    def show_times(self, words: str) -> None:
        """Show how often the template uses the value, at the end of the field; empty for once."""
        if self._times is None:
            if not words:
                return
            self._times = plain_label()
            self._inside = InsideField(self)
            self._inside.put_after(self._times)
            ScaledFont(self._times, CAPTION, bold=False)
        self._times.setText(words)
        self._times.setVisible(bool(words))
        self._adapt()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._adapt()

    def _adapt(self) -> None:
        if self._times is not None:
            tint(self._times, QPalette.ColorRole.WindowText, colours_of(self.palette()).muted)
            self._inside.arrange()
