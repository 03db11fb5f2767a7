"""Messages between the window's process and the one that reads a workbook."""

import struct
from collections.abc import Callable
from typing import IO

import msgspec

from nxwa_desktop.tables.faults import TableFault
from nxwa_desktop.tables.source import Sheet, SourceKind
from nxwa_desktop.tables.table import Table

OPTION = "--read-workbook"
"""The argument with which the program reads a workbook from its standard input, and nothing else."""
_SIZE = struct.Struct("<Q")


class WorkbookRequest(msgspec.Struct, frozen=True):
    """A request about the workbook whose bytes follow: its sheets, or the table in one of them."""

    table: bool
    sheet: str | None = None
    has_header: bool | None = None


class SheetList(msgspec.Struct, frozen=True):
    """The sheets of a workbook."""

    kind: SourceKind
    sheets: tuple[Sheet, ...]
    macros: bool


class WorkbookReply(msgspec.Struct, frozen=True):
    """One of these; progress may come several times before another one ends the conversation."""

    progress: tuple[int, int] | None = None
    sheets: SheetList | None = None
    table: Table | None = None
    fault: TableFault | None = None


def write_frame(file: IO[bytes], data: bytes) -> None:
    """Write bytes with their size before them."""
    file.write(_SIZE.pack(len(data)))
    file.write(data)
    file.flush()


def read_frame(read: Callable[[int], bytes], limit: int) -> bytes | None:
    """Read what `write_frame` wrote; None where the other side is gone, or sends more than `limit`."""
    head = read(_SIZE.size)
    if len(head) < _SIZE.size:
        return None
    (size,) = _SIZE.unpack(head)
    data = read(size) if size <= limit else b""
    return data if len(data) == size else None
