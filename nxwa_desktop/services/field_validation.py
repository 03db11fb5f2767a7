"""Validates the message at every change, and decides which findings are shown at their fields."""

import logging
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.protocol.message_fields import has_field, value_of
from nxwa_desktop.protocol.recipient import has_numbering_plans, load_numbering_plans, normalise
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.system.sequence_diff import common_ends
from nxwa_desktop.system.threads import run_imports, run_in_thread
from nxwa_desktop.validation.finding_severity import Finding, FindingCode, Severity
from nxwa_desktop.validation.message_rules import validate

if TYPE_CHECKING:  # the first paint does without a list of templates
    from nxwa_desktop.services.templates import TemplateService
    from nxwa_desktop.validation.template_rules import ListedTemplates


_log = logging.getLogger(__name__)


class FieldValidation(QObject):
    """The findings on the composer's message, and where the account has a list from NXCloud, against that.

    `changed()`: the findings changed. `shown_changed(Field)`: `shown_finding` of that field changed.
    `numbers_known()`: the numbering plans are loaded.
    A finding is hidden while its field is edited for the first time, and shown once the field was left or Send was
    pressed; that of an empty field which nobody wrote into waits for Send. A parameter that moves stays shown or
    hidden; a new one is hidden.
    """

    changed = Signal()
    shown_changed = Signal(object)
    numbers_known = Signal()

    def __init__(
        self,
        composer: Composer,
        templates: "TemplateService | None" = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._composer = composer
        self._templates = templates
        self._never_send: frozenset[str] = frozenset()
        self._knows_numbers = True
        self._loads_plans = False
        self._findings: tuple[Finding, ...] = self._validated()
        self._by_field = _worst_first(self._findings)
        self._sorted: dict[Severity, tuple[Finding, ...]] = {}
        self._shown: dict[Field, Finding] = {}
        self._shown_problems: tuple[Finding, ...] | None = None
        """None until somebody asks."""
        self._refusal: Finding | None = None
        self._left: set[Field] = set()
        self._written: set[Field] = set()
        self._shows_all = False
        self._focus: Field | None = composer.focus
        self._not_left: Field | None = None
        self._main_thread = MainThreadCallback(self)
        composer.edited.connect(self._edited)
        composer.rearranged.connect(self._rearranged)
        composer.restructured.connect(self._restructured)
        composer.focused.connect(self._moved)
        if templates is not None:
            templates.changed.connect(self._check)

    def begin_without_numbering_plans(self) -> None:
        """Judge numbers without the numbering plans, unless they are loaded, until `load_numbering_plans` is done."""
        self._knows_numbers = has_numbering_plans()

    def load_numbering_plans(self) -> None:
        """Load the numbering plans on a thread, unless they are loaded."""
        if not (self._knows_numbers or self._loads_plans):
            self._loads_plans = True
            self._main_thread.when_done(
                run_in_thread(run_imports, load_numbering_plans),
                lambda _: self._judge_numbers(),
                lambda error: _log.error("the numbering plans could not be loaded: %r", error),
            )

    @property
    def knows_numbers(self) -> bool:
        """False until the numbering plans are loaded: to ask for a number's country would wait for them."""
        return self._knows_numbers

    def close(self) -> None:
        """Emit no more signals of what is being loaded."""
        self._main_thread.close()

    @property
    def listed(self) -> "ListedTemplates | None":
        """NXCloud's list that the message is compared with; None where the account has none."""
        return self._templates.listed if self._templates is not None else None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Problems and warnings in the order of the fields."""
        return self._findings

    @property
    def problems(self) -> tuple[Finding, ...]:
        """The findings that keep the message from being sent."""
        return self._of(Severity.PROBLEM)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that the user is asked about before the message is sent."""
        return self._of(Severity.WARNING)

    @property
    def shown_problems(self) -> tuple[Finding, ...]:
        """The problems of the fields whose findings are shown."""
        if self._shown_problems is None:
            shown = self._shown
            self._shown_problems = tuple([each for each in self.problems if each.field in shown]) if shown else ()
        return self._shown_problems

    def shown_finding(self, field: Field) -> Finding | None:
        """The gravest finding of `field`; None where there is none or it is hidden."""
        return self._shown.get(field)

    def show_all(self) -> None:
        """Show the findings of all fields from now on, as after Send."""
        self._judge_numbers()
        self._shows_all = True
        self._update_shown(dict.fromkeys(finding.field for finding in self._findings))

    def hide_until_left(self) -> None:
        """Hide the findings of each field until it is left, as for a new message."""
        shown = tuple(self._shown)
        self._shows_all = False
        self._left.clear()
        self._written.clear()
        # A new message that moves the focus out of a field does not count as leaving it, unless something was typed.
        self._not_left = self._focus
        self._update_shown(shown)

    def show_refusal(self, refusal: Finding) -> None:
        """Show why the server refused the message, at its field, until that is edited; it stops no other send."""
        before, self._refusal = self._refusal, refusal
        self._update_shown(dict.fromkeys(each.field for each in (before, refusal) if each is not None))

    def warn_of(self, numbers: frozenset[str]) -> None:
        """Warn of recipients with these numbers (digits with country code)."""
        self._never_send = numbers
        self._check()

    def _moved(self, field: Field | None) -> None:
        left, self._focus = self._focus, field
        excused, self._not_left = self._not_left, None
        message = self._composer.message
        if left is None or left == excused or not has_field(message, left):
            return
        if left in self._written or value_of(message, left):
            self._left.add(left)
            self._update_shown((left,))

    def _edited(self, field: Field) -> None:
        self._written.add(field)
        if field == self._not_left:
            self._not_left = None
        if self._refusal is not None and field == self._refusal.field:
            self._refusal = None
        self._check((field,))

    def _rearranged(self, kind: FieldKind, origins: tuple[int | None, ...]) -> None:
        self._left = _moved_along(self._left, kind, origins)
        self._written = _moved_along(self._written, kind, origins)

    def _restructured(self) -> None:
        message, self._refusal = self._composer.message, None
        self._left = {field for field in self._left if has_field(message, field)}
        self._written = {field for field in self._written if has_field(message, field)}
        self._check((*self._shown, *self._by_field))

    def _validated(self) -> tuple[Finding, ...]:
        message = self._composer.message
        if (listed := self.listed) is None:
            found = validate(message, knows_numbers=self._knows_numbers)
        else:
            from nxwa_desktop.validation.template_rules import validate_with_list

            found = validate_with_list(message, listed, knows_numbers=self._knows_numbers)
        if not self._never_send or normalise(message.recipient) not in self._never_send:
            return found
        return (Finding(Field(FieldKind.RECIPIENT), FindingCode.RECIPIENT_NEVER_SEND), *found)

    def _judge_numbers(self) -> None:
        if self._knows_numbers:
            return
        self._knows_numbers = True
        try:
            self._check()
        except BaseException:
            self._knows_numbers = False  # where they cannot be loaded, nothing else goes unchecked for it
            raise
        self.numbers_known.emit()

    def _of(self, severity: Severity) -> tuple[Finding, ...]:
        if severity not in self._sorted:
            self._sorted = {
                each: tuple([finding for finding in self._findings if finding.code.severity is each])
                for each in Severity
            }
        return self._sorted[severity]

    def _check(self, touched: tuple[Field, ...] = ()) -> None:
        """Validate; `touched`: fields that may be shown otherwise although their findings are the same."""
        findings = self._validated()
        if findings == self._findings:
            self._update_shown(touched)
            return
        changed = self._take(findings)
        self._update_shown(dict.fromkeys((*touched, *changed)))
        self.changed.emit()

    def _take(self, findings: tuple[Finding, ...]) -> Collection[Field]:
        """Keep other findings; returns the fields where they differ, few of a thousand at a key."""
        old, self._findings = self._findings, findings
        self._sorted, self._shown_problems = {}, None
        top, bottom = common_ends(old, findings)
        gone, come = old[top : len(old) - bottom], findings[top : len(findings) - bottom]
        changed = dict.fromkeys(finding.field for finding in (*gone, *come))
        # The findings of a field stand side by side: some of them may be those that are the same.
        while top and findings[top - 1].field in changed:
            top -= 1
        while bottom and findings[-bottom].field in changed:
            bottom -= 1
        for field in changed:
            self._by_field.pop(field, None)
        self._by_field |= _worst_first(findings[top : len(findings) - bottom])
        return changed

    def _update_shown(self, fields: Iterable[Field]) -> None:
        """Update what is shown of these fields, then emit where it changed."""
        changed = []
        for field in fields:
            before, now = self._shown.get(field), self._visible(field)
            if now == before:
                continue
            changed.append(field)
            if now is None:
                del self._shown[field]
            else:
                self._shown[field] = now
        if changed:
            self._shown_problems = None
        for field in changed:
            self.shown_changed.emit(field)

    def _visible(self, field: Field) -> Finding | None:
        if self._refusal is not None and self._refusal.field == field:
            return self._refusal
        return self._by_field.get(field) if self._shows_all or field in self._left else None


def _moved_along(fields: set[Field], kind: FieldKind, origins: tuple[int | None, ...]) -> set[Field]:
    """The fields once those of this kind were rearranged."""
    before = {field.index for field in fields if field.kind is kind}
    others = {field for field in fields if field.kind is not kind}
    return others | {Field(kind, now) for now, was in enumerate(origins) if was in before}


def _worst_first(findings: tuple[Finding, ...]) -> dict[Field, Finding]:
    chosen: dict[Field, Finding] = {}
    for finding in findings:
        known = chosen.get(finding.field)
        if known is None or (known.severity is Severity.WARNING and finding.severity is Severity.PROBLEM):
            chosen[finding.field] = finding
    return chosen
