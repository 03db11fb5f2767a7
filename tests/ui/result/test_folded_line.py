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
from tests.ui.window_driver import GOOD, RECIPIENT, WindowDriver, account, number_ending_in

MESSAGE = Message(number_ending_in("09759"), "order_update", "en_US", NoHeader(), ("David",))
BEFORE = Message("1", "before")
LINE = "Last: accepted · +86 136 0000 9759 · "


def sent(driver: WindowDriver, message: Message = MESSAGE) -> SendReport:
    driver.load(BEFORE)
    driver.load(message)
    report = driver.finished(driver.window.sending.send)
    driver.settle()
    assert driver.window.result.isVisible()
    return report


def line(driver: WindowDriver) -> str:
    """The folded line, where it is what is seen of the result."""
    dock = driver.window.dock
    assert not dock.has_result
    return dock.line.text if dock.line.isVisible() else ""


def hidden(driver: WindowDriver) -> bool:
    dock = driver.window.dock
    return not dock.has_result and not dock.line.isVisible()


WAYS: dict[str, Callable[[WindowDriver], object]] = {
    "edit": lambda driver: driver.app.composer.edit(RECIPIENT, "+49"),
    "load": lambda driver: driver.app.composer.load(GOOD),
    "import": lambda driver: driver.app.composer.load(GOOD, EditKind.IMPORTED),
    "template": lambda driver: driver.app.composer.load(GOOD, EditKind.TEMPLATE),
    "new": lambda driver: driver.window.new_message(),
    "undo": lambda driver: driver.window.edit_menu.undo.trigger(),
}


@pytest.mark.parametrize("way", WAYS)
def test_another_message_folds_it_to_one_line_for_good(driver: WindowDriver, way: str) -> None:
    report = sent(driver)
    WAYS[way](driver)
    driver.settle()
    assert line(driver).startswith(LINE)
    assert driver.window.report == report
    driver.app.composer.load(MESSAGE)
    assert line(driver).startswith(LINE), "what is past stays past"
    driver.app.composer.edit(RECIPIENT, number_ending_in("22091"))
    driver.finished(driver.window.sending.send)
    driver.settle()
    assert driver.window.result.title == "Not a WhatsApp user"
    assert driver.window.result.isVisible()
    assert not driver.window.dock.line.isVisible()


@pytest.fixture
def endpoint() -> Iterator[Sandbox]:
    with Sandbox() as server:
        yield server


@pytest.fixture
def own(fresh: WindowDriver, endpoint: Sandbox) -> WindowDriver:
    """An account of its own that can send, and another one."""
    url = endpoint.url
    fresh.keep(account("Other"))
    fresh.keep(
        msgspec.structs.replace(sandbox_account(url), sandbox=False, id="own", name="Own"), secret=SANDBOX_SECRET
    )
    return fresh


def choose(driver: WindowDriver, name: str) -> None:
    driver.app.account_service.choose(next(each for each in driver.app.account_service.accounts if each.name == name))


def test_another_account_folds_it(own: WindowDriver) -> None:
    sent(own)
    choose(own, "Other")
    assert own.message == MESSAGE, "a copy went along"
    assert line(own).startswith(LINE)
    choose(own, "Own")
    assert line(own).startswith(LINE)


def test_a_result_of_the_sandbox_is_not_shown_under_a_real_account(driver: WindowDriver) -> None:
    driver.keep(account("Other"))
    sent(driver)
    choose(driver, "Other")
    assert hidden(driver)
    assert driver.window.report is None
    driver.app.account_service.choose_sandbox()
    assert line(driver).startswith(LINE)


def test_nor_the_reverse(own: WindowDriver) -> None:
    sent(own)
    own.app.account_service.choose_sandbox()
    own.until(lambda: own.app.account_service.in_sandbox)
    assert hidden(own)
    choose(own, "Own")
    assert line(own).startswith(LINE)


def test_a_result_that_comes_under_another_account_stands_there_in_no_way(driver: WindowDriver) -> None:
    driver.keep(account("Other"))
    driver.load(msgspec.structs.replace(MESSAGE, recipient=number_ending_in("90002")))
    driver.window.sending.send()
    driver.wait_until_under_way()
    choose(driver, "Other")
    driver.finished(driver.app.sender.cancel)
    driver.settle()
    assert hidden(driver)
    driver.app.account_service.choose_sandbox()
    assert line(driver).startswith("Last: unknown · ")


