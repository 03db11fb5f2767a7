"""Send and Cancel."""

import time

import pytest
from PySide6.QtCore import QElapsedTimer, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nxwa_desktop.protocol.message import Message, NoHeader
from nxwa_desktop.protocol.outcome import Unknown, UnknownReason
from tests.ui.workbench import Bench, number_ending_in

CTRL = Qt.KeyboardModifier.ControlModifier

LEFT = Qt.MouseButton.LeftButton

BEFORE_THE_ANSWER = 10.0
"""Seconds; the slow answer takes 15."""


def _to(number: str) -> Message:
    return Message(number, "order_update", "en_US", NoHeader(), ("David",))


def test_a_held_key_sends_once(bench: Bench) -> None:
    bench.load()
    bench.focus(bench.window.form.template_name)

    def hold() -> None:
        bench.key(Qt.Key.Key_Return, CTRL)

    bench.finished(hold)
    for _ in range(5):  # QTest itself cannot repeat a key
        again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, CTRL, "\r", True)
        QApplication.sendEvent(QApplication.focusWidget() or bench.window, again)
        bench.settle()
    assert not bench.window.send_action.autoRepeat()
    assert not bench.app.sender.busy
    assert len(bench.sent) == 1


@pytest.mark.parametrize("place", [-0.4, 0.0, 0.4])
def test_a_double_click_on_send_sends_once_and_does_not_cancel(bench: Bench, place: float) -> None:
    bench.load(_to(number_ending_in("90002")))
    button = bench.window.send_button
    handle = bench.window.windowHandle()
    point = button.send.mapTo(bench.window, button.send.rect().center())
    point.setX(point.x() + round(button.send.width() * place))
    for _ in range(2):
        QTest.mouseClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, point)
        bench.settle()
    bench.until(lambda: bench.sent)
    assert bench.app.sender.busy
    assert len(bench.sent) == 1
    bench.finished(bench.app.sender.cancel)


def test_a_double_click_on_cancel_does_not_send_again(bench: Bench) -> None:
    bench.load(_to(number_ending_in("90002")))
    button = bench.window.send_button
    bench.window.flow.send()
    bench.until(lambda: bench.sent)
    handle = bench.window.windowHandle()
    bench.until(lambda: not button.deaf)
    point = button.cancel.mapTo(bench.window, button.cancel.rect().center())
    bench.finished(lambda: QTest.mouseClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, point))
    QTest.mouseClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, point)
    bench.settle()
    assert not bench.app.sender.busy
    assert len(bench.sent) == 1


def test_cancel_says_the_truth_and_gives_send_back(bench: Bench) -> None:
    bench.load(_to(number_ending_in("90002")))
    button = bench.window.send_button
    bench.focus(button.send)
    bench.key(Qt.Key.Key_Space)
    bench.until(lambda: bench.sent)
    assert button.cancel.isVisible()
    assert button.cancel.hasFocus()
    assert not button.send.isVisible()
    assert button._elapsed.text().startswith("Sending… ")
    assert not bench.window.send_action.isEnabled()
    assert bench.window.cancel_action.isEnabled()
    began = time.perf_counter()
    report = bench.finished(lambda: QTest.mouseClick(button.cancel, LEFT))
    assert time.perf_counter() - began < BEFORE_THE_ANSWER
    assert report.outcome == Unknown(UnknownReason.CANCELLED)
    assert button.send.isVisible()
    assert button.send.hasFocus()
    assert bench.window.result.title == "Outcome unknown"
    assert bench.window.send_action.isEnabled()


@pytest.mark.parametrize("gap_ms", [0, 60, 120])
def test_the_key_pressed_twice_sends_once(bench: Bench, gap_ms: int) -> None:
    """The second press may come when the first message has been answered already."""
    bench.load()
    bench.finished(lambda: bench.key(Qt.Key.Key_Return, CTRL))
    started = QElapsedTimer()
    started.start()
    bench.until(lambda: started.elapsed() >= gap_ms)
    bench.key(Qt.Key.Key_Return, CTRL)
    assert not bench.app.sender.busy
    assert bench.window.flow.question is None
    assert len(bench.sent) == 1


def test_space_pressed_twice_does_not_cancel(bench: Bench) -> None:
    bench.load(_to(number_ending_in("90002")))
    bench.focus(bench.window.send_button.send)
    bench.key(Qt.Key.Key_Space)
    assert bench.window.send_button.cancel.hasFocus()
    bench.key(Qt.Key.Key_Space)
    assert bench.app.sender.busy
    assert bench.window.send_button.cancel.isEnabled(), "nothing was cancelled"
    bench.finished(bench.app.sender.cancel)
