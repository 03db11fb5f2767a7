"""Fixtures for the tests of the storage."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nxwa_desktop.storage.process_lock import ProcessOwner
from nxwa_desktop.storage.send_log import History
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from tests.support.storage import TABLE


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "test.sqlite3"


@pytest.fixture
def owner(file: Path) -> Iterator[ProcessOwner]:
    owner = ProcessOwner(file.parent)
    yield owner
    owner.release()


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    with Database(file, migrations=(TABLE,)) as database:
        yield database


@pytest.fixture
def history(database: Database, owner: ProcessOwner) -> History:
    return History(database, owner)


@pytest.fixture
def thread(paths: Paths) -> Iterator[StorageWorker]:
    opened = StorageWorker(paths)
    yield opened
    assert opened.close(20)
