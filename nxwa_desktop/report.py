"""What is known of one send once it has ended. No Qt, and light: the window imports it."""

import msgspec

from nxwa_desktop.protocol.outcome import Outcome


class Report(msgspec.Struct, frozen=True):
    """How one send ended, with what a person or the support may ask about it."""

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
    """What this computer's clock has to be corrected by, as this answer said; 0 within the tolerance."""
