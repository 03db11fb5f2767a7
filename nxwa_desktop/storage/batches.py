"""Batches: lists of customers, frozen when they were made, and which of their rows were sent.

A row is sent at most once: the send that takes it writes its id here in the same transaction as its row of the
history, and only where no earlier attempt may have gone out.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from nxwa_desktop.storage.batch_records import (
    Batch,
    BatchRow,
    BatchState,
    Counts,
    Pause,
    PauseReason,
    RowLine,
    RowOrder,
    RowState,
)
from nxwa_desktop.storage.errors import StorageError
from nxwa_desktop.storage.process_lock import ProcessOwner
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.storage.under_way import RUNNING, batch_runners

if TYPE_CHECKING:
    from array import array


class RowTaken(StorageError):  # noqa: N818 - a state, told as one
    """The row was sent already, its batch is not this process's to send, or is not running."""


class BatchBusy(StorageError):  # noqa: N818 - as above
    """Another window sends this batch, or it has ended."""


class BatchClaim(msgspec.Struct, frozen=True):
    """The row of a batch that a send is for."""

    batch_id: str
    position: int
    since_ms: int = 2**62
    """An equal message to the number since then (milliseconds since the epoch) makes it a repetition."""


_FIELDS = (
    "id, created_at, account_id, account_name, practice, source, template_name, language, rate, plan,"
    " state, pause, started_at, finished_at"
)
_JOIN = "FROM batch_rows AS r LEFT JOIN history AS h ON h.send_id = r.send_id WHERE r.batch_id = ?"
_STATE = (
    "CASE WHEN r.left_out <> '' THEN 'left_out' WHEN r.send_id IS NULL THEN 'waiting' WHEN h.id IS NULL THEN"
    " 'forgotten' WHEN h.resolution = 'went_out' THEN 'accepted' WHEN h.resolution = 'did_not' THEN 'not_sent'"
    " WHEN h.state IN ('sending', 'accepted', 'rejected', 'not_sent') THEN h.state ELSE 'unknown' END"
)
# As `batch.stop_rules` finds them: these digits may stand in a phone number.
_RATE = " OR ".join(
    f"' ' || h.server_message || ' ' GLOB '*[^0-9A-Za-z_]{number}[^0-9A-Za-z_]*'" for number in (130429, 80007, 131056)
)
# Of those that were never tried and those that did not leave this computer.
# And of those that were refused for a reason that says nothing about the row: by code, or by a gateway without one.
_UNSENT = (
    f"r.cells IS NOT NULL AND (({_STATE}) IN ('waiting', 'not_sent') OR h.state = 'rejected' AND (h.code IS NULL"  # noqa: S608
    f" OR h.code IN (SELECT value FROM json_each(?)) OR h.http_status = 429 OR {_RATE}))"
)
# No attempt may have gone out.
_FREE = (
    "(r.send_id IS NULL OR EXISTS (SELECT 1 FROM history AS h WHERE h.send_id = r.send_id"
    " AND (h.state IN ('not_sent', 'rejected') OR h.resolution = 'did_not')))"
)
_CLAIM = (
    "UPDATE batch_rows AS r SET send_id = ? WHERE r.batch_id = ? AND r.position = ? AND r.left_out = ''"  # noqa: S608
    " AND EXISTS (SELECT 1 FROM batches AS b WHERE b.id = r.batch_id AND b.state = 'running' AND b.owner = ?)"
    f" AND {_FREE}"
)
_LINE = (
    f"SELECT r.position, r.number, r.cells, r.left_out, {_STATE}, r.send_id, h.recipient, h.language, h.code,"
    f" h.reason, h.server_message, h.message_id, h.trace_id, h.started_at, h.finished_at {_JOIN}"
)


def claim_row(database: Database, claim: BatchClaim, send_id: str, owner: str) -> None:
    """Note that this send is the row's. Within the transaction that writes the send. Raises RowTaken."""
    if not database.execute(_CLAIM, (send_id, claim.batch_id, claim.position, owner)):
        raise RowTaken("the row may have been sent already")


