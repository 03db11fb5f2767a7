"""Icon, colour and surface of each kind of outcome, in results and in the history."""

from nxwa_desktop.protocol.outcome import Outcome
from nxwa_desktop.storage.send_records import State

Look = tuple[str, str, str]
"""The icon, and the roles of its colour and of the surface in the palette."""

LOOKS: dict[State, Look] = {
    State.SENDING: ("send", "muted", "window"),
    State.ACCEPTED: ("good", "good", "good_soft"),
    State.REJECTED: ("problem", "bad", "bad_soft"),
    State.NOT_SENT: ("not_sent", "muted", "quiet_soft"),
    State.UNKNOWN: ("question", "warn", "warn_soft"),
}

LONGEST_WORDS = 300
"""Characters of the server's words that are shown; the ticket has more."""


def look_of(outcome: Outcome) -> Look:
    """The look of an outcome."""
    return LOOKS[State(str(outcome.__struct_config__.tag))]
