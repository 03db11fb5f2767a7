"""Reads CSV and its relatives: cells between delimiters, in double quotes where they hold one."""

import csv
import io
import itertools

import msgspec

from nxwa_desktop.tables.delimiters import likely_delimiter, named_delimiter
from nxwa_desktop.tables.encodings import SAMPLE
from nxwa_desktop.tables.faults import CannotRead, FaultCode
from nxwa_desktop.tables.limits import LARGEST_FILE
from nxwa_desktop.tables.progress import ReadingProgress
from nxwa_desktop.tables.table import CellNote, CellNoteKind, Table
from nxwa_desktop.tables.table_builder import TableBuilder

# Of the whole process. An unclosed quote is reported as one, however long the cell gets; cells have their own bound.
csv.field_size_limit(LARGEST_FILE)

_END = "\0end of the text\0"
"""A row of its own behind the last one; an unclosed quote swallows it."""
_EVERY = 1000
_NAMED = 64
"""Bytes in which Excel's own first line stands, which names the delimiter."""


def text_delimiter(data: bytes, encoding: str) -> str:
    """The delimiter of a text, by its first rows."""
    return likely_delimiter(_decoded(data[:SAMPLE], encoding).read())


def read_text(
    data: bytes, encoding: str, delimiter: str, *, has_header: bool | None, progress: ReadingProgress
) -> Table:
    """Read all of `data`; raises `CannotRead`."""
    source = io.BytesIO(data)
    lines = io.TextIOWrapper(source, encoding, "replace", newline="")
    skipped = int(named_delimiter(_decoded(data[:_NAMED], encoding).readline()) is not None)
    if skipped:
        lines.readline()
    reader = csv.reader(itertools.chain(lines, (_END,)), delimiter=delimiter)
    builder, width, line = TableBuilder(has_header=has_header), 0, 1
    for number, cells in enumerate(reader, 1):
        if cells and cells[-1].endswith(_END):
            if cells != [_END]:
                raise CannotRead(FaultCode.UNCLOSED_QUOTE, line + skipped + _line_ends(cells[:-1]))
            break
        width = width or len(cells)
        notes = _suspicions(cells, delimiter, width) if reader.line_num > line else ()
        builder.add(number, cells, notes)
        line = reader.line_num + 1
        if number % _EVERY == 0:
            progress.report(source.tell(), len(data))
    return msgspec.structs.replace(builder.table(), encoding=encoding, delimiter=delimiter)


def _decoded(data: bytes, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(data), encoding, "replace", newline="")


def _line_ends(cells: list[str]) -> int:
    return sum(cell.count("\n") + cell.count("\r") - cell.count("\r\n") for cell in cells)


def _suspicions(cells: list[str], delimiter: str, width: int) -> list[CellNote]:
    """The cells in which a line has as many delimiters as a row has."""
    inner = ((column, line) for column, cell in enumerate(cells) for line in cell.splitlines()[1:])
    found = {column for column, line in inner if width > 1 and line.count(delimiter) == width - 1}
    return [CellNote(CellNoteKind.MAY_HOLD_ROWS, column) for column in sorted(found)]
