"""The filters and the rows of the history."""

import msgspec

from nxwa_desktop.protocol.stored_enum import StoredEnum


class State(StoredEnum):
    """States of a listed send: the outcome's kind, or still under way."""

    SENDING = "sending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NOT_SENT = "not_sent"
    UNKNOWN = "unknown"


class Resolution(StoredEnum):
    """Resolutions of an unknown outcome, as found out by a person."""

    WENT_OUT = "went_out"
    DID_NOT = "did_not"


class Filter(msgspec.Struct, frozen=True):
    """Which sends are asked for; what is left empty excludes nothing."""

    text: str = ""
    """As typed: words that all have to occur, whatever their case, in recipient, template, ids or body texts."""
    state: State | None = None
    unresolved: bool = False
    """Only unknown outcomes that nobody has dealt with."""
    account_id: str | None = None
    since_ms: int | None = None
    """Milliseconds since the epoch, inclusive."""
    until_ms: int | None = None
    """Milliseconds since the epoch, exclusive."""
    without: tuple[int, ...] = ()
    """Ids of sends that are listed elsewhere."""


class Line(msgspec.Struct, frozen=True):
    """One send as it is listed."""

    id: int
    """Orders the sends: a later one has a greater id."""
    send_id: str
    started_at: int
    """Milliseconds since the epoch."""
    recipient: str
    template_name: str
    language: str
    account_id: str
    account_name: str
    sandbox: bool
    state: State
    code: int | None
    duration_ms: int | None
    resolution: Resolution | None
    snippet: str = ""
    """The beginning of the text, on one line; empty where it is not kept."""


class Found(msgspec.Struct, frozen=True):
    """The beginning of the list that a filter lets through."""

    undecided: tuple[Line, ...]
    """Unknown outcomes that need a decision, the newest; they are in no page."""
    lines: tuple[Line, ...]
    """The first page of the others."""

    @property
    def lines_in_order(self) -> tuple[Line, ...]:
        """All of them, as they are listed."""
        return (*self.undecided, *self.lines)


class Extent(msgspec.Struct, frozen=True):
    """The number of sends that a filter lets through, and the way to any page of them."""

    count: int
    anchors: tuple[int, ...]
    """Id of the first send of each page, newest first: of number 0, PAGE, 2 * PAGE…"""


PAGE = 128
"""Sends in a page."""
