"""From Send to the answer, and everything that can come between."""

import json
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QElapsedTimer, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox, QWidget

from nxwa_desktop import texts as english
from nxwa_desktop.protocol.message import ImageHeader, Message, NoHeader
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.texts.support_ticket import ticket
from nxwa_desktop.ui.i18n.wording import say
from nxwa_desktop.ui.preview.preview_tabs import Tab
from tests.support.raw_server import RawServer, answering, closed_port, http
from tests.ui.workbench import GOOD, RECIPIENT, Bench, account, clipboard, number_ending_in

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
BEFORE_THE_ANSWER = 10.0
"""Seconds; the slow answer takes 15."""


def _to(number: str) -> Message:
    return Message(number, "order_update", "en_US", NoHeader(), ("David",))


def _press(bench: Bench) -> None:
    bench.click_at(bench.window.send_button.send)


WARNED = Message("+86 136 0000 9759", "Order Update", "en_US", NoHeader(), ("David",))


# problems


def test_the_bar_names_problems_in_the_order_of_the_fields_and_leads_to_them(bench: Bench) -> None:
    bench.load(Message(header=ImageHeader(), body=("x", "")))
    bar = bench.window.problems
    bench.window.resize(1600, 700)
    bench.settle()
    assert bar._count.text() == "5 problems:"
    assert bar.texts == (
        "Recipient is missing",
        "Template name is missing",
        "Language is missing",
        "Image link is missing",
    )
    form = bench.window.form
    assert form.header.link is not None
    targets: list[QWidget] = [form.recipient.edit, form.template_name, form.language.box, form.header.link]
    for link, target in zip(bar._links, targets, strict=True):
        bench.click_at(link)
        bench.settle()
        assert target.hasFocus()
        assert not target.visibleRegion().isEmpty()
    assert bar._more.text() == "1 more"
    bar._menu.aboutToShow.emit()
    assert [action.text() for action in bar._menu.actions()] == [
        "Recipient is missing",
        "Template name is missing",
        "Language is missing",
        "Image link is missing",
        "Parameter 2 is empty",
    ]
    bar._menu.actions()[4].trigger()
    assert form.body.rows[1].edit.hasFocus()


def test_the_bar_fits_the_narrowest_window(bench: Bench) -> None:
    bench.load(Message("+86 136 0000 9759", header=ImageHeader(), body=("",) * 9))
    bench.window.resize(860, 560)
    bench.settle()
    assert bench.window.width() == 860
    for part in (*bench.window.problems._links, bench.window.problems._more, bench.window.send_button.send):
        if part.isVisible():
            right = part.mapTo(bench.window, part.rect().topRight()).x()
            assert part.width() >= part.sizeHint().width() - 1
            assert right < 860
    assert bench.window.problems._more.isVisible()


def test_the_bar_follows_warnings_and_the_good_case(bench: Bench) -> None:
    bar = bench.window.problems
    bench.load(WARNED)
    assert bar._count.text() == "1 warning:"
    assert bar.texts == ("Template name is unusual",)
    bench.load()
    assert bar._count.text() == "Ready to send"
    assert not any(link.isVisible() for link in (*bar._links, bar._more))


# what stops a send, and what asks


def test_without_an_account_send_opens_the_choice(fresh: Bench) -> None:
    fresh.keep(account("Acme"), account("Beta"))
    fresh.app.account_service.choose(None)
    fresh.load()
    fresh.key(Qt.Key.Key_Return, CTRL)
    menu = QApplication.activePopupWidget()
    assert menu is fresh.window.chooser.menu
    assert isinstance(menu, QMenu)
    menu.close()
    assert not fresh.app.sender.busy


def test_a_warning_asks_and_going_back_is_the_default(bench: Bench) -> None:
    bench.load(WARNED)
    _press(bench)
    question = bench.question()
    assert "template name is unusual" in question.informativeText()
    assert question.defaultButton().text() == "&Go back"
    QTest.keyClick(question, Qt.Key.Key_Return)
    bench.settle()
    assert bench.window.flow.question is None
    assert not bench.app.sender.busy
    assert bench.sent == []


