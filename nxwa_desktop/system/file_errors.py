"""Why a file cannot be used, whatever words and language the system has for it."""

import enum
import errno

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
    errno.ENAMETOOLONG: FileFailure.NAME,
}


def file_failure(error: BaseException) -> FileFailure:
    """The reason that an error stands for. A ValueError is a name with a zero character."""
    if is_in_use(error):
        return FileFailure.IN_USE
    if isinstance(error, ValueError):
        return FileFailure.NAME
    number = error.errno if isinstance(error, OSError) else None
    return _BY_NUMBER.get(number or 0, FileFailure.OTHER)
