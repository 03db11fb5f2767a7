"""Noticing what another process wrote, over a real database and a second connection to it."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.outcome import Outcome, Unknown, UnknownReason
from nxwa_desktop.services import external_changes as watching
from nxwa_desktop.services.external_changes import ExternalChangeMonitor
from nxwa_desktop.storage.errors import Choice, DatabaseLocked
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.send_log import History
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.installation import Installation
from nxwa_desktop.system.paths import Paths
from tests.support.capabilities import OPEN_FILES_MOVE
from tests.support.storage import BEGIN_AND_WAIT, child, outgoing


class SignalRecorder:
    """A watcher and how often it spoke."""

    def __init__(self, storage: StorageWorker, qtbot: QtBot) -> None:
        self.external_changes = ExternalChangeMonitor(storage, Installation())
        self.times = 0
        self._qtbot = qtbot
        self._storage = storage
        self.external_changes.changed_elsewhere.connect(self._count)

    def look(self) -> None:
        """Look, and wait until it has been seen."""
        self.external_changes.poll()
        self._storage.submit(lambda _: None).exception(10)
        self._qtbot.waitUntil(lambda: not self.external_changes._polling)

    def _count(self) -> None:
        self.times += 1


@pytest.fixture
def seen(storage: StorageWorker, qtbot: QtBot, qapp: object) -> Iterator[SignalRecorder]:
    seen = SignalRecorder(storage, qtbot)
    yield seen
    seen.external_changes.close()


def write(others: Repositories, send_id: str = "theirs", *, sandbox: bool = False) -> None:
    others.history.begin(msgspec.structs.replace(outgoing(send_id), sandbox=sandbox))


def write_own(repositories: Repositories) -> None:
    write(repositories, "own")


def locked(_: History) -> int:
    raise DatabaseLocked


def state(storage: StorageWorker, send_id: str) -> Outcome | None:
    entry = storage.submit(lambda opened: opened.history.get(send_id)).result(10)
    assert entry is not None
    return entry.outcome


def test_what_another_connection_wrote_is_told_once(seen: SignalRecorder, others: Repositories) -> None:
    seen.look()
    assert seen.times == 0, "the first look takes note"
    seen.look()
    assert seen.times == 0
    write(others)
    seen.look()
    assert seen.times == 1
    seen.look()
    assert seen.times == 1


def test_what_this_process_wrote_is_no_news(seen: SignalRecorder, storage: StorageWorker) -> None:
    seen.look()
    storage.submit(write).result(10)
    seen.look()
    assert seen.times == 0


@OPEN_FILES_MOVE.needed
def test_another_file_is_news(seen: SignalRecorder, storage: StorageWorker, paths: Paths, tmp_path: Path) -> None:
    seen.look()
    for file in paths.data_folder.glob("*.sqlite3*"):
        file.rename(tmp_path / file.name)
    seen.look()
    assert seen.times == 0, "nothing is read while the person has not chosen"
    storage.go_on(Choice.ANEW).result(10)
    seen.look()
    assert seen.times == 1


def test_it_looks_by_itself_while_the_window_is_active(
    storage: StorageWorker, others: Repositories, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "POLL_MS", 10)
    seen = SignalRecorder(storage, qtbot)
    seen.external_changes.watch(True)
    qtbot.waitUntil(lambda: seen.external_changes._seen is not None)
    write(others)
    qtbot.waitUntil(lambda: seen.times == 1)
    seen.external_changes.watch(False)
    seen.look()
    write(others, "another")
    with qtbot.assertNotEmitted(seen.external_changes.changed_elsewhere, wait=60):
        pass
    with qtbot.waitSignal(seen.external_changes.changed_elsewhere):
        seen.external_changes.watch(True)
    seen.external_changes.close()


def test_a_database_that_does_not_open_is_asked_again(paths: Paths, qtbot: QtBot) -> None:
    paths.data_folder.parent.mkdir(parents=True, exist_ok=True)
    paths.data_folder.write_text("in the way", encoding="utf-8")
    storage = StorageWorker(paths)
    external_changes = ExternalChangeMonitor(storage, Installation())
    external_changes.poll()
    qtbot.waitUntil(lambda: not external_changes._polling)
    paths.data_folder.unlink()
    external_changes.poll()
    qtbot.waitUntil(lambda: external_changes._seen is not None)
    external_changes.close()
    assert storage.close(10)


def test_what_a_process_left_under_way_when_it_ended_is_unknown_at_the_next_look(
    seen: SignalRecorder, storage: StorageWorker, paths: Paths
) -> None:
    storage.submit(write_own).result(10)
    with child(BEGIN_AND_WAIT, paths.database_file) as other:
        assert other.read()
        seen.look()
        times = seen.times
        seen.look()
        assert state(storage, "theirs") is None, "it still lives"
        other.kill()
        seen.look()
        assert state(storage, "theirs") == Unknown(UnknownReason.KILLED)
        assert seen.times == times + 1
        seen.look()
        assert seen.times == times + 1
    assert state(storage, "own") is None, "this process lives"


def test_where_the_dead_one_s_row_cannot_be_written_the_next_look_tries_again(
    seen: SignalRecorder, storage: StorageWorker, others: Repositories, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    with child(BEGIN_AND_WAIT, paths.database_file) as other:
        assert other.read()
        seen.look()
        times = seen.times
        other.kill()
    with monkeypatch.context() as patched:
        patched.setattr(History, "recover", locked)
        seen.look()
        assert seen.times == times
        write(others, "another")
        seen.look()
        assert seen.times == times + 1, "it hears of the rest all the same"
    seen.look()
    assert state(storage, "theirs") == Unknown(UnknownReason.KILLED)
    assert seen.times == times + 2
