import asyncio
import contextlib
import email.utils
import json
import logging
import queue
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from nxwa_desktop import texts
from nxwa_desktop.protocol import response_codes as codes
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.protocol.signature_algorithms import Algorithm
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, KnownAccount
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.sending.server_clock import ServerClock
from nxwa_desktop.storage.errors import DatabaseFull
from nxwa_desktop.storage.retried_writes import RetriedWrites
from nxwa_desktop.storage.secrets.vault import Vault, VaultError, VaultReason
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.texts.support_ticket import entry_ticket
from tests.support.delivery_harness import MESSAGE, DeliveryHarness, account_at, delivery_harness, message_to, run
from tests.support.raw_server import Peer, RawServer, answering, http
from tests.support.recording import Sandbox

ACCEPTED = http(b'{"code":0,"message":"","data":{"message_id":"wamid.1"},"traceId":"t"}')


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as server:
        yield server


def seen_from_outside(file: Path) -> list[tuple[str, bytes]]:
    """States and bodies as another connection finds them."""
    with contextlib.closing(sqlite3.connect(file)) as connection:
        return connection.execute(
            "SELECT state, body FROM history JOIN history_contents ON history_id = id ORDER BY id"
        ).fetchall()


# the order of things


def test_the_row_is_on_disk_before_the_first_byte_and_closed_after_the_answer(sender: DeliveryHarness) -> None:
    at_connect: list[tuple[str, bytes]] = []

    def serve(peer: Peer) -> None:
        at_connect.extend(seen_from_outside(sender.paths.database_file))
        peer.read_request()
        peer.send(ACCEPTED)

    with RawServer(serve) as server:
        account = sender.keep(account_at(server.url()))
        report = sender.send(MESSAGE, account)
        body = server.peers[0].received.partition(b"\r\n\r\n")[2]
    assert at_connect == [("sending", encode_body(MESSAGE, account))]
    assert report.outcome == Accepted("wamid.1", "t")
    sender.rows()  # on a busy machine the report does not wait for what it had written
    assert seen_from_outside(sender.paths.database_file) == [("accepted", body)]


def test_what_was_signed_is_what_was_sent_and_kept(sender: DeliveryHarness, sandbox: Sandbox) -> None:
    account = sender.keep(account_at(sandbox.url))
    before = sender.clock.local_ms()
    report = sender.send(MESSAGE, account)
    entry = sender.row()
    (seen,) = sandbox.requests
    assert isinstance(report.outcome, Accepted)
    assert seen.body == entry.outgoing.body == encode_body(MESSAGE, account)
    assert entry.outcome == report.outcome
    assert entry.answer.startswith(b'{"code":0')
    assert entry.outgoing.recipient == report.recipient == "8613600009759"
    assert (entry.outgoing.send_id, entry.outgoing.account_id) == (report.send_id, account.id)
    assert entry.outgoing.template_name == "text_template"
    assert before <= entry.outgoing.started_at == report.started_at
    assert entry.finished_at == report.started_at + report.duration_ms
    assert entry.duration_ms == report.duration_ms


# every outcome


@pytest.mark.parametrize(
    ("recipient", "expected"),
    [
        ("8613600022091", Rejected(22091)),
        ("8613600090001", Unknown(UnknownReason.LOST_ANSWER)),
        ("8613600090003", Unknown(UnknownReason.SERVER_ERROR)),
        ("8613600090004", Rejected(1004)),
    ],
)
def test_the_rehearsed_outcomes(sender: DeliveryHarness, sandbox: Sandbox, recipient: str, expected: Outcome) -> None:
    outcome = sender.send(message_to(recipient), sender.keep(account_at(sandbox.url))).outcome
    match outcome, expected:
        case Rejected(code), Rejected(wanted):
            assert code == wanted
        case Unknown(reason), Unknown(wanted_reason):
            assert reason is wanted_reason
        case _:
            pytest.fail(f"{outcome} instead of {expected}")
    assert sender.row().outcome == outcome


