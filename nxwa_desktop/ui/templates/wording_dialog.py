"""The dialog for the wording of a template, new or changed."""

import uuid

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from nxwa_desktop.protocol.template_languages import is_documented
from nxwa_desktop.templates.saved_template import SavedTemplate, as_listed, default_title, with_wording
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.widgets.bounded_line import BoundedLine
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind
from nxwa_desktop.ui.widgets.dialog import MIDDLE, Dialog
from nxwa_desktop.ui.widgets.labels import plain_label, remove_mnemonics
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.note import Note

LINES = 7


class WordingDialog(Dialog):
    """`given(SavedTemplate)`: the new template, or the changed one."""

    given = Signal(object)

    def __init__(self, template: SavedTemplate | None, parent: QWidget | None = None) -> None:
        """`template` is the one to change; None makes a new one."""
        super().__init__(self.tr("New template") if template is None else self.tr("Edit wording"), parent, width=MIDDLE)
        self._template = template
        self.template_name, self.language = BoundedLine(), BoundedLine()
        self.body = QPlainTextEdit()
        self.body.setTabChangesFocus(True)
        self.body.setMinimumHeight(self.fontMetrics().lineSpacing() * LINES)
        self.note = Note(live=True)
        if template is None:
            self._add(self.tr("&Name as approved"), self.template_name)
            self._add(self.tr("&Language code, for instance en_US"), self.language)
        else:
            self._show(template)
        self._add(self.tr("&Wording; variables stand in double braces: {{First Name}} or {{1}}"), self.body)
        self.content.addWidget(self.note)
        for changed in (self.template_name.textChanged, self.language.textChanged, self.body.textChanged):
            changed.connect(self._typed)
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        self.save_button = self.add_button(self.tr("&Save"), ButtonKind.PRIMARY, default=True)
        self.save_button.clicked.connect(self._give)
        (self.template_name if template is None else self.body).setFocus()

    def _add(self, label: str, field: QWidget) -> None:
        words = plain_label(label, wrap=True)
        words.setBuddy(field)
        field.setAccessibleName(remove_mnemonics(label))
        column = QVBoxLayout()
        flat(column, gap=4)
        column.addWidget(words)
        column.addWidget(field)
        self.content.addLayout(column)

    def _show(self, template: SavedTemplate) -> None:
        self.template_name.setText(template.name)
        self.language.setText(template.language)
        self.body.setPlainText(template.body_text)
        name = " · ".join(plain_line(part, 60) for part in (template.name, template.language) if part)
        words = self.tr("{0}: the wording is for the preview here; WhatsApp sends its own.").format(name)
        self.content.addWidget(plain_label(words, wrap=True))

    def _typed(self) -> None:
        self.note.show_text("")

    def _give(self) -> None:
        name, language = self.template_name.text().strip(), self.language.text().strip()
        if self._template is None and (not name or not is_documented(language)):
            problem = self.tr("Type the name first.") if not name else self.tr("Type a language code of WhatsApp.")
            self.note.show_text(problem, drawing="problem", role="bad")
            (self.language if name else self.template_name).setFocus()
            return
        text = self.body.toPlainText()
        before = self._template or SavedTemplate(
            id=uuid.uuid4().hex, title=default_title(name, language), name=name, language=language
        )
        self.accept()
        # Nothing in place of NXCloud's wording is no wording of one's own.
        self.given.emit(with_wording(before, text) if text.strip() or not before.account_id else as_listed(before))
