"""Fonts relative to the one of the application."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget


def scaled(font: QFont, factor: float = 1.0, *, bold: bool = False) -> QFont:
    """A copy of `font` in another size and weight."""
    copy = QFont(font)
    if font.pointSizeF() > 0:
        copy.setPointSizeF(font.pointSizeF() * factor)
    copy.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return copy


def bold_font() -> QFont:
    """Bold and nothing else: family and size come from around the widget that has it, and it follows them."""
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    return font


def fixed_font() -> QFont:
    """The system's fixed-pitch letters; their size comes from around the widget that has them, and follows it."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font = QFont()
    font.setFamilies(system.families())
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setFixedPitch(True)
    return font


class ScaledFont(QObject):
    """Keeps a label's letters so many times as large as those around it, also when they change.

    Qt hands a change on for what a widget leaves open, and a size cannot be left half open.
    """

    def __init__(self, label: QWidget, factor: float, *, bold: bool = True) -> None:
        super().__init__(label)
        self._label = label
        self._factor = factor
        self._bold = bold
        self._around: QWidget | None = None
        label.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look where the label is, and how large the letters are there."""
        moved = {QEvent.Type.ParentChange, QEvent.Type.Polish}
        if event.type() in (moved if watched is self._label else {QEvent.Type.FontChange}):
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        around = self._label.parentWidget()
        if around is not self._around:
            if self._around is not None:
                self._around.removeEventFilter(self)
            self._around = around
            if around is not None:
                around.installEventFilter(self)
        font = QApplication.font() if around is None else around.font()
        self._label.setFont(scaled(font, self._factor, bold=self._bold))
