"""What a person does at the window, in a few words each."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nxwa_desktop.app import App
from nxwa_desktop.report import Report
from nxwa_desktop.sandbox.server import Sandbox
from nxwa_desktop.storage.history import Entry
from nxwa_desktop.ui.main_window import MainWindow
from tests.support.x11 import PATIENCE_MS, Hands

USUAL = "8613600009759"


class Desk:
    """A program, the hands on its keyboard, and the endpoint it sends to."""

    def __init__(self, qtbot: QtBot, hands: Hands, app: App, endpoint: Sandbox) -> None:
        self.qtbot = qtbot
        self.hands = hands
        self.app = app
        self.endpoint = endpoint

    @property
    def window(self) -> MainWindow:
        return self.app.window

    def tab_to(self, widget: QWidget, *, at_most: int = 1) -> None:
        """Press Tab until the widget has the focus."""
        for _ in range(at_most):
            before = self.window.focusWidget()
            self.hands.press("Tab")
            self.qtbot.waitUntil(lambda before=before: self.window.focusWidget() is not before, timeout=PATIENCE_MS)
            if widget.hasFocus():
                return
        raise AssertionError(f"Tab did not lead to {widget!r} but to {self.window.focusWidget()!r}")

    def type_message(self, recipient: str = USUAL) -> None:
        """The shortest message that is without fault, from the recipient's field on, keyboard only."""
        self.hands.type(f"{recipient}\torder_update\ten_US\t")
        self.qtbot.waitUntil(
            lambda: self.app.composer.message.language == "en_US" and not self.app.checker.problems,
            timeout=PATIENCE_MS,
        )

    def send(self) -> Report:
        """Press Ctrl+Enter and wait until the send has ended."""
        with self.qtbot.waitSignal(self.app.sender.finished, timeout=PATIENCE_MS) as finished:
            self.hands.press("ctrl+Return")
        assert finished.args is not None
        report = finished.args[0]
        assert isinstance(report, Report)
        return report

    def row(self) -> Entry:
        """The newest row of the history."""
        (row,) = self.app.stores.submit(lambda stores: stores.history.newest(1)).result(5)
        return row
