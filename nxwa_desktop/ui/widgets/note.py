"""A short text beside a field."""

import functools

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import CAPTION, ScaledFont
from nxwa_desktop.ui.widgets.icons import SIZE, IconLabel
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of

CAPTION_ICON = 14
"""Side in pixels of a drawing beside a caption."""
NOTE_GAP = 5
"""Between a note's drawing and its words."""


class Note(QWidget):
    """A short text with an icon, as colour alone is no information. Hidden while empty.

    `live`: it responds to an action, and is announced to screen readers. `caption`: in the size of captions, as below a
    field.
    """

    def __init__(self, parent: QWidget | None = None, *, live: bool = False, caption: bool = False) -> None:
        super().__init__(parent)
        self._live, self._caption = live, caption
        self._wraps = True
        self._drawing = self._role = ""
        self.hide()

    @functools.cached_property
    def _icon(self) -> IconLabel:
        return IconLabel(least=CAPTION_ICON if self._caption else SIZE)

    @functools.cached_property
    def _words(self) -> QLabel:
        """The label, built with the icon for the first text: most notes of a window never show one."""
        words = plain_label(wrap=self._wraps)
        if QGuiApplication.isRightToLeft():
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        if self._caption:
            ScaledFont(self, CAPTION, bold=False)
        row = QHBoxLayout(self)
        flat(row, gap=NOTE_GAP)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return words

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self._words.text() if is_built(self, "_words") else ""

    @property
    def drawing(self) -> str:
        """The name of the drawing that is shown; empty for none."""
        return self._drawing

    @property
    def role(self) -> str:
        """The colour of the text, by its name in `Colours`."""
        return self._role

    @property
    def one_line_width(self) -> int:
        """The width in pixels of the text on one line, with its drawing."""
        drawing = self._icon.sizeHint().width() + NOTE_GAP if self._drawing else 0
        return drawing + self._words.fontMetrics().horizontalAdvance(self.text) + 2

    def set_wrapping(self, wrapping: bool) -> None:
        """Let the text wrap to several lines, as at first, or keep it on one."""
        self._wraps = wrapping
        if is_built(self, "_words"):
            self._words.setWordWrap(wrapping)

    def show_text(self, text: str, *, drawing: str = "", role: str = "muted") -> None:
        """Show `text` in the colour `role` of `Colours`; an empty text hides the note."""
        if not text and not is_built(self, "_words"):
            return
        if text != self.text:
            self._words.setText(text)
            if self._live and text:
                announce(self, text)
        self._drawing = drawing
        self._icon.setVisible(bool(drawing))
        if drawing:
            self._icon.show_icon(drawing, role)
        if role != self._role:
            self._role = role
            self._colour()
        self.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint on a palette change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and is_built(self, "_words") and self._role:
            self._colour()

    def _colour(self) -> None:
        tint(self._words, QPalette.ColorRole.WindowText, getattr(colours_of(self.palette()), self._role))
