"""Press random keys and click at random places of the real window.

`python -m tests.support.random_use [STEPS] [SEED]` prints what was logged and the memory in use.
"""

import contextlib
import gc
import logging
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QPoint,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from nxwa_desktop.app import App
from nxwa_desktop.protocol.message import ImageHeader, Message
from nxwa_desktop.system.paths import Paths

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
PLAIN = Qt.KeyboardModifier.NoModifier
KEYS = [
    *((Qt.Key(code), PLAIN) for code in (*range(0x41, 0x5B), *range(0x30, 0x3A), 0x20, 0x7B, 0x7D)),
    *(
        (key, modifiers)
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return)
        for modifiers in (PLAIN, CTRL)
    ),
    *((key, PLAIN) for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Escape)),
    *((key, PLAIN) for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_PageDown, Qt.Key.Key_F6)),
    *((key, ALT) for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_T, Qt.Key.Key_L, Qt.Key.Key_W)),
    *((Qt.Key(ord(letter)), CTRL) for letter in "ACDFHINOSTVXYZ123"),
    *((key, CTRL | SHIFT) for key in (Qt.Key.Key_Z, Qt.Key.Key_V, Qt.Key.Key_Backspace)),
    (Qt.Key.Key_Backspace, CTRL),
    (Qt.Key.Key_Comma, CTRL),
]
STARTED = Message(
    "+86 136 0000 9759",
    "order_update",
    "en_US",
    ImageHeader("https://example.invalid/a.png"),
    ("David", "China"),
    "Hello {{name}} of {{town}}",
    ("name", "town"),
    "en_US",
)


SAID_BY_QT = ("This plugin does not support", "QFileSystemWatcher::addPaths: list is empty")
"""Of its platform for tests, and of its own file dialog."""


class LogCollector(logging.Handler):
    """Keeps what is logged, by Python or by Qt, and what a slot raised."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(self.format(record))

    def qt(self, kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(SAID_BY_QT):
            self.messages.append(f"Qt: {text}")

    def raised(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = "" if trace is None else f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        self.messages.append(f"{kind.__name__}: {error} at {where}")


@contextlib.contextmanager
def collected_logs() -> Iterator[LogCollector]:
    """Collect all that is logged or raised meanwhile."""
    collector, hook, here = LogCollector(), sys.excepthook, Path.cwd()
    logging.getLogger().addHandler(collector)
    before = qInstallMessageHandler(collector.qt)
    sys.excepthook = collector.raised
    opened, QDesktopServices.openUrl = QDesktopServices.openUrl, lambda _: True  # type: ignore[method-assign]
    try:
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)  # files that a dialog writes
            try:
                yield collector
            finally:
                os.chdir(here)  # Windows removes no folder that somebody is in
    finally:
        os.chdir(here)
        QDesktopServices.openUrl = opened  # type: ignore[method-assign]
        sys.excepthook = hook
        qInstallMessageHandler(before)
        logging.getLogger().removeHandler(collector)


def one_step(app: App, rng: random.Random) -> None:
    """Press a key, or click."""
    if not app.window.isVisible():
        app.window.show()
    loose = QTimer()  # Qt's own dialogs wait for the end of a menu or of a question
    loose.timeout.connect(close_one)
    loose.start(300)
    target = QApplication.activePopupWidget() or QApplication.activeModalWidget() or app.window
    match rng.randrange(10):
        case 0:
            click(rng.choice(_buttons(target) or [target]), rng)
        case 1:
            widgets = [each for each in target.findChildren(QWidget) if each.isVisible()]
            click(rng.choice(widgets or [target]), rng)
        case _:
            focused = QApplication.activePopupWidget() or QApplication.focusWidget() or target
            QTest.keyClick(focused, *rng.choice(KEYS))
    QApplication.processEvents()


def _buttons(target: QWidget) -> list[QAbstractButton]:
    return [each for each in target.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]


def click(widget: QWidget, rng: random.Random) -> None:
    size = widget.size()
    where = QPoint(rng.randrange(max(1, size.width())), rng.randrange(max(1, size.height())))
    button = Qt.MouseButton.RightButton if rng.random() < 0.1 else Qt.MouseButton.LeftButton
    QTest.mouseClick(widget, button, PLAIN, where)


def close_one() -> None:
    """Close what is on top."""
    if (on_top := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
        on_top.close()


def tidy(app: App) -> None:
    """Close what is open, as a person does now and then."""
    for _ in range(10):
        if (open_one := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is None:
            break
        open_one.close()
        QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def resident() -> float:
    """Megabytes of memory that the process has."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 1e6


def main(steps: int, seed: int) -> None:
    """Tell what was heard, and the memory after each thousand."""
    qt = QApplication([])
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder, collected_logs() as collector:
        app = App(Paths.below(Path(folder)), sandbox=True)
        app.window.show()
        app.window.activateWindow()
        for number in range(steps):
            one_step(app, rng)
            if number % 50 == 49:
                tidy(app)
            if number % 500 == 0:
                app.composer.load(STARTED)
            if number % 1000 == 999:
                gc.collect()
                print(
                    f"{number + 1} {resident():7.1f} MB {len(qt.allWidgets())} widgets, {len(collector.messages)} logs",
                    flush=True,
                )
        tidy(app)
        app.close()
    for line in dict.fromkeys(collector.messages):
        print(line)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000, int(sys.argv[2]) if len(sys.argv) > 2 else 0)
