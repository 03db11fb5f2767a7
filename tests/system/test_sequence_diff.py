"""The part of a sequence that differs from another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.system.sequence_diff import common_ends, common_prefix


@pytest.mark.parametrize(
    ("one", "other", "ends"),
    [
        ("", "", (0, 0)),
        ("", "a", (0, 0)),
        ("same", "same", (4, 0)),
        ("abcd", "abXcd", (2, 2)),
        ("aa", "aaa", (2, 0)),
        ("aba", "aba aba", (3, 0)),
        ("😀x", "😀y", (1, 0)),
        ((1, 2, 3), (1, 3), (1, 1)),
    ],
)
def test_prefix_and_suffix_do_not_overlap(one: str, other: str, ends: tuple[int, int]) -> None:
    assert common_ends(one, other) == ends
    assert common_prefix(one, other) == ends[0]


few = st.text("ab", max_size=8)


@given(few, few)
def test_they_are_as_long_as_can_be(one: str, other: str) -> None:
    top, bottom = common_ends(one, other)
    shorter = min(len(one), len(other))
    assert 0 <= top <= top + bottom <= shorter
    assert one[:top] == other[:top]
    assert one[len(one) - bottom :] == other[len(other) - bottom :]
    assert top == shorter or one[top] != other[top]
    assert top + bottom == shorter or one[-1 - bottom] != other[-1 - bottom]
    assert common_ends(tuple(one), tuple(other)) == (top, bottom)
