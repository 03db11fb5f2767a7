"""The rows of the list of templates: one for each name, and which of them a filter lets through."""

import enum
from collections.abc import Iterable

import msgspec

from nxwa_desktop.services.template_search import SearchedGroup, TemplateGroup, can_be_sent, words_of
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.templates.template_status import TemplateStatus, status_of


class StatusChoice(enum.Enum):
    """The statuses that the list can be limited to."""

    ANY = "any"
    IN_USE = "in_use"
    PENDING = "pending"
    REJECTED = "rejected"
    PAUSED = "paused"
    UNAVAILABLE = "unavailable"
    OTHER = "other"
    GONE = "gone"
    OWN = "own"


_OF_STATUS = {
    TemplateStatus.IN_USE: StatusChoice.IN_USE,
    TemplateStatus.PENDING: StatusChoice.PENDING,
    TemplateStatus.REJECTED: StatusChoice.REJECTED,
    TemplateStatus.PAUSED: StatusChoice.PAUSED,
    TemplateStatus.UNAVAILABLE: StatusChoice.UNAVAILABLE,
}


class TemplateFilter(msgspec.Struct, frozen=True):
    """The search and the limits of the list."""

    text: str = ""
    status: StatusChoice = StatusChoice.ANY
    language: str = ""
    """A code; empty for any language."""

    @property
    def is_limited(self) -> bool:
        """True if a status or a language is looked for."""
        return bool(self.language) or self.status is not StatusChoice.ANY

    def fits(self, template: SavedTemplate) -> bool:
        """True if status and language are as wanted."""
        if self.language and template.language != self.language:
            return False
        if self.status is StatusChoice.ANY:
            return True
        if self.status is StatusChoice.OWN:
            return not template.account_id
        return choice_of_template(template) is self.status


class TemplateRow(msgspec.Struct, frozen=True, gc=False):
    """One name, and the templates of it that the filter lets through."""

    group: TemplateGroup
    fitting: tuple[SavedTemplate, ...]
    prefer: tuple[str, ...]

    @property
    def shown(self) -> SavedTemplate:
        """The template whose status and wording stand in the list; found only for the rows that are seen.

        One that can be sent, in the preferred language, NXCloud's before an own one.
        """

        def rank(each: SavedTemplate) -> tuple[bool, bool, int, bool]:
            codes = enumerate(self.prefer)
            language = next((place for place, code in codes if each.language.startswith(code)), len(self.prefer))
            return each.is_gone, not can_be_sent(each), language, not each.account_id

        return min(self.fitting, key=rank)


def choice_of_template(template: SavedTemplate) -> StatusChoice:
    """The choice that a template belongs to."""
    if template.is_gone:
        return StatusChoice.GONE
    return _OF_STATUS.get(status_of(template.status), StatusChoice.OTHER)


def rows_of(
    groups: Iterable[SearchedGroup], wanted: TemplateFilter, prefer: tuple[str, ...] = ()
) -> tuple[TemplateRow, ...]:
    """The groups that have every word of the search; those whose name begins with it come first.

    `prefer`: the beginnings of the language codes to show, the best first.
    """
    words = words_of(wanted.text)
    for word in words:
        groups = [each for each in groups if word in each.everything]
    if words:
        groups = sorted(groups, key=lambda each: _rank(each.name, words[0]))
    if not wanted.is_limited:
        return tuple([TemplateRow(each.group, each.group.templates, prefer) for each in groups])
    rows = [TemplateRow(each.group, tuple(filter(wanted.fits, each.group.templates)), prefer) for each in groups]
    return tuple([row for row in rows if row.fitting])


def _rank(name: str, word: str) -> int:
    if name.startswith(word):
        return 0
    return 1 if word in name else 2
