"""What a newer program wrote is left alone, to the byte."""

import contextlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nxwa_desktop.storage.backup import Backups, open_database
from nxwa_desktop.storage.errors import DatabaseNewer
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.send_queries import SendQueries, SendQueryWorker
from nxwa_desktop.storage.sqlite import APPLICATION_ID, Database
from nxwa_desktop.storage.wal import Marks, marks_in_log
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from tests.support.newer import NEWER, NEXT, lay_newer, lying_in, take_over
from tests.support.old_databases import ACCOUNTS, lay
from tests.support.storage import outgoing

PATIENCE = 20.0
Worker = TypeVar("Worker", StorageWorker, SendQueryWorker)


@contextlib.contextmanager
def closed_at_the_end(thread: Worker) -> Iterator[Worker]:
    try:
        yield thread
    finally:
        assert thread.close(PATIENCE)


def by_store_thread(paths: Paths) -> None:
    with closed_at_the_end(StorageWorker(paths)) as thread:
        for _ in range(2):
            assert isinstance(thread.submit(lambda repos: repos.accounts.list()).exception(PATIENCE), DatabaseNewer)
        thread.submit(lambda repos: repos.history.begin(outgoing())).result(PATIENCE)


def by_query_thread(paths: Paths) -> None:
    with closed_at_the_end(SendQueryWorker(paths)) as thread:
        thread.submit(lambda queries: queries.index()).result(PATIENCE)


def by_daily_copy(paths: Paths) -> None:
    with closed_at_the_end(StorageWorker(paths)) as thread:
        thread.back_up_if_due().result(PATIENCE)


OPENERS: dict[str, Callable[[Paths], object]] = {
    "database": lambda paths: Database(paths.database_file),
    "copied first": open_database,
    "repositories": Repositories,
    "queries": SendQueries,
    "store thread": by_store_thread,
    "query thread": by_query_thread,
    "daily copy": by_daily_copy,
}


@pytest.mark.parametrize("kind", NEWER)
@pytest.mark.parametrize("opening", OPENERS.values(), ids=OPENERS)
def test_it_is_refused_and_nothing_is_touched(paths: Paths, kind: str, opening: Callable[[Paths], object]) -> None:
    before = lay_newer(kind, paths)
    entries = set(paths.data_folder.iterdir())
    with pytest.raises(DatabaseNewer):
        opening(paths)
    assert lying_in(paths) == before
    assert set(paths.data_folder.iterdir()) == entries, "neither copies nor marks nor locks"


def test_it_is_told_from_behind_a_link(paths: Paths, tmp_path: Path) -> None:
    before = lay_newer("killed", paths)
    link = tmp_path / "link.sqlite3"
    link.symlink_to(paths.database_file)
    with pytest.raises(DatabaseNewer):
        Database(link)
    assert lying_in(paths) == before


def test_a_log_of_another_program_s_database_is_no_reason_to_refuse(paths: Paths) -> None:
    """Its version is no version of ours: it is set aside as what it is."""
    lay_newer("killed", paths)
    with contextlib.closing(sqlite3.connect(paths.database_file)) as connection:
        connection.execute("PRAGMA application_id = 7")
        log = paths.database_file.with_name(f"{paths.database_file.name}-wal")
        assert marks_in_log(log) == Marks(NEXT, 7)
    with closed_at_the_end(StorageWorker(paths)) as thread:
        assert thread.submit(lambda repos: repos.accounts.list()).result(PATIENCE) == ()
    assert list(paths.damaged_folder.iterdir())


def test_a_file_taken_over_by_a_newer_program_is_written_no_more(tmp_path: Path) -> None:
    paths = lay("v2", tmp_path)
    storage, queries = StorageWorker(paths), SendQueryWorker(paths)
    try:
        assert storage.submit(lambda opened: opened.accounts.list()).result(PATIENCE) == ACCOUNTS
        queries.submit(lambda opened: opened.retention()).result(PATIENCE)
        take_over(paths.database_file)
        for _ in range(2):
            begun = storage.submit(lambda opened: opened.history.begin(outgoing("late")))
            assert isinstance(begun.exception(PATIENCE), DatabaseNewer)
            indexed = queries.submit(lambda opened: opened.index())
            assert isinstance(indexed.exception(PATIENCE), DatabaseNewer)
    finally:
        assert storage.close(PATIENCE)
        assert queries.close(PATIENCE)
    with contextlib.closing(sqlite3.connect(paths.database_file)) as raw:
        assert raw.execute("SELECT COUNT(*) FROM history WHERE send_id = 'late'").fetchone() == (0,)
        assert raw.execute("PRAGMA user_version").fetchone() == (NEXT,)
    assert Backups(paths.backup_folder).all() == ()