@pytest.mark.parametrize("way", ["escape", "close"])
def test_dismissing_the_question_sends_nothing(bench: Bench, way: str) -> None:
    bench.load(WARNED)
    bench.window.flow.send()
    question = bench.question()
    if way == "escape":
        QTest.keyClick(question, Qt.Key.Key_Escape)
    else:
        question.close()
    bench.settle()
    assert bench.window.flow.question is None
    assert bench.sent == []
    assert not bench.app.sender.busy


def test_send_anyway_sends_what_was_asked_about(bench: Bench) -> None:
    bench.load(WARNED)
    bench.window.flow.send()
    bench.window.flow.send()
    question = bench.question()
    bench.app.composer.edit(RECIPIENT, "+49 170 1234567")
    go = next(button for button in question.buttons() if button.text() == "&Send anyway")
    report = bench.finished(lambda: QTest.mouseClick(go, LEFT))
    assert isinstance(report.outcome, Accepted)
    assert [json.loads(body)["to"] for body in bench.sent] == ["8613600009759"]


def test_many_warnings_are_counted_and_markup_is_text(bench: Bench) -> None:
    bench.load(Message("+86 136 0000 9759", "order_update", "<b>xx</b>", NoHeader(), (" a ",) * 9))
    bench.window.flow.send()
    question = bench.question()
    assert "… and 4 more." in question.informativeText()
    assert "<b>xx</b>" in question.informativeText()
    for label in question.findChildren(QLabel):
        assert not label.text() or label.textFormat() is Qt.TextFormat.PlainText, label.text()
    question.reject()


# sending


@pytest.mark.parametrize(
    "where", ["recipient", "template", "language", "popup", "row", "json", "request", "link", "new"]
)
def test_ctrl_enter_sends_from_everywhere(bench: Bench, where: str) -> None:
    bench.load()
    form, preview = bench.window.form, bench.window.preview
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
        preview.turn_to(Tab.REQUEST)
        widgets["request"] = preview.request.signed_text
    widget = widgets[where]
    assert widget is not None
    bench.focus(widget)
    if where == "popup":
        form.language.box.line.selectAll()
        bench.write("portuguese")
        assert form.language.box.popup.isVisible()
    report = bench.finished(lambda: bench.key(Qt.Key.Key_Return, CTRL))
    assert isinstance(report.outcome, Accepted)
    assert len(bench.sent) == 1
    if where == "popup":
        assert json.loads(bench.sent[0])["template"]["language"]["code"].startswith("pt_")


def test_the_enter_of_the_number_pad_sends_too(bench: Bench) -> None:
    bench.load()
    bench.focus(bench.window.form.template_name)
    keypad = CTRL | Qt.KeyboardModifier.KeypadModifier
    report = bench.finished(lambda: bench.key(Qt.Key.Key_Enter, keypad))
    assert isinstance(report.outcome, Accepted)


def test_a_held_key_sends_once(bench: Bench) -> None:
    bench.load()
    bench.focus(bench.window.form.template_name)

    def hold() -> None:
        bench.key(Qt.Key.Key_Return, CTRL)

    bench.finished(hold)
    for _ in range(5):  # QTest itself cannot repeat a key
        again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, CTRL, "\r", True)
        QApplication.sendEvent(QApplication.focusWidget() or bench.window, again)
        bench.settle()
    assert not bench.window.send_action.autoRepeat()
    assert not bench.app.sender.busy
    assert len(bench.sent) == 1


@pytest.mark.parametrize("place", [-0.4, 0.0, 0.4])
def test_a_double_click_on_send_sends_once_and_does_not_cancel(bench: Bench, place: float) -> None:
    bench.load(_to(number_ending_in("90002")))
    button = bench.window.send_button
    handle = bench.window.windowHandle()
    point = button.send.mapTo(bench.window, button.send.rect().center())
    point.setX(point.x() + round(button.send.width() * place))
    for _ in range(2):
        QTest.mouseClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, point)
        bench.settle()
    bench.until(lambda: bench.sent)
    assert bench.app.sender.busy
    assert len(bench.sent) == 1
    bench.finished(bench.app.sender.cancel)


