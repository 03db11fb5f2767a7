"""Sentences about an earlier send."""

import pytest

from nxwa_desktop.protocol.outcome import Accepted, Outcome, Unknown, UnknownReason
from nxwa_desktop.sending.send_report import EarlierSend
from nxwa_desktop.texts import repeats

UNKNOWN = Unknown(UnknownReason.READ_TIMEOUT)


@pytest.mark.parametrize(
    ("outcome", "went_out", "words", "advice"),
    [
        (None, False, repeats.SENDING, repeats.TWICE),
        (Accepted(), False, repeats.ACCEPTED, repeats.TWICE),
        (UNKNOWN, False, repeats.DOUBTFUL, repeats.ASK_FIRST),
        (UNKNOWN, True, repeats.WENT_OUT, repeats.TWICE),
    ],
)
def test_an_earlier_send_is_told_as_it_ended(outcome: Outcome | None, went_out: bool, words: str, advice: str) -> None:
    earlier = EarlierSend("1", "8613600009759", outcome, 0, went_out)
    sentence = repeats.earlier_send(earlier, "10:15")
    assert sentence.text == words
    assert sentence.values == ("+8613600009759", "10:15")
    assert repeats.repeat_advice(earlier).text == advice
