"""What is seen of a batch on every page: the line in the navigation, the history, and the system's notification."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from nxwa_desktop.services.batches import BatchService
from nxwa_desktop.services.history import HistoryService
from nxwa_desktop.storage.batch_records import Batch, BatchState

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

    from nxwa_desktop.batch.runner import BatchEnd

FOLLOW_MS = 1_000
"""Milliseconds between two looks of the history at a running batch."""
SHOWN_MS = 15_000
"""Milliseconds after which the icon of the notification goes."""


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
        self._tray: QSystemTrayIcon | None = None
        self._following = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._following.timeout.connect(history.changed)
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

    def _notify(self, batch: Batch) -> None:
        from nxwa_desktop import texts
        from nxwa_desktop.ui.i18n.plain_text import plain_line
        from nxwa_desktop.ui.i18n.translate import render

        counts = self._batches.counts
        title = self.tr("The batch is done") if batch.state is BatchState.DONE else self.tr("The batch has stopped")
        words = self.tr("{0} of {1} rows done").format(counts.ended, counts.to_send)
        if batch.state is BatchState.PAUSED and batch.pause is not None:
            title, words = self.tr("The batch is paused"), render(texts.batch.pause_reason(batch.pause))
        name = plain_line(batch.source, 80)
        self.show_message(title, f"{name}: {words}" if name else words)

    def show_message(self, title: str, words: str) -> None:
        """Let the system say it, or the window call for attention where the system has no such way."""
        from PySide6.QtWidgets import QSystemTrayIcon

        QApplication.alert(self._window)
        if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(QApplication.windowIcon(), self)
            self._tray.messageClicked.connect(self._raise)
        self._tray.show()
        self._tray.showMessage(title, words, QApplication.windowIcon())
        QTimer.singleShot(SHOWN_MS, self._tray.hide)

    def _raise(self) -> None:
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
