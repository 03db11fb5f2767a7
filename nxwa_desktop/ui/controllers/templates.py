"""Saving a message as a template, using one, and opening the page of the templates."""

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from nxwa_desktop.services.container import ServiceContainer
from nxwa_desktop.services.template_search import can_be_sent
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.templates.saved_template import SavedTemplate, default_title, message_of, without_values_of
from nxwa_desktop.ui.compose.compose_form import ComposeForm
from nxwa_desktop.ui.compose.template_field import TEMPLATE_NAME
from nxwa_desktop.ui.i18n.translate import storage_words
from nxwa_desktop.ui.widgets.lazy import is_built

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.ui.templates.templates_page import TemplatesPage
    from nxwa_desktop.ui.widgets.title_dialog import TitleDialog


class TemplateController(QObject):
    """Fills the form from the saved template that is chosen, which can be undone, and saves new ones.

    `message_found(str | Path)`: that text or file holds a message, and the person wants it in the composer.
    `message_wanted()`: switch to the message. `batch_wanted(SavedTemplate)`: to a batch with it.
    `account_wanted(Account)`: the person wants to mend that account.
    """

    message_found = Signal(object)
    message_wanted = Signal()
    batch_wanted = Signal(object)
    account_wanted = Signal(object)

    def __init__(self, window: QWidget, pages: QStackedWidget, form: ComposeForm, services: ServiceContainer) -> None:
        super().__init__(window)
        self._window = window
        self._pages = pages
        self._form = form
        self._composer = services.composer
        self._field_validation = services.field_validation
        self._templates = services.templates
        self._services = services
        self._used_id = ""

    def use(self, template: SavedTemplate) -> None:
        """Fill the message from a template; the recipient and the values of common labels stay.

        Values that were sent already, or restored at the start, are dropped.
        """
        composer = self._composer
        self._used_id = template.id
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

    def use_chosen(self, template: SavedTemplate) -> None:
        """Fill the message from the template that was chosen in the form, and go on there."""
        self.use(template)
        self._form.go_to_first_empty()

    @property
    def shown(self) -> bool:
        """True while the templates are the current page."""
        return is_built(self, "page") and self._pages.currentWidget() is self.page

    @functools.cached_property
    def page(self) -> "TemplatesPage":
        """The templates page, built on first access."""
        from nxwa_desktop.ui.templates.templates_page import TemplatesPage

        services = self._services
        page = TemplatesPage(
            services.templates, services.template_update, services.account_service, services.sandbox_server
        )
        page.use_wanted.connect(self._use_from_page)
        page.batch_wanted.connect(self.batch_wanted)
        page.message_found.connect(self.message_found)
        page.account_wanted.connect(self.account_wanted)
        self._pages.addWidget(page)
        return page

    def open(self) -> None:
        """Switch to the templates."""
        self._pages.setCurrentWidget(self.page)
        self.page.open()

    def copy_state_from(self, other: "TemplateController") -> None:
        """Show the page and the selection of `other`."""
        self.page.copy_state_from(other.page)
        self.open()

    def import_source(self, source: "str | Path") -> None:
        """Switch to the templates and import a text or a file there."""
        self.open()
        self.page.import_source(source)

    def take_drop(self, data: QMimeData) -> bool:
        """Import what was dropped onto the page of the templates; False while another page is shown."""
        return self.shown and self.page.take(data)

    def update_from_nxcloud(self) -> None:
        """Switch to the templates and update them."""
        self.open()
        self.page.updates.start()

    def save(self) -> "TitleDialog | None":
        """Save the message as a template: update the one that it came from, or a new one under a title."""
        message = self._composer.message
        if not message.template_name:
            self._form.go_to(TEMPLATE_NAME)
            self._inform(self.tr("Type the template's name first: it is what the template is known by."))
            return None
        from nxwa_desktop.ui.templates.save_template_dialog import SaveTemplateDialog

        title = self._templates.free_title(default_title(message.template_name, message.language))
        dialog = SaveTemplateDialog(title, self._origin, self._window)
        dialog.titled.connect(lambda typed: self._save(typed.strip()))
        dialog.update_wanted.connect(lambda origin: self._templates.replace(origin, self._composer.message))
        dialog.open()
        return dialog

    @property
    def _origin(self) -> SavedTemplate | None:
        """The own template that the message came from: the one used last, or one of its name and language."""
        message = self._composer.message
        own = [each for each in self._templates.templates if not each.account_id and each.name == message.template_name]
        used = next((each for each in own if each.id == self._used_id), None)
        return used or next((each for each in own if each.language == message.language), None)

    def _use_from_page(self, template: SavedTemplate) -> None:
        if can_be_sent(template) and not template.is_gone:
            self._use_and_show(template)
            return
        from nxwa_desktop.ui.templates.template_look import reason_of
        from nxwa_desktop.ui.widgets import prompts

        prompts.confirm_use(self._window, template.name, reason_of(template), lambda: self._use_and_show(template))

    def _use_and_show(self, template: SavedTemplate) -> None:
        self.use(template)
        self.message_wanted.emit()
        self._form.go_to_first_empty()

    def _save(self, title: str) -> None:
        message = self._composer.message
        name = default_title(message.template_name, message.language)
        own = (each for each in self._templates.templates if not each.account_id)
        same = next((each for each in own if each.title == title), None)
        if same is None:
            self._templates.add(message, title or name)
            return
        from nxwa_desktop.ui.widgets import prompts

        prompts.confirm_replacement(self._window, same.title, lambda: self._templates.replace(same, message))

    def show_error(self, error: BaseException) -> None:
        """Say what went wrong with the stored templates."""
        self._inform(storage_words(error))

    def _inform(self, text: str) -> None:
        from nxwa_desktop.ui.widgets import prompts

        prompts.inform(self._window, self.tr("Templates"), text)
