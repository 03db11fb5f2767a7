"""A copy of what this process composed and sent, to be written again where the database has lost it."""

import contextlib
import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.storage.accounts import Accounts
from nxwa_desktop.storage.drafts import Draft, drafts_of, put_draft
from nxwa_desktop.storage.errors import DatabaseFull, DatabaseLocked, DatabaseReadOnly, StorageError
from nxwa_desktop.storage.file_identity import last_id
from nxwa_desktop.storage.process_lock import ProcessOwner
from nxwa_desktop.storage.retention import Retention, read_retention, write_retention
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.private_files import COMPANIONS

if TYPE_CHECKING:  # imported when something is sent
    from nxwa_desktop.protocol.outcome import Outcome
    from nxwa_desktop.storage.send_log import Entry, Outgoing

_log = logging.getLogger(__name__)

MOST_SENDS = 5_000
"""Sends that are kept in memory, the newest."""


class Sent(msgspec.Struct, frozen=True):
    """A send, and what a later one of the same body is told by."""

    entry: "Entry"
    digest: bytes
    texts: tuple[str, ...] = ()
    """The texts that were written into the message."""


class Session:
    """In memory; for one thread."""

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self.sends: dict[str, Sent] = {}
        self.accounts: tuple[Account, ...] = ()
        self.retention: Retention | None = None
        """None until it was read."""
        self.last_id = 0
        """Of the newest send that was seen in the database."""

    @property
    def is_empty(self) -> bool:
        """Nothing was composed and nothing sent."""
        return not self.sends and all(draft.message == Message() for draft in self.drafts.values())

    def compose(self, account_id: str, message: Message, at: int) -> None:
        """Note what is composed for the account; an empty message is no draft."""
        self.drafts[account_id] = Draft(account_id, message, at)

    def begin(self, outgoing: "Outgoing") -> None:
        """Note a send whose row is on the disk."""
        from nxwa_desktop.storage.repeats import digest_of
        from nxwa_desktop.storage.send_log import Entry

        kept = self.retention is None or self.retention.keep_contents
        known = outgoing if kept else msgspec.structs.replace(outgoing, body=b"", message=None)
        entry = Entry(known, None, b"", None, None, contents_kept=kept)
        self.sends[outgoing.send_id] = Sent(entry, digest_of(outgoing.body))
        while len(self.sends) > MOST_SENDS:
            del self.sends[next(iter(self.sends))]

    def end(
        self,
        send_id: str,
        outcome: "Outcome",
        *,
        answer: bytes,
        finished_at: int,
        duration_ms: int,
        texts: Sequence[str] = (),
    ) -> None:
        """Note how it ended."""
        from nxwa_desktop.storage.send_log import unquoted

        if (sent := self.sends.get(send_id)) is not None:
            if not sent.entry.contents_kept:
                answer, outcome = b"", unquoted(outcome, texts)
            entry = msgspec.structs.replace(
                sent.entry, outcome=outcome, answer=answer, finished_at=finished_at, duration_ms=duration_ms
            )
            self.sends[send_id] = msgspec.structs.replace(sent, entry=entry, texts=tuple(texts))

    def read_settings(self, database: Database) -> None:
        """Note the accounts, what is kept, and which send is the newest."""
        self.accounts = Accounts(database).list()
        self.retention = read_retention(database)
        self.last_id = last_id(database)

    def forget_deleted(self, database: Database) -> None:
        """Forget the sends that are no longer in the history."""
        if self.sends:
            oldest = min(sent.entry.outgoing.started_at for sent in self.sends.values())
            found = database.query("SELECT send_id FROM history WHERE started_at >= ?", (oldest,))
            there = {send_id for (send_id,) in found}
            self.sends = {send_id: sent for send_id, sent in self.sends.items() if send_id in there}

    def write(self, database: Database, owner: str, *, insert: bool, settings: bool) -> None:
        """Write it in one step. `insert`: what was sent may be lost; `settings`: what is kept is to be as it was.

        Accounts are written where the file has none. Raises StorageError.
        """
        from nxwa_desktop.storage.batches import distrust
        from nxwa_desktop.storage.send_log import put_back

        with database.transaction():
            for draft in self.drafts.values():
                put_draft(database, owner, draft)
            if settings and self.retention is not None:
                write_retention(database, self.retention)
            for sent in self.sends.values():
                put_back(database, sent.entry, sent.digest, owner, texts=sent.texts, insert=insert)
            if insert:
                distrust(database)
            accounts = Accounts(database)
            if insert and not accounts.list():
                for account in self.accounts:
                    accounts.save(account)

    @classmethod
    def read(cls, database: Database, owner: str) -> "Session":
        """Read a file made by `write`. Its process has ended, and so have its sends. Raises StorageError."""
        from nxwa_desktop.protocol.outcome import Unknown, UnknownReason
        from nxwa_desktop.storage.send_log import ENTRY, entry_of

        session = cls()
        session.drafts = {draft.account_id: draft for draft in drafts_of(database, owner)}
        session.accounts, session.retention = Accounts(database).list(), read_retention(database)
        digests = dict(database.query("SELECT send_id, body_digest FROM history"))
        for entry in map(entry_of, database.query(f"{ENTRY} ORDER BY id")):
            ended = entry if entry.outcome else msgspec.structs.replace(entry, outcome=Unknown(UnknownReason.KILLED))
            session.sends[entry.outgoing.send_id] = Sent(ended, digests[entry.outgoing.send_id])
        return session


