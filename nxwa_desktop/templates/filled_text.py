"""Template text with the parameters filled in, as the recipient will read it."""

import enum
import functools
import itertools

import msgspec

from nxwa_desktop.protocol.message import Message, TextHeader, texts_of
from nxwa_desktop.templates.placeholders import literals_of, wording_of

MAX_LENGTH = 2_048
"""Characters to fill in at most: twice the length of a body (1,024)."""
MIN_VARIABLE_LENGTH = 8
"""Characters that a variable counts for at least: hundreds of short ones cost more than their text. A template with
more variables than fit, some 250, is too long for WhatsApp anyway."""
SHORT_SHARE = 8
"""A segment is short up to the longest text divided by this."""

BETWEEN_VALUES = " · "
"""Between values whose wording is unknown."""


class SegmentKind(enum.StrEnum):
    """The origin of a segment."""

    LITERAL = "literal"
    """From the template's own text."""
    VALUE = "value"
    """From a parameter."""
    GAP = "gap"
    """A missing or empty parameter; `text` is its name in the template."""


class Segment(msgspec.Struct, frozen=True, gc=False):
    """A part of the filled text with one origin. `index` is the parameter's, from 0; None in a literal."""

    kind: SegmentKind
    text: str
    index: int | None = None


class FilledText(msgspec.Struct, frozen=True):
    """The segments in their order, none empty, and the number of characters (`more`) left out after them."""

    segments: tuple[Segment, ...]
    more: int = 0


def fill(text: str, parameters: tuple[str, ...], longest: int = MAX_LENGTH) -> FilledText:
    """Put the parameters into a template's text, up to `longest` characters.

    A short segment that does not fit is left out whole: else each key would move the end of a text that is too long.
    Each variable counts for at least `MIN_VARIABLE_LENGTH` characters. The parameters go where the endpoint puts
    them, which is by their order and not by their labels: of names, the k-th occurrence takes the k-th parameter;
    of numbers, each occurrence takes the parameter of its number. Parameters beyond the text's variables have no
    place in it.
    """
    segments: list[Segment] = []
    room, given = longest, len(parameters)
    for place in _parts_of(text):
        part, use = place, place.index
        if use is not None and use < given and (value := parameters[use]):
            part = Segment(SegmentKind.VALUE, value, use)
        if (size := len(part.text)) <= room:
            segments.append(part)
        elif room > 0 and size > longest // SHORT_SHARE:
            segments.append(Segment(part.kind, part.text[:room], part.index))
        room -= size if use is None else max(MIN_VARIABLE_LENGTH, size)
        if room < 0:
            return FilledText(tuple(segments), _left_out(text, parameters, segments))
    return FilledText(tuple(segments))


def _left_out(text: str, parameters: tuple[str, ...], segments: list[Segment]) -> int:
    """The characters after these segments."""
    labels = wording_of(text).labels
    shown = parameters[: len(labels)]
    if len(shown) < len(labels) or not all(shown):
        shown = tuple([value or label for value, label in itertools.zip_longest(shown, labels, fillvalue="")])
    return wording_of(text).filled_length(shown) - sum([len(segment.text) for segment in segments])


def text_of(message: Message, longest: int = MAX_LENGTH) -> str:
    """The header's and the body's text as the recipient reads them; the values alone where the wording is unknown.

    `longest`: characters of each that are read.
    """
    header = message.header
    parts = [(header.text, header.parameters)] if isinstance(header, TextHeader) else []
    parts.append((message.body_text, message.body))
    texts = [
        _joined(fill(text, parameters, longest)) if text else BETWEEN_VALUES.join(parameters)
        for text, parameters in parts
    ]
    return "\n".join(filter(None, texts)) or BETWEEN_VALUES.join(texts_of(message))


def _joined(filled: FilledText) -> str:
    texts = (f"{{{{{each.text}}}}}" if each.kind is SegmentKind.GAP else each.text for each in filled.segments)
    return "".join(texts) + ("…" if filled.more else "")


@functools.lru_cache(maxsize=8)
def _parts_of(text: str) -> tuple[Segment, ...]:
    """The literals of a template's text and the gaps of its variables, in their order."""
    wording, literals = wording_of(text), literals_of(text)
    gaps = [Segment(SegmentKind.GAP, label, at) for at, label in enumerate(wording.labels)]
    parts = [Segment(SegmentKind.LITERAL, literals[0])]
    for use, literal in zip(wording.uses, literals[1:], strict=True):
        parts += gaps[use], Segment(SegmentKind.LITERAL, literal)
    return tuple(part for part in parts if part.text)
