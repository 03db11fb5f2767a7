"""The choice of the template: its field with the note below, and the chooser that it opens."""

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.services.templates import TemplateService
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.ui.compose.template_field import TEMPLATE_NAME, ComposedTemplateField
from nxwa_desktop.ui.compose.template_fix_links import TemplateFixLinks
from nxwa_desktop.ui.i18n.template_words import status_word
from nxwa_desktop.ui.widgets.chips import ChipLook
from nxwa_desktop.ui.widgets.finding_note import show_finding
from nxwa_desktop.ui.widgets.label_column import HINT_GAP
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.ui.widgets.template_chip import status_look

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.ui.widgets.template_chooser import TemplateChooser

_NOT_LISTED = ChipLook("info", "muted", "quiet_soft")


class TemplateChoice(QWidget):
    """`chosen(SavedTemplate)`: a saved template is to fill the message."""

    chosen = Signal(object)

    def __init__(
        self,
        composer: Composer,
        field_validation: FieldValidation,
        templates: TemplateService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._composer = composer
        self._field_validation = field_validation
        self._templates = templates
        self.field = ComposedTemplateField(composer)
        self.note = Note(caption=True)
        column = QVBoxLayout(self)
        flat(column, gap=HINT_GAP)
        column.addWidget(self.field)
        column.addWidget(self.note)
        self.fixes = TemplateFixLinks(composer, field_validation, self.field)
        column.addWidget(self.fixes)
        self.setFocusProxy(self.field)
        self.field.opened.connect(self.open)
        self.refresh()

    @property
    def saved(self) -> SavedTemplate | None:
        """The saved template that the message's wording is of; None where it is of none."""
        message = self._composer.message
        return self._templates.find(message.template_name, message.wording_language or message.language)

    @property
    def languages(self) -> dict[str, str]:
        """The languages in which the template is saved, with its status."""
        return self._templates.statuses(self._composer.message.template_name)

    @functools.cached_property
    def chooser(self) -> "TemplateChooser":
        """The popup; built when it is first opened."""
        from nxwa_desktop.ui.widgets.template_chooser import TemplateChooser

        chooser = TemplateChooser(self)
        chooser.chosen.connect(self.chosen)
        chooser.named.connect(self._take_name)
        chooser.left.connect(self._go_on)
        return chooser

    def open(self, text: str) -> None:
        """Open the chooser with `text` to search for."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        message = self._composer.message
        self.chooser.open_at(self.field, self._templates.groups, message.template_name, message.language, text)

    def refresh(self) -> None:
        """Update name and status from the composer."""
        name, languages = self._composer.message.template_name, self.languages
        if not name or not self._templates.loaded:
            self.field.show_template(name)
        elif not languages:
            self.field.show_template(name, _NOT_LISTED, self.tr("Not in your list"))
        else:
            message = self._composer.message
            known = (each for each in (message.language, message.wording_language) if each in languages)
            status = languages[next(known, next(iter(languages)))]
            self.field.show_template(name, status_look(status), status_word(status))

    def show_findings(self) -> None:
        """Show the finding of the template's name."""
        finding = self._field_validation.shown_finding(TEMPLATE_NAME)
        show_finding(self.note, finding, self.field)
        self.fixes.offer(finding)

    def _take_name(self, name: str) -> None:
        """Use a name of one's own; what belongs to a saved template does not go along."""
        message = self._composer.message
        if self.languages and name != message.template_name:
            fresh = Message(recipient=message.recipient, template_name=name, language=message.language)
            self._composer.load(fresh, EditKind.TEMPLATE)
            self._field_validation.hide_until_left()
        else:
            self._composer.edit(TEMPLATE_NAME, name)

    def _go_on(self, forward: bool) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if forward:
            self.focusNextChild()
        else:
            self.focusPreviousChild()
