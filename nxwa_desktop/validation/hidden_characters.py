"""Detection and escaping of characters that are invisible or change the direction of text."""

import json
from collections.abc import Iterator

from nxwa_desktop.validation.text_rules import UNSEEN, needed_invisible

_BREAKS = frozenset("\u2028\u2029")
_SPACES = frozenset(char for char in UNSEEN if char.isspace() and (char == " " or char >= "\xa0")) - _BREAKS
# Characters that text layouts use internally.
_FOREIGN = frozenset(map(chr, (*range(0xFDD0, 0xFDF0), 0xFFFC, 0xFFFE, 0xFFFF)))
_HIDDEN = (UNSEEN | _FOREIGN) - _SPACES - {"\n", "\t"}


def is_hidden(char: str) -> bool:
    """True if the character is invisible or half a character. Spaces, tabs and line feeds count as visible."""
    return char in _HIDDEN or "\ud800" <= char <= "\udfff"


def code_point(char: str) -> str:
    """The character's code point in the form `U+202E`."""
    return f"U+{ord(char):04X}"


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
    shown = "".join(json.dumps(part)[1:-1] if hidden else part for part, hidden in split_hidden(text))
    return shown.replace("\n", "\\n").replace("\t", "\\t")
