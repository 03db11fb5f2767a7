"""The history in the window: found, explained, used again, dealt with, exported, deleted."""

import contextlib
import csv
import functools
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QLabel

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Outcome, Unknown, UnknownReason
from nxwa_desktop.services import history_export
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.storage.retention import Retention
from nxwa_desktop.storage.send_queries import PAGE, SendQueries
from nxwa_desktop.storage.send_records import Filter, State
from nxwa_desktop.storage.worker import Repositories
from nxwa_desktop.ui.history.delete_history_dialog import DeleteHistoryDialog
from nxwa_desktop.ui.history.history_details import HistoryDetails
from nxwa_desktop.ui.history.history_model import CODE, OUTCOME, PAGES_KEPT, HistoryModel
from nxwa_desktop.ui.history.history_page import HistoryPage
from nxwa_desktop.ui.settings.settings_dialog import SettingsDialog
from nxwa_desktop.ui.widgets.notices import Action
from tests.support.many_sends import fill
from tests.support.storage import outgoing
from tests.ui.workbench import GOOD, RECIPIENT, SECRET, Bench, clipboard, number_ending_in

FINE, NOT_A_USER, LOST = "09759", "22091", "90001"


def send(bench: Bench, ending: str) -> None:
    bench.load()
    # An edit: what was just sent is not sent again by the second half of a double click.
    bench.app.composer.edit(RECIPIENT, number_ending_in(ending) + " ")
    bench.finished(bench.window.send)


@pytest.fixture
def sent(bench: Bench) -> Bench:
    """Three messages were sent in the sandbox: accepted, rejected, unknown."""
    for ending in (FINE, NOT_A_USER, LOST):
        send(bench, ending)
    return bench


def opened(bench: Bench) -> HistoryPage:
    bench.window.history.open()
    page = bench.window.history.page
    bench.until(lambda: page.model.counted and page.details.entry is not None)
    return page


def cells(page: HistoryPage, column: int) -> list[str]:
    return [str(page.model.index(row, column).data()) for row in range(page.model.rowCount())]


def counts(page: HistoryPage, rows: int) -> bool:
    return page.model.counted and page.model.rowCount() == rows


def says(page: HistoryPage, words: str) -> bool:
    return cells(page, OUTCOME)[:1] == [words]


def choose(bench: Bench, page: HistoryPage, row: int) -> HistoryDetails:
    page.table.go_to(row)
    line = page.model.line(row)
    assert line is not None
    bench.until(lambda: page.details.shows(line.send_id))
    return page.details


def outcome(page: HistoryPage) -> Outcome | None:
    assert page.details.entry is not None
    return page.details.entry.outcome


def test_newest_first_in_plain_words(sent: Bench) -> None:
    page = opened(sent)
    assert cells(page, OUTCOME) == ["Unknown", "Rejected", "Accepted"]
    assert cells(page, CODE) == ["", "22091", ""]
    assert cells(page, 1)[2] == "+8613600009759"
    assert page.count.text() == "3 messages"
    sent.key(Qt.Key.Key_Escape)
    assert sent.window.pages.currentWidget() is sent.window.workspace


@pytest.mark.parametrize(
    ("query", "found"), [("22091", 1), ("david", 3), ("D", 3), ("中", 0), ('"', 0), ("china order", 3), ("%", 0)]
)
def test_the_search_finds_as_one_types(sent: Bench, query: str, found: int) -> None:
    page = opened(sent)
    page.filters.search.setText(query)
    sent.until(lambda: page.model.counted and page.model.rowCount() == found)
    if not found:
        sent.until(lambda: page.list.currentWidget() is page.nothing)
        assert page.nothing.text().startswith("No message matches.")
    page.filters.clear()
    sent.until(lambda: page.model.rowCount() == 3)


def test_the_choices_beside_the_search(sent: Bench) -> None:
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


def test_the_details_show_what_went_out_and_what_came_back(sent: Bench) -> None:
    page = opened(sent)
    details = choose(sent, page, 1)
    assert details.title.text() == "Rejected by NXCloud"
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


def test_used_again_it_stands_in_the_composer_and_can_be_undone(sent: Bench) -> None:
    sent.load(Message("861", "another"))
    page = opened(sent)
    choose(sent, page, 2).again.click()
    assert sent.window.pages.currentWidget() is sent.window.workspace
    assert sent.message.recipient == "8613600009759"
    assert sent.message.body == GOOD.body
    assert sent.app.composer.undo_step is EditKind.USED_AGAIN
    sent.window.edit_menu.undo.trigger()
    assert sent.message == Message("861", "another")


