"""The history in a file for spreadsheets."""

import csv
import io
import os
import re
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
from nxwa_desktop.services.history_export import ExportTexts, HistoryExport, cells, neutralise_formulas
from nxwa_desktop.storage.send_log import Entry, Outgoing
from nxwa_desktop.storage.send_queries import Filter, SendQueryWorker, State
from nxwa_desktop.system.paths import Paths
from tests.support.accounts import make_account
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


SIGNS = "=+-@|%＝＋－＠％｜﹢﹣﹦﹫﹪⁺⁻⁼₊₌\u2212\ufb29"
SEPARATORS = ";,|\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
UNSEEN = "\u200b\ufeff\u2003\u2009\u00ad\u00a0\u3000\x0b\x00\x7f\u202e\u2028\ue000\ud800\u0378\u034f\ufe0f\u3164\u2800"


@pytest.mark.parametrize("sign", SIGNS)
def test_nothing_unseen_hides_a_formula(sign: str) -> None:
    for before in ("", *set(UNSEEN) - set(SEPARATORS), *"\"' ", " \u200b\"'\x00\ufeff "):
        assert neutralise_formulas(f"{before}{sign}1+1") == f"'{before}{sign}1+1"
        for separator in SEPARATORS:
            assert f"{separator}'{before}{sign}1+1" in neutralise_formulas(f"x{separator}{before}{sign}1+1")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_spreadsheet_with_other_separators_finds_no_formula(delimiter: str) -> None:
    """A row as the file has it, taken apart by each of them, quotes and all."""
    texts = [f"x{a}{b}{sign}cmd|'/C calc'!A0" for a in SEPARATORS for b in ("", " ", '"', ' "') for sign in "=+-@＝"]
    file = io.StringIO(newline="")
    csv.writer(file).writerows(["2026", neutralise_formulas(text), "y"] for text in texts)
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        for row in csv.reader(re.split("[\r\n\v\f]", file.getvalue()), delimiter=delimiter, quoting=quoting):
            assert not [cell for cell in row if cell.strip(' "').startswith(tuple(SIGNS))]


@pytest.mark.parametrize("control", ["\t", "\r", "\n"])
def test_a_control_that_ends_a_cell_or_row_never_begins_one(control: str) -> None:
    assert neutralise_formulas(f"{control}x") == f"'{control}x"


@pytest.mark.parametrize(
    "cell", ["", "8613600009759", "a=1", "订单 -1", '"quoted"', "😀+", "1-2", " x", "\u200b", "é="]
)
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert neutralise_formulas(cell) == cell


@given(st.text(f"{SIGNS}{UNSEEN}\t\r\n\"' aé1", max_size=6) | st.text(max_size=20))
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    safe = neutralise_formulas(cell)
    assert safe.replace("'", "") == cell.replace("'", "")
    for part in re.split(f"[{SEPARATORS}]", safe):
        seen = part.lstrip(f"{UNSEEN}\t\r\n \"'")
        assert part.startswith("'") or not seen.startswith(tuple(SIGNS))


def test_a_failed_or_stopped_export_leaves_the_file_that_was_there(
    export: HistoryExport, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "messages.csv"
    file.write_text("old")

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
    assert file.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["messages.csv"]
    with qtbot.waitSignal(export.finished, timeout=20_000):
        assert export.start(Filter(), file, WORDS)
    assert file.read_text() != "old"


@pytest.mark.skipif(os.name != "posix", reason="rights by mode bits")
def test_the_file_is_the_owner_s_alone_from_its_first_byte(export: HistoryExport, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "messages.csv"
    seen: set[int] = set()
    file.write_text("old")
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


@pytest.mark.skipif(os.name != "posix", reason="kinds of files")
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
