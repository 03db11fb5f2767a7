"""Spaces in the place of what WhatsApp refuses."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.validation.text_rules import SPACE_FINDINGS, collapse_spaces, flaws_of_text


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("a\nb", "a b"),
        ("a \r\n\t b", "a b"),
        ("a\u2028b\vc", "a b c"),
        ("a     b", "a b"),
        ("a \u00a0 \u3000 b", "a b"),
        ("a    b", "a    b"),
        ("\n", " "),
        ("plain", "plain"),
    ],
)
def test_one_space_for_each_run(text: str, result: str) -> None:
    assert collapse_spaces(text) == result


@given(st.text(" \t\n\u2028\u3000ab", max_size=30))
def test_nothing_that_it_cures_is_left_and_no_letter_is_lost(text: str) -> None:
    result = collapse_spaces(text)
    assert SPACE_FINDINGS.isdisjoint(code for code, _ in flaws_of_text(result))
    assert result.split() == text.split()
    assert collapse_spaces(result) == result


def test_long_runs_take_no_longer_than_their_length() -> None:
    begun = time.process_time()
    collapse_spaces(" " * 300_000 + "x" + "\n" * 300_000 + " \n" * 100_000)
    assert time.process_time() - begun < 5
