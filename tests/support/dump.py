"""A database as text that people can read, and back: `python -m tests.support.dump FILE` prints it."""

import contextlib
import sqlite3
import sys
from pathlib import Path

Value = None | int | float | str | bytes
_KEPT_PRAGMAS = ("auto_vacuum", "journal_mode")
"""They have to come before the first table."""
_HEADER = ("application_id", "user_version")


def load(text: str, file: Path) -> None:
    """Make the database at `file`, its folder too."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.executescript(text)


def dump(file: Path) -> str:
    """All that is in the database: the same text whenever that is the same."""
    with contextlib.closing(_opened(file)) as connection:
        lines = [f"PRAGMA {name} = {_pragma(connection, name)};" for name in _KEPT_PRAGMAS]
        schema = connection.execute("SELECT type, sql, name FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")
        made = [row for row in schema if row[2] not in _by_itself(connection)]
        lines += [f"{sql};" for kind, sql, _ in made if kind == "table"]
        for table, rows in tables(connection).items():
            lines += [_insert(table, row) for row in rows]
        lines += [f"{sql};" for kind, sql, _ in made if kind != "table"]
        for name, highest in _sequences(connection):
            lines.append(f"UPDATE sqlite_sequence SET seq = {highest} WHERE name = {_literal(name)};")
        lines += [f"PRAGMA {name} = {_pragma(connection, name)};" for name in _HEADER]
    return "\n".join(lines) + "\n"


def tables(connection: sqlite3.Connection) -> dict[str, list[dict[str, Value]]]:
    """Every row of every table that somebody wrote, by the names of its columns."""
    listed = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY rowid").fetchall()
    left_out = _by_itself(connection)
    return {
        name: _rows(connection, name, "rowid, *" if " fts5 " in sql else "*")
        for name, sql in listed
        if name not in left_out and "fts5vocab" not in (sql or "")
    }


def content(file: Path) -> dict[str, list[dict[str, Value]]]:
    """`tables` of a file."""
    with contextlib.closing(_opened(file)) as connection:
        return tables(connection)


def schema(file: Path) -> dict[str, str]:
    """What makes each table, index and trigger."""
    with contextlib.closing(_opened(file)) as connection:
        return dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))


def pragma(file: Path, name: str) -> int | str:
    """What the file says of itself."""
    with contextlib.closing(_opened(file)) as connection:
        return _pragma(connection, name)


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def _by_itself(connection: sqlite3.Connection) -> set[str]:
    """Tables that SQLite makes for others."""
    return {name for _, name, kind, *_ in connection.execute("PRAGMA table_list") if kind == "shadow"} | {
        "sqlite_sequence",
        "sqlite_schema",
    }


def _rows(connection: sqlite3.Connection, table: str, columns: str) -> list[dict[str, Value]]:
    found = connection.execute(f"SELECT {columns} FROM {table}")
    names = [column[0] for column in found.description]
    # Of one type, and unlike in all tables but one.
    rows = sorted(found, key=lambda row: (row[0], repr(row)))
    return [dict(zip(names, row, strict=True)) for row in rows]


def _sequences(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'").fetchall():
        return []
    return connection.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name").fetchall()


def _pragma(connection: sqlite3.Connection, name: str) -> int | str:
    value: int | str = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def _insert(table: str, row: dict[str, Value]) -> str:
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(map(_literal, row.values()))});"


def _literal(value: Value) -> str:
    match value:
        case None:
            return "NULL"
        case bytes():
            with contextlib.suppress(UnicodeDecodeError):
                return f"CAST({_text(value.decode())} AS BLOB)"
            return f"x'{value.hex()}'"
        case str():
            return _text(value)
        case _:
            return repr(value)


def _text(value: str) -> str:
    """What cannot be seen is written by its number, so that a row stays a line."""
    parts: list[str] = []
    for char in value:
        if not char.isprintable() and char != " ":
            parts.append(f"' || char({ord(char)}) || '")
        else:
            parts.append("''" if char == "'" else char)
    return f"'{''.join(parts)}'"


if __name__ == "__main__":
    sys.stdout.write(dump(Path(sys.argv[1])))
