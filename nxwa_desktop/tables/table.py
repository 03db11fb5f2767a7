"""A table of texts, frozen when it was read, with what is to be known about its rows and columns."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from enum import StrEnum, auto

import msgspec

_ROW = msgspec.msgpack.Decoder(tuple[str, ...])


class CellNoteKind(StrEnum):
    """Kinds of notes about a cell, or about a row as a whole."""

    ERROR_VALUE = auto()
    """The spreadsheet shows an error such as #DIV/0!."""
    NOT_CALCULATED = auto()
    """A formula whose result is not in the file."""
    SCIENTIFIC = auto()
    """A number of which only the first digits are left, such as 8.61E+12."""
    DIGITS_LOST = auto()
    """A number with more digits than a spreadsheet keeps: the last ones are zeros now."""
    UNREADABLE_CHARACTER = auto()
    """A character that the encoding does not have."""
    ZERO_FRACTION = auto()
    """A ".0" behind a whole number, taken away."""
    MERGED = auto()
    """Part of a merged cell; only the first one has its text."""
    HIDDEN_ROW = auto()
    EXTRA_CELLS = auto()
    """More cells than the header row has."""
    SHORT_ROW = auto()
    """Fewer cells than the header row has; the missing ones are empty."""
    MAY_HOLD_ROWS = auto()
    """A quoted cell over several lines that look like rows of their own: a quote may be missing."""

    @property
    def refuses(self) -> bool:
        """Whether the cell's text is not what was meant, so that a row that uses it must not be sent."""
        return self in _REFUSES


_REFUSES = frozenset(
    {
        CellNoteKind.ERROR_VALUE,
        CellNoteKind.NOT_CALCULATED,
        CellNoteKind.SCIENTIFIC,
        CellNoteKind.DIGITS_LOST,
        CellNoteKind.UNREADABLE_CHARACTER,
    }
)


class CellNote(msgspec.Struct, frozen=True):
    """A note about one cell of a row; about the row as a whole where there is no column."""

    kind: CellNoteKind
    column: int | None = None


class ColumnNoteKind(StrEnum):
    """Kinds of notes about a column."""

    FORMATTED_NUMBER = auto()
    FORMATTED_DATE = auto()
    UNNAMED = auto()
    """The header row has no name for it."""
    NAME_REPEATED = auto()
    """An earlier column has the same name; the shown one has a number behind it."""
    HIDDEN = auto()

    @property
    def needs_confirmation(self) -> bool:
        """Whether the person has to look at the form in which its values will be sent."""
        return self in (ColumnNoteKind.FORMATTED_NUMBER, ColumnNoteKind.FORMATTED_DATE)


class FormattedCell(msgspec.Struct, frozen=True):
    """An example of a formatted value."""

    row: int
    """Index in `Table.rows`."""
    stored: str
    """As the file holds it: a plain number, a date as year-month-day."""
    shown: str
    """As it will be sent: in the spreadsheet's format, where that is known here."""
    number_format: str


class ColumnNote(msgspec.Struct, frozen=True):
    """A note about a column."""

    kind: ColumnNoteKind
    column: int
    count: int = 0
    """Cells that have a format."""
    examples: tuple[FormattedCell, ...] = ()
    """The first one of each format, at most five."""


class TableNoteKind(StrEnum):
    """Kinds of notes about the table as a whole."""

    BLANK_ROWS = auto()
    """Left out; count: how many."""
    HIDDEN_ROWS = auto()
    MERGED_CELLS = auto()
    FORMATS_UNKNOWN = auto()
    """An old or foreign workbook: number formats, hidden rows, merged and error cells cannot be seen here."""
    MACROS = auto()
    """The workbook has macros; they were not read."""


class TableNote(msgspec.Struct, frozen=True):
    """A note about the table as a whole."""

    kind: TableNoteKind
    count: int = 0


class Rows(msgspec.Struct, frozen=True):
    """The rows, each a tuple of `width` texts. Held as MessagePack: a tenth of the memory that tuples take.

    `ends` holds where each row ends in `packed`, as native 64-bit integers.
    """

    packed: bytes
    ends: bytes
    width: int

    def __len__(self) -> int:
        return len(self.ends) // 8

    def __getitem__(self, index: int) -> tuple[str, ...]:
        ends = memoryview(self.ends).cast("Q")
        if index < 0:
            index += len(ends)
        if not 0 <= index < len(ends):
            raise IndexError(index)
        begin = ends[index - 1] if index else 0
        return self._padded(_ROW.decode(memoryview(self.packed)[begin : ends[index]]))

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        packed, begin = memoryview(self.packed), 0
        for end in memoryview(self.ends).cast("Q"):
            yield self._padded(_ROW.decode(packed[begin:end]))
            begin = end

    def _padded(self, row: tuple[str, ...]) -> tuple[str, ...]:
        return row if len(row) == self.width else row + ("",) * (self.width - len(row))


class CellNotes(msgspec.Struct, frozen=True):
    """The notes of all rows that have any. Packed, since a filter hides most rows of a list at times.

    `noted` holds the indexes of those rows in order, `chosen` which of `combinations` each has, both as native 32-bit
    integers.
    """

    noted: bytes = b""
    chosen: bytes = b""
    combinations: tuple[tuple[CellNote, ...], ...] = ()

    @classmethod
    def of(cls, notes: Mapping[int, tuple[CellNote, ...]]) -> "CellNotes":
        """Pack the notes of rows, which come in order."""
        combinations = {found: place for place, found in enumerate(dict.fromkeys(notes.values()))}
        chosen = array("I", [combinations[found] for found in notes.values()])
        return cls(array("I", notes).tobytes(), chosen.tobytes(), tuple(combinations))

    def __len__(self) -> int:
        return len(self.noted) // 4

    def get(self, index: int) -> tuple[CellNote, ...]:
        """The notes about a row and its cells."""
        noted = memoryview(self.noted).cast("I")
        place = bisect_left(noted, index)
        if place == len(noted) or noted[place] != index:
            return ()
        return self.combinations[memoryview(self.chosen).cast("I")[place]]

    def items(self) -> Iterator[tuple[int, tuple[CellNote, ...]]]:
        """The index of each row that has notes, and those."""
        chosen = memoryview(self.chosen).cast("I")
        for index, choice in zip(memoryview(self.noted).cast("I"), chosen, strict=True):
            yield index, self.combinations[choice]


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table as it was read. It can be stored with msgspec, and be read again from that."""

    columns: tuple[str, ...]
    """Each column's name, told apart: of the header row, else "Column C"."""
    header: tuple[str, ...] | None
    """The header row as it stands in the file, if there is one."""
    rows: Rows
    row_numbers: bytes
    """The row's number in the file for each row, as native 32-bit integers: see `number`."""
    cell_notes: CellNotes = CellNotes()
    column_notes: tuple[ColumnNote, ...] = ()
    notes: tuple[TableNote, ...] = ()
    encoding: str = ""
    """The encoding that it was read with; empty for a workbook."""
    delimiter: str = ""
    sheet: str = ""

    def number(self, index: int) -> int:
        """The row's number in the file, as a spreadsheet counts: from 1, the header row and blank rows included."""
        return memoryview(self.row_numbers).cast("I")[index]

    def notes_of(self, index: int) -> tuple[CellNote, ...]:
        """The notes about one row and its cells."""
        return self.cell_notes.get(index)


def column_letters(index: int) -> str:
    """The name that spreadsheets give to a column: "A" for 0, "AA" for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
