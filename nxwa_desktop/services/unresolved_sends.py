"""The number of sends with an unknown outcome that nobody has resolved."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.storage.worker import StorageWorker

if TYPE_CHECKING:  # imported on the thread of the database
    from nxwa_desktop.storage.repositories import Repositories


class UnresolvedSends(QObject):
    """Counts the unresolved sends. `changed(int, str)`: their number, and the send id of the newest or ""."""

    changed = Signal(int, str)

    def __init__(self, storage: StorageWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storage = storage
        self._main_thread = MainThreadCallback(self)
        self._known = (0, "")

    @property
    def count(self) -> int:
        """Their number at the last count."""
        return self._known[0]

    @property
    def newest(self) -> str:
        """Send id of the newest, empty where there is none."""
        return self._known[1]

    def refresh(self, sandbox: bool) -> None:
        """Count again: the sends of the sandbox, or those of all other accounts."""

        def read(repositories: "Repositories") -> tuple[int, str]:
            history = repositories.history
            return history.unresolved(sandbox), history.newest_unresolved(sandbox) or ""

        # After a failure the numbers stay until the database answers again.
        self._main_thread.when_done(self._storage.submit(read), self._counted, lambda _: None)

    def close(self) -> None:
        """Emit no more signals."""
        self._main_thread.close()

    def _counted(self, counted: tuple[int, str]) -> None:
        if counted != self._known:
            self._known = counted
            self.changed.emit(*counted)
