"""Cancel in every phase of a send: at once as the window sees it, truthful, and the window never waits meanwhile."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

import psutil
import pytest
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Unknown, UnknownReason
from nxwa_desktop.sending.delivery import Delivery
from nxwa_desktop.services.network_thread import NetworkThread
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.secrets.vault import Vault
from tests.support.delivery_harness import MESSAGE, Block, DeliveryHarness, account_at
from tests.support.gui import PATIENCE_MS, PROMPT_MS, Heartbeat, Reports, cancelled, heartbeat, wait_for
from tests.support.raw_server import Peer, RawServer, full_backlog
from tests.support.recording import Sandbox
from tests.support.secret_service import SecretService

T = TypeVar("T")

TRIES = 8
"""The machine may be busy with other things: what blocks for a reason does so every time."""
BLOCKED_MS = 1_000
"""A window that waits for what hangs waits for seconds; how smooth it is else, the benchmark measures."""

NOT_SENT = NotSent(NotSentReason.CANCELLED)


class AskedVault(Vault):
    """Tells when it is asked for a secret."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = threading.Event()

    def read(self, account_id: str) -> str:
        self.asked.set()
        return super().read(account_id)


class Phase:
    """A send that hangs where it is wanted, and what a test needs to know of it."""

    def __init__(self, folder: Path, stack: contextlib.ExitStack) -> None:
        self.stack = stack
        self.vault = AskedVault()
        self.delivery_harness = DeliveryHarness(folder, self.vault)
        stack.callback(self.delivery_harness.close)
        self.network = NetworkThread()
        self.make: Callable[[], Delivery] = lambda: self.delivery_harness.delivery
        self.account = account_at("http://127.0.0.1:1/")
        self.expected: Outcome = NOT_SENT
        self.blocks: list[Block] = []
        self.rows: list[Outcome | None] = [NOT_SENT]

    def served_by(self, serve: Callable[[Peer], None], *, scheme: str = "http") -> RawServer:
        server = self.stack.enter_context(RawServer(serve))
        self.account = self.delivery_harness.keep(account_at(server.url().replace("http", scheme, 1)))
        return server

    def blocked(self) -> Block:
        self.blocks.append(Block())
        return self.blocks[-1]

    def release(self) -> None:
        for block in self.blocks:
            block.release()


Reached = Callable[[], bool]


def _loop_busy(phase: Phase) -> Reached:
    block = phase.blocked()
    phase.network.call(block)
    phase.rows = []
    return block.entered.is_set


def _importing(phase: Phase) -> Reached:
    block = phase.blocked()

    def make() -> Delivery:
        block()
        return phase.delivery_harness.delivery

    phase.make = make
    phase.rows = []
    return block.entered.is_set


def _disk(phase: Phase) -> Reached:
    block, tried = phase.blocked(), threading.Event()
    phase.delivery_harness.storage.submit(block)
    phase.delivery_harness.keep(phase.account)
    submit = phase.delivery_harness.storage.submit

    def telling(call: Callable[[Repositories], T]) -> "Future[T]":
        tried.set()
        return submit(call)

    phase.delivery_harness.storage.submit = telling  # type: ignore[method-assign]  # only listens
    phase.rows = []
    return tried.is_set


def _keyring(phase: Phase) -> Reached:
    service = phase.stack.enter_context(SecretService())
    patch = phase.stack.enter_context(pytest.MonkeyPatch.context())
    patch.setenv("DBUS_SESSION_BUS_ADDRESS", service.address)
    phase.vault.write(phase.account.id, "secret")
    service.freeze()
    phase.stack.callback(service.thaw)
    return phase.vault.asked.is_set


def _connecting(phase: Phase) -> Reached:
    port = phase.stack.enter_context(full_backlog())
    phase.account = phase.delivery_harness.keep(account_at(f"http://127.0.0.1:{port}/saas/wa/send"))
    own = psutil.Process()

    def connections() -> int:
        return sum(bool(each.raddr) and each.raddr[-1] == port for each in own.net_connections("tcp"))

    # Those that fill the queue are there already.
    before = connections()
    return lambda: connections() > before


def _tls(phase: Phase) -> Reached:
    hello = threading.Event()

    def serve(peer: Peer) -> None:
        peer.received = peer.sock.recv(1)
        hello.set()
        peer.stopped.wait(30)

    phase.served_by(serve, scheme="https")
    return hello.is_set


def _answer(phase: Phase) -> Reached:
    read = threading.Event()

    def serve(peer: Peer) -> None:
        peer.read_request()
        read.set()
        peer.stopped.wait(30)

    phase.served_by(serve)
    phase.expected = Unknown(UnknownReason.CANCELLED)
    phase.rows = [phase.expected]
    return read.is_set


