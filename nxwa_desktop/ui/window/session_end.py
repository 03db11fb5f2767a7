"""Saves everything when the desktop session ends, which may kill the process while Qt's loop still runs."""

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from nxwa_desktop.services.drafts import DraftAutosave
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.ui.window.window_manager import WindowManager

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication, QSessionManager

SAVE_PATIENCE_S = 2.0
"""Seconds that the end of the session waits for the disk; Windows kills what takes five."""


class SessionEnd(QObject):
    """Follows the session of an application, and asks no question."""

    def __init__(
        self,
        qt: "QGuiApplication",
        windows: WindowManager,
        drafts: DraftAutosave,
        storage: StorageWorker,
        close: Callable[[], object],
    ) -> None:
        """`close()` ends the program as usual, and may be called twice."""
        super().__init__(windows)
        self._windows, self._drafts, self._storage = windows, drafts, storage
        self._close = close
        self._ends = False
        qt.commitDataRequest.connect(self.save)
        qt.aboutToQuit.connect(self.finish)

    def save(self, manager: "QSessionManager | None" = None) -> None:
        """Put all that was typed and set on the disk; the session may still go on after it."""
        self._ends = True
        self._windows.save_settings()
        self._drafts.flush()
        with contextlib.suppress(Exception):  # what the data file does not take lies beside it by now
            self._storage.submit(lambda _: None).result(SAVE_PATIENCE_S)

    def finish(self) -> None:
        """Close the program where its session ends: on Windows nothing runs after this signal."""
        if self._ends:
            self._close()
