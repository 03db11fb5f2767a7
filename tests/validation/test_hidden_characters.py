"""Which characters are shown by their code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.validation.hidden_characters import code_point, is_hidden, split_hidden


def _hidden(text: str) -> list[str]:
    return [piece for piece, hidden in split_hidden(text) if hidden]


@pytest.mark.parametrize(
    "char",
    [
        *map(chr, (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0))),
        *map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))),
        *"\r\u2028\u2029\u200b\u200e\u200f\u2060\ufeff\u061c\u00ad\ufffc\ufdd0\ufdef\ufffe\uffff\ud800\udfff\U000e0041",
        *"\u200c\u200d",
    ],
)
def test_a_hidden_character_is_told_apart(char: str) -> None:
    assert is_hidden(char)
    assert list(split_hidden(f"a{char}b")) == [("a", False), (char, True), ("b", False)]
    assert list(split_hidden(char)) == [(char, True)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a b\u00a0c\u3000d\te\nf",
        "中文",
        "العربية",
        "👩‍👩‍👧 👍🏽 ❤️ 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "می‌خواهم",
        "क्‍ष",
        "\ue000",
    ],
)
def test_what_is_seen_or_needed_stays(text: str) -> None:
    assert list(split_hidden(text)) == ([(text, False)] if text else [])


def test_each_has_its_code() -> None:
    assert code_point("\u202e") == "U+202E"
    assert code_point("\x00") == "U+0000"
    assert code_point("\U000e0041") == "U+E0041"
    assert _hidden("a\u202e\u202eb\x00") == ["\u202e", "\u202e", "\x00"]


@given(
    st.text(
        st.one_of(
            st.characters(), st.sampled_from("\u200b\u200d\u202e\x00\ufffcab👩"), st.characters(categories=["Cs"])
        )
    )
)
def test_nothing_is_lost(text: str) -> None:
    pieces = list(split_hidden(text))
    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece for piece, _ in pieces)
    assert all(len(piece) == 1 and is_hidden(piece) for piece, hidden in pieces if hidden)
    visible = "".join(piece for piece, hidden in pieces if not hidden)
    assert not any(char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\ufffc" for char in visible)
