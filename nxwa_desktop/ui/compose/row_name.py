"""The number and the name before the field of a parameter."""

import functools

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from nxwa_desktop.services.parameter_rows import FormRow
from nxwa_desktop.ui.i18n.plain_text import shortened
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import ScaledFont, font_scale
from nxwa_desktop.ui.widgets.label_column import FieldLabel, LabelColumn, field_height
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of

_LEAD, LEAD_GAP = 16, 4
"""Pixels of the number or the grip, and between that and the name."""
_NUMBER = 11 / 13


def lead_of(widget: QWidget) -> int:
    """Pixels in front of a row's name: its handle has as many also where letters are small."""
    return round(_LEAD * max(font_scale(widget), 1.0))


class RowName(QWidget):
    """The parameter's name in the template, or else its number, as wide as the other labels of the form."""

    def __init__(self, grip: QWidget, edit: QWidget, labels: LabelColumn) -> None:
        super().__init__()
        self._grip = grip
        self.label = FieldLabel()
        self.label.setBuddy(edit)
        self._row = QHBoxLayout(self)
        flat(self._row, gap=LEAD_GAP)
        self._row.addWidget(grip)
        self._row.addWidget(self.label, 1)
        self._width = labels.width
        self._adapt()
        labels.resized.connect(self._set_width)

    def show_name(self, row: FormRow) -> None:
        """Show the number and the name of a row."""
        numbered = not row.label or row.label.isdecimal()
        if row.bound or is_built(self, "_number"):
            self._number.setVisible(row.bound)
            self._number.setText("" if numbered else str(row.first + 1))
        words = self.tr("Variable {0}").format(row.label or row.first + 1) if numbered else shortened(row.label)
        self.label.show_words(words.replace("&", "&&"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the palette and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and is_built(self, "_width"):
            self._adapt()

    @functools.cached_property
    def _number(self) -> QLabel:
        """The number in place of the grip."""
        number = plain_label()
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        ScaledFont(number, _NUMBER, bold=False)
        self._row.insertWidget(1, number)
        self._adapt_number(number)
        return number

    def _adapt_number(self, number: QLabel) -> None:
        number.setFixedSize(lead_of(self), field_height(self.fontMetrics()))
        tint(number, QPalette.ColorRole.WindowText, colours_of(self.palette()).faint)

    def _set_width(self, width: int) -> None:
        self._width = width
        self._adapt()

    def _adapt(self) -> None:
        lead = lead_of(self)
        self.setFixedWidth(self._width)
        self.label.set_room(max(self._width - lead - LEAD_GAP, 1))
        self._grip.setFixedSize(lead, field_height(self.fontMetrics()))
        if is_built(self, "_number"):
            self._adapt_number(self._number)
