"""The rows of the list of templates: one for each name, and which of them a filter lets through."""

import enum
from collections.abc import Iterable

import msgspec

from nxwa_desktop.services.template_search import TemplateGroup, can_be_sent, grouped
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


class TemplateRow(msgspec.Struct, frozen=True):
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


class SearchedGroup(msgspec.Struct, frozen=True):
    """A group with its texts prepared for the search."""

    group: TemplateGroup
    name: str
    texts: str


def choice_of_template(template: SavedTemplate) -> StatusChoice:
    """The choice that a template belongs to."""
    if template.is_gone:
        return StatusChoice.GONE
    return _OF_STATUS.get(status_of(template.status), StatusChoice.OTHER)


def searched(templates: Iterable[SavedTemplate]) -> tuple[SearchedGroup, ...]:
    """Group templates by name and prepare them for the search."""
    return tuple(
        SearchedGroup(
            group,
            group.name.casefold(),
            "\n".join(
                part
                for each in group.templates
                for part in (each.language, each.title, each.header_text, each.body_text, each.footer)
                if part
            ).casefold(),
        )
        for group in grouped(templates)
    )


def rows_of(
    groups: Iterable[SearchedGroup], wanted: TemplateFilter, prefer: tuple[str, ...] = ()
) -> tuple[TemplateRow, ...]:
    """The groups that have every word of the search; those whose name begins with it come first.

    `prefer`: the beginnings of the language codes to show, the best first.
    """
    words = wanted.text.casefold().split()
    ranked = []
    for each in groups:
        if not all(word in each.name or word in each.texts for word in words):
            continue
        fitting = each.group.templates
        if wanted.is_limited:
            fitting = tuple(filter(wanted.fits, fitting))
        if fitting:
            ranked.append((_rank(each.name, words), TemplateRow(each.group, fitting, prefer)))
    return tuple(row for _, row in sorted(ranked, key=lambda pair: pair[0]))


def _rank(name: str, words: list[str]) -> int:
    if not words or name.startswith(words[0]):
        return 0
    return 1 if words[0] in name else 2
