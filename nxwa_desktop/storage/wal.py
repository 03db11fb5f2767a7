"""Watches a write-ahead log for damage, which SQLite takes for its end.

The formats: "Database File Format", sections 1.3 and 4.1, https://www.sqlite.org/fileformat2.html"""

from pathlib import Path

_MAGIC = frozenset({0x377F0682, 0x377F0683})
_LOG_HEADER, _FRAME_HEADER = 32, 24


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


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")
