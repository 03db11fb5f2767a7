"""The status of a template at WhatsApp, read from the words of its sources."""

import enum


class TemplateStatus(enum.Enum):
    """The meaning of a template's status for sending."""

    NOT_STATED = "not_stated"
    """An own template, or a source without a status."""
    IN_USE = "in_use"
    PENDING = "pending"
    REJECTED = "rejected"
    PAUSED = "paused"
    UNAVAILABLE = "unavailable"
    """Disabled, appealed, at its limit, about to be deleted or deleted."""
    UNKNOWN = "unknown"
    """A word that this program does not know; it is shown as it is."""


_WORDS = {
    "": TemplateStatus.NOT_STATED,
    "APPROVED": TemplateStatus.IN_USE,
    "ACTIVE": TemplateStatus.IN_USE,
    "PENDING": TemplateStatus.PENDING,
    "IN_REVIEW": TemplateStatus.PENDING,
    "REJECTED": TemplateStatus.REJECTED,
    "PAUSED": TemplateStatus.PAUSED,
    "FLAGGED": TemplateStatus.IN_USE,
    "DISABLED": TemplateStatus.UNAVAILABLE,
    "IN_APPEAL": TemplateStatus.UNAVAILABLE,
    "UNAVAILABLE": TemplateStatus.UNAVAILABLE,
    "PENDING_DELETION": TemplateStatus.UNAVAILABLE,
    "LIMIT_EXCEEDED": TemplateStatus.UNAVAILABLE,
    "ARCHIVED": TemplateStatus.UNAVAILABLE,
    "DELETED": TemplateStatus.UNAVAILABLE,
}
"""The words of Meta's public reference of message templates, in capitals."""


def status_of(word: str) -> TemplateStatus:
    """The meaning of a status word, in any letter case."""
    return _WORDS.get(word.strip().upper(), TemplateStatus.UNKNOWN)
