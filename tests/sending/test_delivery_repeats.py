"""The same message twice: asked about, never sent unasked. Against the real sandbox, whose requests are counted."""

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Rejected, Unknown, UnknownReason
from nxwa_desktop.sandbox.account import sandbox_account
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.send_log import Outgoing
from nxwa_desktop.storage.send_records import Resolution
from tests.support.delivery_harness import (
    MESSAGE,
    Computer,
    DeliveryHarness,
    account_at,
    cancelled,
    delivery_harness,
    message_to,
    run,
    until,
)
from tests.support.recording import Sandbox

UNANSWERED = "8613600090001"
SLOW = "8613600090002"
REFUSED = "8613600022091"
REPEAT = NotSent(NotSentReason.REPEAT)


@pytest.fixture
def sender(tmp_path: Path, computer: Computer, sandbox: Sandbox) -> Iterator[DeliveryHarness]:
    with delivery_harness(tmp_path, clock=computer.clock()) as opened:
        opened.keep(account_at(sandbox.url))
        yield opened


def other(message: Message) -> Message:
    return msgspec.structs.replace(message, body=("quite another text",))


def resolve(sender: DeliveryHarness, report: SendReport, resolution: Resolution | None) -> None:
    done = sender.storage.submit(lambda repos: repos.history.resolve(report.send_id, resolution, 1))
    assert done.result(10)


def earlier_of(report: SendReport) -> str:
    """Id of the earlier send that a refusal names."""
    assert report.outcome == REPEAT
    assert report.earlier is not None
    return report.earlier.send_id


# the same body again


def test_the_same_again_is_refused_and_leaves_no_trace(sender: DeliveryHarness, sandbox: Sandbox) -> None:
    account = account_at(sandbox.url)
    first = sender.send(MESSAGE, account)
    second = sender.send(MESSAGE, account)
    assert earlier_of(second) == first.send_id
    assert second.earlier is not None
    assert second.earlier.outcome == first.outcome
    assert (second.earlier.started_at, second.earlier.recipient) == (first.started_at, first.recipient)
    assert not second.earlier.doubtful
    assert len(sandbox.requests) == 1
    assert sender.row().outgoing.send_id == first.send_id


def test_one_who_was_told_may_send_it_and_is_told_of_that_one_next(sender: DeliveryHarness, sandbox: Sandbox) -> None:
    account = account_at(sandbox.url)
    first = sender.send(MESSAGE, account)
    second = sender.send(MESSAGE, account, confirmed_id=first.send_id)
    assert isinstance(second.outcome, Accepted)
    assert earlier_of(sender.send(MESSAGE, account, confirmed_id=first.send_id)) == second.send_id
    assert len(sandbox.requests) == 2


def test_the_same_number_written_otherwise_is_the_same(sender: DeliveryHarness, sandbox: Sandbox) -> None:
    account = account_at(sandbox.url)
    first = sender.send(message_to("+86 136 0000-9759"), account)
    assert earlier_of(sender.send(message_to("8613600009759"), account)) == first.send_id


def test_after_ten_minutes_the_same_may_go_again(sender: DeliveryHarness, sandbox: Sandbox, computer: Computer) -> None:
    account = account_at(sandbox.url)
    sender.send(MESSAGE, account)
    computer.passes(599)
    assert sender.send(MESSAGE, account).outcome == REPEAT
    computer.passes(2)
    assert isinstance(sender.send(MESSAGE, account).outcome, Accepted)
    assert len(sandbox.requests) == 2


@pytest.mark.parametrize("jump", [3_600, -3_600, 40 * 86_400, -40 * 86_400])
def test_a_clock_that_is_set_hides_no_repetition(
    sender: DeliveryHarness, sandbox: Sandbox, computer: Computer, jump: float
) -> None:
    account = account_at(sandbox.url)
    sender.send(MESSAGE, account)
    computer.is_set(jump)
    assert sender.send(MESSAGE, account).outcome == REPEAT
    assert len(sandbox.requests) == 1


@pytest.mark.parametrize("recipient", [REFUSED, "8613600090004"])
def test_what_was_refused_may_be_repeated_freely(sender: DeliveryHarness, sandbox: Sandbox, recipient: str) -> None:
    account, message = account_at(sandbox.url), message_to(recipient)
    for _ in range(3):
        assert isinstance(sender.send(message, account).outcome, Rejected)
    assert len(sandbox.requests) == 3


def test_what_was_not_sent_may_be_repeated_freely(sender: DeliveryHarness, sandbox: Sandbox) -> None:
    account = account_at(sandbox.url)
    sender.vault._drop(account.id)
    assert isinstance(sender.send(MESSAGE, account).outcome, NotSent)
    sender.keep(account)
    assert isinstance(sender.send(MESSAGE, account).outcome, Accepted)


def test_the_sandbox_and_real_accounts_do_not_warn_of_each_other(sender: DeliveryHarness, sandbox: Sandbox) -> None:
    in_sandbox = sender.keep(sandbox_account(sandbox.url))
    sender.send(message_to(UNANSWERED), in_sandbox)
    (row,) = sender.rows()
    assert row.outgoing.sandbox
    assert isinstance(sender.send(message_to(UNANSWERED), account_at(sandbox.url)).outcome, Unknown)
    assert len(sandbox.requests) == 2