def test_send_that_is_stopped_by_problems_hides_it(driver: WindowDriver) -> None:
    sent(driver)
    driver.app.composer.edit(RECIPIENT, "")
    assert line(driver)
    driver.window.sending.send()
    assert hidden(driver)
    driver.load(MESSAGE)
    assert hidden(driver)


@pytest.mark.parametrize("way", ["escape", "close", "history"])
def test_going_back_from_the_question_keeps_it(driver: WindowDriver, way: str) -> None:
    report = sent(driver)
    driver.window.sending.send()
    question = driver.send_question()
    if way == "escape":
        QTest.keyClick(question, Qt.Key.Key_Escape)
    elif way == "close":
        question.close()
    else:
        question.history.click()
        driver.window.show_message()
    driver.settle()
    assert driver.window.report == report
    assert driver.window.result.isVisible()
    assert isinstance(report.outcome, Accepted)


def test_a_past_one_is_kept_as_past(driver: WindowDriver) -> None:
    sent(driver)
    driver.app.composer.load(GOOD)
    driver.app.composer.load(MESSAGE)
    driver.window.sending.send()
    driver.send_question().reject()
    assert line(driver).startswith(LINE)


def test_another_language_keeps_it_as_it_is(driver: WindowDriver) -> None:
    sent(driver)
    driver.use_language("zh_CN")
    assert driver.window.result.isVisible()
    driver.app.composer.edit(RECIPIENT, "+49")
    driver.use_language("en")
    assert line(driver).startswith(LINE)
    driver.app.composer.edit(RECIPIENT, "")
    driver.window.sending.send()
    driver.use_language("zh_CN")
    assert hidden(driver)


def test_another_theme_keeps_it_as_it_is(driver: WindowDriver) -> None:
    sent(driver)
    driver.app.composer.edit(RECIPIENT, "+49")
    QApplication.setPalette(qt_palette(DARK))
    driver.settle()
    assert line(driver).startswith(LINE)


def test_the_line_leads_to_the_send(driver: WindowDriver) -> None:
    report = sent(driver)
    driver.app.composer.edit(RECIPIENT, "+49")
    driver.click_at(driver.window.dock.line.show_send)
    page = driver.window.history.page
    driver.until(lambda: page.details.shows(report.send_id))


def test_markup_and_length_in_a_recipient_leave_the_window_as_it_is(driver: WindowDriver) -> None:
    size = driver.window.size()
    report = SendReport("s", "a", "u", "9" * 5_000, Accepted())
    driver.window.dock.line.show_report(report, None, is_open=False)
    driver.window.dock.line.show()
    driver.settle()
    assert driver.window.size() == size


@pytest.mark.parametrize(
    ("resolution", "title", "words"),
    [
        (Resolution.WENT_OUT, "Marked as gone out", "marked as gone out"),
        (Resolution.DID_NOT, "Marked as not gone out", "marked as not gone out"),
    ],
)
def test_what_was_found_out_stands_in_every_heading(
    driver: WindowDriver, resolution: Resolution, title: str, words: str
) -> None:
    report = sent(driver, msgspec.structs.replace(MESSAGE, recipient=number_ending_in("90001")))
    assert isinstance(report.outcome, Unknown)
    card = driver.window.result
    assert card.title == "Outcome unknown"
    driver.window.history.show_send(report.send_id)
    details = driver.window.history.page.details
    driver.until(lambda: details.shows(report.send_id))
    (details.card.went_out if resolution is Resolution.WENT_OUT else details.card.did_not).click()
    driver.until(lambda: card.title == title)
    driver.until(lambda: details.head.title.text() == title)
    assert "find out before you send" not in card.text
    assert "unknown" not in card.accessibleName().lower()
    driver.use_language("zh_CN")
    driver.use_language("en")
    driver.window.show_message()
    assert driver.window.result.title == title
    driver.app.composer.edit(RECIPIENT, "+49")
    assert line(driver).startswith(f"Last: {words} · ")
    driver.app.services.history.resolve(report.send_id, None)
    driver.until(lambda: line(driver).startswith("Last: unknown · "))
