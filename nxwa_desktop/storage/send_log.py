"""The outbox and the history in one: a row for every send, on disk before its first byte leaves."""

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import (
    Accepted,
    NotSent,
    NotSentReason,
    Outcome,
    Rejected,
    Unknown,
    UnknownReason,
)
from nxwa_desktop.protocol.quoted_texts import without_texts
from nxwa_desktop.storage.batches import BatchClaim, claim_row
from nxwa_desktop.storage.drafts import decode_message, encode_message
from nxwa_desktop.storage.errors import DatabaseDamaged
from nxwa_desktop.storage.process_lock import ProcessOwner
from nxwa_desktop.storage.repeats import digest_of, find_repeated
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.storage.under_way import senders
from nxwa_desktop.system.unicode_text import replace_surrogates


class Outgoing(msgspec.Struct, frozen=True):
    """A send that is about to begin."""

    send_id: str
    """Opaque, and used once: a second row with it is refused."""
    account_id: str
    account_name: str
    url: str
    recipient: str
    template_name: str
    language: str
    body: bytes
    """The bytes that are signed and sent."""
    started_at: int
    """Milliseconds since the epoch."""
    sandbox: bool = msgspec.field(default=False, name="practice")
    """Sent to the sandbox: its messages and those of real accounts never warn of each other."""
    message: Message | None = None
    """The message as it was composed, with wording and names; None for sends of older versions."""


class Entry(msgspec.Struct, frozen=True):
    """A send as it is remembered."""

    outgoing: Outgoing
    outcome: Outcome | None
    """None while it is being sent."""
    answer: bytes
    """The server's answer as it came; empty where none did."""
    finished_at: int | None
    """Milliseconds since the epoch; None while it is being sent, and where the program ended before."""
    duration_ms: int | None
    resolution: Resolution | None = None
    """The resolution of an unknown outcome by a person."""
    resolved_at: int | None = None
    """Milliseconds since the epoch."""
    contents_kept: bool = True
    """False: body, message and answer were not to be kept, or no longer are; they are empty here."""


class WouldRepeat(Exception):  # noqa: N818 - names what was found, not that something went wrong
    """The send was not begun: it may be a second one. `earlier` is the one it may repeat."""

    def __init__(self, earlier: Entry) -> None:
        super().__init__(earlier.outgoing.send_id)
        self.earlier = earlier


class _OutcomeColumns(msgspec.Struct, frozen=True):
    """An outcome as it lies in a row; None where it has no such field. The names are the columns'."""

    state: str
    reason: str | None = None
    code: int | str | None = None
    server_message: str | None = None
    message_id: str | None = None
    trace_id: str | None = None
    http_status: int | None = None
    detail: str | None = None


_CONTENTS = frozenset({"body", "message"})
_OUTGOING = tuple(name for name in Outgoing.__struct_fields__ if name not in _CONTENTS)
_OUTGOING_COLUMNS = tuple(name for name in Outgoing.__struct_encode_fields__ if name not in _CONTENTS)
_OUTCOME = _OutcomeColumns.__struct_fields__

_BEGIN = (
    f"INSERT INTO history ({', '.join(_OUTGOING_COLUMNS)}, body_digest, owner)"  # noqa: S608
    f" VALUES ({', '.join('?' * len(_OUTGOING))}, ?, ?)"
)
_BEGIN_CONTENTS = (
    "INSERT INTO history_contents (history_id, body, message)"
    " SELECT last_insert_rowid(), ?, ? FROM retention WHERE keep_contents = 1"
)
_CLOSE = (
    f"UPDATE history SET {', '.join(f'{name} = ?' for name in _OUTCOME)}, finished_at = ?, duration_ms = ?"  # noqa: S608
    # Or it was taken for left behind by a process that did not see this one: whoever sent it knows better.
    " WHERE send_id = ? AND (state = 'sending'"
    " OR owner = ? AND state = 'unknown' AND reason = 'killed' AND resolution IS NULL)"
)
_KEPT = "SELECT 1 FROM history_contents WHERE history_id = (SELECT id FROM history WHERE send_id = ?)"
_CLOSE_CONTENTS = "UPDATE history_contents SET answer = ? WHERE history_id = (SELECT id FROM history WHERE send_id = ?)"
_RESOLVE = (
    "UPDATE history SET resolution = ?, resolved_at = ? WHERE send_id = ?"
    " AND state NOT IN ('sending', 'accepted', 'rejected', 'not_sent')"
)
_UNRESOLVED = "FROM history WHERE practice = ? AND state = 'unknown' AND resolution IS NULL"
_RECOVER = "UPDATE history SET state = ?, reason = ?, detail = ? WHERE state = 'sending' AND owner = ?"
_SELECT = (
    f"SELECT {', '.join(_OUTGOING_COLUMNS)}, {', '.join(_OUTCOME)}, finished_at, duration_ms,"  # noqa: S608
    " resolution, resolved_at, body, message, answer"
    " FROM history LEFT JOIN history_contents ON history_id = id"
)


