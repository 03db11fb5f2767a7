"""The bytes of a file, read once and bounded."""

import io
import os
import stat
from pathlib import Path

from nxwa_desktop.system.private_files import is_in_use
from nxwa_desktop.tables.faults import CannotRead, FaultCode
from nxwa_desktop.tables.limits import LARGEST_FILE
from nxwa_desktop.tables.progress import ReadingProgress

_STEP = 1024 * 1024
_MEGABYTE = 1024 * 1024


def read_file(path: Path, progress: ReadingProgress) -> bytes:
    """All bytes of a file; raises `CannotRead`."""
    try:
        # Looked at before it is opened: opening a pipe would wait for its other end.
        _refuse_unfit(path.stat())
        with path.open("rb", buffering=0) as file:
            found = os.fstat(file.fileno())
            _refuse_unfit(found)
            return _read(file, found.st_size, progress)
    except FileNotFoundError as error:
        raise CannotRead(FaultCode.NOT_FOUND) from error
    except IsADirectoryError as error:
        raise CannotRead(FaultCode.IS_FOLDER) from error
    except PermissionError as error:
        raise CannotRead(FaultCode.IN_USE if is_in_use(error) else FaultCode.NO_PERMISSION) from error
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the path.
        raise CannotRead(FaultCode.CANNOT_READ) from error


def _refuse_unfit(found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise CannotRead(FaultCode.IS_FOLDER)
    if not stat.S_ISREG(found.st_mode):
        raise CannotRead(FaultCode.NOT_A_FILE)
    refuse_too_large(found.st_size)


def refuse_too_large(size: int) -> None:
    """Raise `CannotRead` for more bytes than are read."""
    if size > LARGEST_FILE:
        raise CannotRead(FaultCode.TOO_LARGE, LARGEST_FILE // _MEGABYTE)


def _read(file: io.FileIO, size: int, progress: ReadingProgress) -> bytes:
    data = bytearray()
    while step := file.read(_STEP):
        data += step
        # It may have grown since.
        refuse_too_large(len(data))
        progress.report(len(data), max(size, len(data)))
    return bytes(data)
