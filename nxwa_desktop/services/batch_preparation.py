"""A batch before it is sent: its table, the choice of columns, the check, and what the person decides about it."""

import hashlib
import logging
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import TypeVar

import msgspec
from PySide6.QtCore import QObject, Signal

from nxwa_desktop.batch.check import BatchCheck, CheckCancelled, Decisions, check_rows
from nxwa_desktop.batch.new_batch import batch_rows, new_batch
from nxwa_desktop.batch.plan import BatchPlan, Column, Columns, VariableKey, suggest_columns, variables_of
from nxwa_desktop.batch.row_findings import RowFinding
from nxwa_desktop.batch.runner import USUAL
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.storage.batch_records import Batch, BatchRow
from nxwa_desktop.storage.known_sends import KnownSends, known_sends
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.threads import run_in_thread
from nxwa_desktop.system.unicode_text import replace_surrogates
from nxwa_desktop.system.wall_clock import local_midnight_ms, now_ms
from nxwa_desktop.tables.table import Table
from nxwa_desktop.templates.saved_template import SavedTemplate

T = TypeVar("T")

SAMPLE = 50
"""Rows that a choice of columns is suggested by."""

NOTHING_DECIDED = Decisions()

_log = logging.getLogger(__name__)


class BatchPreparation(QObject):
    """A batch in preparation. `changed()`: table, template, columns or values changed, and any check is void.

    `check_progressed(int, int)`: rows done, rows of the table. `checked()`: `check` is there. `check_failed(error)`:
    it is not. `decided()`: the person decided about a group or a row; the check stays.
    """

    changed = Signal()
    check_progressed = Signal(int, int)
    checked = Signal()
    check_failed = Signal(object)
    decided = Signal()

    def __init__(self, storage: StorageWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storage = storage
        self._main_thread = MainThreadCallback(self)
        self._table: Table | None = None
        self._source = ""
        self._templates: tuple[SavedTemplate, ...] = ()
        self._columns = Columns()
        self._edits: dict[int, tuple[str, ...]] = {}
        self._decisions = Decisions()
        self._check: BatchCheck | None = None
        self._checked_for: Account | None = None
        self._cancel: threading.Event | None = None

    @property
    def table(self) -> Table | None:
        """The table that was opened."""
        return self._table

    @property
    def source(self) -> str:
        """The name of its file, or empty for what was pasted."""
        return self._source

    @property
    def templates(self) -> tuple[SavedTemplate, ...]:
        """The chosen template in each of its languages."""
        return self._templates

    @property
    def columns(self) -> Columns:
        """The choice of columns."""
        return self._columns

    @property
    def plan(self) -> BatchPlan:
        """The plan as it is chosen so far."""
        return BatchPlan(() if self._table is None else self._table.columns, self._columns, self._templates)

    @property
    def check(self) -> BatchCheck | None:
        """The last check; None where something changed since, or while one runs."""
        return self._check

    @property
    def checked_for(self) -> Account | None:
        """The account that the check is for: another one needs another check."""
        return self._checked_for

    @property
    def checking(self) -> bool:
        """True while a check runs."""
        return self._cancel is not None

    @property
    def decisions(self) -> Decisions:
        """The person's decisions about the findings."""
        return self._decisions

    @property
    def is_complete(self) -> bool:
        """True if a recipient column and a template are chosen and every variable has a value."""
        columns = self._columns
        return (
            self._table is not None
            and bool(self._templates)
            and columns.recipient is not None
            and all(columns.source_of(key) is not None for key in self.needed)
        )

    @property
    def needed(self) -> tuple[VariableKey, ...]:
        """The variables of the languages that the first rows are in; what others lack, the check reports."""
        plan, table = self.plan, self._table
        if table is None or not isinstance(self._columns.language, Column):
            return plan.variables
        sample = (table.rows[index] for index in range(min(SAMPLE, len(table.rows))))
        languages = {plan.message_of(cells).language for cells in sample}
        used = [each for each in self._templates if each.language in languages]
        return variables_of(used or self._templates)

    def open(self, table: Table, source: str) -> None:
        """Begin with this table; the template stays."""
        self._table, self._source = table, source
        self._edits = {}
        self._suggest()

    def choose_template(self, templates: tuple[SavedTemplate, ...]) -> None:
        """Choose a template by all of its languages."""
        self._templates = templates
        self._suggest()

    def set_columns(self, columns: Columns) -> None:
        """Change the choice of columns, and remember it for tables like this."""
        if columns == self._columns:
            return
        self._columns = columns
        self._void()
        key = self._columns_key()
        # Encoded there: a text that cannot be is not remembered, and told by the check.
        self._storage.submit(lambda repos: repos.batches.save_columns(key, msgspec.json.encode(columns), now_ms()))

    def cells(self, index: int) -> tuple[str, ...]:
        """The cells of a row, as they were mended."""
        if self._table is None:
            return ()
        return self._edits.get(index) or self._table.rows[index]

    def message(self, index: int) -> Message:
        """The message of a row."""
        return self.plan.message_of(self.cells(index))

    def mend(self, index: int, column: int, text: str) -> None:
        """Put another text into a cell. The file stays as it is, and so do the decisions."""
        cells = list(self.cells(index))
        cells[column] = replace_surrogates(text)
        self._edits[index] = tuple(cells)
        self._void(self._decisions)

    def turn(self, finding: RowFinding) -> None:
        """Send the rows of a group that are left out by themselves, or leave out those that are sent; or back."""
        turned = self._decisions.turned ^ {finding.key}
        self._decisions = msgspec.structs.replace(self._decisions, turned=turned)
        self.decided.emit()

    def leave_out(self, index: int, *, out: bool = True) -> None:
        """Leave a row out, or take it in, whatever is decided about its groups. One with a problem stays out."""
        row, made = {index}, self._decisions
        left_out, taken_in = (made.left_out | row, made.taken_in - row) if out else (made.left_out - row, made.taken_in)
        if not out and self._check is not None and any(map(made.leaves_out, self._check.findings.get(index, ()))):
            taken_in = taken_in | row
        self._decisions = msgspec.structs.replace(made, left_out=left_out, taken_in=taken_in)
        self.decided.emit()

    def start_check(self, account: Account) -> None:
        """Judge all rows; a check that still runs is given up."""
        self.cancel_check()
        if (table := self._table) is None:
            return
        self._check = None
        self._cancel = cancel = threading.Event()
        if self._checked_for is not None and self._checked_for.id != account.id:
            # What was agreed to is about the other one's messages: those of the sandbox are nobody's.
            self._decisions = Decisions(left_out=self._decisions.left_out)
        self._checked_for = account
        plan, edits = self.plan, dict(self._edits)
        since = local_midnight_ms()

        def look(known: KnownSends) -> None:
            checking = run_in_thread(
                lambda: check_rows(table, plan, account, known, edits=edits, progress=lambda n: self._report(n, cancel))
            )
            self._then(checking, cancel, self._take_check)

        reading = self._storage.submit(
            lambda repos: known_sends(repos.database, since_ms=since, sandbox=account.sandbox)
        )
        self._then(reading, cancel, look)

    def cancel_check(self) -> None:
        """Give up the check that runs."""
        if self._cancel is not None:
            self._cancel.set()
            self._cancel = None

    def make_batch(self, account: Account, rate: float = USUAL) -> tuple[Batch, Iterable[BatchRow]] | None:
        """The batch as it was checked for this account, and its rows, made as they are read; None without a check.

        The check is used up.
        """
        table, check = self._table, self._check
        if table is None or check is None or account != self._checked_for:
            return None
        batch = new_batch(self.plan, account, source=self._source, rate=rate)
        rows = batch_rows(table, check, self._decisions, dict(self._edits))
        # What goes out now is not known to this check: another batch needs another one.
        self._void(self._decisions)
        return batch, rows

    def clear(self) -> None:
        """Begin anew, without a table."""
        self._table, self._source = None, ""
        self._edits = {}
        self._void()

    def close(self) -> None:
        """Emit no more signals."""
        self.cancel_check()
        self._main_thread.close()

    def _suggest(self) -> None:
        table = self._table
        if table is None or not self._templates:
            self._void()
            return
        sample = [table.rows[index] for index in range(min(SAMPLE, len(table.rows)))]
        self._columns = suggested = suggest_columns(table.columns, sample, self._templates)
        self._void()
        key = self._columns_key()
        reading = self._storage.submit(lambda repos: repos.batches.columns(key))
        self._main_thread.when_done(reading, lambda stored: self._remembered(suggested, stored), _log_error)

    def _remembered(self, suggested: Columns, stored: bytes | None) -> None:
        if stored is None or self._columns is not suggested:
            return  # another table or template was chosen meanwhile, or other columns
        try:
            self._columns = msgspec.json.decode(stored, type=Columns)
        except msgspec.DecodeError:
            return
        self._void()

    def _columns_key(self) -> str:
        header = () if self._table is None else self._table.columns
        return hashlib.sha256(msgspec.json.encode((self.plan.template_name, header))).hexdigest()

    def _void(self, decisions: Decisions = NOTHING_DECIDED) -> None:
        self.cancel_check()
        self._check = None
        self._decisions = decisions
        self.changed.emit()

    def _report(self, done: int, cancel: threading.Event) -> bool:
        if cancel.is_set():
            return False
        size = 0 if self._table is None else len(self._table.rows)
        self._main_thread.call(self.check_progressed.emit, done, size)
        return True

    def _take_check(self, check: BatchCheck) -> None:
        self._check = check
        self._cancel = None
        self.checked.emit()

    def _then(self, future: "Future[T]", cancel: threading.Event, then: Callable[[T], object]) -> None:
        def go_on(result: T) -> None:
            if self._cancel is cancel:
                then(result)

        def fail(error: BaseException) -> None:
            if self._cancel is cancel and not isinstance(error, CheckCancelled):
                self._cancel = None
                self.check_failed.emit(error)

        self._main_thread.when_done(future, go_on, fail)


def _log_error(error: BaseException) -> None:
    _log.error("the choice of columns: %s: %s", type(error).__name__, error)
