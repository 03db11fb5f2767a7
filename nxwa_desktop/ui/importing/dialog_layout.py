"""The layout that the dialogs of an import share."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nxwa_desktop.ui.widgets.layouts import GAP

WIDTH = 36
"""Width of a dialog, in heights of a line."""


def arrange_dialog(
    dialog: QDialog,
    label: QWidget,
    content: QWidget,
    note: QWidget,
    *,
    buttons: Sequence[QPushButton | None],
    lines: int,
) -> None:
    """Label, content, note and a row of buttons, where None is a stretch; `lines` high, within the screen."""
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for button in buttons:
        if button is None:
            row.addStretch(1)
        else:
            row.addWidget(button)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
    column.setSpacing(GAP + 4)
    column.addWidget(label)
    column.addWidget(content, 1)
    column.addWidget(note)
    column.addLayout(row)
    line = dialog.fontMetrics().height()
    dialog.resize(QSize(WIDTH * line, lines * line).boundedTo(dialog.screen().availableSize()))
