"""Saving a message as a template, choosing one by its name, and opening the templates dialog."""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QAbstractProxyModel, QModelIndex, QObject, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from nxwa_desktop.protocol.message import Field
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.services.templates import TemplateService
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.templates.saved_template import SavedTemplate, default_title, message_of, without_values_of
from nxwa_desktop.ui.compose.compose_form import ComposeForm
from nxwa_desktop.ui.i18n.plain_text import plain_line, shortened
from nxwa_desktop.ui.i18n.translate import storage_words

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.ui.templates.templates_dialog import TemplatesDialog
    from nxwa_desktop.ui.widgets.title_dialog import TitleDialog


class TemplateController(QObject):
    """The field of the template's name offers the saved ones; choosing one fills the form, and can be undone.

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
        self._offered: list[SavedTemplate] = []
        self._titles = QStringListModel(self)
        self._completer: QCompleter | None = None
        self._named = composer.message.template_name
        composer.focused.connect(self._moved)
        composer.restructured.connect(self._remember_name)
        templates.changed.connect(self._offer)
        templates.failed.connect(self._show_error)

    @property
    def completer(self) -> QCompleter | None:
        """The completer of the template name field, once there are templates."""
        return self._completer

    def use(self, template: SavedTemplate) -> None:
        """Fill the message from a template; the recipient and the values of common labels stay.

        Values that were sent already, or restored at the start, are dropped.
        """
        composer = self._composer
        before = msgspec.structs.replace(composer.message, template_name=self._named)
        same = self._named == template.name
        fresh = before
        for used in (composer.sent, None if same else composer.restored):
            fresh = fresh if used is None else without_values_of(fresh, used)
        if same and fresh == before:
            composer.apply_wording(template)
        else:
            composer.load(message_of(template, fresh), EditKind.TEMPLATE)
        self._field_validation.hide_until_left()

    def save(self) -> "TitleDialog | None":
        """Save the message as a template, after asking for a title."""
        message = self._composer.message
        if not message.template_name:
            self._form.go_to(self._form.template_name.field)
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

    def _offer(self) -> None:
        self._offered = [each for each in self._templates.templates if each.sendable]
        self._titles.setStringList([self._line(each) for each in self._offered])
        if self._completer is None and self._offered:
            self._build_completer()

    def _line(self, template: SavedTemplate) -> str:
        usual = default_title(template.name, template.language)
        return shortened(usual) if template.title == usual else f"{plain_line(usual)} · {plain_line(template.title)}"

    def _build_completer(self) -> None:
        self._completer = completer = QCompleter(self._titles, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        # The line says more than the name: it is never put into the field.
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        edit = self._form.template_name
        completer.setWidget(edit)
        edit.textEdited.connect(self._complete)
        completer.activated[QModelIndex].connect(self._activated)  # type: ignore[index]

    def _moved(self, field: Field | None) -> None:
        if field is not None and field != self._form.template_name.field:
            self._remember_name()

    def _remember_name(self) -> None:
        """Remember the name of the template in use while it is overwritten to search for another."""
        self._named = self._composer.message.template_name

    def _complete(self, text: str) -> None:
        if self._completer is None:
            return
        self._completer.setCompletionPrefix(text)
        if text and self._completer.completionCount():
            self._completer.complete()
        elif (popup := self._completer.popup()) is not None:
            popup.hide()

    def _activated(self, index: QModelIndex) -> None:
        # By its row: two lines that are shortened may read the same.
        shown = index.model()
        if isinstance(shown, QAbstractProxyModel):
            self.use(self._offered[shown.mapToSource(index).row()])

    def _show_error(self, error: BaseException) -> None:
        self._inform(storage_words(error))

    def _inform(self, text: str) -> None:
        from nxwa_desktop.ui.widgets import prompts

        prompts.inform(self._window, self.tr("Templates"), text)
