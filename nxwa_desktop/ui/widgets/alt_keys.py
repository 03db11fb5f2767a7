"""Keys with Alt that are no mnemonic and no shortcut."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from nxwa_desktop.ui.widgets import platform_keys

_ALT = Qt.KeyboardModifier.AltModifier
_WITH_ALT = frozenset({_ALT, _ALT | Qt.KeyboardModifier.ShiftModifier, _ALT | Qt.KeyboardModifier.KeypadModifier})


class AltKeys(QObject):
    """Keeps the widget with the focus from typing or choosing by a letter or digit that is pressed with Alt.

    Qt's editors would take it for text: of Alt+5 with four accounts, the 5 would stand in the customer's number. AltGr
    is another key, and Option types characters on macOS.
    """

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if platform_keys.is_mac():
            return
        application.focusChanged.connect(self._follow)
        self._follow(None, application.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Drop the press of such a key."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        return event.modifiers() in _WITH_ALT and event.text().isprintable() and bool(event.text() and event.key())

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)
