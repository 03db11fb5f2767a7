"""The findings of a check, by kind."""

from collections.abc import Sequence
from heapq import merge

import msgspec
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from nxwa_desktop.batch.check import BatchCheck, Decisions, FindingGroup
from nxwa_desktop.batch.row_findings import RowFinding, RowIssue, Weight
from nxwa_desktop.ui.batch.batch_words import number
from nxwa_desktop.ui.batch.card import Card
from nxwa_desktop.ui.batch.finding_row import FindingRow
from nxwa_desktop.ui.batch.row_words import finding_words
from nxwa_desktop.ui.i18n.relative_time import short_time

MOST = 20
"""Kinds that are listed; the rows of all others are listed as one."""
MOST_TIMES = 200
"""Rows up to which their times are named."""


class Shown(msgspec.Struct, frozen=True):
    """A kind that can be chosen. `key`: of a group; a word for what is none."""

    key: RowFinding | str
    words: str
    rows: Sequence[int]


READY, LEFT_OUT, OTHERS = "ready", "left_out", "others"


class FindingsList(Card):
    """`chosen(Shown)`: the rows of a kind are shown now. `turned(RowFinding)`: a group is to go the other way.

    `show_wanted()`: the person wants to see these rows.
    """

    chosen = Signal(object)
    show_wanted = Signal()
    turned = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check: BatchCheck | None = None
        self._decisions = Decisions()
        self._rows: dict[RowFinding | str, FindingRow] = {}
        self._groups: dict[RowFinding | str, Sequence[int]] = {}
        self._current: RowFinding | str = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)

    @property
    def rows(self) -> dict[RowFinding | str, FindingRow]:
        """The listed kinds, by key."""
        return self._rows

    @property
    def current(self) -> FindingRow | None:
        """The kind that is chosen."""
        return self._rows.get(self._current)

    def show_check(self, check: BatchCheck, decisions: Decisions) -> None:
        """Show a new check; the kind that was chosen stays so if it is still there."""
        focus = QApplication.focusWidget()
        focused = next((key for key, row in self._rows.items() if row.isAncestorOf(focus)), None) if focus else None
        for row in self._rows.values():
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self._check, self._rows = check, {}
        self._groups = {group.key: group.rows for group in check.groups[:MOST]}
        for group in check.groups[:MOST]:
            self._add(group.key, _drawing(group.finding), _role(group.finding), _words(group, check), _choice(group))
        if rest := check.groups[MOST:]:
            self._groups[OTHERS] = tuple(dict.fromkeys(merge(*(group.rows for group in rest))))
            words = self.tr("{0} other kinds").format(number(len(rest)))
            self._add(OTHERS, "problem", "bad", words, None)
        self._add(LEFT_OUT, "remove", "muted", self.tr("Left out by you"), None)
        self._add(READY, "good", "good", self.tr("Ready to send"), None)
        self.show_decisions(decisions)
        visible = [key for key, row in self._rows.items() if not row.isHidden()]
        if focused in self._rows and not self._rows[focused].isHidden():
            self._rows[focused].link.setFocus()
        if visible:
            self.select(self._current if self._current in visible else visible[0])

    def show_decisions(self, decisions: Decisions) -> None:
        """Show what is decided."""
        self._decisions = decisions
        if (check := self._check) is None:
            return
        for key, row in self._rows.items():
            if isinstance(key, RowFinding):
                row.show_count(len(self._groups[key]))
                row.show_choice(turned=key in decisions.turned)
        if OTHERS in self._rows:
            self._rows[OTHERS].show_count(len(self._groups[OTHERS]))
        self._rows[LEFT_OUT].show_count(len(decisions.left_out))
        self._rows[READY].show_count(check.ready(decisions))

    def select(self, key: RowFinding | str) -> None:
        """Choose a kind."""
        self._current = key
        for each, row in self._rows.items():
            row.show_current(each == key)
        self.chosen.emit(Shown(key, self._rows[key].words, self._rows_of(key)))

    def _show(self, key: RowFinding | str) -> None:
        self.select(key)
        self.show_wanted.emit()

    def _rows_of(self, key: RowFinding | str) -> Sequence[int]:
        check, decisions = self._check, self._decisions
        if check is None:
            return ()
        if key == LEFT_OUT:
            return sorted(decisions.left_out)
        if key != READY:
            return self._groups[key]
        return check.ready_rows(decisions)

    def _add(self, key: RowFinding | str, drawing: str, role: str, words: str, choice: tuple[str, str] | None) -> None:
        row = FindingRow(drawing, role, words, choice)
        row.show_wanted.connect(lambda: self._show(key))
        row.turned.connect(lambda: self.turned.emit(key))
        self._rows[key] = row
        self._column.addWidget(row)


def _tr(text: str) -> str:
    return QCoreApplication.translate("FindingsList", text)


_DRAWINGS = {
    RowIssue.SAME_MESSAGE: "duplicate",
    RowIssue.SAME_RECIPIENT: "duplicate",
    RowIssue.SENT_TODAY: "clock",
    RowIssue.OPEN_UNKNOWN: "question",
    RowIssue.NEVER_SEND: "not_sent",
}


def _drawing(finding: RowFinding) -> str:
    if finding.weight is Weight.PROBLEM:
        return "problem"
    return "warning" if finding.field else _DRAWINGS.get(RowIssue(finding.code), "warning")


def _role(finding: RowFinding) -> str:
    return "bad" if finding.weight is Weight.PROBLEM else "warn"


def _choice(group: FindingGroup) -> tuple[str, str] | None:
    finding = group.finding
    match finding.weight:
        case Weight.PROBLEM:
            return None
        case Weight.WARNING:
            return _tr("Send"), _tr("Leave out")
    if finding.code in {RowIssue.SAME_MESSAGE, RowIssue.SAME_RECIPIENT}:
        return _tr("Leave out"), _tr("Send twice")
    if finding.code == RowIssue.SENT_TODAY:
        return _tr("Leave out"), _tr("Send again")
    return _tr("Leave out"), _tr("Send anyway")


def _words(group: FindingGroup, check: BatchCheck) -> str:
    words = finding_words(group.finding)
    if group.finding.code != RowIssue.SENT_TODAY or len(group.rows) > MOST_TIMES:
        return words
    found = (each for row in group.rows for each in check.findings[row] if each.code == RowIssue.SENT_TODAY)
    times = [short_time(at) for at in sorted({int(each.values[0]) for each in found})]
    match list(dict.fromkeys(times)):
        case [one]:
            return _tr("{0}, at {1}").format(words, one)
        case [first, second]:
            return _tr("{0}, at {1} and {2}").format(words, first, second)
        case [first, *_, last]:
            return _tr("{0}, between {1} and {2}").format(words, first, last)
    return words
