"""A combo box whose accessible name screen readers announce."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from nxwa_desktop.ui.widgets.lazy import is_built


class NamedComboBox(QComboBox):
    """Under X11 and Wayland Qt gives what is chosen for the name of a box (QAccessibleComboBox::text), and the label
    beside it for what the box is labelled by. So a label stands beside it that nobody sees.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label: QLabel | None = None

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Set the accessible name, through the hidden label."""
        super().setAccessibleName(name)
        if self._label is None:
            self._label = QLabel(self.parentWidget())
            self._label.setTextFormat(Qt.TextFormat.PlainText)
            self._label.hide()
            self._label.setBuddy(self)
        self._label.setText(name)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Move the hidden label to a new parent."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange and is_built(self, "_label") and self._label is not None:
            self._label.setParent(self.parentWidget())
