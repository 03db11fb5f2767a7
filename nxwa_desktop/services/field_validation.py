"""Validates the message at every change, and decides which findings are shown at their fields."""

from PySide6.QtCore import QObject, Signal

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.protocol.message_fields import has_field
from nxwa_desktop.protocol.recipient import normalise
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.never_send import NeverSendService
from nxwa_desktop.services.templates import TemplateService
from nxwa_desktop.validation.finding_severity import Finding, FindingCode, Severity
from nxwa_desktop.validation.template_rules import ListedTemplates, validate_with_list


class FieldValidation(QObject):
    """The findings on the composer's message, and where the account has a list from NXCloud, against that.

    `changed()`: the findings changed. `shown_changed(Field)`: `shown_finding` of that field changed.
    A finding is hidden while its field is edited for the first time, and shown once the field was left or Send was
    pressed. A parameter that moves stays shown or hidden; a new one is hidden.
    """

    changed = Signal()
    shown_changed = Signal(object)

    def __init__(
        self,
        composer: Composer,
        templates: TemplateService | None = None,
        never_send: NeverSendService | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._composer = composer
        self._templates = templates
        self._never_send = never_send
        self._findings: tuple[Finding, ...] = self._validated()
        self._by_field = _worst_first(self._findings)
        self._shown: dict[Field, Finding] = {}
        self._refusal: Finding | None = None
        self._left: set[Field] = set()
        self._shows_all = False
        self._focus: Field | None = composer.focus
        self._not_left: Field | None = None
        composer.edited.connect(self._edited)
        composer.rearranged.connect(self._rearranged)
        composer.restructured.connect(self._restructured)
        composer.focused.connect(self._moved)
        if templates is not None:
            templates.changed.connect(self._check)
        if never_send is not None:
            never_send.changed.connect(self._check)

    @property
    def listed(self) -> ListedTemplates | None:
        """NXCloud's list that the message is compared with; None where the account has none."""
        return self._templates.listed if self._templates is not None else None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Problems and warnings in the order of the fields."""
        return self._findings

    @property
    def problems(self) -> tuple[Finding, ...]:
        """The findings that keep the message from being sent."""
        return tuple(finding for finding in self._findings if finding.severity is Severity.PROBLEM)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that the user is asked about before the message is sent."""
        return tuple(finding for finding in self._findings if finding.severity is Severity.WARNING)

    def shown_finding(self, field: Field) -> Finding | None:
        """The gravest finding of `field`; None where there is none or it is hidden."""
        return self._shown.get(field)

    def show_all(self) -> None:
        """Show the findings of all fields from now on, as after Send."""
        self._shows_all = True
        self._update_shown()

    def hide_until_left(self) -> None:
        """Hide the findings of each field until it is left, as for a new message."""
        self._shows_all = False
        self._left.clear()
        # A new message that moves the focus out of a field does not count as leaving it, unless something was typed.
        self._not_left = self._focus
        self._update_shown()

    def show_refusal(self, refusal: Finding) -> None:
        """Show why the server refused the message, at its field, until that is edited; it stops no other send."""
        self._refusal = refusal
        self._update_shown()

    def _moved(self, field: Field | None) -> None:
        left, self._focus = self._focus, field
        excused, self._not_left = self._not_left, None
        if left is not None and left != excused and has_field(self._composer.message, left):
            self._left.add(left)
            self._update_shown()

    def _edited(self, field: Field) -> None:
        if field == self._not_left:
            self._not_left = None
        if self._refusal is not None and field == self._refusal.field:
            self._refusal = None
        self._check()

    def _rearranged(self, kind: FieldKind, origins: tuple[int | None, ...]) -> None:
        shown = {field.index for field in self._left if field.kind is kind}
        others = {field for field in self._left if field.kind is not kind}
        self._left = others | {Field(kind, now) for now, was in enumerate(origins) if was in shown}

    def _restructured(self) -> None:
        message, self._refusal = self._composer.message, None
        self._left = {field for field in self._left if has_field(message, field)}
        self._check()

    def _validated(self) -> tuple[Finding, ...]:
        message = self._composer.message
        found = validate_with_list(message, self.listed)
        numbers = self._never_send.numbers if self._never_send is not None else frozenset()
        if not numbers or normalise(message.recipient) not in numbers:
            return found
        return (Finding(Field(FieldKind.RECIPIENT), FindingCode.RECIPIENT_NEVER_SEND), *found)

    def _check(self) -> None:
        findings = self._validated()
        if findings != self._findings:
            self._findings = findings
            self._by_field = _worst_first(findings)
            self._update_shown()
            self.changed.emit()
        else:
            self._update_shown()

    def _update_shown(self) -> None:
        """Update what is shown, then emit where it changed."""
        found = self._by_field
        shown = found if self._shows_all else {field: found[field] for field in found if field in self._left}
        if self._refusal is not None:
            shown = {**shown, self._refusal.field: self._refusal}
        before, self._shown = self._shown, shown
        if shown == before:
            return
        for field in before | shown:
            if before.get(field) != shown.get(field):
                self.shown_changed.emit(field)


def _worst_first(findings: tuple[Finding, ...]) -> dict[Field, Finding]:
    chosen: dict[Field, Finding] = {}
    for finding in findings:
        known = chosen.get(finding.field)
        if known is None or (known.severity is Severity.WARNING and finding.severity is Severity.PROBLEM):
            chosen[finding.field] = finding
    return chosen
