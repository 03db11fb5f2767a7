"""Spacing of layouts."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QLayout, QVBoxLayout, QWidget

GAP = 8
"""The unit of spacing, in device-independent pixels."""


def margins(layout: QLayout, start: int, top: int, end: int, bottom: int) -> None:
    """Set margins by layout direction, as Qt does not mirror them."""
    left, right = (end, start) if QGuiApplication.isRightToLeft() else (start, end)
    layout.setContentsMargins(left, top, right, bottom)


def flat(layout: QBoxLayout, *, gap: int = GAP) -> None:
    """Remove the margins and set the spacing."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)


def column_of(*parts: QWidget) -> QWidget:
    """A widget with the parts in a column."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    flat(column, gap=4)
    for part in parts:
        column.addWidget(part)
    return widget
