"""The editor of a secret: the field, where the secret is kept, and what is wrong with it."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from nxwa_desktop.ui.accounts.secret_line import SecretLine
from nxwa_desktop.ui.widgets.fonts import CAPTION, ScaledFont
from nxwa_desktop.ui.widgets.label_column import HINT_GAP
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.link_button import LinkButton
from nxwa_desktop.ui.widgets.note import Note

_SCROLL_BAR = 24
"""Pixels that a scroll bar takes at most."""


class SecretEdit(QWidget):
    """The empty field says where the secret is kept; where it has no room for that, a line below it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = SecretLine()
        self.note = Note(caption=True)
        self.trim = LinkButton(self.tr("Remove the blanks around it"))
        self.trim.hide()
        self.for_session = QCheckBox(self.tr("Keep the secret &for this session only"))
        ScaledFont(self.for_session, CAPTION, bold=False)
        # It says what happens to the secret being typed, not to the one that is kept.
        self.for_session.setEnabled(False)
        self.line.textChanged.connect(lambda text: self.for_session.setEnabled(bool(text)))
        self.trim.clicked.connect(self._trim)
        self._place_note = Note(caption=True)
        self._place = ""
        column = QVBoxLayout(self)
        flat(column, gap=HINT_GAP)
        for part in (self.line, self._place_note, self.note, self.trim, self.for_session):
            column.addWidget(part)

    @property
    def place(self) -> str:
        """The sentence that says where the secret is kept."""
        return self._place

    def show_place(self, sentence: str) -> None:
        """Say where the secret is kept."""
        self._place = sentence
        self._fit()

    def describe(self) -> None:
        """Make the finding, or else the place, the field's accessible description."""
        self.line.setAccessibleDescription(self.note.text or self._place)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the sentence where it has room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # A scroll bar that comes with the line below the field must not take that line away again.
        room = self.line.room - (0 if self._place_note.isHidden() else _SCROLL_BAR)
        fits = self.line.fontMetrics().horizontalAdvance(self._place) <= room
        self.line.setPlaceholderText(self._place if fits else "")
        self._place_note.show_text("" if fits else self._place)
        self.describe()

    def _trim(self) -> None:
        self.line.setText(self.line.text().strip())
        self.line.setFocus()
