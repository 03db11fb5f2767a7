"""Time stamps of a computer whose clock is wrong, or is set meanwhile; and what is kept of that across restarts."""

import logging
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from nxwa_desktop.protocol.outcome import Accepted, Rejected
from nxwa_desktop.sending.clock_storage import store_offsets
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.sending.server_clock import FARTHEST_MS
from nxwa_desktop.storage.repositories import Repositories
from tests.support.delivery_harness import MESSAGE, Computer, DeliveryHarness, account_at, delivery_harness, message_to
from tests.support.raw_server import Peer, RawServer, answering, http
from tests.support.recording import Sandbox

EXPIRED = 1004
DATE = "Date: Tue, 14 Nov 2023 22:13:20 GMT"
MOMENT = 1_700_000_000.0
"""The moment of that date."""


@pytest.fixture
def sender(tmp_path: Path, computer: Computer, sandbox: Sandbox) -> Iterator[DeliveryHarness]:
    with delivery_harness(tmp_path, clock=computer.clock()) as opened:
        opened.keep(account_at(sandbox.url))
        yield opened


def is_expired(report: SendReport) -> bool:
    return isinstance(report.outcome, Rejected) and report.outcome.code == EXPIRED


def fresh(number: int) -> str:
    return f"8613600009{number:03d}"


def test_the_first_answer_of_a_clock_that_is_wrong_makes_the_second_right(
    sender: DeliveryHarness, sandbox: Sandbox, computer: Computer
) -> None:
    computer.is_set(-600)
    account = account_at(sandbox.url)
    first = sender.send(MESSAGE, account)
    assert is_expired(first)
    assert first.correctable
    second = sender.send(MESSAGE, account)
    assert isinstance(second.outcome, Accepted)
    assert not second.correctable
    assert second.clock_offset_ms == pytest.approx(600_000, abs=1_000)


@pytest.mark.parametrize("jump", [3_600, -3_600, 90, -90, 40 * 86_400, -40 * 86_400])
def test_a_clock_that_jumps_between_two_sends_is_noticed_and_does_no_harm(
    sender: DeliveryHarness, sandbox: Sandbox, computer: Computer, jump: float
) -> None:
    account = account_at(sandbox.url)
    assert isinstance(sender.send(message_to(fresh(1)), account).outcome, Accepted)
    computer.is_set(jump)
    assert sender.clock.offset_ms(account.url) == pytest.approx(-jump * 1000, abs=1_000)
    report = sender.send(message_to(fresh(2)), account)
    assert isinstance(report.outcome, Accepted)
    assert report.clock_offset_ms == pytest.approx(-jump * 1000, abs=1_000)
    computer.is_set(-jump)
    assert sender.clock.offset_ms(account.url) == 0
    assert isinstance(sender.send(message_to(fresh(3)), account).outcome, Accepted)
    assert [seen.code for seen in sandbox.requests] == [0, 0, 0]


@pytest.mark.parametrize("jump", [3_600, -3_600])
def test_a_clock_that_is_set_while_the_answer_is_awaited_is_seen_through(tmp_path: Path, jump: float) -> None:
    computer = Computer()
    computer.passes(MOMENT - computer.true)

    def serve(peer: Peer) -> None:
        peer.read_request()
        computer.is_set(jump)
        peer.send(http(b'{"code":0}', "200 OK", DATE))

    with RawServer(serve) as server, delivery_harness(tmp_path, clock=computer.clock()) as sender:
        report = sender.send(MESSAGE, sender.keep(account_at(server.url())))
    assert report.clock_offset_ms == pytest.approx(-jump * 1000, abs=1_000)


def test_a_refusal_that_teaches_nothing_is_not_correctable(sender: DeliveryHarness, sandbox: Sandbox) -> None:
    report = sender.send(message_to("8613600090004"), account_at(sandbox.url))
    assert is_expired(report)
    assert not report.correctable
    assert not sender.send(message_to("8613600022091"), account_at(sandbox.url)).correctable


def test_another_refusal_is_not_correctable_whatever_was_learnt(tmp_path: Path) -> None:
    computer = Computer()
    computer.passes(MOMENT - 600 - computer.true)

    with (
        RawServer(answering(http(b'{"code":22091,"message":"no user"}', "200 OK", DATE))) as server,
        delivery_harness(tmp_path, clock=computer.clock()) as sender,
    ):
        report = sender.send(MESSAGE, sender.keep(account_at(server.url())))
    assert report.clock_offset_ms == pytest.approx(600_000, abs=1_000)
    assert not report.correctable


