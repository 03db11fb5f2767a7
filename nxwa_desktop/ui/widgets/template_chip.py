"""The look of a template's status."""

from nxwa_desktop.templates.template_status import TemplateStatus, status_of
from nxwa_desktop.ui.widgets.chips import BAD, GOOD, PAUSED, PLAIN, WAITING, ChipLook

_LOOKS = {
    TemplateStatus.IN_USE: GOOD,
    TemplateStatus.PENDING: WAITING,
    TemplateStatus.REJECTED: BAD,
    TemplateStatus.PAUSED: PAUSED,
}


def status_look(word: str) -> ChipLook:
    """The chip of a status as its source has it."""
    return _LOOKS.get(status_of(word), PLAIN)
