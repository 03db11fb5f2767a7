"""Work that waits for the next paint of a window."""

import itertools
import sys
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

PAUSE_MS = 5
"""Milliseconds between two steps, for keys, paints and other threads."""


class AfterPaint(QObject):
    """Runs `steps` once, after the first paint since `wait`, each in a turn of the event loop of its own.

    Keys and paints come between them. A window that is not painted, as one that is minimised, is waited for no longer
    than `longest_ms` from now on; one that was closed meanwhile is left alone.
    """

    def __init__(self, window: QWidget, *steps: Callable[[], object], longest_ms: int) -> None:
        super().__init__(window)
        self._window = window
        self._steps: Iterator[Callable[[], object]] = iter(steps)
        self._turns = QTimer(self, interval=PAUSE_MS)
        self._turns.timeout.connect(self._step)
        self._longest = QTimer(self, singleShot=True)
        self._longest.timeout.connect(self._turns.start)
        self._longest.start(longest_ms)

    def wait(self) -> None:
        """Begin after the next paint of anything in the window."""
        if self._longest.isActive():
            self._window.installEventFilter(self)

    def begin(self, *steps: Callable[[], object]) -> None:
        """Begin now, and with these steps."""
        self._stop()
        self._steps = itertools.chain(steps, self._steps)
        self._turns.start()

    def finish(self) -> None:
        """Run what is left at once."""
        self._stop()
        for step in self._steps:
            try:
                step()
            except Exception:  # no reason to leave out the steps after it
                sys.excepthook(*sys.exc_info())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Begin in the turn after the window's update, which paints all that changed in it."""
        if event.type() == QEvent.Type.UpdateRequest:
            self._stop()
            self._turns.start()
        return False

    def _stop(self) -> None:
        self._window.removeEventFilter(self)
        self._longest.stop()
        self._turns.stop()

    def _step(self) -> None:
        step = next(self._steps, None) if self._window.isVisible() else None
        if step is None:
            self._stop()
        else:
            step()
