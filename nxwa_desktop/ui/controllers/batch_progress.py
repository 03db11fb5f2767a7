"""The progress of a batch on every page: the line in the navigation, the history, and the system's notification."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow

from nxwa_desktop.services.batches import BatchService
from nxwa_desktop.services.history import HistoryService
from nxwa_desktop.storage.batch_records import Batch, BatchState

if TYPE_CHECKING:
    from nxwa_desktop.batch.runner import BatchEnd
    from nxwa_desktop.ui.widgets.system_notification import SystemNotification

FOLLOW_MS = 1_000
"""Milliseconds between two looks of the history at a running batch."""


class BatchProgress(QObject):
    """Follows the batch that runs, whichever page is shown."""

    def __init__(
        self,
        window: QMainWindow,
        batches: BatchService,
        history: HistoryService,
        *,
        show_progress: Callable[[int, int], object],
    ) -> None:
        """`show_progress(done, count)`: in the navigation; no count for nothing that runs."""
        super().__init__(window)
        self._window = window
        self._show_progress = show_progress
        self._batches = batches
        self._history = history
        self._following = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._following.timeout.connect(history.grew)
        batches.progressed.connect(self._progressed)
        batches.ended.connect(self._ended)
        if batches.running is not None:
            self._progressed()

    def _progressed(self) -> None:
        counts = self._batches.counts
        if self._batches.running is not None:
            self._show_progress(counts.ended, counts.to_send)
        if not self._following.isActive():
            self._following.start()

    def _ended(self, batch: Batch, _: "BatchEnd") -> None:
        self._following.stop()
        self._history.changed.emit()
        self._history.schedule_tidying()
        self._show_progress(0, 0)
        if not self._window.isActiveWindow():
            self._notify(batch)

    @functools.cached_property
    def _notification(self) -> "SystemNotification":
        from nxwa_desktop.ui.widgets.system_notification import SystemNotification

        return SystemNotification(self._window)

    def _notify(self, batch: Batch) -> None:
        counts = self._batches.counts
        titles = {
            BatchState.DONE: self.tr("The batch is done"),
            BatchState.PAUSED: self.tr("The batch is paused"),
        }
        words = self.tr("{0} of {1} rows done").format(counts.ended, counts.to_send)
        self._notification.notify(titles.get(batch.state, self.tr("The batch has stopped")), words)
