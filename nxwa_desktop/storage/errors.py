"""Errors of stored data: one tree of exceptions, with `StorageError` at its top."""

# The exceptions name what was found, as the sentences about them do.
# ruff: noqa: N818

import enum
import errno


class Change(enum.StrEnum):
    """Kinds of change to the data file. Nothing is written or sent before the person has chosen how to go on."""

    ABSENT = "absent"
    """At the start there is none, but a copy of one."""
    MISSING = "missing"
    """The open file was deleted or moved away."""
    REPLACED = "replaced"
    """Another data file stands in its place."""
    UNUSABLE = "unusable"
    """Something that is no data file stands in its place, or a part of it is gone."""


class Choice(enum.StrEnum):
    """Ways to go on after a `Change`."""

    USE = "use"
    """With the file that stands there now."""
    RESTORE = "restore"
    """With all that the open file still has, else with the newest good copy."""
    ANEW = "anew"
    """With an empty file."""


class StorageError(Exception):
    """Nothing was changed. The text is a short technical one, without any stored value."""


class CannotOpen(StorageError):
    """The file or its folder cannot be opened or made."""


class DatabaseLocked(StorageError):
    """Another process held the file for longer than the time-out."""


class DatabaseFull(StorageError):
    """The disk is full."""


class DatabaseReadOnly(StorageError):
    """The file or its folder may not be written."""


class DatabaseDamaged(StorageError):
    """The file is no database, or a broken one."""


class DamagedOnDisk(DatabaseDamaged):
    """The file on the disk is damaged, whatever the open connection still has in memory."""


class DatabaseNewer(StorageError):
    """A newer version of this program wrote the file; it was left as it is."""


class DatabaseFailed(StorageError):
    """Anything else: the disk failed, the database is closed, another thread called."""


class UnstorableValue(StorageError):
    """A value that SQLite cannot hold: a lone surrogate, an integer beyond 64 bits, a gigabyte, a wrong type."""


class AlreadyThere(StorageError):
    """Another row has this key."""


class Interrupted(StorageError):
    """The query was ended because its answer is no longer wanted."""


class DataFileChanged(StorageError):
    """The file at the path is not the one that was opened there: nothing was read or written."""

    def __init__(self, change: Change, *, kept: bool = True, copy_made_ms: int | None = None) -> None:
        super().__init__(change.value)
        self.change = change
        self.kept = kept
        """True if the composed message and the outcomes are on the disk beside the file meanwhile."""
        self.copy_made_ms = copy_made_ms
        """When the newest copy was made, in milliseconds since the epoch; None where there is none."""


OS_KINDS: dict[int, type[StorageError]] = {
    errno.EACCES: DatabaseReadOnly,
    errno.EPERM: DatabaseReadOnly,
    errno.EROFS: DatabaseReadOnly,
    errno.ENOSPC: DatabaseFull,
    errno.EDQUOT: DatabaseFull,
}
"""The error for an error number of the operating system; any other number: `CannotOpen`."""
