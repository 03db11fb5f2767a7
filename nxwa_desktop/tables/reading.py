"""The way in: `probe` tells what a file is, `read` makes a table of it. Neither raises for any file."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from nxwa_desktop.system.unicode_text import replace_surrogates
from nxwa_desktop.tables.delimited_text import read_text, text_delimiter
from nxwa_desktop.tables.encodings import ENCODINGS, certain_encoding, encoding_candidates
from nxwa_desktop.tables.faults import CannotRead, FaultCode, TableFault
from nxwa_desktop.tables.file_bytes import read_file, refuse_too_large
from nxwa_desktop.tables.progress import ReadingProgress
from nxwa_desktop.tables.source import Source, SourceKind, kind_of
from nxwa_desktop.tables.table import Table
from nxwa_desktop.tables.workbook_process import find_sheets, read_sheet


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to read a source. What is None is decided by the content, and stands in the table that was read."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    """The name of a sheet; None: the first one that is not hidden."""
    has_header: bool | None = None


_AS_FOUND = ReadOptions()


def probe(
    origin: Path | bytes,
    name: str = "",
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Source | TableFault:
    """Identify a file, or its content. It is read here, once; `read` does not look at the file again.

    `progress(done, total)` and `cancelled()` are called from this thread, often.
    """
    watch = ReadingProgress(progress, cancelled)
    try:
        if isinstance(origin, bytes):
            refuse_too_large(len(origin))
            return _identify(origin, name, watch)
        return _identify(read_file(origin, watch), name or origin.name, watch)
    except CannotRead as reason:
        return reason.fault


def probe_pasted(text: str) -> Source | TableFault:
    """Identify what was copied from a spreadsheet: cells between tabs, or any other text of a table."""
    return probe(replace_surrogates(text).encode())


def read(
    source: Source,
    options: ReadOptions = _AS_FOUND,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Table | TableFault:
    """The table in a source. `progress(done, total)` and `cancelled()` are called from this thread, often."""
    watch = ReadingProgress(progress, cancelled)
    try:
        watch.check()
        if source.kind is not SourceKind.TEXT:
            return read_sheet(source, options.sheet, has_header=options.has_header, progress=watch)
        return _read_text(source, options, watch)
    except CannotRead as reason:
        return reason.fault


def _read_text(source: Source, options: ReadOptions, progress: ReadingProgress) -> Table:
    encoding = options.encoding or source.encoding
    if encoding is None or encoding not in (source.encoding, *ENCODINGS):
        raise CannotRead(FaultCode.ENCODING_NOT_KNOWN)
    delimiter = options.delimiter or text_delimiter(source.data, encoding)
    return read_text(source.data, encoding, delimiter, has_header=options.has_header, progress=progress)


def _identify(data: bytes, name: str, progress: ReadingProgress) -> Source:
    kind = kind_of(data)
    if kind is SourceKind.TEXT:
        return _identify_text(data, name)
    return find_sheets(data, name, progress)


def _identify_text(data: bytes, name: str) -> Source:
    encoding = certain_encoding(data)
    candidates = encoding_candidates(data) if encoding is None else ()
    if encoding is None and not candidates:
        raise CannotRead(FaultCode.NOT_TEXT)
    return Source(
        name=name,
        kind=SourceKind.TEXT,
        data=data,
        encoding=encoding,
        encodings=candidates,
        delimiter=text_delimiter(data, encoding or candidates[0].encoding),
    )
