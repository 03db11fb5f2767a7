"""Checks that a database has the tables, indexes and triggers of its version, which SQLite's own checks do not."""

import functools

from nxwa_desktop.storage.schema import MIGRATIONS
from nxwa_desktop.storage.sqlite import Database

_OBJECTS = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"

Part = tuple[str, ...]
"""One object of a schema: a table with its columns, anything else with the text that made it."""


def is_complete(database: Database) -> bool:
    """True if all tables, indexes and triggers of the file's version are there. False for an unknown version.

    Raises StorageError."""
    version = database.version
    return 0 < version <= len(MIGRATIONS) and _parts_of(version) <= _parts(database)


def version_by_schema(database: Database) -> int | None:
    """The version whose tables, indexes and triggers these are; None where it is none of them. Raises StorageError."""
    found = _parts(database)
    return next((version for version in range(len(MIGRATIONS), 0, -1) if _parts_of(version) == found), None)


@functools.cache
def _parts_of(version: int) -> frozenset[Part]:
    with Database.bare(":memory:") as model:
        for migration in MIGRATIONS[:version]:
            if callable(migration):
                migration(model)
            else:
                model.run_script(migration)
        return _parts(model)


def _parts(database: Database) -> frozenset[Part]:
    return frozenset(_part(database, *row) for row in database.query(_OBJECTS))


def _part(database: Database, kind: str, name: str, table: str, sql: str | None) -> Part:
    if (sql or "").startswith("CREATE VIRTUAL"):
        return (kind, name)  # its columns are the module's
    if kind == "table":
        # Not its text: a later SQLite may write it otherwise.
        columns = database.query("SELECT name FROM pragma_table_info(?)", (name,))
        return (kind, name, *(column for (column,) in columns))
    return (kind, name, table, " ".join((sql or "").split()))
