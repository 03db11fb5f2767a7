"""A number that only its own keys and arrows change."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox


class WheelSafeSpinBox(QSpinBox):
    """A number that the wheel leaves alone: scrolling past it changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Let the page scroll."""
        event.ignore()
