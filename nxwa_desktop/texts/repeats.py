"""Sentences about an earlier send of the same message."""

from nxwa_desktop.sending.send_report import EarlierSend
from nxwa_desktop.texts.sentence import Sentence

SENDING = "The same message to {0} is being sent right now by another window of this program, since {1}."
DOUBTFUL = "A message to {0} at {1} may have gone out: its outcome is unknown."
WENT_OUT = "The same message to {0} at {1} was marked as “went out”."
ACCEPTED = "The same message to {0} was accepted by NXCloud at {1}."

TWICE = "If you send it again, the customer gets it twice."
ASK_FIRST = "Ask the customer, or look the message up in NXCloud's console, before you send again."


def earlier_send(earlier: EarlierSend, when: str) -> Sentence:
    """The outcome of the earlier send; `when` is its moment in words."""
    values = (f"+{earlier.recipient}", when)
    if earlier.outcome is None:
        return Sentence(SENDING, values)
    if earlier.doubtful:
        return Sentence(DOUBTFUL, values)
    return Sentence(WENT_OUT if earlier.went_out else ACCEPTED, values)


def repeat_advice(earlier: EarlierSend) -> Sentence:
    """The consequence of sending again, or what to find out first."""
    return Sentence(ASK_FIRST if earlier.doubtful else TWICE)


def templates() -> tuple[str, ...]:
    """All templates of this module."""
    return (SENDING, DOUBTFUL, WENT_OUT, ACCEPTED, TWICE, ASK_FIRST)