def test_a_double_click_on_cancel_does_not_send_again(bench: Bench) -> None:
    bench.load(_to(number_ending_in("90002")))
    button = bench.window.send_button
    bench.window.flow.send()
    bench.until(lambda: bench.sent)
    handle = bench.window.windowHandle()
    bench.until(lambda: not button.deaf)
    point = button.cancel.mapTo(bench.window, button.cancel.rect().center())
    bench.finished(lambda: QTest.mouseClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, point))
    QTest.mouseClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, point)
    bench.settle()
    assert not bench.app.sender.busy
    assert len(bench.sent) == 1


def test_cancel_says_the_truth_and_gives_send_back(bench: Bench) -> None:
    bench.load(_to(number_ending_in("90002")))
    button = bench.window.send_button
    bench.focus(button.send)
    bench.key(Qt.Key.Key_Space)
    bench.until(lambda: bench.sent)
    assert button.cancel.isVisible()
    assert button.cancel.hasFocus()
    assert not button.send.isVisible()
    assert button._elapsed.text().startswith("Sending… ")
    assert not bench.window.send_action.isEnabled()
    assert bench.window.cancel_action.isEnabled()
    began = time.perf_counter()
    report = bench.finished(lambda: QTest.mouseClick(button.cancel, LEFT))
    assert time.perf_counter() - began < BEFORE_THE_ANSWER
    assert report.outcome == Unknown(UnknownReason.CANCELLED)
    assert button.send.isVisible()
    assert button.send.hasFocus()
    assert bench.window.result.title == "Outcome unknown"
    assert bench.window.send_action.isEnabled()


def test_ctrl_full_stop_cancels(bench: Bench) -> None:
    bench.load(_to(number_ending_in("90002")))
    bench.window.flow.send()
    bench.until(lambda: bench.sent)
    report = bench.finished(lambda: bench.key(Qt.Key.Key_Period, CTRL))
    assert report.outcome == Unknown(UnknownReason.CANCELLED)


def test_new_keeps_a_running_send(bench: Bench) -> None:
    bench.load(_to(number_ending_in("90002")))
    bench.window.flow.send()
    bench.until(lambda: bench.sent)
    bench.window.new_message()
    assert bench.app.sender.busy
    report = bench.finished(bench.app.sender.cancel)
    assert report.recipient == "8613600090002"
    assert not bench.window.result.isVisible()
    assert bench.window.results.line.text.startswith("Last: outcome unknown · +86 136 0009 0002 · ")
    assert bench.message.recipient == ""


def test_another_account_does_not_change_a_running_send(fresh: Bench) -> None:
    fresh.keep(account("Acme"))
    fresh.app.account_service.choose_sandbox()
    fresh.until(lambda: fresh.app.account_service.in_sandbox)
    fresh.load(_to(number_ending_in("90002")))
    fresh.window.flow.send()
    fresh.until(lambda: fresh.sent)
    fresh.app.account_service.choose(account("Acme"))
    report = fresh.finished(fresh.app.sender.cancel)
    assert report.account_name == "Sandbox"
    assert report.outcome == Unknown(UnknownReason.CANCELLED)


def test_closing_while_sending_does_not_wait_for_the_answer_and_the_row_is_true(
    bench: Bench, make_bench: Callable[..., Bench]
) -> None:
    bench.load(_to(number_ending_in("90002")))
    bench.window.flow.send()
    bench.until(lambda: bench.sent)
    began = time.perf_counter()
    bench.window.close()
    bench.close()
    assert time.perf_counter() - began < BEFORE_THE_ANSWER
    again = make_bench()
    again.until(lambda: again.app.account_service.loaded)
    entries = again.app.storage.submit(lambda storage: storage.history.newest(5)).result(10)
    assert [type(entry.outcome) for entry in entries] == [Unknown]