@pytest.mark.parametrize("account_id", ["a1", "sandbox"])
def test_an_account_behind_a_local_forwarder_is_real(
    sender: DeliveryHarness, sandbox: Sandbox, account_id: str
) -> None:
    own = msgspec.structs.replace(sandbox_account(sandbox.url), id=account_id)
    sender.storage.submit(lambda repos: repos.accounts.save(own)).result(10)
    (stored,) = sender.storage.submit(lambda repos: repos.accounts.list()).result(10)
    assert not stored.sandbox, "whatever a row says, only the sandbox makes its account"
    sender.keep(stored)
    first = sender.send(message_to(UNANSWERED), stored)
    assert not sender.row().outgoing.sandbox
    direct = msgspec.structs.replace(stored, id="b2", endpoint="global")
    assert earlier_of(sender.send(message_to(UNANSWERED), direct)) == first.send_id


# an outcome that nobody knows


def test_after_an_unknown_outcome_anything_to_that_recipient_is_asked_about(
    sender: DeliveryHarness, sandbox: Sandbox
) -> None:
    account, message = account_at(sandbox.url), message_to(UNANSWERED)
    first = sender.send(message, account)
    assert isinstance(first.outcome, Unknown)
    second = sender.send(other(message), account)
    assert earlier_of(second) == first.send_id
    assert second.earlier is not None
    assert second.earlier.doubtful
    assert len(sandbox.requests) == 1
    assert isinstance(sender.send(MESSAGE, account).outcome, Accepted), "another recipient has nothing to do with it"


def test_found_out_that_it_went_out_another_may_and_the_same_is_asked_about(
    sender: DeliveryHarness, sandbox: Sandbox
) -> None:
    account, message = account_at(sandbox.url), message_to(UNANSWERED)
    first = sender.send(message, account)
    resolve(sender, first, Resolution.WENT_OUT)
    second = sender.send(message, account)
    assert earlier_of(second) == first.send_id
    assert second.earlier is not None
    assert (second.earlier.went_out, second.earlier.doubtful) == (True, False)
    assert isinstance(sender.send(other(message), account).outcome, Unknown)
    assert len(sandbox.requests) == 2


def test_a_cancelled_send_is_asked_about_from_the_first_moment(sender: DeliveryHarness, sandbox: Sandbox) -> None:
    account, message = account_at(sandbox.url), message_to(SLOW)
    first = cancelled(lambda: sender.delivery.send(message, account), lambda: bool(sandbox.requests))
    assert first.outcome == Unknown(UnknownReason.CANCELLED)
    assert earlier_of(sender.send(message, account)) == first.send_id
    assert len(sandbox.requests) == 1


# several at once


def test_one_that_is_on_its_way_counts(sender: DeliveryHarness, sandbox: Sandbox) -> None:
    account, message = account_at(sandbox.url), message_to(SLOW)

    async def both() -> tuple[SendReport, SendReport]:
        first = asyncio.ensure_future(sender.delivery.send(message, account))
        await until(lambda: bool(sandbox.requests))
        second = await sender.delivery.send(message, account)
        first.cancel()
        return await first, second

    first, second = run(both)
    assert earlier_of(second) == first.send_id
    assert second.earlier is not None
    assert second.earlier.outcome is None
    assert len(sandbox.requests) == 1


def test_of_many_at_once_one_goes_out(sender: DeliveryHarness, sandbox: Sandbox) -> None:
    account = account_at(sandbox.url)

    async def all_at_once() -> list[SendReport]:
        return await asyncio.gather(*(sender.delivery.send(MESSAGE, account) for _ in range(10)))

    reports = run(all_at_once)
    sent = [report for report in reports if report.earlier is None]
    assert len(sent) == len(sandbox.requests) == 1
    assert {earlier_of(report) for report in reports if report.earlier} == {sent[0].send_id}


def test_of_several_programs_on_one_folder_one_sends(tmp_path: Path, sandbox: Sandbox, computer: Computer) -> None:
    account = account_at(sandbox.url)
    start = threading.Barrier(4)
    reports: list[SendReport] = []

    def work() -> None:
        with delivery_harness(tmp_path, clock=computer.clock()) as sender:
            sender.keep(account)
            sender.storage.submit(lambda _: None).result(10)
            start.wait(10)
            reports.append(sender.send(MESSAGE, account))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sum(isinstance(report.outcome, Accepted) for report in reports) == 1
    assert sum(report.outcome == REPEAT for report in reports) == 3
    assert len(sandbox.requests) == 1


def test_a_restart_forgets_nothing(tmp_path: Path, sandbox: Sandbox, computer: Computer) -> None:
    account = account_at(sandbox.url)
    with delivery_harness(tmp_path, clock=computer.clock()) as sender:
        first = sender.send(MESSAGE, sender.keep(account))
    computer.passes(30)
    with delivery_harness(tmp_path, clock=computer.clock()) as sender:
        assert earlier_of(sender.send(MESSAGE, sender.keep(account))) == first.send_id
    assert len(sandbox.requests) == 1


def test_what_a_killed_program_was_sending_is_unknown_and_asked_about(
    tmp_path: Path, sandbox: Sandbox, computer: Computer
) -> None:
    account = account_at(sandbox.url)
    with delivery_harness(tmp_path, clock=computer.clock()) as sender:
        paths = sender.paths
    outgoing = Outgoing("killed", "a1", "Acme", account.url, "8613600009759", "t", "en", b"{}", 1, sandbox=False)
    with contextlib.closing(Repositories(paths)) as storage:
        storage.history.begin(outgoing)
    with delivery_harness(tmp_path, clock=computer.clock()) as sender:
        report = sender.send(MESSAGE, sender.keep(account))
    assert earlier_of(report) == "killed"
    assert report.earlier is not None
    assert report.earlier.outcome == Unknown(UnknownReason.KILLED)
    assert not sandbox.requests
