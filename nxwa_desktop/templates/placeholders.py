"""Variables in a template's text: `{{First Name}}`, or `{{1}}`."""

import collections
import functools
import re

import msgspec

# No brace inside: of nested braces only the innermost pair counts, and the time stays linear.
_PLACEHOLDER = re.compile(r"\{\{([^{}]*)\}\}")


class Wording(msgspec.Struct, frozen=True):
    """The variables of a template's text, and the length of the rest."""

    labels: tuple[str, ...]
    """One for each parameter, in the order the endpoint wants them."""
    uses: tuple[int, ...]
    """For each variable in the text, in the order of the text: the index of its parameter."""
    times: tuple[int, ...]
    """For each parameter: how often the text has its variable."""
    literal: int
    """Characters of the text outside of its variables."""
    mixed: bool
    """True if the text has names and numbers, which then all count as names."""
    broken: bool
    """True if double braces lack their other half or a name; these are literal text."""

    def filled_length(self, values: tuple[str, ...]) -> int:
        """Characters of the text with the values filled in; a missing value counts nothing."""
        wording, measured, length = _MEASURED_LAST[0]
        if wording is self and measured is values:  # asked for three times at each key
            return length
        length = self._measure(values)
        _MEASURED_LAST[0] = (self, values, length)
        return length

    def _measure(self, values: tuple[str, ...]) -> int:
        known = values[: len(self.times)]
        repeated = 0
        if len(self.uses) > len(self.times):
            repeated = sum([len(value) * (times - 1) for value, times in zip(known, self.times, strict=False)])
        return self.literal + sum(map(len, known)) + repeated


_MEASURED_LAST: list[tuple[Wording | None, tuple[str, ...], int]] = [(None, (), 0)]
"""One entry: a wording, the values and the length. Any thread may replace it; it is not changed in place."""


@functools.lru_cache(maxsize=8)
def wording_of(text: str) -> Wording:
    """Find the variables of a template's text.

    Names: one parameter for each occurrence, in the order of occurrence ("Repeat the variable multiple times if
    necessary": seed, Body Parameters). Numbers alone: one for each number, in the order of the numbers. Where both
    occur, all are names.
    """
    found = [(match, match[1].strip()) for match in _PLACEHOLDER.finditer(text)]
    named = [(match, label) for match, label in found if label]
    labels = [label for _, label in named]
    numbers = sum(map(_is_number, labels))
    size = len(text) - sum(match.end() - match.start() for match, _ in named)
    rest = _PLACEHOLDER.sub(lambda match: "" if match[1].strip() else match[0], text)
    broken = "{{" in rest or "}}" in rest
    mixed = 0 < numbers < len(labels)
    if labels and numbers == len(labels):
        order = sorted(set(map(int, labels)))
        place = {number: index for index, number in enumerate(order)}
        uses = tuple(place[int(label)] for label in labels)
        counts = collections.Counter(uses)
        times = tuple(counts[index] for index in range(len(order)))
        return Wording(tuple(map(str, order)), uses, times, size, mixed, broken)
    return Wording(tuple(labels), tuple(range(len(labels))), (1,) * len(labels), size, mixed, broken)


def labels_of(text: str) -> tuple[str, ...]:
    """One label for each parameter the text needs, in the order the endpoint wants them."""
    return wording_of(text).labels


@functools.lru_cache(maxsize=8)
def literals_of(text: str) -> tuple[str, ...]:
    """The literal texts before, between and after the variables: one more than `wording_of(text).uses` has."""
    literals, at = [], 0
    for match in _PLACEHOLDER.finditer(text):
        if match[1].strip():
            literals.append(text[at : match.start()])
            at = match.end()
    return (*literals, text[at:])


def _is_number(label: str) -> bool:
    return label.isascii() and label.isdecimal() and len(label) <= 4
