"""Cancel in every phase: an outcome at once, and a true one."""

import asyncio
import contextlib
import inspect
import socket
import sqlite3
import sys
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import psutil
import pytest

from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Unknown, UnknownReason
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.storage.send_log import History
from tests.support.delivery_harness import (
    MESSAGE,
    Block,
    DeliveryHarness,
    account_at,
    cancelled,
    delivery_harness,
    message_to,
    run,
    until,
)
from tests.support.prompter import Answer
from tests.support.raw_server import Peer, RawServer, full_backlog, http, names
from tests.support.recording import Sandbox
from tests.support.secret_service import SecretService

AT_ONCE = 0.1
"""Seconds from Cancel to the outcome."""
TRIES = 5
"""A busy machine may hold up any one of them."""
CANCELLED = NotSent(NotSentReason.CANCELLED)


def at_once(attempt: Callable[[], tuple[SendReport, float]]) -> SendReport:
    """Try until one attempt was as fast as it has to be; each of them has to tell the truth."""
    taken: list[float] = []
    for _ in range(TRIES):
        report, seconds = attempt()
        taken.append(seconds)
        if seconds < AT_ONCE:
            return report
    raise AssertionError(f"never within {AT_ONCE} s: {taken}")


# waiting for the disk


def test_while_the_disk_is_busy_with_something_else(sender: DeliveryHarness) -> None:
    account = sender.keep(account_at("http://127.0.0.1:1/"))

    def attempt() -> tuple[SendReport, float]:
        block = Block()
        sender.storage.submit(block)
        try:
            return cancelled(lambda: sender.delivery.send(MESSAGE, account), block.entered.is_set)
        finally:
            block.release()

    assert at_once(attempt).outcome == CANCELLED
    assert not sender.rows()


