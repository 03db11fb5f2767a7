"""Tells that the data file was deleted, moved or replaced while the program ran, and does what the person chooses."""

import logging

from PySide6.QtCore import QObject, Signal

from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.storage.errors import Choice, DataFileChanged
from nxwa_desktop.storage.worker import StorageWorker

_log = logging.getLogger(__name__)


class DataFile(QObject):
    """`changed()`: `change` is another. `went_on(Choice)`: it was done as chosen. `failed(Exception)`: it was not.

    After `Choice.ANEW` the accounts and the history are gone.
    """

    changed = Signal()
    went_on = Signal(object)
    failed = Signal(object)
    _noticed = Signal(object)

    def __init__(self, storage: StorageWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storage = storage
        self._main_thread = MainThreadCallback(self)
        self._change: DataFileChanged | None = None
        self._noticed.connect(self._take)
        storage.on_changed = self._noticed.emit  # on the storage thread: the signal leads to this one

    @property
    def change(self) -> DataFileChanged | None:
        """What happened to the file; None while all is well, and once work goes on."""
        return self._change

    def go_on(self, choice: Choice) -> None:
        """Go on as the person has chosen."""
        self._main_thread.when_done(self._storage.go_on(choice), lambda _: self.went_on.emit(choice), self._failed)

    def close(self) -> None:
        """No more signals."""
        self._storage.on_changed = None
        self._main_thread.close()

    def _take(self, change: DataFileChanged | None) -> None:
        if change is not None:
            _log.error("the data file: %s", change)
        self._change = change
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        _log.error("the data file: %s: %s", type(error).__name__, error)
        self.failed.emit(error)
