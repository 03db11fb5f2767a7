"""The chip of a template and the line below its name in the list."""

from PySide6.QtCore import QCoreApplication

from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.ui.i18n.plain_text import shortened
from nxwa_desktop.ui.i18n.template_words import reason_not_sent, status_word
from nxwa_desktop.ui.widgets.chips import QUIET, ChipLook
from nxwa_desktop.ui.widgets.template_chip import status_look


def _tr(text: str) -> str:
    return QCoreApplication.translate("TemplateLook", text)


def chip_of(template: SavedTemplate) -> tuple[ChipLook, str]:
    """The look and the word of a template's status."""
    if template.is_gone:
        return QUIET, _tr("Gone")
    return status_look(template.status), status_word(template.status)


def reason_of(template: SavedTemplate) -> str:
    """Why the template should not be used; empty where nothing is known against it."""
    if template.is_gone:
        return _tr("Not in NXCloud's list any more")
    return reason_not_sent(template)


def second_line(template: SavedTemplate) -> str:
    """The reason why it cannot be sent, else its wording on one line."""
    return reason_of(template) or shortened(template.body_text)


def category_word(category: str) -> str:
    """A category as its source has it, in the words of the window."""
    match category.upper():
        case "MARKETING":
            return _tr("Marketing")
        case "UTILITY":
            return _tr("Utility")
        case "AUTHENTICATION":
            return _tr("Authentication")
        case _:
            return shortened(category, 24)
