"""The window's way to a send, with everything real behind it."""

import contextlib
import random
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Rejected, Unknown, UnknownReason
from nxwa_desktop.protocol.request_body import decode_body
from nxwa_desktop.protocol.signing import SignedRequest
from nxwa_desktop.sending.delivery import Delivery
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.services.network_thread import NetworkThread
from nxwa_desktop.services.sender import ALONE_S, Sender
from nxwa_desktop.storage.batches import BatchClaim
from nxwa_desktop.storage.secrets.vault import VaultError
from tests.services.conftest import SenderHarness
from tests.support.delivery_harness import MESSAGE, Block, DeliveryHarness, account_at, message_to
from tests.support.gui import PATIENCE_MS, Reports, cancelled, wait_for
from tests.support.raw_server import Peer, RawServer, full_backlog
from tests.support.recording import Sandbox


def send(
    qtbot: QtBot, harness: SenderHarness, message: Message, account: Account, *, confirmed_id: str = ""
) -> SendReport:
    with qtbot.waitSignal(harness.sender.finished, timeout=PATIENCE_MS):
        assert harness.sender.send(message, account, confirmed_id=confirmed_id)
    return harness.reports.take()


@contextlib.contextmanager
def sender_of(make: Callable[[], Delivery]) -> Iterator[tuple[Sender, Reports]]:
    network = NetworkThread()
    sender = Sender(network, make)
    yield sender, Reports(sender)
    sender.close(5)
    assert network.close(5)


def states(paths_file: Path) -> list[tuple[str, str | None]]:
    with contextlib.closing(sqlite3.connect(paths_file)) as connection:
        return connection.execute("SELECT state, reason FROM history ORDER BY id").fetchall()


# one start, one end


def test_each_send_starts_once_and_finishes_once(qtbot: QtBot, harness: SenderHarness, sandbox: Sandbox) -> None:
    account = harness.delivery_harness.keep(account_at(sandbox.url))
    harness.sender.warm_up()
    first = send(qtbot, harness, MESSAGE, account)
    assert isinstance(first.outcome, Accepted)
    assert first.recipient == "8613600009759"
    second = send(qtbot, harness, message_to("8613600022091"), account)
    assert isinstance(second.outcome, Rejected)
    assert second.outcome.code == 22091
    assert [row.outcome for row in harness.delivery_harness.rows()] == [second.outcome, first.outcome]
    assert not harness.sender.busy


def test_the_window_changes_once_the_send_has_had_its_head_start(qtbot: QtBot, harness: SenderHarness) -> None:
    with RawServer(lambda peer: peer.wait_closed()) as silent:
        account = harness.delivery_harness.keep(account_at(silent.url()))
        with qtbot.waitSignal(harness.sender.started, timeout=PATIENCE_MS):
            assert harness.sender.send(MESSAGE, account)
            assert harness.sender.busy
            assert harness.reports.said == []
        assert harness.reports.said == ["started"]
        cancelled(qtbot, harness.sender)


def test_start_and_end_of_a_send_have_a_turn_of_the_event_loop_each(qtbot: QtBot) -> None:
    turns: list[None] = []
    with sender_of(lambda: Faulty(ZeroDivisionError())) as (sender, _):
        sender.started.connect(lambda: QTimer.singleShot(0, lambda: turns.append(None)))
        for number in (1, 2):  # the second one ends within its head start
            with qtbot.waitSignal(sender.finished, timeout=PATIENCE_MS):
                sender.send(MESSAGE, account_at("http://127.0.0.1:1/"))
            assert len(turns) == number


def test_a_second_send_is_refused_while_one_is_under_way(
    qtbot: QtBot, harness: SenderHarness, sandbox: Sandbox
) -> None:
    account = harness.delivery_harness.keep(account_at(sandbox.url))
    with qtbot.waitSignal(harness.sender.finished, timeout=PATIENCE_MS):
        assert harness.sender.send(MESSAGE, account)
        assert harness.sender.busy
        assert not harness.sender.send(MESSAGE, account)
    first = harness.reports.take()
    assert len(sandbox.requests) == 1
    assert isinstance(send(qtbot, harness, MESSAGE, account, confirmed_id=first.send_id).outcome, Accepted)


