"""Every way a send can end, as a person sees it."""

import time

import msgspec
import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.message import Field, FieldKind, Message
from nxwa_desktop.protocol.outcome import (
    Accepted,
    NotSent,
    NotSentReason,
    Outcome,
    Rejected,
    Unknown,
    UnknownReason,
)
from nxwa_desktop.sandbox.account import sandbox_account
from nxwa_desktop.system.paths import Paths
from tests.end_to_end.conftest import Starter, open_desk
from tests.end_to_end.desk import USUAL, Desk
from tests.support.raw_server import closed_port
from tests.support.recording import Sandbox
from tests.support.x11 import PATIENCE_MS, Hands

BEFORE_THE_ANSWER_MS = 10_000
"""The slow answer takes 15 seconds."""


def shows(desk: Desk, title: str, *words: str) -> None:
    assert desk.window.result.isVisible()
    assert desk.window.result.title == title
    for word in words:
        assert word in desk.window.result.text


def test_accepted(desk: Desk) -> None:
    desk.type_message()
    outcome = desk.send().outcome
    assert isinstance(outcome, Accepted)
    assert outcome.message_id
    assert desk.row().outcome == outcome
    shows(desk, "Accepted by NXCloud")
    assert not desk.window.send_button.cancel.isVisible()


def test_rejected(desk: Desk) -> None:
    desk.type_message("8613600022091")
    outcome = desk.send().outcome
    assert isinstance(outcome, Rejected)
    assert outcome.code == 22091
    assert desk.row().outcome == outcome
    shows(desk, "Rejected by NXCloud", "Safe to send again", outcome.message)


@pytest.mark.parametrize(
    ("recipient", "reason"),
    [("8613600090001", UnknownReason.LOST_ANSWER), ("8613600090003", UnknownReason.SERVER_ERROR)],
)
def test_unknown(desk: Desk, recipient: str, reason: UnknownReason) -> None:
    desk.type_message(recipient)
    outcome = desk.send().outcome
    assert isinstance(outcome, Unknown)
    assert outcome.reason is reason
    assert desk.row().outcome == outcome
    shows(desk, "Outcome unknown", "Do not send again before you have checked")
    assert len(desk.endpoint.requests) == 1, "an unknown send is never repeated by itself"


def test_not_sent(qtbot: QtBot, hands: Hands, paths: Paths, endpoint: Sandbox, start_app: Starter) -> None:
    account = sandbox_account(f"http://127.0.0.1:{closed_port()}/saas/wa/send")
    desk = open_desk(qtbot, hands, paths, endpoint, start_app, account)
    desk.type_message()
    outcome = desk.send().outcome
    assert isinstance(outcome, NotSent)
    assert outcome.reason is NotSentReason.REFUSED
    assert desk.row().outcome == outcome
    shows(desk, "Not sent", "Safe to send again")


@pytest.mark.parametrize("by", ["key", "mouse"])
def test_cancelling_ends_a_wait_at_once_and_tells_the_truth(desk: Desk, by: str) -> None:
    desk.type_message("8613600090002")
    desk.hands.press("ctrl+Return")
    desk.qtbot.waitUntil(lambda: len(desk.endpoint.requests) == 1, timeout=PATIENCE_MS)
    desk.qtbot.waitUntil(desk.window.send_button.cancel.isVisible, timeout=PATIENCE_MS)
    assert not desk.window.send_button.send.isVisible()
    moments: list[float] = []
    desk.app.sender.cancelling.connect(lambda: moments.append(time.monotonic()))
    desk.app.sender.finished.connect(lambda _: moments.append(time.monotonic()))
    with desk.qtbot.waitSignal(desk.app.sender.finished, timeout=PATIENCE_MS):
        if by == "key":
            desk.hands.press("ctrl+period")
        else:
            desk.hands.click(desk.window.send_button.cancel)
    assert desk.row().outcome == Unknown(UnknownReason.CANCELLED)
    shows(desk, "Outcome unknown", "You cancelled when the request had already gone out")
    assert desk.window.send_button.send.isVisible()
    cancelling, finished = moments
    assert (finished - cancelling) * 1000 < BEFORE_THE_ANSWER_MS


def test_ctrl_enter_while_a_message_is_on_its_way_sends_no_second_one(desk: Desk) -> None:
    desk.type_message("8613600090002")
    desk.hands.press("ctrl+Return", "ctrl+Return", "ctrl+Return")
    desk.qtbot.waitUntil(lambda: len(desk.endpoint.requests) == 1, timeout=PATIENCE_MS)
    with desk.qtbot.waitSignal(desk.app.sender.finished, timeout=PATIENCE_MS):
        desk.hands.press("ctrl+Return", "ctrl+period")
    assert len(desk.endpoint.requests) == 1


def test_a_message_may_be_sent_again_and_the_result_is_of_the_last_one(desk: Desk) -> None:
    desk.type_message("8613600022091")
    assert isinstance(desk.send().outcome, Rejected)
    desk.window.form.recipient.edit.setFocus()
    desk.hands.press("ctrl+a")
    desk.hands.type(USUAL)
    assert isinstance(desk.send().outcome, Accepted)
    shows(desk, "Accepted by NXCloud")
    assert len(desk.endpoint.requests) == 2


def test_the_send_button_sends_by_mouse_and_names_the_recipient(desk: Desk) -> None:
    desk.type_message()
    button = desk.window.send_button.send
    desk.qtbot.waitUntil(lambda: button.text() == "Send to +86 136 0000 9759", timeout=PATIENCE_MS)
    with desk.qtbot.waitSignal(desk.app.sender.finished, timeout=PATIENCE_MS):
        desk.hands.click(button)
    shows(desk, "Accepted by NXCloud")


