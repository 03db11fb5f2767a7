"""The menu of answers that the sandbox can be made to give."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.protocol.recipient import MIN_DIGITS, normalise
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.texts.sentence import Sentence
from nxwa_desktop.ui.i18n.translate import render

RECIPIENT = Field(FieldKind.RECIPIENT)
USUAL_START = "86136000"
"""With any five digits behind it a number that can exist."""

Endings = Callable[[], tuple[tuple[str, str], ...]]
"""Gives the recipient's last five digits and, in English, the answer they order."""


class RehearsalMenu(QMenu):
    """One entry for each answer; choosing one changes the last digits of the recipient."""

    def __init__(self, composer: Composer, endings: Endings, parent: QWidget) -> None:
        super().__init__(parent)
        self._composer = composer
        self._endings = endings
        self.aboutToShow.connect(self._fill)

    def answer_to(self, digits: str) -> tuple[str, str]:
        """The ending of a recipient and the answer that it orders; empty where it orders none."""
        for ending, answer in self._endings():
            if ending and digits.endswith(ending):
                return ending, render(Sentence(answer)).rstrip(".。")
        return "", ""

    def rehearse(self, ending: str) -> None:
        """Set the recipient's last digits to `ending`; for an empty one, the number that is accepted."""
        digits = normalise(self._composer.message.recipient)
        fits = digits.isascii() and digits.isdecimal() and len(digits) >= MIN_DIGITS + len(ending)
        start = digits[: -len(ending)] if fits else USUAL_START
        self._composer.edit(RECIPIENT, start + ending)

    def _fill(self) -> None:
        if self.isEmpty():
            for ending, answer in self._endings():
                text = self.tr("…{0}  {1}").format(ending, render(Sentence(answer)).rstrip("."))
                self.addAction(text).triggered.connect(lambda _=False, which=ending: self.rehearse(which))
