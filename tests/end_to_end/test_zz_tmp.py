from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QObject, QEvent
from tests.end_to_end.desk import Desk
from tests.support.x11 import PATIENCE_MS
import pytest
class Spy(QObject):
    def eventFilter(self, w, e):
        if e.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.MouseMove): print("  ", e.type().name, w)
        return False
@pytest.mark.parametrize("pause", [0, 0,500])
def test_x(desk: Desk, pause) -> None:
    c = desk.window.send_button.cancel
    desk.type_message("8613600090002")
    desk.hands.press("ctrl+Return")
    desk.qtbot.waitUntil(lambda: len(desk.endpoint.requests) == 1, timeout=PATIENCE_MS)
    spy = Spy(); QApplication.instance().installEventFilter(spy)
    print("pause", pause)
    desk.qtbot.wait(pause)
    desk.hands.click(c)
    desk.qtbot.wait(300)
    print("busy", desk.app.sender.busy)
    desk.hands.click(c)
    desk.qtbot.wait(300)
    print("busy", desk.app.sender.busy)
    QApplication.instance().removeEventFilter(spy)
    assert 0
