"""The dialog that lists what an update from NXCloud has changed."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from nxwa_desktop import texts
from nxwa_desktop.services.template_update import TemplatesUpdated
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.i18n.translate import render
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind
from nxwa_desktop.ui.widgets.dialog import Dialog
from nxwa_desktop.ui.widgets.fonts import bold_font
from nxwa_desktop.ui.widgets.labels import breakable, plain_label

MOST = 200
"""Lines under one heading."""


class UpdateDialog(Dialog):
    """New, changed and gone templates, and rows that could not be read."""

    def __init__(self, report: TemplatesUpdated, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Update from NXCloud"), parent)
        parts = list(self._parts(report))
        self.text = "\n".join(line for heading, lines in parts for line in (heading, *lines))
        for heading, lines in parts:
            title = plain_label(heading, wrap=True)
            title.setFont(bold_font())
            self.content.addWidget(title)
            if lines:
                self.content.addWidget(plain_label(breakable("\n".join(lines)), wrap=True, selectable=True))
        if not parts:
            self.content.addWidget(plain_label(render(texts.template_list.list_changes(report.changes)[0]), wrap=True))
        self.content.addStretch(1)
        self.add_button(self.tr("Close"), ButtonKind.PRIMARY, default=True).clicked.connect(self.accept)

    def _parts(self, report: TemplatesUpdated) -> Iterator[tuple[str, Sequence[str]]]:
        """Each heading with its lines."""
        changes = report.changes
        if not report.is_complete:
            yield render(texts.template_list.incomplete()), ()
        if report.unreadable:
            rows = [render(texts.template_list.unreadable_row(row)) for row in report.unreadable]
            yield render(texts.template_list.unreadable_rows(len(rows))), self._shortened(rows)
        headings = (self.tr("New"), self.tr("Changed"), self.tr("Gone from NXCloud"))
        for heading, found in zip(headings, (changes.new, changes.changed, changes.gone), strict=True):
            if found:
                yield heading, self._shortened([_line(each) for each in found])

    def _shortened(self, lines: list[str]) -> list[str]:
        more = [self.tr("… and {0} more.").format(len(lines) - MOST)] if len(lines) > MOST else []
        return [*lines[:MOST], *more]


def _line(template: SavedTemplate) -> str:
    return f"{plain_line(template.name, 80)} · {plain_line(template.language, 20)}"
