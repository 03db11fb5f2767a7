"""A thread with a connection of its own to read and tend the history, beside the sends."""

import contextlib
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from nxwa_desktop.storage.errors import DatabaseDamaged, DatabaseFailed, DatabaseNewer, StorageError
from nxwa_desktop.storage.file_identity import file_identity
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.threads import SerialWorker, WorkerClosed

if TYPE_CHECKING:  # imported on the thread that opens them
    from nxwa_desktop.storage.send_queries import SendQueries

T = TypeVar("T")

RELEASE_S = 2.0
"""Longest time in seconds that moving a damaged file waits for a query to end."""


class SendQueryWorker:
    """A daemon thread that owns an `SendQueries`, which the first call opens."""

    def __init__(self, paths: Paths, name: str = "nxwa-archive", storage: StorageWorker | None = None) -> None:
        """`storage`: knows whether the file is the one to be used, and deals with damage."""
        self._paths = paths
        self._storage = storage
        self._queries: SendQueries | None = None
        self._identity: tuple[int, int] | None = None
        self._worker = SerialWorker(name)
        if storage is not None:
            storage.readers.append(self._release)

    def submit(self, call: "Callable[[SendQueries], T]") -> "Future[T]":
        """Run `call` with the archive. The future fails with a StorageError where it cannot be opened."""
        return self._worker.submit(lambda: self._run(call))

    def interrupt(self) -> None:
        """From any thread: end the query that runs now; its future fails with Interrupted."""
        if (queries := self._queries) is not None:
            with contextlib.suppress(StorageError):  # closed meanwhile
                queries.interrupt()

    def close(self, timeout: float) -> bool:
        """End what runs and close the file; wait at most `timeout` seconds. True when all is done."""
        self._worker.submit(self._close)
        self.interrupt()
        return self._worker.close(timeout)

    def _run(self, call: "Callable[[SendQueries], T]") -> T:
        try:
            queries = self._opened()
            queries.refuse_newer()
            return call(queries)
        except DatabaseNewer:
            self._close()
            raise
        except (DatabaseDamaged, DatabaseFailed):
            if self._storage is not None:
                self._storage.report_damage()
            raise

    def _opened(self) -> "SendQueries":
        identity = file_identity(self._paths.database_file)
        if self._queries is not None and self._identity != identity:
            self._close()
        if self._queries is None:
            if self._storage is not None:
                self._storage.submit(lambda _: None).result()  # raises where another file is there, or none
            from nxwa_desktop.storage.send_queries import SendQueries

            self._queries = SendQueries(self._paths)
            self._identity = file_identity(self._paths.database_file)
        return self._queries

    def _release(self) -> None:
        """From the thread of the storage: close the file; the next call opens it again."""
        if self._queries is not None:  # else this thread may be waiting for that one
            self.interrupt()
            with contextlib.suppress(TimeoutError, WorkerClosed, StorageError):
                self._worker.submit(self._close).result(RELEASE_S)

    def _close(self) -> None:
        queries, self._queries = self._queries, None
        if queries is not None:
            queries.close()
