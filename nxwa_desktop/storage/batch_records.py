"""The values of stored batches: a batch, its rows, and how many of them ended how."""

import enum

import msgspec

from nxwa_desktop.protocol.stored_enum import StoredEnum


class BatchState(StoredEnum):
    """States of a batch. Only a running one sends."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    """Ended by the person before its last row."""
    DONE = "done"


class PauseReason(StoredEnum):
    """The reasons for which a batch does not go on by itself."""

    PERSON = "person"
    CLOSED = "closed"
    """The program was ended, or killed."""
    REJECTED = "rejected"
    """The answer concerns every row. `Pause.code` has the code."""
    SAME_REJECTION = "same_rejection"
    """One refusal several times in a row."""
    NOT_SENT = "not_sent"
    """`Pause.code` is None, `Pause.detail` the word of the reason (`protocol.outcome.NotSentReason`)."""
    UNKNOWN = "unknown"
    """Several unknown outcomes in a row."""
    TEMPLATE = "template"
    """Only rows of refused templates or countries are left. `Pause.detail` names them."""
    RATE = "rate"
    """NXCloud asks for a slower pace, again and again."""
    RESTORED = "restored"
    """The data file was replaced by a copy: rows that look unsent may have gone out since it was made."""
    FAILED = "failed"
    """The batch could not be read or written."""


class Pause(msgspec.Struct, frozen=True):
    """Why a batch stands still, and what the answer said."""

    reason: PauseReason
    code: int | None = None
    detail: str = ""


class Batch(msgspec.Struct, frozen=True):
    """A stored batch."""

    id: str
    created_at: int
    """Milliseconds since the epoch, as all times here."""
    account_id: str
    account_name: str
    sandbox: bool
    source: str
    """The name of the file, or empty for what was pasted."""
    template_name: str
    language: str
    """Empty where each row names its own."""
    rate: float
    """Messages a second."""
    plan: bytes = b""
    """`batch.plan.BatchPlan`, encoded; empty once the texts are no longer kept."""
    state: BatchState = BatchState.PAUSED
    pause: Pause | None = None
    started_at: int | None = None
    finished_at: int | None = None


class RowState(enum.StrEnum):
    """States of a row: its outcome, or why it has none."""

    WAITING = "waiting"
    SENDING = "sending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NOT_SENT = "not_sent"
    UNKNOWN = "unknown"
    LEFT_OUT = "left_out"
    FORGOTTEN = "forgotten"
    """Sent, and its send was deleted from the history."""


class RowOrder(enum.Enum):
    """Orders to look at the rows of a batch."""

    NEWEST = "newest"
    """Those that were sent, the last one first."""
    ATTENTION = "attention"
    """All; those that need a decision first, those left out last."""


class BatchRow(msgspec.Struct, frozen=True):
    """A row of the table, frozen as it was when the batch was made."""

    position: int
    """From 0, in the order of sending."""
    number: int
    """The row's number in the file, from 1."""
    cells: tuple[str, ...]
    left_out: str = ""
    """The reasons why it is not sent (`batch.row_findings`), encoded; empty for one that is."""
    again: bool = False
    """The person wants it sent although the same row, or the same message today, went out before."""
    confirmed_id: str = ""
    """The earlier send that the person agreed to repeat."""
    before: RowState = RowState.WAITING
    """Its state before it is sent again."""


class RowLine(msgspec.Struct, frozen=True):
    """A row with how it ended."""

    position: int
    number: int
    cells: tuple[str, ...]
    left_out: str
    state: RowState
    send_id: str = ""
    recipient: str = ""
    """Digits; empty for one that was not sent."""
    language: str = ""
    code: int | None = None
    reason: str = ""
    """The word of the reason of a *not sent* or *unknown* outcome."""
    server_message: str = ""
    message_id: str = ""
    trace_id: str = ""
    started_at: int | None = None
    finished_at: int | None = None


class Counts(msgspec.Struct, frozen=True):
    """How many rows are in each state."""

    waiting: int = 0
    sending: int = 0
    accepted: int = 0
    rejected: int = 0
    not_sent: int = 0
    unknown: int = 0
    left_out: int = 0
    forgotten: int = 0

    @property
    def to_send(self) -> int:
        """All rows but those left out."""
        return self.rows - self.left_out

    @property
    def rows(self) -> int:
        """All rows."""
        return sum(msgspec.structs.astuple(self))

    @property
    def ended(self) -> int:
        """Rows that were sent, whatever came of it."""
        return self.to_send - self.waiting - self.sending