def distrust(database: Database) -> None:
    """Send nothing more of the batches of a file that took another's place: it may have gone out since."""
    database.execute(
        "UPDATE batches SET pause = ?, owner = '', state = CASE state WHEN 'done' THEN state ELSE 'stopped' END",
        (_DISTRUSTED,),
    )


class Batches:
    """Reads and writes batches. Every method raises `StorageError`; what is written is on disk when it returns."""

    def __init__(self, database: Database, owner: ProcessOwner) -> None:
        self._database = database
        self._owner = owner

    def add(self, batch: Batch, rows: Iterable[BatchRow]) -> None:
        """Add a batch with all its rows, or nothing. It is paused until it is started."""
        values = (
            batch.id,
            batch.created_at,
            batch.account_id,
            batch.account_name,
            batch.sandbox,
            batch.source,
            batch.template_name,
            batch.language,
            batch.rate,
            batch.plan,
            BatchState.PAUSED.value,
            _encoded_pause(batch.pause),
            None,
            None,
        )
        encode = msgspec.json.Encoder().encode
        with self._database.transaction():
            marks = ", ".join("?" * len(values))
            self._database.execute(f"INSERT INTO batches ({_FIELDS}) VALUES ({marks})", values)  # noqa: S608
            self._database.execute_many(
                "INSERT INTO batch_rows (batch_id, position, number, cells, left_out, again, confirmed_id)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (batch.id, row.position, row.number, encode(row.cells), row.left_out, row.again, row.confirmed_id)
                    for row in rows
                ),
            )

    def list(self, *, sandbox: bool | None = None) -> tuple[Batch, ...]:
        """All batches, newest first; those of the sandbox or of the real accounts alone, if so asked."""
        condition, values = ("", ()) if sandbox is None else (" WHERE practice = ?", (sandbox,))
        rows = self._database.query(
            f"SELECT {_FIELDS} FROM batches{condition} ORDER BY created_at DESC, rowid DESC",  # noqa: S608
            values,
        )
        return tuple(map(_batch, rows))

    def get(self, batch_id: str) -> Batch | None:
        """The batch with this id."""
        rows = self._database.query(f"SELECT {_FIELDS} FROM batches WHERE id = ?", (batch_id,))  # noqa: S608
        return _batch(rows[0]) if rows else None

    def start(self, batch_id: str, at: int) -> Batch:
        """Make the batch this process's to send. Raises BatchBusy."""
        owners = [owner for (owner,) in self._database.query(f"{RUNNING} AND id = ?", (batch_id,))]
        if any(self._owner.is_alive(owner) for owner in owners):
            raise BatchBusy("it runs already")
        with self._database.transaction():
            started = self._database.execute(
                "UPDATE batches SET state = 'running', pause = '', owner = ?, finished_at = NULL,"
                " started_at = COALESCE(started_at, ?) WHERE id = ? AND plan IS NOT NULL"
                " AND (state <> 'running' OR owner = ?) AND pause <> ?"
                " AND NOT EXISTS (SELECT 1 FROM batch_rows WHERE batch_id = batches.id AND cells IS NULL)",
                (self._owner.token, at, batch_id, owners[0] if owners else "", _DISTRUSTED),
            )
            found = self.get(batch_id)
            if not started or found is None:
                raise BatchBusy("it cannot be sent")
            return found

    def end(self, batch_id: str, state: BatchState, pause: Pause | None, at: int) -> bool:
        """Note that this process sends the batch no more. False where it did not."""
        ended = None if state is BatchState.PAUSED else at
        return (
            self._database.execute(
                "UPDATE batches SET state = ?, pause = ?, owner = '', finished_at = ? WHERE id = ? AND owner = ?",
                (state.value, _encoded_pause(pause), ended, batch_id, self._owner.token),
            )
            > 0
        )

    def stop(self, batch_id: str, at: int) -> bool:
        """End a paused batch. False where there is none."""
        return (
            self._database.execute(
                "UPDATE batches SET state = 'stopped', finished_at = ? WHERE id = ? AND state = 'paused'",
                (at, batch_id),
            )
            > 0
        )

    def set_rate(self, batch_id: str, rate: float) -> None:
        """Send so many messages a second from now on."""
        self._database.execute("UPDATE batches SET rate = ? WHERE id = ?", (rate, batch_id))

    def recover(self) -> int:
        """Pause what processes that no longer live left running; how many those were."""
        dead = [owner for owner in batch_runners(self._database) if not self._owner.is_alive(owner)]
        pause = _encoded_pause(Pause(PauseReason.CLOSED))
        return sum(
            self._database.execute(
                "UPDATE batches SET state = 'paused', pause = ?, owner = '' WHERE state = 'running' AND owner = ?",
                (pause, owner),
            )
            for owner in dead
        )

    def unsent_count(self, batch_id: str, again: Sequence[int]) -> int:
        """How many rows would be sent if the batch went on; `again` as in `unsent`."""
        values = (batch_id, msgspec.json.encode(list(again)).decode())
        ((count,),) = self._database.query(f"SELECT COUNT(*) {_JOIN} AND {_UNSENT}", values)
        return int(count)

    def unsent(self, batch_id: str, after: int, limit: int, again: Sequence[int]) -> tuple[BatchRow, ...]:
        """Rows that are to be sent, after the one at this position, in order.

        `again`: codes of refusals that say nothing about the row, so that it is sent again.
        """
        rows = self._database.query(
            f"SELECT r.position, r.number, r.cells, r.left_out, r.again, r.confirmed_id, {_STATE} {_JOIN}"
            f" AND r.position > ? AND {_UNSENT} ORDER BY r.position LIMIT ?",
            (batch_id, after, msgspec.json.encode(list(again)).decode(), limit),
        )
        return tuple(
            BatchRow(position, number, _cells(cells), left_out, bool(again), confirmed_id, RowState(state))
            for position, number, cells, left_out, again, confirmed_id, state in rows
        )

    def leave_out(self, batch_id: str, position: int, reason: str) -> None:
        """Do not send this row; one that may have gone out is left as it is."""
        self._database.execute(
            f"UPDATE batch_rows AS r SET left_out = ? WHERE r.batch_id = ? AND r.position = ? AND {_FREE}",  # noqa: S608
            (reason, batch_id, position),
        )

    def holds_send(self, batch_id: str, send_id: str) -> bool:
        """True if this send is one of its rows'."""
        found = self._database.query(
            "SELECT 1 FROM batch_rows WHERE batch_id = ? AND send_id = ? LIMIT 1", (batch_id, send_id)
        )
        return bool(found)

    def counts(self, batch_id: str) -> Counts:
        """How many of its rows are in each state."""
        rows = self._database.query(f"SELECT {_STATE}, COUNT(*) {_JOIN} GROUP BY 1", (batch_id,))
        return Counts(**dict(rows))

    def lines(
        self,
        batch_id: str,
        *,
        state: RowState | None = None,
        text: str = "",
        after: int = -1,
        limit: int = 2**62,
        positions: Sequence[int] = (),
    ) -> tuple[RowLine, ...]:
        """Rows with how they ended, in the order of the file, after the one at this position.

        `text`: in a cell or the recipient, whatever its case. `positions`: only these.
        """
        condition, values = _matching(state, text)
        if positions:
            condition += f" AND r.position IN ({', '.join('?' * len(positions))})"
            values += positions
        else:
            condition += " AND r.position > ?"
            values.append(after)
        rows = self._database.query(f"{_LINE}{condition} ORDER BY r.position LIMIT ?", (batch_id, *values, limit))
        return tuple(map(_line, rows))

    def order(self, batch_id: str, order: RowOrder, *, state: RowState | None = None, text: str = "") -> "array[int]":
        """The positions of rows in an order to look at them; `state` and `text` as in `lines`."""
        condition, values = _matching(state, text)
        # As one text: a hundred thousand rows, each handed over on its own, would hold up the window's thread.
        query = f"SELECT group_concat(position) FROM (SELECT r.position {_JOIN}{condition} {_ORDERS[order]})"  # noqa: S608
        ((positions,),) = self._database.query(query, (batch_id, *values))
        from array import array

        return array("I", map(int, positions.split(",") if positions else ()))

    def remove(self, batch_id: str) -> None:
        """Remove a batch that does not run; what it sent stays in the history."""
        self._database.execute("DELETE FROM batches WHERE id = ? AND state <> 'running'", (batch_id,))

    def columns(self, key: str) -> bytes | None:
        """The choice of columns that was made last for such a table and template."""
        rows = self._database.query("SELECT columns FROM batch_columns WHERE key = ?", (key,))
        return rows[0][0] if rows else None

    def save_columns(self, key: str, columns: bytes, at: int) -> None:
        """Remember a choice of columns; the newest of them are kept."""
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO batch_columns (key, columns, used_at) VALUES (?, ?, ?)"
                " ON CONFLICT (key) DO UPDATE SET columns = excluded.columns, used_at = excluded.used_at",
                (key, columns, at),
            )
            self._database.execute(
                "DELETE FROM batch_columns WHERE key NOT IN"
                " (SELECT key FROM batch_columns ORDER BY used_at DESC LIMIT ?)",
                (MOST_COLUMNS,),
            )


