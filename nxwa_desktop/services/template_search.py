"""Saved templates grouped by name, and a search in their names, texts and languages."""

import functools
import unicodedata
from collections.abc import Callable, Iterable

import msgspec

from nxwa_desktop.templates.saved_template import SavedTemplate, default_title
from nxwa_desktop.templates.template_status import TemplateStatus, status_of

NOT_IN_USE = frozenset(
    {TemplateStatus.PENDING, TemplateStatus.REJECTED, TemplateStatus.PAUSED, TemplateStatus.UNAVAILABLE}
)
"""WhatsApp sends no template with one of these."""
BEFORE_MATCH = 18
"""Characters of a text that are shown before the part that was found."""

Span = tuple[int, int]
"""Where a part of a text begins and ends."""


def can_be_sent(template: SavedTemplate) -> bool:
    """True if this endpoint can fill the template, and WhatsApp is not known to refuse it."""
    return template.sendable and status_of(template.status) not in NOT_IN_USE


class TemplateGroup(msgspec.Struct, frozen=True):
    """The templates of one name, in all their languages."""

    name: str
    templates: tuple[SavedTemplate, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in their order, each once."""
        return tuple(dict.fromkeys(each.language for each in self.templates))

    def find(self, language: str) -> SavedTemplate | None:
        """The template of this language, if possible one that can be sent."""
        same = [each for each in self.templates if each.language == language]
        return next((each for each in same if can_be_sent(each)), same[0] if same else None)


class TemplateMatch(msgspec.Struct, frozen=True):
    """The match of a search in one group. Spans are empty where nothing of that text was found."""

    group: TemplateGroup
    template: SavedTemplate
    """The one to take: where the search found it, else the one in the preferred language."""
    name_span: Span
    snippet: str
    """The text around what was found, on one line."""
    snippet_span: Span

    @property
    def choosable(self) -> bool:
        """True if the template can be sent."""
        return can_be_sent(self.template)


def grouped(templates: Iterable[SavedTemplate]) -> tuple[TemplateGroup, ...]:
    """Group templates by name, sorted by it."""
    groups: dict[str, list[SavedTemplate]] = {}
    for each in templates:
        groups.setdefault(each.name, []).append(each)
    return tuple(
        TemplateGroup(name, tuple(sorted(found, key=lambda each: each.language)))
        for name, found in sorted(groups.items(), key=lambda pair: (pair[0].casefold(), pair[0]))
    )


def find_matches(
    groups: Iterable[TemplateGroup],
    query: str,
    codes_of: Callable[[str], frozenset[str]],
    prefer: Callable[[TemplateGroup], SavedTemplate],
) -> tuple[TemplateMatch, ...]:
    """The groups in which every word of `query` is found, the best first, and last those that cannot be sent.

    `codes_of(word)`: the languages with such a name; `prefer`: the template to take where the search leaves it open.
    """
    words = [(word, codes_of(word)) for word in dict.fromkeys(_folded(query).split())]
    ranked = []
    for group in groups:
        if (found := _match(group, words, prefer)) is not None:
            rank, match = found
            ranked.append((not match.choosable, rank, match))
    return tuple(match for _, _, match in sorted(ranked, key=lambda each: each[:2]))


def _match(
    group: TemplateGroup, words: list[tuple[str, frozenset[str]]], prefer: Callable[[TemplateGroup], SavedTemplate]
) -> tuple[int, TemplateMatch] | None:
    name = _folded(group.name)
    fitting = [each for each in group.templates if all(_has(each, name, *word) for word in words)]
    if not fitting:
        return None
    preferred = prefer(group)
    sendable = [each for each in fitting if can_be_sent(each)]
    template = preferred if preferred in (sendable or fitting) else (sendable or fitting)[0]
    name_span, rank = (0, 0), 3
    text, text_span = template.body_text, (0, 0)
    for word, _ in words:
        if (at := name.find(word)) >= 0:
            if not name_span[1]:
                name_span, rank = (at, at + len(word)), 0 if at == 0 else 1 if not name[at - 1].isalnum() else 2
        elif not text_span[1]:
            text, text_span = _found_in_text(template, word)
    return rank, TemplateMatch(group, template, name_span, *_snippet(text, text_span))


def _has(template: SavedTemplate, name: str, word: str, codes: frozenset[str]) -> bool:
    if word in name or template.language in codes:
        return True
    return any(word in _folded(text) for text in (template.body_text, template.header_text, template.title))


def _found_in_text(template: SavedTemplate, word: str) -> tuple[str, Span]:
    texts = [template.body_text, template.header_text]
    if template.title != default_title(template.name, template.language):
        texts.append(template.title)
    for text in texts:
        if (at := _folded(text).find(word)) >= 0:
            return text, (at, at + len(word))
    return template.body_text, (0, 0)


def _snippet(text: str, span: Span) -> tuple[str, Span]:
    start, end = span
    cut = max(0, start - BEFORE_MATCH)
    if cut:
        cut = text.find(" ", cut, start) + 1 or cut
    before = "… " if cut else ""
    shown = before + text[cut : cut + 300].replace("\n", " ")
    move = len(before) - cut
    return shown, (start + move, end + move) if end else (0, 0)


@functools.lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Lower case without accents, character for character: positions in it are those in `text`."""
    if text.isascii():
        return text.lower()
    return "".join(_folded_character(character) for character in text)


@functools.lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    return unicodedata.normalize("NFKD", character)[0].lower()[0]
