"""A computer whose clock is wrong: what the window says of it, and the one corrected send that it offers."""

import json
import time
from collections.abc import Iterator
from email.utils import formatdate
from functools import partial

import msgspec
import pytest

from nxwa_desktop.protocol import http_client as client
from nxwa_desktop.protocol.message import Message, NoHeader
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Rejected
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.ui.result.result_content import ResultAction
from tests.support.delivery_harness import Computer
from tests.support.raw_server import Peer, RawServer, http
from tests.support.recording import Sandbox
from tests.ui.window_driver import RECIPIENT, WindowDriver, number_ending_in

MESSAGE = Message(number_ending_in("09759"), "order_update", "en_US", NoHeader(), ("David",))


@pytest.fixture
def ahead() -> Iterator[Sandbox]:
    """An endpoint whose clock is ten minutes ahead of this computer's."""
    with Sandbox(clock=lambda: time.time() + 600) as server:
        yield server


def use(driver: WindowDriver, url: str) -> None:
    driver.keep(
        msgspec.structs.replace(sandbox_account(url), sandbox=False, id="own", name="Own"), secret=SANDBOX_SECRET
    )
    driver.app.account_service.choose(driver.app.account_service.accounts[0])
    driver.load(MESSAGE)


def send(driver: WindowDriver) -> SendReport:
    return driver.finished(driver.window.sending.send)


def expired(driver: WindowDriver, url: str) -> None:
    use(driver, url)
    outcome = send(driver).outcome
    assert isinstance(outcome, Rejected)
    assert outcome.code == 1004
    driver.settle()


def test_one_corrected_send_is_offered_and_does(fresh: WindowDriver, ahead: Sandbox) -> None:
    expired(fresh, ahead.url)
    card = fresh.window.result
    correct = fresh.offer(ResultAction.CORRECT)
    assert correct is not None
    assert correct.text() == "Send again with the right time"
    assert "This computer's clock is " in card.text
    assert " min " in card.text
    report = fresh.finished(correct.click)
    assert isinstance(report.outcome, Accepted)
    fresh.settle()
    assert fresh.offer(ResultAction.CORRECT) is None
    assert [seen.code for seen in ahead.requests] == [1004, 0]
    first, second = (seen.body for seen in ahead.requests)
    assert first == second
    assert json.loads(first)["to"] == "8613600009759"


def test_the_next_send_is_right_at_once(fresh: WindowDriver, ahead: Sandbox) -> None:
    expired(fresh, ahead.url)
    assert isinstance(send(fresh).outcome, Accepted)


def test_a_corrected_send_that_is_refused_too_is_the_last(fresh: WindowDriver) -> None:
    def serve(peer: Peer) -> None:
        peer.read_request()
        date = formatdate(time.time() + 600, usegmt=True)
        peer.send(http(b'{"code":1004,"message":"expired","traceId":"t"}', "200 OK", f"Date: {date}"))

    with RawServer(serve) as server:
        expired(fresh, server.url())
        fresh.finished(lambda: fresh.take(ResultAction.CORRECT))
        fresh.settle()
        assert fresh.offer(ResultAction.CORRECT) is None
        assert "Check the date, time and time zone of this computer" in fresh.window.result.text
        assert len(server.peers) == 2


def test_nothing_is_offered_where_nothing_was_learnt(driver: WindowDriver) -> None:
    driver.load(msgspec.structs.replace(MESSAGE, recipient=number_ending_in("90004")))
    report = send(driver)
    assert isinstance(report.outcome, Rejected)
    driver.settle()
    assert driver.offer(ResultAction.CORRECT) is None


def test_who_was_asked_before_is_not_asked_again_by_the_corrected_send(fresh: WindowDriver, ahead: Sandbox) -> None:
    expired(fresh, ahead.url)
    first = fresh.finished(lambda: fresh.take(ResultAction.CORRECT))
    assert isinstance(first.outcome, Accepted)
    # The server's clock is moved: the next send, confirmed by the person, is refused for its time stamp.
    ahead._clock = lambda: time.time() - 600
    fresh.window.sending.send()
    question = fresh.send_question()
    assert isinstance(fresh.finished(question.go.click).outcome, Rejected)
    fresh.settle()
    assert isinstance(fresh.finished(lambda: fresh.take(ResultAction.CORRECT)).outcome, Accepted)
    assert fresh.window.sending.question is None
    assert [seen.code for seen in ahead.requests] == [1004, 0, 1004, 0]


def test_only_every_other_refusal_in_a_row_is_offered_a_correction(fresh: WindowDriver) -> None:
    card = fresh.window.result
    refused = SendReport("s", "", "", "", Rejected(1004), correctable=True)
    shown = []
    for report in (refused, refused, SendReport("s", "", "", "", NotSent(NotSentReason.REFUSED)), refused):
        card.show_report(report)
        shown.append(card.buttons.button(ResultAction.CORRECT) is not None)
    assert shown == [True, False, False, True]


def test_a_clock_that_jumps_by_an_hour_between_two_sends_does_no_harm(
    make_driver: object, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    computer = Computer()
    monkeypatch.setattr("nxwa_desktop.app.ServerClock", computer.clock)
    monkeypatch.setattr(client, "Client", partial(client.Client, clock=lambda: computer.now))
    driver: WindowDriver = request.getfixturevalue("fresh")
    with Sandbox(clock=computer.server_time) as server:
        use(driver, server.url)
        assert isinstance(send(driver).outcome, Accepted)
        for jump in (3_600, -7_200):
            computer.is_set(jump)
            driver.app.composer.edit(RECIPIENT, number_ending_in(f"{abs(jump):05d}"))
            assert isinstance(send(driver).outcome, Accepted)
            assert ("1 h 0 min fast" if jump > 0 else "1 h 0 min slow") in driver.window.result.text
        assert [seen.code for seen in server.requests] == [0, 0, 0]


# words