MOST_COLUMNS = 200
"""Choices of columns that are remembered."""
# As it stands in the JSON first: to take each row apart takes ten times as long.
_HOLDS = (
    "(instr(lower(CAST(r.cells AS TEXT)), lower(?)) > 0 AND EXISTS"
    " (SELECT 1 FROM json_each(CAST(r.cells AS TEXT)) WHERE instr(lower(value), lower(?)) > 0)"
    " OR instr(COALESCE(h.recipient, ''), ?) > 0)"
)


_RANKS = " ".join(
    f"WHEN '{state}' THEN {rank}"
    for rank, state in enumerate(
        ("unknown", "not_sent", "sending", "rejected", "waiting", "forgotten", "accepted", "left_out")
    )
)
_ORDERS = {
    RowOrder.NEWEST: "AND r.left_out = '' AND r.send_id IS NOT NULL ORDER BY h.started_at DESC, r.position DESC",
    RowOrder.ATTENTION: f"ORDER BY CASE {_STATE} {_RANKS} END, r.position",
}


def _matching(state: RowState | None, text: str) -> tuple[str, list[Any]]:
    condition, values = "", []
    if state is not None:
        condition, values = f" AND ({_STATE}) = ?", [state.value]
    if text:
        condition, values = f"{condition} AND {_HOLDS}", [*values, msgspec.json.encode(text)[1:-1].decode(), text, text]
    return condition, values


