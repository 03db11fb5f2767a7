"""No clumsy hand and no second window sends a message twice unasked. Against the real sandbox."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime

import msgspec
import pytest
from PySide6.QtCore import QElapsedTimer, QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message, NoHeader
from nxwa_desktop.protocol.outcome import Accepted, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from nxwa_desktop.sending.send_report import EarlierSend, SendReport
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.ui.result.send_question import SendQuestion
from nxwa_desktop.ui.widgets import prompts
from tests.support.recording import Sandbox
from tests.ui.window_driver import RECIPIENT, TEMPLATE, WindowDriver, account, number_ending_in, visible_texts

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
NOON = int(datetime(2026, 3, 9, 12, 34).astimezone().timestamp() * 1000)


def to(number: str) -> Message:
    return Message(number, "order_update", "en_US", NoHeader(), ("David",))


ACCEPTED = to(number_ending_in("09759"))
UNANSWERED = to(number_ending_in("90001"))
SLOW = to(number_ending_in("90002"))


def idle(driver: WindowDriver) -> None:
    """Wait until nothing is sent and Send hears again."""
    driver.until(lambda: not driver.app.sender.busy)
    driver.until(lambda: not driver.window.dock.ignores_clicks)


def asked(driver: WindowDriver) -> SendQuestion:
    return driver.send_question()


def questions(driver: WindowDriver) -> list[SendQuestion]:
    """Those that are open."""
    return [each for each in driver.window.findChildren(SendQuestion) if each.isVisible()]


def ask(driver: WindowDriver) -> SendQuestion:
    """Send what may be a second message; the question that comes."""
    driver.window.sending.send()
    return asked(driver)


def sent_once(driver: WindowDriver, message: Message = ACCEPTED) -> SendReport:
    driver.load(message)
    return driver.finished(driver.window.sending.send)


# the question


def test_the_same_again_is_asked_about_and_going_back_is_the_default(driver: WindowDriver) -> None:
    first = sent_once(driver)
    question = ask(driver)
    assert question.heading() == "Send the same message again?"
    assert question.words.startswith("The same message to +86 136 0000 9759 was accepted by NXCloud at ")
    assert question.words.endswith("If you send it again, the customer gets it twice.")
    assert question.keep.text() == "&Do not send"
    assert question.keep.isDefault()
    assert driver.window.report == first, "a question is no result"
    question.keep.click()
    driver.settle()
    assert driver.window.result.isVisible()
    assert driver.window.sending.question is None
    assert not driver.app.sender.busy
    assert len(driver.sent) == 1


def test_whoever_says_yes_sends_it_and_is_asked_the_next_time(driver: WindowDriver) -> None:
    sent_once(driver)
    question = ask(driver)
    report = driver.finished(question.go.click)
    assert isinstance(report.outcome, Accepted)
    assert driver.window.report == report
    assert len(driver.sent) == 2
    ask(driver).keep.click()
    assert len(driver.sent) == 2


def test_what_goes_out_is_what_was_asked_about(driver: WindowDriver) -> None:
    driver.keep(account("Acme"))
    driver.app.account_service.choose_sandbox()
    driver.until(lambda: driver.app.account_service.in_sandbox)
    sent_once(driver)
    question = ask(driver)
    driver.app.composer.edit(RECIPIENT, "+49 170 1234567")
    driver.app.account_service.choose(account("Acme"))
    report = driver.finished(question.go.click)
    assert report.account_name == "Sandbox"
    assert len(set(driver.sent)) == 1
    assert len(driver.sent) == 2


@pytest.mark.parametrize("way", ["escape", "enter", "ctrl+enter", "space", "close"])
def test_no_key_that_sent_it_says_yes(driver: WindowDriver, way: str) -> None:
    sent_once(driver)
    question = ask(driver)
    driver.until(question.isActiveWindow)
    keys = {"escape": Qt.Key.Key_Escape, "enter": Qt.Key.Key_Return, "space": Qt.Key.Key_Space}
    if way == "close":
        question.close()
    elif way == "ctrl+enter":
        driver.key(Qt.Key.Key_Return, CTRL)
        driver.key(Qt.Key.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier)
    else:
        driver.key(keys[way])
    driver.settle()
    idle(driver)
    assert len(driver.sent) == 1


def test_while_one_question_is_open_there_is_no_other(driver: WindowDriver) -> None:
    sent_once(driver)
    question = ask(driver)
    driver.window.sending.send()
    driver.settle()
    assert questions(driver) == [question]
    assert not driver.app.sender.busy
    assert len(driver.sent) == 1


def test_while_a_message_is_on_its_way_nothing_is_asked(driver: WindowDriver) -> None:
    driver.load(msgspec.structs.replace(SLOW, template_name="Order Update"))
    driver.window.sending.send()
    asked(driver).go.click()
    driver.wait_until_under_way()
    driver.window.sending.send()
    driver.settle()
    assert not questions(driver)
    driver.finished(driver.app.sender.cancel)
    assert len(driver.sent) == 1


def test_the_earlier_one_can_be_looked_at_instead(driver: WindowDriver) -> None:
    first = sent_once(driver)
    question = ask(driver)
    with driver.qtbot.waitSignal(driver.window.sending.earlier_wanted) as wanted:
        question.history.click()
    assert wanted.args == [first.send_id]
    driver.settle()
    assert driver.window.sending.question is None
    assert len(driver.sent) == 1


def test_one_question_collects_every_reason_and_what_was_confirmed_is_not_asked_again(driver: WindowDriver) -> None:
    message = msgspec.structs.replace(ACCEPTED, template_name="Order Update")
    sent_once(driver, ACCEPTED)
    driver.load(message)
    first = ask(driver)
    assert first.heading() == "Send anyway?"
    assert "template name is unusual" in first.words
    report = driver.finished(first.go.click)
    assert isinstance(report.outcome, Accepted)
    second = ask(driver)
    assert second.heading() == "Send the same message again?"
    assert "template name is unusual" not in second.words, "it was agreed to for this message"
    second.keep.click()
    driver.load(msgspec.structs.replace(message, recipient=number_ending_in("22091")))
    ask(driver).keep.click()
    driver.load(message)
    assert len(driver.sent) == 2


def test_a_warning_and_a_repetition_stand_in_one_question(driver: WindowDriver) -> None:
    message = msgspec.structs.replace(ACCEPTED, template_name="Order Update")
    driver.load(message)
    driver.finished(ask(driver).go.click)
    driver.window.sending._confirmed = None
    both = ask(driver)
    assert "was accepted by NXCloud at" in both.words
    assert "template name is unusual" in both.words
    assert isinstance(driver.finished(both.go.click).outcome, Accepted)
    assert not questions(driver)
    assert len(driver.sent) == 2


@pytest.mark.parametrize(
    ("outcome", "went_out", "says", "advises"),
    [
        (Accepted(), False, "was accepted by NXCloud at", "gets it twice"),
        (None, False, "is being sent right now by another window of this program, since", "gets it twice"),
        (Unknown(UnknownReason.KILLED), False, "its outcome is unknown", "before you send again"),
        (Unknown(UnknownReason.KILLED), True, "was marked as “went out”", "gets it twice"),
    ],
)
def test_the_question_says_when_and_how_the_earlier_one_ended(
    driver: WindowDriver, outcome: Outcome | None, went_out: bool, says: str, advises: str
) -> None:
    earlier = EarlierSend("s", "<b>86</b>", outcome, NOON, went_out)
    question = SendQuestion(ACCEPTED, (), earlier, driver.window, agree=list)
    question.open()
    assert says in question.words
    assert "<b>86</b>" in question.words
    assert prompts.when(NOON) in question.words
    assert advises in question.words
    for label in question.findChildren(QLabel):
        assert not label.text() or label.textFormat() is Qt.TextFormat.PlainText
    heard = QAccessible.queryAccessibleInterface(question)
    assert says in heard.text(QAccessible.Text.Description), "a screen reader reads it out"
    question.close()


@pytest.mark.parametrize(("outcome", "is_captioned"), [(Unknown(UnknownReason.KILLED), True), (Accepted(), False)])
def test_the_question_quotes_what_is_about_to_be_sent_without_marks(
    driver: WindowDriver, outcome: Outcome, is_captioned: bool
) -> None:
    earlier = EarlierSend("s", "8613600009759", outcome, NOON)
    marked = msgspec.structs.replace(ACCEPTED, body_text="Order *{{1}}* left", body_labels=("1",), body=("A-20931",))
    question = SendQuestion(marked, (), earlier, driver.window, agree=list)
    question.open()
    said = visible_texts(question)
    assert "Order A-20931 left" in said
    assert ("You are about to send:" in said) is is_captioned, "the unknown one may have been another message"
    question.close()


def test_a_moment_is_said_with_its_date_where_that_is_not_todays() -> None:
    now = datetime.now().astimezone()
    assert prompts.when(int(now.timestamp() * 1000)) in {f"{now:%H:%M}", f"{int(f'{now:%I}')}:{now:%M}\u202f{now:%p}"}
    assert prompts.when(NOON).endswith(("12:34", "12:34\u202fPM"))
    assert "9" in prompts.when(NOON).split()[0]


# input that comes twice


def clicker(driver: WindowDriver) -> Callable[[], None]:
    """Clicks the place where Send is now, whatever lies there by then."""
    send = driver.window.dock.send
    place = send.mapTo(driver.window, send.rect().center())
    handle = driver.window.windowHandle()
    return lambda: QTest.mouseClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, place)


def test_two_quick_clicks_make_one_request(driver: WindowDriver) -> None:
    driver.load(ACCEPTED)
    click = clicker(driver)
    click()
    click()
    driver.until(lambda: driver.sent)  # the answer comes at once: it may be there
    click()
    idle(driver)
    assert not questions(driver)
    driver.app.services.last_send.fold()
    idle(driver)
    click()
    question = asked(driver)
    # The question has come between: what is clicked at the same place reaches nothing.
    click()
    assert questions(driver) == [question]
    question.keep.click()
    assert len(driver.sent) == 1


def test_a_held_ctrl_enter_makes_one_request(driver: WindowDriver) -> None:
    driver.load(ACCEPTED)
    driver.focus(driver.window.form.template_name)
    driver.key(Qt.Key.Key_Return, CTRL)
    held = QElapsedTimer()
    held.start()
    repeats = 0
    while held.elapsed() < 1_000 or not driver.sent:
        again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, CTRL, "\r", True)
        QApplication.sendEvent(QApplication.focusWidget() or driver.window, again)
        driver.settle()
        repeats += 1
    idle(driver)
    assert repeats > 10
    assert driver.window.sending.question is None
    assert len(driver.sent) == 1


def test_a_key_still_held_when_the_question_comes_does_not_answer_yes(driver: WindowDriver) -> None:
    sent_once(driver)
    driver.app.services.last_send.fold()
    idle(driver)
    driver.focus(driver.window.form.template_name)
    driver.key(Qt.Key.Key_Return, CTRL)
    asked(driver)
    for _ in range(30):
        again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, CTRL, "\r", True)
        QApplication.sendEvent(QApplication.focusWidget() or driver.window, again)
        driver.settle()
    idle(driver)
    assert len(driver.sent) == 1


def test_clicking_on_while_it_is_cancelled_makes_no_second_request(driver: WindowDriver) -> None:
    driver.load(SLOW)
    button = driver.window.dock
    click = clicker(driver)
    click()
    driver.wait_until_under_way()
    driver.until(lambda: not button.ignores_clicks)
    ended: list[SendReport] = []
    driver.app.sender.finished.connect(ended.append)
    driver.app.sender.cancel()
    driver.window.sending.send()  # not even one that passes the button by
    click()
    driver.until(lambda: ended)
    driver.settle()
    assert [report.outcome for report in ended] == [Unknown(UnknownReason.CANCELLED)]
    assert not driver.app.sender.busy
    idle(driver)
    driver.app.services.last_send.fold()
    idle(driver)
    click()
    assert "its outcome is unknown" in asked(driver).words
    assert len(driver.sent) == 1


def test_a_send_behind_a_cancelled_one_is_asked_about_however_soon(driver: WindowDriver) -> None:
    driver.load(SLOW)
    driver.window.sending.send()
    driver.wait_until_under_way()
    driver.finished(driver.app.sender.cancel)
    question = ask(driver)
    assert "its outcome is unknown" in question.words
    assert len(driver.sent) == 1


# what came before


def test_after_an_unknown_outcome_any_message_to_the_recipient_is_asked_about(driver: WindowDriver) -> None:
    assert isinstance(sent_once(driver, UNANSWERED).outcome, Unknown)
    driver.app.composer.edit(TEMPLATE, "another_template")
    ask(driver).keep.click()
    driver.app.composer.edit(RECIPIENT, number_ending_in("09759"))
    assert isinstance(driver.finished(driver.window.sending.send).outcome, Accepted)


@pytest.mark.parametrize("resolution", list(Resolution))
def test_what_the_person_found_out_lets_another_message_go(driver: WindowDriver, resolution: Resolution) -> None:
    first = sent_once(driver, UNANSWERED)
    resolved = driver.app.storage.submit(lambda repos: repos.history.resolve(first.send_id, resolution, 1))
    assert resolved.result(10)
    driver.app.composer.edit(TEMPLATE, "another_template")
    assert isinstance(driver.finished(driver.window.sending.send).outcome, Unknown)
    assert len(driver.sent) == 2


def test_another_message_and_a_refused_one_go_unasked(driver: WindowDriver) -> None:
    sent_once(driver)
    driver.app.composer.edit(TEMPLATE, "another_template")
    assert isinstance(driver.finished(driver.window.sending.send).outcome, Accepted)
    driver.app.composer.edit(RECIPIENT, number_ending_in("22091"))
    for _ in range(2):
        assert isinstance(driver.finished(driver.window.sending.send).outcome, Rejected)
    assert len(driver.sent) == 4


# several windows, several lives


@pytest.fixture
def endpoint() -> Iterator[Sandbox]:
    with Sandbox() as server:
        yield server


def shared(endpoint: Sandbox) -> Account:
    return msgspec.structs.replace(sandbox_account(endpoint.url), sandbox=False, id="shared", name="Shared")


def at_endpoint(
    make_driver: Callable[..., WindowDriver], endpoint: Sandbox, message: Message = ACCEPTED
) -> WindowDriver:
    """A window on the common folder, whose account leads to the endpoint."""
    driver = make_driver(folder="common")
    driver.until(lambda: driver.app.account_service.loaded)
    if not driver.app.account_service.accounts:
        driver.keep(shared(endpoint), secret=SANDBOX_SECRET)
    driver.app._vault.keep_for_session("shared", SANDBOX_SECRET)
    driver.app.account_service.choose(driver.app.account_service.accounts[0])
    driver.load(message)
    return driver


def test_of_two_windows_that_send_the_same_at_once_one_does(
    make_driver: Callable[..., WindowDriver], endpoint: Sandbox
) -> None:
    drivers = [at_endpoint(make_driver, endpoint) for _ in range(2)]
    ended: list[SendReport] = []
    for driver in drivers:
        driver.app.sender.finished.connect(ended.append)
    for driver in drivers:
        driver.window.sending.send()
    drivers[0].until(lambda: len(ended) == 2)
    assert sorted(report.earlier is None for report in ended) == [False, True]
    asking = [driver for driver in drivers if driver.window.sending.question is not None]
    assert len(asking) == 1
    assert len(endpoint.requests) == 1


def test_what_another_window_is_sending_right_now_is_said(
    make_driver: Callable[..., WindowDriver], endpoint: Sandbox
) -> None:
    first, second = (at_endpoint(make_driver, endpoint, SLOW) for _ in range(2))
    first.window.sending.send()
    first.until(lambda: endpoint.requests)
    assert "by another window of this program" in ask(second).words
    first.finished(first.app.sender.cancel)
    assert len(endpoint.requests) == 1


def test_a_restart_in_between_forgets_nothing(make_driver: Callable[..., WindowDriver], endpoint: Sandbox) -> None:
    before = at_endpoint(make_driver, endpoint)
    assert isinstance(before.finished(before.window.sending.send).outcome, Accepted)
    before.window.close()
    before.close()
    after = at_endpoint(make_driver, endpoint)
    assert "accepted by NXCloud" in ask(after).words
    assert len(endpoint.requests) == 1


def test_closing_in_the_middle_is_an_unknown_outcome_to_the_next_life(
    make_driver: Callable[..., WindowDriver], endpoint: Sandbox
) -> None:
    before = at_endpoint(make_driver, endpoint, SLOW)
    before.window.sending.send()
    before.until(lambda: endpoint.requests)
    before.window.close()
    before.close()
    after = at_endpoint(make_driver, endpoint, SLOW)
    assert "its outcome is unknown" in ask(after).words
    assert [json.loads(seen.body)["to"] for seen in endpoint.requests] == ["8613600090002"]
