"""A section of the settings dialog, and its choices."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP
from nxwa_desktop.ui.widgets.wheel_safe_combo_box import WheelSafeComboBox

ROOM = 18
"""Characters of a choice that are shown at least; a longer one does not widen the dialog."""


class Section(QWidget):
    """A form of labels and controls, side by side where the width allows."""

    title = ""

    def __init__(self) -> None:
        super().__init__()
        self.labels: list[QLabel] = []
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(2 * GAP)
        self._form.setVerticalSpacing(GAP)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def add(self, words: str, control: QWidget) -> None:
        """Add a row; the mnemonic of the label focuses the control."""
        label = plain_label(words)
        self.labels.append(label)
        label.setBuddy(control)
        self._form.addRow(label, control)


def choice_of(current: object, *choices: tuple[str, str]) -> WheelSafeComboBox:
    """A combo box of (text, value) pairs with `current` selected."""
    box = WheelSafeComboBox()
    for words, value in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(current)))
    return box
