"""The character between the cells of a text file."""

import csv
import io
import itertools
import re
from collections import Counter

DELIMITERS = (",", ";", "\t", "|")
_NAMED = re.compile(r'"?sep=([^"\r\n])"?\r?\n?', re.IGNORECASE)
_LOOKED_AT = 50
_SEARCHED = 1000
_SHOWN = 4


def named_delimiter(first_line: str) -> str | None:
    """The delimiter that Excel's own first line `sep=;` names."""
    found = _NAMED.fullmatch(first_line)
    return found[1] if found else None


def likely_delimiter(text: str) -> str:
    """The delimiter that divides the first rows most evenly; for one column, one that divides no row."""
    if named := named_delimiter(text[: text.find("\n") + 1]):
        return named
    best, result = (0.0, 0), next((each for each in DELIMITERS if each not in text), ",")
    for delimiter in DELIMITERS:
        widths = [len(row) for row in _rows(text, delimiter, _LOOKED_AT) if any(row)]
        if not widths or widths[0] < 2:
            continue
        width, count = Counter(widths).most_common(1)[0]
        score = (count / len(widths), width)
        if width > 1 and score > best:
            best, result = score, delimiter
    return result


def first_rows(text: str, delimiter: str) -> tuple[tuple[str, ...], ...]:
    """The first row, and the first ones with characters beyond ASCII, for the person to look at."""
    rows = [tuple(row) for row in _rows(text, delimiter, _SEARCHED)]
    telling = (row for row in rows[1:] if not "".join(row).isascii())
    return (*rows[:1], *itertools.islice(telling, _SHOWN))


def _rows(text: str, delimiter: str, count: int) -> list[list[str]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [row for row in itertools.islice(rows, count) if row]
    except csv.Error:
        return []
