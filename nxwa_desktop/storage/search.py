"""Finding sends by their text: what is indexed of each, and what a query asks the index."""

import unicodedata
from collections.abc import Iterable

import msgspec

from nxwa_desktop.protocol.message import Message, texts_of
from nxwa_desktop.protocol.request_body import UnreadableBody, decode_body
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.system.unicode_text import replace_surrogates
from nxwa_desktop.templates.filled_text import text_of

END = "\n\n"
"""Ends every indexed text, so that each of its characters begins a trigram."""
TRIGRAM = 3
FEW_TRIGRAMS = 300
"""Up to so many trigrams are asked for one short word; of one with more, many sends have it, and looking finds them."""
SAMPLE = 64
"""By how many sends that have a trigram it is judged how rare it is."""
RARE = 1_280
"""A trigram is rare if its sample stretches over more ids than this: at most one send in twenty has it."""
SAMPLED_WORDS, LONGEST_SAMPLED = 4, 40
"""Words whose trigrams are judged, and characters of each: more of them make a search slower, not faster."""
LEAST_ASKED, MOST_ASKED = 2, 3
"""Rare trigrams asked for a long word: few sends have all of them, and looking tells which have the word."""
ANYWHERE = 100_000_000
"""More characters than a text has."""
_UNREADABLE = {0: " ", 0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
"""Characters that would end a text for the index, or that it reads as others."""
_BESIDE_DIGITS = frozenset("+-()./ \t\n")


class Query(msgspec.Struct, frozen=True):
    """A search: an expression for the index, and words to look for in each text it returns."""

    match: str
    """Empty where the index cannot help."""
    within: tuple[tuple[str, ...], ...]
    """Of each of these, one at least."""
    hopeless: bool = False
    """No text can have it."""


def fold(text: str) -> str:
    """Normalise a text for comparison: neither case nor form of letters matters."""
    whole = replace_surrogates(text).translate(_UNREADABLE)
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", whole).casefold())


def words_of(query: str) -> tuple[tuple[str, ...], ...]:
    """The words that all have to occur, each with the ways it may be written.

    A number is one word, however it is grouped: its digits alone, as numbers of telephones are kept, or as it was
    typed, as a date stands in a text.
    """
    folded = fold(query).strip()
    digits = "".join(char for char in folded if char.isdecimal())
    if digits and all(char.isdecimal() or char in _BESIDE_DIGITS for char in folded):
        return (tuple(dict.fromkeys((digits, folded))),)
    return tuple((word,) for word in dict.fromkeys(folded.split()))


def indexed_text(labels: Iterable[str | None], body: bytes, message: Message | None = None) -> str:
    """The searchable text of a send: labels of its row, the texts that a person wrote into its body, its wording."""
    parts = [*(label for label in labels if label), *_texts(body), *([text_of(message)] if message is not None else [])]
    return fold("\n".join(parts)) + END


def query_of(database: Database, text: str) -> Query | None:
    """Build the query for `text`; None where it holds no word. Raises StorageError."""
    words = words_of(text)
    if not words:
        return None
    rare = [parts for ways in words[:SAMPLED_WORDS] if (parts := _rare_parts(database, ways))]
    if rare:
        # Few sends have them all: their texts are looked at sooner than the index finds the other words.
        return Query(_all_of(rare), words)
    asked = [_whole(database, ways) for ways in words]
    if [] in asked:
        return Query("", (), hopeless=True)
    found = [each for each in asked if each is not None]
    return Query(_all_of(found), tuple(ways for ways, each in zip(words, asked, strict=True) if each is None))


def _whole(database: Database, ways: tuple[str, ...]) -> list[tuple[str, ...]] | None:
    """Return the questions for one of these forms: the form itself, or each trigram that begins with it.

    Empty where the index has none, None where it has too many.
    """
    asked: list[tuple[str, ...]] = []
    for word in ways:
        if len(word) >= TRIGRAM:
            asked.append((word,))
            continue
        found = _trigrams_from(database, word)
        if len(found) > FEW_TRIGRAMS:
            return None
        asked += ((trigram,) for trigram in found)
    return asked


def _rare_parts(database: Database, ways: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Of each form the rarest of its trigrams, which may occur without it; empty unless each has some that are rare.

    Of "8613612345678" the index would go through all numbers that begin like it, which takes three times as long as
    its rarest parts, and of a message's id fifteen times.
    """
    forms: list[tuple[str, ...]] = []
    for word in ways:
        trigrams = {word[at : at + TRIGRAM] for at in range(min(len(word), LONGEST_SAMPLED) - TRIGRAM + 1)}
        if len(trigrams) <= MOST_ASKED:
            return []
        stretches = {trigram: _stretch(database, trigram) for trigram in trigrams}
        rare = sorted((trigram for trigram in trigrams if stretches[trigram] > RARE), key=stretches.__getitem__)
        if len(rare) < LEAST_ASKED:
            return []
        forms.append(tuple(rare[-MOST_ASKED:]))
    return forms


def _stretch(database: Database, trigram: str) -> int:
    """Over how many ids the first `SAMPLE` sends with this trigram stretch; very many where there are fewer."""
    places = database.query("SELECT doc FROM history_terms WHERE term = ? LIMIT ?", (trigram, SAMPLE))
    return places[-1][0] - places[0][0] if len(places) == SAMPLE else 2**62


def _trigrams_from(database: Database, start: str) -> list[str]:
    """Those that begin so, one more than `FEW_TRIGRAMS` at most: asked one by one, for going through the places of a
    trigram that a million texts have takes 17 ms."""
    found: list[str] = []
    least, most = start, start + "\U0010ffff" * (TRIGRAM - 1)
    while len(found) <= FEW_TRIGRAMS:
        rows = database.query("SELECT term FROM history_terms WHERE term >= ? AND term <= ? LIMIT 1", (least, most))
        if not rows:
            break
        found.append(rows[0][0])
        least = found[-1] + "\x01"
    return found


def _all_of(words: Iterable[list[tuple[str, ...]]]) -> str:
    """The expression for texts with each of the words, in one of its forms."""
    return " AND ".join(f"({' OR '.join(map(_together, forms))})" for forms in words)


def _together(parts: tuple[str, ...]) -> str:
    """All of them somewhere in a text. With AND, each part of a word would be compared with those of the others
    apart."""
    return f"NEAR({' '.join(map(_quoted, parts))}, {ANYWHERE})" if len(parts) > 1 else _quoted(parts[0])


def _quoted(word: str) -> str:
    doubled = word.replace('"', '""')
    return f'"{doubled}"'


def _texts(body: bytes) -> tuple[str, ...]:
    if not body:
        return ()
    try:
        return texts_of(decode_body(body).message)
    except UnreadableBody:
        return (body.decode("utf-8", "replace"),)
