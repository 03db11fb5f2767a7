"""The ring around the control that has the keyboard focus."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QFocusFrame, QWidget
from shiboken6 import isValid


class FocusRing(QObject):
    """Moves one ring to the button with the focus, unless the mouse moved the focus there.

    Fields draw their own edge, and so do widgets with the property `paints_focus`.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._frame: QFocusFrame | None = None
        application.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        wanted = now if isinstance(now, QAbstractButton) and not by_mouse and not now.property("paints_focus") else None
        # Qt makes the frame a child of the control's window, and deletes it with that.
        if self._frame is None or not isValid(self._frame):
            if wanted is None:
                return
            self._frame = QFocusFrame(wanted)
        self._frame.setWidget(wanted)  # type: ignore[arg-type]  # None hides it
