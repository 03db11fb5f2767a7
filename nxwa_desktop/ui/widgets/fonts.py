"""Fonts derived from those of the surrounding widgets."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

UNCUT = Qt.TextFlag.TextDontClip
"""For a line in a rectangle as high as its font: letters that the font lacks are another's, which may be taller."""
NARROW = 1000
"""Pixels of a window's width at the usual font size, below which its layout is the narrow one."""

CAPTION = 12 / 13
"""Size of hints, notes and side facts, relative to the font around them."""
HEADING = 15 / 13
"""Size of a part's heading, relative to the font around it."""
TITLE = 18 / 13
"""Size of a page's title, relative to the font around it."""
SMALL = 11.5 / 13
"""Size of chips and small numbers, relative to the font around them."""


def scaled(font: QFont, factor: float = 1.0, *, bold: bool = False) -> QFont:
    """A copy of `font` in another size and weight."""
    copy = QFont(font)
    if font.pointSizeF() > 0:
        copy.setPointSizeF(font.pointSizeF() * factor)
    copy.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return copy


def bold_font() -> QFont:
    """A bold font that inherits family and size from the parent widget."""
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    return font


def fixed_font() -> QFont:
    """The system's fixed-pitch font; inherits its size from the parent widget."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font = QFont()
    font.setFamilies(system.families())
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setFixedPitch(True)
    return font


class ScaledFont(QObject):
    """Scales a label's font relative to its parent's, also when that changes.

    Qt propagates only attributes that a widget does not set, and a relative size is a set size.
    """

    def __init__(self, label: QWidget, factor: float, *, bold: bool = True, fixed: bool = False) -> None:
        """`fixed`: in the system's fixed-pitch font."""
        super().__init__(label)
        self._fixed = fixed
        self._label = label
        self._factor = factor
        self._bold = bold
        self._around: QWidget | None = None
        label.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Update on a new parent or on a change of its font."""
        # While the interpreter ends, Qt still asks an object that has no attributes any more.
        label = self.__dict__.get("_label")
        if label is not None and event.type() in (_MOVED if watched is label else _CHANGED):
            self._follow()
        return False

    def _follow(self) -> None:
        around = self._label.parentWidget()
        if around is not self._around:
            if self._around is not None:
                self._around.removeEventFilter(self)
            self._around = around
            if around is not None:
                around.installEventFilter(self)
        font = QApplication.font() if around is None else around.font()
        font = scaled(font, self._factor, bold=self._bold)
        if self._fixed:
            font.setFamilies(fixed_font().families())
            font.setStyleHint(QFont.StyleHint.Monospace)
            font.setFixedPitch(True)
        self._label.setFont(font)


def font_scale(widget: QWidget) -> float:
    """How much larger the letters of `widget` are than those that the window is designed for (13 px)."""
    return QFontInfo(widget.font()).pixelSize() / 13


_MOVED = frozenset({QEvent.Type.ParentChange, QEvent.Type.Polish})
_CHANGED = frozenset({QEvent.Type.FontChange})


def is_narrow(widget: QWidget) -> bool:
    """True where the window of `widget` is narrower than what the usual layout is designed for.

    Smaller letters need no less room: much of the layout has widths in pixels.
    """
    return widget.window().width() / max(font_scale(widget), 1.0) < NARROW
