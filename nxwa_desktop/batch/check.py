"""The dry run: every row of a table judged as a single message, and against the other rows and the history."""

import time
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256

import msgspec

from nxwa_desktop.batch.plan import BatchPlan, Column, ValueSource
from nxwa_desktop.batch.row_findings import RowFinding, RowIssue, Weight, row_finding
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import FieldKind, Message, texts_of
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.storage.known_sends import KnownSends
from nxwa_desktop.tables.table import CellNote, CellNoteKind, Table
from nxwa_desktop.validation.template_rules import listed_templates, validate_with_list

Edits = Mapping[int, tuple[str, ...]]
"""Rows that the person mended, by index: all their cells."""
REPORT_EVERY_S = 0.05
_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"})
"""The errors of a spreadsheet, as they stand in a text that it has written."""


class CheckCancelled(Exception):  # noqa: N818 - an end, not an error
    """The check is no longer wanted."""


class FindingGroup(msgspec.Struct, frozen=True):
    """The rows that have the same finding."""

    finding: RowFinding
    """Of the first of them."""
    rows: tuple[int, ...]
    """Indexes in the table."""

    @property
    def key(self) -> RowFinding:
        """Key shared by all rows of the group."""
        return self.finding.key


class Decisions(msgspec.Struct, frozen=True):
    """Decisions of the person about groups and rows."""

    turned: frozenset[RowFinding] = frozenset()
    """Keys of groups that go the other way than by themselves: hesitations that are sent, warnings that are not."""
    left_out: frozenset[int] = frozenset()
    """Rows that are not sent, whatever is found."""
    taken_in: frozenset[int] = frozenset()
    """Rows that are sent although their groups are left out; a problem stays one."""

    def leaves_out(self, finding: RowFinding) -> bool:
        """True if a row with this finding is not sent."""
        turned = finding.key in self.turned
        match finding.weight:
            case Weight.PROBLEM:
                return True
            case Weight.HESITATION:
                return not turned
            case Weight.WARNING:
                return turned


class BatchCheck(msgspec.Struct, frozen=True):
    """The result of a check."""

    size: int
    """Rows of the table."""
    findings: dict[int, tuple[RowFinding, ...]]
    """By the index of the row; a row without findings is not in it."""
    groups: tuple[FindingGroup, ...]
    """Problems first, then hesitations, then warnings; the largest first."""
    countries: tuple[tuple[str, int], ...]
    """ISO 3166 codes of the recipients that have no problem, and how many; the most first."""
    earlier: dict[int, str]
    """The send that a row may repeat, by the index of the row."""

    @property
    def problems(self) -> int:
        """How many rows cannot be sent."""
        found = (group.rows for group in self.groups if group.finding.weight is Weight.PROBLEM)
        return len(set().union(*found))

    def reasons(self, index: int, decisions: Decisions) -> tuple[RowFinding, ...]:
        """Why a row is not sent; nothing for one that is."""
        found = tuple(each for each in self.findings.get(index, ()) if decisions.leaves_out(each))
        if index in decisions.taken_in:
            found = tuple(each for each in found if each.weight is Weight.PROBLEM)
        return (*found, RowFinding(RowIssue.PERSON.value)) if index in decisions.left_out else found

    def ready(self, decisions: Decisions) -> int:
        """How many rows are sent."""
        return self.size - len(self._out(decisions))

    def ready_rows(self, decisions: Decisions) -> list[int]:
        """The rows that are sent, by their indexes."""
        out = self._out(decisions)
        return [index for index in range(self.size) if index not in out]

    def first_ready(self, decisions: Decisions) -> int | None:
        """The first row that is sent."""
        out = self._out(decisions)
        return next((index for index in range(self.size) if index not in out), None)

    def _out(self, decisions: Decisions) -> set[int]:
        """The rows that are not sent. By groups, which takes a hundred thousand rows a few milliseconds."""
        out = set(decisions.left_out)
        out.update(*(group.rows for group in self.groups if decisions.leaves_out(group.finding)))
        out.difference_update([index for index in decisions.taken_in if not self.reasons(index, decisions)])
        return out