def test_an_answer_is_told_in_words_by_a_program_that_was_removed_meanwhile(
    tmp_path: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes._table.cache_clear()
    with delivery_harness(tmp_path) as sender, monkeypatch.context() as removed:
        removed.setattr(codes, "resource", lambda name: tmp_path / "gone" / name)
        report = sender.send(message_to("8613600022091"), sender.keep(account_at(sandbox.url)))
        assert "no WhatsApp account" in str(texts.outcomes.outcome_meaning(report.outcome))


def test_garbage_is_kept_as_it_came(sender: DeliveryHarness) -> None:
    with RawServer(answering(http(b"\xff\x00 no JSON"))) as server:
        outcome = sender.send(MESSAGE, sender.keep(account_at(server.url()))).outcome
    assert isinstance(outcome, Unknown)
    assert outcome.reason is UnknownReason.GARBAGE
    assert (sender.row().outcome, sender.row().answer) == (outcome, b"\xff\x00 no JSON")


def test_sha256_is_accepted(sender: DeliveryHarness) -> None:
    account = account_at("", algorithm=Algorithm.SHA256)
    with Sandbox(accounts={account.access_key: KnownAccount(account, SANDBOX_SECRET)}) as sandbox:
        report = sender.send(MESSAGE, sender.keep(account_at(sandbox.url, algorithm=Algorithm.SHA256)))
        assert isinstance(report.outcome, Accepted)
        headers = dict(sandbox.requests[0].headers)
    assert headers["algorithm"] == "sha256"
    assert len(headers["sign"]) == 64


def test_nothing_is_sent_with_an_algorithm_of_a_newer_version(sender: DeliveryHarness, sandbox: Sandbox) -> None:
    outcome = sender.send(MESSAGE, sender.keep(account_at(sandbox.url, algorithm=Algorithm("sm3")))).outcome
    assert outcome == NotSent(NotSentReason.BAD_REQUEST, "unknown signature algorithm: sm3")
    assert not sandbox.requests


def test_half_a_character_is_not_sent_and_leaves_no_row(sender: DeliveryHarness, sandbox: Sandbox) -> None:
    message = Message("8613600009759", "t", "en", body=("\ud800",))
    outcome = sender.send(message, sender.keep(account_at(sandbox.url))).outcome
    assert isinstance(outcome, NotSent)
    assert outcome.reason is NotSentReason.BAD_REQUEST
    assert not sender.rows()
    assert not sandbox.requests


# no record, no send


def test_nothing_is_sent_that_cannot_be_recorded(sender: DeliveryHarness, sandbox: Sandbox) -> None:
    sender.paths.database_file.mkdir(parents=True)
    outcome = sender.send(MESSAGE, sender.keep(account_at(sandbox.url))).outcome
    assert isinstance(outcome, NotSent)
    assert outcome.reason is NotSentReason.DATA_CLOSED
    assert outcome.detail
    assert not sandbox.requests


def test_a_damaged_file_makes_way_for_one_that_records(sender: DeliveryHarness, sandbox: Sandbox) -> None:
    sender.paths.database_file.parent.mkdir(parents=True)
    sender.paths.database_file.write_bytes(b"this is no database at all" * 100)
    report = sender.send(MESSAGE, sender.keep(account_at(sandbox.url)))
    assert isinstance(report.outcome, Accepted)
    assert sender.row().outcome == report.outcome


def test_closed_stores_send_nothing(
    sender: DeliveryHarness, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    account = sender.keep(account_at(sandbox.url))
    sender.storage.close(5)
    outcome = sender.send(MESSAGE, account).outcome
    assert outcome == NotSent(NotSentReason.INTERNAL, "WorkerClosed")
    assert not sandbox.requests
    assert "before its request was made" in caplog.text


# a row that cannot be closed


def test_the_outcome_does_not_wait_for_a_slow_disk(sender: DeliveryHarness) -> None:
    locked = threading.Event()
    free = threading.Event()

    def hold() -> None:
        with contextlib.closing(sqlite3.connect(sender.paths.database_file, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            locked.set()
            assert free.wait(10)

    holder = threading.Thread(target=hold)

    def serve(peer: Peer) -> None:
        peer.read_request()
        holder.start()
        assert locked.wait(10)
        peer.send(ACCEPTED)

    with RawServer(serve) as server:
        report = sender.send(MESSAGE, sender.keep(account_at(server.url())))
        assert seen_from_outside(sender.paths.database_file)[0][0] == "sending"
    free.set()
    holder.join()
    assert isinstance(report.outcome, Accepted)
    assert sender.row().outcome == report.outcome


def fill_the_disk(sender: DeliveryHarness, *, full: bool = True) -> None:
    """Let the database take no page more, or as many as it likes again."""
    (pages,) = sender.storage.submit(lambda repos: repos._database.query("PRAGMA page_count")).result(10)[0]
    limit = pages if full else 2**30
    sender.storage.submit(lambda repos: repos._database.query(f"PRAGMA max_page_count = {limit}")).result(10)


def test_a_row_is_closed_once_the_disk_takes_it(sender: DeliveryHarness) -> None:
    waiting: queue.SimpleQueue[BaseException | None] = queue.SimpleQueue()
    sender.storage.retried.on_waiting = waiting.put
    answer = http(json.dumps({"code": 0, "data": {"message_id": "wamid.1"}, "filler": "x" * 100_000}).encode())

    def serve(peer: Peer) -> None:
        peer.read_request()
        fill_the_disk(sender)
        peer.send(answer)

    with RawServer(serve) as server:
        report = sender.send(MESSAGE, sender.keep(account_at(server.url())))
    assert isinstance(waiting.get(timeout=10), DatabaseFull)
    assert isinstance(report.outcome, Accepted)
    assert sender.row().outcome is None
    fill_the_disk(sender, full=False)
    assert waiting.get(timeout=10) is None
    assert sender.row().outcome == report.outcome


def test_a_row_is_closed_before_the_program_ends(tmp_path: Path) -> None:
    with delivery_harness(tmp_path) as sender:
        sender.storage.retried = RetriedWrites(sender.storage.submit, again=3600)
        answer = http(json.dumps({"code": 0, "data": {"message_id": "wamid.1"}, "filler": "x" * 100_000}).encode())

        def serve(peer: Peer) -> None:
            peer.read_request()
            fill_the_disk(sender)
            peer.send(answer)

        with RawServer(serve) as server:
            sender.send(MESSAGE, sender.keep(account_at(server.url())))
        assert not sender.storage.retried.settle(0.1)
        fill_the_disk(sender, full=False)
    assert [state for state, _ in seen_from_outside(Paths.below(tmp_path).database_file)] == ["accepted"]


def test_a_row_that_cannot_be_closed_takes_nothing_from_the_outcome(sender: DeliveryHarness) -> None:
    def serve(peer: Peer) -> None:
        peer.read_request()
        with contextlib.closing(sqlite3.connect(sender.paths.database_file)) as connection:
            connection.execute("DROP TABLE history_contents")
            connection.execute("DROP TABLE history")
            connection.commit()
        peer.send(ACCEPTED)

    with RawServer(serve) as server:
        report = sender.send(MESSAGE, sender.keep(account_at(server.url())))
    assert isinstance(report.outcome, Accepted)
    assert sender.storage.retried.settle(10)


# the secret


class Refusing(Vault):
    """A keyring that fails in a way of the test's choice."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    def read(self, account_id: str) -> str:
        raise self._error


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (VaultReason.MISSING, NotSentReason.SECRET_MISSING),
        (VaultReason.NO_KEYRING, NotSentReason.KEYRING_MISSING),
        (VaultReason.INSECURE, NotSentReason.KEYRING_INSECURE),
        (VaultReason.LOCKED, NotSentReason.KEYRING_LOCKED),
        (VaultReason.DISMISSED, NotSentReason.KEYRING_DISMISSED),
        (VaultReason.TIMEOUT, NotSentReason.KEYRING_TIMEOUT),
        (VaultReason.FAILED, NotSentReason.KEYRING_FAILED),
        (VaultReason.EMPTY, NotSentReason.KEYRING_FAILED),
    ],
)
def test_without_its_secret_nothing_is_sent(
    tmp_path: Path, sandbox: Sandbox, reason: VaultReason, expected: NotSentReason
) -> None:
    with delivery_harness(tmp_path, Refusing(VaultError(reason, "why"))) as sender:
        outcome = sender.send(MESSAGE, account_at(sandbox.url)).outcome
        assert outcome == NotSent(expected, "why")
        assert sender.row().outcome == outcome
    assert not sandbox.requests


def test_a_bug_is_an_outcome_too(tmp_path: Path, sandbox: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    with delivery_harness(tmp_path, Refusing(ZeroDivisionError())) as sender:
        outcome = sender.send(MESSAGE, account_at(sandbox.url)).outcome
        assert outcome == NotSent(NotSentReason.INTERNAL, "ZeroDivisionError")
        assert sender.row().outcome == outcome
    assert "before its request was made" in caplog.text


def test_the_secret_shows_up_nowhere(
    sender: DeliveryHarness, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "s3cr3t-QzWx-0815"
    caplog.set_level(logging.DEBUG)
    account = sender.keep(account_at(sandbox.url), secret)
    reports = [sender.send(message_to(number), account) for number in ("8613600009759", "8613600090001")]
    reports.append(run(lambda: sender.delivery.check_credentials(account, secret)))
    request = run(lambda: sender.delivery.sign(MESSAGE, account))
    told = [repr(value) for value in (*reports, request, sender.delivery, sender.vault, *sender.rows())]
    assert not [text for text in (*told, caplog.text) if secret in text]
    files = [file for file in sender.paths.data_folder.rglob("*") if file.is_file()]
    assert any(b"8613600009759" in file.read_bytes() for file in files)
    assert not [file for file in files if secret.encode() in file.read_bytes()]


# the clock


def test_a_code_written_as_text_is_recorded_and_sets_the_clock_right(sender: DeliveryHarness) -> None:
    date = email.utils.formatdate(time.time() + 600, usegmt=True)
    with RawServer(answering(http(b'{"code":"1004","message":"late"}', "200 OK", f"Date: {date}"))) as server:
        report = sender.send(MESSAGE, sender.keep(account_at(server.url())))
    assert report.outcome == Rejected(1004, "late", "", 200)
    assert report.correctable
    assert sender.row().outcome == report.outcome
    assert "Code: 1004\n" in entry_ticket(sender.row(), with_parameters=False)
    with RawServer(answering(http(b'{"code":"0","data":{"message_id":"w"}}'))) as server:
        account = sender.keep(account_at(server.url()))
        assert sender.send(MESSAGE, account).outcome == Accepted("w")
        checked = run(lambda: sender.delivery.check_credentials(account, "secret"))
    assert checked.outcome == Accepted("w")


def test_a_gateways_date_is_not_believed(sender: DeliveryHarness) -> None:
    page = http(b"<html>sign in</html>", "502 Bad Gateway", "Date: Mon, 05 Jan 2026 10:00:00 GMT")
    with RawServer(answering(page)) as server:
        report = sender.send(MESSAGE, sender.keep(account_at(server.url())))
    assert report.clock_offset_ms == 0


class SlowKeyring(Vault):
    """A person needs twenty minutes to unlock it."""

    def __init__(self) -> None:
        super().__init__()
        self.now = time.time()

    def session_secret(self, account_id: str) -> str | None:
        return None

    def read(self, account_id: str) -> str:
        self.now += 1200
        return SANDBOX_SECRET


def test_the_time_is_taken_after_the_keyring_has_answered(tmp_path: Path) -> None:
    vault = SlowKeyring()
    clock = ServerClock(lambda: vault.now)
    with Sandbox(clock=lambda: vault.now) as sandbox, delivery_harness(tmp_path, vault, clock) as sender:
        started = clock.local_ms()
        report = sender.send(MESSAGE, account_at(sandbox.url))
        assert isinstance(report.outcome, Accepted)
        assert int(dict(sandbox.requests[0].headers)["ts"]) == started + 1_200_000
        assert report.started_at == started


def test_a_slow_answer_is_no_wrong_clock(tmp_path: Path) -> None:
    # The server writes the date down, and thinks for 20 seconds by this computer's clock.
    now = [1_700_000_000.0]

    def serve(peer: Peer) -> None:
        peer.read_request()
        now[0] += 20
        peer.send(http(b'{"code":0}', "200 OK", "Date: Tue, 14 Nov 2023 22:13:20 GMT"))

    def clock() -> float:
        return now[0]

    with RawServer(serve) as server, delivery_harness(tmp_path, clock=ServerClock(clock, clock)) as sender:
        report = sender.send(MESSAGE, sender.keep(account_at(server.url())))
    assert isinstance(report.outcome, Accepted)
    assert report.clock_offset_ms == 0


# a check of the credentials


@pytest.mark.parametrize("typed", [None, SANDBOX_SECRET])
def test_a_check_cannot_send_and_leaves_no_row(sender: DeliveryHarness, sandbox: Sandbox, typed: str | None) -> None:
    account = account_at(sandbox.url)
    if typed is None:
        sender.keep(account)
    report = run(lambda: sender.delivery.check_credentials(account, typed))
    (seen,) = sandbox.requests
    assert isinstance(report.outcome, Rejected)
    assert report.outcome.code in {21061, 21062, 21063}
    assert b'"to"' not in seen.body
    assert b'"template"' not in seen.body
    assert (report.send_id, report.recipient, report.account_name) == ("", "", account.name)
    assert not sender.rows()


def test_a_check_without_a_secret(tmp_path: Path, sandbox: Sandbox) -> None:
    with delivery_harness(tmp_path, Refusing(VaultError(VaultReason.MISSING))) as sender:
        outcome = run(lambda: sender.delivery.check_credentials(account_at(sandbox.url))).outcome
    assert outcome == NotSent(NotSentReason.SECRET_MISSING)


# a request for copying


def test_a_request_for_copying_is_signed_and_recorded_nowhere(sender: DeliveryHarness, sandbox: Sandbox) -> None:
    account = sender.keep(account_at(sandbox.url))
    request = run(lambda: sender.delivery.sign(MESSAGE, account))
    assert request.body == encode_body(MESSAGE, account)
    assert not sandbox.requests
    assert not sender.rows()


def test_a_request_for_copying_needs_the_secret(tmp_path: Path) -> None:
    with delivery_harness(tmp_path, Refusing(VaultError(VaultReason.LOCKED))) as sender, pytest.raises(VaultError):
        run(lambda: sender.delivery.sign(MESSAGE, account_at("http://127.0.0.1:1/")))


def test_two_sends_at_once_keep_apart(sender: DeliveryHarness, sandbox: Sandbox) -> None:
    account = sender.keep(account_at(sandbox.url))

    async def both() -> list[SendReport]:
        numbers = ("8613600009759", "8613600022091")
        return await asyncio.gather(*(sender.delivery.send(message_to(number), account) for number in numbers))

    first, second = run(both)
    assert isinstance(first.outcome, Accepted)
    assert isinstance(second.outcome, Rejected)
    assert {entry.outgoing.send_id: entry.outcome for entry in sender.rows()} == {
        first.send_id: first.outcome,
        second.send_id: second.outcome,
    }
