"""Plain-text labels, and texts prepared for them."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from nxwa_desktop.ui.i18n.plain_text import isolated


def plain_label(text: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """A label that shows its text as it is: what came from outside is never markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if selectable:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return label


def unmarked(text: str) -> str:
    """The words of a button or a menu alone: without the mark of the mnemonic, and without the dots of a dialog."""
    # In Chinese the letter stands in brackets behind the words.
    without = re.sub(r"\(&\w\)", "", text)
    return without.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def breakable(text: str, longest: int = 40) -> str:
    """Long words with places where a line may end: else one word would widen the whole window."""
    return " ".join(
        word if len(word) <= longest else "\u200b".join(word[at : at + longest] for at in range(0, len(word), longest))
        for word in text.split(" ")
    )


def aligned(text: str) -> str:
    """A value that stands alone: in a mirrored window it begins at the right, as the words around it do."""
    return f"\u200f{isolated(text)}" if text and QGuiApplication.isRightToLeft() else text
