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
    return _header_rows(message.header) if kind is FieldKind.HEADER_TEXT else ()


def _header_rows(header: Header) -> tuple[str, ...]:
    return header.parameters if isinstance(header, TextHeader) else ()


def has_field(message: Message, field: Field) -> bool:
    """The message has such a field: a row beyond the last one, or the link of another header, is none."""
    match field.kind:
        case FieldKind.BODY | FieldKind.HEADER_TEXT:
            return 0 <= field.index < len(rows_of(message, field.kind))
        case FieldKind.HEADER_IMAGE:
            return isinstance(message.header, ImageHeader) and field.index == 0
        case _:
            return field.index == 0


def value_of(message: Message, field: Field) -> str:
    """The text that stands in `field`; empty where the message has no such field."""
    if not has_field(message, field):
        return ""
    match field.kind:
        case FieldKind.BODY | FieldKind.HEADER_TEXT:
            return rows_of(message, field.kind)[field.index]
        case FieldKind.HEADER_IMAGE:
            return message.header.link if isinstance(message.header, ImageHeader) else ""
        case _:
            return str(getattr(message, _PLAIN[field.kind]))


class Composer(QObject):
    """The message, edited field by field; each edit makes a new frozen `Message`.

    `edited(Field)`: one text changed. `restructured()`: rows came, went or moved, or the whole message is another.
    `rearranged(FieldKind, origins)` precedes it when it was rows: for each row of now its number before, None for a
    new one. `focused(Field | None)`: the field the person is in.

    What names a field or a row that the message does not have changes nothing.
    """

    edited = Signal(object)
    restructured = Signal()
    rearranged = Signal(object, object)
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
        """Put `text` into `field`."""
        if not has_field(self._message, field) or value_of(self._message, field) == text:
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
        before = range(len(rows_of(self._message, kind)))
        if 0 <= index <= len(before):
            self._rearrange(kind, (*before[:index], None, *before[index:]), text)

    def remove(self, kind: FieldKind, index: int) -> None:
        """Take a parameter out. The last one of a header takes the header's variables with it, not its kind."""
        before = range(len(rows_of(self._message, kind)))
        if 0 <= index < len(before):
            self._rearrange(kind, (*before[:index], *before[index + 1 :]))

    def duplicate(self, kind: FieldKind, index: int) -> None:
        """Repeat a parameter below itself, as a template that uses a variable twice wants it."""
        if has_field(self._message, Field(kind, index)):
            self.insert(kind, index + 1, value_of(self._message, Field(kind, index)))

    def move(self, kind: FieldKind, index: int, to: int) -> bool:
        """Move a parameter to row `to`; False where there is no such row."""
        origins = list(range(len(rows_of(self._message, kind))))
        if index == to or not (0 <= index < len(origins) and 0 <= to < len(origins)):
            return False
        origins.insert(to, origins.pop(index))
        self._rearrange(kind, tuple(origins))
        return True

    def load(self, message: Message) -> None:
        """Replace the whole message."""
        self._set_aside.clear()
        self._replace(message)

    def _replace(self, message: Message) -> None:
        self._message = message
        self.restructured.emit()

    def _rearrange(self, kind: FieldKind, origins: tuple[int | None, ...], new: str = "") -> None:
        if not self._takes_rows(kind):
            return
        before = rows_of(self._message, kind)
        rows = tuple(new if origin is None else before[origin] for origin in origins)
        self._message = self._with_rows(kind, rows)
        self.rearranged.emit(kind, origins)
        self.restructured.emit()

    def _takes_rows(self, kind: FieldKind) -> bool:
        if kind is FieldKind.HEADER_TEXT:
            return isinstance(self._message.header, TextHeader)
        return kind is FieldKind.BODY

    def _with_rows(self, kind: FieldKind, rows: tuple[str, ...]) -> Message:
        if kind is FieldKind.BODY:
            return msgspec.structs.replace(self._message, body=rows)
        return msgspec.structs.replace(self._message, header=TextHeader(rows))
