"""The opened database with one repository for each table."""

import contextlib
from functools import cached_property
from typing import TYPE_CHECKING

from nxwa_desktop.protocol.outcome import NotSent, NotSentReason
from nxwa_desktop.storage.errors import (
    DamagedOnDisk,
    DatabaseFailed,
    StorageError,
)
from nxwa_desktop.storage.file_identity import FileState, OpenFile, file_identity
from nxwa_desktop.system.paths import Paths

if TYPE_CHECKING:  # imported on the thread that opens them
    from nxwa_desktop.storage.batches import BatchClaim, Batches
    from nxwa_desktop.storage.clock_offsets import ClockOffsets
    from nxwa_desktop.storage.never_send import NeverSend
    from nxwa_desktop.storage.send_log import History, Outgoing
    from nxwa_desktop.storage.session_copy import Memory
    from nxwa_desktop.storage.sqlite import Database
    from nxwa_desktop.storage.templates import Templates


class Repositories:
    """The opened database and its repositories, which are built when they are first used; for the thread that made it.

    Opening it closes the rows that a dead process left `sending`; `recovered` counts them.
    """

    def __init__(self, paths: Paths, token: str = "") -> None:
        """`token`: names this process, which has opened the database before."""
        from nxwa_desktop.storage.accounts import Accounts
        from nxwa_desktop.storage.backup import open_database
        from nxwa_desktop.storage.drafts import Drafts
        from nxwa_desktop.storage.process_lock import ProcessOwner
        from nxwa_desktop.storage.under_way import batch_runners, senders

        with contextlib.ExitStack() as opened:
            # Entered first and so left last: without its mark, another process would close rows still being written.
            mark = opened.enter_context(contextlib.ExitStack())
            before = file_identity(paths.database_file)
            self._database = opened.enter_context(open_database(paths))
            self.owner = owner = ProcessOwner(paths.data_folder, token=token)
            mark.callback(owner.release)
            self.accounts = Accounts(self._database)
            self.drafts = Drafts(self._database, owner)
            self.recovered = self.history.recover() if senders(self._database) else 0
            if batch_runners(self._database):
                self.batches.recover()
            self.file = OpenFile(paths.database_file, before)
            self._database_file = paths.database_file
            self._opened = opened.pop_all()

    @cached_property
    def history(self) -> "History":
        """The sends."""
        from nxwa_desktop.storage.send_log import History

        return History(self._database, self.owner)

    @cached_property
    def templates(self) -> "Templates":
        """The saved templates."""
        from nxwa_desktop.storage.templates import Templates

        return Templates(self._database)

    @cached_property
    def batches(self) -> "Batches":
        """The batches."""
        from nxwa_desktop.storage.batches import Batches

        return Batches(self._database, self.owner)

    @cached_property
    def never_send(self) -> "NeverSend":
        """The numbers that nobody writes to."""
        from nxwa_desktop.storage.never_send import NeverSend

        return NeverSend(self._database)

    @cached_property
    def clock_offsets(self) -> "ClockOffsets":
        """By how much the servers' clocks are off."""
        from nxwa_desktop.storage.clock_offsets import ClockOffsets

        return ClockOffsets(self._database)

    def data_version(self) -> int:
        """A number that is another one once another connection has written."""
        return self._database.data_version()

    def refuse_newer(self) -> None:
        """Raise DatabaseNewer where a newer program has changed the file since it was opened."""
        self._database.refuse_newer()

    def file_state(self) -> "FileState":
        """The state of the file at the path of the open one."""
        return self.file.state()

    def check(self, memory: "Memory") -> None:
        """Raise DamagedOnDisk where what is on the disk is broken, whatever the connection still remembers.

        `memory`: what was seen in it.
        """
        self.file.check(lambda file: memory.is_in(file, self._database))

    def remove_account(self, account_id: str) -> None:
        """Remove what NXCloud listed for an account, which can be read again, and then the account."""
        self.templates.remove_list(account_id)
        self.accounts.remove(account_id)

    def begin(
        self,
        outgoing: "Outgoing",
        since_ms: int | None,
        confirmed_id: str,
        memory: "Memory",
        claim: "BatchClaim | None" = None,
    ) -> None:
        """`History.begin`, and make sure that whoever opens the file finds the row. Only then may a byte leave."""
        self.check(memory)
        self.history.begin(outgoing, since_ms=since_ms, confirmed_id=confirmed_id, claim=claim)
        try:
            self._confirm(outgoing.send_id)
        except StorageError:
            with contextlib.suppress(StorageError):
                ended = NotSent(NotSentReason.NOT_RECORDED)
                self.history.close(outgoing.send_id, ended, answer=b"", finished_at=outgoing.started_at, duration_ms=0)
            raise

    def _confirm(self, send_id: str) -> None:
        from nxwa_desktop.storage.sqlite import Database

        with Database.read_only(self._database_file) as opened:
            if not opened.query("SELECT 1 FROM history WHERE send_id = ?", (send_id,)):
                raise DamagedOnDisk("the row cannot be read back")
        self.file.check_log()
        if self.file_state() is not FileState.SAME:
            raise DatabaseFailed("the file was changed while the row was written")

    @property
    def database(self) -> "Database":
        """The open database."""
        return self._database

    def close(self) -> None:
        """Close the database, then release the lock that marks this process as running."""
        self._opened.close()
