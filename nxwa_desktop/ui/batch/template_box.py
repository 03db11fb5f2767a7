"""The choice of the batch's template, in all of its languages."""

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nxwa_desktop.services.template_search import can_be_sent
from nxwa_desktop.services.templates import TemplateService
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.ui.i18n.template_words import status_word
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.template_chip import status_look
from nxwa_desktop.ui.widgets.template_field import TemplateField

if TYPE_CHECKING:
    from nxwa_desktop.ui.widgets.template_chooser import TemplateChooser


def in_all_languages(template: SavedTemplate, templates: TemplateService) -> tuple[SavedTemplate, ...]:
    """A template and those of its name in other languages that can be sent, NXCloud's before own ones."""
    same = [each for each in templates.named(template.name) if can_be_sent(each) and not each.is_gone]
    same.sort(key=lambda each: not each.account_id)
    by_language = {each.language: each for each in reversed([template, *same])}
    others = [each for each in by_language.values() if each is not template]
    return (template, *sorted(others, key=lambda each: each.language))


class TemplateBox(QWidget):
    """`chosen(tuple[SavedTemplate, ...])`: the template in each language that can be sent, the chosen one first."""

    chosen = Signal(object)

    def __init__(self, templates: TemplateService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._templates = templates
        self._shown: tuple[SavedTemplate, ...] = ()
        self.field = TemplateField(self.tr("Choose a template"))
        column = QVBoxLayout(self)
        flat(column)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.opened.connect(self.open)
        self.show_templates(())

    @functools.cached_property
    def chooser(self) -> "TemplateChooser":
        """The popup; built when it is first opened."""
        from nxwa_desktop.ui.widgets.template_chooser import TemplateChooser

        chooser = TemplateChooser(self, own_names=False)
        chooser.chosen.connect(self._take)
        chooser.left.connect(self._go_on)
        return chooser

    def open(self, text: str) -> None:
        """Open the chooser with `text` to search for."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        first = self._shown[0] if self._shown else None
        name, language = (first.name, first.language) if first is not None else ("", "")
        self.chooser.open_at(self.field, self._templates.groups, name, language, text)

    def show_templates(self, templates: tuple[SavedTemplate, ...]) -> None:
        """Show the template that is chosen."""
        self._shown = templates
        if templates:
            status = templates[0].status
            self.field.show_template(templates[0].name, status_look(status), status_word(status))
        else:
            self.field.show_template("")

    def _take(self, template: SavedTemplate) -> None:
        self.chosen.emit(in_all_languages(template, self._templates))

    def _go_on(self, forward: bool) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if forward:
            self.focusNextChild()
        else:
            self.focusPreviousChild()
