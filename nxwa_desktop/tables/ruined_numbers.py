"""Numbers that a spreadsheet or a script has changed before they came here."""

import re
from collections.abc import Iterator

from nxwa_desktop.tables.table import CellNote, CellNoteKind

_SCIENTIFIC = re.compile(r"\s*[+-]?[0-9](?:[.,][0-9]+)?[eE]\+[0-9]{1,3}\s*")
_SCIENTIFIC_UNSIGNED = re.compile(r"\s*[+-]?[0-9][.,][0-9]+[eE][0-9]{1,3}\s*")
_ZERO_FRACTION = re.compile(r"(\s*\+?[0-9]{7,})[.,]0(\s*)")
SUSPICIOUS = re.compile(r"[eE.,\ufffd](?:(?<=[0-9][eE])[+0-9]|(?<=[.,])0(?:[\s\0]|$)|(?<=\ufffd))")
"""Found in a row whose cells, joined by NUL, may hold one; it saves looking at each cell."""


_WHOLE_NUMBER = re.compile(r"\s*(\+?[0-9][0-9\s()-]{5,}[0-9])[.,]0+\s*")


def without_zero_fraction(number: str) -> str:
    """A phone number without the ".0" or ".00" of a decimal number behind it.

    For a column that is known to hold phone numbers: elsewhere "1500000.00" is an amount, and stays as it is.
    """
    found = _WHOLE_NUMBER.fullmatch(number)
    return found[1] if found else number


def repair_cells(cells: list[str]) -> Iterator[CellNote]:
    """Find changed numbers; take a ".0" away from whole ones in place."""
    for column, cell in enumerate(cells):
        if _SCIENTIFIC.fullmatch(cell) or _SCIENTIFIC_UNSIGNED.fullmatch(cell):
            yield CellNote(CellNoteKind.SCIENTIFIC, column)
        elif whole := _ZERO_FRACTION.fullmatch(cell):
            cells[column] = whole[1] + whole[2]
            yield CellNote(CellNoteKind.ZERO_FRACTION, column)
        elif "\ufffd" in cell:
            yield CellNote(CellNoteKind.UNREADABLE_CHARACTER, column)
