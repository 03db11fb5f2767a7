"""The output of `batch`: how many rows ended how, and which did not go; in words, or as one JSON object."""

import json
from collections.abc import Iterable
from pathlib import Path

import msgspec

from nxwa_desktop import texts
from nxwa_desktop.batch.plan import BatchPlan
from nxwa_desktop.batch.results import ResultWords, result_rows, write_rows
from nxwa_desktop.cli.console import print_to_stderr, print_to_stdout
from nxwa_desktop.cli.exit_status import DONE, NOT_SENT, REJECTED, UNKNOWN
from nxwa_desktop.storage.batch_records import Batch, Counts, RowLine, RowState
from nxwa_desktop.system.wall_clock import local_time

_NAMED_ROWS = 8
_FAILED = (RowState.REJECTED, RowState.NOT_SENT, RowState.UNKNOWN, RowState.LEFT_OUT)


class RowProblem(msgspec.Struct, frozen=True):
    """A row that is not sent."""

    row: int
    """Its number in the file."""
    reason: str


class BatchReport(msgspec.Struct, frozen=True):
    """The object of `--json`."""

    id: str | None
    """None of a dry run, which stores nothing."""
    rows: int
    ready: int
    """Rows that are sent, or were."""
    problems: tuple[RowProblem, ...]
    accepted: int = 0
    rejected: int = 0
    not_sent: int = 0
    unknown: int = 0
    waiting: int = 0

    @property
    def status(self) -> int:
        """The exit status: of several that fit, the one that needs most care."""
        if self.unknown:
            return UNKNOWN
        if self.not_sent or self.waiting:
            return NOT_SENT
        return REJECTED if self.rejected or self.problems else DONE


class RowGroups:
    """Rows that failed or are left out, by state and reason; built while they are passed through."""

    def __init__(self) -> None:
        self.problems: list[RowProblem] = []
        self.rows = 0
        self._groups: dict[tuple[RowState, str], list[int]] = {}

    def passed(self, line: RowLine) -> RowLine:
        """Note a row; the same row."""
        self.rows += 1
        if line.state not in _FAILED:
            return line
        reason = row_reason(line)
        self._groups.setdefault((line.state, reason), []).append(line.number)
        if line.state is RowState.LEFT_OUT:
            self.problems.append(RowProblem(line.number, reason))
        return line

    def print(self, state: RowState) -> None:
        """Print the groups of one state, the largest first."""
        groups = [(reason, rows) for (known, reason), rows in self._groups.items() if known is state]
        for reason, rows in sorted(groups, key=lambda group: -len(group[1])):
            print_to_stdout(f"  {reason} ({named_rows(rows)})")


def row_reason(line: RowLine) -> str:
    """Why a row ended as it did."""
    return "; ".join(map(str, texts.batch.row_reasons(line)))


RESULT_WORDS = ResultWords(
    title=lambda column: str(texts.batch.result_title(column)),
    outcome=lambda state: str(texts.batch.row_state(state)),
    reason=row_reason,
)


def named_rows(numbers: Iterable[int]) -> str:
    """The rows by their numbers in the file, the first of many."""
    known = [f"{number}" for number in numbers]
    more = f" and {len(known) - _NAMED_ROWS:,} more" if len(known) > _NAMED_ROWS else ""
    return f"{'row' if len(known) == 1 else 'rows'} {', '.join(known[:_NAMED_ROWS])}{more}"


def go_through(lines: Iterable[RowLine], plan: BatchPlan | None, file: Path | None) -> tuple[RowGroups, bool]:
    """Group the rows and write the results where they are wanted; False where they could not be written."""
    groups = RowGroups()
    passing = map(groups.passed, lines)
    if file is None:
        for _ in passing:
            pass
        return groups, True
    try:
        write_rows(file, result_rows(plan, passing, RESULT_WORDS))
    except OSError as error:
        problem = texts.files.file_problem(error)
        print_to_stderr(f"{file} was not written. {problem} The results are had with --resume ID --dry-run.")
        for _ in passing:
            pass
        return groups, False
    return groups, True


def report_of(batch_id: str, counts: Counts, problems: Iterable[RowProblem]) -> BatchReport:
    """The report on a stored batch that this process does not send any more."""
    return BatchReport(
        id=batch_id,
        rows=counts.rows,
        ready=counts.to_send,
        problems=tuple(problems),
        accepted=counts.accepted,
        rejected=counts.rejected,
        not_sent=counts.not_sent,
        unknown=counts.unknown + counts.sending,  # one whose end could not be written is unknown at the next start
        waiting=counts.waiting,
    )


def print_report(report: BatchReport, groups: RowGroups) -> None:
    """Print in words how a batch stands."""
    counted = {
        RowState.ACCEPTED: report.accepted,
        RowState.REJECTED: report.rejected,
        RowState.NOT_SENT: report.not_sent,
        RowState.UNKNOWN: report.unknown,
        RowState.WAITING: report.waiting,
        RowState.LEFT_OUT: len(report.problems),
    }
    for state, count in counted.items():
        if count or state is RowState.ACCEPTED:
            print_to_stdout(f"{texts.batch.row_state(state)}: {count:,}")
            groups.print(state)


def print_json(value: object) -> None:
    """Print one line of JSON; escaped, so that no terminal's encoding can stand in the way."""
    print_to_stdout(json.dumps(msgspec.to_builtins(value)))


def print_list(listed: Iterable[tuple[Batch, Counts]], *, as_json: bool) -> None:
    """Print the stored batches, one line each."""
    if as_json:
        print_json([_listed(batch, counts) for batch, counts in listed])
        return
    for batch, counts in listed:
        made = local_time(batch.created_at)
        account = "the sandbox" if batch.sandbox else batch.account_name
        what = f"{batch.template_name} to {batch.source or 'a list'} by {account}"
        open_ends = "".join(f", {count:,} {word}" for count, word in _open_ends(counts))
        so_far = f"{counts.accepted:,} of {counts.to_send:,} accepted{open_ends}"
        print_to_stdout(f"{batch.id}  {made:%Y-%m-%d %H:%M}  {batch.state.value:<7}  {what}: {so_far}")


def _open_ends(counts: Counts) -> Iterable[tuple[int, str]]:
    pairs = (
        (counts.rejected, "rejected"),
        (counts.not_sent, "not sent"),
        (counts.unknown, "unknown"),
        (counts.waiting, "waiting"),
    )
    return (pair for pair in pairs if pair[0])


def _listed(batch: Batch, counts: Counts) -> dict[str, object]:
    return {
        "id": batch.id,
        "state": batch.state.value,
        "rows": counts.rows,
        "ready": counts.to_send,
        "accepted": counts.accepted,
        "rejected": counts.rejected,
        "not_sent": counts.not_sent,
        "unknown": counts.unknown,
        "waiting": counts.waiting + counts.sending,
        "created_at": batch.created_at,
        "file": batch.source,
        "template": batch.template_name,
        "account": batch.account_name,
        "sandbox": batch.sandbox,
    }
