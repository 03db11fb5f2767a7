"""Display of a validation finding beside its field."""

from PySide6.QtWidgets import QWidget

from nxwa_desktop import texts
from nxwa_desktop.ui.i18n.translate import render
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.validation.message_rules import Finding, Severity


def show_finding(note: Note, finding: Finding | None, edit: QWidget | None = None) -> None:
    """Show a finding in `note`, or hide it for None; it becomes the accessible description of `edit`."""
    if edit is not None:
        edit.setAccessibleDescription("" if finding is None else render(texts.findings.finding(finding)))
        mark_problem(edit, marked=finding is not None and finding.severity is Severity.PROBLEM)
    if finding is None:
        note.show_text("")
    else:
        drawing, role = ("problem", "bad") if finding.severity is Severity.PROBLEM else ("warning", "warn")
        note.show_text(render(texts.findings.finding(finding)), drawing=drawing, role=role)


def mark_problem(edit: QWidget, *, marked: bool) -> None:
    """Give `edit` the edge of a field with a problem, or take it away."""
    if bool(edit.property("problem")) != marked:
        edit.setProperty("problem", marked)
        edit.update()
