"""Matches parameters to the variables of the template's text, and keeps every typed value."""

from collections import Counter
from collections.abc import Iterable, MutableMapping

import msgspec

Key = tuple[str, int]
"""A variable's name, and the number of its occurrence from 0."""


class Fitted(msgspec.Struct, frozen=True):
    """The rows after a change of the text. `origins`: for each its number before, None for a new one."""

    rows: tuple[str, ...]
    labels: tuple[str, ...]
    origins: tuple[int | None, ...]


def fit(
    wanted: tuple[str, ...], rows: tuple[str, ...], labels: tuple[str, ...], kept: MutableMapping[Key, str]
) -> Fitted:
    """Arrange the rows by the labels `wanted`, those of the text.

    A value follows its label; one whose label is gone is put into `kept` and comes back with it. Rows without a label
    take the free places in their order; those left over stay at the end unless they are empty.
    """
    labels = labels or ("",) * len(rows)
    if not wanted:
        return _without_text(rows, labels)
    before = {key: number for number, key in enumerate(_keys(labels)) if key[0]}
    bare = [number for number, label in enumerate(labels) if not label and rows[number]]
    wanted_keys = _keys(wanted)
    for key in before.keys() - set(wanted_keys):
        # An empty value too, so that an older one does not come back.
        kept[key] = rows[before[key]]
    origins: list[int | None] = []
    for key in wanted_keys:
        takes_bare = key not in before and not kept.get(key) and bare
        origins.append(bare.pop(0) if takes_bare else before.get(key))
    values = [
        kept.get(key, "") if origin is None else rows[origin] for key, origin in zip(wanted_keys, origins, strict=True)
    ]
    return Fitted(
        (*_repeated(wanted_keys, values), *(rows[number] for number in bare)),
        (*wanted, *("" for _ in bare)),
        (*origins, *bare),
    )


def _without_text(rows: tuple[str, ...], labels: tuple[str, ...]) -> Fitted:
    """Drop empty labelled rows. The other labels stay, for when a text with them comes back."""
    stay = tuple(number for number, row in enumerate(rows) if row or not labels[number])
    named = tuple(labels[number] for number in stay)
    return Fitted(tuple(rows[number] for number in stay), named if any(named) else (), stay)


def _repeated(keys: list[Key], values: list[str]) -> list[str]:
    """Fill the empty occurrences of a variable with the value of its first filled one."""
    typed: dict[str, str] = {}
    for (label, _), value in zip(keys, values, strict=True):
        if value:
            typed.setdefault(label, value)
    return [value or typed.get(label, "") for (label, _), value in zip(keys, values, strict=True)]


def _keys(labels: Iterable[str]) -> list[Key]:
    seen: Counter[str] = Counter()
    keys = []
    for label in labels:
        keys.append((label, seen[label]))
        seen[label] += 1
    return keys
