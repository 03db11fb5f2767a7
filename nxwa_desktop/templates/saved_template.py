"""Saved templates, and the way from a message to a template and back."""

from typing import Any

import msgspec

from nxwa_desktop.protocol.message import Header, HeaderKind, ImageHeader, Message, NoHeader, TextHeader
from nxwa_desktop.protocol.stored_enum import StoredEnum
from nxwa_desktop.templates.placeholders import labels_of


class Unsendable(StoredEnum):
    """The parts of a template that this endpoint cannot fill (seed, Body Parameters)."""

    BUTTON_VARIABLE = "button_variable"
    VIDEO_HEADER = "video_header"
    DOCUMENT_HEADER = "document_header"
    LOCATION_HEADER = "location_header"
    OTHER_HEADER = "other_header"
    OTHER_PART = "other_part"


class SavedTemplate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A template with everything of a message but the recipient and the values.

    Of labels there is one for each parameter, or none at all.
    """

    id: str
    title: str
    """The person's own name for it."""
    name: str
    """The template's name as approved."""
    language: str
    header_kind: HeaderKind = HeaderKind.NONE
    header_text: str = ""
    header_labels: tuple[str, ...] = ()
    body_text: str = ""
    body_labels: tuple[str, ...] = ()
    footer: str = ""
    buttons: tuple[str, ...] = ()
    """The texts on the buttons."""
    status: str = ""
    """As in its source, for instance APPROVED; empty where the source had none."""
    unsendable: tuple[Unsendable, ...] = ()
    header_examples: tuple[str, ...] = ()
    """A value for each header label, or for an image header its link; or none at all."""
    body_examples: tuple[str, ...] = ()
    """A value for each body label, or none at all."""
    category: str = ""
    """As in its source, for instance UTILITY."""
    quality: str = ""
    """As in its source, for instance GREEN."""
    rejected_reason: str = ""
    """WhatsApp's reason for rejecting it, as in its source."""
    account_id: str = ""
    """The account at NXCloud that it was listed for; empty for an own template."""
    last_seen: int = 0
    """When NXCloud's list had it last, in milliseconds since the epoch; 0 for an own template."""
    is_gone: bool = False
    """True once a newer list did not have it any more."""
    listed_text: str | None = None
    """NXCloud's wording where `body_text` is the person's own; None where it is NXCloud's, or there is no other."""
    unknown_fields: str = ""
    """The fields that only a newer version knows, as one JSON object; empty where there are none."""

    @property
    def obstacles(self) -> tuple[Unsendable, ...]:
        """The parts that this endpoint cannot fill, and a kind of header that only a newer version knows."""
        if self.header_kind.is_known:
            return self.unsendable
        return (*self.unsendable, Unsendable(self.header_kind.value))

    @property
    def sendable(self) -> bool:
        """True if this program can fill all of it."""
        return not self.obstacles


_UNKNOWN = "unknown_fields"
_KNOWN = frozenset(SavedTemplate.__struct_fields__) - {_UNKNOWN}


def template_from_fields(fields: dict[str, Any]) -> SavedTemplate:
    """Read a template as `fields_from_template` wrote it. Raises msgspec.ValidationError."""
    template = msgspec.convert({name: fields[name] for name in fields if name in _KNOWN}, SavedTemplate)
    unknown = {name: value for name, value in fields.items() if name not in _KNOWN}
    if not unknown:
        return template
    import json

    return msgspec.structs.replace(template, unknown_fields=json.dumps(unknown))


def fields_from_template(template: SavedTemplate) -> dict[str, Any]:
    """Make the JSON object of a template, with the fields that only a newer version knows."""
    fields: dict[str, Any] = msgspec.to_builtins(template)
    unknown = fields.pop(_UNKNOWN)
    if not unknown:
        return fields
    import json

    more: dict[str, Any] = json.loads(unknown)
    return fields | more


def without_details(template: SavedTemplate) -> SavedTemplate:
    """Remove what a source adds for information: examples, category, quality and the reason of a rejection."""
    return msgspec.structs.replace(
        template, header_examples=(), body_examples=(), category="", quality="", rejected_reason=""
    )


def with_wording(template: SavedTemplate, text: str) -> SavedTemplate:
    """Give a template another body text. Of one that NXCloud lists, NXCloud's is kept beside it."""
    labels = labels_of(text)
    examples = template.body_examples
    if len(labels) != len(template.body_labels):  # else each stays in its place, whatever it is called now
        named = dict(zip(template.body_labels, examples, strict=False))
        examples = tuple(named.get(label, "") for label in labels)
    listed = template.body_text if template.listed_text is None else template.listed_text
    return msgspec.structs.replace(
        template,
        body_text=text,
        body_labels=labels,
        body_examples=examples if any(examples) else (),
        listed_text=listed if template.account_id and text != listed else None,
    )


