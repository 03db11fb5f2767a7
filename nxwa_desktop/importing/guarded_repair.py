"""Repair the punctuation of broken JSON with json-repair, and prove that no value was changed."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from nxwa_desktop.importing.json_tokens import Ambiguous, JsonScalar, TokenizedJson, TooComplex, scan
from nxwa_desktop.importing.json_tree import JsonArray, JsonNode, JsonObject, JsonTree
from nxwa_desktop.importing.limits import MAX_GUESSED
from nxwa_desktop.importing.result import Repair, RepairKind
from nxwa_desktop.importing.time_limit import BudgetExceeded, RepairBudget

_PUNCTUATION = "{}[],:"
_NUMBER = re.compile(r'"\d+"')
_WORDS = re.compile(r"\w")
_SWALLOWED = re.compile(r"[\"'“”‘’]\s*[,:}\]]|[{\[,:]\s*[\"'“”‘’]")
"""The end of a value or the beginning of another: a guessed value that contains it includes its neighbour."""


def repair_json(text: str, budget: RepairBudget) -> JsonTree:
    """Parse `text` and repair its punctuation. Raises TooComplex, or Ambiguous if no reading can be proven.

    `budget`: json-repair's guesses can take a time that grows with the third power of the length.
    """
    try:
        budget.scan(len(text))
        return _proven(scan(text), budget)
    except BudgetExceeded:
        raise TooComplex from None
    except Ambiguous:
        return _guessed(text, budget)


def _proven(found: TokenizedJson, budget: RepairBudget) -> JsonTree:
    """Repair with numbers in the place of keys and values, so that json-repair sees the punctuation only.

    It has to give every number back, once and in order; then each value is the one that stands in the text.
    """
    stand_ins = "".join(
        f'{gap}"{number}"' if number < len(found.values) else gap for number, gap in enumerate(found.gaps)
    )
    try:
        tree = json.loads(stand_ins)  # the keys are numbers: none is there twice
    except ValueError:
        tree = _repaired(stand_ins, budget)
    numbers = iter(found.values)
    root = _node(tree, lambda text: _expected(text, numbers))
    if next(numbers, None) is not None or not found.values:
        raise Ambiguous
    return JsonTree(root, found.comments, (*_scan_repairs(found), *_gap_repairs(found.gaps, _gaps_of(tree))))


def _expected(text: str, numbers: Iterator[JsonScalar]) -> JsonScalar:
    value = next(numbers, None)
    if value is None or text != str(value.at):
        raise Ambiguous
    return value


def _scan_repairs(found: TokenizedJson) -> Iterator[Repair]:
    if found.comments:
        yield Repair(RepairKind.COMMENTS, len(found.comments))
    if found.foreign_quotes:
        yield Repair(RepairKind.QUOTES, found.foreign_quotes)
    for value in found.values:
        if value.odd_escape:
            yield Repair(RepairKind.ESCAPES, 1, value.text)


def _gap_repairs(before: tuple[str, ...], after: list[str]) -> Iterator[Repair]:
    """Yield the changes that json-repair made between the values. Raises Ambiguous if a value may be split."""
    counts: Counter[RepairKind] = Counter()
    for number, (was, now) in enumerate(zip(before, after, strict=True)):
        marks = "".join(char for char in was if char in _PUNCTUATION)
        if marks == now:
            continue
        if not marks and 0 < number < len(before) - 1 and not _may_touch(was, before[number + 1]):
            raise Ambiguous
        added, removed = Counter(now), Counter(marks)
        added.subtract(marks)
        removed.subtract(now)
        if max(removed[":"], removed["{"], removed["["], added["{"], added["["]) > 0:
            raise Ambiguous  # what looked like a key is none, two things have become one, or one has become two
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
    """True if two values with only blanks between are separate: on two lines, or before a key's colon."""
    return "\n" in gap or (bool(gap) and behind.lstrip().startswith(":"))


def _gaps_of(tree: Any) -> list[str]:
    """The punctuation before each value of a tree of numbers and behind the last one, as valid JSON has it."""
    return _NUMBER.split(json.dumps(tree, separators=(",", ":")))


def _repaired(text: str, budget: RepairBudget) -> Any:
    import json_repair  # 40 ms that nobody waits for who imports nothing broken

    try:
        return budget.run(lambda: json_repair.loads(text, skip_json_loads=True))
    except (ValueError, RecursionError):
        raise TooComplex from None
    except BudgetExceeded:
        raise Ambiguous from None


def _node(tree: Any, value: Any) -> JsonNode:
    match tree:
        case dict():
            return JsonObject(tuple((value(key), _node(inside, value)) for key, inside in tree.items()))
        case list():
            return JsonArray(tuple(_node(each, value) for each in tree))
        case _:
            made: JsonScalar = value(tree)
            return made


def _guessed(text: str, budget: RepairBudget) -> JsonTree:
    """Let json-repair guess a missing quotation mark, and check that every word of the text is kept in order.

    No name and no value can be invented, lost or moved so; what may be wrong is the punctuation at a value's ends.
    """
    if len(text) > MAX_GUESSED:
        raise Ambiguous
    source = _Source(text)
    try:
        root = _node(_repaired(text, budget), source.find)
    except RecursionError:
        raise TooComplex from None
    source.end()
    cut = () if text.rstrip().endswith(("}", "]")) else (Repair(RepairKind.CUT),)
    return JsonTree(root, (), (Repair(RepairKind.GUESSED), *cut))


class _Source:
    """Finds guessed values in the text: each after the one before, with no word between them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._count = 0

    def find(self, value: Any) -> JsonScalar:
        is_text = isinstance(value, str)
        if not is_text and (isinstance(value, float) or not isinstance(value, int | None)):
            raise Ambiguous
        text = value if is_text else {True: "true", False: "false", None: "null"}.get(value, str(value))
        at = self._text.find(text, self._at) if text else -1
        if (
            at < 0
            or _WORDS.search(self._text, self._at, at)
            or _SWALLOWED.search(text)
            or text.strip("\"'“”‘’") != text
        ):
            raise Ambiguous
        self._at = at + len(text)
        self._count += 1
        return JsonScalar(text, is_text, self._count - 1)

    def end(self) -> None:
        """Raise Ambiguous if a word of the text is left."""
        if _WORDS.search(self._text, self._at):
            raise Ambiguous
