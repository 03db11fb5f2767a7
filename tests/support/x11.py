"""Keyboard, mouse and screenshots of an X display through xdotool. Sets the focus itself: no window manager runs."""

import ctypes
import os
import shutil
import subprocess

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

PATIENCE_MS = 20_000


class InputDevices:
    """Keyboard and mouse: their input reaches the program through the X server.

    Every method returns when the X server has been told, not when the program has reacted: wait for the reaction.
    """

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def press(self, *keys: str, delay_ms: int = 2) -> None:
        """Press keys one after the other, by X's names: `Tab`, `ctrl+Return`, `alt+s`.

        A key that closes a list wants a longer delay: what comes at once still goes to the list.
        """
        self.do("key", "--delay", str(delay_ms), *keys)

    def type(self, text: str, *, delay_ms: int = 2) -> None:
        """Type text into whatever has the focus. A tab in it is the key; Enter is `press`ed."""
        # A character that no key has is put on a spare key for as long as the delay lasts.
        self.do("type", "--delay", str(delay_ms if text.isascii() else 80), "--", text)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click the middle of a widget, or a point in it."""
        self._wait_for_rest(widget)
        self.do("mousemove", *_place(widget, at), "click", "1")

    def drag(self, widget: QWidget, to: QWidget, *, seen: QEvent.Type = QEvent.Type.DragMove) -> None:
        """Press the left button on one widget, go to another in small steps, and release once Qt has `seen` the end.

        Qt's own drag has an event loop that would wait for ever for a release that came before it began.
        """
        self._wait_for_rest(widget)
        self._wait_for_rest(to)
        start, end = (each.mapToGlobal(each.rect().center()) for each in (widget, to))
        steps = [start + (end - start) * part / 8 for part in range(1, 9)]
        moves = [word for step in steps for word in ("mousemove", str(step.x()), str(step.y()))]
        arrival = _Arrival(end, seen)
        self.do("mousemove", str(start.x()), str(start.y()), "mousedown", "1", *moves)
        self._qtbot.waitUntil(lambda: arrival.is_over, timeout=PATIENCE_MS)
        arrival.deleteLater()

    def focus(self, window: QWidget) -> None:
        """Give a window of this process the keyboard, as a window manager would."""
        self._qtbot.waitExposed(window)
        self.focus_id(str(int(window.winId())))
        self._qtbot.waitUntil(lambda: QApplication.activeWindow() is window, timeout=PATIENCE_MS)

    def focus_id(self, window_id: str) -> None:
        """Give the window of another process the keyboard."""
        self.do("windowfocus", "--sync", window_id)

    def wait_for_focus(self, widget: QWidget) -> None:
        """Wait until a widget has the keyboard."""
        self._qtbot.waitUntil(widget.hasFocus, timeout=PATIENCE_MS)

    def _wait_for_rest(self, widget: QWidget) -> None:
        """Wait until a widget is on the screen, hears the mouse, and has stopped moving: a layout may be on its way."""
        deaf = Qt.WidgetAttribute.WA_TransparentForMouseEvents
        places: list[tuple[str, str]] = []

        def rests() -> bool:
            # One layout wakes the next: each turn brings one of them to its end.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            places.append(_place(widget, None))
            ready = widget.isVisible() and not widget.testAttribute(deaf)
            return ready and len(places) > 3 and len(set(places[-4:])) == 1

        self._qtbot.waitUntil(rests, timeout=PATIENCE_MS)

    def do(self, *words: str, may_fail: bool = False) -> str:
        """Run xdotool while this process goes on handling its events; what it printed.

        What opens a menu that Qt shows in an event loop of its own must also close it: nothing returns before.
        """
        command = ["xdotool", *words]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        ) as process:
            try:
                self._qtbot.waitUntil(lambda: process.poll() is not None, timeout=PATIENCE_MS)
            finally:
                process.kill()
            printed, complaint = process.communicate()
        assert may_fail or not process.returncode, f"xdotool {' '.join(words)}: {complaint}"
        return printed


class _Arrival(QObject):
    """Moves the mouse at the end of a drag until an event tells that Qt is there, and then releases the left button.

    Works within the event loop of Qt's drag, too.
    """

    def __init__(self, end: QPoint, seen: QEvent.Type) -> None:
        super().__init__()
        self._end = end
        self._seen = seen
        self._steps = 0
        self._arrived = False
        self._running: subprocess.Popen[bytes] | None = None
        self._timer = QTimer(self, interval=50)
        self._timer.timeout.connect(self._go_on)
        application = QCoreApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        self._timer.start()

    @property
    def is_over(self) -> bool:
        return not self._timer.isActive() and self._running is not None and self._running.poll() is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == self._seen:
            self._arrived = self._arrived or (QCursor.pos() - self._end).manhattanLength() <= 1
        return False

    def _go_on(self) -> None:
        if self._running is not None and self._running.poll() is None:
            return
        self._steps += 1
        words = ["mousemove", str(self._end.x() + self._steps % 2), str(self._end.y())]
        if self._arrived:
            self._timer.stop()
            words = ["mouseup", "1"]
        self._running = subprocess.Popen(["xdotool", *words])


def obstacle() -> str | None:
    """Why no real window can be driven here; None where it can. To be asked before Qt's application is made."""
    if not os.environ.get("DISPLAY") or os.environ.get("QT_QPA_PLATFORM") != "xcb":
        return (
            "These tests drive a real window, and there is no X display for it (DISPLAY, QT_QPA_PLATFORM=xcb): "
            "run `packaging/dev test tests/end_to_end`, which brings one."
        )
    if shutil.which("xdotool") is None:
        return "These tests drive a real window with xdotool, and it is not installed: apt-get install xdotool"
    return None


class _ClientMessage(ctypes.Structure):
    """XClientMessageEvent, filled up to the size of any XEvent (X11/Xlib.h)."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("filler", ctypes.c_long * 12),
    )


CLIENT_MESSAGE = 33


def ask_to_close(window_id: int) -> None:
    """Send what the cross in a window's frame sends: WM_DELETE_WINDOW. Debian 12's xdotool cannot."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    assert display.value, "the X display does not answer"
    try:
        protocols, delete = (x11.XInternAtom(display, name, False) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
        message = _ClientMessage(type=CLIENT_MESSAGE, window=window_id, message_type=protocols, format=32)
        message.data[0] = delete
        assert x11.XSendEvent(display, ctypes.c_ulong(window_id), False, ctypes.c_long(0), ctypes.byref(message))
        x11.XSync(display, False)
    finally:
        x11.XCloseDisplay(display)


def _place(widget: QWidget, at: QPoint | None) -> tuple[str, str]:
    point = widget.mapToGlobal(widget.rect().center() if at is None else at)
    return str(point.x()), str(point.y())
