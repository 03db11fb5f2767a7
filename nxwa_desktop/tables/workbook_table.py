"""Makes a table of a sheet's values as calamine gives them, and of what the file says about its cells besides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from nxwa_desktop.tables.number_formats import (
    MOMENTS,
    Moment,
    plain_moment,
    plain_number,
    shown_moment,
    shown_number,
    shows_date,
)
from nxwa_desktop.tables.table import (
    CellNote,
    CellNoteKind,
    ColumnNote,
    ColumnNoteKind,
    FormattedCell,
    Table,
    TableNote,
    TableNoteKind,
)
from nxwa_desktop.tables.table_builder import TableBuilder
from nxwa_desktop.tables.xlsx_cells import Area, XlsxCells
from nxwa_desktop.tables.xlsx_workbook import LOCAL_DATE

Value = str | float | bool | Moment
Numbers = list[tuple[int, float | bool | Moment]]
_NUMBERS = (float, int)
_ROUNDED = 1e15
"""From here on a spreadsheet keeps fewer digits than a number has."""
_MOST_EXAMPLES = 5
_MOST_MERGED = 1_000_000
"""Cells of merged areas that are marked; a sheet with more is no list of customers."""


class ColumnFormats:
    """The formatted values of one column."""

    def __init__(self) -> None:
        self._count, self._dates, self._examples = 0, False, dict[str, FormattedCell]()

    def add(self, row: int, value: "FormattedValue") -> None:
        """Count a value; the first one of each format is an example."""
        self._count += 1
        self._dates = self._dates or value.is_date
        if value.code not in self._examples and len(self._examples) < _MOST_EXAMPLES:
            self._examples[value.code] = FormattedCell(row, value.stored, value.shown, value.code)

    def note(self, column: int) -> ColumnNote:
        """The note to be confirmed about the column."""
        kind = ColumnNoteKind.FORMATTED_DATE if self._dates else ColumnNoteKind.FORMATTED_NUMBER
        return ColumnNote(kind, column, self._count, tuple(self._examples.values()))


class FormattedValue(NamedTuple):
    """A number or date in two forms."""

    column: int
    stored: str
    shown: str
    code: str
    is_date: bool


class WorkbookTable:
    """Takes the rows of a sheet in order. Without `cells`, nothing but the values is known."""

    def __init__(self, cells: XlsxCells | None, merged: Iterable[Area], *, has_header: bool | None) -> None:
        self._builder = TableBuilder(has_header=has_header)
        self._cells = cells or XlsxCells([])
        self._formats_known = cells is not None
        self._merged, self._areas = dict[int, list[CellNote]](), 0
        self._columns = defaultdict[int, ColumnFormats](ColumnFormats)
        self._hidden = 0
        marked = 0
        for (top, left), (bottom, right) in merged:
            marked += (bottom - top + 1) * (right - left + 1)
            self._areas += 1
            if marked <= _MOST_MERGED:
                self._mark_merged(range(top, bottom + 1), range(left, right + 1))

    def _mark_merged(self, rows: range, columns: range) -> None:
        for row in rows:
            covered = columns if row > rows[0] else columns[1:]
            self._merged.setdefault(row, []).extend(CellNote(CellNoteKind.MERGED, column) for column in covered)

    def add(self, row: int, values: list[Value]) -> None:
        """Take the values of a row, counted from 0."""
        notes = list(self._merged.get(row, ()))
        hidden = row in self._cells.hidden_rows
        if hidden:
            notes.append(CellNote(CellNoteKind.HIDDEN_ROW))
        others = [(column, value) for column, value in enumerate(values) if not isinstance(value, str)]
        texts = cast("list[str]", values)
        for column, value in others:
            texts[column] = _stored(value)
        formatted = self._format(row, others, texts) if others else ()
        notes.extend(self._lost(row, others, texts))
        index = self._builder.add(row + 1, texts, notes)
        if index is not None:
            self._hidden += hidden
            for each in formatted:
                self._columns[each.column].add(index, each)

    def _format(self, row: int, values: Numbers, texts: list[str]) -> list[FormattedValue]:
        """Give texts the form in which they are shown, in place; those that have one."""
        codes, found = self._cells.formatted.get(row, {}), list[FormattedValue]()
        for column, value in values:
            # What calamine takes for a date is one, whatever the format.
            is_date = isinstance(value, MOMENTS)
            if is_date or column in codes:
                code, stored = codes.get(column, ""), texts[column]
                shown = texts[column] = _shown(value, code, stored)
                if is_date or shown != stored:
                    found.append(FormattedValue(column, stored, shown, code, is_date))
        return found

    def _lost(self, row: int, values: Numbers, texts: list[str]) -> Iterator[CellNote]:
        """The cells whose value is not in the file as it was meant."""
        if errors := self._cells.errors.get(row):
            for column, error in errors.items():
                if column < len(texts) and not texts[column]:
                    texts[column] = error
                    yield CellNote(CellNoteKind.ERROR_VALUE if error else CellNoteKind.NOT_CALCULATED, column)
        for column, value in values:
            if isinstance(value, _NUMBERS) and abs(value) >= _ROUNDED:
                yield CellNote(CellNoteKind.DIGITS_LOST, column)

    def table(self, sheet: str, *, macros: bool) -> Table:
        """The table of all rows; raises `CannotRead` where there are none."""
        counted = {TableNoteKind.HIDDEN_ROWS: self._hidden, TableNoteKind.MERGED_CELLS: self._areas}
        notes = [TableNote(kind, count) for kind, count in counted.items() if count]
        if not self._formats_known:
            notes.append(TableNote(TableNoteKind.FORMATS_UNKNOWN))
        if macros:
            notes.append(TableNote(TableNoteKind.MACROS))
        columns = [self._columns[column].note(column) for column in sorted(self._columns)]
        hidden = [ColumnNote(ColumnNoteKind.HIDDEN, column) for column in sorted(self._cells.hidden_columns)]
        return self._builder.table(column_notes=[*columns, *hidden], notes=notes, sheet=sheet)


def _stored(value: Value) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, _NUMBERS):
        return plain_number(value)
    return value if isinstance(value, str) else plain_moment(value)


def _shown(value: Value, code: str, stored: str) -> str:
    """The text in its format; as it is stored where the format is not understood here."""
    shown = None
    if isinstance(value, MOMENTS):
        shown = shown_moment(value, code) if code not in ("", LOCAL_DATE) else None
    elif isinstance(value, _NUMBERS) and not isinstance(value, bool) and not shows_date(code):
        shown = shown_number(value, code)
    return stored if shown is None else shown
