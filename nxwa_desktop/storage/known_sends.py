"""Knowledge about numbers before a batch: messages of today, open unknown outcomes, whom nobody writes to."""

from hashlib import sha256

import msgspec

from nxwa_desktop.storage.never_send import NeverSend
from nxwa_desktop.storage.sqlite import Database


class SentToday(msgspec.Struct, frozen=True, gc=False):
    """A message that went out today, as far as anybody knows."""

    digest: bytes
    """Of its body; empty where that is no longer known."""
    send_id: str
    started_at: int
    """Milliseconds since the epoch."""
    template_name: str
    language: str


class KnownSends(msgspec.Struct, frozen=True):
    """All of it, by recipient (digits)."""

    today: dict[str, tuple[SentToday, ...]] = {}
    open_unknown: dict[str, str] = {}
    """The newest send whose outcome nobody knows."""
    never: frozenset[str] = frozenset()


_TODAY = (
    "SELECT h.recipient, h.body_digest, c.body, h.send_id, h.started_at, h.template_name, h.language"
    " FROM history AS h INDEXED BY history_started LEFT JOIN history_contents AS c ON c.history_id = h.id"
    " WHERE h.started_at >= ? AND h.practice = ?"
    " AND h.state NOT IN ('rejected', 'not_sent') AND COALESCE(h.resolution, '') <> 'did_not' ORDER BY h.id"
)
# As for a single send: what was accepted since then settles the doubt.
_DOUBTS = (
    "SELECT h.recipient, h.send_id FROM history AS h INDEXED BY history_unresolved"
    " WHERE h.practice = ? AND h.state = 'unknown' AND h.resolution IS NULL AND NOT EXISTS (SELECT 1 FROM history AS s"
    " WHERE s.recipient = h.recipient AND s.practice = h.practice AND s.id > h.id"
    " AND (s.state = 'accepted' OR s.resolution = 'went_out')) ORDER BY h.id"
)


def known_sends(database: Database, *, since_ms: int, sandbox: bool) -> KnownSends:
    """The knowledge since this moment (milliseconds since the epoch). Raises StorageError."""
    today: dict[str, tuple[SentToday, ...]] = {}
    for recipient, digest, body, *sent in database.query(_TODAY, (since_ms, sandbox)):
        # The digest is dropped once a repetition is no longer asked about; the body is kept for longer, or not at all.
        known = digest or (sha256(body).digest() if body else b"")
        today[recipient] = (*today.get(recipient, ()), SentToday(known, *sent))
    doubts = dict(database.query(_DOUBTS, (sandbox,)))
    return KnownSends(today, doubts, frozenset(NeverSend(database).list()))
