"""The documented template languages, and a search in them.

Source: seed, Template Languages; kept in `resources/template_languages.json`.
"""

import functools
import unicodedata

import msgspec

from nxwa_desktop.system.resources import resource


class Language(msgspec.Struct, frozen=True):
    """One documented language."""

    code: str
    """As in the request body: `es_MX`."""
    name: str
    """English name, spelled as in the document: `Spanish (MEX)`."""
    own_name: str
    """The language's name in itself: `Español (México)`."""
    aliases: tuple[str, ...] = ()
    """Other names that people search for: `Mexico`."""


class _LanguageFile(msgspec.Struct, frozen=True):
    source: str
    languages: tuple[Language, ...]


@functools.cache
def documented_languages() -> tuple[Language, ...]:
    """All documented languages, sorted by English name."""
    return msgspec.json.decode(resource("template_languages.json").read_bytes(), type=_LanguageFile).languages


@functools.cache
def _codes() -> frozenset[str]:
    return frozenset(language.code for language in documented_languages())


def is_documented(code: str) -> bool:
    """True if the document's table has this very code (`es_MX`, not `es-mx`)."""
    return code in _codes()


def search(query: str) -> tuple[Language, ...]:
    """Languages that match `query` by code, English name, own name or alias, best matches first.

    Case, accents and punctuation do not count. Equal matches keep the order of English names; an empty query gives all.
    """
    wanted = _fold(query)
    if not wanted:
        return () if query.strip() else documented_languages()
    ranked = ((_rank(texts, wanted), language) for texts, language in _folded())
    found = [(rank, language) for rank, language in ranked if rank is not None]
    return tuple(language for _, language in sorted(found, key=lambda pair: pair[0]))


class _SearchTexts(msgspec.Struct, frozen=True):
    """The texts of one language that the search compares with, folded."""

    code: str
    names: tuple[str, str]
    everything: tuple[str, ...]


@functools.cache
def _folded() -> tuple[tuple[_SearchTexts, Language], ...]:
    return tuple((_texts(language), language) for language in documented_languages())


def _texts(language: Language) -> _SearchTexts:
    code, name, own = _fold(language.code), _fold(language.name), _fold(language.own_name)
    return _SearchTexts(code, (name, own), (code, name, own, *map(_fold, language.aliases)))


def _rank(texts: _SearchTexts, wanted: str) -> int | None:
    """The rank of a match, 0 being the best; None where there is none.

    Inside words only the displayed names are searched, and not for one or two Latin letters, which every row has.
    """
    if wanted == texts.code:
        return 0
    if wanted in texts.everything:
        return 1
    if texts.code.startswith(wanted):
        return 2
    if any(text.startswith(wanted) for text in texts.everything):
        return 3
    if any(f" {wanted}" in text for text in texts.everything):
        return 4
    if (len(wanted) > 2 or not wanted.isascii()) and any(wanted in name for name in texts.names):
        return 5
    words = f" {' '.join(texts.everything)}"
    return 6 if all(f" {word}" in words for word in wanted.split()) else None


def _fold(text: str) -> str:
    """Fold to lower case without accents; punctuation becomes one space, apostrophes vanish (`O‘zbek`)."""
    kept: list[str] = []
    for char in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()):
        category = unicodedata.category(char)
        if category in {"Mn", "Cf"} or char in "'’‘ʻʼ`":
            continue
        # Other marks are vowels of Indic scripts, which count as letters.
        kept.append(char if category[0] in "LNM" else " ")
    return " ".join("".join(kept).split())
