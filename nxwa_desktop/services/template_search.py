"""Saved templates grouped by name, and a search in their names, texts and languages."""

import functools
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import overload

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
_Words = list[tuple[str, frozenset[str]]]
"""The words of a search, each with the languages of that name."""


def can_be_sent(template: SavedTemplate) -> bool:
    """True if this endpoint can fill the template, and WhatsApp is not known to refuse it."""
    return template.sendable and status_of(template.status) not in NOT_IN_USE


class TemplateGroup(msgspec.Struct, frozen=True, gc=False):
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


class SearchedGroup(msgspec.Struct, frozen=True, gc=False):
    """A group with what the searches ask of each template, worked out once."""

    group: TemplateGroup
    name: str
    """Folded, as all texts that are searched."""
    texts: tuple[str, ...]
    """Of each template: language, title and wording."""
    everything: str
    """Name and texts: most groups are ruled out by it."""
    languages: frozenset[str]
    sendable: tuple[bool, ...]
    """For each template: `can_be_sent`."""
    choosable: bool
    """True if any can be sent."""


class TemplateMatches(Sequence[TemplateMatch]):
    """Matches of a search, the best first; each match is worked out when it is looked at."""

    def __init__(
        self, found: list[SearchedGroup], words: _Words, prefer: Callable[[TemplateGroup], SavedTemplate]
    ) -> None:
        self._found = found
        self._words = words
        self._prefer = prefer
        self._known: dict[int, TemplateMatch] = {}

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, row: int) -> TemplateMatch: ...
    @overload
    def __getitem__(self, row: slice) -> list[TemplateMatch]: ...
    def __getitem__(self, row: int | slice) -> TemplateMatch | list[TemplateMatch]:
        if isinstance(row, slice):
            return [self[number] for number in range(*row.indices(len(self)))]
        match = self._known.get(row)
        if match is None:
            match = self._known[row] = _match(self._found[row], self._words, self._prefer)
        return match

    @property
    def names(self) -> list[str]:
        """The names of all groups found."""
        return [each.group.name for each in self._found]


def grouped(templates: Iterable[SavedTemplate]) -> tuple[TemplateGroup, ...]:
    """Group templates by name, sorted by it."""
    groups: dict[str, list[SavedTemplate]] = {}
    for each in templates:
        groups.setdefault(each.name, []).append(each)
    return tuple(
        TemplateGroup(name, tuple(sorted(found, key=lambda each: each.language)))
        for name, found in sorted(groups.items(), key=lambda pair: (pair[0].casefold(), pair[0]))
    )


def searched(templates: Iterable[SavedTemplate]) -> tuple[SearchedGroup, ...]:
    """Group templates by name and prepare them for the searches."""
    return tuple(map(_searched_group, grouped(templates)))


def _searched_group(group: TemplateGroup) -> SearchedGroup:
    name = _fold(group.name)
    texts = tuple(
        _fold("\n".join((each.language, each.title, each.header_text, each.body_text, each.footer)))
        for each in group.templates
    )
    sendable = tuple(map(can_be_sent, group.templates))
    languages = frozenset(group.languages)
    return SearchedGroup(group, name, texts, "\n".join((name, *texts)), languages, sendable, any(sendable))


def find_matches(
    groups: Iterable[SearchedGroup],
    query: str,
    codes_of: Callable[[str], frozenset[str]],
    prefer: Callable[[TemplateGroup], SavedTemplate],
) -> TemplateMatches:
    """The groups in which every word of `query` is found, the best first, and last those that cannot be sent.

    `codes_of(word)`: the languages with such a name; `prefer`: the template to take where the search leaves it open.
    """
    words = [(word, codes_of(word)) for word in words_of(query)]
    found = list(groups)
    if not words:
        found.sort(key=lambda each: not each.choosable)
        return TemplateMatches(found, words, prefer)
    for word, codes in words:
        found = [each for each in found if word in each.everything or (codes and not codes.isdisjoint(each.languages))]
    ranked: list[tuple[tuple[bool, int], SearchedGroup]] = []
    for each in found:
        # One word that is found in the group is found in its name or in one of its templates.
        fitting = _fitting(each, words) if len(words) > 1 or not all(each.sendable) else range(len(each.texts))
        if fitting:
            choosable = any(map(each.sendable.__getitem__, fitting))
            ranked.append(((not choosable, _rank(each.name, words)), each))
    ranked.sort(key=lambda pair: pair[0])
    return TemplateMatches([each for _, each in ranked], words, prefer)


def words_of(query: str) -> list[str]:
    """The words of a search, folded, each once."""
    return list(dict.fromkeys(_folded(query).split()))


def _fitting(each: SearchedGroup, words: _Words) -> Sequence[int]:
    """The numbers of the templates that have every word, in their texts or as their language."""
    numbers: Sequence[int] = range(len(each.texts))
    for word, codes in words:
        if word not in each.name:
            numbers = [
                number
                for number in numbers
                if word in each.texts[number] or each.group.templates[number].language in codes
            ]
    return numbers


def _rank(name: str, words: _Words) -> int:
    """How well the first word fits that is found in the name: its beginning, that of a word of it, anywhere, or not."""
    for word, _ in words:
        if (at := name.find(word)) >= 0:
            return 0 if at == 0 else 1 if not name[at - 1].isalnum() else 2
    return 3


def _match(each: SearchedGroup, words: _Words, prefer: Callable[[TemplateGroup], SavedTemplate]) -> TemplateMatch:
    numbers = _fitting(each, words)
    fitting = [each.group.templates[number] for number in numbers]
    sendable = [each.group.templates[number] for number in numbers if each.sendable[number]]
    preferred = prefer(each.group)
    template = preferred if preferred in (sendable or fitting) else (sendable or fitting)[0]
    name_span = text_span = (0, 0)
    text = template.body_text
    for word, _ in words:
        if (at := each.name.find(word)) >= 0:
            name_span = name_span if name_span[1] else (at, at + len(word))
        elif not text_span[1]:
            text, text_span = _found_in_text(template, word)
    return TemplateMatch(each.group, template, name_span, *_snippet(text, text_span))


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


def _fold(text: str) -> str:
    """Lower case without accents, character for character: positions in it are those in `text`."""
    if text.isascii():
        return text.lower()
    return "".join(_folded_character(character) for character in text)


_folded = functools.lru_cache(maxsize=4096)(_fold)


@functools.lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    return unicodedata.normalize("NFKD", character)[0].lower()[0]
