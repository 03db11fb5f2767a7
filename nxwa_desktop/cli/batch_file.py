"""The table of `batch FILE`: what was read, or a sentence on what to say on the command line."""

import argparse
import codecs
import sys
from pathlib import Path

from nxwa_desktop import texts
from nxwa_desktop.cli.console import ProgressLine, UsageError, print_to_stderr
from nxwa_desktop.tables.encodings import ENCODINGS
from nxwa_desktop.tables.faults import FaultCode, TableFault
from nxwa_desktop.tables.limits import LARGEST_FILE
from nxwa_desktop.tables.reading import ReadOptions, probe, read
from nxwa_desktop.tables.source import Source, SourceKind
from nxwa_desktop.tables.table import Table
from nxwa_desktop.texts.sentence import one_line

_DELIMITERS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";"}
_SHOWN = 4
"""Encodings that are shown with what they make of the file."""


def open_table(given: argparse.Namespace) -> tuple[Table, str]:
    """The table, and the name of its file. Raises UsageError."""
    source = _probe(given.file)
    options = ReadOptions(
        encoding=_encoding(given, source),
        delimiter=_delimiter(given, source),
        sheet=_sheet(given, source),
        has_header=not given.no_header,
    )
    line = ProgressLine()
    table = read(source, options, progress=lambda done, total: line.show(f"Reading {_share(done, total)}"))
    line.clear()
    if isinstance(table, TableFault):
        raise _refused(given.file, table)
    return table, source.name


def _probe(name: str) -> Source:
    if name == "-":
        found = probe(sys.stdin.buffer.read(LARGEST_FILE + 1) if sys.stdin else b"")
    else:
        try:
            found = probe(Path(name))
        except ValueError:
            raise UsageError(f"{name} cannot be read: not a usable name.") from None
    if isinstance(found, TableFault):
        raise _refused(name, found)
    return found


def _refused(name: str, fault: TableFault) -> UsageError:
    return UsageError(f"{name}: {texts.tables.table_fault(fault)}")


def _share(done: int, total: int) -> str:
    return f"{done * 100 // total} %" if total else ""


def _encoding(given: argparse.Namespace, source: Source) -> str | None:
    if source.kind is not SourceKind.TEXT:
        if given.encoding or given.delimiter:
            raise UsageError(f"{given.file} is a workbook: leave out --encoding and --delimiter.")
        return None
    if given.encoding is None:
        if source.encoding is None:
            _print_encodings(source)
            wanted = texts.tables.table_fault(TableFault(FaultCode.ENCODING_NOT_KNOWN))
            raise UsageError(f"{given.file}: {wanted} Give it as --encoding NAME.")
        return None
    if given.encoding == source.encoding:
        return source.encoding
    known = {codecs.lookup(name).name: name for name in ENCODINGS}
    try:
        chosen = known[codecs.lookup(given.encoding).name]
    except (LookupError, ValueError):
        raise UsageError(f"There is no encoding {given.encoding} here. Known ones: {', '.join(ENCODINGS)}.") from None
    # A byte order mark that is there is none of the first column's name.
    return source.encoding if chosen == "utf-8" and source.encoding == "utf-8-sig" else chosen


def _print_encodings(source: Source) -> None:
    for candidate in source.encodings[:_SHOWN]:
        row = candidate.rows[min(1, len(candidate.rows) - 1)] if candidate.rows else ()
        print_to_stderr(f"  --encoding {candidate.encoding:<13} reads: {one_line(' | '.join(row), 100)}")


def _delimiter(given: argparse.Namespace, source: Source) -> str | None:
    if given.delimiter is None:
        return None
    delimiter: str = _DELIMITERS.get(given.delimiter, given.delimiter)
    if len(delimiter) != 1 or delimiter in '"\r\n\0':
        raise UsageError(f"--delimiter {given.delimiter}: write one character, or tab.")
    return delimiter


def _sheet(given: argparse.Namespace, source: Source) -> str | None:
    names = [sheet.name for sheet in source.sheets]
    shown = [sheet.name for sheet in source.sheets if not sheet.hidden]
    if given.sheet is None:
        if len(shown) > 1:
            raise UsageError(f"{given.file} has several sheets: choose one with --sheet ({', '.join(shown)}).")
        return None
    if not names:
        raise UsageError(f"{given.file} is no workbook: leave out --sheet.")
    if given.sheet not in names:
        raise UsageError(f"{given.file} has no sheet {given.sheet}. Its sheets: {', '.join(names)}.")
    chosen: str = given.sheet
    return chosen


def print_notes(table: Table, used: frozenset[int]) -> None:
    """Print what is to be known about the table and the columns that are used."""
    for note in table.notes:
        print_to_stderr(f"Note: {texts.tables.table_note(note)}")
    for column in table.column_notes:
        if column.column in used:
            print_to_stderr(f"Note: {table.columns[column.column]}: {texts.tables.column_note(column.kind)}")
            for example in column.examples:
                print_to_stderr(f"  row {table.number(example.row)}: {example.stored} is sent as {example.shown}")


def described(table: Table) -> str:
    """How the table was read."""
    if table.sheet:
        return f"sheet {table.sheet}"
    delimiter = "tab" if table.delimiter == "\t" else table.delimiter
    return f"{table.encoding}, cells between {delimiter}"
