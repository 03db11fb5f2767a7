"""Reasons why there is no table."""

from enum import StrEnum, auto

import msgspec


class FaultCode(StrEnum):
    """The reasons, in the order in which they are looked for: the file, the sheet, its columns, its rows."""

    CANCELLED = auto()
    NOT_FOUND = auto()
    IS_FOLDER = auto()
    NOT_A_FILE = auto()
    """A device, a pipe or a socket."""
    NO_PERMISSION = auto()
    IN_USE = auto()
    """Another program keeps it for itself."""
    CANNOT_READ = auto()
    EMPTY = auto()
    TOO_LARGE = auto()
    """Values: megabytes that are allowed."""
    PICTURE = auto()
    PDF = auto()
    HTML = auto()
    XML = auto()
    ANOTHER_DOCUMENT = auto()
    """A document, a presentation, an archive, a program."""
    NOT_TEXT = auto()
    ENCRYPTED = auto()
    DAMAGED = auto()
    """A workbook that cannot be read."""
    UNPACKS_TOO_LARGE = auto()
    TOO_MUCH_MEMORY = auto()
    TOOK_TOO_LONG = auto()
    """Values: seconds that are allowed."""
    READER_FAILED = auto()
    """The process that reads workbooks does not start, or ended."""
    ENCODING_NOT_KNOWN = auto()
    """The person has to choose among `Source.encodings`."""
    UNCLOSED_QUOTE = auto()
    """Values: the line in which the quote begins."""
    NO_SHEET = auto()
    """Values: the name of the sheet that is not there, if one was asked for."""
    TOO_MANY_COLUMNS = auto()
    """Values: columns that are allowed."""
    TOO_MANY_ROWS = auto()
    """Values: rows that are allowed."""
    CELL_TOO_LONG = auto()
    """Values: the row's number, characters that are allowed."""
    NO_ROWS = auto()
    """Nothing, or nothing but a header row."""


class TableFault(msgspec.Struct, frozen=True):
    """Why there is no table, with the values for a sentence."""

    code: FaultCode
    values: tuple[str | int, ...] = ()


class CannotRead(Exception):  # noqa: N818 - a fault on its way to whoever returns it
    """Carries a fault within this package; never leaves it."""

    def __init__(self, code: FaultCode, *values: str | int) -> None:
        super().__init__(code)
        self.fault = TableFault(code, values)
