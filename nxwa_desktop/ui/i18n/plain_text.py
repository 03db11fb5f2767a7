"""Text from outside prepared for display: no markup, no mnemonics, bounded and isolated in direction.

Account and template names, wordings, server messages and file names may hold anything. Qt interprets what
looks like markup in a tool tip, a label or a message box, and loads the files that it names.
"""

import unicodedata

from PySide6.QtGui import QGuiApplication

from nxwa_desktop.validation.hidden_characters import code_point, split_hidden

LONGEST = 200
"""Characters of a name or another value that are shown."""
LONGEST_TIP, WIDEST_TIP = 1_000, 64
"""Characters of a tool tip, and of each of its lines."""
_BIDI_CLASSES = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"})
"""Bidirectional classes of the characters that can change the order of their neighbours."""


def isolated(text: str) -> str:
    """Isolate the direction of a value within a sentence (Unicode FSI and PDI), if needed."""
    return f"\u2068{text}\u2069" if text and (QGuiApplication.isRightToLeft() or _affects_order(text)) else text


def visible(text: str) -> str:
    """Replace invisible and bidirectional control characters by their code point, as `[U+202E]`."""
    if text.isprintable() and "\ufffc" not in text:
        return text
    return "".join(f"[{code_point(part)}]" if hidden else part for part, hidden in split_hidden(text))


def shortened(text: str, longest: int = LONGEST) -> str:
    """One line of at most about `longest` characters, for a value that is not part of a sentence."""
    line = visible(text[:longest]).replace("\n", " ").replace("\t", " ")
    return line if len(text) <= longest else f"{line}…"


def plain_line(text: str, longest: int = LONGEST) -> str:
    """One line of at most about `longest` characters, isolated for use in a sentence."""
    return isolated(shortened(text, longest))


def plain_paragraphs(text: str, longest: int) -> str:
    """A longer text with its line breaks."""
    shown = visible(text[:longest].replace("\r\n", "\n"))
    return shown if len(text) <= longest else f"{shown}…"


def tip_text(text: str) -> str:
    """Wrap a tool tip to lines that fit on a screen; values in it come from `plain_line`."""
    if len(text) <= WIDEST_TIP and "\n" not in text:
        return text
    from textwrap import wrap

    whole = text if len(text) <= LONGEST_TIP else f"{text[:LONGEST_TIP]}…"
    return "\n".join(line for paragraph in whole.split("\n") for line in wrap(paragraph, WIDEST_TIP))


def escape_mnemonics(text: str) -> str:
    """Escape ampersands for a button or a menu."""
    return text.replace("&", "&&")


def reads_right_to_left(text: str) -> bool:
    """True if the first letter of `text` belongs to a script that is read from right to left."""
    if text.isascii():
        return False
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L") != "L"


def _affects_order(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(char) in _BIDI_CLASSES for char in text)
