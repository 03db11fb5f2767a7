"""UTF-16 lengths and lone surrogates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.system.unicode_text import is_encodable, join_surrogates, replace_surrogates, utf16_length

anything = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "length", "encodable", "replaced"),
    [
        ("", 0, True, ""),
        ("plain", 5, True, "plain"),
        ("\ufeffé中", 3, True, "\ufeffé中"),
        ("a😀", 3, True, "a😀"),
        ("a\ud83d", 2, False, "a\ufffd"),
        ("\ude00b", 2, False, "\ufffdb"),
        ("\ud83d\ude00", 2, False, "😀"),
    ],
)
def test_lone_and_paired_surrogates(text: str, length: int, encodable: bool, replaced: str) -> None:
    assert utf16_length(text) == length
    assert is_encodable(text) is encodable
    assert replace_surrogates(text) == replaced
    assert replace_surrogates(join_surrogates(text)) == replaced


def test_joining_leaves_lone_surrogates_alone() -> None:
    assert join_surrogates("\ud83d\ude00\ud83d") == "😀\ud83d"


@given(anything)
def test_a_replaced_text_can_always_be_encoded(text: str) -> None:
    assert is_encodable(replace_surrogates(text))
    assert utf16_length(replace_surrogates(text)) == utf16_length(text)
    assert not is_encodable(text) or join_surrogates(text) == replace_surrogates(text) == text
