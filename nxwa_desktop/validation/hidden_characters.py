"""Characters that nobody sees, or that turn the text around them: told apart, so that they can be shown."""

import json
from collections.abc import Iterator

from nxwa_desktop.validation.text_rules import UNSEEN, needed_invisible

_BREAKS = frozenset("\u2028\u2029")
_SPACES = frozenset(char for char in UNSEEN if char.isspace() and (char == " " or char >= "\xa0")) - _BREAKS
# What text layouts use for purposes of their own.
_FOREIGN = frozenset(map(chr, (*range(0xFDD0, 0xFDF0), 0xFFFC, 0xFFFE, 0xFFFF)))
_HIDDEN = (UNSEEN | _FOREIGN) - _SPACES - {"\n", "\t"}


def is_hidden(char: str) -> bool:
    """It cannot be seen, or is half a character. Spaces, tabs and line feeds are seen by what they do."""
    return char in _HIDDEN or "\ud800" <= char <= "\udfff"


def code_point(char: str) -> str:
    """Its name among the characters, as in `U+202E`."""
    return f"U+{ord(char):04X}"


def split_hidden(text: str) -> Iterator[tuple[str, bool]]:
    """The text in stretches, and whether each is one hidden character.

    A joiner inside an emoji or a word of a script that needs it, and the tags of a flag, are no hidden characters.
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
    """Escape, as JSON does, what nobody sees or what steers a terminal: controls, line breaks, bidi overrides.

    So a text from outside never begins a line of its own, and a body in JSON stays the same JSON.
    """
    shown = "".join(json.dumps(part)[1:-1] if hidden else part for part, hidden in split_hidden(text))
    return shown.replace("\n", "\\n").replace("\t", "\\t")
