"""The heading of a part of the form: a line above, a title, its kind, and a counter at the end."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import CAPTION, ScaledFont, bold_font
from nxwa_desktop.ui.widgets.heading import HorizontalLine
from nxwa_desktop.ui.widgets.label_column import ROW_GAP
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of


class SectionHeading(QWidget):
    """`kind` beside the title is muted; `aside` stands at the end."""

    def __init__(self, title: str, aside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = plain_label(title)
        label.setFont(bold_font())
        self._kind = plain_label()
        ScaledFont(self._kind, CAPTION, bold=False)
        row = QHBoxLayout()
        flat(row)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addStretch(1)
        row.addWidget(aside, 0, Qt.AlignmentFlag.AlignBaseline)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(ROW_GAP)
        column.addWidget(HorizontalLine())
        column.addLayout(row)
        self._adapt()

    def show_kind(self, kind: str) -> None:
        """Show the kind of the part."""
        self._kind.setText(kind)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and is_built(self, "_kind"):
            self._adapt()

    def _adapt(self) -> None:
        tint(self._kind, QPalette.ColorRole.WindowText, colours_of(self.palette()).muted)
