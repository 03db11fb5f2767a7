"""Text from outside as the window shows it: never markup, never a mnemonic, bounded, and in a direction of its own.

Account and template names, wordings, server messages and file names may hold anything. Qt takes for markup what looks
like it in a tool tip, a label or a message box, and loads the files that it names.
"""

import unicodedata

from PySide6.QtGui import QGuiApplication

from nxwa_desktop.validation.hidden_characters import code_point, split_hidden

LONGEST = 200
"""Characters of a name or another value that are shown."""
LONGEST_TIP, WIDEST_TIP = 1_000, 64
"""Characters of a tool tip, and of each of its lines."""
_TURNING = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"})
"""Bidirectional classes of the characters that can change the order of their neighbours."""


def isolated(text: str) -> str:
    """A value for a sentence: it keeps its own order of characters, and its surroundings keep theirs."""
    return f"\u2068{text}\u2069" if text and (QGuiApplication.isRightToLeft() or _turns(text)) else text


def visible(text: str) -> str:
    """The text with the code point of each character that nobody sees or that turns its neighbours, as `U+202E`."""
    if text.isprintable() and "\ufffc" not in text:
        return text
    return "".join(f"[{code_point(part)}]" if hidden else part for part, hidden in split_hidden(text))


def shortened(text: str, longest: int = LONGEST) -> str:
    """A name or another value from outside that stands alone: on one line of at most about `longest` characters."""
    line = visible(text[:longest]).replace("\n", " ").replace("\t", " ")
    return line if len(text) <= longest else f"{line}…"


def plain_line(text: str, longest: int = LONGEST) -> str:
    """A name or another value from outside that stands among other words: the same, isolated."""
    return isolated(shortened(text, longest))


def plain_paragraphs(text: str, longest: int) -> str:
    """A longer text from outside in its own lines."""
    shown = visible(text[:longest].replace("\r\n", "\n"))
    return shown if len(text) <= longest else f"{shown}…"


def tip_text(text: str) -> str:
    """A tool tip, in lines that fit on a screen. Values from outside went through `plain_line` before."""
    if len(text) <= WIDEST_TIP and "\n" not in text:
        return text
    from textwrap import wrap

    whole = text if len(text) <= LONGEST_TIP else f"{text[:LONGEST_TIP]}…"
    return "\n".join(line for paragraph in whole.split("\n") for line in wrap(paragraph, WIDEST_TIP))


def unmnemonic(text: str) -> str:
    """A text for a button or a menu: an ampersand in it is no mnemonic."""
    return text.replace("&", "&&")


def _turns(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(char) in _TURNING for char in text)
