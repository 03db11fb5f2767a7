"""The choice of an outcome: segments, or a box where there is no room for them."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nxwa_desktop.storage.batch_records import RowState
from nxwa_desktop.ui.batch.row_words import state_word
from nxwa_desktop.ui.widgets.fitted_widget import FittedWidget
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.segmented_control import SegmentedControl
from nxwa_desktop.ui.widgets.wheel_safe_combo_box import WheelSafeComboBox


class OutcomeFilter(FittedWidget):
    """All rows, or those that ended alike. `chosen()`: the person chose."""

    chosen = Signal()

    def __init__(self, *states: RowState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states: tuple[RowState | None, ...] = (None, *states)
        words = tuple(self.tr("All") if state is None else state_word(state) for state in self._states)
        name = self.tr("Rows by outcome")
        self.segments = SegmentedControl(name, words)
        self.box = WheelSafeComboBox()
        self.box.setAccessibleName(name)
        self.box.addItems(words)
        row = QHBoxLayout(self)
        flat(row, gap=0)
        row.addWidget(self.segments)
        row.addWidget(self.box)
        row.addStretch(1)
        self.box.hide()
        self.segments.chosen.connect(self._choose)
        self.box.activated.connect(self._choose)

    @property
    def state(self) -> RowState | None:
        """The chosen outcome; None for all."""
        return self._states[self.segments.choice]

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size of the box: the segments give way."""
        height = max(self.segments.sizeHint().height(), self.box.sizeHint().height())
        return QSize(self.box.minimumSizeHint().width(), height)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size of the segments."""
        return QSize(self.segments.sizeHint().width(), self.minimumSizeHint().height())

    def _fit(self) -> None:
        fits = self.segments.sizeHint().width() <= self.width()
        self.segments.setVisible(fits)
        self.box.setVisible(not fits)

    def _choose(self, number: int) -> None:
        self.segments.show_choice(number)
        self.box.setCurrentIndex(number)
        self.chosen.emit()
