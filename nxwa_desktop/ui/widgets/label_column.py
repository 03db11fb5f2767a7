"""The column of labels at the start of a form, all of one width."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import font_scale
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of

LABEL_GAP, HINT_GAP, ROW_GAP = 12, 4, 12
"""Pixels between a label and its field, a field and its hint, and two rows."""
USUAL, NARROW = 108, 84
"""Width of the column in pixels at the system's font size, in a wide and in a narrow window."""
LARGEST_SHARE = 0.3
"""Of the form's width, where words are long or the font is large."""


def field_height(metrics: QFontMetrics) -> int:
    """The height in pixels of a field with this font."""
    return metrics.lineSpacing() + 2 + 14


class FieldLabel(QLabel):
    """A muted label level with the first line of its field; long words wrap to two lines, and are cut after those."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._room = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._role = "muted"
        self.show_words(text)
        self._adapt()

    @property
    def natural_width(self) -> int:
        """The width in pixels of the words on one line."""
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self._words).width() + 1

    def show_words(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self._show()

    def set_room(self, width: int) -> None:
        """Make the label `width` pixels wide."""
        self._room = width
        self.setFixedWidth(width)
        self._show()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the palette and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and is_built(self, "_role"):
            self._adapt()

    def _adapt(self) -> None:
        tint(self, QPalette.ColorRole.WindowText, getattr(colours_of(self.palette()), self._role))
        self.setMinimumHeight(field_height(self.fontMetrics()))
        self._show()

    def _show(self) -> None:
        wraps = 0 < self._room < self.natural_width
        shown = self._words
        if wraps:
            lines = 1.75 if " " in shown else 1
            shown = self.fontMetrics().elidedText(
                shown, Qt.TextElideMode.ElideRight, int(self._room * lines), Qt.TextFlag.TextShowMnemonic
            )
        self.setWordWrap(wraps and " " in shown)
        if shown != self.text():
            self.setText(shown)
            self.setToolTip(tip_text(self._words if shown != self._words else ""))


class LabelColumn(QObject):
    """Keeps the labels of a form at one width. `resized(int)`: the width in pixels changed."""

    resized = Signal(int)

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self._labels: list[FieldLabel] = []
        self.width = USUAL

    def label(self, text: str, buddy: QWidget | None = None) -> FieldLabel:
        """A label of this column, for `buddy`."""
        label = FieldLabel(text)
        if buddy is not None:
            label.setBuddy(buddy)
        self._labels.append(label)
        label.set_room(self.width)
        self.resized.connect(label.set_room)
        return label

    def fit(self, room: int, others: Iterable[int] = ()) -> None:
        """Choose the width for a form `room` pixels wide; `others` are the widths of further labels."""
        scale = font_scale(self._form)
        narrow = self._form.window().width() / scale < 1000
        usual = round((NARROW if narrow else USUAL) * scale)
        usual = min(usual, max(NARROW, round(room * LARGEST_SHARE)))
        longest = max((*(label.natural_width for label in self._labels), *others), default=0)
        width = min(max(usual, longest), max(usual, round(room * LARGEST_SHARE)))
        if width != self.width:
            self.width = width
            self.resized.emit(width)


def labelled(label: QWidget, *parts: QWidget) -> QHBoxLayout:
    """A row of a form: a label, and its field with what stands below that."""
    column = QVBoxLayout()
    flat(column, gap=HINT_GAP)
    for part in parts:
        column.addWidget(part)
    row = QHBoxLayout()
    flat(row, gap=LABEL_GAP)
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(column, 1)
    return row
