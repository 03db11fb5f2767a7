"""What a write-ahead log holds, read without SQLite, which would write into the log's folder even to read it.

The formats: "Database File Format", sections 1.3 and 4.1, https://www.sqlite.org/fileformat2.html
"""

from pathlib import Path

import msgspec

_MAGIC = frozenset({0x377F0682, 0x377F0683})
_LOG_HEADER, _FRAME_HEADER = 32, 24
_USER_VERSION, _APPLICATION_ID = 60, 68


class Marks(msgspec.Struct, frozen=True):
    """What the header of a database says of it."""

    version: int
    application_id: int


def marks_in_log(log: Path) -> Marks | None:
    """The marks as the last transaction in the log left them; None where it has none of them.

    The checksums are not looked at: what a power cut left half written counts as the version it was meant to be.
    """
    try:
        file = log.open("rb")
    except FileNotFoundError:
        return None
    with file:
        header = file.read(_LOG_HEADER)
        if len(header) < _LOG_HEADER or _number(header, 0) not in _MAGIC:
            return None
        size, salts = _number(header, 8), header[16:24]
        first: bytes | None = None
        committed: bytes | None = None
        # Frames of before the log was begun anew have other salts.
        while len(frame := file.read(_FRAME_HEADER)) == _FRAME_HEADER and frame[8:16] == salts:
            page = file.read(size)
            if len(page) < size:
                break
            if _number(frame, 0) == 1:
                first = page
            if _number(frame, 4):
                committed = first
    if committed is None:
        return None
    return Marks(_number(committed, _USER_VERSION), _number(committed, _APPLICATION_ID))


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")
