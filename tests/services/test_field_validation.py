"""When a field speaks, and that what it says is never stale."""

import contextlib
import threading
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.message import Field, FieldKind, HeaderKind, ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.message_fields import has_field, rows_of, value_of
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.validation.message_rules import Finding, FindingCode, Severity, validate
from tests.support.gui import PATIENCE_MS

BODY, HEADER = FieldKind.BODY, FieldKind.HEADER_TEXT
RECIPIENT, TEMPLATE, LANGUAGE, LINK = (
    Field(kind) for kind in (FieldKind.RECIPIENT, FieldKind.TEMPLATE_NAME, FieldKind.LANGUAGE, FieldKind.HEADER_IMAGE)
)
EVERY = (RECIPIENT, TEMPLATE, LANGUAGE, LINK, *(Field(kind, index) for kind in (BODY, HEADER) for index in range(9)))

row_kinds = st.sampled_from([BODY, HEADER])
indices = st.integers(0, 4)
texts = st.sampled_from(["", "a", " a", "\n", "a\u200bb", "8613600009759", "123", "\ud800", "x" * 1025, "\tx\n"])


def gravest(message: Message) -> dict[Field, Finding]:
    chosen: dict[Field, Finding] = {}
    for severity in (Severity.PROBLEM, Severity.WARNING):
        for finding in validate(message):
            if finding.severity is severity:
                chosen.setdefault(finding.field, finding)
    return chosen


def new() -> list[bool]:
    """The marks of a field that nobody has been in."""
    return [False, False]