class Rescue:
    """A file beside the database that has the session while the database cannot be written to."""

    def __init__(self, paths: Paths, token: str) -> None:
        self._folders = paths.rescue_folders
        self._token = token
        self._place: Path | None = None

    def write(self, session: Session) -> bool:
        """Write the session down; False where no place takes it."""
        for folder in self._folders if self._place is None else (self._place.parent,):
            place = folder / f"{self._token}.sqlite3"
            with contextlib.suppress(StorageError), Database(place) as database:
                session.write(database, self._token, insert=True, settings=True)
                self._place = place
                return True
        return False

    def remove(self) -> None:
        """The session is in the database again."""
        if self._place is not None:
            _remove(self._place)
            self._place = None

    def _left_behind(self) -> Iterator[tuple[str, Path]]:
        """The tokens of other processes, and their files."""
        for folder in self._folders:
            with contextlib.suppress(OSError):
                for place in sorted(folder.glob("*.sqlite3")):
                    if place.stem != self._token:
                        yield place.stem, place

    def take_over(self, database: Database, is_alive: Callable[[str], bool]) -> None:
        """Write into the database what processes that have ended left beside it. What cannot be read stays there."""
        for token, place in self._left_behind():
            if is_alive(token):
                continue
            try:
                with Database(place) as file:
                    session = Session.read(file, token)
                is_new = not database.query("SELECT 1 FROM history UNION ALL SELECT 1 FROM accounts LIMIT 1")
                session.write(database, token, insert=True, settings=is_new)
            except StorageError as error:
                _log.error("%s could not be taken over: %s: %s", place.name, type(error).__name__, error)
            else:
                _remove(place)


class Memory:
    """The messages that this process composed and sent, and whether the database has them."""

    def __init__(self, paths: Paths, token: str) -> None:
        self.session = Session()
        self._rescue = Rescue(paths, token)
        self.problem: StorageError | None = None
        """The error that keeps it from being written into the open database."""
        self._lacking = False
        self._insert = self._settings = False
        self._seen: tuple[Database, int, int] | None = None

    def needs_writing(self, *, insert: bool, settings: bool) -> None:
        """The database that is used next lacks it."""
        self._lacking = True
        self._insert |= insert
        self._settings |= settings

    def set_down(self) -> bool:
        """Write it beside the database, which cannot be written to; False where that cannot be done either."""
        self._lacking = True
        return self.session.is_empty or self._rescue.write(self.session)

    def write_back(self, database: Database, owner: ProcessOwner) -> None:
        """Write it into the database that was opened, or can be written to again, where that lacks it."""
        if self._seen is None:
            self._rescue.take_over(database, owner.is_alive)
        if self._lacking:
            try:
                self.session.write(database, owner.token, insert=self._insert, settings=self._settings)
            except (DatabaseFull, DatabaseLocked, DatabaseReadOnly) as error:
                self.problem = error
                return  # there is still something to read; it is tried again at the next call
            self._rescue.remove()
            self.problem = None
            self._lacking = self._insert = self._settings = False
        if self._seen is None:
            self.follow(database)

    def follow(self, database: Database) -> None:
        """See what was written since the last time."""
        own, others = database.changes()
        if self._seen != (database, own, others):
            self.session.read_settings(database)
            if self._seen is None or self._seen[::2] != (database, others):
                self.session.forget_deleted(database)
            self._seen = database, own, others

    def is_in(self, file: Database, database: Database) -> bool:
        """True if `file`, another connection, reads the same as `database` did when it was last followed."""
        session = self.session
        if last_id(file) < session.last_id:
            return False
        return self._seen != (database, *database.changes()) or Accounts(file).list() == session.accounts


def _remove(place: Path) -> None:
    for suffix in COMPANIONS:
        with contextlib.suppress(OSError):
            place.with_name(f"{place.name}{suffix}").unlink(missing_ok=True)
