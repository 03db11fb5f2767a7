"""What can go wrong with stored data: one tree of exceptions, with `StorageError` at its top."""

# The exceptions name what was found, as the sentences about them do.
# ruff: noqa: N818


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
