"""A combo box that the mouse wheel does not change."""

from PySide6.QtGui import QWheelEvent

from nxwa_desktop.ui.widgets.named_combo_box import NamedComboBox


class WheelSafeComboBox(NamedComboBox):
    """A list to choose from that the wheel leaves alone: scrolling past it changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Let the page scroll."""
        event.ignore()
