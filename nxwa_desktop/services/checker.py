"""Judges the message at every change, and decides when a field may speak of it."""

from PySide6.QtCore import QObject, Signal

from nxwa_desktop.protocol.message import Field
from nxwa_desktop.protocol.validation import Finding, Severity, validate
from nxwa_desktop.services.composer import Composer


class Checker(QObject):
    """The findings on the composer's message.

    `changed()`: the list is another. `spoke(Field)`: what stands beside that field has to be shown anew.
    A field stays quiet while it is edited for the first time: it speaks once it has been left, or after Send.
    """

    changed = Signal()
    spoke = Signal(object)

    def __init__(self, composer: Composer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._composer = composer
        self._findings: tuple[Finding, ...] = validate(composer.message)
        self._by_field: dict[Field, Finding] = {}
        self._left: set[Field] = set()
        self._all_speak = False
        self._focus: Field | None = None
        composer.edited.connect(self._check)
        composer.restructured.connect(self._check)
        composer.focused.connect(self._moved)
        self._by_field = _worst_first(self._findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Problems and warnings in the order of the fields."""
        return self._findings

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What keeps the message from being sent."""
        return tuple(finding for finding in self._findings if finding.severity is Severity.PROBLEM)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What the person is asked about before it is sent."""
        return tuple(finding for finding in self._findings if finding.severity is Severity.WARNING)

    def beside(self, field: Field) -> Finding | None:
        """What is to be said beside `field` now: its gravest finding, once the field may speak."""
        if not (self._all_speak or field in self._left):
            return None
        return self._by_field.get(field)

    def reveal(self) -> None:
        """From now on every field speaks: Send was pressed."""
        self._all_speak = True
        self._tell(self._by_field)

    def quieten(self) -> None:
        """A fresh message: fields are quiet again until they are left."""
        self._all_speak = False
        self._left.clear()
        self._tell(self._by_field)

    def _moved(self, field: Field | None) -> None:
        left, self._focus = self._focus, field
        if left is not None and left not in self._left:
            self._left.add(left)
            self.spoke.emit(left)

    def _check(self) -> None:
        findings = validate(self._composer.message)
        if findings == self._findings:
            return
        before, self._by_field = self._by_field, _worst_first(findings)
        self._findings = findings
        self.changed.emit()
        after = self._by_field
        self._tell({field for field in before.keys() | after.keys() if before.get(field) != after.get(field)})

    def _tell(self, fields: "set[Field] | dict[Field, Finding]") -> None:
        for field in tuple(fields):
            self.spoke.emit(field)


def _worst_first(findings: tuple[Finding, ...]) -> dict[Field, Finding]:
    chosen: dict[Field, Finding] = {}
    for finding in findings:
        known = chosen.get(finding.field)
        if known is None or (known.severity is Severity.WARNING and finding.severity is Severity.PROBLEM):
            chosen[finding.field] = finding
    return chosen
