"""Notices what changes beside the window, which then may show what is no longer so: another process wrote into the
database, or ended in the middle of a send; another version of the program was installed.
"""

import contextlib

from PySide6.QtCore import QObject, QTimer, Signal

from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.storage.sqlite import DatabaseFull, DatabaseLocked, DatabaseReadOnly
from nxwa_desktop.storage.worker import Repositories, StorageWorker
from nxwa_desktop.system.installation import Installation

EVERY_MS = 3_000


class ExternalChangeMonitor(QObject):
    """`changed_elsewhere()`: what was read from the stores may be out of date. What this program's own browsing and
    tidying of the history writes counts as elsewhere too: it has a connection of its own. So does a send that another
    process left under way when it ended: nobody else will close its row.

    `program_replaced(bool)`: what runs here is no longer what is installed; or is again.
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
        self._looking = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, active: bool) -> None:
        """Look now, and every few seconds while the window is active."""
        if active:
            self.look()
            self._timer.start()
        else:
            self._timer.stop()

    def look(self) -> None:
        """Look at the installed program, and ask the database whether another connection wrote since the last look.

        The database's first look only takes note.
        """
        if self._installation.replaced() != self._replaced:
            self._replaced = not self._replaced
            self.program_replaced.emit(self._replaced)
        # A database that is slow to answer is not asked faster than it can.
        if not self._looking:
            self._looking = True
            self._main_thread.when_done(self._storage.look(_look), self._looked, self._not_looked)

    def close(self) -> None:
        """No more signals."""
        self._timer.stop()
        self._main_thread.close()

    def _not_looked(self, _: BaseException) -> None:
        self._looking = False  # whoever needs the database is told by what failed

    def _looked(self, found: tuple[int, Repositories, int]) -> None:
        self._looking = False
        recovered, *version = found
        seen, self._seen = self._seen, version
        if recovered or (seen is not None and seen != self._seen):
            self.changed_elsewhere.emit()


def _look(storage: Repositories) -> tuple[int, Repositories, int]:
    recovered = 0
    # What cannot be written now is at the next look. Where nothing is under way this is one step of a small index.
    with contextlib.suppress(DatabaseFull, DatabaseLocked, DatabaseReadOnly):
        recovered = storage.history.recover()
    # With the stores themselves: those opened anew count anew, and hold perhaps another file.
    return recovered, storage, storage.data_version()