class History:
    """Reads and writes sends. Every method raises `StorageError`; what is written is on disk when it returns."""

    def __init__(self, database: Database, owner: ProcessOwner) -> None:
        self._database = database
        self._owner = owner

    def begin(
        self,
        outgoing: Outgoing,
        *,
        since_ms: int | None = None,
        confirmed_id: str = "",
        claim: BatchClaim | None = None,
    ) -> None:
        """Write that this send is under way. Only after this may a byte of it leave.

        With `since_ms` (milliseconds since the epoch) it is asked first, in one step with the writing, whether this
        may be a second message: the same body to the recipient since then, or anything to one whose last outcome is
        unknown. `confirmed_id` is the send the person was told about: it, and what was before it, counts no more.
        `claim`: the row of a batch that this send is for.

        Raises WouldRepeat, RowTaken, and AlreadyThere for a `send_id` that was used before; nothing is written then.
        """
        digest = digest_of(outgoing.body)
        with self._database.transaction():
            if since_ms is not None and (earlier := self.find_earlier(outgoing, since_ms, confirmed_id)):
                raise WouldRepeat(earlier)
            if claim is not None:
                claim_row(self._database, claim, outgoing.send_id, self._owner.token)
            _insert(self._database, outgoing, digest, self._owner.token, with_body=True)

    def close(
        self,
        send_id: str,
        outcome: Outcome,
        *,
        answer: bytes,
        finished_at: int,
        duration_ms: int,
        texts: Sequence[str] = (),
    ) -> bool:
        """Write how it ended; False, and nothing is written, where no such send is under way.

        `texts`: what was written into the message. Where its contents are not kept, the server's words lose them.
        """
        with self._database.transaction():
            ending = _Ending(outcome, answer, finished_at, duration_ms, tuple(texts))
            return _close(self._database, self._owner.token, send_id, ending)

    def resolve(self, send_id: str, resolution: Resolution | None, at: int) -> bool:
        """Note what a person found out about an unknown outcome at `at` (milliseconds since the epoch).

        None takes it back. False where there is no such send, or its outcome is known.
        """
        values = (None, None) if resolution is None else (resolution.value, at)
        return self._database.execute(_RESOLVE, (*values, send_id)) > 0

    def unresolved(self, sandbox: bool) -> int:
        """The number of unknown outcomes that nobody has resolved."""
        ((count,),) = self._database.query(f"SELECT COUNT(*) {_UNRESOLVED}", (sandbox,))
        return int(count)

    def newest_unresolved(self, sandbox: bool) -> str | None:
        """Send id of the newest of them."""
        found = self._database.query(f"SELECT send_id {_UNRESOLVED} ORDER BY id DESC LIMIT 1", (sandbox,))
        return found[0][0] if found else None

    def recover(self) -> int:
        """Close as unknown what processes that no longer live left under way; how many those were."""
        dead = [owner for owner in senders(self._database) if not self._owner.is_alive(owner)]
        if not dead:
            return 0
        killed = _columns(Unknown(UnknownReason.KILLED))
        with self._database.transaction():
            return sum(
                self._database.execute(_RECOVER, (killed.state, killed.reason, killed.detail, owner)) for owner in dead
            )

    def get(self, send_id: str) -> Entry | None:
        """The send with this id."""
        return self._one("send_id", send_id)

    def newest(self, limit: int) -> tuple[Entry, ...]:
        """The last `limit` sends, newest first: by the order they began in, whatever the clock did meanwhile."""
        return tuple(
            entry_of(row) for row in self._database.query(f"{_SELECT} ORDER BY id DESC LIMIT ?", (max(limit, 0),))
        )

    def _one(self, column: str, value: str | int) -> Entry | None:
        rows = self._database.query(f"{_SELECT} WHERE {column} = ?", (value,))
        return entry_of(rows[0]) if rows else None

    def find_earlier(self, outgoing: Outgoing, since_ms: int, confirmed_id: str = "") -> Entry | None:
        """The send that `outgoing` may repeat, as in `begin`; None where there is none."""
        found = find_repeated(
            self._database,
            (outgoing.recipient, outgoing.sandbox),
            outgoing.body,
            (outgoing.template_name, outgoing.language),
            since_ms=since_ms,
            confirmed_id=confirmed_id,
        )
        return None if found is None else self._one("id", found)


def unquoted(outcome: Outcome, texts: Sequence[str]) -> Outcome:
    """The outcome, its words without these texts."""
    match outcome:
        case Rejected(message=message):
            return msgspec.structs.replace(outcome, message=without_texts(message, texts))
        case NotSent(detail=detail) | Unknown(detail=detail):
            return msgspec.structs.replace(outcome, detail=without_texts(detail, texts))
    return outcome


class _Ending(msgspec.Struct, frozen=True):
    """The end of a send, and the texts written into its message."""

    outcome: Outcome
    answer: bytes
    finished_at: int | None
    duration_ms: int | None
    texts: tuple[str, ...]


