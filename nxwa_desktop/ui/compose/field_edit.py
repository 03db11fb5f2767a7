"""Line edits for one field of the message."""

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from nxwa_desktop.protocol.message import Field
from nxwa_desktop.protocol.message_fields import value_of
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.system.sequence_diff import common_prefix
from nxwa_desktop.system.unicode_text import utf16_length
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.bounded_line import LONGEST, BoundedLine


class ComposedLine(BoundedLine):
    """A line edit without an undo of its own: the window's undo stack covers all fields in order.

    The undo of a QLineEdit would add an edit to the message, and redo would lose the text.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # its edge is another one under the mouse
        if QGuiApplication.isRightToLeft():
            # Numbers and Latin names, too, stand at the side where the window is read from.
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the keys of undo and redo to the window."""
        if not left_to_window(self, event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Open Qt's standard menu without undo and redo."""
        open_menu_without_undo(self.createStandardContextMenu(), event.globalPos())


class FieldEdit(ComposedLine):
    """A line edit bound to one field of the composer, in both directions."""

    def __init__(self, composer: Composer, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composer = composer
        self.field = field
        self.refresh()
        self.textEdited.connect(self._typed)

    def setPlaceholderText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Set the placeholder, and the tool tip to the same text, which a narrow or filled field does not show."""
        super().setPlaceholderText(text)
        self.setToolTip(tip_text(text))

    def refresh(self) -> None:
        """Update the text from the composer."""
        text = value_of(self._composer.message, self.field)[:LONGEST]
        before = self.text()
        if text != before:
            self.setText(text)
            self.setCursorPosition(end_of_change(before, text))

    def set_field(self, field: Field) -> None:
        """Bind the editor to another field."""
        if field != self.field:
            self.field = field
            self.refresh()
            if self.hasFocus():
                self._composer.set_focus(field)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Set the composer's focus to this field."""
        super().focusInEvent(event)
        self._composer.set_focus(self.field)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Clear the composer's focus."""
        super().focusOutEvent(event)
        if self._composer.focus == self.field:
            self._composer.set_focus(None)

    def _typed(self, text: str) -> None:
        self._composer.edit(self.field, text)


def left_to_window(editor: QWidget, event: QKeyEvent) -> bool:
    """Pass a key of undo or redo on to the editor's window, which an open list would keep it from; True for one."""
    if not (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)):
        return False
    QCoreApplication.sendEvent(editor.window(), event)
    return True


def open_menu_without_undo(menu: QMenu, place: QPoint) -> None:
    """Open an editor's standard menu without its undo and redo; it is deleted when it closes."""
    first = menu.actions()[:3]
    if [action.objectName() for action in first[:2]] == ["edit-undo", "edit-redo"]:
        for action in first:  # the line below them too
            menu.removeAction(action)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)


def end_of_change(before: str, after: str) -> int:
    """The end of the changed part of `after`, in UTF-16 units as Qt counts."""
    return utf16_length(after[: len(after) - common_prefix(before[::-1], after[::-1])])
