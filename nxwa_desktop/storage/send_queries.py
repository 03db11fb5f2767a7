"""The history as it is browsed: pages, search, index, retention. On a connection of its own, beside the sends."""

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from nxwa_desktop.storage.asked_sends import AskedSends, Condition
from nxwa_desktop.storage.backup import open_database
from nxwa_desktop.storage.batch_deletion import delete_batches, forget_batch_texts, forget_unsent
from nxwa_desktop.storage.deletion import forget_texts, put_text
from nxwa_desktop.storage.drafts import decode_message
from nxwa_desktop.storage.errors import (
    DatabaseDamaged,
    DatabaseFull,
    DatabaseLocked,
    Interrupted,
)
from nxwa_desktop.storage.history_columns import SEARCHED
from nxwa_desktop.storage.retention import Retention, read_retention, write_retention
from nxwa_desktop.storage.search import END, Query, indexed_text, query_of, words_of
from nxwa_desktop.storage.send_log import ENTRY, Entry, entry_of, sensible
from nxwa_desktop.storage.send_records import PAGE, Extent, Filter, Found, Line, Resolution, State
from nxwa_desktop.storage.snippets import snippet
from nxwa_desktop.system.paths import Paths

T = TypeVar("T")

_COLUMNS = (
    "h.id, h.send_id, h.started_at, h.recipient, h.template_name, h.language, h.account_id, h.account_name,"
    " h.practice, h.state, h.code, h.duration_ms, h.resolution, c.body, c.message"
)
_CONTENTS = " LEFT JOIN history_contents AS c ON c.history_id = h.id"
_LATEST_TO = (
    f"SELECT {_COLUMNS} FROM history AS h INDEXED BY history_recipient{_CONTENTS}"  # noqa: S608
    " WHERE h.recipient = ? AND h.account_id = ? AND h.practice = ? ORDER BY h.id DESC LIMIT ?"
)
_WAITING = (
    f"SELECT h.id, c.body, c.message, {SEARCHED} FROM history_unindexed AS u JOIN history AS h ON h.id = u.history_id"  # noqa: S608
    " LEFT JOIN history_contents AS c ON c.history_id = h.id ORDER BY u.history_id DESC LIMIT ?"
)
# By their ids: the oldest come first, and a look at a few tells whether there is anything to do.
_OLDEST = (
    "SELECT h.id, h.started_at, h.state FROM history_contents AS c"
    " JOIN history AS h ON h.id = c.history_id ORDER BY c.history_id LIMIT ?"
)
# A clock that was ahead for a while leaves later sends that are older. The index alone is read for that.
_OLD_BEHIND = (
    "SELECT h.id FROM history AS h INDEXED BY history_started"
    " CROSS JOIN history_contents AS c ON c.history_id = h.id WHERE h.started_at < ?"
    " AND h.id > (SELECT MIN(history_id) FROM history_contents) AND h.state <> 'sending' LIMIT ?"
)
_DIGESTS = (
    "SELECT id, started_at, body_digest IS NOT NULL FROM history INDEXED BY history_started"
    " WHERE (started_at, id) > (?, ?) AND started_at < ? AND state <> 'sending' ORDER BY started_at, id LIMIT ?"
)
# One step of the index for each account, where DISTINCT would read a million rows.
_ACCOUNTS = """
WITH RECURSIVE known (id) AS (
    SELECT MIN(account_id) FROM history
    UNION ALL
    SELECT (SELECT MIN(account_id) FROM history WHERE account_id > known.id) FROM known WHERE known.id IS NOT NULL
)
SELECT id, (SELECT account_name FROM history WHERE account_id = known.id ORDER BY history.id DESC LIMIT 1)
FROM known WHERE id IS NOT NULL
"""
_UNDECIDED = (
    "SELECT id FROM history INDEXED BY history_unresolved"
    " WHERE practice = ? AND state = 'unknown' AND resolution IS NULL ORDER BY id DESC LIMIT ?"
)
_OPEN_TO = (
    "SELECT EXISTS (SELECT 1 FROM history INDEXED BY history_unresolved WHERE practice = ? AND state = 'unknown'"
    " AND resolution IS NULL AND recipient = ? AND account_id = ?)"
)
_NOTHING: Condition = ("0", ())
BATCH = 50
"""Rows changed in one transaction: another connection that wants to send waits no longer than that takes."""
BATCH_ROWS = 2_000
"""Rows of a batch whose texts are dropped in one transaction."""
UNDECIDED = 50
"""Unknown outcomes at most that stand before all others; earlier ones stand where they were sent."""
LOOKED_AT = 2_000
"""Newest sends whose texts are looked at before the index is asked: that takes a millisecond."""
MERGED_PAGES = 200
DIGESTS = 1_000
"""Sends looked at in one step for a digest that is no longer needed."""


