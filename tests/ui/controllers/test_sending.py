"""From Send to the answer, and everything that can come between."""

import json
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from nxwa_desktop.protocol.message import Message, NoHeader
from nxwa_desktop.protocol.outcome import Accepted, Unknown, UnknownReason
from nxwa_desktop.ui.accounts.account_popup import AccountPopup
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage
from nxwa_desktop.ui.window.navigation import Place
from tests.ui.window_driver import RECIPIENT, WindowDriver, account, number_ending_in

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
BEFORE_THE_ANSWER = 10.0
"""Seconds; the slow answer takes 15."""


def _to(number: str) -> Message:
    return Message(number, "order_update", "en_US", NoHeader(), ("David",))


def _press(driver: WindowDriver) -> None:
    driver.click_at(driver.window.dock.send)


WARNED = Message("+86 136 0000 9759", "Order Update", "en_US", NoHeader(), ("David",))


# problems


# what stops a send, and what asks


def test_without_an_account_send_opens_the_choice(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"), account("Beta"))
    fresh.app.account_service.choose(None)
    fresh.load()
    fresh.key(Qt.Key.Key_Return, CTRL)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, AccountPopup)
    popup.close()
    assert not fresh.app.sender.busy


def test_a_warning_asks_and_going_back_is_the_default(driver: WindowDriver) -> None:
    driver.load(WARNED)
    _press(driver)
    question = driver.send_question()
    assert "template name is unusual" in question.words
    assert question.keep.isDefault()
    QTest.keyClick(question, Qt.Key.Key_Return)
    driver.settle()
    assert driver.window.sending.question is None
    assert not driver.app.sender.busy
    assert driver.sent == []


@pytest.mark.parametrize("way", ["escape", "close"])
def test_dismissing_the_question_sends_nothing(driver: WindowDriver, way: str) -> None:
    driver.load(WARNED)
    driver.window.sending.send()
    question = driver.send_question()
    if way == "escape":
        QTest.keyClick(question, Qt.Key.Key_Escape)
    else:
        question.close()
    driver.settle()
    assert driver.window.sending.question is None
    assert driver.sent == []
    assert not driver.app.sender.busy


def test_send_anyway_sends_what_was_asked_about(driver: WindowDriver) -> None:
    driver.load(WARNED)
    driver.window.sending.send()
    driver.window.sending.send()
    question = driver.send_question()
    driver.app.composer.edit(RECIPIENT, "+49 170 1234567")
    report = driver.finished(lambda: QTest.mouseClick(question.go, LEFT))
    assert isinstance(report.outcome, Accepted)
    assert [json.loads(body)["to"] for body in driver.sent] == ["8613600009759"]


def test_many_warnings_are_counted_and_markup_is_text(driver: WindowDriver) -> None:
    driver.load(Message("+86 136 0000 9759", "order_update", "<b>xx</b>", NoHeader(), (" a ",) * 9))
    driver.window.sending.send()
    question = driver.send_question()
    assert "… and 4 more." in question.words
    assert "<b>xx</b>" in question.words
    for label in question.findChildren(QLabel):
        assert not label.text() or label.textFormat() is Qt.TextFormat.PlainText, label.text()
    question.reject()


# sending


@pytest.mark.parametrize("place", [each for each in Place if each is not Place.COMPOSE])
def test_ctrl_enter_elsewhere_shows_what_would_be_sent(driver: WindowDriver, place: Place) -> None:
    driver.load()
    driver.window.show_place(place)
    driver.key(Qt.Key.Key_Return, CTRL)
    assert driver.window.place is Place.COMPOSE
    assert not driver.app.sender.busy
    driver.finished(lambda: driver.key(Qt.Key.Key_Return, CTRL))
    assert len(driver.sent) == 1


@pytest.mark.parametrize(
    "where", ["recipient", "template", "language", "popup", "row", "json", "request", "link", "new"]
)
def test_ctrl_enter_sends_from_everywhere(driver: WindowDriver, where: str) -> None:
    driver.load()
    form, preview = driver.window.form, driver.window.preview
    widgets: dict[str, QWidget | None] = {
        "recipient": form.recipient.edit,
        "template": form.template_name,
        "language": form.language.box,
        "popup": form.language.box,
        "row": form.body.rows[0].edit,
        "link": form.header.link,
        "json": preview.json,
        "new": form.body.add_button,
    }
    if where == "request":
        preview.show_page(PreviewPage.REQUEST)
        widgets["request"] = preview.request.signed_text
    widget = widgets[where]
    assert widget is not None
    driver.focus(widget)
    if where == "popup":
        form.language.box.line.selectAll()
        driver.write("portuguese")
        assert form.language.box.popup.isVisible()
    report = driver.finished(lambda: driver.key(Qt.Key.Key_Return, CTRL))
    assert isinstance(report.outcome, Accepted)
    assert len(driver.sent) == 1
    if where == "popup":
        assert json.loads(driver.sent[0])["template"]["language"]["code"].startswith("pt_")


def test_the_enter_of_the_number_pad_sends_too(driver: WindowDriver) -> None:
    driver.load()
    driver.focus(driver.window.form.template_name)
    keypad = CTRL | Qt.KeyboardModifier.KeypadModifier
    report = driver.finished(lambda: driver.key(Qt.Key.Key_Enter, keypad))
    assert isinstance(report.outcome, Accepted)


def test_ctrl_full_stop_cancels(driver: WindowDriver) -> None:
    driver.load(_to(number_ending_in("90002")))
    driver.window.sending.send()
    driver.wait_until_under_way()
    report = driver.finished(lambda: driver.key(Qt.Key.Key_Period, CTRL))
    assert report.outcome == Unknown(UnknownReason.CANCELLED)


def test_new_keeps_a_running_send(driver: WindowDriver) -> None:
    driver.load(_to(number_ending_in("90002")))
    driver.window.sending.send()
    driver.wait_until_under_way()
    driver.window.new_message()
    assert driver.app.sender.busy
    report = driver.finished(driver.app.sender.cancel)
    assert report.recipient == "8613600090002"
    assert not driver.window.result.isVisible()
    assert driver.window.dock.line.text.startswith("Last: unknown · +86 136 0009 0002 · ")
    assert driver.message.recipient == ""


def test_another_account_does_not_change_a_running_send(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"))
    fresh.app.account_service.choose_sandbox()
    fresh.until(lambda: fresh.app.account_service.in_sandbox)
    fresh.load(_to(number_ending_in("90002")))
    fresh.window.sending.send()
    fresh.wait_until_under_way()
    fresh.app.account_service.choose(account("Acme"))
    report = fresh.finished(fresh.app.sender.cancel)
    assert report.account_name == "Sandbox"
    assert report.outcome == Unknown(UnknownReason.CANCELLED)


def test_closing_while_sending_does_not_wait_for_the_answer_and_the_row_is_true(
    driver: WindowDriver, make_driver: Callable[..., WindowDriver]
) -> None:
    driver.load(_to(number_ending_in("90002")))
    driver.window.sending.send()
    driver.wait_until_under_way()
    began = time.perf_counter()
    driver.window.close()
    driver.close()
    assert time.perf_counter() - began < BEFORE_THE_ANSWER
    again = make_driver()
    again.until(lambda: again.app.account_service.loaded)
    entries = again.app.storage.submit(lambda repos: repos.history.newest(5)).result(10)
    assert [type(entry.outcome) for entry in entries] == [Unknown]


# the result


# sending the same again
