"""Every way a send can end, as a person sees it."""

import time

import msgspec
import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.message import Field, FieldKind, Message
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.sandbox.account import sandbox_account
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.ui.result.result_content import ResultAction
from tests.end_to_end.conftest import AppStarter, open_driver
from tests.end_to_end.desktop_driver import USUAL, DesktopDriver
from tests.support.raw_server import closed_port
from tests.support.recording import Sandbox
from tests.support.x11 import PATIENCE_MS, InputDevices

BEFORE_THE_ANSWER_MS = 10_000
"""The slow answer takes 15 seconds."""


def shows(driver: DesktopDriver, title: str, *words: str) -> None:
    assert driver.window.result.isVisible()
    assert driver.window.result.title == title
    for word in words:
        assert word in driver.window.result.text


def test_accepted(driver: DesktopDriver) -> None:
    driver.type_message()
    outcome = driver.send().outcome
    assert isinstance(outcome, Accepted)
    assert outcome.message_id
    assert driver.row().outcome == outcome
    shows(driver, "Accepted by NXCloud")
    assert not driver.window.dock.cancel.isVisible()


def test_rejected(driver: DesktopDriver) -> None:
    driver.type_message("8613600022091")
    outcome = driver.send().outcome
    assert isinstance(outcome, Rejected)
    assert outcome.code == 22091
    assert driver.row().outcome == outcome
    shows(driver, "Not a WhatsApp user", "NXCloud did not take this message")


@pytest.mark.parametrize(
    ("recipient", "reason"),
    [("8613600090001", UnknownReason.LOST_ANSWER), ("8613600090003", UnknownReason.SERVER_ERROR)],
)
def test_unknown(driver: DesktopDriver, recipient: str, reason: UnknownReason) -> None:
    driver.type_message(recipient)
    outcome = driver.send().outcome
    assert isinstance(outcome, Unknown)
    assert outcome.reason is reason
    assert driver.row().outcome == outcome
    shows(driver, "Outcome unknown", "find out before you send it again")
    assert len(driver.endpoint.requests) == 1, "an unknown send is never repeated by itself"


def test_not_sent(qtbot: QtBot, devices: InputDevices, paths: Paths, endpoint: Sandbox, start_app: AppStarter) -> None:
    account = sandbox_account(f"http://127.0.0.1:{closed_port()}/saas/wa/send")
    driver = open_driver(qtbot, devices, paths, endpoint, start_app, account)
    driver.type_message()
    outcome = driver.send().outcome
    assert isinstance(outcome, NotSent)
    assert outcome.reason is NotSentReason.REFUSED
    assert driver.row().outcome == outcome
    shows(driver, "Not sent", "Safe to send again")


@pytest.mark.parametrize("by", ["key", "mouse"])
def test_cancelling_ends_a_wait_at_once_and_tells_the_truth(driver: DesktopDriver, by: str) -> None:
    driver.type_message("8613600090002")
    driver.devices.press("ctrl+Return")
    driver.qtbot.waitUntil(lambda: len(driver.endpoint.requests) == 1, timeout=PATIENCE_MS)
    driver.qtbot.waitUntil(driver.window.dock.cancel.isVisible, timeout=PATIENCE_MS)
    assert not driver.window.dock.send.isVisible()
    driver.qtbot.waitUntil(lambda: not driver.window.dock.ignores_clicks, timeout=PATIENCE_MS)
    moments: list[float] = []
    driver.app.sender.cancelling.connect(lambda: moments.append(time.monotonic()))
    driver.app.sender.finished.connect(lambda _: moments.append(time.monotonic()))
    with driver.qtbot.waitSignal(driver.app.sender.finished, timeout=PATIENCE_MS):
        if by == "key":
            driver.devices.press("ctrl+period")
        else:
            driver.devices.click(driver.window.dock.cancel)
    assert driver.row().outcome == Unknown(UnknownReason.CANCELLED)
    shows(driver, "Outcome unknown", "You cancelled when the request had already gone out")
    cancelling, finished = moments
    assert (finished - cancelling) * 1000 < BEFORE_THE_ANSWER_MS


