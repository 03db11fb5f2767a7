"""Short ways to a table, or to why there is none."""

from pathlib import Path

from nxwa_desktop.tables.faults import TableFault
from nxwa_desktop.tables.reading import ReadOptions, probe, read
from nxwa_desktop.tables.source import Source
from nxwa_desktop.tables.table import CellNoteKind, Table

BATCH = Path(__file__).parents[1] / "data" / "batch"


def probed(origin: Path | bytes) -> Source:
    found = probe(origin)
    assert isinstance(found, Source), found
    return found


def table_of(source: Source, options: ReadOptions | None = None) -> Table:
    found = read(source, options or ReadOptions())
    assert isinstance(found, Table), found
    return found


def fault_of(source: Source, options: ReadOptions | None = None) -> TableFault:
    found = read(source, options or ReadOptions())
    assert isinstance(found, TableFault), found
    return found


def notes_of(table: Table) -> dict[int, list[tuple[CellNoteKind, int | None]]]:
    """By the row's number in the file."""
    noted = [index for index in range(len(table.rows)) if table.notes_of(index)]
    assert [(index, table.notes_of(index)) for index in noted] == list(table.cell_notes.items())
    return {table.number(index): [(note.kind, note.column) for note in table.notes_of(index)] for index in noted}