def test_while_the_row_is_being_written(sender: DeliveryHarness) -> None:
    # The write hangs at another program's lock, and is done in spite of the cancellation: the row has to say so.
    account = sender.keep(account_at("http://127.0.0.1:1/"))
    sender.rows()

    def attempt() -> tuple[SendReport, float]:
        with contextlib.closing(sqlite3.connect(sender.paths.database_file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            report, seconds = cancelled(lambda: sender.delivery.send(MESSAGE, account), is_writing)
            other.execute("ROLLBACK")
        return report, seconds

    report = at_once(attempt)
    assert report.outcome == CANCELLED
    assert {entry.outcome for entry in sender.rows()} == {CANCELLED}


def is_writing() -> bool:
    """Some thread is about to write a row."""
    frames = (walked for top in sys._current_frames().values() for walked, _ in traceback.walk_stack(top))
    return any(frame.f_code is History.begin.__code__ for frame in frames)


# waiting for the keyring


def test_while_the_keyring_is_frozen(sender: DeliveryHarness, secret_service: SecretService) -> None:
    account = account_at("http://127.0.0.1:1/")
    sender.vault.write(account.id, "s")
    secret_service.freeze()

    def attempt() -> tuple[SendReport, float]:
        return cancelled(lambda: sender.delivery.send(MESSAGE, account), lambda: is_sending(sender))

    assert at_once(attempt).outcome == CANCELLED
    assert {entry.outcome for entry in sender.rows()} == {CANCELLED}
    # The thread is free again, though the keyring is not.
    sender.secrets.submit(lambda _: None).result(2)
    secret_service.thaw()
    assert sender.vault.read(account.id) == "s"


def test_while_the_keyring_asks_for_its_password(sender: DeliveryHarness, secret_service: SecretService) -> None:
    account = account_at("http://127.0.0.1:1/")
    sender.vault.write(account.id, "s")
    secret_service.lock()
    with secret_service.prompter(Answer.NEVER) as prompter:

        def attempt() -> tuple[SendReport, float]:
            prompter.asked.clear()
            return cancelled(lambda: sender.delivery.send(MESSAGE, account), prompter.asked.is_set)

        assert at_once(attempt).outcome == CANCELLED


class Watched(Vault):
    """A keyring whose reads hang until they are cancelled, and which counts that."""

    def __init__(self) -> None:
        super().__init__()
        self.reading = threading.Event()
        self.cancels = 0
        self._ended = threading.Event()

    def read(self, account_id: str) -> str:
        self.reading.set()
        assert self._ended.wait(30)
        return "s"

    def cancel(self) -> None:
        self.cancels += 1
        self._ended.set()


def test_a_send_that_queues_does_not_end_the_call_before_it(tmp_path: Path) -> None:
    vault = Watched()
    with delivery_harness(tmp_path, vault) as sender:
        earlier: Future[str] = sender.secrets.read("another account")
        assert vault.reading.wait(10)
        report, _ = cancelled(
            lambda: sender.delivery.send(MESSAGE, account_at("http://127.0.0.1:1/")), lambda: is_sending(sender)
        )
        assert report.outcome == CANCELLED
        assert sender.row().outcome == CANCELLED
        assert vault.cancels == 0
        assert not earlier.done()


def test_a_request_for_copying_can_be_cancelled(tmp_path: Path) -> None:
    vault = Watched()
    with delivery_harness(tmp_path, vault) as opened:

        async def main() -> None:
            task = asyncio.ensure_future(opened.delivery.sign(MESSAGE, account_at("http://127.0.0.1:1/")))
            await until(vault.reading.is_set)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

        run(main)
        assert vault.cancels == 1


def is_sending(sender: DeliveryHarness) -> bool:
    """The newest row is written, so the send is past the disk."""
    rows = sender.storage.submit(lambda repos: repos.history.newest(1)).result(10)
    return bool(rows) and rows[0].outcome is None


# connecting


def connecting() -> int:
    """How many connections of this process wait to be taken."""
    return sum(each.status == psutil.CONN_SYN_SENT for each in psutil.Process().net_connections("tcp4"))


def test_while_connecting(sender: DeliveryHarness) -> None:
    with full_backlog() as port:
        account = sender.keep(account_at(f"http://127.0.0.1:{port}/"))

        def attempt() -> tuple[SendReport, float]:
            before = connecting()
            return cancelled(lambda: sender.delivery.send(MESSAGE, account), lambda: connecting() > before)

        assert at_once(attempt).outcome == CANCELLED
    assert {entry.outcome for entry in sender.rows()} == {CANCELLED}


def test_while_the_name_is_looked_up(sender: DeliveryHarness, monkeypatch: pytest.MonkeyPatch) -> None:
    looking = threading.Event()
    free = threading.Event()

    def look_up() -> list[str]:
        looking.set()
        free.wait(30)
        raise socket.gaierror(socket.EAI_AGAIN, "too late")

    names(monkeypatch, look_up)
    account = sender.keep(account_at("https://nxcloud.invalid/saas/wa/send"))

    def attempt() -> tuple[SendReport, float]:
        looking.clear()
        return cancelled(lambda: sender.delivery.send(MESSAGE, account), looking.is_set)

    try:
        assert at_once(attempt).outcome == CANCELLED
    finally:
        free.set()


# waiting for the answer


def test_while_waiting_for_the_answer_nobody_knows(sender: DeliveryHarness) -> None:
    with Sandbox() as sandbox:
        account = sender.keep(account_at(sandbox.url))

        def attempt() -> tuple[SendReport, float]:
            seen = len(sandbox.requests)
            return cancelled(
                lambda: sender.delivery.send(message_to("8613600090002"), account),
                lambda: len(sandbox.requests) > seen,
            )

        report = at_once(attempt)
    assert report.outcome == Unknown(UnknownReason.CANCELLED)
    assert {entry.outcome for entry in sender.rows()} == {report.outcome}


def test_cancelled_twice(sender: DeliveryHarness) -> None:
    with Sandbox() as sandbox:
        account = sender.keep(account_at(sandbox.url))
        report, _ = cancelled(
            lambda: sender.delivery.send(message_to("8613600090002"), account),
            lambda: bool(sandbox.requests),
            times=2,
        )
    assert report.outcome == Unknown(UnknownReason.CANCELLED)
    assert sender.row().outcome == report.outcome


def test_cancelled_while_the_row_is_closed(sender: DeliveryHarness) -> None:
    """The answer is here: a cancellation takes nothing from it, nor does it wait for the disk."""
    block = Block()

    def serve(peer: Peer) -> None:
        peer.read_request()
        sender.storage.submit(block)
        assert block.entered.wait(10)
        peer.send(http(b'{"code":0}'))

    async def main() -> SendReport:
        sending = sender.delivery.send(MESSAGE, account)
        assert inspect.iscoroutine(sending)
        task: asyncio.Future[SendReport] = asyncio.ensure_future(sending)
        await until(lambda: "_close_row" in repr(sending.cr_await))
        while not task.done():
            task.cancel()
            await asyncio.sleep(0)
        return task.result()

    with RawServer(serve) as server:
        account = sender.keep(account_at(server.url()))
        report = run(main)
    block.release()
    assert isinstance(report.outcome, Accepted)
    assert sender.row().outcome == report.outcome


def test_a_check_can_be_cancelled(tmp_path: Path) -> None:
    vault = Watched()
    with delivery_harness(tmp_path, vault) as sender:
        report, _ = cancelled(
            lambda: sender.delivery.check_credentials(account_at("http://127.0.0.1:1/")), vault.reading.is_set
        )
        assert report.outcome == CANCELLED
        assert vault.cancels == 1
        assert not sender.rows()
