"""The request body as indented lines for display, with the field that each line shows."""

import re
from collections.abc import Callable, Iterator
from typing import assert_never

import msgspec

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Field, FieldKind, Header, ImageHeader, Message, NoHeader, TextHeader
from nxwa_desktop.protocol.recipient import normalise
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.system.unicode_text import replace_surrogates

INDENT = 2
LONGEST_SHOWN = 4_000
"""Characters shown of one value. No valid value is longer, and a line of 100,000 characters costs 0.2 s a key."""
NO_ACCOUNT = Account(id="", name="", endpoint="global", access_key="", tenant_id=0, appkey="", business_phone="")
"""Placeholder until an account is chosen."""

_UNSEEN = re.compile(
    r"[\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
"""Characters that are invisible, change the direction, or end a line for Qt: shown as JSON escapes. Joiners stay,
since emoji and scripts need them."""

_OWNERS = {
    '"to": ': FieldKind.RECIPIENT,
    '"name": ': FieldKind.TEMPLATE_NAME,
    '"code": ': FieldKind.LANGUAGE,
    '"link": ': FieldKind.HEADER_IMAGE,
    '"text": ': FieldKind.BODY,
}


class BodyLine(msgspec.Struct, frozen=True):
    """One line: the text before the value, the value as JSON, the text after, and the value's field."""

    before: str
    value: str = ""
    after: str = ""
    field: Field | None = None

    @property
    def text(self) -> str:
        """The whole line."""
        return self.before + self.value + self.after


def body_lines(message: Message, account: Account) -> tuple[BodyLine, ...]:
    """All lines of the body, indented by two spaces."""
    pretty = msgspec.json.format(encode_body(abridged(message), account), indent=INDENT).decode()
    header = message.header
    texts = iter_text_fields(header, len(message.body))
    return tuple(_line(text, texts) for text in escape_invisible(pretty).split("\n"))


def json_value(field: Field, text: str) -> str:
    """One field's value as JSON, as in the body."""
    shown = _abridged(text)
    return escape_invisible(
        msgspec.json.encode(normalise(shown) if field.kind is FieldKind.RECIPIENT else shown).decode()
    )


def escape_invisible(text: str) -> str:
    """Escape invisible and directional characters of a JSON text, which stays the same JSON."""
    # A fast path: DEL is the only such character in ASCII.
    return text if text.isascii() and "\x7f" not in text else _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def iter_text_fields(header: Header, rows: int) -> Iterator[Field]:
    """The fields of the text parameters, in the order of the body."""
    if isinstance(header, TextHeader):
        yield from (Field(FieldKind.HEADER_TEXT, index) for index in range(len(header.parameters)))
    yield from (Field(FieldKind.BODY, index) for index in range(rows))


def _line(text: str, texts: Iterator[Field]) -> BodyLine:
    content = text.lstrip(" ")
    key = content[: content.find(": ") + 2] if content.startswith('"') else ""
    start = len(text) - len(content) + len(key)
    kind = _OWNERS.get(key)
    end = len(text) - 1 if text.endswith(",") else len(text)
    if kind is None:
        return BodyLine(text[:start], text[start:end], text[end:]) if key else BodyLine(text)
    field = next(texts) if kind is FieldKind.BODY else Field(kind)
    return BodyLine(text[:start], text[start:end], text[end:], field)


def presentable(message: Message) -> Message:
    """Replace lone surrogates, which JSON cannot hold, by U+FFFD."""
    return _with_texts(message, replace_surrogates)


def abridged(message: Message) -> Message:
    """Cut overlong values for display, with a note of how many characters were cut."""
    return _with_texts(message, _abridged)


def _with_texts(message: Message, shown: Callable[[str], str]) -> Message:
    header = message.header
    match header:
        case TextHeader(parameters):
            header = TextHeader(tuple(map(shown, parameters)))
        case ImageHeader(link):
            header = ImageHeader(shown(link))
        case NoHeader():
            pass
        case unreachable:
            assert_never(unreachable)
    return Message(
        shown(message.recipient),
        shown(message.template_name),
        shown(message.language),
        header,
        tuple(map(shown, message.body)),
    )


def _abridged(text: str) -> str:
    if len(text) > LONGEST_SHOWN:
        text = f"{text[:LONGEST_SHOWN]}… (+{len(text) - LONGEST_SHOWN})"
    return replace_surrogates(text)