def as_listed(template: SavedTemplate) -> SavedTemplate:
    """The template with NXCloud's wording in place of the person's own."""
    return template if template.listed_text is None else with_wording(template, template.listed_text)


def as_own(template: SavedTemplate) -> SavedTemplate:
    """An own template of this: without what NXCloud says of its own, which would not be kept up to date."""
    if not template.account_id:
        return template
    return msgspec.structs.replace(
        template,
        account_id="",
        last_seen=0,
        is_gone=False,
        listed_text=None,
        status="",
        quality="",
        rejected_reason="",
    )


def default_title(name: str, language: str) -> str:
    """A template's title until the person changes it."""
    return f"{name} ({language})" if language else name


def template_of(message: Message, *, id: str, title: str) -> SavedTemplate:  # noqa: A002 - the field's name
    """Make a template of a message, without its recipient and values."""
    header = message.header
    text = ""
    labels: tuple[str, ...] = ()
    if isinstance(header, TextHeader):
        text, labels = header.text, _labels(header.labels, header.parameters)
    return SavedTemplate(
        id=id,
        title=title,
        name=message.template_name,
        language=message.language,
        header_kind=header.kind,
        header_text=text,
        header_labels=labels,
        body_text=message.body_text,
        body_labels=_labels(message.body_labels, message.body),
    )


def message_of(template: SavedTemplate, before: Message) -> Message:
    """Make a message of a template, with the recipient of `before` and the values of labels that both have.

    A number as a label has no meaning of its own: its value is kept only for the template it was typed for, in any
    language, and so is the link of an image.
    """
    same = before.template_name == template.name
    # Separately: the {{1}} of a header is another variable than the {{1}} of a body.
    header_values = dict(zip(*_header_values(before.header), strict=False))
    body_values = dict(zip(before.body_labels, before.body, strict=False))
    return Message(
        recipient=before.recipient,
        template_name=template.name,
        language=template.language,
        header=_header(template, _transferable(header_values, same), before.header if same else NoHeader()),
        body=_filled(template.body_labels, _transferable(body_values, same)),
        body_text=template.body_text,
        body_labels=template.body_labels if any(template.body_labels) else (),
        wording_language=template.language if template.body_text or template.header_text else "",
    )


def without_values_of(message: Message, sent: Message) -> Message:
    """Remove the values that `sent` has in the same place: they belong to another customer."""
    header = message.header
    if isinstance(header, TextHeader) and isinstance(sent.header, TextHeader):
        theirs = _places(sent.header.parameters, sent.header.labels)
        rows = _without(header.parameters, header.labels, theirs)
        header = msgspec.structs.replace(header, parameters=rows)
    elif header == sent.header and isinstance(header, ImageHeader):
        header = ImageHeader()
    body = _without(message.body, message.body_labels, _places(sent.body, sent.body_labels))
    return msgspec.structs.replace(message, header=header, body=body)


def _places(rows: tuple[str, ...], labels: tuple[str, ...]) -> set[tuple[str, str]]:
    return set(zip(_named(rows, labels), rows, strict=True))


def _without(rows: tuple[str, ...], labels: tuple[str, ...], theirs: set[tuple[str, str]]) -> tuple[str, ...]:
    pairs = zip(_named(rows, labels), rows, strict=True)
    return tuple("" if pair in theirs else pair[1] for pair in pairs)


def _named(rows: tuple[str, ...], labels: tuple[str, ...]) -> tuple[str, ...]:
    """The key of each row: its label, or where it has none its number in braces, which no label can be."""
    return tuple(label or f"{{{number}}}" for number, label in enumerate(labels or ("",) * len(rows)))


def _transferable(values: dict[str, str], same: bool) -> dict[str, str]:
    return {label: value for label, value in values.items() if same or not label.isdecimal()}


def _labels(labels: tuple[str, ...], rows: tuple[str, ...]) -> tuple[str, ...]:
    # Without labels, blank ones keep the number of rows.
    return labels or ("",) * len(rows)


def _header_values(header: Header) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (header.labels, header.parameters) if isinstance(header, TextHeader) else ((), ())


def _header(template: SavedTemplate, values: dict[str, str], before: Header) -> Header:
    if not template.header_kind.is_known:
        return NoHeader()
    match template.header_kind:
        case HeaderKind.TEXT:
            labels = template.header_labels
            named = labels if any(labels) else ()
            return TextHeader(_filled(labels, values), template.header_text, named)
        case HeaderKind.IMAGE:
            return before if isinstance(before, ImageHeader) else ImageHeader()
        case HeaderKind.NONE:
            return NoHeader()


def _filled(labels: tuple[str, ...], values: dict[str, str]) -> tuple[str, ...]:
    return tuple(values.get(label, "") if label else "" for label in labels)
