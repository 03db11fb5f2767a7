"""A line of text that belongs to one field of the message."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from nxwa_desktop.protocol.message import Field
from nxwa_desktop.protocol.message_fields import value_of
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.system.unicode_text import utf16_length
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.bounded_line import LONGEST, BoundedLine


class ComposedLine(BoundedLine):
    """A line of the message: undo and redo are the window's, which knows the steps of all fields in their order.

    A line's own undo would be one more step for the message, and the text would be gone after undo and redo.
    """

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        return left_to_window(event) or super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what Qt offers, without an undo of its own."""
        menu = self.createStandardContextMenu()
        drop_undo(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class FieldEdit(ComposedLine):
    """Writes every change into the composer and follows it; keeps nothing of its own."""

    def __init__(self, composer: Composer, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composer = composer
        self.field = field
        self.refresh()
        self.textEdited.connect(self._typed)

    def setPlaceholderText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Say what belongs here. The tool tip says it whole where the field is narrow, and once something is typed."""
        super().setPlaceholderText(text)
        self.setToolTip(tip_text(text))

    def refresh(self) -> None:
        """Show what the composer holds."""
        text = value_of(self._composer.message, self.field)[:LONGEST]
        before = self.text()
        if text != before:
            self.setText(text)
            self.setCursorPosition(end_of_change(before, text))

    def turn_to(self, field: Field) -> None:
        """Belong to another field from now on."""
        if field != self.field:
            self.field = field
            self.refresh()
            if self.hasFocus():
                self._composer.set_focus(field)

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


def left_to_window(event: QEvent) -> bool:
    """True for a key of undo or redo, which the editor must not handle."""
    if event.type() not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress} or not isinstance(event, QKeyEvent):
        return False
    if not (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)):
        return False
    event.ignore()
    return True


def drop_undo(menu: QMenu) -> None:
    """Take undo and redo out of an editor's standard menu."""
    first = menu.actions()[:3]
    if [action.objectName() for action in first[:2]] == ["edit-undo", "edit-redo"]:
        for action in first:  # the line below them too
            menu.removeAction(action)


def end_of_change(before: str, after: str) -> int:
    """The end of the changed part of `after`, in UTF-16 units as Qt counts."""
    pairs = enumerate(zip(reversed(before), reversed(after), strict=False))
    kept = next((number for number, (one, other) in pairs if one != other), min(len(before), len(after)))
    return utf16_length(after[: len(after) - kept])
