"""The report of one finished send. Without Qt, and light: the window imports it before its first paint."""

import msgspec

from nxwa_desktop.protocol.outcome import Outcome, Unknown


class EarlierSend(msgspec.Struct, frozen=True):
    """A send that another one may repeat, and how it ended."""

    send_id: str
    recipient: str
    outcome: Outcome | None
    """None while it is on its way."""
    started_at: int
    """Milliseconds since the epoch."""
    went_out: bool = False
    """Its outcome was unknown, and a person found out that it did."""

    @property
    def doubtful(self) -> bool:
        """Nobody knows whether it arrived."""
        return isinstance(self.outcome, Unknown) and not self.went_out


class SendReport(msgspec.Struct, frozen=True):
    """The outcome of a send, with everything a person or the support may ask about it."""

    send_id: str
    account_name: str
    url: str
    recipient: str
    """The digits that were sent to."""
    outcome: Outcome
    started_at: int = 0
    """Milliseconds since the epoch, by this computer's clock."""
    duration_ms: int = 0
    clock_offset_ms: int = 0
    """The correction of this computer's clock that this answer asks for; 0 within the tolerance."""
    correctable: bool = False
    """True if it was refused for its time stamp and the right time is known by that: another send may succeed."""
    texts: tuple[str, ...] = ()
    """The parameters, in the order of the body: a ticket leaves them out wherever the server repeats them."""
    earlier: EarlierSend | None = None
    """The send it may have repeated, if it was not sent for that."""