def put_back(
    database: Database, entry: Entry, digest: bytes, owner: str, *, texts: tuple[str, ...], insert: bool
) -> None:
    """Write a send of this process again, where the file has lost it or how it ended. In a transaction.

    `texts`: what was written into the message. `insert`: it may be lost altogether. Raises StorageError.
    """
    send_id = entry.outgoing.send_id
    if insert and not database.query("SELECT 1 FROM history WHERE send_id = ?", (send_id,)):
        _insert(database, entry.outgoing, digest, owner, with_body=entry.contents_kept)
    if entry.outcome is not None:
        ending = _Ending(entry.outcome, entry.answer, entry.finished_at, entry.duration_ms, texts)
        _close(database, owner, send_id, ending)


def _insert(database: Database, outgoing: Outgoing, digest: bytes, owner: str, *, with_body: bool) -> None:
    values = [getattr(outgoing, name) for name in _OUTGOING]
    database.execute(_BEGIN, (*values, digest, owner))
    if with_body:
        message = None if outgoing.message is None else encode_message(outgoing.message)
        database.execute(_BEGIN_CONTENTS, (outgoing.body, message))


def _close(database: Database, owner: str, send_id: str, ending: _Ending) -> bool:
    outcome = ending.outcome
    columns = _columns(outcome if database.query(_KEPT, (send_id,)) else unquoted(outcome, ending.texts))
    values = [getattr(columns, name) for name in _OUTCOME]
    if not database.execute(_CLOSE, (*values, ending.finished_at, ending.duration_ms, send_id, owner)):
        return False
    database.execute(_CLOSE_CONTENTS, (ending.answer, send_id))
    return True


_NOT_ENCRYPTED = "http:// to another computer. "
"""Begins the detail of such a row, whose reason is one that older programs of this schema version know too."""


def _columns(outcome: Outcome) -> _OutcomeColumns:
    match outcome:
        case Accepted(message_id, trace_id):
            return _OutcomeColumns(
                "accepted", message_id=replace_surrogates(message_id), trace_id=replace_surrogates(trace_id)
            )
        case Rejected(code, message, trace_id, http_status):
            return _OutcomeColumns(
                "rejected",
                code=_storable(code),
                server_message=replace_surrogates(message),
                trace_id=replace_surrogates(trace_id),
                http_status=http_status,
            )
        case NotSent(reason, detail):
            if reason is NotSentReason.NOT_ENCRYPTED:
                reason, detail = NotSentReason.BAD_REQUEST, _NOT_ENCRYPTED + detail
            return _OutcomeColumns("not_sent", reason=reason.value, detail=replace_surrogates(detail))
        case Unknown(reason, detail, http_status):
            return _OutcomeColumns(
                "unknown", reason=reason.value, detail=replace_surrogates(detail), http_status=http_status
            )


def _storable(code: int | None) -> int | str | None:
    # Nor must a code beyond 64 bits. Hexadecimal, for Python limits the length of decimals.
    return code if code is None or -(2**63) <= code < 2**63 else hex(code)


ENTRY = _SELECT
"""Selects what `entry_of` reads."""


def entry_of(row: tuple[Any, ...]) -> Entry:
    """A row of `ENTRY` as a value. Raises DatabaseDamaged."""
    with sensible():
        return _entry_of(row)


@contextlib.contextmanager
def sensible() -> Iterator[None]:
    """A stored word or number that means nothing is damage: raises DatabaseDamaged for ValueError and TypeError."""
    try:
        yield
    except (ValueError, TypeError, OverflowError):
        raise DatabaseDamaged("a row makes no sense") from None


def _entry_of(row: tuple[Any, ...]) -> Entry:
    outgoing, outcome = row[: len(_OUTGOING)], row[len(_OUTGOING) : -7]
    finished_at, duration_ms, resolution, resolved_at, body, message, answer = row[-7:]
    known = dict(zip(_OUTGOING, outgoing, strict=True))
    known["sandbox"] = bool(known["sandbox"])
    return Entry(
        Outgoing(**known, body=body or b"", message=None if message is None else decode_message(message)),
        _outcome(_OutcomeColumns(*outcome)),
        answer or b"",
        finished_at,
        duration_ms,
        None if resolution is None else Resolution(resolution),
        resolved_at,
        body is not None,
    )


def _outcome(c: _OutcomeColumns) -> Outcome | None:
    match c.state:
        case "sending":
            return None
        case "accepted":
            return Accepted(c.message_id or "", c.trace_id or "")
        case "rejected":
            code = int(c.code, 16) if isinstance(c.code, str) else c.code
            return Rejected(code, c.server_message or "", c.trace_id or "", c.http_status or 0)
        case "not_sent":
            detail = c.detail or ""
            if c.reason == NotSentReason.BAD_REQUEST and detail.startswith(_NOT_ENCRYPTED):
                return NotSent(NotSentReason.NOT_ENCRYPTED, detail.removeprefix(_NOT_ENCRYPTED))
            return NotSent(NotSentReason(c.reason or ""), detail)
        case "unknown":
            return Unknown(UnknownReason(c.reason or ""), c.detail or "", c.http_status)
        case newer:  # only a newer version knows what became of it: it may have gone out
            return Unknown(UnknownReason(newer), c.detail or "", c.http_status)
