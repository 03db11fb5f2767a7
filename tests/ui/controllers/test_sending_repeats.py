"""No clumsy hand and no second window sends a message twice unasked. Against the real sandbox."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime

import msgspec
import pytest
from PySide6.QtCore import QElapsedTimer, QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message, NoHeader
from nxwa_desktop.protocol.outcome import Accepted, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from nxwa_desktop.sending.send_report import EarlierSend, SendReport
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.ui.widgets import prompts
from tests.support.recording import Sandbox
from tests.ui.workbench import RECIPIENT, TEMPLATE, Bench, account, number_ending_in

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
NOON = int(datetime(2026, 3, 9, 12, 34).astimezone().timestamp() * 1000)


def to(number: str) -> Message:
    return Message(number, "order_update", "en_US", NoHeader(), ("David",))


ACCEPTED = to(number_ending_in("09759"))
UNANSWERED = to(number_ending_in("90001"))
SLOW = to(number_ending_in("90002"))


def idle(bench: Bench) -> None:
    """Wait until nothing is sent and Send hears again."""
    bench.until(lambda: not bench.app.sender.busy)
    bench.until(lambda: not bench.window.send_button.deaf)


def asked(bench: Bench) -> QMessageBox:
    """The question, once it is there."""
    bench.until(lambda: bench.window.flow.question is not None)
    question = bench.window.flow.question
    assert question is not None
    return question


def questions(bench: Bench) -> list[QMessageBox]:
    """Those that are open."""
    return [each for each in bench.window.findChildren(QMessageBox) if each.isVisible()]


def ask(bench: Bench) -> QMessageBox:
    """Send what may be a second message; the question that comes."""
    bench.window.flow.send()
    return asked(bench)


def answer(question: QMessageBox, label: str) -> None:
    next(button for button in question.buttons() if button.text() == label).click()


def sent_once(bench: Bench, message: Message = ACCEPTED) -> SendReport:
    bench.load(message)
    return bench.finished(bench.window.flow.send)


# the question


def test_the_same_again_is_asked_about_and_going_back_is_the_default(bench: Bench) -> None:
    first = sent_once(bench)
    question = ask(bench)
    assert question.text().startswith("The same message to +8613600009759 was accepted by NXCloud at ")
    assert question.informativeText() == "If you send it again, the customer gets it twice."
    assert question.defaultButton().text() == "&Go back"
    assert question.escapeButton() is question.defaultButton()
    assert bench.window.report == first, "a question is no result"
    answer(question, "&Go back")
    bench.settle()
    assert bench.window.result.isVisible()
    assert bench.window.flow.question is None
    assert not bench.app.sender.busy
    assert len(bench.sent) == 1


def test_whoever_says_yes_sends_it_and_is_asked_the_next_time(bench: Bench) -> None:
    sent_once(bench)
    question = ask(bench)
    report = bench.finished(lambda: answer(question, "&Send again"))
    assert isinstance(report.outcome, Accepted)
    assert bench.window.report == report
    assert len(bench.sent) == 2
    answer(ask(bench), "&Go back")
    assert len(bench.sent) == 2


def test_what_goes_out_is_what_was_asked_about(bench: Bench) -> None:
    bench.keep(account("Acme"))
    bench.app.account_service.choose_sandbox()
    bench.until(lambda: bench.app.account_service.in_sandbox)
    sent_once(bench)
    question = ask(bench)
    bench.app.composer.edit(RECIPIENT, "+49 170 1234567")
    bench.app.account_service.choose(account("Acme"))
    report = bench.finished(lambda: answer(question, "&Send again"))
    assert report.account_name == "Sandbox"
    assert len(set(bench.sent)) == 1
    assert len(bench.sent) == 2


@pytest.mark.parametrize("way", ["escape", "enter", "ctrl+enter", "space", "close"])
def test_no_key_that_sent_it_says_yes(bench: Bench, way: str) -> None:
    sent_once(bench)
    question = ask(bench)
    bench.until(question.isActiveWindow)
    keys = {"escape": Qt.Key.Key_Escape, "enter": Qt.Key.Key_Return, "space": Qt.Key.Key_Space}
    if way == "close":
        question.close()
    elif way == "ctrl+enter":
        bench.key(Qt.Key.Key_Return, CTRL)
        bench.key(Qt.Key.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier)
    else:
        bench.key(keys[way])
    bench.settle()
    idle(bench)
    assert len(bench.sent) == 1


def test_while_one_question_is_open_there_is_no_other(bench: Bench) -> None:
    sent_once(bench)
    question = ask(bench)
    bench.window.flow.send()
    bench.settle()
    assert questions(bench) == [question]
    assert not bench.app.sender.busy
    assert len(bench.sent) == 1


def test_while_a_message_is_on_its_way_nothing_is_asked(bench: Bench) -> None:
    bench.load(msgspec.structs.replace(SLOW, template_name="Order Update"))
    bench.window.flow.send()
    answer(asked(bench), "&Send anyway")
    bench.until(lambda: bench.sent)
    bench.window.flow.send()
    bench.settle()
    assert not questions(bench)
    bench.finished(bench.app.sender.cancel)
    assert len(bench.sent) == 1


def test_the_earlier_one_can_be_looked_at_instead(bench: Bench) -> None:
    first = sent_once(bench)
    question = ask(bench)
    with bench.qtbot.waitSignal(bench.window.flow.earlier_wanted) as wanted:
        answer(question, "Show in &history")
    assert wanted.args == [first.send_id]
    bench.settle()
    assert bench.window.flow.question is None
    assert len(bench.sent) == 1


def test_warnings_are_asked_about_before(bench: Bench) -> None:
    message = msgspec.structs.replace(ACCEPTED, template_name="Order Update")
    for count in (1, 2):
        bench.load(message)
        bench.window.flow.send()
        report = bench.finished(lambda: answer(asked(bench), "&Send anyway"))
        assert (report.earlier is None) == (count == 1)
    answer(asked(bench), "&Go back")
    assert len(bench.sent) == 1


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
    bench: Bench, outcome: Outcome | None, went_out: bool, says: str, advises: str
) -> None:
    earlier = EarlierSend("s", "<b>86</b>", outcome, NOON, went_out)
    question = prompts.confirm_repeat(bench.window, earlier, lambda: None, lambda: None)
    assert says in question.text()
    assert "<b>86</b>" in question.text()
    assert prompts.when(NOON) in question.text()
    assert advises in question.informativeText()
    for label in question.findChildren(QLabel):
        assert not label.text() or label.textFormat() is Qt.TextFormat.PlainText
    heard = QAccessible.queryAccessibleInterface(question)
    assert heard.role() is QAccessible.Role.AlertMessage, "a screen reader reads it out"
    question.close()


def test_a_moment_is_said_with_its_date_where_that_is_not_todays() -> None:
    now = datetime.now().astimezone()
    assert prompts.when(int(now.timestamp() * 1000)) in {f"{now:%H:%M}", f"{now:%-I:%M}\u202f{now:%p}"}
    assert prompts.when(NOON).endswith(("12:34", "12:34\u202fPM"))
    assert "9" in prompts.when(NOON).split()[0]


# clumsy hands


def clicker(bench: Bench) -> Callable[[], None]:
    """Clicks the place where Send is now, whatever lies there by then."""
    send = bench.window.send_button.send
    place = send.mapTo(bench.window, send.rect().center())
    handle = bench.window.windowHandle()
    return lambda: QTest.mouseClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, place)


def test_two_quick_clicks_make_one_request(bench: Bench) -> None:
    bench.load(ACCEPTED)
    click = clicker(bench)
    click()
    click()
    bench.until(lambda: bench.sent)
    click()
    idle(bench)
    assert not questions(bench)
    click()
    question = asked(bench)
    # The question has come between: what is clicked at the same place reaches nothing.
    click()
    assert questions(bench) == [question]
    answer(question, "&Go back")
    assert len(bench.sent) == 1


def test_a_held_ctrl_enter_makes_one_request(bench: Bench) -> None:
    bench.load(ACCEPTED)
    bench.focus(bench.window.form.template_name)
    bench.key(Qt.Key.Key_Return, CTRL)
    held = QElapsedTimer()
    held.start()
    repeats = 0
    while held.elapsed() < 1_000 or not bench.sent:
        again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, CTRL, "\r", True)
        QApplication.sendEvent(QApplication.focusWidget() or bench.window, again)
        bench.settle()
        repeats += 1
    idle(bench)
    assert repeats > 10
    assert bench.window.flow.question is None
    assert len(bench.sent) == 1


def test_a_key_still_held_when_the_question_comes_does_not_answer_yes(bench: Bench) -> None:
    sent_once(bench)
    idle(bench)
    bench.focus(bench.window.form.template_name)
    bench.key(Qt.Key.Key_Return, CTRL)
    asked(bench)
    for _ in range(30):
        again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, CTRL, "\r", True)
        QApplication.sendEvent(QApplication.focusWidget() or bench.window, again)
        bench.settle()
    idle(bench)
    assert len(bench.sent) == 1


def test_clicking_on_while_it_is_cancelled_makes_no_second_request(bench: Bench) -> None:
    bench.load(SLOW)
    button = bench.window.send_button
    click = clicker(bench)
    click()
    bench.until(lambda: bench.sent)
    bench.until(lambda: not button.deaf)
    ended: list[SendReport] = []
    bench.app.sender.finished.connect(ended.append)
    bench.click_at(button.cancel)
    click()
    bench.window.flow.send()  # not even one that passes the button by
    bench.until(lambda: ended)
    click()
    bench.settle()
    assert [report.outcome for report in ended] == [Unknown(UnknownReason.CANCELLED)]
    assert not bench.app.sender.busy
    idle(bench)
    click()
    assert "its outcome is unknown" in asked(bench).text()
    assert len(bench.sent) == 1


def test_a_send_behind_a_cancelled_one_is_asked_about_however_soon(bench: Bench) -> None:
    bench.load(SLOW)
    bench.window.flow.send()
    bench.until(lambda: bench.sent)
    bench.finished(bench.app.sender.cancel)
    question = ask(bench)
    assert "its outcome is unknown" in question.text()
    assert len(bench.sent) == 1


# what came before


def test_after_an_unknown_outcome_any_message_to_the_recipient_is_asked_about(bench: Bench) -> None:
    assert isinstance(sent_once(bench, UNANSWERED).outcome, Unknown)
    bench.app.composer.edit(TEMPLATE, "another_template")
    answer(ask(bench), "&Go back")
    bench.app.composer.edit(RECIPIENT, number_ending_in("09759"))
    assert isinstance(bench.finished(bench.window.flow.send).outcome, Accepted)


@pytest.mark.parametrize("resolution", list(Resolution))
def test_what_the_person_found_out_lets_another_message_go(bench: Bench, resolution: Resolution) -> None:
    first = sent_once(bench, UNANSWERED)
    resolved = bench.app.storage.submit(lambda storage: storage.history.resolve(first.send_id, resolution, 1))
    assert resolved.result(10)
    bench.app.composer.edit(TEMPLATE, "another_template")
    assert isinstance(bench.finished(bench.window.flow.send).outcome, Unknown)
    assert len(bench.sent) == 2


def test_another_message_and_a_refused_one_go_unasked(bench: Bench) -> None:
    sent_once(bench)
    bench.app.composer.edit(TEMPLATE, "another_template")
    assert isinstance(bench.finished(bench.window.flow.send).outcome, Accepted)
    bench.app.composer.edit(RECIPIENT, number_ending_in("22091"))
    for _ in range(2):
        assert isinstance(bench.finished(bench.window.flow.send).outcome, Rejected)
    assert len(bench.sent) == 4


# several windows, several lives


@pytest.fixture
def endpoint() -> Iterator[Sandbox]:
    with Sandbox() as server:
        yield server


def shared(endpoint: Sandbox) -> Account:
    return msgspec.structs.replace(sandbox_account(endpoint.url), sandbox=False, id="shared", name="Shared")


def at_endpoint(make_bench: Callable[..., Bench], endpoint: Sandbox, message: Message = ACCEPTED) -> Bench:
    """A window on the common folder, whose account leads to the endpoint."""
    bench = make_bench(folder="common")
    bench.until(lambda: bench.app.account_service.loaded)
    if not bench.app.account_service.accounts:
        bench.keep(shared(endpoint), secret=SANDBOX_SECRET)
    bench.app._vault.keep_for_session("shared", SANDBOX_SECRET)
    bench.app.account_service.choose(bench.app.account_service.accounts[0])
    bench.load(message)
    return bench


def test_of_two_windows_that_send_the_same_at_once_one_does(
    make_bench: Callable[..., Bench], endpoint: Sandbox
) -> None:
    benches = [at_endpoint(make_bench, endpoint) for _ in range(2)]
    ended: list[SendReport] = []
    for bench in benches:
        bench.app.sender.finished.connect(ended.append)
    for bench in benches:
        bench.window.flow.send()
    benches[0].until(lambda: len(ended) == 2)
    assert sorted(report.earlier is None for report in ended) == [False, True]
    asking = [bench for bench in benches if bench.window.flow.question is not None]
    assert len(asking) == 1
    assert len(endpoint.requests) == 1


def test_what_another_window_is_sending_right_now_is_said(make_bench: Callable[..., Bench], endpoint: Sandbox) -> None:
    first, second = (at_endpoint(make_bench, endpoint, SLOW) for _ in range(2))
    first.window.flow.send()
    first.until(lambda: endpoint.requests)
    assert "by another window of this program" in ask(second).text()
    first.finished(first.app.sender.cancel)
    assert len(endpoint.requests) == 1


def test_a_restart_in_between_forgets_nothing(make_bench: Callable[..., Bench], endpoint: Sandbox) -> None:
    before = at_endpoint(make_bench, endpoint)
    assert isinstance(before.finished(before.window.flow.send).outcome, Accepted)
    before.window.close()
    before.close()
    after = at_endpoint(make_bench, endpoint)
    assert "accepted by NXCloud" in ask(after).text()
    assert len(endpoint.requests) == 1


def test_closing_in_the_middle_is_an_unknown_outcome_to_the_next_life(
    make_bench: Callable[..., Bench], endpoint: Sandbox
) -> None:
    before = at_endpoint(make_bench, endpoint, SLOW)
    before.window.flow.send()
    before.until(lambda: endpoint.requests)
    before.window.close()
    before.close()
    after = at_endpoint(make_bench, endpoint, SLOW)
    assert "its outcome is unknown" in ask(after).text()
    assert [json.loads(seen.body)["to"] for seen in endpoint.requests] == ["8613600090002"]