def test_ctrl_enter_while_a_message_is_on_its_way_sends_no_second_one(driver: DesktopDriver) -> None:
    driver.type_message("8613600090002")
    driver.devices.press("ctrl+Return", "ctrl+Return", "ctrl+Return")
    driver.qtbot.waitUntil(lambda: len(driver.endpoint.requests) == 1, timeout=PATIENCE_MS)
    with driver.qtbot.waitSignal(driver.app.sender.finished, timeout=PATIENCE_MS):
        driver.devices.press("ctrl+Return", "ctrl+period")
    assert len(driver.endpoint.requests) == 1


def test_a_message_may_be_sent_again_and_the_result_is_of_the_last_one(driver: DesktopDriver) -> None:
    driver.type_message("8613600022091")
    assert isinstance(driver.send().outcome, Rejected)
    driver.window.form.recipient.edit.setFocus()
    driver.devices.press("ctrl+a")
    driver.devices.type(USUAL)
    assert isinstance(driver.send().outcome, Accepted)
    shows(driver, "Accepted by NXCloud")
    assert len(driver.endpoint.requests) == 2


def test_the_send_button_sends_by_mouse_and_names_the_recipient(driver: DesktopDriver) -> None:
    driver.type_message()
    button = driver.window.dock.send
    driver.qtbot.waitUntil(lambda: button.text() == "Send to +86 136 0000 9759", timeout=PATIENCE_MS)
    with driver.qtbot.waitSignal(driver.app.sender.finished, timeout=PATIENCE_MS):
        driver.devices.click(button)
    shows(driver, "Accepted by NXCloud")


def test_an_empty_message_leads_to_its_first_field_and_stays_here(driver: DesktopDriver) -> None:
    form = driver.window.form
    driver.devices.press("Tab", "Tab", "ctrl+Return")
    driver.devices.wait_for_focus(form.recipient.edit)
    assert form.recipient.note.isVisible()
    assert form.recipient.note.text == "The recipient is missing: type the number with its country code."
    assert form.template_note.isVisible()
    assert not driver.app.sender.busy
    assert not driver.endpoint.requests


@pytest.mark.parametrize(
    ("number", "kind"), [(0, FieldKind.RECIPIENT), (1, FieldKind.TEMPLATE_NAME), (2, FieldKind.LANGUAGE)]
)
def test_a_problem_that_is_clicked_puts_the_cursor_into_its_field(
    driver: DesktopDriver, number: int, kind: FieldKind
) -> None:
    form = driver.window.form
    driver.devices.press("Tab", "ctrl+Return")
    driver.devices.wait_for_focus(form.recipient.edit)
    texts = driver.window.dock.ready.links.texts
    assert texts == ("Recipient is missing", "Template name is missing", "Language is missing")
    link = next(part for part in driver.window.dock.findChildren(QAbstractButton) if part.text() == texts[number])
    driver.devices.click(link)
    editor = (form.recipient.edit, form.template_name, form.language.box)[number]
    driver.devices.wait_for_focus(editor)
    driver.devices.type("86")
    driver.qtbot.waitUntil(lambda: driver.app.composer.focus == Field(kind), timeout=PATIENCE_MS)


def test_a_number_that_cannot_exist_is_asked_about_first(driver: DesktopDriver) -> None:
    driver.type_message("86136")
    driver.window.form.recipient.edit.setFocus()
    driver.devices.press("End")
    driver.devices.type("00")
    driver.wait_for_message(Message(recipient="8613600", template_name="order_update", language="en_US"))
    driver.devices.press("ctrl+Return")
    driver.qtbot.waitUntil(lambda: driver.window.sending.question is not None, timeout=PATIENCE_MS)
    question = driver.window.sending.question
    assert question is not None
    driver.devices.focus(question)
    driver.devices.press("Return")  # the safe answer is the one that Enter gives
    driver.qtbot.waitUntil(lambda: driver.window.sending.question is None, timeout=PATIENCE_MS)
    assert not driver.endpoint.requests

    driver.devices.focus(driver.window)
    driver.devices.press("ctrl+Return")
    driver.qtbot.waitUntil(lambda: driver.window.sending.question is not None, timeout=PATIENCE_MS)
    question = driver.window.sending.question
    assert question is not None
    driver.devices.focus(question)
    with driver.qtbot.waitSignal(driver.app.sender.finished, timeout=PATIENCE_MS):
        driver.devices.press("alt+s")
    assert len(driver.endpoint.requests) == 1


