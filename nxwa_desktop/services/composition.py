"""The state of one composed message, which is exchanged as a whole when another account is chosen."""

from nxwa_desktop.protocol.message import FieldKind, Header, HeaderKind, Message
from nxwa_desktop.services.parameter_labels import Key
from nxwa_desktop.services.undo_stack import EditKind, TypingDetector, UndoStack
from nxwa_desktop.templates.saved_template import SavedTemplate


class Composition:
    """A message with its undo stack and everything else that is kept for it while it is not on screen."""

    def __init__(self) -> None:
        self.message = Message()
        self.undo_stack = UndoStack()
        self.typing = TypingDetector()
        # The headers of other kinds, for when the kind is switched back.
        self.set_aside: dict[HeaderKind, Header] = {}
        self.kept: dict[FieldKind, dict[Key, str]] = {FieldKind.BODY: {}, FieldKind.HEADER_TEXT: {}}
        """Values of variables that the template's text no longer has."""
        self.wordings: dict[tuple[str, str], SavedTemplate] = {}
        """The template's texts by its name and language."""
        self.sent: Message | None = None
        """The message accepted last: its values belong to a customer already served."""
        self.restored: Message | None = None
        """The message restored at the start: its values may belong to such a customer."""

    def load(self, message: Message, step: EditKind) -> None:
        """Replace the whole message; undo brings back the one before."""
        self.undo_stack.record(step, self.message)
        self.set_aside.clear()
        self.wordings.clear()
        if step is EditKind.RESTORED:
            self.restored = message
        for kept in self.kept.values():
            kept.clear()  # what was typed for another message never turns up in this one
        self.message = message
