"""The banner of the sandbox: nothing leaves this computer, and every answer can be rehearsed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.protocol.recipient import MIN_DIGITS, normalise
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.texts.sentence import Sentence
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.i18n.translate import render
from nxwa_desktop.ui.widgets.coloured_frame import ColouredFrame
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP

RECIPIENT = Field(FieldKind.RECIPIENT)
USUAL_START = "86136000"
"""With any five digits behind it a number that can exist."""

Endings = Callable[[], tuple[tuple[str, str], ...]]
"""Gives the recipient's last five digits and, in English, the answer they order."""


class SandboxBanner(ColouredFrame):
    """The banner that is shown while messages go to the sandbox."""

    def __init__(self, composer: Composer, endings: Endings, parent: QWidget | None = None) -> None:
        super().__init__("sandbox_soft", parent)
        self.show_as("sandbox_soft", "sandbox")
        self._composer = composer
        self._endings = endings
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.button = QPushButton()
        self.button.setText(self.tr("Rehearse an answer"))
        self.button.setToolTip(tip_text(self.tr("The last five digits of the recipient order the sandbox's answer")))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setFlat(True)
        self.button.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GAP, 2, 2 * GAP, 2)
        row.addWidget(plain_label(self.tr("Sandbox: nothing leaves this computer."), wrap=True), 1)
        row.addWidget(self.button)

    def rehearse(self, ending: str) -> None:
        """Set the recipient's last digits to `ending`; for an empty one, the number that is accepted."""
        digits = normalise(self._composer.message.recipient)
        fits = digits.isascii() and digits.isdecimal() and len(digits) >= MIN_DIGITS + len(ending)
        start = digits[: -len(ending)] if fits else USUAL_START
        self._composer.edit(RECIPIENT, start + ending)

    def _fill(self) -> None:
        if self.menu.isEmpty():
            for ending, answer in self._endings():
                text = self.tr("…{0}  {1}").format(ending, render(Sentence(answer)).rstrip("."))
                self.menu.addAction(text).triggered.connect(lambda _=False, which=ending: self.rehearse(which))
