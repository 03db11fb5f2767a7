"""The part of a sequence that differs from another."""

import pytest

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
