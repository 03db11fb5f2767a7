"""The history in a file for spreadsheets."""

import csv
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.message import Message, NoHeader, TextHeader
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.services.history_export import ExportTexts, HistoryExport, cells
from nxwa_desktop.storage.send_log import Entry, Outgoing
from nxwa_desktop.storage.send_queries import Filter, State
from nxwa_desktop.storage.send_query_worker import SendQueryWorker
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.tables.writing import neutralise_formulas
from tests.support.accounts import make_account
from tests.support.capabilities import MODE_BITS, SPECIAL_FILES
from tests.support.many_sends import fill

WORDS = ExportTexts(tuple("abcdefghijklmn"), lambda entry: type(entry.outcome).__name__, lambda _: "")
COUNT = 1_200


@pytest.fixture
def thread(tmp_path: Path) -> Iterator[SendQueryWorker]:
    paths = Paths.below(tmp_path / "program")
    fill(paths.database_file, COUNT)
    opened = SendQueryWorker(paths)
    yield opened
    assert opened.close(10)


@pytest.fixture
def export(thread: SendQueryWorker) -> Iterator[HistoryExport]:
    opened = HistoryExport(thread)
    yield opened
    opened.close()


def test_every_row_stands_in_the_file(export: HistoryExport, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "messages.csv"
    progress: list[tuple[int, int]] = []
    export.progress.connect(lambda *told: progress.append(told))
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
    assert progress == [(0, COUNT), (500, COUNT), (1000, COUNT)]
    assert export.path == file


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


def test_a_failed_or_stopped_export_leaves_the_file_that_was_there(
    export: HistoryExport, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "messages.csv"
    file.write_text("old", encoding="utf-8")

    def breaks(entry: Entry) -> str:
        raise ZeroDivisionError

    def stops(entry: Entry) -> str:
        export.cancel()
        return ""

    with qtbot.waitSignal(export.failed, timeout=20_000) as told:
        export.start(Filter(), file, ExportTexts(WORDS.titles, breaks, breaks))
    assert told.args is not None
    assert isinstance(told.args[0], ZeroDivisionError)
    with qtbot.waitSignal(export.cancelled, timeout=20_000):
        export.start(Filter(), file, ExportTexts(WORDS.titles, stops, stops))
    assert file.read_text(encoding="utf-8") == "old"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["messages.csv"]
    with qtbot.waitSignal(export.finished, timeout=20_000):
        assert export.start(Filter(), file, WORDS)
    assert file.read_text(encoding="utf-8") != "old"


@MODE_BITS.needed
def test_the_file_is_the_owner_s_alone_from_its_first_byte(export: HistoryExport, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "messages.csv"
    seen: set[int] = set()
    file.write_text("old", encoding="utf-8")
    file.chmod(0o666)

    def looks(entry: Entry) -> str:
        seen.update(stat.S_IMODE(each.stat().st_mode) for each in tmp_path.glob("messages*.part"))
        return ""

    before = os.umask(0)
    try:
        with qtbot.waitSignal(export.finished, timeout=20_000):
            export.start(Filter(), file, ExportTexts(WORDS.titles, looks, looks))
    finally:
        os.umask(before)
    assert seen == {0o600}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@SPECIAL_FILES.needed
def test_what_is_no_file_is_not_replaced(export: HistoryExport, qtbot: QtBot, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with qtbot.waitSignal(export.failed, timeout=20_000) as told:
        export.start(Filter(), tmp_path / "pipe.csv", WORDS)
    assert told.args is not None
    assert isinstance(told.args[0], OSError)
    assert stat.S_ISFIFO((tmp_path / "pipe.csv").stat().st_mode)
    assert [each.name for each in tmp_path.glob("pipe*")] == ["pipe.csv"]


def entry(outcome: Outcome | None, *, template_name: str = "t") -> Entry:
    sent = Outgoing("1", "a1", "Acme", "https://x/", "861", template_name, "en", b"{}", 0)
    return Entry(sent, outcome, b"", 1, None if outcome is None else 7)


@pytest.mark.parametrize(
    ("outcome", "row"),
    [
        (Accepted("m", "t"), ["", "", "m", "t", "7"]),
        (Rejected(7, "no", "t"), ["7", "no", "", "t", "7"]),
        (Rejected(None, "no"), ["", "no", "", "", "7"]),
        (NotSent(NotSentReason.REFUSED), ["", "refused", "", "", "7"]),
        (Unknown(UnknownReason.KILLED), ["", "killed", "", "", "7"]),
        (None, ["", "", "", "", ""]),
    ],
)
def test_each_outcome_has_its_cells(outcome: Outcome | None, row: list[str]) -> None:
    written = list(cells(entry(outcome), WORDS))
    assert len(written) == len(WORDS.titles)
    assert written[1:7] == ["861", "t", "en", "Acme", type(outcome).__name__, ""]
    assert [written[7], *written[9:13]] == row


def test_the_text_of_the_message_stands_in_it() -> None:
    message = Message("861", "t", "en", TextHeader(("A-1",), "Order {{1}}"), ("=1+1", "Ana"), "{{2}}, hello {{1}}")
    sent = msgspec.structs.replace(entry(None).outgoing, message=message)
    assert list(cells(Entry(sent, None, b"", 1, 7), WORDS))[8] == "Order A-1\nAna, hello =1+1"
    bare = msgspec.structs.replace(message, header=NoHeader(), body_text="")
    sent = msgspec.structs.replace(sent, message=None, body=encode_body(bare, make_account()))
    written = list(cells(Entry(sent, None, b"", 1, 7), WORDS))[8]
    assert (written, neutralise_formulas(written)) == ("=1+1 · Ana", "'=1+1 · Ana")


@given(st.text(max_size=30))
def test_a_row_is_read_back_as_it_was_written(text: str) -> None:
    file = io.StringIO(newline="")
    row = [neutralise_formulas(cell) for cell in cells(entry(Rejected(7, text), template_name=text), WORDS)]
    csv.writer(file).writerow(row)
    ((*read,),) = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert read == row
    assert read[9].replace("'", "") == text.replace("'", "")
