"""Sentences about the answer to *Check credentials*."""

from nxwa_desktop.protocol.outcome import Accepted, Outcome, Rejected
from nxwa_desktop.protocol.response_codes import CodeFamily, look_up
from nxwa_desktop.texts.outcomes import outcome_advice, outcome_meaning
from nxwa_desktop.texts.sentence import Sentence

RIGHT = (
    "The server accepted access key and secret. "
    "Tenant id, appkey and business phone are checked with the first real message."
)
UNEXPECTED = (
    "The server answered in an unexpected way (code {0}). Access key and secret seem right; send a test message."
)


def credentials_answer(outcome: Outcome) -> tuple[tuple[Sentence, ...], bool]:
    """Sentences for the person, and whether access key and secret are right.

    The request held neither recipient nor template: a server that complains about their absence has let it in.
    """
    match outcome:
        case Rejected(code=code) if code is not None and look_up(code).family is CodeFamily.PARAMETER:
            return (Sentence(RIGHT),), True
        case Accepted():
            return (Sentence(UNEXPECTED, (0,)),), True
        case _:
            return (outcome_meaning(outcome), outcome_advice(outcome)), False


def templates() -> tuple[str, ...]:
    """All templates of this module."""
    return (RIGHT, UNEXPECTED)
