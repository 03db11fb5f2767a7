"""The window's thread under a stopwatch, and its way to the background."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer
from pytestqt.qtbot import QtBot

from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.services.sender import Sender

PATIENCE_MS = 20_000
PROMPT_MS = 100


class Heartbeat(QObject):
    """A timer of 1 ms in the window's thread, and the longest time it was kept waiting."""

    def __init__(self) -> None:
        super().__init__()
        self.beats = 0
        self.longest_ms = 0.0
        self._last = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = time.monotonic()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000)
        self._last, self.beats = now, self.beats + 1


@contextmanager
def heartbeat() -> Iterator[Heartbeat]:
    heart = Heartbeat()
    try:
        yield heart
    finally:
        heart.stop()


def wait_for(qtbot: QtBot, condition: threading.Event | Callable[[], bool]) -> None:
    """Let the window's thread go on until it is so."""
    holds = condition.is_set if isinstance(condition, threading.Event) else condition
    qtbot.waitUntil(holds, timeout=PATIENCE_MS)


class Reports:
    """What a sender says, in order."""

    def __init__(self, sender: Sender) -> None:
        self.said: list[str | SendReport] = []
        sender.started.connect(self._started)
        sender.finished.connect(self.said.append)

    @property
    def finished(self) -> list[SendReport]:
        return [each for each in self.said if isinstance(each, SendReport)]

    def take(self) -> SendReport:
        """The one report, framed by one start."""
        started, report = self.said
        self.said.clear()
        assert started == "started"
        assert isinstance(report, SendReport)
        return report

    def _started(self) -> None:
        self.said.append("started")


def cancelled(qtbot: QtBot, sender: Sender) -> float:
    """Cancel, and wait for the end; the milliseconds from one to the other as the window sees them."""
    watch = QElapsedTimer()
    with qtbot.waitSignal(sender.finished, timeout=PATIENCE_MS):
        watch.start()
        sender.cancel()
    return watch.nsecsElapsed() / 1e6
