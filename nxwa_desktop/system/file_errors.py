"""Why a file cannot be used, whatever words and language the system has for it."""

import enum
import errno
from pathlib import Path

from nxwa_desktop.system.private_files import is_in_use


class FileFailure(enum.StrEnum):
    """Reasons of the file system."""

    IN_USE = "in_use"
    """Another program has it open."""
    FULL = "full"
    DENIED = "denied"
    """Not permitted; on Windows also what reading a file says that another program keeps for itself."""
    MISSING = "missing"
    """The file, or its folder."""
    FOLDER = "folder"
    NAME = "name"
    """No name that a file can have."""
    TOO_LONG = "too_long"
    """The name, or on Windows the path: 260 characters unless the computer's administrator allows more."""
    OTHER = "other"


_BY_NUMBER = {
    errno.EACCES: FileFailure.DENIED,
    errno.EPERM: FileFailure.DENIED,
    errno.EROFS: FileFailure.DENIED,
    errno.ENOSPC: FileFailure.FULL,
    errno.EDQUOT: FileFailure.FULL,
    errno.ENOENT: FileFailure.MISSING,
    errno.ENOTDIR: FileFailure.MISSING,
    errno.EISDIR: FileFailure.FOLDER,
    errno.EINVAL: FileFailure.NAME,
    errno.ENAMETOOLONG: FileFailure.TOO_LONG,
}


def file_failure(error: BaseException) -> FileFailure:
    """The reason that an error stands for. A ValueError is a name with a zero character."""
    if is_in_use(error):
        return FileFailure.IN_USE
    if isinstance(error, ValueError):
        return FileFailure.NAME
    number = error.errno if isinstance(error, OSError) else None
    if _is_too_long_for_windows(error):
        return FileFailure.TOO_LONG
    if number == errno.EACCES and _is_folder_on_windows(error):
        return FileFailure.FOLDER
    return _BY_NUMBER.get(number or 0, FileFailure.OTHER)


_NAME_TOO_LONG, _NOT_FOUND = 206, (2, 3)
_LONGEST_WINDOWS_PATH = 259
"""Characters: https://learn.microsoft.com/windows/win32/fileio/maximum-file-path-limitation."""


def _is_too_long_for_windows(error: BaseException) -> bool:
    """Windows says of a path that is too long that there is no such folder; its C library, which opens files, also."""
    code = getattr(error, "winerror", 0)
    if code not in _NOT_FOUND and not (code is None and isinstance(error, FileNotFoundError)):
        return code == _NAME_TOO_LONG
    return len(str(getattr(error, "filename", None) or "")) > _LONGEST_WINDOWS_PATH


def _is_folder_on_windows(error: BaseException) -> bool:
    """Windows' C library says of a folder that is opened as a file that it may not be; Windows itself says nothing."""
    name = getattr(error, "filename", None)
    return getattr(error, "winerror", 0) is None and isinstance(name, str) and Path(name).is_dir()