class SendQueries:
    """Reads and tends the history. Every method raises `StorageError`."""

    def __init__(self, paths: Paths) -> None:
        self._database = open_database(paths)
        self._shrinking = False
        self._interrupted = False
        self._unsettled = False
        """Something was dropped, and may still stand in the write-ahead log."""
        self._digests_from = (-(2**62), 0)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def interrupt(self) -> None:
        """From any thread: end the query that runs now; it raises Interrupted."""
        self._interrupted = True
        self._database.interrupt()

    def refuse_newer(self) -> None:
        """Raise DatabaseNewer where a newer program has changed the file since it was opened."""
        self._database.refuse_newer()

    def page(self, wanted: Filter, *, before: int | None = None, limit: int = PAGE) -> tuple[Line, ...]:
        """The newest sends, or those that came before the one with id `before`; newest first."""
        if words_of(wanted.text) and len(lines := self._lines(self._nearest(wanted, before), limit)) == limit:
            return lines
        asked = self._asked(wanted)
        return self._lines(asked if before is None else asked.before(before), limit)

    def found(self, wanted: Filter, *, sandbox: bool) -> Found:
        """The beginning of the list: what needs a decision, of the sandbox or of the real accounts, and a page."""
        undecided = self._undecided(wanted, sandbox)
        rest = msgspec.structs.replace(wanted, without=tuple(line.id for line in undecided))
        return Found(undecided, self.page(rest))

    def page_from(self, wanted: Filter, first: int, limit: int = PAGE) -> tuple[Line, ...]:
        """The sends from the one with id `first` on, newest first."""
        return self.page(wanted, before=first + 1, limit=limit)

    def latest_to(self, recipient: str, account_id: str, *, sandbox: bool, limit: int) -> tuple[Line, ...]:
        """The newest sends of an account to a recipient, newest first."""
        rows = self._database.query(_LATEST_TO, (recipient, account_id, sandbox, limit))
        return tuple(map(_line, rows))

    def is_open_to(self, recipient: str, account_id: str, *, sandbox: bool) -> bool:
        """True while nobody knows whether a message of an account to a recipient went out."""
        ((found,),) = self._database.query(_OPEN_TO, (sandbox, recipient, account_id))
        return bool(found)

    def extent(self, wanted: Filter) -> Extent:
        """The number of sends, and where each page begins."""
        asked = self._asked(wanted)
        numbered = f"SELECT h.id AS id, row_number() OVER (ORDER BY {asked.order} DESC) AS number {asked.source}"
        rows = self._database.query(f"SELECT id FROM ({numbered}) WHERE number % {PAGE} = 1", asked.values)  # noqa: S608
        anchors = tuple(id for (id,) in rows)  # noqa: A001 - the column's name
        if not anchors:
            return Extent(0, ())
        last = asked.before(anchors[-1] + 1)
        ((rest,),) = self._database.query(f"SELECT COUNT(*) {last.source}", last.values)
        return Extent((len(anchors) - 1) * PAGE + rest, anchors)

    def place(self, wanted: Filter, send_id: str) -> int | None:
        """The number of newer sends that the filter lets through; None where the send is not among them."""
        asked = self._asked(wanted)
        found = self._database.query(f"SELECT h.id {asked.source} AND h.send_id = ?", (*asked.values, send_id))
        if not found:
            return None
        newer = asked.after(found[0][0])
        ((count,),) = self._database.query(f"SELECT COUNT(*) {newer.source}", newer.values)
        return int(count)

    def get(self, send_id: str) -> Entry | None:
        """The send with this id."""
        rows = self._database.query(f"{ENTRY} WHERE send_id = ?", (send_id,))
        return entry_of(rows[0]) if rows else None

    def accounts(self) -> tuple[tuple[str, str], ...]:
        """Id and latest name of every account something was sent by, in the order of the names."""
        return tuple(sorted(self._database.query(_ACCOUNTS), key=lambda row: (row[1].casefold(), row[0])))

    def every(self, wanted: Filter) -> Iterator[Entry]:
        """All sends that the filter lets through, newest first, a page in memory at a time."""
        asked = self._asked(wanted)
        while ids := self._ids(asked, PAGE):
            marks = ", ".join("?" * len(ids))
            rows = self._database.query(f"{ENTRY} WHERE id IN ({marks}) ORDER BY id DESC", ids)
            yield from map(entry_of, rows)
            if asked.end is not None and ids[-1] >= asked.end:
                raise DatabaseDamaged("the sends are not in their order")  # and would come again and again
            asked = asked.before(ids[-1])

    def retention(self) -> Retention:
        """The retention setting."""
        return read_retention(self._database)

    def set_retention(self, retention: Retention) -> None:
        """Keep so much from now on; what is older goes by `forget_contents`."""
        write_retention(self._database, retention)

    def index(self, limit: int = BATCH) -> int:
        """Let the search find so many sends more; how many still wait."""
        with self._database.transaction():
            waiting = self._database.query(_WAITING, (limit,))
            if not waiting:
                # Those that name no send: of a damaged file. They would wait for ever.
                self._database.execute("DELETE FROM history_unindexed")
            for id, body, message, *labels in waiting:  # noqa: A001 - the column's name
                composed = None if message is None else decode_message(message)
                put_text(self._database, id, indexed_text(labels, body or b"", composed))
                self._database.execute("DELETE FROM history_unindexed WHERE history_id = ?", (id,))
        # Of one whose text is not kept, the draft may still stand in the write-ahead log.
        self._unsettled = self._unsettled or any(body is None for _, body, *_ in waiting)
        return self._waiting()

    def forget_contents(self, before_ms: int, limit: int = BATCH) -> int:
        """Drop body and answer of so many sends begun before `before_ms`, and their texts from the search.

        How many of those looked at had to go: 0 once there are none.
        """
        rows = self._database.query(_OLDEST, (limit,))
        old = [number for number, at, state in rows if at < before_ms and state != State.SENDING]
        if not old:
            old = [number for (number,) in self._database.query(_OLD_BEHIND, (before_ms, limit))]
        if old:
            with self._database.transaction():
                forget_texts(self._database, old)
            self._shrinking = self._unsettled = True
        return len(old)

    def forget_batches(self, before_ms: int, ended_before_ms: int) -> int:
        """Drop the texts of some rows of old batches (`forget_batch_texts`); 0 once there is nothing left to drop."""
        changed = forget_batch_texts(self._database, before_ms, ended_before_ms, BATCH_ROWS)
        if changed:
            self._shrinking = self._unsettled = True
        return changed

    def forget_digests(self, before_ms: int, limit: int = DIGESTS) -> bool:
        """Look at so many sends begun before `before_ms`, and drop what tells their bodies to who guesses them.

        True while there are more to look at. Each is looked at once.
        """
        seen = self._database.query(_DIGESTS, (*self._digests_from, before_ms, limit))
        known = [number for number, _, has_digest in seen if has_digest]
        if known:
            with self._database.transaction():
                for number in known:
                    self._database.execute("UPDATE history SET body_digest = NULL WHERE id = ?", (number,))
            self._unsettled = True
        if seen:
            self._digests_from = (seen[-1][1], seen[-1][0])
        return len(seen) == limit

    def delete(self, before_ms: int | None, limit: int = BATCH) -> int:
        """Delete so many sends that have ended and were begun before `before_ms` (None: any); how many it deleted.

        After the last of them go the batches of that time.
        """
        condition, values = ("", ()) if before_ms is None else (" AND started_at < ?", (before_ms,))
        some = f"SELECT id FROM history WHERE state <> 'sending'{condition} ORDER BY id LIMIT ?"  # noqa: S608
        with self._database.transaction():
            forget_unsent(self._database, some, (*values, limit))
            gone = self._database.execute(f"DELETE FROM history WHERE id IN ({some})", (*values, limit))  # noqa: S608
            batches = 0 if gone else delete_batches(self._database, before_ms)
        if gone or batches:
            self._shrinking = self._unsettled = True
        return gone

    def shrink(self, pages: int = 500) -> bool:
        """One step towards a file without holes; False once there is nothing left to do."""
        if self._shrinking:
            # The index only marks what was deleted, until its parts are merged. Below zero: all of them.
            self._shrinking = self._merge(-MERGED_PAGES) or self._merge(MERGED_PAGES)
            if self._shrinking:
                return True
        ((free,),) = self._database.query("PRAGMA freelist_count")
        if free:
            self._database.give_back(pages)
        if free <= pages and (free or self._unsettled):
            # What was written last lies beside the file until then, and so does its old end.
            self._unsettled = not self._database.empty_log()  # it is tried again after the next send
        return int(free) > pages

    def _merge(self, pages: int) -> bool:
        before = self._changes()
        self._database.execute("INSERT INTO history_search (history_search, rank) VALUES ('merge', ?)", (pages,))
        return self._changes() - before >= 2  # SQLite, FTS5, section 6.8: fewer mean that nothing was done

    def _changes(self) -> int:
        ((changes,),) = self._database.query("SELECT total_changes()")
        return int(changes)

    def _waiting(self) -> int:
        ((waiting,),) = self._database.query("SELECT COUNT(*) FROM history_unindexed")
        return int(waiting)

    def _index_all(self) -> None:
        """Nothing that was sent is missing from an answer."""
        self._interrupted = False
        while self._waiting():
            if self._interrupted:
                raise Interrupted
            try:
                self.index()
            except (DatabaseLocked, DatabaseFull):
                return  # a send comes first, and a full disk can still be read; what is missing is found next time

    def _lines(self, asked: AskedSends, limit: int) -> tuple[Line, ...]:
        query = f"SELECT {_COLUMNS} {asked.source_with(_CONTENTS)} ORDER BY {asked.order} DESC LIMIT ?"
        return tuple(map(_line, self._database.query(query, (*asked.values, limit))))

    def _undecided(self, wanted: Filter, sandbox: bool) -> tuple[Line, ...]:
        newest = self._database.query(_UNDECIDED, (sandbox, UNDECIDED))
        if not newest:
            return ()
        # Their texts are read: asking the index for each of them takes as long as for all sends.
        asked = self._asked(wanted, by_index=False)
        ids = tuple(number for (number,) in newest)
        marks = ", ".join("?" * len(ids))
        return self._lines(asked.narrowed((f"{asked.order} IN ({marks})", ids)), UNDECIDED)

    def _nearest(self, wanted: Filter, before: int | None) -> AskedSends:
        """Ask the texts of the newest alone: the index takes up to 25 ms to begin with a part that a million texts
        have, and of such a word a page is full after a few."""
        if before is None:
            ((newest,),) = self._database.query("SELECT MAX(id) FROM history")
            before = (newest or 0) + 1
        asked = self._asked(wanted, by_index=False).before(before)
        return asked.after((asked.end or before) - LOOKED_AT)

    def _ids(self, asked: AskedSends, limit: int) -> list[int]:
        query = f"SELECT h.id {asked.source} ORDER BY {asked.order} DESC LIMIT ?"
        return [number for (number,) in self._database.query(query, (*asked.values, limit))]

    def _asked(self, wanted: Filter, *, by_index: bool = True) -> AskedSends:
        asked = self._period(wanted)
        if wanted.text.strip():
            self._index_all()
            query = query_of(self._database, wanted.text) if by_index else Query("", words_of(wanted.text))
            if query is not None:
                asked = msgspec.structs.replace(asked, by_text=True).narrowed(*_within_text(query))
        if wanted.unresolved:
            asked = asked.narrowed(("h.state = 'unknown' AND h.resolution IS NULL", ()))
        if wanted.state is not None:
            asked = asked.narrowed(("h.state = ?", (wanted.state.value,)))
        if wanted.account_id is not None:
            asked = asked.narrowed(("h.account_id = ?", (wanted.account_id,)))
        if wanted.without:
            asked = asked.narrowed((f"+h.id NOT IN ({', '.join('?' * len(wanted.without))})", wanted.without))
        return asked

    def _period(self, wanted: Filter) -> AskedSends:
        """The period as a stretch of ids, which pages are cut by; a clock that jumped is caught by the times."""
        since, until = wanted.since_ms, wanted.until_ms
        if since is None and until is None:
            return AskedSends()
        times = (since if since is not None else -(2**62), until if until is not None else 2**62)
        ((first, last),) = self._database.query(
            "SELECT MIN(id), MAX(id) FROM history INDEXED BY history_started WHERE started_at >= ? AND started_at < ?",
            times,
        )
        if first is None:
            return AskedSends().narrowed(_NOTHING)
        return AskedSends(first=first, end=last + 1).narrowed(("+h.started_at >= ? AND +h.started_at < ?", times))


def _within_text(query: Query) -> tuple[Condition, ...]:
    if query.hopeless:
        return (_NOTHING,)
    match: tuple[Condition, ...] = (("history_search MATCH ?", (query.match,)),) if query.match else ()
    return (*match, *((f"({' OR '.join(['instr(s.text, ?) > 0'] * len(ways))})", ways) for ways in query.within))


def _line(row: tuple[Any, ...]) -> Line:
    *columns, body, message = row
    values = dict(zip(Line.__struct_fields__, (*columns, snippet(body, message)), strict=True))
    # Codes beyond 64 bits lie there as text (`history`); nobody filters by them.
    values["code"] = values["code"] if isinstance(values["code"], int) else None
    with sensible():
        values["sandbox"] = bool(values["sandbox"])
        values["state"] = State(values["state"])
        values["resolution"] = None if values["resolution"] is None else Resolution(values["resolution"])
        return Line(**values)


__all__ = ["END", "PAGE", "Extent", "Filter", "Line", "Resolution", "SendQueries", "State"]
