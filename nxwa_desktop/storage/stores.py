"""Everything kept on disk, opened on one thread and asked from any. The window never waits for a disk."""

import contextlib
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from nxwa_desktop.paths import Paths
from nxwa_desktop.workers import SerialWorker

if TYPE_CHECKING:  # imported on the thread that opens them
    from nxwa_desktop.storage.accounts import Accounts
    from nxwa_desktop.storage.history import History

T = TypeVar("T")


class Stores:
    """The opened database and its repositories; lives on the thread that made it.

    Opening it closes the rows that a dead process left `sending`; `recovered` counts them.
    """

    accounts: "Accounts"
    history: "History"

    def __init__(self, paths: Paths) -> None:
        from nxwa_desktop.storage.accounts import Accounts
        from nxwa_desktop.storage.database import Database
        from nxwa_desktop.storage.history import History
        from nxwa_desktop.storage.owner import ProcessOwner

        with contextlib.ExitStack() as opened:
            # Entered first and so left last: without its mark, another process would close rows still being written.
            mark = opened.enter_context(contextlib.ExitStack())
            database = opened.enter_context(Database(paths.database_file))
            owner = ProcessOwner(paths.data_folder)
            mark.callback(owner.release)
            self.accounts = Accounts(database)
            self.history = History(database, owner)
            self.recovered = self.history.recover()
            self._opened = opened.pop_all()

    def close(self) -> None:
        """Close the database, then say that this process is gone."""
        self._opened.close()


class StoreThread:
    """A daemon thread that owns the `Stores` and serves calls one after the other."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._stores: Stores | None = None
        self._identity: tuple[int, int] | None = None
        self._worker = SerialWorker("nxwa-storage")

    def submit(self, call: Callable[[Stores], T]) -> "Future[T]":
        """Run `call` with the stores, which the first call opens.

        The future fails with a StorageError where they cannot be opened; the next call tries again.
        """
        return self._worker.submit(lambda: call(self._opened()))

    def close(self, timeout: float) -> bool:
        """Finish what is queued, close the files; wait at most `timeout` seconds. True when all is done."""
        self._worker.submit(self._close)
        return self._worker.close(timeout)

    def _opened(self) -> Stores:
        if self._stores is not None and self._identity != self._file_identity():
            # The file was moved or deleted under us: what is written into it now would be nobody's record.
            self._close()
        if self._stores is None:
            self._stores = Stores(self._paths)
            self._identity = self._file_identity()
        return self._stores

    def _file_identity(self) -> tuple[int, int] | None:
        try:
            found = self._paths.database_file.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _close(self) -> None:
        stores, self._stores = self._stores, None
        if stores is not None:
            stores.close()
