"""WhatsApp's marks in one line of a message: *bold*, _italic_, ~strike~ and ```code```."""

import enum
import re
from bisect import bisect_left

import msgspec


class Style(enum.Flag):
    """How a stretch of text is shown."""

    PLAIN = 0
    BOLD = enum.auto()
    ITALIC = enum.auto()
    STRIKE = enum.auto()
    CODE = enum.auto()


class Span(msgspec.Struct, frozen=True, gc=False):
    """A stretch of one style, without the marks that made it. `start` counts characters of the line."""

    start: int
    text: str
    style: Style


class _Mark(msgspec.Struct, frozen=True, gc=False):
    start: int
    end: int
    style: Style
    opens: bool
    closes: bool


_STYLES = {"*": Style.BOLD, "_": Style.ITALIC, "~": Style.STRIKE, "```": Style.CODE}
# Several of one kind in a row are text, as in the **bold** of other programs: they are taken as one and left alone.
_MARKS = re.compile(r"\*+|_+|~+|`{3,}")


def spans_of(line: str) -> tuple[Span, ...]:
    """The line as it is shown, cut where the style changes; linear in its length.

    WhatsApp tells its marks by their neighbours. An opening one follows no letter or digit and stands before
    something to be seen; a closing one follows something to be seen and stands before no letter or digit. So nothing
    is marked inside of a word, and nothing that is empty or has blank edges. Marks of different kinds nest; between
    two ``` all others are text. What closes nothing and is never closed is text as well. No mark reaches beyond its
    line, ``` included: the caller cuts the lines.
    """
    marks = [mark for found in _MARKS.finditer(line) if (mark := _mark(line, found)) is not None]
    return _cut(line, _pairs(marks)) if marks else _cut(line, [])


def _mark(line: str, found: re.Match[str]) -> _Mark | None:
    style = _STYLES.get(found[0])
    if style is None:
        return None
    start, end = found.span()
    before, after = line[start - 1 : start], line[end : end + 1]
    opens = bool(after) and not after.isspace() and not before.isalnum()
    closes = bool(before) and not before.isspace() and not after.isalnum()
    return _Mark(start, end, style, opens, closes) if opens or closes else None


def _pairs(marks: list[_Mark]) -> list[tuple[_Mark, _Mark]]:
    """Openings with their closings, none across another."""
    pairs: list[tuple[_Mark, _Mark]] = []
    # At most one is open of each kind, so that what is given up was opened once: linear.
    open_marks: list[_Mark] = []
    code_ends = [number for number, mark in enumerate(marks) if mark.closes and mark.style is Style.CODE]
    number = 0
    while number < len(marks):
        mark = marks[number]
        number += 1
        if mark.style is Style.CODE:
            if mark.opens and (at := bisect_left(code_ends, number)) < len(code_ends):
                pairs.append((mark, marks[code_ends[at]]))
                number = code_ends[at] + 1
            continue
        opening = next((each for each in open_marks if each.style is mark.style), None)
        if opening is not None and mark.closes:
            pairs.append((opening, mark))
            del open_marks[open_marks.index(opening) :]
        elif opening is None and mark.opens:
            open_marks.append(mark)
    return pairs


def _cut(line: str, pairs: list[tuple[_Mark, _Mark]]) -> tuple[Span, ...]:
    spans: list[Span] = []
    at, style = 0, Style.PLAIN
    for mark in sorted((mark for pair in pairs for mark in pair), key=lambda mark: mark.start):
        if mark.start > at:
            spans.append(Span(at, line[at : mark.start], style))
        at, style = mark.end, style ^ mark.style
    if at < len(line):
        spans.append(Span(at, line[at:], style))
    return tuple(spans)
