"""A batch in the background of the window: its signals and counts are those of what was sent."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from nxwa_desktop.batch.runner import BatchEnd, RowBegan, RowEnded
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.batches import BatchNotStarted, BatchService
from nxwa_desktop.services.network_thread import NetworkThread
from nxwa_desktop.services.sandbox_server import SandboxServer
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.storage.batch_records import Batch, BatchRow, BatchState, Counts, Pause, PauseReason
from nxwa_desktop.storage.batches import BatchBusy
from nxwa_desktop.storage.repositories import Repositories
from tests.support.batch_harness import CLOSED, AnsweringServer, BatchHarness, batch_harness, recipient, refusal
from tests.support.delivery_harness import MESSAGE
from tests.support.gui import PATIENCE_MS
from tests.support.raw_server import http

OK = http(b'{"code":0}')


class Harness:
    """The service on real threads against a server, and what it emitted."""

    def __init__(self, qtbot: QtBot, server: AnsweringServer, stored: BatchHarness) -> None:
        self.qtbot = qtbot
        self.server = server
        self.stored = stored
        self.network = NetworkThread()
        opened = stored.sender
        self.sender = Sender(self.network, lambda: opened.delivery)
        self.accounts = AccountService(opened.storage, opened.secrets, SandboxServer(opened.vault).open)
        opened.storage.submit(lambda repos: repos.accounts.save(stored.account)).result(10)
        with qtbot.waitSignal(self.accounts.changed, timeout=PATIENCE_MS):
            self.accounts.load()
        self.batches = BatchService(self.network, opened.storage, self.sender, self.accounts)
        self.events: list[object] = []
        for signal in (self.batches.row_began, self.batches.row_ended, self.batches.slowed_down):
            signal.connect(self.events.append)

    def batch(self, batch_id: str) -> Batch:
        return self.stored.stored(batch_id)

    def resume(self, batch_id: str) -> BatchEnd:
        with self.qtbot.waitSignal(self.batches.ended, timeout=PATIENCE_MS) as ended:
            assert self.batches.resume(self.batch(batch_id))
        assert ended.args is not None
        end = ended.args[1]
        assert isinstance(end, BatchEnd)
        return end

    def close(self) -> None:
        self.batches.close()
        self.accounts.close()
        self.sender.close(5)
        assert self.network.close(5)


@pytest.fixture
def server() -> Iterator[AnsweringServer]:
    with AnsweringServer(OK, refusal(22091), CLOSED) as server:
        yield server


@pytest.fixture
def harness(qtbot: QtBot, tmp_path: Path, server: AnsweringServer) -> Iterator[Harness]:
    with batch_harness(tmp_path, server) as stored:
        made = Harness(qtbot, server, stored)
        try:
            yield made
        finally:
            made.close()


def test_the_counts_follow_each_row_and_are_those_of_the_storage_at_the_end(harness: Harness) -> None:
    batch_id = harness.stored.add(5)
    seen: list[Counts] = []
    harness.batches.progressed.connect(lambda: seen.append(harness.batches.counts))
    assert harness.resume(batch_id) == BatchEnd(BatchState.DONE)
    assert seen[0] == Counts(waiting=5)
    assert Counts(waiting=3, sending=1, accepted=1) in seen
    assert seen[-1] == harness.stored.counts(batch_id) == Counts(accepted=3, rejected=1, unknown=1)
    assert all(counts.rows == 5 for counts in seen)
    began = [event.row.number for event in harness.events if isinstance(event, RowBegan)]
    ended = [event.row.number for event in harness.events if isinstance(event, RowEnded)]
    assert began == ended == [2, 3, 4, 5, 6]
    assert harness.batches.running is None


def test_a_new_batch_is_stored_whole_before_its_first_row_goes_out(harness: Harness) -> None:
    template = harness.batch(harness.stored.add(1))
    batch = Batch(
        "new", 1, template.account_id, template.account_name, False, "x.csv", "order_update", "", 10.0, template.plan
    )
    rows = [BatchRow(index, index + 2, (recipient(index), "David", "en_US")) for index in range(3)]
    with harness.qtbot.waitSignal(harness.batches.ended, timeout=PATIENCE_MS):
        assert harness.batches.add_and_send(batch, lambda: rows, harness.stored.account)
        assert not harness.batches.add_and_send(batch, lambda: rows, harness.stored.account), "one at a time"
    assert harness.stored.counts("new").ended == 3


def test_a_pause_acts_after_the_row_on_its_way_and_the_rest_goes_out_later(harness: Harness) -> None:
    batch_id = harness.stored.add(6)

    def pause(event: RowBegan) -> None:
        if event.row.position == 1:
            harness.batches.pause()

    harness.batches.row_began.connect(pause)
    end = harness.resume(batch_id)
    assert end == BatchEnd(BatchState.PAUSED, Pause(PauseReason.PERSON))
    assert 2 <= len(harness.server.received) <= 3
    sent = len(harness.server.received)
    assert harness.resume(batch_id) == BatchEnd(BatchState.DONE)
    assert harness.server.received == [recipient(index) for index in range(6)]
    assert sent < 6


@pytest.mark.parametrize("state", [BatchState.PAUSED, BatchState.STOPPED])
def test_it_can_be_paused_and_stopped_before_its_first_row(harness: Harness, state: BatchState) -> None:
    batch_id = harness.stored.add(2)
    with harness.qtbot.waitSignal(harness.batches.ended, timeout=PATIENCE_MS):
        harness.batches.resume(harness.batch(batch_id))
        (harness.batches.stop if state is BatchState.STOPPED else harness.batches.pause)()
        assert harness.batches.pausing
    assert harness.server.received == []
    assert harness.stored.sender.storage.retried.settle(10)
    assert harness.batch(batch_id).state is state
    assert harness.stored.counts(batch_id) == Counts(waiting=2)


def test_a_batch_whose_account_is_gone_is_not_started(harness: Harness) -> None:
    batch_id = harness.stored.add(1)
    stranger = msgspec.structs.replace(harness.batch(batch_id), account_id="gone")
    with harness.qtbot.waitSignal(harness.batches.not_started, timeout=PATIENCE_MS) as told:
        harness.batches.resume(stranger)
    assert told.args == [BatchNotStarted(batch_id, None)]
    assert harness.batches.running is None


def test_one_that_another_window_sends_is_not_started(harness: Harness) -> None:
    batch_id = harness.stored.add(1)
    other = Repositories(harness.stored.sender.paths)
    try:
        other.batches.start(batch_id, 1)
        with harness.qtbot.waitSignal(harness.batches.not_started, timeout=PATIENCE_MS) as told:
            harness.batches.resume(harness.batch(batch_id))
    finally:
        other.close()
    assert told.args is not None
    assert isinstance(told.args[0].error, BatchBusy)
    assert harness.server.received == []


def test_closing_leaves_a_paused_batch_with_true_rows(harness: Harness) -> None:
    batch_id = harness.stored.add(50)
    with harness.qtbot.waitSignal(harness.batches.row_ended, timeout=PATIENCE_MS):
        harness.batches.resume(harness.batch(batch_id))
    harness.batches.close()
    harness.sender.close(5)
    assert harness.stored.sender.storage.retried.settle(10)
    batch, counts = harness.batch(batch_id), harness.stored.counts(batch_id)
    assert batch.state is BatchState.PAUSED
    assert counts.sending == 0
    assert counts.ended == len(harness.server.received) + counts.not_sent


def test_single_sends_go_between(harness: Harness) -> None:
    batch_id = harness.stored.add(8)
    reports: list[object] = []
    harness.sender.finished.connect(reports.append)

    def send_one(_: object) -> None:
        if not reports:
            harness.sender.send(MESSAGE, harness.stored.account)

    harness.batches.row_began.connect(send_one)
    harness.resume(batch_id)
    assert len(reports) == 1
    assert len(harness.server.received) == 9