class NeverStale(RuleBasedStateMachine):
    """Rows carry a mark of their own here, so that those that may speak are known without its own reckoning."""

    def __init__(self) -> None:
        super().__init__()
        self.composer = Composer()
        self.field_validation = FieldValidation(self.composer)
        self.spoken: list[Field] = []
        self.changes = 0
        self.shown: dict[Field, Finding] = {}
        self.findings = self.field_validation.findings
        self.rows: dict[FieldKind, list[list[bool]]] = {BODY: [], HEADER: []}
        self.plain: dict[Field, list[bool]] = {field: new() for field in (RECIPIENT, TEMPLATE, LANGUAGE, LINK)}
        self.all = False
        self.focus: Field | None = None
        self.excused: Field | None = None
        self.field_validation.shown_changed.connect(self._heard)
        self.field_validation.changed.connect(self._changed)

    def _heard(self, field: Field) -> None:
        self.spoken.append(field)

    def _changed(self) -> None:
        self.changes += 1

    def may_speak(self, field: Field) -> bool:
        if self.all:
            return True
        return field.index < len(self.rows.get(field.kind, [[]])) and self.marks(field)[0]

    def marks(self, field: Field) -> list[bool]:
        """Whether the field was left, and whether anybody wrote into it."""
        return self.rows[field.kind][field.index] if field.kind in self.rows else self.plain[field]

    @rule(
        field=st.sampled_from([RECIPIENT, TEMPLATE, LANGUAGE, LINK]) | st.builds(Field, row_kinds, indices), text=texts
    )
    def edit(self, field: Field, text: str) -> None:
        before = self.composer.message
        self.composer.edit(field, text)
        if self.composer.message is not before:
            self.marks(field)[1] = True
            if field == self.excused:
                self.excused = None

    @rule(field=st.none() | st.sampled_from(EVERY))
    def go_to(self, field: Field | None) -> None:
        if field == self.focus:
            return
        left, self.focus = self.focus, field
        message = self.composer.message
        if left is not None and left != self.excused and has_field(message, left):
            marks = self.marks(left)
            marks[0] |= marks[1] or bool(value_of(message, left))
        self.excused = None
        self.composer.set_focus(field)

    @rule(kind=row_kinds, index=indices, text=texts)
    def insert(self, kind: FieldKind, index: int, text: str) -> None:
        if index <= len(self.rows[kind]) and (kind is BODY or isinstance(self.composer.message.header, TextHeader)):
            self.rows[kind].insert(index, new())
        self.composer.insert(kind, index, text)

    @rule(kind=row_kinds, index=indices)
    def duplicate(self, kind: FieldKind, index: int) -> None:
        if index < len(self.rows[kind]):
            self.rows[kind].insert(index + 1, new())
        self.composer.duplicate(kind, index)

    @rule(kind=row_kinds, index=indices)
    def remove(self, kind: FieldKind, index: int) -> None:
        del self.rows[kind][index : index + 1]
        self.composer.remove(kind, index)

    @rule(kind=row_kinds, index=indices, to=indices)
    def move(self, kind: FieldKind, index: int, to: int) -> None:
        if self.composer.move(kind, index, to):
            self.rows[kind].insert(to, self.rows[kind].pop(index))

    @rule(kind=st.sampled_from(HeaderKind))
    def set_header(self, kind: HeaderKind) -> None:
        self.composer.set_header(kind)
        self._forget_what_is_gone()

    @rule(body=st.lists(texts, max_size=3), header=st.lists(texts, max_size=2))
    def load(self, body: list[str], header: list[str]) -> None:
        self.composer.load(Message(header=TextHeader(tuple(header)), body=tuple(body)))
        self._forget_what_is_gone()

    def _forget_what_is_gone(self) -> None:
        for kind, marks in self.rows.items():
            count = len(rows_of(self.composer.message, kind))
            self.rows[kind] = [*marks, *(new() for _ in range(count))][:count]
        if not isinstance(self.composer.message.header, ImageHeader):
            self.plain[LINK] = new()

    @rule()
    def reveal(self) -> None:
        self.all = True
        self.field_validation.show_all()

    @rule()
    def quieten(self) -> None:
        self.all = False
        self.excused = self.focus
        self.plain = {field: new() for field in self.plain}
        self.rows = {kind: [new() for _ in marks] for kind, marks in self.rows.items()}
        self.field_validation.hide_until_left()

    @invariant()
    def beside_is_what_validation_says(self) -> None:
        found = gravest(self.composer.message)
        shown = {field: found[field] for field in found if self.may_speak(field)}
        assert {field: self.field_validation.shown_finding(field) for field in EVERY} == {
            field: shown.get(field) for field in EVERY
        }
        other = {field for field in shown | self.shown if shown.get(field) != self.shown.get(field)}
        assert Counter(self.spoken) == Counter(other)
        self.spoken.clear()
        self.shown = shown

    @invariant()
    def the_lists_are_validations(self) -> None:
        findings = validate(self.composer.message)
        assert self.field_validation.findings == findings
        assert sorted((*self.field_validation.problems, *self.field_validation.warnings), key=findings.index) == list(
            findings
        )
        assert all(finding.severity is Severity.PROBLEM for finding in self.field_validation.problems)
        assert self.changes == (findings != self.findings)
        self.changes, self.findings = 0, findings


TestNeverStale = NeverStale.TestCase
TestNeverStale.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)


class FindingRecorder:
    def __init__(self, field_validation: FieldValidation) -> None:
        self.spoken: list[Field] = []
        field_validation.shown_changed.connect(self._heard)

    def take(self) -> list[Field]:
        spoken, self.spoken = self.spoken, []
        return spoken

    def _heard(self, field: Field) -> None:
        self.spoken.append(field)


def code(field_validation: FieldValidation, field: Field) -> FindingCode | None:
    found = field_validation.shown_finding(field)
    return found.code if found else None


