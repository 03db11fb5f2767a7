"""A message that is pasted with real keys, and dragged with a real mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.sandbox.account import sandbox_account
from tests.end_to_end.desktop_driver import DesktopDriver
from tests.support.x11 import PATIENCE_MS

MESSAGE = Message("8613600009759", "order_update", "en_US", body=("it's “David”", "China"))
BODY = encode_body(MESSAGE, sandbox_account("")).decode()


def test_the_keys_reach_the_window_from_within_a_field(driver: DesktopDriver) -> None:
    QApplication.clipboard().setText(BODY)
    for field in (driver.window.form.recipient.edit, driver.window.form.text):
        driver.app.composer.load(Message())
        field.setFocus()
        driver.devices.wait_for_focus(field)
        driver.devices.press("ctrl+shift+v")
        driver.wait_for_message(MESSAGE)
    driver.devices.press("ctrl+z")
    driver.wait_for_message(Message())


class DraggedText(QLabel):
    """Drags its text. Not a text field: the timer by which Qt scrolls that begins a second drag, which nothing ends."""

    action: Qt.DropAction | None = None
    """What became of it."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        content = QMimeData()
        content.setText(self.text())
        drag = QDrag(self)
        drag.setMimeData(content)
        self.action = drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction)


@pytest.fixture
def elsewhere(driver: DesktopDriver) -> Iterator[DraggedText]:
    """A text in another window."""
    text = DraggedText(BODY)
    text.setGeometry(0, 800, 600, 150)
    text.show()
    driver.qtbot.waitExposed(text)
    yield text
    text.close()
    text.deleteLater()


def test_a_text_is_dragged_onto_the_window(driver: DesktopDriver, elsewhere: DraggedText) -> None:
    driver.devices.drag(elsewhere, driver.window.preview.message)
    driver.wait_for_message(MESSAGE)
    assert elsewhere.action is Qt.DropAction.CopyAction
    driver.qtbot.waitUntil(lambda: not driver.window.imports.drops.overlay.isVisible(), timeout=PATIENCE_MS)


def test_a_text_is_dragged_into_a_field(driver: DesktopDriver, elsewhere: DraggedText) -> None:
    elsewhere.setText("8613600009759 " * 30)
    driver.devices.drag(elsewhere, driver.window.form.text)
    driver.qtbot.waitUntil(lambda: "8613600009759" in driver.app.composer.message.body_text, timeout=PATIENCE_MS)
