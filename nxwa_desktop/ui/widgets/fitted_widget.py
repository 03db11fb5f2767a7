"""A widget that arranges its parts by its width and its font."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class FittedWidget(QWidget):
    """Calls `_fit` after a resize and a font change."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Arrange the parts for the width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Arrange the parts for the font."""
        super().changeEvent(event)
        # Before there is a layout the parts are not there yet: Qt sends such events while a widget is made.
        if event.type() == QEvent.Type.FontChange and self.layout() is not None:
            self._fit()

    def _fit(self) -> None:
        """Arrange the parts for width and font; nothing by itself."""