def test_an_empty_message_leads_to_its_first_field_and_stays_here(desk: Desk) -> None:
    form = desk.window.form
    desk.hands.press("Tab", "Tab", "ctrl+Return")
    desk.hands.wait_for_focus(form.recipient.edit)
    assert form.recipient.note.isVisible()
    assert form.recipient.note.text == "The recipient is missing: type the number with its country code."
    assert form.template_note.isVisible()
    assert not desk.app.sender.busy
    assert not desk.endpoint.requests


@pytest.mark.parametrize(
    ("number", "kind"), [(0, FieldKind.RECIPIENT), (1, FieldKind.TEMPLATE_NAME), (2, FieldKind.LANGUAGE)]
)
def test_a_problem_that_is_clicked_puts_the_cursor_into_its_field(desk: Desk, number: int, kind: FieldKind) -> None:
    form = desk.window.form
    desk.hands.press("Tab", "Tab", "Tab")
    desk.hands.wait_for_focus(form.text)
    texts = desk.window.problems.texts
    assert texts == ("Recipient is missing", "Template name is missing", "Language is missing")
    link = next(part for part in desk.window.problems.findChildren(QAbstractButton) if part.text() == texts[number])
    desk.hands.click(link)
    editor = (form.recipient.edit, form.template_name, form.language.box)[number]
    desk.hands.wait_for_focus(editor)
    desk.hands.type("86")
    desk.qtbot.waitUntil(lambda: desk.app.composer.focus == Field(kind), timeout=PATIENCE_MS)


def test_a_number_that_cannot_exist_is_asked_about_first(desk: Desk) -> None:
    desk.type_message("86136")
    desk.window.form.recipient.edit.setFocus()
    desk.hands.press("End")
    desk.hands.type("00")
    desk.wait_for_message(Message(recipient="8613600", template_name="order_update", language="en_US"))
    desk.hands.press("ctrl+Return")
    desk.qtbot.waitUntil(lambda: desk.window.flow.question is not None, timeout=PATIENCE_MS)
    question = desk.window.flow.question
    assert question is not None
    desk.hands.focus(question)
    desk.hands.press("Return")  # the safe answer is the one that Enter gives
    desk.qtbot.waitUntil(lambda: desk.window.flow.question is None, timeout=PATIENCE_MS)
    assert not desk.endpoint.requests

    desk.hands.focus(desk.window)
    desk.hands.press("ctrl+Return")
    desk.qtbot.waitUntil(lambda: desk.window.flow.question is not None, timeout=PATIENCE_MS)
    question = desk.window.flow.question
    assert question is not None
    desk.hands.focus(question)
    with desk.qtbot.waitSignal(desk.app.sender.finished, timeout=PATIENCE_MS):
        desk.hands.press("alt+s")
    assert len(desk.endpoint.requests) == 1


def test_the_result_is_closed_and_copied_by_mouse(desk: Desk) -> None:
    desk.type_message("8613600022091")
    desk.send()
    card = desk.window.result
    desk.hands.click(card.copy_all)
    desk.qtbot.waitUntil(lambda: "22091" in QApplication.clipboard().text(), timeout=PATIENCE_MS)
    close = next(part for part in card.findChildren(QAbstractButton) if part.accessibleName() == "Close the result")
    desk.hands.click(close)
    desk.qtbot.waitUntil(lambda: not card.isVisible(), timeout=PATIENCE_MS)


def test_a_wrong_secret_is_said_in_plain_words(
    qtbot: QtBot, hands: Hands, paths: Paths, endpoint: Sandbox, start_app: Starter
) -> None:
    account = msgspec.structs.replace(sandbox_account(endpoint.url), access_key="nobody")
    desk = open_desk(qtbot, hands, paths, endpoint, start_app, account)
    desk.type_message()
    outcome: Outcome = desk.send().outcome
    assert isinstance(outcome, Rejected)
    shows(desk, "Rejected by NXCloud", outcome.message)


def test_the_same_message_again_is_asked_about_and_a_held_key_is_no_yes(desk: Desk) -> None:
    desk.type_message()
    assert isinstance(desk.send().outcome, Accepted)
    for answer, requests in (("ctrl+Return", 1), ("alt+s", 2)):
        desk.qtbot.waitUntil(lambda: not desk.window.send_button.deaf, timeout=PATIENCE_MS)
        desk.hands.focus(desk.window)
        desk.hands.press("ctrl+Return")
        desk.qtbot.waitUntil(lambda: desk.window.flow.question is not None, timeout=PATIENCE_MS)
        question = desk.window.flow.question
        assert question is not None
        assert "was accepted by NXCloud at" in question.text()
        desk.hands.focus(question)
        desk.hands.press(answer)
        desk.qtbot.waitUntil(lambda: desk.window.flow.question is None, timeout=PATIENCE_MS)
        desk.qtbot.waitUntil(lambda: not desk.app.sender.busy, timeout=PATIENCE_MS)
        assert len(desk.endpoint.requests) == requests


def test_a_clock_that_is_ten_minutes_off_costs_one_click(
    qtbot: QtBot, hands: Hands, paths: Paths, start_app: Starter
) -> None:
    with Sandbox(clock=lambda: time.time() + 600) as endpoint:
        desk = open_desk(qtbot, hands, paths, endpoint, start_app, sandbox_account(endpoint.url))
        desk.type_message()
        assert isinstance(desk.send().outcome, Rejected)
        shows(desk, "Rejected by NXCloud", "slow. Time stamps are corrected by that; set the clock right.")
        with qtbot.waitSignal(desk.app.sender.finished, timeout=PATIENCE_MS):
            hands.click(desk.window.result.correct)
        shows(desk, "Accepted by NXCloud")
        assert [seen.code for seen in endpoint.requests] == [1004, 0]