def test_a_field_is_quiet_while_it_is_edited_and_speaks_once_it_is_left() -> None:
    composer = Composer()
    field_validation = FieldValidation(composer)
    recorder = FindingRecorder(field_validation)
    composer.set_focus(RECIPIENT)
    composer.edit(RECIPIENT, "12")
    assert (field_validation.shown_finding(RECIPIENT), recorder.take()) == (None, [])
    composer.set_focus(None)
    assert (code(field_validation, RECIPIENT), recorder.take()) == (FindingCode.RECIPIENT_TOO_SHORT, [RECIPIENT])
    composer.set_focus(RECIPIENT)
    composer.edit(RECIPIENT, "8613600009759")
    assert (field_validation.shown_finding(RECIPIENT), recorder.take()) == (None, [RECIPIENT])
    composer.set_focus(TEMPLATE)
    assert recorder.take() == []


def test_all_speak_after_send_and_are_quiet_again_in_a_fresh_message() -> None:
    composer = Composer()
    field_validation = FieldValidation(composer)
    recorder = FindingRecorder(field_validation)
    field_validation.show_all()
    assert recorder.take() == [RECIPIENT, TEMPLATE, LANGUAGE]
    field_validation.show_all()
    assert recorder.take() == []
    field_validation.hide_until_left()
    assert recorder.take() == [RECIPIENT, TEMPLATE, LANGUAGE]
    assert field_validation.shown_finding(RECIPIENT) is None
    assert len(field_validation.problems) == 3


def test_a_fresh_message_does_not_speak_of_the_field_it_took_the_person_out_of() -> None:
    composer = Composer()
    field_validation = FieldValidation(composer)
    composer.set_focus(TEMPLATE)
    composer.load(Message())
    field_validation.hide_until_left()
    composer.set_focus(RECIPIENT)
    assert field_validation.shown_finding(TEMPLATE) is None
    composer.set_focus(TEMPLATE)
    assert field_validation.shown_finding(RECIPIENT) is None, "nobody wrote into it"
    composer.set_focus(RECIPIENT)
    composer.edit(RECIPIENT, "1")
    composer.edit(RECIPIENT, "")
    composer.set_focus(None)
    assert code(field_validation, RECIPIENT) is FindingCode.RECIPIENT_MISSING
    field_validation.hide_until_left()
    composer.set_focus(RECIPIENT)
    composer.set_focus(None)
    assert field_validation.shown_finding(RECIPIENT) is None


def test_who_stays_in_a_field_of_a_fresh_message_and_types_leaves_it_like_any_other() -> None:
    composer = Composer()
    field_validation = FieldValidation(composer)
    composer.set_focus(RECIPIENT)
    field_validation.hide_until_left()
    composer.edit(RECIPIENT, "12")
    composer.set_focus(TEMPLATE)
    assert code(field_validation, RECIPIENT) is FindingCode.RECIPIENT_TOO_SHORT


def test_a_new_row_is_quiet_even_where_one_spoke_that_is_gone() -> None:
    composer = Composer()
    field_validation = FieldValidation(composer)
    composer.insert(BODY, 0)
    composer.set_focus(Field(BODY, 0))
    composer.edit(Field(BODY, 0), "a")
    composer.edit(Field(BODY, 0), "")
    composer.set_focus(None)
    assert code(field_validation, Field(BODY, 0)) is FindingCode.TEXT_EMPTY
    composer.remove(BODY, 0)
    composer.insert(BODY, 0)
    assert field_validation.shown_finding(Field(BODY, 0)) is None


def test_a_row_that_is_removed_under_the_person_is_not_left() -> None:
    composer = Composer()
    field_validation = FieldValidation(composer)
    composer.insert(BODY, 0)
    composer.set_focus(Field(BODY, 0))
    composer.remove(BODY, 0)
    composer.set_focus(None)
    composer.insert(BODY, 0)
    assert field_validation.shown_finding(Field(BODY, 0)) is None


def test_what_a_row_says_moves_with_it() -> None:
    composer = Composer()
    field_validation = FieldValidation(composer)
    recorder = FindingRecorder(field_validation)
    composer.load(Message(body=(" ", "")))
    composer.set_focus(Field(BODY, 0))
    composer.set_focus(None)
    assert recorder.take() == [Field(BODY, 0)]
    composer.move(BODY, 0, 1)
    assert recorder.take() == [Field(BODY, 0), Field(BODY, 1)]
    assert (code(field_validation, Field(BODY, 0)), code(field_validation, Field(BODY, 1))) == (
        None,
        FindingCode.TEXT_BLANK,
    )


