"""The daily copy of the database while the window is open."""

import logging
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from nxwa_desktop.storage.worker import StorageWorker

FIRST_CHECK_MS, CHECK_EVERY_MS = 20_000, 3_600_000
"""Delay of the first check after the start, and the interval of those after it."""

_log = logging.getLogger(__name__)


class DailyBackup(QObject):
    """Makes a copy whenever a check finds that one is due."""

    def __init__(self, storage: StorageWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storage = storage
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.check)

    def start(self) -> None:
        """Check regularly from now on."""
        self._timer.start(FIRST_CHECK_MS)

    def close(self) -> None:
        """Check no more."""
        self._timer.stop()

    def check(self) -> None:
        """Make a copy if one is due, on the storage thread."""
        self._timer.start(CHECK_EVERY_MS)
        self._storage.back_up_if_due().add_done_callback(_log_failure)


def _log_failure(done: "Future[Path | None]") -> None:
    if not done.cancelled() and (error := done.exception()) is not None:
        _log.error("the database could not be copied: %s: %s", type(error).__name__, error)
