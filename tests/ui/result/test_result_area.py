"""The result of a send never stands under another message, nor under another account; going back loses none."""

from collections.abc import Callable, Iterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nxwa_desktop.protocol.message import Message, NoHeader
from nxwa_desktop.protocol.outcome import Accepted, Unknown
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.ui.widgets.palette import DARK, qt_palette
from tests.support.recording import Sandbox
from tests.ui.workbench import GOOD, RECIPIENT, Bench, account, number_ending_in

MESSAGE = Message(number_ending_in("09759"), "order_update", "en_US", NoHeader(), ("David",))
BEFORE = Message("1", "before")
LINE = "Last: accepted · +86 136 0000 9759 · "


def sent(bench: Bench, message: Message = MESSAGE) -> SendReport:
    bench.load(BEFORE)
    bench.load(message)
    report = bench.finished(bench.window.flow.send)
    bench.settle()
    assert bench.window.result.isVisible()
    return report


def line(bench: Bench) -> str:
    """The folded line, where it is what is seen of the result."""
    results = bench.window.results
    assert not results.card.isVisible()
    return results.line.text if results.isVisible() and results.line.isVisible() else ""


def hidden(bench: Bench) -> bool:
    return not bench.window.results.isVisible()


WAYS: dict[str, Callable[[Bench], object]] = {
    "edit": lambda bench: bench.app.composer.edit(RECIPIENT, "+49"),
    "load": lambda bench: bench.app.composer.load(GOOD),
    "import": lambda bench: bench.app.composer.load(GOOD, EditKind.IMPORTED),
    "template": lambda bench: bench.app.composer.load(GOOD, EditKind.TEMPLATE),
    "new": lambda bench: bench.window.new_message(),
    "undo": lambda bench: bench.window.edit_menu.undo.trigger(),
}


@pytest.mark.parametrize("way", WAYS)
def test_another_message_folds_it_to_one_line_for_good(bench: Bench, way: str) -> None:
    report = sent(bench)
    WAYS[way](bench)
    bench.settle()
    assert line(bench).startswith(LINE)
    assert bench.window.report == report
    bench.app.composer.load(MESSAGE)
    assert line(bench).startswith(LINE), "what is past stays past"
    bench.app.composer.edit(RECIPIENT, number_ending_in("22091"))
    bench.finished(bench.window.flow.send)
    bench.settle()
    assert bench.window.result.title == "Rejected by NXCloud"
    assert bench.window.result.isVisible()
    assert not bench.window.results.line.isVisible()


@pytest.fixture
def endpoint() -> Iterator[Sandbox]:
    with Sandbox() as server:
        yield server


@pytest.fixture
def own(fresh: Bench, endpoint: Sandbox) -> Bench:
    """An account of its own that can send, and another one."""
    url = endpoint.url
    fresh.keep(account("Other"))
    fresh.keep(
        msgspec.structs.replace(sandbox_account(url), sandbox=False, id="own", name="Own"), secret=SANDBOX_SECRET
    )
    return fresh


def choose(bench: Bench, name: str) -> None:
    bench.app.account_service.choose(next(each for each in bench.app.account_service.accounts if each.name == name))


def test_another_account_folds_it(own: Bench) -> None:
    sent(own)
    choose(own, "Other")
    assert own.message == MESSAGE, "a copy went along"
    assert line(own).startswith(LINE)
    choose(own, "Own")
    assert line(own).startswith(LINE)


def test_a_result_of_the_sandbox_is_not_shown_under_a_real_account(bench: Bench) -> None:
    bench.keep(account("Other"))
    sent(bench)
    choose(bench, "Other")
    assert hidden(bench)
    assert bench.window.report is None
    bench.app.account_service.choose_sandbox()
    assert line(bench).startswith(LINE)


def test_nor_the_reverse(own: Bench) -> None:
    sent(own)
    own.app.account_service.choose_sandbox()
    own.until(lambda: own.app.account_service.in_sandbox)
    assert hidden(own)
    choose(own, "Own")
    assert line(own).startswith(LINE)


def test_a_result_that_comes_under_another_account_stands_there_in_no_way(bench: Bench) -> None:
    bench.keep(account("Other"))
    bench.load(msgspec.structs.replace(MESSAGE, recipient=number_ending_in("90002")))
    bench.window.flow.send()
    bench.until(lambda: bench.sent)
    choose(bench, "Other")
    bench.finished(bench.app.sender.cancel)
    bench.settle()
    assert hidden(bench)
    bench.app.account_service.choose_sandbox()
    assert line(bench).startswith("Last: outcome unknown · ")


def test_send_that_is_stopped_by_problems_hides_it(bench: Bench) -> None:
    sent(bench)
    bench.app.composer.edit(RECIPIENT, "")
    assert line(bench)
    bench.window.flow.send()
    assert hidden(bench)
    bench.load(MESSAGE)
    assert hidden(bench)