def test_a_problem_hides_a_warning_beside_the_same_field() -> None:
    composer = Composer()
    field_validation = FieldValidation(composer)
    composer.load(Message(body=(" a\nb",)))
    field_validation.show_all()
    codes = [finding.code for finding in field_validation.findings if finding.field == Field(BODY, 0)]
    assert codes == [FindingCode.TEXT_NEWLINE, FindingCode.TEXT_EDGE_SPACES]
    assert code(field_validation, Field(BODY, 0)) is FindingCode.TEXT_NEWLINE


# While the numbering plans are being loaded.


@contextlib.contextmanager
def loading(field_validation: FieldValidation, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """The plans are loaded once the event is set."""
    loaded = threading.Event()
    monkeypatch.setattr("nxwa_desktop.services.field_validation.has_numbering_plans", lambda: False)
    monkeypatch.setattr("nxwa_desktop.services.field_validation.load_numbering_plans", loaded.wait)
    field_validation.begin_without_numbering_plans()
    field_validation.load_numbering_plans()
    try:
        yield loaded
    finally:
        loaded.set()
        field_validation.close()


IMPLAUSIBLE = Message("8612345678", "order_update", "en_US", body=("",))
"""A number as long as one, which no numbering plan has."""


def test_a_number_is_judged_once_the_numbering_plans_are_there(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    composer = Composer()
    field_validation = FieldValidation(composer)
    with loading(field_validation, monkeypatch) as loaded:
        composer.load(IMPLAUSIBLE)
        composer.set_focus(RECIPIENT)
        composer.edit(RECIPIENT, "86 1234 5678")
        composer.set_focus(TEMPLATE)
        codes = {each.code for each in field_validation.findings}
        assert (codes, field_validation.knows_numbers) == ({FindingCode.TEXT_EMPTY}, False)
        assert field_validation.shown_finding(RECIPIENT) is None
        with qtbot.waitSignal(field_validation.numbers_known, timeout=PATIENCE_MS):
            loaded.set()
    assert field_validation.knows_numbers
    assert field_validation.findings == validate(composer.message)
    shown = field_validation.shown_finding(RECIPIENT)
    assert shown is not None
    assert shown.code is FindingCode.RECIPIENT_IMPLAUSIBLE


def test_whoever_sends_meanwhile_waits_for_the_truth(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    composer = Composer()
    field_validation = FieldValidation(composer)
    with loading(field_validation, monkeypatch):
        composer.load(IMPLAUSIBLE)
        field_validation.show_all()
        assert field_validation.findings == validate(composer.message)
        assert field_validation.shown_finding(RECIPIENT) is not None


def test_nothing_goes_unchecked_where_the_plans_cannot_be_loaded(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: str) -> None:
        raise OSError(5, "the disk is gone")

    monkeypatch.setattr("nxwa_desktop.services.field_validation.has_numbering_plans", lambda: False)
    monkeypatch.setattr("nxwa_desktop.protocol.recipient.assess", fail)
    composer = Composer()
    field_validation = FieldValidation(composer)
    field_validation.begin_without_numbering_plans()
    composer.load(Message("8613611112222", "order_update", "en_US", body=("a value",)))
    field_validation.load_numbering_plans()
    qtbot.waitUntil(lambda: "could not be loaded" in caplog.text, timeout=PATIENCE_MS)
    composer.edit(Field(BODY), "")
    assert [each.code for each in field_validation.problems] == [FindingCode.TEXT_EMPTY]
    with pytest.raises(OSError, match="the disk is gone"):
        field_validation.show_all()
    assert not field_validation.knows_numbers
    composer.edit(Field(BODY), "a value")
    assert field_validation.problems == ()
