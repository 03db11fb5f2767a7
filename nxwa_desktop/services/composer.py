"""Owns the message being composed. Everything on screen that speaks of the message follows its signals."""

import msgspec
from PySide6.QtCore import QObject, Signal

from nxwa_desktop.protocol.message import Field, FieldKind, Header, ImageHeader, Message, NoHeader, TextHeader

_PLAIN = {
    FieldKind.RECIPIENT: "recipient",
    FieldKind.TEMPLATE_NAME: "template_name",
    FieldKind.LANGUAGE: "language",
}


def rows_of(message: Message, kind: FieldKind) -> tuple[str, ...]:
    """The parameters of the body or of a text header, in their order."""
    if kind is FieldKind.BODY:
        return message.body
    return message.header.parameters if isinstance(message.header, TextHeader) else ()


def value_of(message: Message, field: Field) -> str:
    """The text that stands in `field`; empty where the message has no such field."""
    match field.kind:
        case FieldKind.BODY | FieldKind.HEADER_TEXT:
            rows = rows_of(message, field.kind)
            return rows[field.index] if field.index < len(rows) else ""
        case FieldKind.HEADER_IMAGE:
            return message.header.link if isinstance(message.header, ImageHeader) else ""
        case _:
            return str(getattr(message, _PLAIN[field.kind]))


class Composer(QObject):
    """The message, edited field by field; each edit makes a new frozen `Message`.

    `edited(Field)`: one text changed. `restructured()`: rows came, went or moved, or the whole message is another.
    `focused(Field | None)`: the field the person is in.
    """

    edited = Signal(object)
    restructured = Signal()
    focused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._message = Message()
        self._focus: Field | None = None
        # A header that was switched away from comes back as it was.
        self._set_aside: dict[type, Header] = {}

    @property
    def message(self) -> Message:
        """The message as it stands."""
        return self._message

    @property
    def focus(self) -> Field | None:
        """The field the person is in."""
        return self._focus

    def set_focus(self, field: Field | None) -> None:
        """Say which field the person is in."""
        if field != self._focus:
            self._focus = field
            self.focused.emit(field)

    def edit(self, field: Field, text: str) -> None:
        """Put `text` into `field`, which must exist."""
        if value_of(self._message, field) == text:
            return
        match field.kind:
            case FieldKind.BODY | FieldKind.HEADER_TEXT:
                rows = rows_of(self._message, field.kind)
                changed = self._with_rows(field.kind, (*rows[: field.index], text, *rows[field.index + 1 :]))
            case FieldKind.HEADER_IMAGE:
                changed = msgspec.structs.replace(self._message, header=ImageHeader(text))
            case _:
                changed = msgspec.structs.replace(self._message, **{_PLAIN[field.kind]: text})
        self._message = changed
        self.edited.emit(field)

    def set_header(self, kind: type[NoHeader | TextHeader | ImageHeader]) -> None:
        """Switch the kind of header; what stood in the other kinds comes back when they do."""
        current = self._message.header
        if isinstance(current, kind):
            return
        self._set_aside[type(current)] = current
        self._replace(msgspec.structs.replace(self._message, header=self._set_aside.get(kind) or kind()))

    def insert(self, kind: FieldKind, index: int, text: str = "") -> None:
        """Put a new parameter before row `index` (at the end: the number of rows)."""
        rows = rows_of(self._message, kind)
        self._replace(self._with_rows(kind, (*rows[:index], text, *rows[index:])))

    def remove(self, kind: FieldKind, index: int) -> None:
        """Take a parameter out. The last one of a header takes the header's variables with it, not its kind."""
        rows = rows_of(self._message, kind)
        if 0 <= index < len(rows):
            self._replace(self._with_rows(kind, (*rows[:index], *rows[index + 1 :])))

    def duplicate(self, kind: FieldKind, index: int) -> None:
        """Repeat a parameter below itself, as a template that uses a variable twice wants it."""
        self.insert(kind, index + 1, rows_of(self._message, kind)[index])

    def move(self, kind: FieldKind, index: int, to: int) -> bool:
        """Move a parameter to row `to`; False where there is no such row."""
        rows = list(rows_of(self._message, kind))
        if index == to or not (0 <= index < len(rows) and 0 <= to < len(rows)):
            return False
        rows.insert(to, rows.pop(index))
        self._replace(self._with_rows(kind, tuple(rows)))
        return True

    def load(self, message: Message) -> None:
        """Replace the whole message."""
        self._set_aside.clear()
        self._replace(message)

    def _replace(self, message: Message) -> None:
        self._message = message
        self.restructured.emit()

    def _with_rows(self, kind: FieldKind, rows: tuple[str, ...]) -> Message:
        if kind is FieldKind.BODY:
            return msgspec.structs.replace(self._message, body=rows)
        return msgspec.structs.replace(self._message, header=TextHeader(rows))