@pytest.mark.parametrize("way", ["escape", "close", "Show in &history"])
def test_going_back_from_the_question_keeps_it(bench: Bench, way: str) -> None:
    report = sent(bench)
    bench.window.flow.send()
    bench.until(lambda: bench.window.flow.question is not None)
    question = bench.window.flow.question
    assert question is not None
    if way == "escape":
        QTest.keyClick(question, Qt.Key.Key_Escape)
    elif way == "close":
        question.close()
    else:
        next(each for each in question.buttons() if each.text() == way).click()
        bench.window.show_message()
    bench.settle()
    assert bench.window.report == report
    assert bench.window.result.isVisible()
    assert isinstance(report.outcome, Accepted)


def test_a_past_one_is_kept_as_past(bench: Bench) -> None:
    sent(bench)
    bench.app.composer.load(GOOD)
    bench.app.composer.load(MESSAGE)
    bench.window.flow.send()
    bench.until(lambda: bench.window.flow.question is not None)
    bench.question().reject()
    assert line(bench).startswith(LINE)


def test_another_language_keeps_it_as_it_is(bench: Bench) -> None:
    sent(bench)
    bench.speak("zh_CN")
    assert bench.window.result.isVisible()
    bench.app.composer.edit(RECIPIENT, "+49")
    bench.speak("en")
    assert line(bench).startswith(LINE)
    bench.app.composer.edit(RECIPIENT, "")
    bench.window.flow.send()
    bench.speak("zh_CN")
    assert hidden(bench)


def test_another_theme_keeps_it_as_it_is(bench: Bench) -> None:
    sent(bench)
    bench.app.composer.edit(RECIPIENT, "+49")
    QApplication.setPalette(qt_palette(DARK))
    bench.settle()
    assert line(bench).startswith(LINE)


def test_the_line_leads_to_the_send_and_can_be_closed(bench: Bench) -> None:
    report = sent(bench)
    bench.app.composer.edit(RECIPIENT, "+49")
    bench.click_at(bench.window.results.line.show_send)
    page = bench.window.history.page
    bench.until(lambda: page.details.shows(report.send_id))
    bench.window.show_message()
    bench.window.results.line.closed.emit()
    assert hidden(bench)


def test_markup_and_length_in_a_recipient_leave_the_window_as_it_is(bench: Bench) -> None:
    size = bench.window.size()
    report = SendReport("s", "a", "u", "9" * 5_000, Accepted())
    bench.window.results.line.show_report(report, None)
    bench.window.results.show()
    bench.settle()
    assert bench.window.size() == size


@pytest.mark.parametrize(
    ("resolution", "title", "words"),
    [
        (Resolution.WENT_OUT, "Marked as gone out", "marked as gone out"),
        (Resolution.DID_NOT, "Marked as not gone out", "marked as not gone out"),
    ],
)
def test_what_was_found_out_stands_in_every_heading(
    bench: Bench, resolution: Resolution, title: str, words: str
) -> None:
    report = sent(bench, msgspec.structs.replace(MESSAGE, recipient=number_ending_in("90001")))
    assert isinstance(report.outcome, Unknown)
    card = bench.window.result
    assert card.title == "Outcome unknown"
    bench.window.history.show_send(report.send_id)
    details = bench.window.history.page.details
    bench.until(lambda: details.shows(report.send_id))
    (details.went_out if resolution is Resolution.WENT_OUT else details.did_not).click()
    bench.until(lambda: card.title == title)
    bench.until(lambda: details.title.text() == title)
    assert "Do not send again" not in card.text
    assert "unknown" not in card.accessibleName().lower()
    bench.speak("zh_CN")
    bench.speak("en")
    bench.window.show_message()
    assert bench.window.result.title == title
    bench.app.composer.edit(RECIPIENT, "+49")
    assert line(bench).startswith(f"Last: {words} · ")
    bench.app.core.history.resolve(report.send_id, None)
    bench.until(lambda: line(bench).startswith("Last: outcome unknown · "))


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("09759", "This message was accepted"),
        ("22091", "This message was rejected"),
        ("90001", "This message may have gone out"),
    ],
)
def test_nobody_is_invited_to_send_the_same_again(bench: Bench, ending: str, words: str) -> None:
    bench.load(MESSAGE)
    assert bench.window.problems.text == "Ready to send"
    report = sent(bench, msgspec.structs.replace(MESSAGE, recipient=number_ending_in(ending)))
    assert bench.window.problems.text == words
    if isinstance(report.outcome, Unknown):
        bench.app.core.history.resolve(report.send_id, Resolution.WENT_OUT)
        bench.until(lambda: bench.window.problems.text == "This message went out")
        bench.app.core.history.resolve(report.send_id, Resolution.DID_NOT)
        bench.until(lambda: bench.window.problems.text == "Ready to send")
    bench.app.composer.edit(RECIPIENT, "+86 136 0000 9759 ")
    assert bench.window.problems.text == "Ready to send"