# the result


@pytest.mark.parametrize(
    ("ending", "kind", "title"),
    [
        ("09759", Accepted, "Accepted by NXCloud"),
        ("22091", Rejected, "Rejected by NXCloud"),
        ("90001", Unknown, "Outcome unknown"),
        ("90003", Unknown, "Outcome unknown"),
        ("90004", Rejected, "Rejected by NXCloud"),
    ],
)
def test_the_card_says_how_it_ended(bench: Bench, ending: str, kind: type[Outcome], title: str) -> None:
    bench.load(_to(number_ending_in(ending)))
    report = bench.finished(lambda: _press(bench))
    outcome = report.outcome
    assert isinstance(outcome, kind)
    card = bench.window.result
    assert card.isVisible()
    assert card.title == title
    if not isinstance(outcome, Accepted):
        for sentence in (
            english.outcome_meaning(outcome),
            english.outcome_advice(outcome),
            english.safe_to_send_again(outcome),
        ):
            assert say(sentence) in card.text
    if isinstance(outcome, Rejected):
        assert f"code {outcome.code}" in card._facts.text()
        assert outcome.message in card.text
    QTest.mouseClick(card.copy_all, LEFT)
    assert clipboard() == ticket(report)
    assert card.accessibleName() == title


def test_the_ids_can_be_copied(bench: Bench) -> None:
    bench.load()
    report = bench.finished(lambda: _press(bench))
    assert isinstance(report.outcome, Accepted)
    card = bench.window.result
    for part, value in ((card._message_id, report.outcome.message_id), (card._trace_id, report.outcome.trace_id)):
        button = next(child for child in part.findChildren(QWidget) if child.accessibleName().startswith("Copy"))
        QTest.mouseClick(button, LEFT)
        assert clipboard() == value != ""


def test_not_sent_is_said(fresh: Bench) -> None:
    fresh.keep(account("Acme", endpoint=f"http://127.0.0.1:{closed_port()}/"))
    fresh.load()
    report = fresh.finished(lambda: _press(fresh))
    assert isinstance(report.outcome, NotSent)
    assert report.outcome.reason is NotSentReason.REFUSED
    card = fresh.window.result
    assert card.title == "Not sent"
    assert "Safe to send again" in card.text
    assert not card._trace_id.isVisible()


def test_a_missing_secret_is_said_and_nothing_is_lost(fresh: Bench) -> None:
    fresh.keep(account("Acme"))
    fresh.app._vault._drop("id-Acme")
    fresh.load()
    report = fresh.finished(lambda: _press(fresh))
    assert report.outcome == NotSent(NotSentReason.KEYRING_MISSING, report.outcome.detail)  # type: ignore[union-attr]
    assert fresh.message == GOOD


def test_the_servers_words_are_shown_as_they_are(fresh: Bench) -> None:
    words = '<b>fat</b><img src="http://127.0.0.1:9/x.png"><a href="file:///etc">x</a>'
    body = json.dumps({"code": 22091, "message": words, "traceId": "<i>t</i>"}).encode()
    with RawServer(answering(http(body))) as server:
        fresh.keep(account("Acme", endpoint=server.url()))
        fresh.load()
        report = fresh.finished(lambda: _press(fresh))
    assert isinstance(report.outcome, Rejected)
    card = fresh.window.result
    label = next(label for label in card.findChildren(QLabel) if words in label.text())
    assert label.isVisible()
    for label in fresh.window.findChildren(QLabel):
        assert not label.text() or label.textFormat() is Qt.TextFormat.PlainText, label.text()
        assert not label.openExternalLinks()


def test_very_long_words_leave_the_window_usable(fresh: Bench) -> None:
    body = json.dumps({"code": 22091, "message": "word " * 20_000, "traceId": "t" * 5_000}).encode()
    with RawServer(answering(http(body))) as server:
        fresh.keep(account("Acme", endpoint=server.url()))
        fresh.load()
        size = fresh.window.size()
        fresh.finished(lambda: _press(fresh))
    fresh.settle()
    assert fresh.window.size() == size
    assert fresh.window.result.height() < size.height() / 2
    send = fresh.window.send_button.send
    assert send.mapTo(fresh.window, send.rect().bottomRight()).y() < size.height()


