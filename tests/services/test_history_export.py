"""The history in a file for spreadsheets."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from nxwa_desktop.paths import Paths
from nxwa_desktop.services.history_export import HistoryExport, Words, harmless
from nxwa_desktop.storage.archive import ArchiveThread, Filter, State
from tests.support.many_sends import fill

WORDS = Words(tuple("abcdefghijklm"), lambda entry: type(entry.outcome).__name__, lambda _: "")
COUNT = 1_200


@pytest.fixture
def thread(tmp_path: Path) -> Iterator[ArchiveThread]:
    paths = Paths.below(tmp_path / "program")
    fill(paths.database_file, COUNT)
    opened = ArchiveThread(paths)
    yield opened
    assert opened.close(10)


@pytest.fixture
def export(thread: ArchiveThread) -> Iterator[HistoryExport]:
    opened = HistoryExport(thread)
    yield opened
    opened.close()


def test_every_row_stands_in_the_file(export: HistoryExport, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "messages.csv"
    progress: list[int] = []
    export.progress.connect(progress.append)
    with qtbot.waitSignal(export.finished, timeout=20_000) as done:
        assert export.start(Filter(), file, WORDS)
        assert not export.start(Filter(), file, WORDS)
    assert done.args == [COUNT]
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.reader(opened))
    assert rows[0] == list(WORDS.titles)
    assert len(rows) == COUNT + 1
    assert {len(row) for row in rows} == {len(WORDS.titles)}
    assert {row[5] for row in rows[1:]} >= {"Accepted", "Rejected"}
    assert progress == [500, 1000]


def test_only_what_is_asked_for(export: HistoryExport, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(export.finished, timeout=20_000) as done:
        export.start(Filter(state=State.REJECTED), tmp_path / "some.csv", WORDS)
    assert done.args is not None
    assert 0 < done.args[0] < COUNT / 5


def test_stopped_in_the_middle_nothing_is_left(export: HistoryExport, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(export.cancelled, timeout=20_000):
        export.start(Filter(), tmp_path / "messages.csv", WORDS)
        export.cancel()
    assert not list(tmp_path.glob("messages*"))
    assert not export.running


def test_a_folder_that_is_not_there_is_told(export: HistoryExport, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(export.failed, timeout=20_000) as told:
        export.start(Filter(), tmp_path / "nowhere" / "messages.csv", WORDS)
    assert told.args is not None
    assert isinstance(told.args[0], OSError)


@example("=1+1")
@example(' "=1')
@example("\t=1")
@example("＝1")
@given(st.text("=+-@\t\r\n\"' aé＝", max_size=6) | st.text(max_size=20))
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    safe = harmless(cell)
    assert safe in {cell, f"'{cell}"}
    assert safe.startswith("'") or not safe.strip(" \"'").startswith(tuple("=+-@\t\r＝"))
