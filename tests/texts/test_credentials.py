"""Answers to a check of credentials."""

import pytest

from nxwa_desktop import texts
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.texts import credentials
from nxwa_desktop.texts.sentence import Sentence


@pytest.mark.parametrize("code", [21058, 21061, 21063])
def test_a_server_that_misses_the_message_has_let_the_credentials_in(code: int) -> None:
    assert texts.credentials.credentials_answer(Rejected(code)) == ((Sentence(credentials.RIGHT),), True)


def test_a_check_that_is_accepted_is_unexpected() -> None:
    assert texts.credentials.credentials_answer(Accepted()) == ((Sentence(credentials.UNEXPECTED, (0,)),), True)


@pytest.mark.parametrize(
    "outcome",
    [Rejected(1003), Rejected(None, http_status=403), NotSent(NotSentReason.TLS), Unknown(UnknownReason.KILLED)],
)
def test_any_other_answer_to_a_check_is_explained(outcome: Outcome) -> None:
    sentences, good = texts.credentials.credentials_answer(outcome)

    assert not good
    assert sentences == (texts.outcomes.outcome_meaning(outcome), texts.outcomes.outcome_advice(outcome))
