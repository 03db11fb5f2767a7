"""Detection and escaping of characters that are invisible or change the direction of text."""

import functools
import re
from collections.abc import Iterable, Iterator

# Sets, not patterns: compiling those would cost the first paint 5 ms.


def _set(*ranges: str) -> frozenset[str]:
    """The characters of ranges, each given by its first and last one (or its only one)."""
    return frozenset(chr(point) for ends in ranges for point in range(ord(ends[0]), ord(ends[-1]) + 1))


SPACES = _set(" ", "\u00a0", "\u1680", "\u2000\u200a", "\u202f", "\u205f", "\u3000")
LINE_BREAKS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")
CONTROLS = _set("\x00\x1f", "\x7f\x9f") - LINE_BREAKS - {"\t"}
INVISIBLE = _set(
    *("\u00ad", "\u061c", "\u180e", "\u200b\u200f", "\u202a\u202e", "\u2060\u206f", "\ufeff", "\ufff9\ufffb"),
    "\U000e0000\U000e007f",
)
UNSEEN = SPACES | LINE_BREAKS | CONTROLS | INVISIBLE | {"\t"}
_BREAKS = frozenset("\u2028\u2029")
_SHOWN_SPACES = frozenset(char for char in UNSEEN if char.isspace() and (char == " " or char >= "\xa0")) - _BREAKS
# Characters that text layouts use internally.
_FOREIGN = frozenset(map(chr, (*range(0xFDD0, 0xFDF0), 0xFFFC, 0xFFFE, 0xFFFF)))
_HIDDEN = (UNSEEN | _FOREIGN) - _SHOWN_SPACES - {"\n", "\t"}


@functools.cache
def needed_invisible() -> re.Pattern[str]:
    """A pattern of the invisible characters that visible ones need: joiners, and the tags of flags."""
    invisible = re.escape("".join(sorted(INVISIBLE)))
    return re.compile(
        # A joiner between two characters beyond ASCII: Persian and Indic words, families and professions in emoji.
        f"(?<=[^\x00-\x7f{invisible}])[\u200c\u200d](?=[^\x00-\x7f{invisible}])"
        # The flags of England, Scotland and Wales consist of tags.
        "|(?<=\U0001f3f4)[\U000e0020-\U000e007e]+\U000e007f"
    )


def is_hidden(char: str) -> bool:
    """True if the character is invisible or half a character. Spaces, tabs and line feeds count as visible."""
    return char in _HIDDEN or "\ud800" <= char <= "\udfff"


def code_point(char: str) -> str:
    """The character's code point in the form `U+202E`."""
    return f"U+{ord(char):04X}"


def visible_characters(found: Iterable[str]) -> str:
    """List characters for display, each once; invisible ones as their code point, `U+200B`."""
    distinct = list(dict.fromkeys(found))
    words = [char if char.isprintable() and char != " " else code_point(char) for char in distinct[:8]]
    return " ".join(words if len(distinct) <= 8 else [*words, "…"])


def split_hidden(text: str) -> Iterator[tuple[str, bool]]:
    """Split the text into parts, each with whether it is one hidden character.

    Joiners inside emoji and in words of scripts that need them, and the tags of a flag, do not count as hidden.
    """
    if text.isprintable() and "\ufffc" not in text:
        if text:
            yield text, False
        return
    needed = {at for found in needed_invisible().finditer(text) for at in range(*found.span())}
    start = 0
    for at, char in enumerate(text):
        if is_hidden(char) and at not in needed:
            if at > start:
                yield text[start:at], False
            yield char, True
            start = at + 1
    if start < len(text):
        yield text[start:], False


def escaped(text: str) -> str:
    """Escape hidden characters, controls, line breaks and bidi overrides as JSON does.

    A text from outside never begins a new line, and a body in JSON stays the same JSON.
    """
    import json

    shown = "".join(json.dumps(part)[1:-1] if hidden else part for part, hidden in split_hidden(text))
    return shown.replace("\n", "\\n").replace("\t", "\\t")
