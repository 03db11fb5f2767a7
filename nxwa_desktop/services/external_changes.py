"""Detects changes made by others: writes into the database, abandoned sends, an upgrade of the program."""

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.storage.errors import DatabaseFull, DatabaseLocked, DatabaseReadOnly
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.installation import Installation

if TYPE_CHECKING:  # imported on the thread of the database
    from nxwa_desktop.storage.repositories import Repositories

POLL_MS = 3_000


class ExternalChangeMonitor(QObject):
    """Polls the database and the installed program while the window is active.

    `changed_elsewhere()`: what was read from the database may be out of date. Writes of this program's own history
    connections count too, and so does closing the row of a send that another process left under way when it ended.
    `program_replaced(bool)`: the running program is no longer the installed one, or is again.
    """

    changed_elsewhere = Signal()
    program_replaced = Signal(bool)

    def __init__(self, storage: StorageWorker, installation: Installation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storage = storage
        self._installation = installation
        self._replaced = False
        self._main_thread = MainThreadCallback(self)
        self._seen: object = None
        self._polling = False
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self.poll)

    @property
    def replaced(self) -> bool:
        """True while the running program is no longer the installed one."""
        return self._replaced

    def watch(self, active: bool) -> None:
        """Poll now, and every few seconds while `active`."""
        if active:
            self.poll()
            self._timer.start()
        else:
            self._timer.stop()

    def poll(self) -> None:
        """Compare the installed program and the database with what the last poll saw.

        The first poll of the database is the baseline.
        """
        if self._installation.replaced() != self._replaced:
            self._replaced = not self._replaced
            self.program_replaced.emit(self._replaced)
        # Not faster than a slow database answers.
        if not self._polling:
            self._polling = True
            self._main_thread.when_done(self._storage.submit_checked(_read_changes), self._polled, self._not_polled)

    def close(self) -> None:
        """Stop polling, and emit no more signals."""
        self._timer.stop()
        self._main_thread.close()

    def _not_polled(self, _: BaseException) -> None:
        self._polling = False  # the operation that needs the database reports the failure

    def _polled(self, found: "tuple[int, Repositories, int]") -> None:
        self._polling = False
        recovered, *version = found
        seen, self._seen = self._seen, version
        if recovered or (seen is not None and seen != self._seen):
            self.changed_elsewhere.emit()


def _read_changes(repositories: "Repositories") -> "tuple[int, Repositories, int]":
    recovered = 0
    # What cannot be written now is tried at the next poll. With no send under way this is one step of a small index.
    with contextlib.suppress(DatabaseFull, DatabaseLocked, DatabaseReadOnly):
        recovered = repositories.history.recover()
    # With the repositories: reopened ones count from the beginning, and perhaps of another file.
    return recovered, repositories, repositories.data_version()
