"""A pseudo language for developers: shows untranslated texts and layouts that are too narrow."""

import re

from PySide6.QtCore import QObject, QTranslator

GROWTH = 0.4
"""The fraction by which a text grows: more than German or Finnish need."""

_ACCENTS = str.maketrans(
    "abcdefghijklmnoprstuwyzABCDEFGHIJKLMNOPRSTUWYZ",
    "åƀçðéƒğĥîĵķļɱñöþŕšţûŵýžÅɃÇÐÉƑĞĤÎĴĶĻṀÑÖÞŔŠŢÛŴÝŽ",
)
# A value's place, a mnemonic, the pattern of a file filter, and the ending of a file's name mean what they are.
_KEPT = re.compile(r"(?<!\{)\{++[^{}]*+\}++|&.|\(\*[^()]*\)|%\w+|\.[a-z]{2,4}$")
_PADDING = "·öñé·ţŵö ţĥŕéé·ƒöûŕ ƒîṽé·šîẋ"
_NOT_FOR_EYES = frozenset({"QShortcut", "QGuiApplication", "Countries"})
"""Contexts of Qt whose texts are names of keys, or decide something; ours whose texts are codes."""


def pseudo(text: str, *, mirrored: bool = False) -> str:
    """Add accents, brackets and `GROWTH` to a text; placeholders and mnemonics stay."""
    bare = text.strip()
    if not bare:
        return text
    at = text.index(bare)
    accented = _accented(bare)
    more = max(0, round(len(bare) * GROWTH) - 1)
    padding = (_PADDING * (more // len(_PADDING) + 1))[:more]
    made = f"[{accented}{padding}]"
    # Right to left as a whole; the letters, which are Latin, stay readable.
    return text[:at] + (f"\u200f\u2066{made}\u2069" if mirrored else made) + text[at + len(bare) :]


def _accented(text: str) -> str:
    parts, end = [], 0
    for kept in _KEPT.finditer(text):
        parts += [text[end : kept.start()].translate(_ACCENTS), kept[0]]
        end = kept.end()
    return "".join(parts) + text[end:].translate(_ACCENTS)


class PseudoTranslator(QTranslator):
    """A translator that generates its translations, those of Qt's own texts too."""

    def __init__(self, parent: QObject | None = None, *, mirrored: bool = False) -> None:
        super().__init__(parent)
        self._mirrored = mirrored

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Return False: Qt skips an empty translator."""
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Generate the translation of a text, except for texts that nobody reads. (Qt accepts an empty translation.)"""
        return text if context in _NOT_FOR_EYES else pseudo(text, mirrored=self._mirrored)