def _batch(row: tuple[Any, ...]) -> Batch:
    *values, plan, state, pause, started_at, finished_at = row
    known = dict(zip(Batch.__struct_fields__, values, strict=False))
    known["sandbox"] = bool(known["sandbox"])
    return Batch(
        **known,
        plan=plan or b"",
        state=BatchState(state),
        pause=_pause(pause),
        started_at=started_at,
        finished_at=finished_at,
    )


def _encoded_pause(pause: Pause | None) -> str:
    return "" if pause is None else msgspec.json.encode(pause).decode()


_DISTRUSTED = _encoded_pause(Pause(PauseReason.RESTORED))


def _pause(stored: str) -> Pause | None:
    if not stored:
        return None
    try:
        return msgspec.json.decode(stored, type=Pause)
    except msgspec.DecodeError:
        return Pause(PauseReason.FAILED)


def _cells(stored: bytes | None) -> tuple[str, ...]:
    return () if stored is None else msgspec.json.decode(stored, type=tuple[str, ...])


def _line(row: tuple[Any, ...]) -> RowLine:
    position, number, cells, left_out, state, send_id, *rest = row
    recipient, language, code, reason, server_message, message_id, trace_id, started_at, finished_at = rest
    return RowLine(
        position=position,
        number=number,
        cells=_cells(cells),
        left_out=left_out,
        state=RowState(state),
        send_id=send_id or "",
        recipient=recipient or "",
        language=language or "",
        code=code if isinstance(code, int) else None,
        reason=reason or "",
        server_message=server_message or "",
        message_id=message_id or "",
        trace_id=trace_id or "",
        started_at=started_at,
        finished_at=finished_at,
    )
