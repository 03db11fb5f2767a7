"""A scroll area whose content may be higher without the scroll bar than beside it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QScrollArea, QWidget

_MOST = 6
"""Sizes that the content is given within one another until it is left as it is."""


class SettlingScrollArea(QScrollArea):
    """Ends where Qt would show and hide the scroll bar in turns until the stack is full, and the process with it.

    Qt asks a layout for its height at a width; a message's bubble has one only once it was laid out at that width.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._depth = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the content's size, but not without end."""
        if event.type() != QEvent.Type.Resize:
            return super().eventFilter(watched, event)
        if self._depth >= _MOST:
            return False
        self._depth += 1
        try:
            return super().eventFilter(watched, event)
        finally:
            self._depth -= 1