def test_a_new_send_may_begin_when_the_last_is_told(qtbot: QtBot, harness: SenderHarness, sandbox: Sandbox) -> None:
    account = harness.delivery_harness.keep(account_at(sandbox.url))
    answers: list[bool] = []

    def again(report: SendReport) -> None:
        answers.append(len(answers) < 1 and harness.sender.send(MESSAGE, account, confirmed_id=report.send_id))

    harness.sender.finished.connect(again)
    assert harness.sender.send(MESSAGE, account)
    wait_for(qtbot, lambda: len(answers) == 2)
    assert answers == [True, False]
    assert [isinstance(report.outcome, Accepted) for report in harness.reports.finished] == [True, True]


def test_cancelling_nothing_is_harmless(qtbot: QtBot, harness: SenderHarness, sandbox: Sandbox) -> None:
    account = harness.delivery_harness.keep(account_at(sandbox.url))
    with qtbot.assertNotEmitted(harness.sender.cancelling):
        harness.sender.cancel()
        harness.sender.cancel_check()
    assert isinstance(send(qtbot, harness, MESSAGE, account).outcome, Accepted)


def test_what_cannot_be_built_is_not_sent_and_is_built_again_next_time(
    qtbot: QtBot, harness: SenderHarness, sandbox: Sandbox
) -> None:
    account = harness.delivery_harness.keep(account_at(sandbox.url))
    tries: list[None] = []

    def make() -> Delivery:
        tries.append(None)
        if len(tries) < 3:
            raise ImportError("no httpx here")
        return harness.delivery_harness.delivery

    with sender_of(make) as (sender, reports):
        for _ in range(2):
            before = int(time.time() * 1000)
            with qtbot.waitSignal(sender.finished, timeout=PATIENCE_MS):
                sender.send(MESSAGE, account)
            report = reports.take()
            assert report.outcome == NotSent(NotSentReason.INTERNAL, "ImportError")
            assert (report.account_name, report.url, report.recipient) == ("Acme", sandbox.url, "8613600009759")
            assert before - 1 <= report.started_at <= int(time.time() * 1000)
        for number in ("8613600009759", "8613600009760"):
            with qtbot.waitSignal(sender.finished, timeout=PATIENCE_MS):
                sender.send(message_to(number), account)
            assert isinstance(reports.take().outcome, Accepted)
    assert len(tries) == 3


class Faulty(Delivery):
    """A delivery with a bug: it raises after who knows what."""

    def __init__(self, error: BaseException) -> None:
        self._error = error

    async def send(
        self, message: Message, account: Account, *, confirmed_id: str = "", claim: BatchClaim | None = None
    ) -> NoReturn:
        raise self._error

    async def check_credentials(self, account: Account, secret: str | None = None) -> NoReturn:
        raise self._error

    async def sign(self, message: Message, account: Account) -> NoReturn:
        raise self._error


def test_a_bug_while_sending_is_told_once_as_unknown(qtbot: QtBot) -> None:
    import asyncio

    account = account_at("http://127.0.0.1:1/")
    for error, reason in (
        (ZeroDivisionError(), UnknownReason.INTERNAL),
        (asyncio.CancelledError(), UnknownReason.CANCELLED),
    ):
        with sender_of(lambda error=error: Faulty(error)) as (sender, reports):  # type: ignore[misc]  # bound early
            with qtbot.waitSignal(sender.finished, timeout=PATIENCE_MS):
                sender.send(MESSAGE, account)
            outcome = reports.take().outcome
        assert isinstance(outcome, Unknown)
        assert outcome.reason is reason


# check, sign


