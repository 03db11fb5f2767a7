"""A batch whose process is killed at random moments, and goes on: nobody gets two messages, nobody is missed.

With NXWA_CAMPAIGN set: 50 kills in a batch of 300 rows, which takes minutes.
"""

import contextlib
import functools
import json
import os
import queue
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.sandbox.account import SANDBOX_SECRET
from nxwa_desktop.storage.batch_records import BatchState, Counts, PauseReason, RowLine, RowState
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.system.paths import Paths
from tests.support.batch_command import MAPPED, TEMPLATE, customer, customers, save_templates
from tests.support.batch_harness import AnsweringServer, recipient
from tests.support.delivery_harness import account_at
from tests.support.program import add, program, started
from tests.support.raw_server import PATIENCE
from tests.support.secret_service import SecretService

KILLS, ROWS = (50, 300) if os.environ.get("NXWA_CAMPAIGN") else (4, 24)
LONGEST_ANSWER_S = 0.06
AFTER_ROW_S, AFTER_START_S = (0.0, 0.01, 0.05, 0.1), 1.0
"""Seconds within which a process is killed: after a request came, at the fastest pace; and after it was started."""
TWO = ("batch", "--resume")


class SlowServer(AnsweringServer):
    """Accepts each message after a random time, or never one of a certain number; counts what came."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self.arrived: queue.Queue[str] = queue.Queue()
        self.held = ""
        """The number that gets no answer before `release`."""
        self._released = threading.Event()
        self._chance = chance
        self.on_request = self._wait

    def wait_for(self, count: int) -> None:
        """Wait until so many more have arrived."""
        for _ in range(count):
            self.arrived.get(timeout=PATIENCE)

    def wait_and_sleep(self, count: int, seconds: float) -> None:
        """Wait until so many more have arrived, and on to a moment of nobody's choice."""
        self.wait_for(count)
        time.sleep(seconds)

    def release(self) -> None:
        self._released.set()

    def _wait(self, to: str) -> None:
        self.arrived.put(to)
        if to == self.held:
            assert self._released.wait(PATIENCE)
        else:
            time.sleep(self._chance.uniform(0, LONGEST_ANSWER_S))


class KilledBatch:
    """A batch at the fastest pace, sent by processes that do not live long."""

    def __init__(self, folder: Path, server: SlowServer) -> None:
        self.server = server
        self._paths = Paths.of_user()
        save_templates(self._paths)
        account = add(account_at(server.url()))
        Vault().write(account.id, SANDBOX_SECRET)
        self._first = self._arguments(account, folder)
        self.id = ""

    def kill(self, moment: Callable[[], object]) -> None:
        """Let a process send it until `moment` returns, and kill that."""
        arguments = ("batch", "--resume", self.id) if self.id else self._first
        with started(*arguments) as process:
            moment()
            assert process.poll() is None
            process.kill()
            process.wait(PATIENCE)
        self._look()

    def lines(self) -> tuple[RowLine, ...]:
        """The rows, as whoever opens the data file next finds them."""
        with contextlib.closing(Repositories(self._paths)) as storage:
            return storage.batches.lines(self.id)

    def counts(self) -> Counts:
        with contextlib.closing(Repositories(self._paths)) as storage:
            return storage.batches.counts(self.id)

    def _arguments(self, account: Account, folder: Path) -> tuple[str, ...]:
        file = customers(folder, *map(customer, range(ROWS)))
        return ("batch", file, "--account", account.name, *TEMPLATE, *MAPPED, "--rate", "10", "--send")

    def _look(self) -> None:
        with contextlib.closing(Repositories(self._paths)) as storage:
            (batch,) = storage.batches.list()
            self.id = batch.id
        assert batch.state is BatchState.PAUSED
        assert batch.pause is not None
        assert batch.pause.reason is PauseReason.CLOSED


@pytest.fixture
def chance() -> random.Random:
    seed = random.randrange(2**32)
    print(f"The moments are those of seed {seed}.")
    return random.Random(seed)


@pytest.fixture
def killed(tmp_path: Path, secret_service: SecretService, chance: random.Random) -> Iterator[KilledBatch]:
    with SlowServer(chance) as server:
        yield KilledBatch(tmp_path, server)
        server.release()


def test_nobody_gets_two_messages_and_nobody_is_missed(killed: KilledBatch, chance: random.Random) -> None:
    server, unknown = killed.server, 0
    for number in range(KILLS):
        # Any moment of a row: read, written ahead, on its way, answered, closed; or of a start before the first one.
        rows = chance.randint(0 if killed.id else 1, 2 * ROWS // (3 * KILLS) + 1)
        longest = chance.choice(AFTER_ROW_S) if rows else AFTER_START_S
        killed.kill(functools.partial(server.wait_and_sleep, rows, chance.uniform(0, longest)))
        counts = killed.counts()
        assert counts.sending == 0
        assert counts.unknown - unknown in {0, 1}, "the one that was on its way"
        unknown = counts.unknown
        server.arrived = queue.Queue()
        print(f"kill {number}: {counts.accepted} accepted, {unknown} unknown, {counts.waiting} waiting")
    ended = program(*TWO, killed.id, "--json")
    assert json.loads(ended.stdout)["waiting"] == 0, ended.stderr
    assert ended.returncode == (4 if unknown else 0)
    _assert_each_once(killed)
    assert killed.counts().unknown == unknown


def _assert_each_once(killed: KilledBatch) -> None:
    received, lines = Counter(killed.server.received), killed.lines()
    assert {to: count for to, count in received.items() if count > 1} == {}, "two messages to one customer"
    by_state = {state: {recipient(line.position) for line in lines if line.state is state} for state in RowState}
    accepted, unknown = by_state.pop(RowState.ACCEPTED), by_state.pop(RowState.UNKNOWN)
    assert not any(by_state.values())
    assert accepted <= set(received) <= accepted | unknown, "what arrived is known, or known to be unknown"
    assert len(accepted) + len(unknown) == len(lines) == ROWS
    print(f"{len(accepted)} accepted, {len(unknown)} unknown of which {len(unknown & set(received))} arrived")


def test_the_one_on_its_way_is_unknown_and_never_sent_again(killed: KilledBatch) -> None:
    killed.server.held = recipient(2)
    killed.kill(lambda: killed.server.wait_for(3))
    assert [line.state for line in killed.lines()[:4]] == ["accepted", "accepted", "unknown", "waiting"]
    killed.server.release()
    ended = program(*TWO, killed.id, "--json")
    assert (ended.returncode, json.loads(ended.stdout)["unknown"]) == (4, 1)
    _assert_each_once(killed)


def test_two_processes_cannot_send_one_batch(killed: KilledBatch) -> None:
    killed.server.held = recipient(0)
    killed.kill(lambda: killed.server.wait_for(1))
    killed.server.held = recipient(1)
    with started(*TWO, killed.id) as first:
        killed.server.wait_for(1)
        second = program(*TWO, killed.id)
        assert (second.returncode, second.stdout) == (3, "")
        assert second.stderr.startswith("Another window or command sends this batch")
        killed.server.release()
        killed.server.wait_for(2)
        assert first.poll() is None
    assert max(Counter(killed.server.received).values()) == 1
