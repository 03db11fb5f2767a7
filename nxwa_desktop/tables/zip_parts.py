"""The parts of a workbook that is a zip archive, with bounds on what they unpack to."""

import contextlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from nxwa_desktop.tables.faults import CannotRead, FaultCode
from nxwa_desktop.tables.limits import LARGEST_UNPACKED
from nxwa_desktop.tables.source import SourceKind

_SMALL = 32 * 1024 * 1024
"""Bytes of a part that is held as a whole: names of sheets, formats."""
_MOST_PARTS = 10_000
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


class ZipParts:
    """The parts by their names, in whatever case they are written."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            infos = self._archive.infolist()
        except _DAMAGE as error:
            raise CannotRead(FaultCode.DAMAGED) from error
        if any(info.flag_bits & 1 for info in infos):
            raise CannotRead(FaultCode.ENCRYPTED)
        if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > LARGEST_UNPACKED:
            raise CannotRead(FaultCode.UNPACKS_TOO_LARGE)
        self._infos = {info.filename.lower().lstrip("/"): info for info in infos}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._infos

    @contextlib.contextmanager
    def unpacking(self, name: str) -> Iterator[tuple[IO[bytes], int]]:
        """A part to be read, and its size; what fails within is a damaged workbook."""
        info = self._infos.get(name.lower())
        if info is None:
            raise CannotRead(FaultCode.DAMAGED)
        try:
            with self._archive.open(info) as file:
                yield file, info.file_size
        except _DAMAGE as error:
            raise CannotRead(FaultCode.DAMAGED) from error

    def whole(self, name: str) -> IO[bytes]:
        """All bytes of a small part."""
        with self.unpacking(name) as (file, _):
            data = file.read(_SMALL + 1)
        if len(data) > _SMALL:
            raise CannotRead(FaultCode.UNPACKS_TOO_LARGE)
        return io.BytesIO(data)

    def check(self, name: str) -> None:
        """Unpack a part and look at its checksum: its size is what the archive says, for whoever reads it next."""
        if name in self:
            with self.unpacking(name) as (file, _):
                while file.read(1024 * 1024):
                    pass

    def kind(self) -> SourceKind:
        """Which kind of workbook it is; raises `CannotRead` for another document or archive."""
        if "xl/workbook.bin" in self:
            return SourceKind.XLSB
        if "[content_types].xml" in self:
            if any(name.endswith("workbook.xml") for name in self._infos):
                return SourceKind.XLSX
        elif "content.xml" in self and "mimetype" in self and b"spreadsheet" in self.whole("mimetype").read():
            if "META-INF/manifest.xml" in self and b"encryption-data" in self.whole("META-INF/manifest.xml").read():
                raise CannotRead(FaultCode.ENCRYPTED)
            return SourceKind.ODS
        raise CannotRead(FaultCode.ANOTHER_DOCUMENT)

    @property
    def has_macros(self) -> bool:
        """Whether it holds macros or scripts."""
        return any(name.endswith("vbaproject.bin") or name.startswith("basic/") for name in self._infos)