def check_rows(
    table: Table,
    plan: BatchPlan,
    account: Account,
    known: KnownSends,
    *,
    edits: Edits | None = None,
    progress: Callable[[int], bool] | None = None,
) -> BatchCheck:
    """Judge every row. `progress` is called with the rows done, some twenty times a second; False ends the check.

    Raises CheckCancelled.
    """
    checker = _Checker(table, plan, account, known, edits or {})
    reported = time.monotonic()
    for index, cells in enumerate(table.rows):
        checker.check(index, cells)
        if progress is not None and time.monotonic() - reported > REPORT_EVERY_S:
            reported = time.monotonic()
            if not progress(index + 1):
                raise CheckCancelled
    return checker.result(len(table.rows))


class _First(msgspec.Struct, frozen=True, gc=False):
    """The row of a recipient that stays where others are to the same."""

    index: int
    texts: int
    """Their hash."""
    is_doubtful: bool


class _Checker:
    """Judges one row after the other."""

    def __init__(self, table: Table, plan: BatchPlan, account: Account, known: KnownSends, edits: Edits) -> None:
        self._table = table
        self._plan = plan
        self._account = account
        self._known = known
        self._edits = edits
        self._listed = listed_templates(plan.templates)
        sources = [plan.columns.recipient, plan.columns.language, *(source for _, source in plan.columns.variables)]
        self._used = {source.index for source in sources if isinstance(source, Column)}
        self._first: dict[str, _First] = {}
        """By recipient."""
        self._late: list[tuple[int, RowFinding]] = []
        """Findings about rows by what came after them."""
        self._findings: dict[int, tuple[RowFinding, ...]] = {}
        self._groups: dict[RowFinding, tuple[RowFinding, array[int]]] = {}
        self._countries: Counter[str] = Counter()
        self._earlier: dict[int, str] = {}
        self._same: dict[tuple[RowFinding, ...], tuple[RowFinding, ...]] = {}

    def check(self, index: int, cells: tuple[str, ...]) -> None:
        """Judge a row, as it was mended."""
        cells = self._edits.get(index, cells)
        of_cells = tuple(self._of_cells(index, cells))
        found = (*of_cells, *self._of_message(index, cells, of_cells))
        if found:
            self._findings[index] = self._same.setdefault(found, found)
        for key, finding in {each.key: each for each in reversed(found)}.items():
            self._groups.setdefault(key, (finding, array("I")))[1].append(index)

    def result(self, size: int) -> BatchCheck:
        """All findings."""
        for index, finding in self._late:
            self._findings[index] = (*self._findings[index], finding)
            self._groups.setdefault(finding.key, (finding, array("I")))[1].append(index)
        weights = list(Weight)
        groups = [FindingGroup(finding, tuple(sorted(rows))) for finding, rows in self._groups.values()]
        groups.sort(key=lambda group: (weights.index(group.finding.weight), -len(group.rows), group.rows[0]))
        return BatchCheck(size, self._findings, tuple(groups), tuple(self._countries.most_common()), self._earlier)

    def _of_cells(self, index: int, cells: tuple[str, ...]) -> Iterator[RowFinding]:
        if not _ERRORS.isdisjoint(cells):
            for column, cell in enumerate(cells):
                if cell in _ERRORS and column in self._used:
                    yield RowFinding(RowIssue.ERROR_VALUE.value, label=self._table.columns[column])
        notes = self._table.notes_of(index)
        # The notes are about what the file holds.
        stored = self._table.rows[index] if notes and index in self._edits else cells
        for note in notes:
            if note.kind is CellNoteKind.HIDDEN_ROW or (note.kind is CellNoteKind.EXTRA_CELLS and stored == cells):
                yield RowFinding(RowIssue(note.kind.value).value)
            elif note.column is not None and self._is_told(note) and stored[note.column] == cells[note.column]:
                yield self._of_note(note, cells)

    def _is_told(self, note: CellNote) -> bool:
        # The customers that a cell has swallowed are missing whether it is used or not.
        return note.kind is CellNoteKind.MAY_HOLD_ROWS or (note.kind.refuses and note.column in self._used)

    def _of_note(self, note: CellNote, cells: tuple[str, ...]) -> RowFinding:
        if note.column is None:
            return RowFinding(RowIssue(note.kind.value).value)
        left = (cells[note.column].strip()[:40],) if note.kind is CellNoteKind.SCIENTIFIC else ()
        return RowFinding(RowIssue(note.kind.value).value, label=self._table.columns[note.column], values=left)

    def _is_ruined(self, source: ValueSource | None, of_cells: tuple[RowFinding, ...]) -> bool:
        """Whether a finding about the cell says already what is wrong with this value."""
        if not isinstance(source, Column):
            return False
        label = self._table.columns[source.index]
        return any(each.label == label and each.weight is Weight.PROBLEM for each in of_cells)

    def _of_message(self, index: int, cells: tuple[str, ...], of_cells: tuple[RowFinding, ...]) -> Iterator[RowFinding]:
        plan = self._plan
        language, number = plan.language_of(cells), plan.number_of(cells)
        message = plan.message_of(cells)
        is_sound = not any(each.weight is Weight.PROBLEM for each in of_cells)
        told = {FieldKind.RECIPIENT} if self._is_ruined(plan.columns.recipient, of_cells) else set()
        is_unknown = bool(language) and not plan.is_known_in(language)
        if is_unknown:
            yield RowFinding(RowIssue.LANGUAGE_UNKNOWN.value, values=(plan.template_name, language[:40]))
            message = Message(recipient=message.recipient, template_name=message.template_name, language="en")
            is_sound = False
            told.add(FieldKind.LANGUAGE)
        if number.has_fraction:
            yield RowFinding(RowIssue.NUMBER_FRACTION.value)
            is_sound = False
        if number.other:
            yield RowFinding(RowIssue.NUMBER_AMBIGUOUS.value, values=(f"+{number.digits}", f"+{number.other}"))
            is_sound = False
        for finding in validate_with_list(message, self._listed):
            if finding.field.kind in told:
                continue
            is_sound = is_sound and finding.severity.value != Weight.PROBLEM.value
            yield row_finding(finding)
        if is_sound:
            self._countries[number.country] += 1
            yield from self._of_repetition(index, message, is_doubtful=bool(of_cells))
            yield from self._of_recipient(index, message)

    def _of_repetition(self, index: int, message: Message, *, is_doubtful: bool) -> Iterator[RowFinding]:
        """Whether another row has the recipient. `is_doubtful`: the row is left out by itself, such as a hidden one."""
        here = _First(index, hash((message.language, texts_of(message))), is_doubtful)
        first = self._first.setdefault(message.recipient, here)
        if first is here:
            return
        issue = RowIssue.SAME_MESSAGE if first.texts == here.texts else RowIssue.SAME_RECIPIENT
        if first.is_doubtful and not is_doubtful:
            self._first[message.recipient] = here
            self._late.append((first.index, RowFinding(issue.value, values=(self._table.number(index),))))
        else:
            yield RowFinding(issue.value, values=(self._table.number(first.index),))

    def _of_recipient(self, index: int, message: Message) -> Iterator[RowFinding]:
        recipient = message.recipient
        if recipient in self._known.never:
            yield RowFinding(RowIssue.NEVER_SEND.value)
        if (doubt := self._known.open_unknown.get(recipient)) is not None:
            self._earlier[index] = doubt
            yield RowFinding(RowIssue.OPEN_UNKNOWN.value)
        elif today := self._known.today.get(recipient):
            digest = sha256(encode_body(message, self._account)).digest()
            for sent in today:
                # Where texts are not kept, any text may have been this one.
                alike = (sent.template_name, sent.language) == (message.template_name, message.language)
                if sent.digest == digest or (not sent.digest and alike):
                    self._earlier[index] = sent.send_id
                    yield RowFinding(RowIssue.SENT_TODAY.value, values=(sent.started_at,))
                    break
