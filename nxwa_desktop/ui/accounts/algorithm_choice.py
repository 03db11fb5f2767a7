"""The choice of a signature algorithm."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nxwa_desktop.protocol.signature_algorithms import DEFAULT_ALGORITHM, Algorithm
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.segmented_control import SegmentedControl


class AlgorithmChoice(QWidget):
    """The algorithms that this version knows, and the account's own. `chosen()`: the person chose another one."""

    chosen = Signal()

    def __init__(self, name: str, algorithm: Algorithm, parent: QWidget | None = None) -> None:
        """`name` is the accessible name."""
        super().__init__(parent)
        self._algorithms: tuple[Algorithm, ...] = tuple(dict.fromkeys((*Algorithm, algorithm)))
        self.control = SegmentedControl(name, tuple(map(self._words, self._algorithms)))
        self.control.show_choice(self._algorithms.index(algorithm))
        self.control.chosen.connect(lambda _: self.chosen.emit())
        # For the label's key. A segment as its buddy would be clicked, with a delay that overtakes the next key.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row = QHBoxLayout(self)
        flat(row)
        row.addWidget(self.control)
        row.addStretch(1)

    @property
    def algorithm(self) -> Algorithm:
        """The chosen algorithm."""
        return self._algorithms[self.control.choice]

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Pass the focus to the chosen segment."""
        self.control.segments[self.control.choice].setFocus(event.reason())

    def _words(self, algorithm: Algorithm) -> str:
        return self.tr("{0} (default)").format(algorithm.label) if algorithm is DEFAULT_ALGORITHM else algorithm.label
