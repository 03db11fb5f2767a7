"""A file or a pasted text, read once: a text with its encoding, or a workbook with its sheets."""

from enum import StrEnum, auto

import msgspec

from nxwa_desktop.tables.encodings import EncodingCandidate
from nxwa_desktop.tables.faults import CannotRead, FaultCode


class SourceKind(StrEnum):
    """Kinds of sources that a table can be read from."""

    TEXT = auto()
    XLSX = auto()
    """Excel's, with macros or without."""
    XLSB = auto()
    XLS = auto()
    ODS = auto()


class Sheet(msgspec.Struct, frozen=True):
    """A sheet of a workbook."""

    name: str
    hidden: bool = False


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A file's content as it was when it was opened; what is added to the file later does not join."""

    name: str
    """The file's name, or empty for a pasted text."""
    kind: SourceKind
    data: bytes
    encoding: str | None = None
    """Of a text: what it is certainly written in; None where the person has to choose."""
    encodings: tuple[EncodingCandidate, ...] = ()
    """Of a text whose encoding is not certain: the likely ones."""
    delimiter: str = ""
    """Of a text: the likely delimiter; of the likeliest encoding where that is not certain."""
    sheets: tuple[Sheet, ...] = ()
    macros: bool = False
    """Of a workbook: it has macros, which are not read."""


_STARTS = (
    (b"\x89PNG", FaultCode.PICTURE),
    (b"\xff\xd8\xff", FaultCode.PICTURE),
    (b"GIF8", FaultCode.PICTURE),
    (b"BM", FaultCode.PICTURE),
    (b"II*\0", FaultCode.PICTURE),
    (b"MM\0*", FaultCode.PICTURE),
    (b"\0\0\x01\0", FaultCode.PICTURE),
    (b"%PDF", FaultCode.PDF),
    (b"{\\rtf", FaultCode.ANOTHER_DOCUMENT),
    (b"Rar!", FaultCode.ANOTHER_DOCUMENT),
    (b"7z\xbc\xaf", FaultCode.ANOTHER_DOCUMENT),
    (b"\x1f\x8b", FaultCode.ANOTHER_DOCUMENT),
    (b"\x7fELF", FaultCode.ANOTHER_DOCUMENT),
    (b"SQLite format 3\0", FaultCode.ANOTHER_DOCUMENT),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(data: bytes) -> SourceKind | None:
    """The kind of a file by its content, names do not count; None for a zip archive whose parts have to tell.

    Raises `CannotRead` for what holds no table.
    """
    if not data:
        raise CannotRead(FaultCode.EMPTY)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None
    if data.startswith(_OLE):
        return _ole_kind(data)
    if data[8:12] == b"WEBP" or (data[4:8] == b"ftyp" and b"\0" in data[:8]):
        raise CannotRead(FaultCode.PICTURE)
    for start, code in _STARTS:
        # A table may begin with "BM".
        if data.startswith(start) and (start != b"BM" or b"\0" in data[:16]):
            raise CannotRead(code)
    _refuse_markup(data)
    return SourceKind.TEXT


def _ole_kind(data: bytes) -> SourceKind:
    """By the names of its streams, which are UTF-16."""

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        raise CannotRead(FaultCode.ENCRYPTED)
    if has("Workbook") or has("Book"):
        return SourceKind.XLS
    raise CannotRead(FaultCode.ANOTHER_DOCUMENT)


def _refuse_markup(data: bytes) -> None:
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")[2:]
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body", b"<meta")):
        raise CannotRead(FaultCode.HTML)
    if text.startswith((b"<?xml", b"<!--", b"<!doctype", b"<svg")):
        raise CannotRead(FaultCode.HTML if b"<html" in text else FaultCode.XML)
