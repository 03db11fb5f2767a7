"""Writes CSV that spreadsheets open safely."""

import codecs
import csv
import io
import unicodedata
from collections.abc import Iterable
from typing import IO

_FORMULA = frozenset("=+-@|%\u2212")
"""Characters that begin a formula, compatibility forms aside; the last one is the minus sign."""
_SEPARATORS = frozenset(";,|\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
"""Characters that a spreadsheet may end a cell or a row with, by its locale or the last settings of its import."""
_CONTROLS = ("\t", "\r", "\n")
_QUOTES = frozenset("\"'")
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols without a visible glyph."""
_UNSEEN = frozenset("ZCM")
"""Unicode categories that a spreadsheet may drop: separators (Z), controls and unassigned (C), marks (M)."""


class CsvWriter:
    """Writes rows to a binary file, as Excel reads them: UTF-8 with a byte order mark, formulas neutralised."""

    def __init__(self, file: IO[bytes], *, delimiter: str = ",", keep_formulas: bool = False) -> None:
        """`keep_formulas`: for a file that no spreadsheet is to open."""
        self._text = io.StringIO(newline="")
        self._file, self._keep = file, keep_formulas
        self._rows = csv.writer(self._text, delimiter=delimiter)
        file.write(codecs.BOM_UTF8)

    def write(self, cells: Iterable[str]) -> None:
        """Write a row."""
        self._rows.writerow(cells if self._keep else [neutralise_formulas(cell) for cell in cells])
        self._file.write(self._text.getvalue().encode("utf-8", "replace"))
        self._text.seek(0)
        self._text.truncate()


def neutralise_formulas(cell: str) -> str:
    """Make a cell that no spreadsheet reads as a formula, nor any part of it that might become a cell.

    An apostrophe precedes what looks like one, at the beginning and after every separator. Invisible characters and
    quotes before the sign do not count, since some programs drop them; other forms of the sign count as the sign
    (OWASP, CSV injection).
    """
    if cell.isascii() and _FORMULA.isdisjoint(cell) and not cell.startswith(_CONTROLS):
        return cell
    safe, looks_so = [], False
    for before, char in zip(reversed("," + cell[:-1]), reversed(cell), strict=True):
        if not _is_passed_over(char):
            looks_so = _is_sign(char)
        safe.append(char)
        if looks_so and before in _SEPARATORS:
            safe.append("'")
    begun = "'" if cell.startswith(_CONTROLS) and safe[-1] != "'" else ""
    return begun + "".join(reversed(safe))


def _is_sign(char: str) -> bool:
    # NFKC maps every form of a sign to it: full-width, small, superscript.
    return unicodedata.normalize("NFKC", char)[:1] in _FORMULA


def _is_passed_over(char: str) -> bool:
    return char in _QUOTES or char in _BLANK_LETTERS or unicodedata.category(char)[0] in _UNSEEN