def test_the_result_is_copied_and_left_for_the_next_customer_by_mouse(driver: DesktopDriver) -> None:
    driver.type_message()
    driver.send()
    buttons = driver.window.result.buttons
    driver.qtbot.waitUntil(lambda: not driver.window.dock.ignores_clicks, timeout=PATIENCE_MS)
    copy = buttons.button(ResultAction.COPY)
    assert copy is not None
    driver.devices.click(copy)
    driver.qtbot.waitUntil(lambda: "Accepted" in QApplication.clipboard().text(), timeout=PATIENCE_MS)
    following = buttons.button(ResultAction.NEXT)
    assert following is not None
    driver.devices.click(following)
    driver.devices.wait_for_focus(driver.window.form.recipient.edit)
    driver.wait_for_message(Message(template_name="order_update", language="en_US"))


def test_a_wrong_secret_is_said_in_plain_words(
    qtbot: QtBot, devices: InputDevices, paths: Paths, endpoint: Sandbox, start_app: AppStarter
) -> None:
    account = msgspec.structs.replace(sandbox_account(endpoint.url), access_key="nobody")
    driver = open_driver(qtbot, devices, paths, endpoint, start_app, account)
    driver.type_message()
    outcome: Outcome = driver.send().outcome
    assert isinstance(outcome, Rejected)
    shows(driver, "No permission to send")


def test_the_same_message_again_is_asked_about_and_a_held_key_is_no_yes(driver: DesktopDriver) -> None:
    driver.type_message()
    assert isinstance(driver.send().outcome, Accepted)
    driver.devices.press("ctrl+Return")  # on its result, the key sends nothing
    for answer, requests in (("ctrl+Return", 1), ("alt+s", 2)):
        driver.qtbot.waitUntil(lambda: not driver.window.dock.ignores_clicks, timeout=PATIENCE_MS)
        driver.devices.focus(driver.window)
        driver.app.services.last_send.fold()
        driver.qtbot.waitUntil(lambda: not driver.window.dock.ignores_clicks, timeout=PATIENCE_MS)
        driver.devices.press("ctrl+Return")
        driver.qtbot.waitUntil(lambda: driver.window.sending.question is not None, timeout=PATIENCE_MS)
        question = driver.window.sending.question
        assert question is not None
        assert "was accepted by NXCloud at" in question.words
        driver.devices.focus(question)
        driver.devices.press(answer)
        driver.qtbot.waitUntil(lambda: driver.window.sending.question is None, timeout=PATIENCE_MS)
        driver.qtbot.waitUntil(lambda: not driver.app.sender.busy, timeout=PATIENCE_MS)
        assert len(driver.endpoint.requests) == requests


def test_a_clock_that_is_ten_minutes_off_costs_one_click(
    qtbot: QtBot, devices: InputDevices, paths: Paths, start_app: AppStarter
) -> None:
    with Sandbox(clock=lambda: time.time() + 600) as endpoint:
        driver = open_driver(qtbot, devices, paths, endpoint, start_app, sandbox_account(endpoint.url))
        driver.type_message()
        assert isinstance(driver.send().outcome, Rejected)
        shows(driver, "Wrong time", "slow. Time stamps are corrected by that; set the clock right.")
        qtbot.waitUntil(lambda: not driver.window.dock.ignores_clicks, timeout=PATIENCE_MS)
        with qtbot.waitSignal(driver.app.sender.finished, timeout=PATIENCE_MS):
            correct = driver.window.result.buttons.button(ResultAction.CORRECT)
            assert correct is not None
            devices.click(correct)
        shows(driver, "Accepted by NXCloud")
        assert [seen.code for seen in endpoint.requests] == [1004, 0]