BEGUN_ANEW = [("commit", 5), ("commit", 6), ("RESTART", 0), ("commit", 7)]
COPIED = [("write", 1), ("commit", 0), ("PASSIVE", 0), ("roll back", 1)]
CHECKPOINTS = ["PASSIVE", "RESTART", "TRUNCATE"]
STEPS = st.lists(
    st.tuples(st.sampled_from(["commit", "roll back"]), st.integers(0, 9))
    | st.tuples(st.just("write"), st.integers(1, 30))
    | st.tuples(st.sampled_from(CHECKPOINTS), st.just(0)),
    max_size=12,
)


@given(STEPS, st.sampled_from([512, 4096, 65536]), st.floats(0, 1))
@example(BEGUN_ANEW, 4096, 1.0)
@example([("commit", 5)], 512, 0.9)
@example(COPIED, 4096, 0.5)
@example([*COPIED, ("commit", 3)], 4096, 0.5)
def test_the_log_is_read_as_sqlite_reads_it(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]], page_size: int, part: float
) -> None:
    """At any moment of a writer's life that somebody may kill it at, the middle of a write too."""
    folder = tmp_path_factory.mktemp("log")
    file, left = folder / "writer.sqlite3", folder / "left.sqlite3"
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute(f"PRAGMA page_size = {page_size}")
        writer.executescript("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0")
        writer.executescript(f"CREATE TABLE t (x); PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 1")
        copied = False
        for step, number in steps:
            take(writer, step, number)
            if step != "roll back":
                copied = step in CHECKPOINTS
        shutil.copyfile(file, left)
        log = (folder / "writer.sqlite3-wal").read_bytes()
        # A checkpoint makes sure of the log before it copies from it: only what was written since can be half there.
        if copied:
            part = 1.0
        (folder / "left.sqlite3-wal").write_bytes(log[: round(len(log) * part)])
    assert as_read_by_hand(left) == as_read_by_sqlite(left)


def take(writer: sqlite3.Connection, step: str, number: int) -> None:
    if step in CHECKPOINTS:
        writer.execute(f"PRAGMA wal_checkpoint({step})").fetchall()
        return
    writer.execute("BEGIN")
    if step == "write":
        writer.executemany("INSERT INTO t VALUES (zeroblob(?))", [(900,)] * number)
        writer.execute("COMMIT")
        return
    # Of many pages, and the first of them is written first.
    writer.execute(f"PRAGMA user_version = {number}")
    writer.executemany("INSERT INTO t VALUES (zeroblob(?))", [(5000,)] * 20)
    writer.execute("COMMIT" if step == "commit" else "ROLLBACK")


def as_read_by_hand(file: Path) -> Marks:
    log = file.with_name(f"{file.name}-wal")
    if (marks := marks_in_log(log)) is not None:
        return marks
    header = file.read_bytes()[:100]
    return Marks(int.from_bytes(header[60:64], "big"), int.from_bytes(header[68:72], "big"))


def as_read_by_sqlite(file: Path) -> Marks:
    with contextlib.closing(sqlite3.connect(file)) as reader:
        asked = "SELECT user_version, application_id FROM pragma_user_version, pragma_application_id"
        return Marks(*reader.execute(asked).fetchone())


@pytest.mark.parametrize("content", [b"", b"\x37\x7f\x06\x82", bytes(4152), b"no log\n" * 99])
def test_what_is_no_log_says_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "log").write_bytes(content)
    assert marks_in_log(tmp_path / "log") is None
    assert marks_in_log(tmp_path / "none") is None
