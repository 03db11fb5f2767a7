"""The state of the data file: deleted, moved, replaced, restored, not writable; and the choice how to go on."""

import functools
import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.storage.errors import Choice, DataFileChanged
from nxwa_desktop.storage.worker import StorageWorker

if TYPE_CHECKING:  # imported on the thread of the database
    from nxwa_desktop.storage.restore import Restored

_log = logging.getLogger(__name__)


class DataFile(QObject):
    """Reports what happens to the data file, in the main thread.

    `changed()`: `change` is another. `went_on(Choice)`: it was done as chosen; after `Choice.ANEW` the accounts and the
    history are gone. `failed(Exception)`: it was not done. `restored(Restored)`: a damaged file was set aside.
    `unwritten(Exception | None)`: the outcome of a message cannot be written to the history; None once it is there.
    """

    changed = Signal()
    went_on = Signal(object)
    failed = Signal(object)
    restored = Signal(object)
    unwritten = Signal(object)

    def __init__(self, storage: StorageWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storage = storage
        self._main_thread = MainThreadCallback(self)
        self._change: DataFileChanged | None = None
        self._restored: Restored | None = None
        self._unwritten: BaseException | None = None
        # All three are called on the storage thread.
        storage.on_changed = functools.partial(self._main_thread.call, self._set_change)
        storage.on_restored = functools.partial(self._main_thread.call, self._set_restored)
        storage.retried.on_waiting = functools.partial(self._main_thread.call, self._set_unwritten)

    @property
    def change(self) -> DataFileChanged | None:
        """The change of the file; None while it is in order, and once work goes on."""
        return self._change

    @property
    def last_restored(self) -> "Restored | None":
        """The last replacement of a damaged file; None where there was none."""
        return self._restored

    @property
    def last_unwritten(self) -> BaseException | None:
        """The reason why an outcome waits to be written to the history; None where none waits."""
        return self._unwritten

    def go_on(self, choice: Choice) -> None:
        """Go on as the user has chosen; `went_on` or `failed` answers."""
        self._main_thread.when_done(self._storage.go_on(choice), lambda _: self.went_on.emit(choice), self._failed)

    def close(self) -> None:
        """Emit no more signals."""
        self._main_thread.close()

    def _set_change(self, change: DataFileChanged | None) -> None:
        if change is not None:
            _log.error("the data file: %s", change)
        self._change = change
        self.changed.emit()

    def _set_restored(self, restored: "Restored") -> None:
        self._restored = restored
        self.restored.emit(restored)

    def _set_unwritten(self, error: BaseException | None) -> None:
        self._unwritten = error
        self.unwritten.emit(error)

    def _failed(self, error: BaseException) -> None:
        _log.error("the data file: %s: %s", type(error).__name__, error)
        self.failed.emit(error)
