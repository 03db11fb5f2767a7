"""The four outcomes of a request: accepted, rejected, not sent or unknown, with their reasons."""

import msgspec

from nxwa_desktop.protocol.stored_enum import StoredEnum


class Accepted(msgspec.Struct, frozen=True, tag="accepted"):
    """Code 0: NXCloud accepted the message, which does not mean that it was delivered."""

    message_id: str = ""
    trace_id: str = ""


class Rejected(msgspec.Struct, frozen=True, tag="rejected"):
    """The server refused the request; `code` is None where it did so by HTTP status alone."""

    code: int | None
    message: str = ""
    """The server's own words: data, never markup."""
    trace_id: str = ""
    http_status: int = 200


class NotSentReason(StoredEnum):
    """The reasons why no byte of the request reached the server."""

    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    NAME_NOT_FOUND = "name_not_found"
    CONNECT_TIMEOUT = "connect_timeout"
    TLS = "tls"
    PROXY = "proxy"
    PROXY_SCRIPT = "proxy_script"
    """The server was not reached, and Windows finds its proxy by a script, which this program does not read."""
    BAD_REQUEST = "bad_request"
    """The account's fields cannot be made into a request."""
    NOT_ENCRYPTED = "not_encrypted"
    """The account's URL begins with http:// and leads to another computer."""
    CANCELLED = "cancelled"
    SECRET_MISSING = "secret_missing"  # noqa: S105 - a reason, not a secret
    KEYRING_MISSING = "keyring_missing"
    KEYRING_INSECURE = "keyring_insecure"
    KEYRING_LOCKED = "keyring_locked"
    KEYRING_DISMISSED = "keyring_dismissed"
    KEYRING_TIMEOUT = "keyring_timeout"
    KEYRING_FAILED = "keyring_failed"
    NOT_RECORDED = "not_recorded"
    """The history row could not be written, so nothing was sent; the next seven are causes of that."""
    DATA_CHANGED = "data_changed"
    DATA_CLOSED = "data_closed"
    DATA_DAMAGED = "data_damaged"
    DATA_FULL = "data_full"
    DATA_LOCKED = "data_locked"
    DATA_NEWER = "data_newer"
    DATA_READ_ONLY = "data_read_only"
    BATCH_ENDED = "batch_ended"
    """The batch is no longer this window's to send, or the row was sent before."""
    REPEAT = "repeat"
    """Possibly a second message, which nobody had confirmed."""
    INTERNAL = "internal"


class UnknownReason(StoredEnum):
    """The reasons why it is unknown whether the request was processed."""

    READ_TIMEOUT = "read_timeout"
    LOST_ANSWER = "lost_answer"
    GARBAGE = "garbage"
    TOO_LARGE = "too_large"
    SERVER_ERROR = "server_error"
    """A 5xx, or another status that is no refusal, without a code."""
    CONTRADICTION = "contradiction"
    """Code 0 under a status of failure."""
    CANCELLED = "cancelled"
    KILLED = "killed"
    """The program ended before the answer came."""
    INTERNAL = "internal"


class NotSent(msgspec.Struct, frozen=True, tag="not_sent"):
    """Nothing reached the server. Safe to send again."""

    reason: NotSentReason
    detail: str = ""
    """A short technical text for the ticket; never holds the secret."""


class Unknown(msgspec.Struct, frozen=True, tag="unknown"):
    """The request may have been processed. Never repeated by itself."""

    reason: UnknownReason
    detail: str = ""
    http_status: int | None = None


Outcome = Accepted | Rejected | NotSent | Unknown
