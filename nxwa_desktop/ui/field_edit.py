"""A line of text that belongs to one field of the message."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from nxwa_desktop.protocol.message import Field
from nxwa_desktop.services.composer import Composer, value_of
from nxwa_desktop.ui.plain_text import tip_text

LONGEST = 2_000_000
"""Characters a field takes. Qt's own 32,767 would cut a paste without a word."""


class FieldEdit(QLineEdit):
    """Writes every change into the composer and follows it; keeps nothing of its own."""

    def __init__(self, composer: Composer, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composer = composer
        self.field = field
        self.setMaxLength(LONGEST)
        self.refresh()
        self.textEdited.connect(self._typed)

    def setPlaceholderText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Say what belongs here. The tool tip says it whole where the field is narrow, and once something is typed."""
        super().setPlaceholderText(text)
        self.setToolTip(tip_text(text))

    def refresh(self) -> None:
        """Show what the composer holds."""
        text = value_of(self._composer.message, self.field)
        if text != self.text():
            self.setText(text)

    def turn_to(self, field: Field) -> None:
        """Belong to another field from now on."""
        if field != self.field:
            self.field = field
            self.refresh()
            if self.hasFocus():
                self._composer.set_focus(field)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window where the field itself has nothing to undo or redo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._leaves(event):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the composer where the person is."""
        super().focusInEvent(event)
        self._composer.set_focus(self.field)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the composer that the person left."""
        super().focusOutEvent(event)
        if self._composer.focus == self.field:
            self._composer.set_focus(None)

    def _typed(self, text: str) -> None:
        self._composer.edit(self.field, text)

    def _leaves(self, event: QKeyEvent) -> bool:
        return leaves_undo(event, can_undo=self.isUndoAvailable(), can_redo=self.isRedoAvailable())


def leaves_undo(event: QKeyEvent, *, can_undo: bool, can_redo: bool) -> bool:
    """Whether the keys mean undo or redo, of which the field has none."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return not can_undo
    return event.matches(QKeySequence.StandardKey.Redo) and not can_redo
