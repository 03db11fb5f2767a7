"""The beginning of a send's text, for the list: cheap enough for a page of sends at each key of a search."""

import contextlib

import msgspec

from nxwa_desktop.storage.drafts import decode_message
from nxwa_desktop.templates.filled_text import BETWEEN_VALUES, text_of
from nxwa_desktop.templates.text_style import without_marks

LONGEST = 160
"""Characters of the text that are read."""


class _Parameter(msgspec.Struct):
    text: str = ""


class _Component(msgspec.Struct):
    parameters: tuple[_Parameter, ...] = ()


class _Template(msgspec.Struct):
    components: tuple[_Component, ...] = ()


class _Body(msgspec.Struct):
    """The part of a request body that the list needs; a strict reading takes ten times as long."""

    template: _Template


_decoder = msgspec.json.Decoder(_Body)


def snippet(body: bytes | None, message: bytes | None) -> str:
    """The text on one line, without WhatsApp's marks; the values alone where the wording is unknown."""
    composed = decode_message(message) if message else None
    if composed is not None:
        return " ".join(without_marks(text_of(composed, LONGEST)).split())
    with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError):
        components = _decoder.decode(body).template.components if body else ()
        values = (each.text for component in components for each in component.parameters if each.text)
        return " ".join(BETWEEN_VALUES.join(values)[:LONGEST].split())
    return ""
