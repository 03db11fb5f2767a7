"""A combo box that the mouse wheel does not change."""

from PySide6.QtGui import QWheelEvent

from nxwa_desktop.ui.widgets.named_combo_box import NamedComboBox


class WheelSafeComboBox(NamedComboBox):
    """A combo box that ignores the wheel, so that scrolling past it changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Ignore the event, so that the page scrolls."""
        event.ignore()
