"""The rows of an export: the columns of the batch's file, then how each row ended, or why it is not sent."""

import enum
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from nxwa_desktop.batch.plan import BatchPlan
from nxwa_desktop.storage.batch_records import BatchRow, RowLine, RowState
from nxwa_desktop.system import private_files as private
from nxwa_desktop.system.wall_clock import local_time
from nxwa_desktop.tables.writing import CsvWriter

Cells = tuple[str, ...]


class ResultColumn(enum.Enum):
    """The columns that an export adds, in their order."""

    ROW = "row"
    """The row's number in the file, from 1."""
    RECIPIENT = "recipient"
    OUTCOME = "outcome"
    CODE = "code"
    REASON = "reason"
    MESSAGE_ID = "message_id"
    TRACE_ID = "trace_id"
    TIME = "time"
    """When it was sent."""


PROBLEM_COLUMNS = (ResultColumn.ROW, ResultColumn.REASON)
"""The columns that are added to rows with problems: what is to be mended and opened again."""


class ResultWords(msgspec.Struct, frozen=True):
    """The words of an export, in the language of whoever reads it."""

    title: Callable[[ResultColumn], str]
    outcome: Callable[[RowState], str]
    reason: Callable[[RowLine], str]


def unsent_line(row: BatchRow) -> RowLine:
    """A row that is not stored yet, as it would be listed."""
    state = RowState.LEFT_OUT if row.left_out else RowState.WAITING
    return RowLine(row.position, row.number, row.cells, row.left_out, state)


def result_rows(plan: BatchPlan | None, lines: Iterable[RowLine], words: ResultWords) -> Iterator[Cells]:
    """The titles, then all rows of a batch. `plan`: None once the texts of the batch are no longer kept."""
    return _rows(plan, lines, words, tuple(ResultColumn))


def problem_rows(plan: BatchPlan | None, lines: Iterable[RowLine], words: ResultWords) -> Iterator[Cells]:
    """The titles, then the rows that are left out, with the reason."""
    left_out = (line for line in lines if line.state is RowState.LEFT_OUT)
    return _rows(plan, left_out, words, PROBLEM_COLUMNS)


def write_rows(path: Path, rows: Iterable[Cells]) -> int:
    """Write CSV that spreadsheets open safely, whole or not at all. How many rows below the titles. Raises OSError."""
    count = -1
    with private.replacing(path) as file:
        writer = CsvWriter(file)
        for row in rows:
            writer.write(row)
            count += 1
    return count


def _rows(
    plan: BatchPlan | None, lines: Iterable[RowLine], words: ResultWords, columns: Sequence[ResultColumn]
) -> Iterator[Cells]:
    header = () if plan is None else plan.header
    yield (*header, *map(words.title, columns))
    for line in lines:
        own = (*line.cells, *("",) * len(header))[: len(header)]
        yield (*own, *(_cell(column, line, plan, words) for column in columns))


def _cell(column: ResultColumn, line: RowLine, plan: BatchPlan | None, words: ResultWords) -> str:
    match column:
        case ResultColumn.ROW:
            return str(line.number)
        case ResultColumn.RECIPIENT:
            return line.recipient or _recipient(line, plan)
        case ResultColumn.OUTCOME:
            return words.outcome(line.state)
        case ResultColumn.CODE:
            return "" if line.code is None or line.state is not RowState.REJECTED else str(line.code)
        case ResultColumn.REASON:
            return words.reason(line)
        case ResultColumn.MESSAGE_ID:
            return line.message_id
        case ResultColumn.TRACE_ID:
            return line.trace_id
        case ResultColumn.TIME:
            if line.started_at is None:
                return ""
            return local_time(line.started_at).isoformat(timespec="milliseconds")


def _recipient(line: RowLine, plan: BatchPlan | None) -> str:
    if plan is None or not line.cells:
        return ""
    number = plan.number_of(line.cells)
    return number.digits if number.can_exist and not number.other else ""
