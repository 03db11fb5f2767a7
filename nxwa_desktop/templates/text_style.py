"""WhatsApp's text styles in one line of a message: *bold*, _italic_, ~strike~, ```code``` and `inline code`."""

import enum
import re
from bisect import bisect_left

import msgspec


class Style(enum.IntFlag):
    """The styles of a span, combined."""

    PLAIN = 0
    BOLD = enum.auto()
    ITALIC = enum.auto()
    STRIKE = enum.auto()
    CODE = enum.auto()
    INLINE_CODE = enum.auto()


class Span(msgspec.Struct, frozen=True, gc=False):
    """A part of a line in one style, without its marks; `start` is its offset in the line."""

    start: int
    text: str
    style: Style


class _Mark(msgspec.Struct, frozen=True, gc=False):
    start: int
    end: int
    style: Style
    opens: bool
    closes: bool


_STYLES = {"*": Style.BOLD, "_": Style.ITALIC, "~": Style.STRIKE, "```": Style.CODE, "`": Style.INLINE_CODE}
_LITERAL = (Style.CODE, Style.INLINE_CODE)
"""Between their marks, all others are text."""
# Several of one kind in a row are literal text, as in the **bold** of other programs.
_MARKS = re.compile(r"\*+|_+|~+|`+")


def spans_of(line: str) -> tuple[Span, ...]:
    """Split a line where its style changes, in time linear in its length.

    WhatsApp recognises marks by their neighbours. An opening mark is not after a letter or digit and is before a
    visible character; a closing mark is after a visible character and not before a letter or digit. So nothing inside
    a word is marked, and nothing that is empty or has blank edges. Marks of different kinds nest; between two
    ``` or two ` all others are literal text, and so is a mark without its counterpart. No mark extends beyond its line,
    ``` included: the caller splits the lines.
    """
    marks = [mark for found in _MARKS.finditer(line) if (mark := _mark(line, found)) is not None]
    return _cut(line, _pairs(marks)) if marks else _cut(line, [])


def without_marks(text: str) -> str:
    """The text as it reads once its marks are styles; each line by itself."""
    return text if _MARKS.search(text) is None else "\n".join(map(_unmarked, text.splitlines()))


def _unmarked(line: str) -> str:
    return "".join(span.text for span in spans_of(line))


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
    """Match opening with closing marks, without crossing pairs."""
    pairs: list[tuple[_Mark, _Mark]] = []
    # At most one of each kind is open, and each is opened and dropped once: linear.
    open_marks: list[_Mark] = []
    ends = {
        style: [number for number, mark in enumerate(marks) if mark.closes and mark.style is style]
        for style in _LITERAL
    }
    number = 0
    while number < len(marks):
        mark = marks[number]
        number += 1
        if mark.style in ends:
            its_ends = ends[mark.style]
            if mark.opens and (at := bisect_left(its_ends, number)) < len(its_ends):
                pairs.append((mark, marks[its_ends[at]]))
                number = its_ends[at] + 1
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
