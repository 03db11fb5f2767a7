"""Reads workbooks with calamine, bounded, in a process of its own; XLSX with what calamine leaves out."""

import io
from collections.abc import Callable
from typing import TypeVar

import python_calamine

from nxwa_desktop.tables.faults import CannotRead, FaultCode
from nxwa_desktop.tables.limits import MOST_COLUMNS, MOST_ROWS
from nxwa_desktop.tables.progress import ReadingProgress
from nxwa_desktop.tables.source import Sheet, SourceKind, kind_of
from nxwa_desktop.tables.table import Table
from nxwa_desktop.tables.workbook_messages import SheetList
from nxwa_desktop.tables.workbook_table import WorkbookTable
from nxwa_desktop.tables.xlsx_cells import FARTHEST_ROW, XlsxCells
from nxwa_desktop.tables.xlsx_workbook import xlsx_formats, xlsx_sheets
from nxwa_desktop.tables.zip_parts import ZipParts

_EVERY = 1000
_T = TypeVar("_T")


def list_sheets(data: bytes) -> SheetList:
    """The sheets of a workbook; raises `CannotRead`."""
    parts = _parts(data)
    kind = SourceKind.XLS if parts is None else parts.kind()
    if kind is SourceKind.XLSX and parts is not None:
        sheets = tuple(found.sheet for found in xlsx_sheets(parts))
    else:
        workbook = _guarded(lambda: python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)))
        sheets = tuple(
            Sheet(found.name, found.visible is not python_calamine.SheetVisibleEnum.Visible)
            for found in workbook.sheets_metadata
            if found.typ is python_calamine.SheetTypeEnum.WorkSheet
        )
    if not sheets:
        raise CannotRead(FaultCode.NO_SHEET)
    return SheetList(kind, sheets, parts is not None and parts.has_macros)


def read_workbook(data: bytes, sheet: str | None, *, has_header: bool | None, progress: ReadingProgress) -> Table:
    """The table in a sheet, the first visible one where none is named; raises `CannotRead`."""
    found = list_sheets(data)
    names = [entry.name for entry in found.sheets]
    if sheet is None:
        sheet = next((entry.name for entry in found.sheets if not entry.hidden), names[0])
    elif sheet not in names:
        raise CannotRead(FaultCode.NO_SHEET, sheet)
    cells = _xlsx_cells(data, sheet, progress) if found.kind is SourceKind.XLSX else None
    values = _guarded(lambda: _sheet(data, sheet))
    merged = cells.merged if cells is not None else _guarded(lambda: values.merged_cell_ranges or [])
    table = WorkbookTable(cells, merged, has_header=has_header)
    _guarded(lambda: _add_rows(table, values, progress))
    return table.table(sheet, macros=found.macros)


def _parts(data: bytes) -> ZipParts | None:
    """The parts of the archive; None for an old workbook, which is none."""
    kind = kind_of(data)
    if kind is SourceKind.TEXT:
        raise CannotRead(FaultCode.DAMAGED)
    return ZipParts(data) if kind is None else None


def _xlsx_cells(data: bytes, sheet: str, progress: ReadingProgress) -> XlsxCells:
    parts = ZipParts(data)
    part = next(found.part for found in xlsx_sheets(parts) if found.sheet.name == sheet)
    parts.check("xl/sharedStrings.xml")
    cells = XlsxCells(xlsx_formats(parts))
    with parts.unpacking(part) as (file, size):
        cells.read(file, size, progress)
    return cells


def _sheet(data: bytes, name: str) -> python_calamine.CalamineSheet:
    sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name)
    if sheet.total_width >= MOST_COLUMNS:
        raise CannotRead(FaultCode.TOO_MANY_COLUMNS, MOST_COLUMNS)
    if sheet.total_height >= FARTHEST_ROW:
        raise CannotRead(FaultCode.TOO_MANY_ROWS, MOST_ROWS)
    return sheet


def _add_rows(table: WorkbookTable, sheet: python_calamine.CalamineSheet, progress: ReadingProgress) -> None:
    for row, values in enumerate(sheet.iter_rows()):
        table.add(row, values)
        if row % _EVERY == 0:
            progress.report(row, sheet.total_height + 1)


def _guarded(read: Callable[[], _T]) -> _T:
    """Translate what calamine raises, the panics of its own language included."""
    try:
        return read()
    except (CannotRead, MemoryError):
        raise
    except python_calamine.PasswordError as error:
        raise CannotRead(FaultCode.ENCRYPTED) from error
    except Exception as error:
        raise CannotRead(FaultCode.DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise CannotRead(FaultCode.DAMAGED) from error
