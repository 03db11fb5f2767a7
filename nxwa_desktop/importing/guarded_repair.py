"""Broken JSON to a tree of values, by json-repair; no value passes through its hands."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from nxwa_desktop.importing.json_tokens import Comment, Scan, TooMuch, Unclear, Value, scan
from nxwa_desktop.importing.result import Repair, RepairKind
from nxwa_desktop.importing.time_limit import Allowance, Spent

MAX_GUESSED = 64 * 1024
"""Characters of a text in which the ends of values are guessed."""
_PUNCTUATION = "{}[],:"
_WORDS = re.compile(r"\w")
_SWALLOWED = re.compile(r"[\"'“”‘’]\s*[,:}\]]|[{\[,:]\s*[\"'“”‘’]")
"""A value's end, or another one's beginning: a guessed value that holds it has taken in its neighbour."""


class Pairs(msgspec.Struct, frozen=True, gc=False):
    """An object, its keys as they come: one may stand there twice."""

    items: "tuple[tuple[Value, Node], ...]"


class Row(msgspec.Struct, frozen=True, gc=False):
    """An array."""

    items: "tuple[Node, ...]"


Node = Pairs | Row | Value


class Loose(msgspec.Struct, frozen=True):
    """The tree, the comments that may name its values, and what was mended."""

    root: Node
    comments: tuple[Comment, ...] = ()
    repairs: tuple[Repair, ...] = ()


def read_loosely(text: str, allowance: Allowance) -> Loose:
    """Read `text`, mending its punctuation. Raises TooMuch, or Unclear where no reading can be proven.

    `allowance`: json-repair's guesses can take a time that grows with the third power of the length.
    """
    try:
        allowance.scan(len(text))
        return _proven(scan(text), allowance)
    except Spent:
        raise TooMuch from None
    except Unclear:
        return _guessed(text, allowance)


def span(node: Node) -> tuple[int, int]:
    """Numbers of the first and the last value in it; (0, -1) where there is none."""
    numbers = [value.at for value in walk(node)]
    return (min(numbers), max(numbers)) if numbers else (0, -1)


def walk(node: Node) -> Iterator[Value]:
    """All keys and values in their order."""
    match node:
        case Value():
            yield node
        case Pairs(items):
            for key, inside in items:
                yield key
                yield from walk(inside)
        case Row(items):
            for inside in items:
                yield from walk(inside)


def _proven(found: Scan, allowance: Allowance) -> Loose:
    """json-repair is given numbers in the place of keys and values, so that it can mend nothing but what is between.

    It has to give every number back, once and in order; then each value is the one that stands in the text.
    """
    stand_ins = "".join(
        f'{gap}"{number}"' if number < len(found.values) else gap for number, gap in enumerate(found.gaps)
    )
    try:
        tree = json.loads(stand_ins, object_pairs_hook=_pairs)
    except ValueError:
        tree = _repaired(stand_ins, allowance)
    numbers = iter(found.values)
    root = _node(tree, lambda text: _expected(text, numbers))
    if next(numbers, None) is not None or not found.values:
        raise Unclear
    return Loose(root, found.comments, (*_told_of_scan(found), *_told_of_gaps(found.gaps, _gaps_of(root))))


def _expected(text: str, numbers: Iterator[Value]) -> Value:
    value = next(numbers, None)
    if value is None or text != str(value.at):
        raise Unclear
    return value


def _told_of_scan(found: Scan) -> Iterator[Repair]:
    if found.comments:
        yield Repair(RepairKind.COMMENTS, len(found.comments))
    if found.foreign_quotes:
        yield Repair(RepairKind.QUOTES, found.foreign_quotes)
    for value in found.values:
        if value.odd_escape:
            yield Repair(RepairKind.ESCAPES, 1, value.text)


def _told_of_gaps(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Repair]:
    """Yield the changes that json-repair made between the values. Raises Unclear where a value may be torn."""
    counts: Counter[RepairKind] = Counter()
    for number, (was, now) in enumerate(zip(before, after, strict=True)):
        marks = "".join(char for char in was if char in _PUNCTUATION)
        if marks == now:
            continue
        if not marks and 0 < number < len(before) - 1 and not _may_touch(was, before[number + 1]):
            raise Unclear
        added, removed = Counter(now), Counter(marks)
        added.subtract(marks)
        removed.subtract(now)
        if max(removed[":"], removed["{"], removed["["], added["{"], added["["]) > 0:
            raise Unclear  # what looked like a key is none, two things have become one, or one has become two
        counts[RepairKind.COMMAS_ADDED] += max(0, added[","])
        counts[RepairKind.COMMAS_REMOVED] += max(0, removed[","])
        counts[RepairKind.COLONS_ADDED] += max(0, added[":"])
        counts[RepairKind.BRACKETS_ADDED] += sum(max(0, added[mark]) for mark in "{}[]")
        counts[RepairKind.BRACKETS_REMOVED] += sum(max(0, removed[mark]) for mark in "{}[]")
        if number == len(before) - 1 and len(now) > len(marks):
            counts[RepairKind.CUT] = 1
        elif added == removed:
            counts[RepairKind.PUNCTUATION] = 1
    yield from (Repair(kind, count) for kind, count in counts.items() if count)


def _may_touch(gap: str, behind: str) -> bool:
    """Two values with nothing but blanks between them are two where the lines say so, or where a key follows."""
    return "\n" in gap or (bool(gap) and behind.lstrip().startswith(":"))


def _gaps_of(root: Node) -> tuple[str, ...]:
    """The punctuation that stands before each value in sound JSON, and behind the last one."""
    gaps = [""]

    def write(node: Node) -> None:
        match node:
            case Value():
                gaps.append("")
            case Pairs(items):
                gaps[-1] += "{"
                for number, (key, inside) in enumerate(items):
                    gaps[-1] += "," if number else ""
                    write(key)
                    gaps[-1] += ":"
                    write(inside)
                gaps[-1] += "}"
            case Row(items):
                gaps[-1] += "["
                for number, each in enumerate(items):
                    gaps[-1] += "," if number else ""
                    write(each)
                gaps[-1] += "]"

    write(root)
    return tuple(gaps)


def _repaired(text: str, allowance: Allowance) -> Any:
    import json_repair  # 40 ms that nobody waits for who imports nothing broken

    try:
        return allowance.run(lambda: json_repair.loads(text, skip_json_loads=True))
    except (ValueError, RecursionError):
        raise TooMuch from None
    except Spent:
        raise Unclear from None


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return dict(pairs)  # the keys are numbers here: none stands twice


def _node(tree: Any, value: Any) -> Node:
    match tree:
        case dict():
            return Pairs(tuple((value(key), _node(inside, value)) for key, inside in tree.items()))
        case list():
            return Row(tuple(_node(each, value) for each in tree))
        case _:
            made: Value = value(tree)
            return made


def _guessed(text: str, allowance: Allowance) -> Loose:
    """A quotation mark is missing somewhere: json-repair guesses, and every word of the text has to turn up in order.

    No name and no value can be invented, lost or moved so; what may be wrong is the punctuation at a value's ends.
    """
    if len(text) > MAX_GUESSED:
        raise Unclear
    source = _Source(text)
    try:
        root = _node(_repaired(text, allowance), source.find)
    except RecursionError:
        raise TooMuch from None
    source.end()
    cut = () if text.rstrip().endswith(("}", "]")) else (Repair(RepairKind.CUT),)
    return Loose(root, (), (Repair(RepairKind.GUESSED), *cut))


class _Source:
    """Finds values in the text, each behind the one before, with no word between them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._count = 0

    def find(self, value: Any) -> Value:
        is_text = isinstance(value, str)
        if not is_text and (isinstance(value, float) or not isinstance(value, int | None)):
            raise Unclear
        text = value if is_text else {True: "true", False: "false", None: "null"}.get(value, str(value))
        at = self._text.find(text, self._at) if text else -1
        if (
            at < 0
            or _WORDS.search(self._text, self._at, at)
            or _SWALLOWED.search(text)
            or text.strip("\"'“”‘’") != text
        ):
            raise Unclear
        self._at = at + len(text)
        self._count += 1
        return Value(text, is_text, self._count - 1)

    def end(self) -> None:
        """Nothing is left."""
        if _WORDS.search(self._text, self._at):
            raise Unclear
