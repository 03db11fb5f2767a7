"""Plain-text labels, and texts prepared for them."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from nxwa_desktop.ui.i18n.plain_text import isolated


def plain_label(text: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """A QLabel that never interprets its text as markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if selectable:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return label


def remove_mnemonics(text: str) -> str:
    """The text of a button or menu without its mnemonic and its final ellipsis."""
    # Chinese texts have the mnemonic in parentheses at the end.
    without = re.sub(r"\(&\w\)", "", text)
    return without.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def breakable(text: str, longest: int = 40) -> str:
    """Insert line break opportunities into long words, which would widen the window."""
    return " ".join(
        word if len(word) <= longest else "\u200b".join(word[at : at + longest] for at in range(0, len(word), longest))
        for word in text.split(" ")
    )


def aligned(text: str) -> str:
    """A separate value for a label; aligned right in a right-to-left window."""
    return f"\u200f{isolated(text)}" if text and QGuiApplication.isRightToLeft() else text


def towards_end(text: str) -> str:
    """Words for a label, read and aligned from the right in a right-to-left window whatever they begin with."""
    return f"\u200f{text}" if text and QGuiApplication.isRightToLeft() else text
