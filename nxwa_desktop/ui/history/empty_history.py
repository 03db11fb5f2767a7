"""The history page while nothing has been sent."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import HEADING, ScaledFont, font_scale
from nxwa_desktop.ui.widgets.icons import pixmap
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of

_WIDEST = 400


class EmptyHistory(QWidget):
    """`compose_wanted()`: the person wants to compose a message."""

    compose_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = QLabel()
        self._drawing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = plain_label(self.tr("Nothing sent yet"))
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        ScaledFont(self.title, HEADING)
        self._words = plain_label(
            self.tr(
                "Every message you send appears here with its outcome: what went out, to whom, and what NXCloud"
                " answered."
            ),
            wrap=True,
        )
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.compose = set_kind(QPushButton(self.tr("&Compose a message")), ButtonKind.PRIMARY)
        self.compose.clicked.connect(self.compose_wanted)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addStretch(1)
        column.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(GAP)
        for part in (self.title, self._words):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        column.addWidget(self.compose, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the palette and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and is_built(self, "compose"):
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrap the words to the width."""
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        colours, scale = colours_of(self.palette()), font_scale(self)
        drawn = pixmap("history", colours.faint, side=round(40 * scale), ratio=self.devicePixelRatioF())
        self._drawing.setPixmap(drawn)
        width = min(round(_WIDEST * scale), max(100, self.width() - 40))
        self._words.setFixedSize(width, self._words.heightForWidth(width))
        tint(self._words, QPalette.ColorRole.WindowText, colours.muted)
