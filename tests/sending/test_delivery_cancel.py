"""Cancellation of a delivery: the outcome is a true one, and does not wait for what hangs.

What hangs is let go only after the outcome is there. `tests/services/test_sender_cancel.py` has each phase of a send.
"""

import asyncio
import contextlib
import inspect
import sqlite3
import sys
import threading
import traceback
from concurrent.futures import Future
from pathlib import Path

import pytest

from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason
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
    run,
    until,
)
from tests.support.prompter import Answer
from tests.support.raw_server import Peer, RawServer, http
from tests.support.secret_service import SecretService

CANCELLED = NotSent(NotSentReason.CANCELLED)


# waiting for the disk or the keyring


def test_while_the_row_is_being_written(sender: DeliveryHarness) -> None:
    # The write hangs at another program's lock, and is done in spite of the cancellation: the row has to say so.
    account = sender.keep(account_at("http://127.0.0.1:1/"))
    sender.rows()

    with contextlib.closing(sqlite3.connect(sender.paths.database_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        report = cancelled(lambda: sender.delivery.send(MESSAGE, account), is_writing)
        other.execute("ROLLBACK")
    assert report.outcome == CANCELLED
    assert sender.row().outcome == CANCELLED


def is_writing() -> bool:
    """Some thread is about to write a row."""
    frames = (walked for top in sys._current_frames().values() for walked, _ in traceback.walk_stack(top))
    return any(frame.f_code is History.begin.__code__ for frame in frames)


def test_while_the_keyring_is_frozen(sender: DeliveryHarness, secret_service: SecretService) -> None:
    account = account_at("http://127.0.0.1:1/")
    sender.vault.write(account.id, "s")
    secret_service.freeze()
    report = cancelled(lambda: sender.delivery.send(MESSAGE, account), lambda: is_sending(sender))
    assert report.outcome == CANCELLED
    assert sender.row().outcome == CANCELLED
    # The thread is free again, though the keyring is not.
    sender.secrets.submit(lambda _: None).result(10)
    secret_service.thaw()
    assert sender.vault.read(account.id) == "s"


def test_while_the_keyring_asks_for_its_password(sender: DeliveryHarness, secret_service: SecretService) -> None:
    account = account_at("http://127.0.0.1:1/")
    sender.vault.write(account.id, "s")
    secret_service.lock()
    with secret_service.prompter(Answer.NEVER) as prompter:
        report = cancelled(lambda: sender.delivery.send(MESSAGE, account), prompter.asked.is_set)
        assert report.outcome == CANCELLED


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
        report = cancelled(
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


# waiting for the answer


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
        report = cancelled(
            lambda: sender.delivery.check_credentials(account_at("http://127.0.0.1:1/")), vault.reading.is_set
        )
        assert report.outcome == CANCELLED
        assert vault.cancels == 1
        assert not sender.rows()
