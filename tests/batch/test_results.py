"""The export of a batch: its own columns, and how each row ended."""

import csv
from datetime import datetime
from pathlib import Path

import pytest

from nxwa_desktop import texts
from nxwa_desktop.batch.results import (
    ResultColumn,
    ResultWords,
    problem_rows,
    result_rows,
    unsent_line,
    write_rows,
)
from nxwa_desktop.batch.row_findings import RowFinding, RowIssue, encode_findings
from nxwa_desktop.storage.batch_records import BatchRow, RowLine, RowState
from tests.support.batch_harness import plan_of

WORDS = ResultWords(
    title=lambda column: column.value,
    outcome=lambda state: str(texts.batch.row_state(state)),
    reason=lambda line: "; ".join(map(str, texts.batch.row_reasons(line))),
)
HEADER = ("phone", "name", "lang")
CELLS = ("+86 136 0000-9759", "=1+1", "en_US")
TWICE = encode_findings([RowFinding(RowIssue.SAME_MESSAGE.value, values=(2,)), RowFinding(RowIssue.HIDDEN_ROW.value)])
LINES = (
    RowLine(
        *(0, 2, CELLS, "", RowState.ACCEPTED),
        recipient="8613600009759",
        code=0,
        message_id="wamid.1",
        trace_id="t1",
        started_at=1_790_000_000_123,
    ),
    RowLine(1, 3, CELLS, "", RowState.REJECTED, recipient="8613600009759", code=22091, server_message="no"),
    unsent_line(BatchRow(2, 5, CELLS, left_out=TWICE)),
    unsent_line(BatchRow(3, 6, ("nobody",))),
)


def test_an_export_has_the_file_s_columns_and_how_each_row_ended() -> None:
    titles, accepted, rejected, left_out, waiting = result_rows(plan_of(), LINES, WORDS)
    assert titles == (*HEADER, *(column.value for column in ResultColumn))
    time = accepted[-1]
    assert accepted == (*CELLS, "2", "8613600009759", "Accepted", "", "", "wamid.1", "t1", time)
    assert datetime.fromisoformat(time).timestamp() == pytest.approx(1_790_000_000.123)
    assert rejected[3:7] == ("3", "8613600009759", "Rejected", "22091")
    assert rejected[7]
    twice = "Same number and same text as an earlier row; Hidden in the workbook"
    assert left_out[3:] == ("5", "8613600009759", "Left out", "", twice, "", "", "")
    assert waiting == ("nobody", "", "", "6", "", "Waiting", *[""] * 5)


def test_rows_with_problems_have_the_reason_beside_the_file_s_columns() -> None:
    titles, *rows = problem_rows(plan_of(), LINES, WORDS)
    assert titles == (*HEADER, "row", "reason")
    assert [row[:4] for row in rows] == [(*CELLS, "5")]


def test_without_its_texts_a_batch_still_tells_how_its_rows_ended() -> None:
    _, row = result_rows(None, [RowLine(0, 2, (), "", RowState.UNKNOWN, recipient="1", reason="killed")], WORDS)
    assert row[:3] == ("2", "1", "Unknown")
    assert row[4]


def test_the_file_is_safe_in_a_spreadsheet_and_whole_or_not_there(tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    assert write_rows(file, result_rows(plan_of(), LINES, WORDS)) == 4
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    assert rows[1][:2] == ["'+86 136 0000-9759", "'=1+1"]

    def breaks() -> object:
        yield HEADER
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_rows(file, breaks())  # type: ignore[arg-type]
    assert file.read_bytes() == data