def test_an_unknown_outcome_stays_on_show_until_it_is_dealt_with(sent: Bench) -> None:
    notices = sent.window.notices
    sent.until(lambda: "notices" in notices.__dict__ and notices.notices.shown)
    (notice,) = notices.notices.shown
    assert notice.text == "1 message may or may not have been sent."
    notice.buttons[0].click()
    page = sent.window.history.page
    sent.until(lambda: page.details.entry is not None)
    for button, words in ((page.details.went_out, "went out"), (page.details.did_not, "did not go out")):
        assert button.isVisible()
        button.click()
        sent.until(lambda: not notices.notices.shown and page.model.counted)
        sent.until(functools.partial(says, page, f"Unknown: {words}"))
        sent.until(page.details.take_back.isVisible)
        page.details.take_back.click()
        sent.until(lambda: bool(notices.notices.shown) and page.details.went_out.isVisible())


def test_exported_to_a_file(sent: Bench, tmp_path: Path) -> None:
    page = opened(sent)
    file = tmp_path / "messages.csv"
    with sent.qtbot.waitSignal(sent.app.core.export.finished):
        sent.window.history.exports.start(Filter(state=State.REJECTED), file)
    assert page.exporting.isVisible()
    assert page.exporting.text == f"1 message was exported to {file}"
    assert page.export.isEnabled()
    with file.open(encoding="utf-8-sig", newline="") as content:
        titles, row = csv.reader(content)
    assert titles[:2] == ["Time", "Recipient"]
    assert row[1:3] == ["8613600022091", "order_update"]
    page.exporting.close_button.click()
    assert not page.exporting.isVisible()


def test_what_is_shown_is_exported_to_the_file_one_chooses(sent: Bench, tmp_path: Path) -> None:
    page = opened(sent)
    page.filters.search.setText("22091")
    sent.until(lambda: counts(page, 1))
    page.export.click()
    dialog = sent.dialog(QFileDialog)
    assert dialog.defaultSuffix() == "csv"
    with sent.qtbot.waitSignal(sent.app.core.export.finished) as done:
        dialog.fileSelected.emit(str(tmp_path / "chosen.csv"))
        dialog.reject()
    assert done.args == [1]
    assert (tmp_path / "chosen.csv").exists()


def test_an_export_that_fails_is_told_wherever_one_is(sent: Bench, tmp_path: Path) -> None:
    page = opened(sent)
    for _ in range(2):
        with sent.qtbot.waitSignal(sent.app.core.export.failed):
            sent.window.history.exports.start(Filter(), tmp_path / "nowhere" / "x.csv")
        assert page.exporting.text.startswith("The file could not be written: No such file or directory.")
        assert page.exporting.role == "problem"
        assert page.export.isEnabled()
        sent.window.show_message()
    assert sent.question().text() == page.exporting.text


@pytest.fixture
def held(sent: Bench) -> Iterator[threading.Event]:
    """Nothing is written until this is set."""
    gate = threading.Event()
    sent.app.core.history.worker.submit(lambda _: gate.wait(20))
    yield gate
    gate.set()


def test_an_export_tells_that_it_runs_and_can_be_cancelled(sent: Bench, tmp_path: Path, held: threading.Event) -> None:
    page = opened(sent)
    sent.focus(page.export)
    exports, file = sent.window.history.exports, tmp_path / "messages.csv"
    exports.start(Filter(), file)
    assert page.exporting.isVisible()
    assert page.exporting.text == "Exporting…"
    assert not page.export.isEnabled()
    assert page.table.hasFocus(), "the next button deletes"
    page.refresh()
    sent.until(lambda: page.model.counted)
    sent.settle()
    assert not page.export.isEnabled()
    exports.start(Filter(), tmp_path / "another.csv")
    assert sent.question().text().startswith("Another export is still running.")
    sent.question().accept()
    with sent.qtbot.waitSignal(sent.app.core.export.cancelled):
        assert page.exporting.buttons[0].text() == "Cancel"
        page.exporting.buttons[0].click()
        held.set()
    assert page.exporting.text == "The export was cancelled. No file was written."
    assert page.export.isEnabled()
    assert not list(tmp_path.glob("*.csv*"))


def test_an_export_tells_how_far_it_is(sent: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history_export, "EVERY", 2)
    page = opened(sent)
    told: list[str] = []
    say = page.exporting.say

    def hear(text: str, role: str, *actions: Action, closable: bool = True) -> None:
        told.append(text)
        say(text, role, *actions, closable=closable)

    monkeypatch.setattr(page.exporting, "say", hear)
    with sent.qtbot.waitSignal(sent.app.core.export.finished):
        sent.window.history.exports.start(Filter(), tmp_path / "messages.csv")
    assert told[:-1] == ["Exporting…", "Exporting… 0 of 3", "Exporting… 2 of 3"]
    assert told[-1].startswith("3 messages were exported to ")


