"""The Send button with the recipient, replaced by Cancel and the elapsed time during a send."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from nxwa_desktop.ui.i18n.plain_text import isolated, tip_text
from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.icons import icon, icon_side
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of

FRAME_MS = 50


class Spinner(QWidget):
    """A busy indicator: a rotating arc."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        side = icon_side(self)
        self.setFixedSize(side, side)
        self._angle = 0

    def turn(self) -> None:
        """Rotate by one step."""
        self._angle = (self._angle - 24) % 360
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw three quarters of a circle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours_of(self.palette()).accent), 2))
        painter.drawArc(QRectF(self.rect()).adjusted(2, 2, -2, -2), self._angle * 16, 270 * 16)


class SendButton(QWidget):
    """Send and Cancel in one place, one visible at a time. `send_wanted()`, `cancel_wanted()`."""

    send_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, awaits_keyring: Callable[[], bool], parent: QWidget | None = None) -> None:
        """`awaits_keyring()` returns True while a slow keyring is waited for."""
        super().__init__(parent)
        self._awaits_keyring = awaits_keyring
        self._announced_keyring = False
        self.send = set_kind(QPushButton(self.tr("Send")), ButtonKind.PRIMARY)
        self.send.setToolTip(tip_text(self.tr("Ctrl+Enter")))
        self._keys = plain_label(self.tr("Ctrl+Enter"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self._spinner = Spinner()
        self._elapsed = plain_label()
        self._since = QElapsedTimer()
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._tick)
        self._focused = False
        self._click_guard = QTimer(self)
        self._click_guard.setSingleShot(True)
        self._click_guard.setInterval(QApplication.doubleClickInterval())
        self._click_guard.timeout.connect(self._enable_mouse)
        row = QHBoxLayout(self)
        flat(row)
        for part in (self._keys, self._spinner, self._elapsed, self.cancel, self.send):
            row.addWidget(part)
        for button in (self.send, self.cancel):
            button.installEventFilter(self)
        self.send.clicked.connect(self.send_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.colour()
        self.show_idle()
        self.accept_clicks()

    def colour(self) -> None:
        """Re-tint text and icons from the palette."""
        colours = colours_of(self.palette())
        tint(self._keys, QPalette.ColorRole.WindowText, colours.muted)
        side = icon_side(self)
        self.send.setIcon(icon("send", colours.on_accent, side=side))
        self.send.setIconSize(QSize(side, side))
        self.cancel.setIcon(icon("stop", colours.text, side=side))
        self.cancel.setIconSize(QSize(side, side))

    def name_recipient(self, number: str) -> None:
        """Show the recipient's number on the button; empty for none."""
        self.send.setText(self.tr("Send to {0}").format(isolated(number)) if number else self.tr("Send"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint on a palette or font change."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and is_built(self, "cancel"):
            self.colour()

    def show_busy(self) -> None:
        """Show Cancel and the elapsed time of a send."""
        focused = self.send.hasFocus()
        self._since.start()
        self._tick()
        self._frames.start()
        self._switch(busy=True)
        if focused:
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy_state_from(self, other: "SendButton") -> None:
        """Copy the running send from another window's button."""
        self.show_busy()
        self._since = other._since
        self._tick()
        if not other.cancel.isEnabled():
            self.show_cancelling()

    def show_cancelling(self) -> None:
        """Disable Cancel until the send has ended."""
        self._focused = self.cancel.hasFocus()  # a button that is disabled loses it
        self.cancel.setEnabled(False)

    def show_idle(self) -> None:
        """Show Send."""
        focused = self.cancel.hasFocus() or self._focused
        self._focused = False
        self._frames.stop()
        self._switch(busy=False)
        if focused:
            self.send.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def ignores_clicks(self) -> bool:
        """True just after Send and Cancel changed places: a click was meant for the other."""
        return self._click_guard.isActive()

    def accept_clicks(self) -> None:
        """Accept clicks again: something else was done since the two buttons changed places."""
        self._click_guard.stop()
        self._enable_mouse()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Block keys that would press the button that has just appeared."""
        return (
            self.ignores_clicks and event.type() in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease} and _presses(event)
        )

    def _enable_mouse(self) -> None:
        for button in (self.send, self.cancel):
            button.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)

    def _switch(self, *, busy: bool) -> None:
        # One takes the other's place: the second half of a double click must meet neither.
        for button in (self.send, self.cancel):
            button.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._click_guard.start()
        self.cancel.setEnabled(True)
        for part in (self._spinner, self._elapsed, self.cancel):
            part.setVisible(busy)
        for part in (self._keys, self.send):
            part.setVisible(not busy)

    def _tick(self) -> None:
        self._spinner.turn()
        text = self.tr("Sending… {0} s").format(f"{self._since.elapsed() / 1000:.1f}")
        if waiting := self._awaits_keyring():
            text = self.tr("Waiting for the keyring: look for its question")
        if waiting and not self._announced_keyring:
            announce(self, text)
        self._announced_keyring = waiting
        self._elapsed.setText(text)
        self._elapsed.setMinimumWidth(self.fontMetrics().horizontalAdvance(self.tr("Sending… {0} s").format("88.8")))


def _presses(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
