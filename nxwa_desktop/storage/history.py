"""The outbox and the history in one: a row for every send, on disk before its first byte leaves."""

from typing import Any

import msgspec

from nxwa_desktop.protocol.outcome import (
    Accepted,
    NotSent,
    NotSentReason,
    Outcome,
    Rejected,
    Unknown,
    UnknownReason,
)
from nxwa_desktop.storage.database import Database, DatabaseDamaged
from nxwa_desktop.storage.owner import ProcessOwner


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


_OUTGOING = tuple(name for name in Outgoing.__struct_fields__ if name != "body")
_OUTCOME = _OutcomeColumns.__struct_fields__

_BEGIN = f"INSERT INTO history ({', '.join(_OUTGOING)}, owner) VALUES ({', '.join('?' * len(_OUTGOING))}, ?)"  # noqa: S608
_BEGIN_CONTENTS = "INSERT INTO history_contents (history_id, body) VALUES (last_insert_rowid(), ?)"
_CLOSE = (
    f"UPDATE history SET {', '.join(f'{name} = ?' for name in _OUTCOME)}, finished_at = ?, duration_ms = ?"  # noqa: S608
    " WHERE send_id = ? AND state = 'sending'"
)
_CLOSE_CONTENTS = "UPDATE history_contents SET answer = ? WHERE history_id = (SELECT id FROM history WHERE send_id = ?)"
_OWNERS = "SELECT DISTINCT owner FROM history WHERE state = 'sending'"
_RECOVER = "UPDATE history SET state = ?, reason = ?, detail = ? WHERE state = 'sending' AND owner = ?"
_SELECT = (
    f"SELECT {', '.join(_OUTGOING)}, {', '.join(_OUTCOME)}, finished_at, duration_ms,"  # noqa: S608
    " COALESCE(body, x''), COALESCE(answer, x'')"
    " FROM history LEFT JOIN history_contents ON history_id = id"
)


class History:
    """Reads and writes sends. Every method raises `StorageError`; what is written is on disk when it returns."""

    def __init__(self, database: Database, owner: ProcessOwner) -> None:
        self._database = database
        self._owner = owner

    def begin(self, outgoing: Outgoing) -> None:
        """Write that this send is under way. Only after this may a byte of it leave.

        Raises AlreadyThere for a `send_id` that was used before.
        """
        values = [getattr(outgoing, name) for name in _OUTGOING]
        with self._database.transaction():
            self._database.execute(_BEGIN, (*values, self._owner.token))
            self._database.execute(_BEGIN_CONTENTS, (outgoing.body,))

    def close(self, send_id: str, outcome: Outcome, *, answer: bytes, finished_at: int, duration_ms: int) -> bool:
        """Write how it ended; False, and nothing is written, where no such send is under way."""
        columns = _columns(outcome)
        values = [getattr(columns, name) for name in _OUTCOME]
        with self._database.transaction():
            if not self._database.execute(_CLOSE, (*values, finished_at, duration_ms, send_id)):
                return False
            self._database.execute(_CLOSE_CONTENTS, (answer, send_id))
        return True

    def recover(self) -> int:
        """Close as unknown what processes that no longer live left under way; how many those were."""
        owners = [owner for (owner,) in self._database.query(_OWNERS)]
        dead = [owner for owner in owners if not self._owner.is_alive(owner)]
        if not dead:
            return 0
        killed = _columns(Unknown(UnknownReason.KILLED))
        with self._database.transaction():
            return sum(
                self._database.execute(_RECOVER, (killed.state, killed.reason, killed.detail, owner)) for owner in dead
            )

    def get(self, send_id: str) -> Entry | None:
        """The send with this id."""
        rows = self._database.query(f"{_SELECT} WHERE send_id = ?", (send_id,))
        return _entry(rows[0]) if rows else None

    def newest(self, limit: int) -> tuple[Entry, ...]:
        """The last `limit` sends, newest first: by the order they began in, whatever the clock did meanwhile."""
        return tuple(
            _entry(row) for row in self._database.query(f"{_SELECT} ORDER BY id DESC LIMIT ?", (max(limit, 0),))
        )


def _columns(outcome: Outcome) -> _OutcomeColumns:
    match outcome:
        case Accepted(message_id, trace_id):
            return _OutcomeColumns("accepted", message_id=_whole(message_id), trace_id=_whole(trace_id))
        case Rejected(code, message, trace_id, http_status):
            return _OutcomeColumns(
                "rejected",
                code=_storable(code),
                server_message=_whole(message),
                trace_id=_whole(trace_id),
                http_status=http_status,
            )
        case NotSent(reason, detail):
            return _OutcomeColumns("not_sent", reason=reason.value, detail=_whole(detail))
        case Unknown(reason, detail, http_status):
            return _OutcomeColumns("unknown", reason=reason.value, detail=_whole(detail), http_status=http_status)


def _whole(text: str) -> str:
    # A server can put half a character into its JSON. That must not keep the outcome from being written; the answer
    # beside it has the very bytes.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _storable(code: int | None) -> int | str | None:
    # Nor must a code beyond 64 bits. Hexadecimal, for Python limits the length of decimals.
    return code if code is None or -(2**63) <= code < 2**63 else hex(code)


def _entry(row: tuple[Any, ...]) -> Entry:
    outgoing, outcome = row[: len(_OUTGOING)], row[len(_OUTGOING) : -4]
    finished_at, duration_ms, body, answer = row[-4:]
    return Entry(
        Outgoing(**dict(zip(_OUTGOING, outgoing, strict=True)), body=body),
        _outcome(_OutcomeColumns(*outcome)),
        answer,
        finished_at,
        duration_ms,
    )


def _outcome(columns: _OutcomeColumns) -> Outcome | None:
    c = columns
    try:
        match c.state:
            case "sending":
                return None
            case "accepted":
                return Accepted(c.message_id or "", c.trace_id or "")
            case "rejected":
                code = int(c.code, 16) if isinstance(c.code, str) else c.code
                return Rejected(code, c.server_message or "", c.trace_id or "", c.http_status or 0)
            case "not_sent":
                return NotSent(NotSentReason(c.reason or ""), c.detail or "")
            case _:
                return Unknown(UnknownReason(c.reason or ""), c.detail or "", c.http_status)
    except ValueError:
        raise DatabaseDamaged("a row tells of no known outcome") from None
