"""What people and programs do to a database's files while another program has them open."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from nxwa_desktop.storage.errors import Change
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.system.paths import Paths
from tests.support.capabilities import OPEN_FILES_MOVE
from tests.support.storage import outgoing


def part(paths: Paths, suffix: str) -> Path:
    return paths.database_file.with_name(f"{paths.database_file.name}{suffix}")


def delete(*suffixes: str) -> Callable[[Paths], None]:
    @OPEN_FILES_MOVE.needed_if_refused()
    def change(paths: Paths) -> None:
        for suffix in suffixes:
            part(paths, suffix).unlink()

    return change


def overwrite(suffix: str, content: Callable[[Path], bytes]) -> Callable[[Paths], None]:
    """Write into the very file, as `cp` does."""

    def change(paths: Paths) -> None:
        new = content(part(paths, suffix))
        with part(paths, suffix).open("r+b") as file:
            file.truncate(0)
            file.write(new)

    return change


def replace(make: Callable[[Path, Paths], object]) -> Callable[[Paths], None]:
    """Put something else under the name."""

    @OPEN_FILES_MOVE.needed_if_refused()
    def change(paths: Paths) -> None:
        new = paths.data_folder.with_name("new")
        make(new, paths)
        paths.database_file.unlink()
        new.rename(paths.database_file)

    return change


def another_of_ours(file: Path, paths: Paths) -> None:
    other = Paths.below(paths.data_folder.with_name("other"))
    storage = Repositories(other)
    storage.history.begin(outgoing("of another file"))
    storage.close()
    shutil.copyfile(other.database_file, file)


def foreign(file: Path, _: Paths) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript("CREATE TABLE t (x)")


def copy(file: Path, paths: Paths) -> None:
    shutil.copyfile(paths.database_file, file)


@OPEN_FILES_MOVE.needed_if_refused()
def link_elsewhere(paths: Paths) -> None:
    other = paths.data_folder.with_name("linked")
    another_of_ours(other, paths)
    paths.database_file.rename(part(paths, "-old"))
    paths.database_file.symlink_to(other)


@OPEN_FILES_MOVE.needed_if_refused()
def move_folder(paths: Paths) -> None:
    paths.data_folder.rename(paths.data_folder.with_name("moved"))


@OPEN_FILES_MOVE.needed_if_refused()
def delete_folder(paths: Paths) -> None:
    shutil.rmtree(paths.data_folder)


GONE: dict[str, tuple[Callable[[Paths], None], Change]] = {
    "file deleted": (delete(""), Change.MISSING),
    "all deleted": (delete("", "-wal", "-shm"), Change.MISSING),
    "folder moved": (move_folder, Change.MISSING),
    "folder deleted": (delete_folder, Change.MISSING),
    "log deleted": (delete("-wal"), Change.UNUSABLE),
    "index deleted": (delete("-shm"), Change.UNUSABLE),
    "log replaced": (
        lambda paths: (delete("-wal")(paths), part(paths, "-wal").write_bytes(b"x" * 5_000))[0],
        Change.UNUSABLE,
    ),
    "text in its place": (replace(lambda file, _: file.write_text("hello", encoding="utf-8")), Change.UNUSABLE),
    "rubbish in its place": (replace(lambda file, _: file.write_bytes(os.urandom(30_000))), Change.UNUSABLE),
    "nothing in its place": (replace(lambda file, _: file.touch()), Change.UNUSABLE),
    "a folder in its place": (replace(lambda file, _: file.mkdir()), Change.UNUSABLE),
    "another program's in its place": (replace(foreign), Change.UNUSABLE),
    "its own copy in its place": (
        replace(lambda file, paths: shutil.copyfile(paths.database_file, file)),
        Change.REPLACED,
    ),
    "another of ours in its place": (replace(another_of_ours), Change.REPLACED),
    "link to another": (link_elsewhere, Change.REPLACED),
}
"""What the open connection still has all of, and what it is called. Its log has not been written into the file."""

BROKEN: dict[str, Callable[[Paths], None]] = {
    "emptied": overwrite("", lambda _: b""),
    "rubbish": overwrite("", lambda file: os.urandom(file.stat().st_size)),
    "zeros": overwrite("", lambda file: bytes(file.stat().st_size)),
    "cut": overwrite("", lambda file: file.read_bytes()[:4096]),
    "foreign": lambda paths: overwrite("", lambda file: _made(foreign, file, paths))(paths),
    "another of ours": lambda paths: overwrite("", lambda file: _made(another_of_ours, file, paths))(paths),
    "log of rubbish": overwrite("-wal", lambda _: os.urandom(9_000)),
    "log emptied": overwrite("-wal", lambda _: b""),
    "half of the log": overwrite("-wal", lambda file: file.read_bytes()[: file.stat().st_size // 2]),
}
"""What is written into the open files themselves."""


def _made(make: Callable[[Path, Paths], None], file: Path, paths: Paths) -> bytes:
    new = file.with_name("made")
    make(new, paths)
    content = new.read_bytes()
    new.unlink()
    return content
