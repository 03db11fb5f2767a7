"""The drafts: unsent messages, one for each account and window."""

import contextlib
import logging
from typing import Any

import msgspec

from nxwa_desktop.protocol.message import HeaderKind, Message, NoHeader
from nxwa_desktop.storage.process_lock import ProcessOwner
from nxwa_desktop.storage.sqlite import Database

_SAVE = (
    "INSERT INTO drafts (account_id, owner, message, saved_at) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (account_id, owner) DO UPDATE SET message = excluded.message, saved_at = excluded.saved_at"
)
_DELETE = "DELETE FROM drafts WHERE account_id = ? AND owner = ?"
_OF = "SELECT rowid, account_id, message, saved_at FROM drafts WHERE owner = ?"

_TAG = Message().header.__struct_config__.tag_field
"""The field of a stored header that has its kind."""

_log = logging.getLogger(__name__)


class Draft(msgspec.Struct, frozen=True):
    """A message that was being composed for an account."""

    account_id: str
    """Empty where no account was chosen."""
    message: Message
    saved_at: int
    """Milliseconds since the epoch."""


class Drafts:
    """Reads and writes drafts. Every method raises `StorageError`; what is saved is on disk when it returns.

    Each process writes rows of its own, so that two windows never write over each other's text.
    """

    def __init__(self, database: Database, owner: ProcessOwner) -> None:
        self._database = database
        self._owner = owner

    def save(self, account_id: str, message: Message, at: int) -> None:
        """Keep `message` as what is composed for the account; an empty one leaves no draft.

        `at`: milliseconds since the epoch.
        """
        put_draft(self._database, self._owner.token, Draft(account_id, message, at))

    def adopt(self) -> tuple[Draft, ...]:
        """The drafts that dead processes and this one left, oldest first; from now on they are this process's.

        Of several for one account the newest stays on disk; all are returned. What cannot be read is left as it is.
        """
        owners = [owner for (owner,) in self._database.query("SELECT DISTINCT owner FROM drafts")]
        # Asked before the lock is taken: finding out may take a while.
        free = [owner for owner in owners if owner == self._owner.token or not self._owner.is_alive(owner)]
        if not free:
            return ()
        with self._database.transaction():
            # By now another window may have adopted some of them: those are under its name.
            rows = [row for owner in free for row in self._database.query(_OF, (owner,))]
            return self._take(sorted(rows, key=lambda row: (row[3], row[0])))

    def _take(self, rows: list[tuple[Any, ...]]) -> tuple[Draft, ...]:
        """Make the readable ones of `rows` this process's."""
        read = [(rowid, draft) for rowid, *rest in rows if (draft := _draft(*rest)) is not None]
        newest = {draft.account_id: rowid for rowid, draft in read}
        for rowid, draft in read:
            if newest[draft.account_id] != rowid:
                self._database.execute("DELETE FROM drafts WHERE rowid = ?", (rowid,))
        for rowid in newest.values():
            self._database.execute("UPDATE drafts SET owner = ? WHERE rowid = ?", (self._owner.token, rowid))
        return tuple(draft for _, draft in read)


def put_draft(database: Database, owner: str, draft: Draft) -> None:
    """Keep the draft as one of the process that `owner` names. Raises StorageError."""
    if draft.message == Message():
        database.execute(_DELETE, (draft.account_id, owner))
    else:
        before = database.query(f"{_OF} AND account_id = ?", (owner, draft.account_id))
        fields = _with_unknown_fields(draft.message, before[0][2] if before else b"")
        database.execute(_SAVE, (draft.account_id, owner, _encoded(fields), draft.saved_at))


def encode_message(message: Message) -> bytes:
    """The message as it is stored."""
    return _encoded(msgspec.to_builtins(message))


def decode_message(stored: bytes) -> Message | None:
    """Read a stored message; None where it cannot be read."""
    with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return msgspec.json.decode(stored, type=Message)
    try:  # half a character, or a word of a newer version
        return _message(_decoded(stored))
    except (ValueError, RecursionError) as error:  # not the text: it is the person's
        _log.error("a message cannot be read: %s", type(error).__name__)
        return None


def _encoded(fields: dict[str, Any]) -> bytes:
    # Half a character (a lone surrogate) is typed text as well: escapes hold it, UTF-8 does not.
    import json  # the window shows its draft before it stores one

    return json.dumps(fields, separators=(",", ":")).encode()


def drafts_of(database: Database, owner: str) -> tuple[Draft, ...]:
    """The drafts of the process that `owner` names. Raises StorageError."""
    rows = database.query(_OF, (owner,))
    return tuple(draft for _, *rest in rows if (draft := _draft(*rest)) is not None)


def _draft(account_id: str, message: bytes, saved_at: int) -> Draft | None:
    read = decode_message(message)
    return None if read is None else Draft(account_id, read, saved_at)


def _decoded(stored: bytes) -> Any:
    import json

    return json.loads(stored)


def _message(fields: Any) -> Message:
    """Read a stored message; without its header where only a newer version knows its kind."""
    if isinstance(fields, dict) and _is_newer(fields.get("header")):
        fields = {name: value for name, value in fields.items() if name != "header"}
    return msgspec.convert(fields, Message)


def _is_newer(header: Any) -> bool:
    """True for a header of a kind that only a newer version knows."""
    kind = header.get(_TAG) if isinstance(header, dict) else None
    return isinstance(kind, str) and kind not in list(HeaderKind)


def _with_unknown_fields(message: Message, stored: bytes) -> dict[str, Any]:
    """The fields of `message`, with those of its stored draft that only a newer version knows.

    A message of another template has none of them.
    """
    fields: dict[str, Any] = msgspec.to_builtins(message)
    try:
        before = _decoded(stored)
        _message(before)
    except (ValueError, RecursionError):
        return fields
    if before.get("template_name") != message.template_name:
        return fields
    header = before.get("header", {})
    if header.get(_TAG) == fields["header"][_TAG]:
        fields["header"] = header | fields["header"]
    elif _is_newer(header) and isinstance(message.header, NoHeader):
        fields["header"] = header
    return {**before, **fields}