def test_a_correction_that_was_refused_too_is_not_offered_again(tmp_path: Path) -> None:
    computer = Computer()
    computer.passes(MOMENT - 600 - computer.true)
    answer = http(b'{"code":1004,"message":"expired"}', "200 OK", DATE)

    with RawServer(answering(answer)) as server, delivery_harness(tmp_path, clock=computer.clock()) as sender:
        account = sender.keep(account_at(server.url()))
        reports = [sender.send(MESSAGE, account) for _ in range(2)]
    assert all(is_expired(report) for report in reports)
    assert [report.correctable for report in reports] == [True, False]


def test_nothing_that_goes_wrong_with_the_clock_changes_the_outcome(
    sender: DeliveryHarness, sandbox: Sandbox, computer: Computer, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(url: str, offset_ms: int) -> None:
        raise ZeroDivisionError

    computer.is_set(-30)
    sender.clock.on_learnt = fail
    assert isinstance(sender.send(MESSAGE, account_at(sandbox.url)).outcome, Accepted)
    assert "time could not be noted" in caplog.text
    caplog.clear()


# across restarts


def kept(sender: DeliveryHarness) -> dict[str, int]:
    return sender.storage.submit(lambda repos: repos.clock_offsets.all()).result(10)


def test_what_was_learnt_is_there_after_a_restart(tmp_path: Path, sandbox: Sandbox, computer: Computer) -> None:
    account = account_at(sandbox.url)
    computer.is_set(-600)
    with delivery_harness(tmp_path, clock=computer.clock()) as sender:
        store_offsets(sender.clock, sender.storage).result(10)
        assert is_expired(sender.send(message_to(fresh(1)), sender.keep(account)))
        assert kept(sender) == {account.url: pytest.approx(600_000, abs=1_000)}
    computer.passes(60)
    with delivery_harness(tmp_path, clock=computer.clock()) as sender:
        # Not waited for: the send comes behind it of itself.
        store_offsets(sender.clock, sender.storage)
        assert isinstance(sender.send(message_to(fresh(2)), sender.keep(account)).outcome, Accepted)


def test_a_clock_set_right_while_the_program_was_closed_costs_one_corrected_send(
    tmp_path: Path, sandbox: Sandbox, computer: Computer
) -> None:
    account = account_at(sandbox.url)
    with delivery_harness(tmp_path, clock=computer.clock()) as sender:
        sender.storage.submit(lambda repos: repos.clock_offsets.save(account.url, 600_000, 1)).result(10)
        store_offsets(sender.clock, sender.storage).result(10)
        first = sender.send(MESSAGE, sender.keep(account))
        assert is_expired(first)
        assert (first.correctable, first.clock_offset_ms) == (True, 0)
        assert isinstance(sender.send(MESSAGE, account).outcome, Accepted)
        assert kept(sender) == {account.url: 0}


def test_what_cannot_be_believed_is_not_taken_from_the_disk(sender: DeliveryHarness) -> None:
    offsets = {"https://a.example/": FARTHEST_MS * 2, "https://b.example/": 70_000}

    def save(repositories: Repositories) -> None:
        for url, offset_ms in offsets.items():
            repositories.clock_offsets.save(url, 1, 1)
            repositories.clock_offsets.save(url, offset_ms, 2)

    sender.storage.submit(save).result(10)
    assert kept(sender) == offsets
    store_offsets(sender.clock, sender.storage).result(10)
    assert [sender.clock.offset_ms(url) for url in offsets] == [0, 70_000]


def test_what_is_learnt_is_passed_on(sender: DeliveryHarness, sandbox: Sandbox, computer: Computer) -> None:
    told: list[tuple[str, int]] = []
    store_offsets(sender.clock, sender.storage, lambda url, offset_ms: told.append((url, offset_ms)))
    computer.is_set(30)
    sender.send(MESSAGE, account_at(sandbox.url))
    ((url, offset_ms),) = told
    assert url == account_at(sandbox.url).url
    assert offset_ms == pytest.approx(-30_000, abs=1_000)


def test_a_disk_that_fails_is_noted_and_nothing_else(
    sender: DeliveryHarness, sandbox: Sandbox, computer: Computer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    store_offsets(sender.clock, sender.storage).result(10)
    sender.storage.submit(lambda repos: repos._database.execute("DROP TABLE clock_offsets")).result(10)
    computer.is_set(-30)
    begun = time.monotonic()
    assert isinstance(sender.send(MESSAGE, account_at(sandbox.url)).outcome, Accepted)
    assert time.monotonic() - begun < 5
    sender.storage.submit(lambda _: None).result(10)
    assert "offsets could not be read or written" in caplog.text
