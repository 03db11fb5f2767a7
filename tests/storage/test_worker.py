import contextlib
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from nxwa_desktop.protocol.outcome import Unknown, UnknownReason
from nxwa_desktop.storage.errors import CannotOpen, StorageError
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.threads import WorkerClosed
from tests.support.storage import child, outgoing

PATIENCE = 10.0


def marks(paths: Paths) -> list[Path]:
    return list((paths.data_folder / "running").glob("*.lock"))


def test_nothing_touches_the_disk_before_the_first_call(thread: StorageWorker, paths: Paths) -> None:
    assert not paths.data_folder.exists()
    thread.submit(lambda repos: repos.accounts.list()).result(PATIENCE)
    assert paths.database_file.exists()


def test_all_calls_meet_the_same_stores_on_the_same_thread(thread: StorageWorker) -> None:
    seen = {thread.submit(lambda repos: (repos, threading.get_ident())).result(PATIENCE) for _ in range(3)}
    ((_, ident),) = seen
    assert ident != threading.get_ident()


def test_what_a_call_raises_arrives(thread: StorageWorker) -> None:
    def fail(repositories: Repositories) -> None:
        raise ZeroDivisionError

    assert isinstance(thread.submit(fail).exception(PATIENCE), ZeroDivisionError)


def test_a_file_that_cannot_be_opened_is_tried_again(thread: StorageWorker, paths: Paths) -> None:
    paths.database_file.mkdir(parents=True)
    for _ in range(2):
        assert isinstance(thread.submit(lambda repos: repos.accounts.list()).exception(PATIENCE), CannotOpen)
    paths.database_file.rmdir()
    assert thread.submit(lambda repos: repos.accounts.list()).result(PATIENCE) == ()


def open_files(below: Path) -> list[str]:
    return [file.path for file in psutil.Process().open_files() if Path(file.path).is_relative_to(below)]


def test_a_failed_start_leaves_nothing_open(paths: Paths) -> None:
    Repositories(paths).close()
    # The marks cannot be made: their folder is a file.
    for file in sorted((paths.data_folder / "running").iterdir()):
        file.unlink()
    (paths.data_folder / "running").rmdir()
    (paths.data_folder / "running").touch()
    with pytest.raises(StorageError):
        Repositories(paths)
    assert not open_files(paths.data_folder)


def test_a_failed_recovery_leaves_no_mark(paths: Paths) -> None:
    Repositories(paths).close()
    with contextlib.closing(sqlite3.connect(paths.database_file)) as connection:
        connection.execute("DROP TABLE history")
        connection.commit()
    with pytest.raises(StorageError):
        Repositories(paths)
    assert not marks(paths)
    assert not open_files(paths.data_folder)


def test_close_takes_the_mark_back_and_closes_the_file(paths: Paths) -> None:
    storage = Repositories(paths)
    assert len(marks(paths)) == 1
    storage.close()
    assert not marks(paths)
    assert not open_files(paths.data_folder)
    storage.close()


def beginning(send_id: str) -> Callable[[Repositories], None]:
    return lambda repos: repos.history.begin(outgoing(send_id))


def test_close_finishes_what_is_queued(paths: Paths) -> None:
    thread = StorageWorker(paths)
    futures = [thread.submit(beginning(f"send-{number}")) for number in range(20)]
    assert thread.close(PATIENCE)
    assert all(future.exception(0) is None for future in futures)
    assert not marks(paths)


def test_closed_takes_no_more_calls(paths: Paths) -> None:
    thread = StorageWorker(paths)
    assert thread.close(PATIENCE)
    assert isinstance(thread.submit(lambda _: None).exception(PATIENCE), WorkerClosed)
    assert thread.close(PATIENCE)
    assert not paths.data_folder.exists()


DIES_SENDING = """
import sys
from pathlib import Path
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.storage.repositories import Repositories
from tests.support.storage import outgoing

stores = Repositories(Paths.below(Path(sys.argv[1])))
stores.history.begin(outgoing("left"))
print("begun", flush=True)
sys.stdin.read()
"""


def test_a_row_whose_process_died_becomes_unknown_at_the_next_start(tmp_path: Path, paths: Paths) -> None:
    with child(DIES_SENDING, tmp_path) as process:
        assert process.read() == "begun"
        alive = Repositories(paths)
        assert alive.recovered == 0
        alive.close()
        process.kill()
        with contextlib.closing(Repositories(paths)) as storage:
            assert storage.recovered == 1
            entry = storage.history.get("left")
    assert entry is not None
    assert isinstance(entry.outcome, Unknown)
    assert entry.outcome.reason is UnknownReason.KILLED
