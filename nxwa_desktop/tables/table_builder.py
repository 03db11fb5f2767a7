"""Builds a table row by row."""

import re
from array import array
from collections.abc import Iterable

import msgspec

from nxwa_desktop.tables.faults import CannotRead, FaultCode
from nxwa_desktop.tables.limits import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from nxwa_desktop.tables.ruined_numbers import SUSPICIOUS, repair_cells
from nxwa_desktop.tables.table import (
    CellNote,
    CellNoteKind,
    CellNotes,
    ColumnNote,
    ColumnNoteKind,
    Rows,
    Table,
    TableNote,
    TableNoteKind,
    column_letters,
)

_BLANK = "\0 \t\r\n\v\f\xa0\u3000\ufeff"
_LIKE_NUMBER = re.compile(r"\s*'?=?\+?[0-9][0-9\s().\-/]{5,}(?:[eE]\+?[0-9]+)?\s*")


class TableBuilder:
    """Takes the rows of a file in order. Blank rows are left out; the first other row may be the header row."""

    def __init__(self, *, has_header: bool | None) -> None:
        """`has_header` None: decided by the first row, which is no header row if a cell looks like a phone number."""
        self._has_header = has_header
        self._first: list[str] | None = None
        self._expected = 0
        self._width = 0
        self._packed, self._ends, self._numbers = bytearray(), array("Q"), array("I")
        self._cell_notes: dict[int, tuple[CellNote, ...]] = {}
        self._blank, self._blank_since = 0, 0
        self._known: dict[CellNote, CellNote] = {}
        self._encode_into = msgspec.msgpack.Encoder().encode_into

    def add(self, number: int, cells: list[str], notes: Iterable[CellNote] = ()) -> int | None:
        """Take a row; its index in the table, None where it is blank or the header row."""
        joined = "\0".join(cells)
        if not joined.strip(_BLANK):
            self._blank_since += 1
            return None
        if len(joined) > LONGEST_CELL and max(map(len, cells)) > LONGEST_CELL:
            raise CannotRead(FaultCode.CELL_TOO_LONG, number, LONGEST_CELL)
        if self._first is None and self._is_header(cells):
            return None
        found = list(notes)
        given = len(cells)
        while cells and not cells[-1]:
            cells.pop()
        if SUSPICIOUS.search(joined):
            found.extend(repair_cells(cells))
        if len(cells) > self._expected:
            found.append(CellNote(CellNoteKind.EXTRA_CELLS))
        elif given < self._expected:
            found.append(CellNote(CellNoteKind.SHORT_ROW))
        return self._append(number, cells, found)

    def _is_header(self, cells: list[str]) -> bool:
        self._first, self._blank_since = list(cells), 0
        if self._has_header is None:
            self._has_header = not any(map(_LIKE_NUMBER.fullmatch, cells))
        filled = max(index + 1 for index, cell in enumerate(cells) if cell)
        self._expected = filled if self._has_header else len(cells)
        if self._has_header:
            self._widen(filled)
        return self._has_header

    def _append(self, number: int, cells: list[str], notes: list[CellNote]) -> int:
        index = len(self._ends)
        self._blank, self._blank_since = self._blank + self._blank_since, 0
        if index == MOST_ROWS:
            raise CannotRead(FaultCode.TOO_MANY_ROWS, MOST_ROWS)
        self._widen(len(cells))
        if notes:
            self._cell_notes[index] = tuple(self._known.setdefault(note, note) for note in notes)
        self._encode_into(cells, self._packed, -1)
        self._ends.append(len(self._packed))
        self._numbers.append(number)
        return index

    def _widen(self, width: int) -> None:
        if width > self._width:
            if width > MOST_COLUMNS:
                raise CannotRead(FaultCode.TOO_MANY_COLUMNS, MOST_COLUMNS)
            self._width = width

    def table(
        self, *, column_notes: Iterable[ColumnNote] = (), notes: Iterable[TableNote] = (), sheet: str = ""
    ) -> Table:
        """The table of all rows. Columns without a name at the end that are empty everywhere are left out."""
        if not self._ends:
            raise CannotRead(FaultCode.NO_ROWS)
        header = self._first if self._has_header else None
        columns, named = column_names(header or [], self._width)
        blank = (TableNote(TableNoteKind.BLANK_ROWS, self._blank),) if self._blank else ()
        return Table(
            columns=columns,
            header=None if header is None else tuple(header),
            rows=Rows(bytes(self._packed), self._ends.tobytes(), self._width),
            row_numbers=self._numbers.tobytes(),
            cell_notes=CellNotes.of(self._cell_notes),
            column_notes=(*named, *column_notes) if header is not None else tuple(column_notes),
            notes=(*blank, *notes),
            sheet=sheet,
        )


def column_names(header: list[str], width: int) -> tuple[tuple[str, ...], list[ColumnNote]]:
    """`width` names, each another one, and what was changed to make them so."""
    given = [" ".join(name.split()) for name in header[:width]]
    given += [""] * (width - len(given))
    taken, names, notes = set(given), list[str](), list[ColumnNote]()
    for column, name in enumerate(given):
        shown = name
        if not name:
            shown = _another(f"Column {column_letters(column)}", taken)
            notes.append(ColumnNote(ColumnNoteKind.UNNAMED, column))
        elif name in names:
            shown = _another(name, taken)
            notes.append(ColumnNote(ColumnNoteKind.NAME_REPEATED, column))
        taken.add(shown)
        names.append(shown)
    return tuple(names), notes


def _another(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free
