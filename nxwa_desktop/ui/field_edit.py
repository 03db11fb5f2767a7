"""A line of text that belongs to one field of the message."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from nxwa_desktop.protocol.message import Field
from nxwa_desktop.services.composer import Composer, value_of

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

    def refresh(self) -> None:
        """Show what the composer holds."""
        text = value_of(self._composer.message, self.field)
        if text != self.text():
            self.setText(text)

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
