"""The thread of the database: calls from any thread run there one after the other. The window waits for no disk."""

import contextlib
import os
import sys
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from nxwa_desktop.storage.errors import (
    Change,
    Choice,
    DamagedOnDisk,
    DatabaseDamaged,
    DatabaseFailed,
    DatabaseNewer,
    DatabaseReadOnly,
    DataFileChanged,
    StorageError,
)
from nxwa_desktop.storage.retried_writes import RetriedWrites
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.threads import BackgroundPause, SerialWorker, give_way, run_in_thread
from nxwa_desktop.system.wall_clock import now_ms

if TYPE_CHECKING:  # imported on the thread that opens them
    from nxwa_desktop.protocol.message import Message
    from nxwa_desktop.protocol.outcome import Outcome
    from nxwa_desktop.storage.batches import BatchClaim
    from nxwa_desktop.storage.repositories import Repositories
    from nxwa_desktop.storage.restore import Held, Restored
    from nxwa_desktop.storage.send_log import Outgoing
    from nxwa_desktop.storage.session_copy import Memory

T = TypeVar("T")


class StorageWorker:
    """A daemon thread that owns the `Repositories` and serves calls one after the other.

    A damaged file is set aside, and the newest good copy takes its place. Where the open file was deleted, moved or
    replaced, calls fail with `DataFileChanged` until it is back or `go_on` says what to do. What this process composed
    and sent lies in a file beside the database meanwhile, and is written into the database that is used next.
    """

    def __init__(self, paths: Paths, platform: str = sys.platform) -> None:
        self._paths = paths
        self._repositories: Repositories | None = None
        self._token = os.urandom(16).hex()
        self._memory: Memory | None = None
        self._change: DataFileChanged | None = None
        self._other: tuple[tuple[int, int] | None, Change] | None = None
        self._anew = False
        self._worker = SerialWorker("nxwa-storage")
        self._moves_closed_files_only = platform == "win32"
        self.background_pause = BackgroundPause()
        """Stops what runs in the background, as the day's copy, while a person waits. The main thread begins it."""
        self.readers: list[Callable[[], object]] = []
        """Called on this thread before a damaged file is moved: other connections to it are to be closed."""
        self.retried = RetriedWrites["Repositories"](lambda call: self._worker.submit(lambda: self._keep(call)))
        """For what has to reach the disk, however often it has to be tried."""
        self.on_restored: Callable[[Restored], object] | None = None
        """Called on this thread when a damaged file was set aside."""
        self.on_changed: Callable[[DataFileChanged | None], object] | None = None
        """Called on this thread when the open file was deleted, moved or replaced; with None once work goes on."""

    @property
    def settings_file(self) -> Path:
        """The file of the settings that go with this data."""
        return self._paths.settings_file

    def submit(self, call: "Callable[[Repositories], T]") -> "Future[T]":
        """Run `call` with the repositories, which the first call opens.

        The future fails with a StorageError where they cannot be opened; the next call tries again.
        """
        return self._worker.submit(lambda: self._run(call))

    def submit_checked(self, call: "Callable[[Repositories], T]") -> "Future[T]":
        """`submit`, after a check that the file on the disk is still the one that was opened, and whole."""

        def check_and_call(repositories: "Repositories") -> T:
            repositories.check(self._remembered)
            self._remembered.follow(repositories.database)
            return call(repositories)

        return self.submit(check_and_call)

    def begin_send(
        self,
        outgoing: "Outgoing",
        *,
        since_ms: int | None = None,
        confirmed_id: str = "",
        claim: "BatchClaim | None" = None,
    ) -> "Future[None]":
        """`History.begin`, where the file is what it was and the row can be read back from it."""

        def begin(repositories: "Repositories") -> None:
            if self._remembered.problem is not None:
                raise self._remembered.problem  # what was sent before would not be found
            repositories.begin(outgoing, since_ms, confirmed_id, self._remembered, claim)
            self._remembered.session.begin(outgoing)
            self._remembered.follow(repositories.database)

        return self.submit(begin)

    def close_send(self, send_id: str, outcome: "Outcome", **details: Any) -> "Future[None]":
        """`History.close`, again and again until it is done. Meanwhile how it ended is kept beside the database."""
        self._worker.submit(lambda: self._remembered.session.end(send_id, outcome, **details))
        return self.retried.write(lambda repos: repos.history.close(send_id, outcome, **details))

    def save_draft(self, account_id: str, message: "Message", at: int) -> "Future[None]":
        """`Drafts.save`. Where that fails, the message is kept, and written as soon as that is possible."""

        def save() -> None:
            self._remembered.session.compose(account_id, message, at)
            self._keep(lambda repos: repos.drafts.save(account_id, message, at))

        return self._worker.submit(save)

    @property
    def has_unwritten_data(self) -> bool:
        """True if data that could not go into the database lies beside it, to be written at the next start."""
        return self._change is not None and self._change.kept

    def report_damage(self) -> None:
        """Check the file after another connection found damage, and set it aside if it is damaged."""

        def raise_damage(_: "Repositories") -> None:
            raise DatabaseDamaged("found by another connection")

        self.submit(raise_damage)

    def go_on(self, choice: Choice) -> "Future[None]":
        """Go on after `on_changed`. The future fails with a StorageError where that cannot be done."""
        return self._worker.submit(lambda: self._go_on(choice))

    def back_up_if_due(self) -> "Future[Path | None]":
        """Copy the database unless that was done today, on a thread and a connection of its own: sends go on.

        The future has the copy, None where there is one of today, or fails with a StorageError.
        """
        from nxwa_desktop.storage.backup import back_up_if_due
        from nxwa_desktop.storage.deletion import keep_to_retention

        def back_up() -> Path | None:
            give_way(self.background_pause)  # a million sends take half a minute, in which somebody may search them
            return None if self._change else back_up_if_due(self._paths, keep_to_retention)

        return run_in_thread(back_up)

    def close(self, timeout: float) -> bool:
        """Finish what is queued, close the files; wait at most `timeout` seconds. True when all is done."""
        self.retried.finish()
        self._worker.submit(self._close)
        return self._worker.close(timeout)

    @property
    def _remembered(self) -> "Memory":
        if self._memory is None:
            from nxwa_desktop.storage.session_copy import Memory

            self._memory = Memory(self._paths, self._token)
        return self._memory

    def _keep(self, write: "Callable[[Repositories], T]") -> T:
        def check_and_write(repositories: "Repositories") -> T:
            repositories.check(self._remembered)
            written = write(repositories)
            self._remembered.follow(repositories.database)
            return written

        try:
            return self._run(check_and_write)
        except StorageError as error:
            kept = self._remembered.set_down()
            if isinstance(error, DataFileChanged) and kept != error.kept:
                self._set_change(error.change, kept=kept)
            raise

    def _run(self, call: "Callable[[Repositories], T]") -> T:
        repositories = self._opened()
        try:
            repositories.refuse_newer()
            self._remembered.write_back(repositories.database, repositories.owner)
            if self._change is not None:
                self._change = None
                self._report_change(None)
            return call(repositories)
        except DatabaseNewer:
            self._close()
            raise
        except (DatabaseDamaged, DatabaseFailed) as error:
            self._repair(repositories, error)
            # Not tried again: half of it may have been done. The next call finds a sound file.
            raise

    def _repair(self, repositories: "Repositories", error: StorageError) -> None:
        from nxwa_desktop.storage.file_identity import FileState
        from nxwa_desktop.storage.restore import is_damaged

        if repositories.file_state() is not FileState.SAME:
            return  # the next call reports it
        # A row that makes no sense is no reason to set all others aside. Failed: a table or a column is not there.
        known = isinstance(error, DamagedOnDisk)
        if known or is_damaged(self._paths, thorough=isinstance(error, DatabaseDamaged)):
            self._restore(certain=known)

    def _opened(self) -> "Repositories":
        from nxwa_desktop.storage.restore import alone, copy_of_absent, refuse_unopenable

        if self._repositories is not None:
            self._refuse_change(self._repositories)
        elif not self._anew and (copy := copy_of_absent(self._paths)) is not None:
            raise self._set_change(Change.ABSENT, copy_made_ms=copy)
        if self._repositories is None:
            refuse_unopenable(self._paths)
            with alone(self._paths):
                self._repositories = self._open()
        return self._repositories

    def _refuse_change(self, repositories: "Repositories") -> None:
        """Raise DataFileChanged where another file than the open one stands at the path, or none."""
        from nxwa_desktop.storage.file_identity import FileState, file_identity

        match repositories.file_state():
            case FileState.SAME:
                self._other = None
            case FileState.MISSING:
                raise self._set_change(Change.MISSING)
            case FileState.INCOMPLETE:
                raise self._set_change(Change.UNUSABLE)
            case FileState.OTHER:
                from nxwa_desktop.storage.restore import change_of

                identity = file_identity(self._paths.database_file)
                if self._other is None or self._other[0] != identity:
                    self._other = identity, change_of(self._paths, without_log=repositories.file.has_own_log)
                raise self._set_change(self._other[1])

    def _set_change(
        self, change: Change, *, kept: bool | None = None, copy_made_ms: int | None = None
    ) -> DataFileChanged:
        known = self._change
        if known is None or known.change is not change or kept not in {None, known.kept}:
            if kept is None:
                kept = self._remembered.set_down()
            known = self._change = DataFileChanged(change, kept=kept, copy_made_ms=copy_made_ms)
            self._report_change(known)
        return DataFileChanged(known.change, kept=known.kept, copy_made_ms=known.copy_made_ms)

    def _report_change(self, change: DataFileChanged | None) -> None:
        if self.on_changed is not None:
            self.on_changed(change)

    def _go_on(self, choice: Choice) -> None:
        from nxwa_desktop.storage.restore import put_back, set_log_aside
        from nxwa_desktop.storage.schema import MIGRATIONS

        known = self._change
        if known is None:
            return  # it is back meanwhile
        restored = None
        if choice is Choice.RESTORE:
            restored = put_back(self._paths, len(MIGRATIONS), now_ms(), self._held())
        elif choice is Choice.USE and self._repositories is not None and self._repositories.file.has_own_log:
            set_log_aside(self._paths, now_ms())
        elif choice is Choice.ANEW:
            self._anew = True
            self._remembered.session.accounts = ()
        insert = choice is not Choice.RESTORE or restored is not None
        self._remembered.needs_writing(insert=insert, settings=choice is not Choice.USE)
        self._close()
        if restored is not None and known.change is not Change.ABSENT and self.on_restored is not None:
            self.on_restored(restored)
        try:
            self._run(lambda _: None)
        finally:
            self._anew = False

    def _held(self) -> "Held | None":
        from nxwa_desktop.storage.restore import Held

        if (storage := self._repositories) is None:
            return None
        return Held(storage.database, storage.file.identity, self._remembered.session.last_id)

    def _open(self) -> "Repositories":
        from nxwa_desktop.storage import restore
        from nxwa_desktop.storage.repositories import Repositories

        if restore.is_log_orphaned(self._paths):
            restore.set_log_aside(self._paths, now_ms())
        if restore.lost_its_content(self._paths):
            self._restore()
        try:
            return Repositories(self._paths, self._token)
        except (DatabaseDamaged, DatabaseFailed):
            self._restore()
            return Repositories(self._paths, self._token)
        except (DatabaseNewer, DatabaseReadOnly) as error:
            is_closed = isinstance(error, DatabaseReadOnly) and restore.is_closed_to_writing(self._paths)
            if not (is_closed or restore.is_misnumbered(self._paths)):
                raise
            self._restore(certain=is_closed)
            return Repositories(self._paths, self._token)

    def _restore(self, *, certain: bool = False) -> None:
        from nxwa_desktop.storage.restore import restore
        from nxwa_desktop.storage.schema import MIGRATIONS

        # Closed by its last connection, a file takes up its log, be that damaged: not where it was moved away before.
        # There only a closed one can be moved.
        if self._moves_closed_files_only:
            self._close()
            for release in self.readers:
                release()
        try:
            restored = restore(self._paths, len(MIGRATIONS), now_ms(), held=self._held(), certain=certain)
        finally:
            self._close()
        self._remembered.needs_writing(insert=True, settings=True)
        if restored is not None and self.on_restored is not None:
            self.on_restored(restored)

    def _close(self) -> None:
        storage, self._repositories = self._repositories, None
        if storage is not None:
            with contextlib.suppress(Exception):  # a damaged file may not even close
                storage.close()
