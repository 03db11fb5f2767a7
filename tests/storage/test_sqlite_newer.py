"""What a newer program wrote is left alone: to the byte, where it was not killed."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from nxwa_desktop.storage.backup import Backups, open_database
from nxwa_desktop.storage.errors import DatabaseNewer
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.schema import MIGRATIONS
from nxwa_desktop.storage.send_queries import SendQueries
from nxwa_desktop.storage.send_query_worker import SendQueryWorker
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from tests.support.capabilities import SYMBOLIC_LINKS
from tests.support.newer import NEWER, NEXT, OURS, content_of, lay_newer, lying_in, take_over
from tests.support.old_databases import accounts, lay
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


def others_than_the_file(paths: Paths) -> set[str]:
    names = {entry.name for entry in paths.data_folder.iterdir()}
    return {name for name in names if not name.startswith(paths.database_file.name)}


OPENERS: dict[str, Callable[[Paths], object]] = {
    "database": lambda paths: Database(paths.database_file),
    "copied first": open_database,
    "repositories": Repositories,
    "queries": SendQueries,
    "store thread": by_store_thread,
    "query thread": by_query_thread,
    "daily copy": by_daily_copy,
}


@pytest.mark.parametrize("kind", [kind for kind in NEWER if not kind.startswith("killed")])
@pytest.mark.parametrize("opening", OPENERS.values(), ids=OPENERS)
def test_it_is_refused_and_nothing_is_touched(paths: Paths, kind: str, opening: Callable[[Paths], object]) -> None:
    before = lay_newer(kind, paths)
    entries = set(paths.data_folder.iterdir())
    with pytest.raises(DatabaseNewer):
        opening(paths)
    assert lying_in(paths) == before
    assert set(paths.data_folder.iterdir()) == entries, "neither copies nor marks nor locks"


@pytest.mark.parametrize("kind", [kind for kind in NEWER if kind.startswith("killed")])
@pytest.mark.parametrize("opening", OPENERS.values(), ids=OPENERS)
def test_one_whose_program_was_killed_keeps_its_content(
    paths: Paths, kind: str, opening: Callable[[Paths], object]
) -> None:
    """SQLite writes its log into the file, and there is no copy of it, nor anything set aside."""
    lay_newer(kind, paths)
    content, others = content_of(paths), others_than_the_file(paths)
    with pytest.raises(DatabaseNewer):
        opening(paths)
    assert content_of(paths) == content
    assert others_than_the_file(paths) - others <= {"restoring.lock"}


@SYMBOLIC_LINKS.needed
def test_it_is_told_from_behind_a_link(paths: Paths, tmp_path: Path) -> None:
    before = lay_newer("closed", paths)
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
    with closed_at_the_end(StorageWorker(paths)) as thread:
        assert thread.submit(lambda repos: repos.accounts.list()).result(PATIENCE) == ()
    assert list(paths.damaged_folder.iterdir())


def test_a_file_taken_over_by_a_newer_program_is_written_no_more(tmp_path: Path) -> None:
    paths = lay(OURS, tmp_path)
    storage, queries = StorageWorker(paths), SendQueryWorker(paths)
    try:
        assert storage.submit(lambda opened: opened.accounts.list()).result(PATIENCE) == accounts(len(MIGRATIONS))
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
