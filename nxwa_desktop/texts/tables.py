"""Sentences about tables: why there is none, and what is to be known about rows and columns."""

from nxwa_desktop.tables.faults import FaultCode, TableFault
from nxwa_desktop.tables.table import CellNoteKind, ColumnNoteKind, TableNote, TableNoteKind
from nxwa_desktop.texts.sentence import Sentence

FAULTS: dict[FaultCode, str] = {
    FaultCode.CANCELLED: "Reading the file was cancelled.",
    FaultCode.NOT_FOUND: "The file is not there any more: choose another one.",
    FaultCode.IS_FOLDER: "This is a folder: choose a file in it.",
    FaultCode.NOT_A_FILE: "This is a device, not a file: choose a file.",
    FaultCode.NO_PERMISSION: (
        "You may not read this file: close it in other programs, change its permissions, or choose another one."
    ),
    FaultCode.IN_USE: "Another program has the file open: close it there and try again.",
    FaultCode.CANNOT_READ: "The file cannot be read: copy it to this computer and choose the copy.",
    FaultCode.EMPTY: "The file is empty: choose one with a table.",
    FaultCode.TOO_LARGE: "The file has more than {0} MB: split the list into smaller files.",
    FaultCode.PICTURE: "This is a picture, not a table: choose a CSV file or a workbook.",
    FaultCode.PDF: "This is a PDF document, not a table: export the list as a CSV file or a workbook.",
    FaultCode.HTML: (
        "This is a web page, even if its name says otherwise: open it in a spreadsheet and save it as XLSX."
    ),
    FaultCode.XML: "This is an XML document: open it in a spreadsheet and save it as XLSX.",
    FaultCode.ANOTHER_DOCUMENT: "This is no table: choose a CSV file or a workbook (XLSX, XLS or ODS).",
    FaultCode.NOT_TEXT: "This is no text and no workbook: choose a CSV file or a workbook (XLSX, XLS or ODS).",
    FaultCode.ENCRYPTED: "The workbook is protected by a password: save a copy without one, and choose that.",
    FaultCode.DAMAGED: "The workbook is damaged: open it in a spreadsheet, save it again and choose the new file.",
    FaultCode.UNPACKS_TOO_LARGE: "The workbook is far larger than a list of customers: save the list as a CSV file.",
    FaultCode.TOO_MUCH_MEMORY: "The workbook needs too much memory: save the list as a CSV file.",
    FaultCode.TOOK_TOO_LONG: "Reading the workbook took more than {0} seconds: save the list as a CSV file.",
    FaultCode.READER_FAILED: "The part of this program that reads workbooks does not start: start the program again.",
    FaultCode.ENCODING_NOT_KNOWN: "The file does not say how its characters are encoded: choose the encoding.",
    FaultCode.UNCLOSED_QUOTE: "The quotation mark in line {0} is never closed: add the missing one in the file.",
    FaultCode.NO_SHEET: "The workbook has no such sheet with cells: choose another one.",
    FaultCode.TOO_MANY_COLUMNS: "The table reaches beyond column {0}: delete what stands there, or split the table.",
    FaultCode.TOO_MANY_ROWS: "The table reaches beyond {0} rows: split the list into smaller files.",
    FaultCode.CELL_TOO_LONG: "A cell in row {0} has more than {1} characters: shorten it in the file.",
    FaultCode.NO_ROWS: "There is no row below the header row: choose a file with a list.",
}
CELLS: dict[CellNoteKind, str] = {
    CellNoteKind.ERROR_VALUE: "The spreadsheet shows an error here: mend the formula, or type the value.",
    CellNoteKind.NOT_CALCULATED: "The result of a formula is missing: open the workbook in a spreadsheet and save it.",
    CellNoteKind.SCIENTIFIC: "Only the first digits of this number are left: take it from where it came, as text.",
    CellNoteKind.DIGITS_LOST: "The last digits of this number are lost: take it from where it came, as text.",
    CellNoteKind.UNREADABLE_CHARACTER: "A character cannot be read: choose another encoding, or mend it in the file.",
    CellNoteKind.ZERO_FRACTION: "A “.0” behind the number was taken away.",
    CellNoteKind.MERGED: "This cell is part of a merged one and empty here.",
    CellNoteKind.HIDDEN_ROW: "This row is hidden in the spreadsheet.",
    CellNoteKind.EXTRA_CELLS: "This row has more cells than there are columns.",
    CellNoteKind.SHORT_ROW: "This row has fewer cells than there are columns; the others are empty.",
    CellNoteKind.MAY_HOLD_ROWS: "A cell of this row may hold other rows: look for a missing quotation mark.",
}
COLUMNS: dict[ColumnNoteKind, str] = {
    ColumnNoteKind.FORMATTED_NUMBER: "The numbers are sent as the spreadsheet shows them: check how they look.",
    ColumnNoteKind.FORMATTED_DATE: "The dates are sent as shown here: check how they look.",
    ColumnNoteKind.UNNAMED: "This column has no name.",
    ColumnNoteKind.NAME_REPEATED: "Another column has the same name.",
    ColumnNoteKind.HIDDEN: "This column is hidden in the spreadsheet.",
}
NOTES: dict[TableNoteKind, tuple[str, str]] = {
    TableNoteKind.BLANK_ROWS: ("A blank row was left out.", "{0} blank rows were left out."),
    TableNoteKind.HIDDEN_ROWS: (
        "A row is hidden in the spreadsheet; it is in the list too.",
        "{0} rows are hidden in the spreadsheet; they are in the list too.",
    ),
    TableNoteKind.MERGED_CELLS: (
        "There is a merged cell; only the first of its parts has the text.",
        "There are {0} merged cells; only the first of the parts has the text.",
    ),
}
FORMATS_UNKNOWN = (
    "How this kind of workbook shows numbers and dates, hidden rows and errors cannot be seen here: "
    "save it as XLSX, or check every column."
)
MACROS = "The macros of the workbook were not read."


def table_fault(fault: TableFault) -> Sentence:
    """Why there is no table, and what to do."""
    return Sentence(FAULTS[fault.code], fault.values)


def cell_note(kind: CellNoteKind) -> Sentence:
    """A note about a cell or a row."""
    return Sentence(CELLS[kind])


def column_note(kind: ColumnNoteKind) -> Sentence:
    """A note about a column."""
    return Sentence(COLUMNS[kind])


def table_note(note: TableNote) -> Sentence:
    """A note about the table as a whole."""
    match note.kind:
        case TableNoteKind.FORMATS_UNKNOWN:
            return Sentence(FORMATS_UNKNOWN)
        case TableNoteKind.MACROS:
            return Sentence(MACROS)
        case _:
            one, more = NOTES[note.kind]
            return Sentence(one if note.count == 1 else more, (note.count,))


def templates() -> tuple[str, ...]:
    """All templates of this module."""
    counted = (text for pair in NOTES.values() for text in pair)
    return (*FAULTS.values(), *CELLS.values(), *COLUMNS.values(), *counted, FORMATS_UNKNOWN, MACROS)
