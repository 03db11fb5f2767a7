"""Texts for macOS, which has no mnemonics: neither underlined letters nor letters in brackets."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTranslator

_IN_BRACKETS = re.compile(r"\(&\w\)")
_MARK = re.compile(r"&(?=\w)")


class WithoutMnemonics(QTranslator):
    """The translations of other translators, and the texts that need none, without mnemonics.

    Qt draws the underline and the letter of Chinese, 保存(S), in buttons and labels on macOS too, though no key leads
    there.
    """

    def __init__(self, translators: Sequence[QTranslator], parent: QObject | None = None) -> None:
        """The first of `translators` that knows a text translates it."""
        super().__init__(parent)
        self._translators = translators
        for each in translators:
            each.setParent(self)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Return False: Qt skips an empty translator."""
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Translate a text; None where it stays as it is."""
        for each in self._translators:
            if translation := each.translate(context, text, disambiguation, n):
                return remove_marks(translation)
        return remove_marks(text) if "&" in text else None


def remove_marks(text: str) -> str:
    """A text without the marks of mnemonics; `&&`, which is shown as `&`, stays."""
    return "&&".join(_MARK.sub("", _IN_BRACKETS.sub("", part)) for part in text.split("&&"))