def test_a_window_of_another_language_shows_the_export_that_runs(
    sent: Bench, tmp_path: Path, held: threading.Event
) -> None:
    opened(sent)
    sent.window.history.exports.start(Filter(), tmp_path / "messages.csv")
    sent.speak("zh_CN")
    page = sent.window.history.page
    assert page.exporting.isVisible()
    assert not page.export.isEnabled()
    with sent.qtbot.waitSignal(sent.app.core.export.finished):
        held.set()
    assert str(tmp_path) in page.exporting.text


def test_deleted_only_after_a_question(sent: Bench) -> None:
    page = opened(sent)
    page.delete.click()
    dialog = sent.dialog(DeleteHistoryDialog)
    dialog.keep.click()
    assert page.model.rowCount() == 3
    page.delete.click()
    dialog = sent.dialog(DeleteHistoryDialog)
    dialog.everything.setChecked(True)
    with sent.qtbot.waitSignal(sent.app.core.history.deleted) as done:
        dialog.delete.click()
    assert done.args == [3]
    sent.until(lambda: page.list.currentWidget() is page.nothing)
    assert page.nothing.text() == "Nothing has been sent yet."


def test_the_question_counts_what_is_unknown_in_practice_and_in_earnest(sent: Bench) -> None:
    with contextlib.closing(Repositories(sent.paths)) as others:
        for send_id in ("first", "second"):
            others.history.begin(outgoing(send_id))
            lost = Unknown(UnknownReason.LOST_ANSWER)
            others.history.close(send_id, lost, answer=b"", finished_at=1, duration_ms=1)
    page = opened(sent)
    page.delete.click()
    page.delete.click()
    sent.dialog(DeleteHistoryDialog)
    sent.app.storage.submit(lambda _: None).result(10)
    sent.settle()
    assert len(sent.window.findChildren(DeleteHistoryDialog)) == 1
    words = " ".join(label.text() for label in sent.dialog(DeleteHistoryDialog).findChildren(QLabel))
    assert "3 messages of which nobody knows whether they went out" in words


def test_texts_are_not_kept_where_the_settings_say_so(bench: Bench) -> None:
    bench.window.history.open_settings()
    dialog = bench.dialog(SettingsDialog)
    dialog.history.keep.setChecked(False)
    queries = bench.app.core.history.worker
    bench.until(lambda: queries.submit(SendQueries.retention).result(5) == Retention(keep_contents=False))
    dialog.accept()
    bench.load()
    bench.finished(bench.window.send)
    page = opened(bench)
    assert not page.details.again.isEnabled()
    assert page.details.body.text.toPlainText() == "The text of this message is not kept."


def test_a_new_send_keeps_the_row_that_is_chosen(sent: Bench) -> None:
    page = opened(sent)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Warning, page)
    details = choose(sent, page, 2)
    before = details.entry
    send(sent, "00001")
    page.refresh()
    sent.until(lambda: page.model.counted and page.model.rowCount() == 4 and page.table.currentIndex().row() == 3)
    assert details.entry == before


@pytest.fixture
def crowded(make_bench: Callable[..., Bench], tmp_path: Path) -> Bench:
    """A history of many pages, in the sandbox's window."""
    bench = make_bench(sandbox=True, folder="crowded")
    bench.until(lambda: bench.app.account_service.in_sandbox)
    fill(bench.paths.database_file, PAGE * (PAGES_KEPT + 2))
    return bench


def test_many_pages_to_the_end_and_back(crowded: Bench) -> None:
    page = opened(crowded)
    last = page.model.rowCount() - 1
    assert last == PAGE * (PAGES_KEPT + 2) - 1
    crowded.focus(page.table)
    crowded.key(Qt.Key.Key_End)
    crowded.until(lambda: page.details.shows("s1"))
    for first in range(0, last, PAGE):
        page.model.line(first)
    crowded.until(lambda: page.model.line(last - 2 * PAGE) is not None)
    assert len(page.model._pages) <= PAGES_KEPT
    crowded.key(Qt.Key.Key_Home)
    crowded.until(lambda: page.details.shows(f"s{last + 1}"))
    crowded.key(Qt.Key.Key_Return)
    assert page.details.again.hasFocus()
    page.filters.search.setText("nobody")
    crowded.until(lambda: page.model.rowCount() == 0)
    crowded.window.history.show_send("s5")
    crowded.until(lambda: page.details.shows("s5"))


def test_the_model_says_nothing_of_what_is_not_there(bench: Bench) -> None:
    model = HistoryModel(bench.app.core.history)
    assert model.rowCount() == 0
    assert model.data(QModelIndex()) is None
    assert model.line(0) is None
    assert model.row_of("x") is None
    assert not model.counted
