"""A spin box that the mouse wheel does not change."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox


class WheelSafeSpinBox(QSpinBox):
    """A spin box that ignores the wheel, so that scrolling past it changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Ignore the event, so that the page scrolls."""
        event.ignore()
