"""Exporting the history from its page."""

import csv
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from nxwa_desktop.services import history_export
from nxwa_desktop.storage.send_records import Filter, State
from nxwa_desktop.ui.history.history_page import HistoryPage
from nxwa_desktop.ui.widgets.notices import Action
from tests.ui.history_steps import opened
from tests.ui.window_driver import WindowDriver


def counts(page: HistoryPage, rows: int) -> bool:
    return page.model.counted and page.model.rowCount() == rows


def test_exported_to_a_file(sent: WindowDriver, tmp_path: Path) -> None:
    page = opened(sent)
    file = tmp_path / "messages.csv"
    with sent.qtbot.waitSignal(sent.app.services.export.finished):
        sent.window.history.exports.start(Filter(state=State.REJECTED), file)
    assert page.exporting.isVisible()
    assert page.exporting.text == f"1 message was exported to {file}"
    assert page.head.export.isEnabled()
    with file.open(encoding="utf-8-sig", newline="") as content:
        titles, row = csv.reader(content)
    assert titles[:2] == ["Time", "Recipient"]
    assert row[1:3] == ["8613600022091", "order_update"]
    page.exporting.close_button.click()
    assert not page.exporting.isVisible()


def test_what_is_shown_is_exported_to_the_file_one_chooses(sent: WindowDriver, tmp_path: Path) -> None:
    page = opened(sent)
    page.filters.search.setText("22091")
    sent.until(lambda: counts(page, 1))
    page.head.export.click()
    dialog = sent.dialog(QFileDialog)
    assert dialog.defaultSuffix() == "csv"
    with sent.qtbot.waitSignal(sent.app.services.export.finished) as done:
        dialog.fileSelected.emit(str(tmp_path / "chosen.csv"))
        dialog.reject()
    assert done.args == [1]
    assert (tmp_path / "chosen.csv").exists()


def test_an_export_that_fails_is_told_wherever_one_is(sent: WindowDriver, tmp_path: Path) -> None:
    page = opened(sent)
    for _ in range(2):
        with sent.qtbot.waitSignal(sent.app.services.export.failed):
            sent.window.history.exports.start(Filter(), tmp_path / "nowhere" / "x.csv")
        assert page.exporting.text.startswith("The file or its folder is not there any more")
        assert page.exporting.role == "problem"
        assert page.head.export.isEnabled()
        sent.window.show_message()
    assert sent.question().text() == page.exporting.text


@pytest.fixture
def held(sent: WindowDriver) -> Iterator[threading.Event]:
    """Nothing is written until this is set."""
    gate = threading.Event()
    sent.app.services.history.worker.submit(lambda _: gate.wait(20))
    yield gate
    gate.set()


def test_an_export_tells_that_it_runs_and_can_be_cancelled(
    sent: WindowDriver, tmp_path: Path, held: threading.Event
) -> None:
    page = opened(sent)
    sent.focus(page.head.export)
    exports, file = sent.window.history.exports, tmp_path / "messages.csv"
    exports.start(Filter(), file)
    assert page.exporting.isVisible()
    assert page.exporting.text == "Exporting…"
    assert not page.head.export.isEnabled()
    assert page.list.hasFocus(), "the next button deletes"
    page.refresh()
    sent.until(lambda: page.model.counted)
    sent.settle()
    assert not page.head.export.isEnabled()
    exports.start(Filter(), tmp_path / "another.csv")
    assert sent.question().text().startswith("Another export is still running.")
    sent.question().accept()
    with sent.qtbot.waitSignal(sent.app.services.export.cancelled):
        assert page.exporting.buttons[0].text() == "Cancel"
        page.exporting.buttons[0].click()
        held.set()
    assert page.exporting.text == "The export was cancelled. No file was written."
    assert page.head.export.isEnabled()
    assert not list(tmp_path.glob("*.csv*"))


def test_an_export_tells_how_far_it_is(sent: WindowDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history_export, "EVERY", 2)
    page = opened(sent)
    told: list[str] = []
    show = page.exporting.show_notice

    def hear(text: str, role: str, *actions: Action, closable: bool = True) -> None:
        told.append(text)
        show(text, role, *actions, closable=closable)

    monkeypatch.setattr(page.exporting, "show_notice", hear)
    with sent.qtbot.waitSignal(sent.app.services.export.finished):
        sent.window.history.exports.start(Filter(), tmp_path / "messages.csv")
    assert told[:-1] == ["Exporting…", "Exporting… 0 of 3", "Exporting… 2 of 3"]
    assert told[-1].startswith("3 messages were exported to ")


def test_a_window_of_another_language_shows_the_export_that_runs(
    sent: WindowDriver, tmp_path: Path, held: threading.Event
) -> None:
    opened(sent)
    sent.window.history.exports.start(Filter(), tmp_path / "messages.csv")
    sent.use_language("zh_CN")
    page = sent.window.history.page
    assert page.exporting.isVisible()
    assert not page.head.export.isEnabled()
    with sent.qtbot.waitSignal(sent.app.services.export.finished):
        held.set()
    assert str(tmp_path) in page.exporting.text