def _dripping(phase: Phase) -> Reached:
    dripped = threading.Event()

    def serve(peer: Peer) -> None:
        peer.read_request()
        peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        while not peer.stopped.wait(0.01):
            peer.send(b" ")
            dripped.set()

    phase.served_by(serve)
    phase.expected = Unknown(UnknownReason.CANCELLED, "", 200)
    phase.rows = [phase.expected]
    return dripped.is_set


PHASES = [_loop_busy, _importing, _disk, _keyring, _connecting, _tls, _answer, _dripping]


@contextlib.contextmanager
def hanging(qtbot: QtBot, folder: Path, arrange: Callable[[Phase], Reached]) -> Iterator[tuple[Phase, Sender, Reports]]:
    """A send that has come to the phase."""
    with contextlib.ExitStack() as stack:
        phase = Phase(folder, stack)
        reached = arrange(phase)
        sender = Sender(phase.network, phase.make)
        stack.callback(lambda: sender.close(5))
        stack.callback(phase.release)
        reports = Reports(sender)
        assert sender.send(MESSAGE, phase.account)
        wait_for(qtbot, reached)
        yield phase, sender, reports


@pytest.mark.parametrize("arrange", PHASES)
def test_while_a_send_hangs_the_window_goes_on_and_cancel_is_answered_at_once(
    qtbot: QtBot, tmp_path: Path, arrange: Callable[[Phase], Reached]
) -> None:
    gaps: list[float] = []
    waits: list[float] = []
    while len(gaps) < TRIES and (min(gaps, default=BLOCKED_MS) >= BLOCKED_MS or min(waits) >= PROMPT_MS):
        folder = tmp_path / str(len(gaps))
        with heartbeat() as heart, hanging(qtbot, folder, arrange) as (phase, sender, reports):
            heart.longest_ms = 0.0
            _beat_on(qtbot, heart)
            busy = [sender.busy]
            waits.append(cancelled(qtbot, sender))
            busy.append(sender.busy)
            assert busy == [True, False]
            report = reports.take()
            assert report.outcome == phase.expected
            assert (report.account_name, report.url) == (phase.account.name, phase.account.url)
            gaps.append(heart.longest_ms)
        assert _rows(folder) == phase.rows
    assert min(gaps) < BLOCKED_MS, gaps
    assert min(waits) < PROMPT_MS, waits


def _beat_on(qtbot: QtBot, heart: Heartbeat) -> None:
    wanted = heart.beats + 150
    wait_for(qtbot, lambda: heart.beats > wanted)


def _rows(folder: Path) -> list[Outcome | None]:
    again = DeliveryHarness(folder)
    try:
        return [row.outcome for row in again.rows()]
    finally:
        again.close()


def test_cancelling_twice_is_cancelling_once(qtbot: QtBot, tmp_path: Path) -> None:
    with hanging(qtbot, tmp_path, _answer) as (phase, sender, reports):
        for _ in range(3):
            sender.cancel()
        cancelled(qtbot, sender)
        assert reports.take().outcome == phase.expected
        assert [row.outcome for row in phase.delivery_harness.rows()] == [phase.expected]


def test_a_send_that_is_cancelled_at_once_has_started_before(qtbot: QtBot, tmp_path: Path) -> None:
    with contextlib.closing(DeliveryHarness(tmp_path)) as delivery_harness:
        sender = Sender(NetworkThread(), lambda: delivery_harness.delivery)
        reports = Reports(sender)
        sender.cancelling.connect(lambda: reports.said.append("cancelling"))
        sender.send(MESSAGE, account_at("http://127.0.0.1:1/"))
        cancelled(qtbot, sender)
        assert reports.said[:2] == ["started", "cancelling"]
        sender.close(5)


def test_one_cancelled_send_does_not_stop_the_building_for_the_next(
    qtbot: QtBot, tmp_path: Path, sandbox: Sandbox
) -> None:
    made: list[None] = []
    block = Block()
    with contextlib.closing(DeliveryHarness(tmp_path)) as delivery_harness:

        def make() -> Delivery:
            made.append(None)
            block()
            return delivery_harness.delivery

        sender = Sender(NetworkThread(), make)
        reports = Reports(sender)
        sender.warm_up()
        wait_for(qtbot, block.entered)
        account = delivery_harness.keep(account_at(sandbox.url))
        sender.send(MESSAGE, account)
        cancelled(qtbot, sender)
        assert reports.take().outcome == NOT_SENT
        with qtbot.waitSignal(sender.finished, timeout=PATIENCE_MS):
            sender.send(MESSAGE, account)
            block.release()
        assert isinstance(reports.take().outcome, Accepted)
        sender.close(5)
    assert len(made) == 1
    assert len(sandbox.requests) == 1
