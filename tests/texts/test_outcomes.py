"""Sentences about outcomes."""

import pytest

from nxwa_desktop import texts
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Rejected, Unknown, UnknownReason
from nxwa_desktop.protocol.response_codes import documented_codes
from nxwa_desktop.texts import outcomes


def test_a_documented_code_is_explained_by_its_row() -> None:
    row = next(row for row in documented_codes() if row.code == 22091)

    assert str(texts.outcomes.outcome_meaning(Rejected(22091))) == row.meaning
    assert str(texts.outcomes.outcome_advice(Rejected(22091))) == row.remedy


@pytest.mark.parametrize("status", [401, 403, 404, 407, 413, 429, 400, 451])
def test_a_refusal_without_a_code_names_its_http_status(status: int) -> None:
    refused = Rejected(None, "words of the server", http_status=status)

    assert str(texts.outcomes.outcome_title(refused)) == "Refused by the server"
    assert f"HTTP {status}" in str(texts.outcomes.outcome_meaning(refused))
    assert "words of the server" not in str(texts.outcomes.outcome_meaning(refused))


def test_refusals_that_need_different_advice_get_it() -> None:
    advice = {
        str(texts.outcomes.outcome_advice(Rejected(None, http_status=status))) for status in (*outcomes.HTTP, 302, 400)
    }

    assert len(advice) == len(outcomes.HTTP) + 2


def test_a_redirect_says_where_it_points() -> None:
    named = Rejected(None, "https://example.com/{0}\n\x1b[2J", http_status=302)

    assert str(texts.outcomes.outcome_meaning(named)) == (
        "The server points to another address, which is not followed (HTTP 302): https://example.com/{0}  [2J"
    )
    assert str(texts.outcomes.outcome_meaning(Rejected(None, http_status=308))) == (
        "The server points to another address without naming it (HTTP 308)."
    )


def test_an_endless_redirect_is_cut() -> None:
    assert len(str(texts.outcomes.outcome_meaning(Rejected(None, "x" * 2000, http_status=301)))) < 300


def test_whether_it_is_safe_to_send_again() -> None:
    said = [
        str(texts.outcomes.safe_to_send_again(outcome))
        for outcome in (
            Accepted(),
            Rejected(22091),
            NotSent(NotSentReason.REFUSED),
            Unknown(UnknownReason.KILLED),
        )
    ]

    assert said == [
        "NXCloud has taken this message: sending it again sends a second one.",
        "NXCloud did not take this message: it is safe to send again once the cause is fixed.",
        "Safe to send again: nothing of this message reached NXCloud.",
        "The customer may have got this message: find out before you send it again.",
    ]


def test_no_advice_after_an_unknown_outcome_sends_again_without_checking() -> None:
    for reason in UnknownReason:
        advice = str(texts.outcomes.outcome_advice(Unknown(reason)))
        assert advice.startswith("Ask the customer, or look the message up in NXCloud's console, before you send")
