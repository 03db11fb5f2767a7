"""Databases of a program that is newer than this one, as it may have left them."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from nxwa_desktop.storage.schema import MIGRATIONS
from nxwa_desktop.system.paths import Paths
from tests.support import dump
from tests.support.old_databases import DUMPS

NEXT = len(MIGRATIONS) + 1
OURS = f"v{len(MIGRATIONS)}"

_WORK = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.executescript(sys.argv[2])
if sys.argv[3]:
    os.kill(os.getpid(), 9)
connection.close()
"""
_CHANGES = f"""
BEGIN;
ALTER TABLE accounts ADD COLUMN shade TEXT NOT NULL DEFAULT 'green';
DROP TABLE drafts;
CREATE TABLE compositions (id INTEGER PRIMARY KEY, message TEXT NOT NULL, ربما ANY) STRICT;
INSERT INTO compositions (message) VALUES ('{{"recipient":"8613600009759"}}');
PRAGMA user_version = {NEXT};
COMMIT;
"""
_ANEW = f"""
PRAGMA journal_mode = WAL;
BEGIN;
CREATE TABLE everything (id INTEGER PRIMARY KEY, content ANY) STRICT;
PRAGMA application_id = {int.from_bytes(b"nxwa")};
PRAGMA user_version = {NEXT};
COMMIT;
"""


def _change(file: Path, changes: str = _CHANGES, *, killed: bool = False) -> None:
    dump.load((DUMPS / f"{OURS}.sql").read_text("utf-8"), file)
    _work(file, changes, killed=killed)


def _work(file: Path, changes: str, *, killed: bool) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    work = [sys.executable, "-c", _WORK, str(file), changes, "killed" if killed else ""]
    # Windows ends with the number itself.
    assert abs(subprocess.run(work, check=False).returncode) == (9 if killed else 0)


def _without_index(file: Path) -> None:
    _change(file, killed=True)
    file.with_name(f"{file.name}-shm").unlink()


NEWER: dict[str, Callable[[Path], None]] = {
    "closed": _change,
    "far newer": lambda file: _change(file, f"PRAGMA user_version = {2**31 - 1}"),
    "no log": lambda file: _change(file, f"{_CHANGES} PRAGMA journal_mode = DELETE"),
    "killed": lambda file: _change(file, killed=True),
    "killed, without the log's index": _without_index,
    "killed before anything left the log": lambda file: _work(file, _ANEW, killed=True),
}
"""How it was left."""


def lay_newer(kind: str, paths: Paths) -> dict[str, tuple[bytes, int, int]]:
    """Put it where the program looks for it; what lies there now."""
    NEWER[kind](paths.database_file)
    with_log = paths.database_file.with_name(f"{paths.database_file.name}-wal").exists()
    assert with_log == kind.startswith("killed")
    for file in paths.data_folder.iterdir():
        file.chmod(0o644)
        os.utime(file, ns=(10**18, 10**18))
    paths.data_folder.chmod(0o700)
    return lying_in(paths)


def lying_in(paths: Paths) -> dict[str, tuple[bytes, int, int]]:
    """Content, time and rights of the database's files."""
    files = paths.data_folder.glob(f"{paths.database_file.name}*")
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_mode) for file in files}


def content_of(paths: Paths) -> str:
    """What the database holds with its log, read from a copy."""
    with tempfile.TemporaryDirectory() as folder:
        for file in paths.data_folder.glob(f"{paths.database_file.name}*"):
            shutil.copyfile(file, Path(folder, file.name))
        return dump.dump(Path(folder, paths.database_file.name))


def take_over(file: Path) -> None:
    """As a newer program does that starts while this one runs."""
    _work(file, _CHANGES, killed=False)


__all__ = ["NEWER", "NEXT", "content_of", "lay_newer", "lying_in", "take_over"]
