"""Saving a message as a template, choosing one by its name, and opening the templates dialog."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.services.templates import TemplateService
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.templates.saved_template import SavedTemplate, default_title, message_of, without_values_of
from nxwa_desktop.ui.compose.compose_form import ComposeForm
from nxwa_desktop.ui.compose.template_field import TEMPLATE_NAME
from nxwa_desktop.ui.i18n.translate import storage_words

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.ui.templates.templates_dialog import TemplatesDialog
    from nxwa_desktop.ui.widgets.title_dialog import TitleDialog


class TemplateController(QObject):
    """Fills the form from the saved template that is chosen, which can be undone, and saves new ones.

    `message_found(str | Path)`: that text or file holds a message, and the person wants it in the composer.
    """

    message_found = Signal(object)

    def __init__(
        self,
        window: QWidget,
        form: ComposeForm,
        composer: Composer,
        field_validation: FieldValidation,
        templates: TemplateService,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._form = form
        self._composer = composer
        self._field_validation = field_validation
        self._templates = templates
        form.template_wanted.connect(self._use_chosen)
        templates.failed.connect(self._show_error)

    def use(self, template: SavedTemplate) -> None:
        """Fill the message from a template; the recipient and the values of common labels stay.

        Values that were sent already, or restored at the start, are dropped.
        """
        composer = self._composer
        before = composer.message
        same = before.template_name == template.name
        fresh = before
        for used in (composer.sent, None if same else composer.restored):
            fresh = fresh if used is None else without_values_of(fresh, used)
        if same and fresh == before:
            composer.apply_wording(template)
        else:
            composer.load(message_of(template, fresh), EditKind.TEMPLATE)
        self._field_validation.hide_until_left()

    def _use_chosen(self, template: SavedTemplate) -> None:
        self.use(template)
        self._form.go_to_first_empty()

    def save(self) -> "TitleDialog | None":
        """Save the message as a template, after asking for a title."""
        message = self._composer.message
        if not message.template_name:
            self._form.go_to(TEMPLATE_NAME)
            self._inform(self.tr("Type the template's name first: it is what the template is known by."))
            return None
        from nxwa_desktop.ui.widgets import prompts

        title = self._templates.free_title(default_title(message.template_name, message.language))
        label = self.tr("Title. The recipient and the values are not kept.")
        name = self.tr("Save as template")
        return prompts.ask_title(self._window, name, label, title, lambda typed: self._save(typed.strip()))

    def manage(self) -> "TemplatesDialog":
        """Open the templates dialog."""
        from nxwa_desktop.ui.templates.templates_dialog import TemplatesDialog

        dialog = TemplatesDialog(self._templates, self._window)
        dialog.use_wanted.connect(self.use)
        dialog.message_found.connect(self.message_found)
        dialog.open()
        return dialog

    def import_source(self, source: "str | Path") -> None:
        """Open the templates dialog and import a text or a file there."""
        self.manage().import_source(source)

    def _save(self, title: str) -> None:
        message = self._composer.message
        name = default_title(message.template_name, message.language)
        same = next((each for each in self._templates.templates if each.title == title), None)
        if same is None:
            self._templates.add(message, title or name)
            return
        from nxwa_desktop.ui.widgets import prompts

        prompts.confirm_replacement(self._window, same.title, lambda: self._templates.replace(same, message))

    def _show_error(self, error: BaseException) -> None:
        self._inform(storage_words(error))

    def _inform(self, text: str) -> None:
        from nxwa_desktop.ui.widgets import prompts

        prompts.inform(self._window, self.tr("Templates"), text)
