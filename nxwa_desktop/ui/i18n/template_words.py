"""What the status of a template is called, and why one cannot be sent."""

from PySide6.QtCore import QCoreApplication

from nxwa_desktop import texts
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.templates.template_status import TemplateStatus, status_of
from nxwa_desktop.ui.i18n.plain_text import shortened
from nxwa_desktop.ui.i18n.translate import render


def _tr(text: str) -> str:
    return QCoreApplication.translate("TemplateStatus", text)


def status_word(word: str) -> str:
    """A status as its source has it, in the words of the window."""

    match status_of(word):
        case TemplateStatus.NOT_STATED:
            return _tr("Saved")
        case TemplateStatus.IN_USE:
            return _tr("In use")
        case TemplateStatus.PENDING:
            return _tr("Pending")
        case TemplateStatus.REJECTED:
            return _tr("Rejected")
        case TemplateStatus.PAUSED:
            return _tr("Paused")
        case TemplateStatus.UNAVAILABLE:
            return _tr("Unavailable")
        case TemplateStatus.UNKNOWN if word.isdecimal():
            return _tr("Status {0}").format(shortened(word, 8))
        case TemplateStatus.UNKNOWN:
            return shortened(word, 24)


def reason_not_sent(template: SavedTemplate) -> str:
    """Why a template cannot be sent; empty where it can."""
    if template.unsendable:
        return render(texts.templates.unsendable(template.unsendable[0]))
    match status_of(template.status):
        case TemplateStatus.PENDING:
            return _tr("WhatsApp has not approved it yet")
        case TemplateStatus.REJECTED if template.rejected_reason:
            rejected = _tr("WhatsApp rejected it: {0}")
            return rejected.format(shortened(template.rejected_reason))
        case TemplateStatus.REJECTED:
            return _tr("WhatsApp rejected it")
        case TemplateStatus.PAUSED:
            return _tr("WhatsApp has paused it")
        case TemplateStatus.UNAVAILABLE:
            return _tr("WhatsApp does not send it any more")
        case _:
            return ""
