"""Send and Cancel."""

import time

import msgspec
import pytest
from PySide6.QtCore import QElapsedTimer, QEvent, QRect, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.message import Message, NoHeader
from nxwa_desktop.protocol.outcome import Unknown, UnknownReason
from nxwa_desktop.ui.result.send_button import SendButton
from nxwa_desktop.ui.widgets.account_button import SendLook
from nxwa_desktop.ui.widgets.lazy import is_built
from tests.ui.window_driver import WindowDriver, account, number_ending_in, visible_texts

CTRL = Qt.KeyboardModifier.ControlModifier

LEFT = Qt.MouseButton.LeftButton

BEFORE_THE_ANSWER = 10.0
"""Seconds; the slow answer takes 15."""


def _to(number: str) -> Message:
    return Message(number, "order_update", "en_US", NoHeader(), ("David",))


def test_a_held_key_sends_once(driver: WindowDriver) -> None:
    driver.load()
    driver.focus(driver.window.form.template_name)

    def hold() -> None:
        driver.key(Qt.Key.Key_Return, CTRL)

    driver.finished(hold)
    for _ in range(5):  # QTest itself cannot repeat a key
        again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, CTRL, "\r", True)
        QApplication.sendEvent(QApplication.focusWidget() or driver.window, again)
        driver.settle()
    assert not driver.window.send_action.autoRepeat()
    assert not driver.app.sender.busy
    assert len(driver.sent) == 1


@pytest.mark.parametrize("place", [-0.4, 0.0, 0.4])
def test_a_double_click_on_send_sends_once_and_does_not_cancel(driver: WindowDriver, place: float) -> None:
    driver.load(_to(number_ending_in("90002")))
    button = driver.window.dock
    handle = driver.window.windowHandle()
    point = button.send.mapTo(driver.window, button.send.rect().center())
    point.setX(point.x() + round(button.send.width() * place))
    for _ in range(2):
        QTest.mouseClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, point)
        driver.settle()
    driver.wait_until_under_way()
    assert driver.app.sender.busy
    assert len(driver.sent) == 1
    driver.finished(driver.app.sender.cancel)


def test_a_double_click_on_cancel_does_not_send_again(driver: WindowDriver) -> None:
    driver.load(_to(number_ending_in("90002")))
    button = driver.window.dock
    driver.window.sending.send()
    driver.wait_until_under_way()
    handle = driver.window.windowHandle()
    driver.until(lambda: not button.ignores_clicks)
    point = button.cancel.mapTo(driver.window, button.cancel.rect().center())
    driver.finished(lambda: QTest.mouseClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, point))
    QTest.mouseClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, point)
    driver.settle()
    assert not driver.app.sender.busy
    assert len(driver.sent) == 1


def test_cancel_says_the_truth_and_gives_send_back(driver: WindowDriver) -> None:
    driver.load(_to(number_ending_in("90002")))
    button = driver.window.dock
    driver.focus(button.send)
    driver.key(Qt.Key.Key_Space)
    driver.wait_until_under_way()
    assert button.cancel.isVisible()
    assert button.cancel.hasFocus()
    assert not button.send.isVisible()
    assert any(text == "Sending to +86 136 0009 0002" for text in visible_texts(button))
    assert not driver.window.send_action.isEnabled()
    assert driver.window.cancel_action.isEnabled()
    began = time.perf_counter()
    report = driver.finished(lambda: QTest.mouseClick(button.cancel, LEFT))
    assert time.perf_counter() - began < BEFORE_THE_ANSWER
    assert report.outcome == Unknown(UnknownReason.CANCELLED)
    assert not button.send.isVisible()
    assert button.result.buttons.primary is not None
    assert button.result.buttons.primary.hasFocus()
    assert driver.window.result.title == "Outcome unknown"
    assert driver.window.send_action.isEnabled()


@pytest.mark.parametrize("gap_ms", [0, 60, 120])
def test_the_key_pressed_twice_sends_once(driver: WindowDriver, gap_ms: int) -> None:
    """The second press may come when the first message has been answered already."""
    driver.load()
    driver.finished(lambda: driver.key(Qt.Key.Key_Return, CTRL))
    started = QElapsedTimer()
    started.start()
    driver.until(lambda: started.elapsed() >= gap_ms)
    driver.key(Qt.Key.Key_Return, CTRL)
    assert not driver.app.sender.busy
    assert driver.window.sending.question is None
    assert len(driver.sent) == 1


def test_space_pressed_twice_does_not_cancel(driver: WindowDriver) -> None:
    driver.load(_to(number_ending_in("90002")))
    driver.focus(driver.window.dock.send)
    driver.key(Qt.Key.Key_Space)
    driver.until(driver.window.dock.cancel.hasFocus)
    driver.key(Qt.Key.Key_Space)
    assert driver.app.sender.busy
    assert driver.window.dock.cancel.isEnabled(), "nothing was cancelled"
    driver.finished(driver.app.sender.cancel)


def test_cancel_is_pressed_once_and_comes_back_with_the_next_send(driver: WindowDriver) -> None:
    button = driver.window.dock
    button.show_busy("+86", "Acme")
    button.show_cancelling()
    assert not button.cancel.isEnabled()
    button.show_idle()
    button.show_busy("+86", "Acme")
    assert button.cancel.isEnabled()


def test_the_first_send_finds_its_states_built(driver: WindowDriver) -> None:
    dock = driver.window.dock
    driver.until(lambda: is_built(dock, "sending") and is_built(dock, "result"))
    assert dock.send.isVisible()
    assert not dock.sending.isVisible()
    assert not dock.result.isVisible()


def test_the_sandbox_keeps_its_flask_where_something_is_still_to_do(qtbot: QtBot) -> None:
    def tile(name: str, *, sandbox: bool) -> QImage:
        button = SendButton()
        qtbot.addWidget(button)
        button.show_account(msgspec.structs.replace(account(name), sandbox=sandbox))
        button.show_look(SendLook.QUIET)
        button.resize(button.sizeHint())
        return button.grab(QRect(0, 0, 40, button.height())).toImage()

    assert tile("Sandbox", sandbox=True) == tile("Other name", sandbox=True), "no letters of the name"
    assert tile("Sandbox", sandbox=False) != tile("Other name", sandbox=False)
