"""Properties of the cells of an XLSX sheet beside their values (ECMA-376 part 1, 18.3), and how far it reaches."""

import re
from collections.abc import Callable, Iterator
from typing import IO

from nxwa_desktop.tables.faults import CannotRead, FaultCode
from nxwa_desktop.tables.limits import MOST_COLUMNS, MOST_ROWS
from nxwa_desktop.tables.progress import ReadingProgress
from nxwa_desktop.tables.table import column_letters
from nxwa_desktop.tables.xlsx_plain_cells import PlainCells
from nxwa_desktop.tables.xml_events import Attributes, parse, safe_parser

_COLUMNS = {column_letters(index): index for index in range(MOST_COLUMNS)}
FARTHEST_ROW = 2 * MOST_ROWS
"""Blank rows are left out, but take memory while a sheet is read."""
_STEP = 256 * 1024
"""Bytes between two reports of progress."""
_DIGITS = "0123456789"
_AREA = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_TRUE = ("1", "true")
_TEXTS = frozenset({"s", "inlineStr", "str", "b"})


Area = tuple[tuple[int, int], tuple[int, int]]


class XlsxCells:
    """Collects marks of cells by row and column, both from 0."""

    def __init__(self, formats: list[str]) -> None:
        self.formatted = dict[int, dict[int, str]]()
        """By row and column: the number format."""
        self.errors = dict[int, dict[int, str]]()
        """By row and column: the error that the cell shows; empty for a formula without its result."""
        self.hidden_rows = set[int]()
        self.hidden_columns = set[int]()
        self.merged = list[Area]()
        self._formats = {str(index): code for index, code in enumerate(formats)}
        self._row, self._row_text, self._column = -1, "0", -1
        self._cell: Attributes = {}
        self._pending: tuple[int, int] | None = None
        self._is_open = False

    def read(self, file: IO[bytes], size: int, progress: ReadingProgress) -> None:
        """Collect from a sheet's XML; raises `CannotRead` where it is damaged, or reaches too far."""
        self._parser = safe_parser()
        # It would pass text on while the handler is being taken away.
        self._parser.buffer_text = False
        self._parser.StartElementHandler = self._begin
        parse(self._parser, self._chunks(file, size, progress))
        self._settle()

    def _chunks(self, file: IO[bytes], size: int, progress: ReadingProgress) -> Iterator[bytes]:
        plain, done = PlainCells(style for style, code in self._formats.items() if code), 0
        while chunk := file.read(_STEP):
            done += len(chunk)
            progress.report(done, size)
            yield plain.without(chunk)
        yield plain.rest()

    def _begin(self, name: str, _attributes: Attributes) -> None:
        """Of the root: its prefix is that of all others."""
        prefix = name[: name.rfind(":") + 1]
        self._parser.StartElementHandler = self._element(prefix)

    def _element(self, prefix: str) -> Callable[[str, Attributes], None]:
        cell, value, inline, formula = prefix + "c", prefix + "v", prefix + "is", prefix + "f"
        others = {prefix + "row": self._start_row, prefix + "col": self._hide_columns}
        others[prefix + "mergeCell"] = self._merge

        def start(name: str, attributes: Attributes) -> None:
            # Runs for each element: the most frequent ones come first.
            if name == cell:
                if self._is_open:
                    self._settle()
                self._cell = attributes
                self._column += 1
            elif name in (value, inline):
                self._value()
            elif name == formula:
                self._pending, self._is_open = self._place(), True
            elif name in others:
                others[name](attributes)

        return start

    def _start_row(self, attributes: Attributes) -> None:
        self._row = _number(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        self._row_text, self._column = str(self._row + 1), -1
        if attributes.get("hidden") in _TRUE:
            self.hidden_rows.add(self._row)

    def _place(self) -> tuple[int, int]:
        """Row and column; raises `CannotRead` where the cell is too far away, since the reader holds all between."""
        reference = self._cell.get("r")
        if reference is not None:
            letters = reference.rstrip(_DIGITS)
            self._column = _COLUMNS.get(letters, MOST_COLUMNS)
            if reference[len(letters) :] != self._row_text:
                raise CannotRead(FaultCode.DAMAGED)
        if self._column >= MOST_COLUMNS:
            raise CannotRead(FaultCode.TOO_MANY_COLUMNS, MOST_COLUMNS)
        if self._row >= FARTHEST_ROW:
            raise CannotRead(FaultCode.TOO_MANY_ROWS, MOST_ROWS)
        return self._row, self._column

    def _value(self) -> None:
        place, attributes = self._place(), self._cell
        kind = attributes.get("t")
        if self._pending is not None or kind == "e":
            if kind == "e":
                self._pending = None
                self._fail(place, "#ERROR")
            elif kind == "str":
                self._pending = None
            self._parser.CharacterDataHandler, self._is_open = self._text, True
        if "s" in attributes and kind not in _TEXTS and (code := self._formats.get(attributes["s"], "")):
            self.formatted.setdefault(place[0], {})[place[1]] = code

    def _text(self, text: str) -> None:
        """The first text after a formula's or an error's value began."""
        self._parser.CharacterDataHandler = None
        place = (self._row, self._column)
        if place == self._pending:
            self._pending = None
        elif self._cell.get("t") == "e":
            self._fail(place, text)

    def _settle(self) -> None:
        """Close the cell before: a formula without a value was never calculated."""
        if self._pending is not None:
            self._fail(self._pending, "")
        self._pending, self._is_open, self._parser.CharacterDataHandler = None, False, None

    def _fail(self, place: tuple[int, int], shown: str) -> None:
        self.errors.setdefault(place[0], {})[place[1]] = shown

    def _hide_columns(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in _TRUE:
            last = min(_number(attributes.get("max", "0")), MOST_COLUMNS)
            self.hidden_columns.update(range(_number(attributes.get("min", "1")) - 1, last))

    def _merge(self, attributes: Attributes) -> None:
        if merged := _area(attributes.get("ref", "")):
            self.merged.append(merged)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < len(text) < 9):
        raise CannotRead(FaultCode.DAMAGED)
    return int(text)


def _area(reference: str) -> Area | None:
    """The area of "B6:C7" between two corners, from 0."""
    found = _AREA.fullmatch(reference)
    if found is None or found[1] not in _COLUMNS:
        return None
    return (int(found[2]) - 1, _COLUMNS[found[1]]), (int(found[4]) - 1, _COLUMNS.get(found[3], MOST_COLUMNS - 1))
