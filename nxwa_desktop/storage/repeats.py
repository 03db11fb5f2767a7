"""Detection of a send that may repeat an earlier one."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window imports the rest of this module before its first paint
    from nxwa_desktop.storage.sqlite import Database

REPEATED_WITHIN_MS = 600_000
"""Milliseconds within which the same message to the same recipient is taken for a repetition."""

_KNOWN = "SELECT COALESCE(MAX(id), 0) FROM history WHERE send_id = ?"
# The same body again: on its way, or gone out as far as anybody knows.
# A state that only a newer version knows counts as unknown.
_SAME = (
    "SELECT id FROM history WHERE recipient = ? AND practice = ? AND id > ? AND started_at >= ?"
    # The digest goes ten minutes after the send, the body later or as soon. Without either, any text may be this one.
    " AND (body_digest = ? OR body_digest IS NULL AND COALESCE("
    "(SELECT c.body = ? FROM history_contents AS c WHERE c.history_id = history.id),"
    " template_name = ? AND language = ?))"
    " AND state NOT IN ('rejected', 'not_sent') AND COALESCE(resolution, '') <> 'did_not'"
    " ORDER BY id DESC LIMIT 1"
)
# Any body, while nobody knows whether the last one arrived. What was accepted since then settles the doubt.
_DOUBT = (
    "SELECT id FROM history WHERE recipient = ? AND practice = ? AND id > ?"
    " AND state NOT IN ('sending', 'accepted', 'rejected', 'not_sent') AND resolution IS NULL"
    " AND id > COALESCE((SELECT MAX(settled.id) FROM history AS settled"
    " WHERE settled.recipient = ? AND settled.practice = ?"
    " AND (settled.state = 'accepted' OR settled.resolution = 'went_out')), 0) ORDER BY id DESC LIMIT 1"
)


def digest_of(body: bytes) -> bytes:
    """The digest by which a later send of the same body is recognised."""
    import hashlib  # not before the first send: with OpenSSL it takes 3 ms and 4 MB

    return hashlib.sha256(body).digest()


def find_repeated(
    database: "Database",
    about: tuple[str, bool],
    body: bytes,
    template: tuple[str, str],
    *,
    since_ms: int,
    confirmed_id: str,
) -> int | None:
    """The row of the newest send that this one may repeat.

    That is one of the same body since then (milliseconds since the epoch), or of anything while the
    recipient's last outcome is unknown; none up to the send `confirmed_id`. `about`: recipient, and whether it is the
    sandbox's. `template`: its name, and the language. Raises StorageError.
    """
    ((known,),) = database.query(_KNOWN, (confirmed_id,))
    found = database.query(_SAME, (*about, known, since_ms, digest_of(body), body, *template))
    found += database.query(_DOUBT, (*about, known, *about))
    return max((row for (row,) in found), default=None)