def test_a_check_asks_with_the_secret_just_typed_and_leaves_no_row(
    qtbot: QtBot, harness: SenderHarness, sandbox: Sandbox
) -> None:
    account = account_at(sandbox.url)
    with qtbot.waitSignal(harness.sender.checked, timeout=PATIENCE_MS) as wrong:
        harness.sender.check(account, "not the secret")
    with qtbot.waitSignal(harness.sender.checked, timeout=PATIENCE_MS) as right:
        harness.sender.check(account, "sandbox-practice-secret")
    assert wrong.args[0].outcome.code == 1003
    assert right.args[0].outcome.code not in {0, 1003}
    assert harness.delivery_harness.rows() == ()
    assert harness.reports.said == []


def test_only_the_last_check_is_answered(qtbot: QtBot, harness: SenderHarness, sandbox: Sandbox) -> None:
    answered: list[SendReport] = []
    harness.sender.checked.connect(answered.append)
    with RawServer(lambda peer: peer.wait_closed()) as silent:
        harness.sender.check(account_at(silent.url()), "secret")
        wait_for(qtbot, silent.accepted)
        harness.sender.check(account_at(sandbox.url), "secret")
        wait_for(qtbot, lambda: len(answered) == 1)
        wait_for(qtbot, silent.done)
        harness.sender.check(account_at(silent.url()), "secret")
        harness.sender.cancel_check()
        harness.sender.check(account_at(sandbox.url), "secret")
        wait_for(qtbot, lambda: len(answered) == 2)
    assert [report.url for report in answered] == [sandbox.url] * 2


def test_a_check_that_is_answered_before_anybody_waits_is_told_all_the_same(
    qtbot: QtBot, harness: SenderHarness
) -> None:
    harness.network.close(5)
    with qtbot.waitSignal(harness.sender.checked, timeout=PATIENCE_MS):
        harness.sender.check(account_at("http://127.0.0.1:1/"), "secret")


def test_a_bug_while_checking_or_signing_is_told(qtbot: QtBot) -> None:
    account = account_at("http://127.0.0.1:1/")
    with sender_of(lambda: Faulty(ZeroDivisionError())) as (sender, _):
        with qtbot.waitSignal(sender.checked, timeout=PATIENCE_MS) as checked:
            sender.check(account, None)
        with qtbot.waitSignal(sender.signed, timeout=PATIENCE_MS) as signed:
            sender.sign(MESSAGE, account)
    assert checked.args[0].outcome == Unknown(UnknownReason.INTERNAL, "ZeroDivisionError")
    assert isinstance(signed.args[0], ZeroDivisionError)


def test_a_request_is_signed_for_copying(qtbot: QtBot, harness: SenderHarness) -> None:
    account = harness.delivery_harness.keep(account_at("http://127.0.0.1:1/"))
    with qtbot.waitSignal(harness.sender.signed, timeout=PATIENCE_MS) as answer:
        harness.sender.sign(MESSAGE, account)
    assert isinstance(answer.args[0], SignedRequest)
    assert harness.delivery_harness.rows() == ()


def test_without_a_secret_the_reason_is_told_instead_of_a_request(qtbot: QtBot, harness: SenderHarness) -> None:
    with qtbot.waitSignal(harness.sender.signed, timeout=PATIENCE_MS) as answer:
        harness.sender.sign(MESSAGE, account_at("http://127.0.0.1:1/"))
    assert isinstance(answer.args[0], VaultError)


# closing


WITHOUT_WAITING = 5.0
"""Seconds; what is waited for never comes, or after a longer time."""


def close_in_flight(harness: SenderHarness) -> float:
    begun = time.monotonic()
    harness.sender.close(0.3)
    took = time.monotonic() - begun
    harness.delivery_harness.close()
    return took


def test_closing_while_the_answer_is_awaited_leaves_a_truthful_row(qtbot: QtBot, harness: SenderHarness) -> None:
    read = threading.Event()

    def serve(peer: Peer) -> None:
        peer.read_request()
        read.set()
        peer.wait_closed()

    with RawServer(serve) as server, qtbot.assertNotEmitted(harness.sender.finished, wait=50):
        harness.sender.send(MESSAGE, harness.delivery_harness.keep(account_at(server.url())))
        wait_for(qtbot, read)
        assert close_in_flight(harness) < WITHOUT_WAITING
    assert states(harness.delivery_harness.paths.database_file) == [("unknown", "cancelled")]


