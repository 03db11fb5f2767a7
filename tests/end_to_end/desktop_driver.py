"""Driver of the real program on a real display: keyboard, mouse, and the endpoint it sends to."""

from collections import Counter
from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenuBar, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from nxwa_desktop.app import App
from nxwa_desktop.protocol.message import HeaderKind, Message
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.storage.send_log import Entry
from nxwa_desktop.ui.window.main_window import MainWindow
from tests.support.recording import Sandbox
from tests.support.x11 import PATIENCE_MS, InputDevices

USUAL = "8613600009759"


class DesktopDriver:
    """A running program, its input devices, and its endpoint."""

    def __init__(self, qtbot: QtBot, devices: InputDevices, app: App, endpoint: Sandbox) -> None:
        self.qtbot = qtbot
        self.devices = devices
        self.app = app
        self.endpoint = endpoint

    @property
    def window(self) -> MainWindow:
        return self.app.window

    def tab_to(self, widget: QWidget, *, at_most: int = 1) -> None:
        """Press Tab until the widget has the focus."""
        for _ in range(at_most):
            before = self.window.focusWidget()
            self.devices.press("Tab")
            self.qtbot.waitUntil(partial(self._has_left, before), timeout=PATIENCE_MS)
            if widget.hasFocus():
                return
        raise AssertionError(f"Tab did not lead to {widget!r} but to {self.window.focusWidget()!r}")

    def _has_left(self, widget: QWidget) -> bool:
        return self.window.focusWidget() is not widget

    def type_message(self, recipient: str = USUAL) -> None:
        """The shortest message that is without fault, from the recipient's field on, keyboard only."""
        language, template = self.window.form.language.box, self.window.form.template
        self.devices.type(f"{recipient}\torder_update")
        self.qtbot.waitUntil(lambda: template.chooser.search.text() == "order_update", timeout=PATIENCE_MS)
        self.devices.press("Tab")
        self.devices.wait_for_focus(language.line)
        self.devices.type("en_US")
        # Where no window manager settles it, a Tab in the very moment the list opens is taken back.
        self.qtbot.waitUntil(lambda: language.popup.isVisible() and language.line.text() == "en_US")
        self.devices.press("Tab")
        self.devices.wait_for_focus(self.window.form.text)
        self.devices.press("Tab")
        self.devices.wait_for_focus(self.window.form.header.buttons[HeaderKind.NONE])
        self.wait_for_message(Message(recipient=recipient, template_name="order_update", language="en_US"))

    def wait_for_message(self, message: Message) -> None:
        """Wait until this is the message, to the letter."""

        def check() -> None:
            stands = self.app.composer.message
            assert stands == message, f"{stands} in place of {message}"

        self.qtbot.waitUntil(check, timeout=PATIENCE_MS)

    def send(self) -> SendReport:
        """Press Ctrl+Enter and wait until the send has ended."""
        with self.qtbot.waitSignal(self.app.sender.finished, timeout=PATIENCE_MS) as finished:
            self.devices.press("ctrl+Return")
        assert finished.args is not None
        report = finished.args[0]
        assert isinstance(report, SendReport)
        return report

    def row(self) -> Entry:
        """The newest row of the history."""
        (row,) = self.app.storage.submit(lambda repos: repos.history.newest(1)).result(5)
        return row


def doubled_mnemonics(window: QWidget) -> list[str]:
    """Keys that two parts of a window want at once: Alt and such a key leads nowhere."""
    texts = [part.text() for part in window.findChildren(QAbstractButton) if part.isVisible()]
    texts += [part.text() for part in window.findChildren(QLabel) if part.isVisible() and _leads_somewhere(part)]
    for bar in window.findChildren(QMenuBar):
        texts += [action.text() for action in bar.actions()]
    for tabs in window.findChildren(QTabBar):
        texts += [tabs.tabText(number) for number in range(tabs.count())]
    keys = Counter(QKeySequence.mnemonic(text).toString() for text in texts)
    return [key for key, count in keys.items() if key and count > 1]


def _leads_somewhere(label: QLabel) -> bool:
    buddy: QWidget | None = label.buddy()
    return buddy is not None