def test_the_result_can_be_closed(bench: Bench) -> None:
    bench.load()
    bench.finished(lambda: _press(bench))
    QTest.mouseClick(bench.window.result._close, LEFT)
    assert not bench.window.result.isVisible()
    assert bench.window.report is None


@pytest.mark.parametrize(("offset", "says"), [(90_000, "1 min 30 s slow"), (-7_000, "7 s fast")])
def test_a_clock_that_is_off_is_told(bench: Bench, offset: int, says: str) -> None:
    report = SendReport(
        send_id="x", account_name="", url="", recipient="", outcome=Rejected(1004, "expired"), clock_offset_ms=offset
    )
    bench.window.result.show_report(report)
    assert says in bench.window.result.text


# sending the same again


@pytest.mark.parametrize("gap_ms", [0, 60, 120])
def test_the_key_pressed_twice_sends_once(bench: Bench, gap_ms: int) -> None:
    """The second press may come when the first message has been answered already."""
    bench.load()
    bench.finished(lambda: bench.key(Qt.Key.Key_Return, CTRL))
    started = QElapsedTimer()
    started.start()
    bench.until(lambda: started.elapsed() >= gap_ms)
    bench.key(Qt.Key.Key_Return, CTRL)
    assert not bench.app.sender.busy
    assert bench.window.flow.question is None
    assert len(bench.sent) == 1


def test_space_pressed_twice_does_not_cancel(bench: Bench) -> None:
    bench.load(_to(number_ending_in("90002")))
    bench.focus(bench.window.send_button.send)
    bench.key(Qt.Key.Key_Space)
    assert bench.window.send_button.cancel.hasFocus()
    bench.key(Qt.Key.Key_Space)
    assert bench.app.sender.busy
    assert bench.window.send_button.cancel.isEnabled(), "nothing was cancelled"
    bench.finished(bench.app.sender.cancel)


def test_a_result_that_cannot_be_drawn_is_told_all_the_same(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(report: SendReport) -> None:
        raise RuntimeError("no card")

    bench.load()
    monkeypatch.setattr(bench.window.result, "show_report", fail)
    with bench.qtbot.captureExceptions() as raised:
        bench.finished(bench.window.flow.send)
        boxes = bench.window.findChildren(QMessageBox)
    assert len(raised) == 1
    assert "second" in boxes[0].text()
    boxes[0].close()


def test_who_can_fix_a_refusal_is_said(bench: Bench) -> None:
    bench.load(_to(number_ending_in("22125")))
    bench.finished(bench.window.flow.send)
    assert "Your administrator can fix this." in bench.window.result.text


def test_a_server_that_talks_too_much_does_not_deform_the_window(bench: Bench) -> None:
    width = bench.window.width()
    words = "x" * 2_000 + "\nAccepted by NXCloud\n" * 40 + "\u202egnp.exe"
    report = SendReport(
        send_id="", account_name="a", url="u", recipient="86", outcome=Rejected(22141, words, "t" * 500), started_at=1
    )
    bench.window.results.show()
    bench.window.result.show_report(report)
    bench.settle()
    assert bench.window.width() == width
    assert bench.window.minimumSizeHint().width() <= width
    assert bench.window.result.height() < bench.window.height() / 2
    assert "\n" not in bench.window.result._server.text()
    assert "\u202e" not in bench.window.result._server.text()


def test_a_number_far_too_long_does_not_deform_the_window(bench: Bench) -> None:
    bench.app.composer.edit(RECIPIENT, "9" * 1_000)
    bench.settle()
    assert bench.window.send_button.send.text() == "Send"
    form, page = bench.window.form, bench.window.form.widget()
    assert page is not None
    assert page.width() <= form.viewport().width()
