"""The scrolling content of a step."""

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from nxwa_desktop.ui.batch.batch_step import BatchStep
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.reading_pane import ReadingPane

SIDES, PARTS_GAP = 20, 14
"""Pixels at both sides, and between two parts."""


def add_area(step: BatchStep) -> QVBoxLayout:
    """Fill a step with a column that scrolls where the window is too low for it."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(SIDES, 0, SIDES, PARTS_GAP)
    column.setSpacing(PARTS_GAP)
    area = ReadingPane()
    area.setAccessibleName(step.accessibleName())
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(page)
    for ground in (area.viewport(), page):
        ground.setAutoFillBackground(False)
    outer = QVBoxLayout(step)
    flat(outer, gap=0)
    outer.addWidget(area)
    return column
