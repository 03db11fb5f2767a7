"""How far the clock is off, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.ui.i18n.clock_words import clock_words, span


@pytest.mark.parametrize(
    ("offset_ms", "says"),
    [
        (603_000, "10 min 3 s slow"),
        (-7_000, "7 s fast"),
        (59_499, "59 s slow"),
        (59_500, "1 min 0 s slow"),
        (-3_660_000, "1 h 1 min fast"),
        (86_400_000 + 7_200_000, "1 day 2 h slow"),
        (-40 * 86_400_000, "40 days 0 h fast"),
    ],
)
def test_how_much_it_is_off_is_said_in_words_for_people(qapp: object, offset_ms: int, says: str) -> None:
    said = clock_words(offset_ms)
    assert said == f"This computer's clock is {says}. Time stamps are corrected by that; set the clock right."


def test_of_a_right_clock_nothing_is_said(qapp: object) -> None:
    assert clock_words(0) == ""


@given(seconds=st.integers(0, 10**8))
def test_any_span_has_at_most_two_units(seconds: int) -> None:
    words = span(seconds).split()
    assert len(words) in {2, 4}
    assert "{" not in span(seconds)
