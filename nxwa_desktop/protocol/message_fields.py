"""Reads single fields of a message."""

import msgspec

from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader, Message, TextHeader

ATTRIBUTES = {
    FieldKind.RECIPIENT: "recipient",
    FieldKind.TEMPLATE_NAME: "template_name",
    FieldKind.LANGUAGE: "language",
    FieldKind.BODY_TEMPLATE: "body_text",
}
"""The attribute of a message that holds a field, for fields that are one text."""
ROWS_OF_TEXT = {FieldKind.BODY_TEMPLATE: FieldKind.BODY, FieldKind.HEADER_TEMPLATE: FieldKind.HEADER_TEXT}
"""The kind of the parameters that a field of the template's text names."""
TEXT_OF_ROWS = {rows: text for text, rows in ROWS_OF_TEXT.items()}
"""The field of the template's text that names the parameters of a kind."""


def rows_of(message: Message, kind: FieldKind) -> tuple[str, ...]:
    """The parameters of the body or of a text header, in their order."""
    if kind is FieldKind.BODY:
        return message.body
    if kind is FieldKind.HEADER_TEXT and isinstance(message.header, TextHeader):
        return message.header.parameters
    return ()


def labels_of_rows(message: Message, kind: FieldKind) -> tuple[str, ...]:
    """The names of the parameters in the template's text, in their order; empty where it has none."""
    if kind is FieldKind.BODY:
        return message.body_labels
    return message.header.labels if isinstance(message.header, TextHeader) else ()


def has_field(message: Message, field: Field) -> bool:
    """True if the message has `field`; not so for a row beyond the last, or the link of another header."""
    match field.kind:
        case FieldKind.BODY | FieldKind.HEADER_TEXT:
            return 0 <= field.index < len(rows_of(message, field.kind))
        case FieldKind.HEADER_IMAGE:
            return isinstance(message.header, ImageHeader) and field.index == 0
        case FieldKind.HEADER_TEMPLATE:
            return isinstance(message.header, TextHeader) and field.index == 0
        case _:
            return field.index == 0


def value_of(message: Message, field: Field) -> str:
    """The text in `field`; empty where the message has no such field."""
    match field.kind:
        case FieldKind.BODY | FieldKind.HEADER_TEXT:
            rows = rows_of(message, field.kind)
            return rows[field.index] if 0 <= field.index < len(rows) else ""
        case _ if field.index:
            return ""
        case FieldKind.HEADER_IMAGE:
            return message.header.link if isinstance(message.header, ImageHeader) else ""
        case FieldKind.HEADER_TEMPLATE:
            return message.header.text if isinstance(message.header, TextHeader) else ""
        case _:
            return str(getattr(message, ATTRIBUTES[field.kind]))


def has_values(message: Message) -> bool:
    """True if a variable has a value; the link of an image is none."""
    return any(message.body) or any(rows_of(message, FieldKind.HEADER_TEXT))


def without_values(message: Message) -> Message:
    """The message with all variables empty."""
    header = message.header
    if isinstance(header, TextHeader):
        header = msgspec.structs.replace(header, parameters=("",) * len(header.parameters))
    return msgspec.structs.replace(message, header=header, body=("",) * len(message.body))


def has_wording(message: Message) -> bool:
    """True if the message has a text of its template."""
    return bool(message.body_text or value_of(message, Field(FieldKind.HEADER_TEMPLATE)))


def same_value(message: Message, field: Field) -> tuple[int, ...]:
    """The rows that a parameter's field fills: its own, and those of the same name and value."""
    rows, labels = rows_of(message, field.kind), labels_of_rows(message, field.kind)
    if field.index >= len(rows):
        return ()
    label = labels[field.index] if field.index < len(labels) else ""
    if labels.count(label) == 1:
        return (field.index,)
    alike = [index for index, other in enumerate(labels) if other == label and index < len(rows)] if label else []
    return tuple(sorted({field.index, *(index for index in alike if rows[index] == rows[field.index])}))
