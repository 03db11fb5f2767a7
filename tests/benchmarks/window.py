"""The real window with everything behind it, and how the benchmarks wait for it."""

import contextlib
import itertools
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from nxwa_desktop.app import App
from nxwa_desktop.protocol.hosts import is_intranet
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.startup import SWITCH_INTERVAL, apply_style
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.system.paths import Paths

_RECIPIENTS = (f"+86 136 0{number:07}" for number in itertools.count())
"""Never the same twice: a message that may repeat an earlier one is not sent."""


def application() -> QApplication:
    """The application and the threads as the program sets them. No blinking cursor: it would paint at random."""
    sys.setswitchinterval(SWITCH_INTERVAL)
    qt = QApplication(["benchmark"])
    qt.setApplicationName("nxwa-desktop")
    qt.setCursorFlashTime(0)
    apply_style(qt)
    return qt


def message(parameters: int) -> Message:
    """A message without problems, to a recipient of its own; `parameters` texts of usual length in its body.

    The first one is the longest: the warning of a body that is too long stands on it, and stays there.
    """
    texts = [f"Customer text no. {number}, as one writes them: 订单 ok" for number in range(parameters)]
    return Message(next(_RECIPIENTS), "order_update", "en_US", body=(2 * texts[0], *texts[1:]))


def wait_until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    """Let the event loop run, asleep between its events, until `condition` holds; bounded."""
    deadline = time.monotonic() + seconds
    waker = QTimer()
    waker.start(50)
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError("what the benchmark waited for did not happen")
        # With a time limit of its own it would not sleep, and would compete with what is measured.
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def pass_time(seconds: float) -> None:
    """Let the event loop run for so long."""
    over = QTimer()
    over.setSingleShot(True)
    over.start(round(seconds * 1000))
    wait_until(lambda: not over.isActive())


def settle() -> None:
    """Let layouts and paints that follow from one another come to their end."""
    for _ in range(5):
        pass_time(0.01)


@contextlib.contextmanager
def opened(folder: Path, vault: Vault | None = None, is_private: Callable[[str], bool] = is_intranet) -> Iterator[App]:
    """The program as it stands once it has fetched everything: painted, in the sandbox, ready to send.

    `is_private`: hosts that are not asked for a header image.
    """
    app = App(Paths.below(folder), sandbox=True, vault=vault, is_private=is_private)
    settled: list[bool] = []
    app.window.settled.connect(lambda: settled.append(True))
    try:
        app.window.show()
        wait_until(lambda: bool(settled) and app.account_service.in_sandbox and app.account_service.loaded)
        ready: list[bool] = []
        app.network.call(lambda: ready.append(True))  # behind the warm-up, in its queue
        wait_until(lambda: bool(ready))
        yield app
    finally:
        app.window.close()
        app.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
