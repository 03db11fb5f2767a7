"""Bytes of the database are others than they were, anywhere: always a sentence, never a send without its row."""

import contextlib
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from nxwa_desktop.storage.backup import Backups
from nxwa_desktop.storage.errors import DatabaseDamaged, DatabaseFailed, StorageError
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.restore import Restored
from nxwa_desktop.storage.schema import MIGRATIONS
from nxwa_desktop.storage.send_queries import SendQueries
from nxwa_desktop.storage.send_query_worker import SendQueryWorker
from nxwa_desktop.storage.send_records import Filter
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.wall_clock import now_ms
from tests.support import dump
from tests.support.capabilities import OPEN_FILES_MOVE
from tests.support.old_databases import ACME
from tests.support.storage import child, outgoing

VERSION = len(MIGRATIONS)
PATIENCE = 20.0
PAGE = 4096


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An account, some sends, and a copy of them."""
    folder = tmp_path_factory.mktemp("made")
    paths = Paths.below(folder)
    storage = Repositories(paths)
    storage.accounts.save(ACME)
    for number in range(20):
        storage.history.begin(outgoing(f"send-{number}", body=bytes(1_000)))
    Backups(paths.backup_folder).make(storage._database, VERSION, now_ms() - 5_000)
    storage.close()
    return folder


@pytest.fixture
def paths(made: Path, tmp_path: Path) -> Paths:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return Paths.below(tmp_path)


def overwrite(file: Path, at: int, new: bytes) -> None:
    with file.open("r+b") as opened:
        opened.seek(at)
        opened.write(new)


def place_of(file: Path, text: bytes) -> int:
    return file.read_bytes().index(text)


def opened(paths: Paths) -> tuple[StorageWorker, list[Restored]]:
    told: list[Restored] = []
    thread = StorageWorker(paths)
    thread.on_restored = told.append
    return thread, told


def random_damage(file: Path, luck: random.Random) -> None:
    size = file.stat().st_size
    match luck.choice(["bytes", "page", "zeros", "cut", "nonsense", "header"]):
        case "bytes":
            for _ in range(luck.choice([1, 50, 500])):
                overwrite(file, luck.randrange(size), luck.randbytes(1))
        case "page":
            overwrite(file, PAGE * luck.randrange(size // PAGE), luck.randbytes(PAGE))
        case "zeros":
            overwrite(file, PAGE * luck.randrange(size // PAGE), bytes(PAGE))
        case "cut":
            file.write_bytes(file.read_bytes()[: luck.randrange(size)])
        case "nonsense":
            file.write_bytes(luck.randbytes(luck.choice([60, PAGE, 20_000])))
        case "header":
            overwrite(file, luck.randrange(16, 100), luck.randbytes(8))


USES: dict[str, Callable[[Repositories], object]] = {
    "accounts": lambda repos: repos.accounts.list(),
    "history": lambda repos: repos.history.newest(100),
    "drafts": lambda repos: repos.drafts.adopt(),
    "templates": lambda repos: repos.templates.list(),
    "recovery": lambda repos: repos.history.recover(),
}
LOOKS: dict[str, Callable[[SendQueries], object]] = {
    "page": lambda queries: queries.page(Filter()),
    "extent": lambda queries: queries.extent(Filter()),
    "search": lambda queries: queries.page(Filter(text="8613600")),
    "details": lambda queries: queries.get("send-5"),
    "index": lambda queries: queries.index(),
    "delete": lambda queries: queries.delete(None),
}


@pytest.mark.parametrize("seed", range(24))
def test_whatever_is_damaged_work_goes_on_and_no_foreign_exception_comes_through(paths: Paths, seed: int) -> None:
    random_damage(paths.database_file, random.Random(seed))
    thread, _ = opened(paths)
    queries = SendQueryWorker(paths)
    for use in USES.values():
        assert isinstance(thread.submit(use).exception(PATIENCE), StorageError | None)
    for look in LOOKS.values():
        assert isinstance(queries.submit(look).exception(PATIENCE), StorageError | None)
    # A first one may meet the damage; it is told, and the next one finds a sound file.
    begun = (thread.submit(lambda repos, n=n: repos.history.begin(outgoing(f"new-{n}"))) for n in range(3))  # type: ignore[misc]
    assert any(each.exception(PATIENCE) is None for each in begun)
    assert thread.submit(lambda repos: repos.accounts.list()).result(PATIENCE) == (ACME,)
    assert thread.close(PATIENCE)
    assert queries.close(PATIENCE)


@pytest.mark.parametrize("name", [b"history (", b"history_ended", b"body_digest", b"accounts (", b"history_sending"])
def test_a_name_of_the_schema_that_is_no_text_any_more_is_healed_by_the_copy(paths: Paths, name: bytes) -> None:
    overwrite(paths.database_file, place_of(paths.database_file, name), b"\xe8")
    thread, told = opened(paths)

    def begin_and_end_all(repositories: Repositories) -> int:
        repositories.history.begin(outgoing(os.urandom(8).hex()))
        return repositories.history._database.execute("UPDATE history SET state = 'unknown'")

    # The first may meet the damage; it is told, and the next one finds the copy.
    ends = [thread.submit(begin_and_end_all) for _ in range(2)]
    assert ends[-1].result(PATIENCE) > 20
    assert thread.submit(lambda repos: repos.accounts.list()).result(PATIENCE) == (ACME,)
    assert thread.close(PATIENCE)
    assert len(told) == 1


def test_a_copy_whose_schema_is_damaged_is_no_good_one(paths: Paths) -> None:
    (good,) = Backups(paths.backup_folder).all()
    bad = good.with_name(f"29991231T000000000Z-v{VERSION}.sqlite3")
    shutil.copyfile(good, bad)
    overwrite(bad, place_of(bad, b"history_contents ("), b"\xe8")
    assert Backups(paths.backup_folder).newest_good(VERSION) == good


@pytest.mark.parametrize("number", [2**31 - 1, -1, 0, VERSION + 1, 12_345, -(2**31)])
def test_a_version_that_is_not_so_is_put_right_and_nothing_is_lost(paths: Paths, number: int) -> None:
    with contextlib.closing(sqlite3.connect(paths.database_file)) as connection:
        connection.execute("INSERT INTO drafts VALUES ('a1', 'x', x'7b7d', 1)")
        connection.execute(f"PRAGMA user_version = {number}")
        connection.commit()
    thread, told = opened(paths)
    assert thread.submit(lambda repos: len(repos.drafts.adopt())).result(PATIENCE) == 1
    assert thread.close(PATIENCE)
    assert told == []
    assert dump.pragma(paths.database_file, "user_version") == VERSION
    assert not paths.damaged_folder.exists()


def test_bytes_that_are_no_text_are_damage_and_not_an_unstorable_value(paths: Paths) -> None:
    with contextlib.closing(sqlite3.connect(paths.database_file)) as connection:
        connection.execute("UPDATE accounts SET name = CAST(x'e8e8' AS TEXT)")
        connection.commit()
    thread, _ = opened(paths)
    error = thread.submit(lambda repos: repos.accounts.list()).exception(PATIENCE)
    assert isinstance(error, DatabaseDamaged | DatabaseFailed)
    assert thread.close(PATIENCE)


def test_a_search_ends_though_the_list_of_what_waits_for_it_names_sends_that_are_not_there(paths: Paths) -> None:
    with contextlib.closing(sqlite3.connect(paths.database_file)) as connection:
        connection.execute("UPDATE history SET state = 'accepted'")
        connection.execute("INSERT INTO history_unindexed VALUES (4711)")
        connection.commit()
    queries = SendQueries(paths)
    assert queries.page(Filter(text="8613600"))[0].recipient == "8613600009759"
    assert queries.index() == 0
    queries.close()


@pytest.mark.parametrize("at", [18, 19, 47])
def test_a_number_in_the_header_that_sqlite_does_not_know_is_damage(paths: Paths, at: int) -> None:
    """SQLite takes it for a later format: only to be read, or not even that."""
    overwrite(paths.database_file, at, b"\x07")
    thread, told = opened(paths)
    assert thread.begin_send(outgoing("new")).exception(PATIENCE) is None
    assert len(thread.submit(lambda repos: repos.history.newest(100)).result(PATIENCE)) == 21
    assert thread.close(PATIENCE)
    assert len(told) == 1


@OPEN_FILES_MOVE.needed
def test_what_reads_the_file_is_told_of_the_damage_and_not_of_what_followed_from_it(paths: Paths) -> None:
    """A log that was cut off in place, with another process at work: the index has more than the log."""
    with child(WRITES, paths.data_folder.parent) as other:
        assert other.read() == "written"
        os.truncate(paths.database_file.with_name(f"{paths.database_file.name}-wal"), 0)
        thread, told = opened(paths)
        assert thread.begin_send(outgoing("new")).exception(PATIENCE) is None
        assert thread.close(PATIENCE)
    assert len(told) == 1


WRITES = """
import sys
from pathlib import Path
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.storage.repositories import Repositories
from tests.support.storage import child, outgoing
stores = Repositories(Paths.below(Path(sys.argv[1])))
stores.history.begin(outgoing("theirs"))
print("written", flush=True)
sys.stdin.read()
"""
