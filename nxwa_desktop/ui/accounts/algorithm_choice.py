"""The choice of a signature algorithm."""

from PySide6.QtCore import Signal
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
        row = QHBoxLayout(self)
        flat(row)
        row.addWidget(self.control)
        row.addStretch(1)

    @property
    def algorithm(self) -> Algorithm:
        """The chosen algorithm."""
        return self._algorithms[self.control.choice]

    def _words(self, algorithm: Algorithm) -> str:
        return self.tr("{0} (default)").format(algorithm.label) if algorithm is DEFAULT_ALGORITHM else algorithm.label
