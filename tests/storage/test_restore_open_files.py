"""Damage found while the window runs, where no open file can be moved: on Windows."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from nxwa_desktop.storage.errors import DatabaseDamaged, DatabaseLocked, StorageError
from nxwa_desktop.storage.restore import Restored
from nxwa_desktop.storage.send_query_worker import SendQueryWorker
from nxwa_desktop.storage.send_records import Filter
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system import private_files
from nxwa_desktop.system.paths import Paths
from tests.support.capabilities import OPEN_FILES_STAY
from tests.support.in_use import refusal, refuse_to_move_open_files
from tests.support.storage import outgoing

PATIENCE = 20.0
pytestmark = OPEN_FILES_STAY.needed


@pytest.fixture
def storage(paths: Paths) -> Iterator[StorageWorker]:
    """A damaged data file that is open, and its copy."""
    worker = StorageWorker(paths, "win32")
    for number in range(40):
        row = outgoing(f"send-{number}", body=os.urandom(500).hex().encode())
        worker.submit(lambda repos, row=row: repos.history.begin(row)).result(PATIENCE)  # type: ignore[misc]
    assert worker.back_up_if_due().result(PATIENCE)
    yield worker
    assert worker.close(PATIENCE)


def damage(paths: Paths, storage: StorageWorker) -> None:
    storage.submit(lambda repos: repos.database.query("PRAGMA wal_checkpoint(TRUNCATE)")).result(PATIENCE)
    with paths.database_file.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(paths.database_file.stat().st_size - 8192))
    storage.submit(lambda repos: repos.database.query("PRAGMA shrink_memory")).result(PATIENCE)


def read(storage: StorageWorker) -> int:
    return len(storage.submit(lambda repos: repos.history.newest(100)).result(PATIENCE))


def test_all_connections_are_closed_before_the_file_is_moved(
    paths: Paths, storage: StorageWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    restored: list[Restored] = []
    storage.on_restored = restored.append
    history = SendQueryWorker(paths, storage=storage)
    assert history.submit(lambda queries: queries.extent(Filter()).count).result(PATIENCE) == 40
    damage(paths, storage)
    refuse_to_move_open_files(monkeypatch)
    with pytest.raises(DatabaseDamaged):
        read(storage)
    assert read(storage) == 40
    assert history.submit(lambda queries: queries.extent(Filter()).count).result(PATIENCE) == 40
    assert history.close(PATIENCE)
    assert len(restored) == 1
    assert (restored[0].set_aside / paths.database_file.name).exists()


def test_a_file_that_another_process_has_open_is_said_to_be_in_use_and_leaves_no_empty_folder(
    paths: Paths, storage: StorageWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(paths, storage)

    def refuse(self: Path, target: Path) -> Path:
        raise refusal()

    with monkeypatch.context() as held:
        held.setattr(private_files, "REPLACE_PATIENCE_S", 0.05)
        held.setattr(Path, "replace", refuse)
        for _ in range(3):
            with pytest.raises(StorageError) as told:
                read(storage)
            assert isinstance(told.value, DatabaseLocked)
    assert not list(paths.damaged_folder.iterdir())
    assert read(storage) == 40, "once it is let go"
