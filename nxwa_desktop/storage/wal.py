"""Reads a write-ahead log without SQLite, which would write into the log's folder even to read it.

The formats: "Database File Format", sections 1.3 and 4.1, https://www.sqlite.org/fileformat2.html"""

from pathlib import Path

import msgspec

_MAGIC = frozenset({0x377F0682, 0x377F0683})
_LOG_HEADER, _FRAME_HEADER = 32, 24
_USER_VERSION, _APPLICATION_ID = 60, 68


class LogWatch:
    """Tells whether a log still has, from its beginning, every frame it had when it was last looked at."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._salts = b""
        self._end = 0

    def is_whole(self) -> bool:
        """Its header is one, and every frame belongs to it. An empty log is whole: it was written into the database.

        Only what was added since the last look is read. The checksums are not looked at. Raises OSError.
        """
        with self._log.open("rb") as file:
            header = file.read(_LOG_HEADER)
            if not header:
                self._salts, self._end = b"", 0
                return True
            if len(header) < _LOG_HEADER or _number(header, 0) not in _MAGIC:
                return False
            size, salts = _FRAME_HEADER + _number(header, 8), header[16:24]
            if salts != self._salts:
                self._salts, self._end = salts, _LOG_HEADER
            length = file.seek(0, 2)
            if length < self._end:
                return False
            while self._end + size <= length:
                file.seek(self._end + 8)
                if file.read(8) != salts:
                    break  # of before the log was begun anew
                self._end += size
            return True


class Marks(msgspec.Struct, frozen=True):
    """Version and application id in the header of a database."""

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
