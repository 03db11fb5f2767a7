"""Parses XML of workbooks with expat: no document types, no entities, names without prefixes."""

from collections.abc import Iterable, Mapping
from typing import IO
from xml.parsers import expat

from nxwa_desktop.tables.faults import CannotRead, FaultCode

Attributes = Mapping[str, str]


def _refuse(*_arguments: object) -> None:
    raise CannotRead(FaultCode.DAMAGED)


def safe_parser() -> expat.XMLParserType:
    """A parser that refuses what documents of an office never have: a document type, and entities with it."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.buffer_text = True
    return parser


def parse(parser: expat.XMLParserType, chunks: Iterable[bytes]) -> None:
    """Feed all chunks of a document; raises `CannotRead` where it is no XML."""
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise CannotRead(FaultCode.DAMAGED) from error


def elements(file: IO[bytes]) -> list[tuple[str, Attributes]]:
    """All elements of a small document in order, as local names with their attributes."""
    found = list[tuple[str, Attributes]]()
    parser = safe_parser()
    parser.StartElementHandler = lambda name, attributes: found.append((name.rpartition(":")[2], attributes))
    parse(parser, [file.read()])
    return found
