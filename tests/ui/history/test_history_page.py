"""The history in the window: found, explained, used again, dealt with, exported, deleted."""

import functools

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.recipient import normalise
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.storage.retention import Retention
from nxwa_desktop.storage.send_queries import SendQueries
from nxwa_desktop.ui.history.history_details import HistoryDetails
from nxwa_desktop.ui.history.history_page import HistoryPage
from nxwa_desktop.ui.window.navigation import Place
from tests.ui.history_steps import opened, send
from tests.ui.window_driver import GOOD, RECIPIENT, SECRET, WindowDriver, clipboard, number_ending_in


def rows(page: HistoryPage) -> list[str]:
    """What a screen reader says of each row."""
    return [str(page.model.index(row).data()) for row in range(page.model.rowCount())]


def counts(page: HistoryPage, count: int) -> bool:
    return page.model.counted and page.model.rowCount() == count


def choose(driver: WindowDriver, page: HistoryPage, row: int) -> HistoryDetails:
    page.list.go_to(row)
    line = page.model.line(row)
    assert line is not None
    driver.until(lambda: page.details.shows(line.send_id))
    return page.details


def test_what_needs_a_decision_comes_first_then_the_newest_in_plain_words(sent: WindowDriver) -> None:
    send(sent, "09760")
    page = opened(sent)
    assert [page.model.group(row) for row in range(4)] == ["Needs your decision", "Today", "", ""]
    unknown, newest, rejected, oldest = rows(page)
    assert unknown == "+86 136 0009 0001, order_update, Unknown, Today just now, Sandbox"
    assert "0000 9760, order_update, Accepted" in newest
    assert "Rejected" in rejected
    assert "Accepted" in oldest
    assert page.head.count.text() == "4 messages"
    sent.key(Qt.Key.Key_Escape)
    assert sent.window.pages.currentWidget() is sent.window.workspace


def test_a_row_shows_the_text_of_its_message(sent: WindowDriver) -> None:
    page = opened(sent)
    line = page.model.line(1)
    assert line is not None
    assert line.snippet == "David · China"


@pytest.mark.parametrize(
    ("query", "found"), [("22091", 1), ("david", 3), ("D", 3), ("中", 0), ('"', 0), ("china order", 3), ("%", 0)]
)
def test_the_search_finds_as_one_types(sent: WindowDriver, query: str, found: int) -> None:
    page = opened(sent)
    page.filters.search.setText(query)
    sent.until(lambda: page.model.counted and page.model.rowCount() == found)
    if not found:
        sent.until(lambda: page.results.currentWidget() is page.nothing)
        assert page.nothing.text().startswith("No message matches.")
    page.filters.clear()
    sent.until(lambda: page.model.rowCount() == 3)


def test_the_choices_beside_the_search(sent: WindowDriver) -> None:
    page = opened(sent)
    sent.until(lambda: page.filters.account.count() == 2)
    for choice, found in ((1, 1), (2, 1), (3, 0), (4, 1), (5, 1), (0, 3)):
        page.filters.outcome.setCurrentIndex(choice)
        sent.until(functools.partial(counts, page, found))
    page.filters.account.setCurrentIndex(1)
    assert page.filters.filter.account_id == "sandbox"
    for day, found in ((1, 3), (2, 0), (3, 3), (4, 3), (5, 3), (0, 3)):
        page.filters.day.setCurrentIndex(day)
        sent.until(functools.partial(counts, page, found))


def test_the_details_show_what_went_out_and_what_came_back(sent: WindowDriver) -> None:
    page = opened(sent)
    details = choose(sent, page, 1)
    assert details.head.title.text() == "Rejected by NXCloud"
    assert details.body.exact == sent.sent[1].decode()
    details.body.formatted.setChecked(False)
    assert details.body.text.toPlainText() == details.body.exact
    assert '"code":22091' in details.answer.exact
    details.body.copy.click()
    assert clipboard() == details.body.exact
    assert "22091" in " ".join(label.text() for label in details.findChildren(QLabel))
    details._copy(False)
    assert "David" not in clipboard()
    assert "(5 characters)" in clipboard()
    details._copy(True)
    assert '"text":"David"' in clipboard()
    assert SECRET not in clipboard()


NAMED = msgspec.structs.replace(
    GOOD, body_text="Hi {{Name}}, to {{Place}}", body_labels=("Name", "Place"), wording_language="en_US"
)


@pytest.mark.parametrize("kept", [True, False], ids=["with its row", "in a saved template"])
def test_used_again_it_has_its_wording_and_can_be_undone(driver: WindowDriver, kept: bool) -> None:
    if not kept:
        with driver.qtbot.waitSignal(driver.app.services.templates.changed):
            driver.app.services.templates.add(NAMED, "Order")
    driver.load(NAMED if kept else GOOD)
    driver.finished(driver.window.send)
    driver.load(Message("861", "another"))
    page = opened(driver)
    entry = page.details.entry
    assert entry is not None
    if not kept:  # as an older version wrote it
        sent = msgspec.structs.replace(entry.outgoing, message=None)
        page.details.show_entry(msgspec.structs.replace(entry, outgoing=sent))
    page.details.again.click()
    assert driver.window.pages.currentWidget() is driver.window.workspace
    assert msgspec.structs.replace(driver.message, recipient=GOOD.recipient) == NAMED
    assert normalise(driver.message.recipient) == "8613600009759"
    assert driver.app.composer.undo_step is EditKind.USED_AGAIN
    driver.window.edit_menu.undo.trigger()
    assert driver.message == Message("861", "another")


def test_an_unknown_outcome_stays_on_show_until_it_is_dealt_with(sent: WindowDriver) -> None:
    item = sent.window.navigation.items[Place.HISTORY]
    sent.until(lambda: item.accessibleName() == "History, 1 message needs your decision")
    item.click()
    page = sent.window.history.page
    sent.until(lambda: page.details.entry is not None)
    for button, words in ((page.details.card.went_out, "went out"), (page.details.card.did_not, "did not go out")):
        assert button.isVisible()
        button.click()
        sent.until(lambda: item.accessibleName() == "History" and page.model.counted)
        sent.until(lambda words=words: any(f"Unknown: {words}" in row for row in rows(page)))  # type: ignore[misc]
        sent.until(page.details.card.take_back.isVisible)
        assert page.model.undecided == 0
        page.details.card.take_back.click()
        sent.until(lambda: item.accessibleName() != "History" and page.details.card.went_out.isVisible())


def test_texts_are_not_kept_where_the_settings_say_so(driver: WindowDriver) -> None:
    driver.window.settings.open()
    driver.settle()
    driver.window.settings.page.history.keep.setChecked(False)
    queries = driver.app.services.history.worker
    driver.until(lambda: queries.submit(SendQueries.retention).result(5) == Retention(keep_contents=False))
    driver.window.show_message()
    driver.load()
    driver.finished(driver.window.send)
    page = opened(driver)
    assert not page.details.again.isEnabled()
    assert page.details.body.text.toPlainText() == "The text of this message is not kept."


def test_a_new_send_keeps_the_row_that_is_chosen(sent: WindowDriver) -> None:
    page = opened(sent)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Warning, page)
    details = choose(sent, page, 2)
    before = details.entry
    sent.load()
    sent.app.composer.edit(RECIPIENT, number_ending_in("00001"))
    sent.finished(sent.window.sending.send)  # as another window does: this one shows its message first
    page.refresh()
    sent.until(lambda: page.model.counted and page.model.rowCount() == 4 and page.list.currentIndex().row() == 3)
    assert details.entry == before