def test_closing_while_connecting_leaves_a_truthful_row(qtbot: QtBot, harness: SenderHarness) -> None:
    with full_backlog() as port:
        harness.sender.send(MESSAGE, harness.delivery_harness.keep(account_at(f"http://127.0.0.1:{port}/saas/wa/send")))
        wait_for(qtbot, lambda: len(harness.delivery_harness.rows()) == 1)
        assert close_in_flight(harness) < WITHOUT_WAITING
    assert states(harness.delivery_harness.paths.database_file) == [("not_sent", "cancelled")]


def test_closing_while_it_is_being_built_leaves_no_row_and_waits_for_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    block = Block()
    delivery_harness = DeliveryHarness(tmp_path)
    network = NetworkThread()

    def make() -> Delivery:
        block()
        return delivery_harness.delivery

    sender = Sender(network, make)
    sender.send(MESSAGE, account_at("http://127.0.0.1:1/"))
    wait_for(qtbot, block.entered)
    begun = time.monotonic()
    sender.close(0.3)
    assert time.monotonic() - begun < WITHOUT_WAITING
    assert network.close(5)
    block.release()
    assert delivery_harness.rows() == ()
    delivery_harness.close()


def test_a_send_after_closing_is_told_as_not_sent_by_a_sender_that_still_speaks(
    qtbot: QtBot, harness: SenderHarness
) -> None:
    harness.network.close(5)
    report = send(qtbot, harness, MESSAGE, account_at("http://127.0.0.1:1/"))
    assert report.outcome == NotSent(NotSentReason.CANCELLED)
    assert not harness.sender.busy


# many


def test_two_hundred_sends_cancelled_at_any_moment_all_tell_the_truth(
    qtbot: QtBot, harness: SenderHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    harness.sender.warm_up()
    reports: dict[str, SendReport] = {}
    with Sandbox() as sandbox:
        account = harness.delivery_harness.keep(account_at(sandbox.url))
        for number in range(200):
            # On a machine at rest a send may be over before the window is heard again.
            monkeypatch.setattr("nxwa_desktop.services.sender.ALONE_S", random.choice([0.0, ALONE_S]))
            with qtbot.waitSignal(harness.sender.finished, timeout=PATIENCE_MS):
                assert harness.sender.send(message_to(f"86136000{number:05d}"), account)
                for _ in range(random.choice([0, 1, 1, 1, 2])):
                    moment = random.choice([-1, 0, 1, 2, 4, 6, 8, 12])
                    (harness.sender.cancel() if moment < 0 else QTimer.singleShot(moment, harness.sender.cancel))
            report = harness.reports.take()
            reports[report.recipient] = report
        sandbox.stop()
        requests = sandbox.requests
    assert len(reports) == 200
    assert harness.reports.said == []
    seen = [decode_body(request.body).message.recipient for request in requests if request.body]
    assert len(seen) == len(set(seen))
    for recipient, report in reports.items():
        match report.outcome:
            case Accepted():
                assert recipient in seen
            case NotSent(reason):
                assert reason is NotSentReason.CANCELLED
                assert recipient not in seen
            case Unknown(reason):
                assert reason is UnknownReason.CANCELLED
            case Rejected():
                pytest.fail("nothing was wrong with it")
    rows = harness.delivery_harness.storage.submit(lambda repos: repos.history.newest(1000)).result(10)
    assert all(row.outcome == reports[row.outgoing.recipient].outcome for row in rows)
    without_row = set(reports) - {row.outgoing.recipient for row in rows}
    assert all(isinstance(reports[recipient].outcome, NotSent) for recipient in without_row)
    assert len({type(report.outcome) for report in reports.values()}) > 1
