"""A template's text with the parameters in their places, as the customer will read it."""

import enum

import msgspec

from nxwa_desktop.templates.placeholders import Wording, literals_of, wording_of

MAX_LENGTH = 2_048
"""Characters that are filled in: twice what a body may have (1,024)."""
MIN_VARIABLE_LENGTH = 8
"""Characters that a variable is taken for at least: hundreds of short ones cost more than their text. A body with
more of them than that leaves room for, 200 and some, is too long for WhatsApp by its template alone."""


class SegmentKind(enum.Enum):
    """Where a stretch comes from."""

    LITERAL = "literal"
    """From the template's own text."""
    VALUE = "value"
    """From a parameter."""
    GAP = "gap"
    """From nowhere yet: the parameter is missing or empty, and `text` is what the template calls it."""


class Segment(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the filled text. `index`: of the parameter, counted from 0; None in a literal."""

    kind: SegmentKind
    text: str
    index: int | None = None


class FilledText(msgspec.Struct, frozen=True):
    """The stretches in their order, none empty. `more`: characters that would follow and were left out."""

    segments: tuple[Segment, ...]
    more: int = 0


def fill(text: str, parameters: tuple[str, ...], longest: int = MAX_LENGTH) -> FilledText:
    """Put the parameters into a template's text, up to `longest` characters.

    Each variable counts for at least `MIN_VARIABLE_LENGTH` characters. The parameters go where the endpoint puts
    them, which is by their order and not by their labels: of names, the k-th occurrence takes the k-th parameter;
    of numbers, each occurrence takes the parameter of its number. Parameters beyond the text's variables have no
    place in it.
    """
    wording, literals = wording_of(text), literals_of(text)
    segments: list[Segment] = []
    room = longest
    for number, literal in enumerate(literals):
        room = _put(segments, Segment(SegmentKind.LITERAL, literal), room)
        if number < len(wording.uses):
            room = _put(segments, _of_variable(wording, wording.uses[number], parameters), room, MIN_VARIABLE_LENGTH)
        if room < 0:
            break
    if room >= 0:
        return FilledText(tuple(segments))
    sizes = [len(_of_variable(wording, index, parameters).text) for index in range(len(wording.labels))]
    whole = wording.literal + sum(sizes[index] for index in wording.uses)
    return FilledText(tuple(segments), whole - sum(len(segment.text) for segment in segments))


def _of_variable(wording: Wording, index: int, parameters: tuple[str, ...]) -> Segment:
    if index < len(parameters) and parameters[index]:
        return Segment(SegmentKind.VALUE, parameters[index], index)
    return Segment(SegmentKind.GAP, wording.labels[index], index)


def _put(segments: list[Segment], segment: Segment, room: int, least: int = 0) -> int:
    """Append what there is room for; the room that is left, negative where it was too little."""
    if segment.text and room > 0:
        kept = segment if len(segment.text) <= room else Segment(segment.kind, segment.text[:room], segment.index)
        segments.append(kept)
    return room - max(least, len(segment.text))
