"""The pace of a batch: how many messages a second."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from nxwa_desktop.batch.runner import FASTEST, SLOWEST, USUAL
from nxwa_desktop.ui.i18n.plain_text import tip_text


class PaceBox(QDoubleSpinBox):
    """Messages a second, within what a batch may do. The wheel does not change it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(SLOWEST, FASTEST)
        self.setDecimals(1)
        self.setSingleStep(0.1)
        self.setValue(USUAL)
        self.setSuffix(self.tr(" per second"))
        self.setAccessibleName(self.tr("Messages per second"))
        self.setToolTip(tip_text(self.tr("From 0.2 to 10. NXCloud may ask for a slower pace; the batch then waits.")))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Ignore the event, so that the page scrolls."""
        event.ignore()
