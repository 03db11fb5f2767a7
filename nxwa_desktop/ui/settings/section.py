"""A section of the settings page, and its choices."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from nxwa_desktop.ui.widgets.fonts import HEADING, ScaledFont
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.wheel_safe_combo_box import WheelSafeComboBox

ROOM = 18
"""Characters of a choice that are shown at least; a longer one does not widen the page."""
LABEL_CHARACTERS = 30
"""Width of the labels, in average characters."""


class Section(QWidget):
    """A heading, and labels and controls side by side where the width allows."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.labels: list[QLabel] = []
        heading = plain_label(title)
        ScaledFont(heading, HEADING)
        self.column = QVBoxLayout(self)
        flat(self.column, gap=12)
        self.column.addWidget(heading)
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(2 * GAP)
        self._form.setVerticalSpacing(10)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self._form.setFormAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def add(self, words: str, control: QWidget, buddy: QWidget | None = None) -> QLabel:
        """Add a row; the mnemonic of the label focuses the control, or `buddy` in it."""
        if not self._form.rowCount():
            self.column.addLayout(self._form)
        label = plain_label(words)
        self.labels.append(label)
        label.setBuddy(buddy or control)
        self._form.addRow(label, control)
        self._line_up()
        return label

    @property
    def form_width(self) -> int:
        """Pixels that the rows need to have labels and controls side by side."""
        return self._form.sizeHint().width()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Widen the labels with their letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "_form"):
            self._line_up()

    def _line_up(self) -> None:
        """Begin the controls of all sections at one horizontal position, unless a label is very long."""
        width = LABEL_CHARACTERS * self.fontMetrics().averageCharWidth()
        for label in self.labels:
            label.setMinimumSize(0, 0)  # a label's hint is never less than what was asked for before
            label.setMinimumWidth(max(width, label.sizeHint().width()))
            label.setMinimumHeight(label.buddy().sizeHint().height())


def choice_of(current: object, *choices: tuple[str, object]) -> WheelSafeComboBox:
    """A combo box of (text, value) pairs with `current` selected."""
    box = WheelSafeComboBox()
    for words, value in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(current)))
    return box
