"""Everything kept on disk, opened on one thread and asked from any. The window never waits for a disk."""

import contextlib
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from nxwa_desktop.paths import Paths
from nxwa_desktop.storage.retried_writes import RetriedWrites
from nxwa_desktop.workers import DaemonExecutor, SerialWorker

if TYPE_CHECKING:  # imported on the thread that opens them
    from nxwa_desktop.storage.accounts import Accounts
    from nxwa_desktop.storage.clock_offsets import ClockOffsets
    from nxwa_desktop.storage.drafts import Drafts
    from nxwa_desktop.storage.history import History
    from nxwa_desktop.storage.restore import Restored
    from nxwa_desktop.storage.templates import Templates

T = TypeVar("T")


class Stores:
    """The opened database and its repositories; lives on the thread that made it.

    Opening it closes the rows that a dead process left `sending`; `recovered` counts them.
    """

    accounts: "Accounts"
    history: "History"
    drafts: "Drafts"
    templates: "Templates"
    clock_offsets: "ClockOffsets"

    def __init__(self, paths: Paths) -> None:
        from nxwa_desktop.storage.accounts import Accounts
        from nxwa_desktop.storage.backup import open_database
        from nxwa_desktop.storage.clock_offsets import ClockOffsets
        from nxwa_desktop.storage.drafts import Drafts
        from nxwa_desktop.storage.history import History
        from nxwa_desktop.storage.owner import ProcessOwner
        from nxwa_desktop.storage.templates import Templates

        with contextlib.ExitStack() as opened:
            # Entered first and so left last: without its mark, another process would close rows still being written.
            mark = opened.enter_context(contextlib.ExitStack())
            self._database = opened.enter_context(open_database(paths))
            owner = ProcessOwner(paths.data_folder)
            mark.callback(owner.release)
            self.accounts = Accounts(self._database)
            self.history = History(self._database, owner)
            self.drafts = Drafts(self._database, owner)
            self.templates = Templates(self._database)
            self.clock_offsets = ClockOffsets(self._database)
            self.recovered = self.history.recover()
            self._opened = opened.pop_all()

    def data_version(self) -> int:
        """A number that is another one once another connection has written."""
        return self._database.data_version()

    def refuse_newer(self) -> None:
        """Raise DatabaseNewer where a newer program has changed the file since it was opened."""
        self._database.refuse_newer()

    def close(self) -> None:
        """Close the database, then say that this process is gone."""
        self._opened.close()


class StoreThread:
    """A daemon thread that owns the `Stores` and serves calls one after the other.

    A damaged file is set aside, and the newest good copy takes its place.
    """

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._stores: Stores | None = None
        self._identity: tuple[int, int] | None = None
        self._worker = SerialWorker("nxwa-storage")
        self.retried = RetriedWrites(self.submit)
        """For what has to reach the disk, however often it has to be tried."""
        self.on_restored: Callable[[Restored], object] | None = None
        """Called on this thread when a damaged file was set aside."""

    def submit(self, call: Callable[[Stores], T]) -> "Future[T]":
        """Run `call` with the stores, which the first call opens.

        The future fails with a StorageError where they cannot be opened; the next call tries again.
        """
        return self._worker.submit(lambda: self._run(call))

    def back_up_if_due(self) -> "Future[Path | None]":
        """Copy the database unless that was done today, on a thread and a connection of its own: sends go on.

        The future has the copy, None where there is one of today, or fails with a StorageError.
        """
        return DaemonExecutor().submit(lambda: _back_up_if_due(self._paths))

    def close(self, timeout: float) -> bool:
        """Finish what is queued, close the files; wait at most `timeout` seconds. True when all is done."""
        self.retried.finish()
        self._worker.submit(self._close)
        return self._worker.close(timeout)

    def _run(self, call: Callable[[Stores], T]) -> T:
        from nxwa_desktop.storage.database import DatabaseDamaged, DatabaseFailed, DatabaseNewer
        from nxwa_desktop.storage.restore import is_damaged

        stores = self._opened()
        try:
            stores.refuse_newer()
            return call(stores)
        except DatabaseNewer:
            self._close()
            raise
        except (DatabaseDamaged, DatabaseFailed) as error:
            # A row that makes no sense is no reason to set all others aside. Failed: a table or a column is not there.
            if is_damaged(self._paths, thorough=isinstance(error, DatabaseDamaged)):
                self._close()
                self._restore()
            # Not tried again: half of it may have been done. The next call finds a sound file.
            raise

    def _opened(self) -> Stores:
        if self._stores is not None and self._identity != file_identity(self._paths.database_file):
            # The file was moved or deleted under us: what is written into it now would be nobody's record.
            self._close()
        if self._stores is None:
            self._stores = self._open()
            self._identity = file_identity(self._paths.database_file)
        return self._stores

    def _open(self) -> Stores:
        from nxwa_desktop.storage.database import DatabaseDamaged, DatabaseFailed, DatabaseNewer
        from nxwa_desktop.storage.restore import is_misnumbered, lost_its_content

        if lost_its_content(self._paths):
            self._restore()
        try:
            return Stores(self._paths)
        except (DatabaseDamaged, DatabaseFailed):
            # Failed: it may be that another process is just putting a copy in its place. That waits for it.
            self._restore()
            return Stores(self._paths)
        except DatabaseNewer:
            if not is_misnumbered(self._paths):
                raise
            self._restore()
            return Stores(self._paths)

    def _restore(self) -> None:
        from nxwa_desktop.storage.backup import now_ms
        from nxwa_desktop.storage.restore import restore
        from nxwa_desktop.storage.schema import MIGRATIONS

        restored = restore(self._paths, len(MIGRATIONS), now_ms())
        if restored is not None and self.on_restored is not None:
            self.on_restored(restored)

    def _close(self) -> None:
        stores, self._stores = self._stores, None
        if stores is not None:
            with contextlib.suppress(Exception):  # a damaged file may not even close
                stores.close()


def file_identity(file: Path) -> tuple[int, int] | None:
    """Tells a file from another of the same name; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _back_up_if_due(paths: Paths) -> Path | None:
    from nxwa_desktop.storage.backup import Backups, now_ms, open_database
    from nxwa_desktop.storage.forgetting import keep_to_retention

    backups, now = Backups(paths.backup_folder), now_ms()
    if not backups.is_due(now) or not paths.database_file.exists():
        return None
    with open_database(paths) as database:
        made = backups.make(database, database.version, now)
        keep_to_retention(paths, database, now)
        return made
