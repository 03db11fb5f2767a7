"""The ring around the control that has the keyboard focus."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFocusFrame,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from shiboken6 import isValid

from nxwa_desktop.ui.widgets.program_style import ProgramStyle


class _RingStyle(ProgramStyle):
    """The style of the ring alone: an override of `styleHint` for all widgets would cost the first paint 10 ms."""

    def styleHint(  # noqa: N802 - Qt's name
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        """Draw the ring above the control's neighbours."""
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returned)


class FocusRing(QObject):
    """Moves one ring to the button with the focus, unless the mouse moved the focus there.

    Fields draw their own edge, and so do widgets with the property `paints_focus`.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._frame: QFocusFrame | None = None
        self._style: _RingStyle | None = None
        application.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        wanted = now if isinstance(now, QAbstractButton) and not by_mouse and not now.property("paints_focus") else None
        # Qt makes the frame a child of the control's window, and deletes it with that.
        if self._frame is None or not isValid(self._frame):
            if wanted is None:
                return
            self._style = self._style or _RingStyle()
            self._frame = QFocusFrame(wanted)
            self._frame.setStyle(self._style)
        self._frame.setWidget(wanted)  # type: ignore[arg-type]  # None hides it
