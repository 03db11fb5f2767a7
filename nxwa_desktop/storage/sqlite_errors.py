"""Translates the errors of sqlite3 and of the file system into those of `storage/errors.py`."""

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from nxwa_desktop.storage.errors import (
    OS_KINDS,
    AlreadyThere,
    CannotOpen,
    DatabaseDamaged,
    DatabaseFailed,
    DatabaseFull,
    DatabaseLocked,
    DatabaseReadOnly,
    Interrupted,
    StorageError,
    UnstorableValue,
)
from nxwa_desktop.system.private_files import is_in_use

if TYPE_CHECKING:
    import sqlite3


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Raise a `StorageError` in place of what sqlite3 or the file system raises in the block."""
    # Imported late: modules that only name a storage type do not pay for it.
    import sqlite3

    try:
        yield
    except (sqlite3.Error, sqlite3.Warning) as error:
        if isinstance(error, sqlite3.OperationalError) and not hasattr(error, "sqlite_errorcode"):
            # Python's own, on reading; it quotes the text.
            raise DatabaseDamaged("a text is not UTF-8") from None
        raise _kind(error)(str(error)) from error
    except UnicodeDecodeError:
        # Bytes of the file, in a name of the schema perhaps: SQLite's own sentence about them cannot be read either.
        raise DatabaseDamaged("a text is not UTF-8") from None
    except (UnicodeError, OverflowError) as error:
        # Without its cause, which would carry the value.
        raise UnstorableValue(type(error).__name__) from None
    except OSError as error:
        kind = DatabaseLocked if is_in_use(error) else OS_KINDS.get(error.errno or 0, CannotOpen)
        raise kind(str(error)) from error


def _kind(error: "sqlite3.Error | sqlite3.Warning") -> type[StorageError]:
    import sqlite3

    if isinstance(error, sqlite3.DataError):
        return UnstorableValue
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if str(error) == "unsupported file format":  # a number in the header that SQLite does not know
        return DatabaseDamaged
    # The low byte is the family, the rest tells its members apart.
    kinds: dict[int, type[StorageError]] = {
        **dict.fromkeys((sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY), AlreadyThere),
        sqlite3.SQLITE_BUSY: DatabaseLocked,
        sqlite3.SQLITE_LOCKED: DatabaseLocked,
        sqlite3.SQLITE_FULL: DatabaseFull,
        sqlite3.SQLITE_READONLY: DatabaseReadOnly,
        sqlite3.SQLITE_CORRUPT: DatabaseDamaged,
        sqlite3.SQLITE_NOTADB: DatabaseDamaged,
        sqlite3.SQLITE_IOERR_SHORT_READ: DatabaseDamaged,  # the file ends in the middle of a page
        sqlite3.SQLITE_IOERR_DELETE: DatabaseLocked,  # on Windows: another program has the journal open
        sqlite3.SQLITE_CANTOPEN: CannotOpen,
        sqlite3.SQLITE_CONSTRAINT: UnstorableValue,
        sqlite3.SQLITE_MISMATCH: UnstorableValue,
        sqlite3.SQLITE_TOOBIG: UnstorableValue,
        sqlite3.SQLITE_INTERRUPT: Interrupted,
    }
    return kinds.get(code) or kinds.get(code & 0xFF, DatabaseFailed)
