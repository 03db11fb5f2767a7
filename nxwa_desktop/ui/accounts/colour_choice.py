"""The choice of an account's colour: one of six dots."""

import functools

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QWidget

from nxwa_desktop.protocol.account import ACCOUNT_COLOURS
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.account_tile import tile_colours
from nxwa_desktop.ui.widgets.boxes import paint_box
from nxwa_desktop.ui.widgets.icons import pixmap
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.palette import colours_of

_DOT, _RING = 26, 4


class ColourDot(QRadioButton):
    """A radio button drawn as a dot of its colour, with a ring and a check while it is chosen."""

    def __init__(self, word: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word = word
        self.setAccessibleName(name)
        self.setToolTip(tip_text(name))
        self.setProperty("paints_focus", True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The dot with room for its ring; it grows with the font."""
        side = max(_DOT, self.fontMetrics().lineSpacing() + 8) + 2 * _RING
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size hint."""
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:  # noqa: N802 - Qt's name
        """All of the dot can be pressed."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the dot, its ring, and the check."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        side = self.sizeHint().width()
        whole = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        if self.isChecked() or self.hasFocus():
            edge = colours.accent if self.hasFocus() else colours.border
            paint_box(painter, whole, "", edge, width=2, radius=side / 2)
        dot = whole.adjusted(_RING, _RING, -_RING, -_RING)
        ground, ink = tile_colours(colours, self.word)
        paint_box(painter, dot, ground, "", radius=dot.height() / 2)
        if self.isChecked():
            mark = round(dot.height() * 0.6)
            drawn = pixmap("check", ink, side=mark, ratio=self.devicePixelRatioF())
            painter.drawPixmap(dot.x() + (dot.width() - mark) // 2, dot.y() + (dot.height() - mark) // 2, drawn)


class ColourChoice(QWidget):
    """The colours in a row. `chosen()`: another one was chosen."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = {
            "blue": self.tr("Blue"),
            "rust": self.tr("Rust"),
            "teal": self.tr("Teal"),
            "pink": self.tr("Pink"),
            "olive": self.tr("Olive"),
            "slate": self.tr("Slate"),
        }
        self.dots = [ColourDot(word, names[word], self) for word in ACCOUNT_COLOURS]
        row = QHBoxLayout(self)
        flat(row, gap=4)
        row.setContentsMargins(0, 0, 0, 0)
        for dot in self.dots:
            row.addWidget(dot, 0, Qt.AlignmentFlag.AlignVCenter)
            dot.clicked.connect(functools.partial(self._choose, dot.word))
        row.addStretch(1)
        self.show_colour("")

    @property
    def colour(self) -> str:
        """The word of the chosen colour; one that is unknown here stays until another is chosen."""
        return self._word

    def show_colour(self, word: str) -> None:
        """Choose a colour; the first one for an unknown word."""
        self._word = word
        next((dot for dot in self.dots if dot.word == word), self.dots[0]).setChecked(True)

    def _choose(self, word: str, _: bool = False) -> None:
        self._word = word
        self.chosen.emit()
