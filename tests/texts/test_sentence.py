"""Sentences and how they are filled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.texts.sentence import Sentence

anything = st.text(st.characters(exclude_categories=()))

values = st.lists(anything | st.integers(), max_size=4).map(tuple)


def test_values_are_filled_in_by_their_position() -> None:
    assert str(Sentence("{1} of {0}, {1}", ("a", 2))) == "2 of a, 2"


def test_a_translation_is_filled_with_the_same_values() -> None:
    assert Sentence("{0} of {1}", (1, 2)).filled("von {1} {0}") == "von 2 1"


def test_a_missing_value_shows_as_an_ellipsis() -> None:
    assert str(Sentence("{0} and {1}", ("a",))) == "a and …"


@pytest.mark.parametrize("value", ["{0}", "{1}", "{", "}", "{0.real}", r"\1", "%s", "{{0}}"])
def test_a_value_is_never_read_as_a_template(value: str) -> None:
    assert str(Sentence("<{0}|{1}>", (value, "x"))) == f"<{value}|x>"


@given(anything, values)
def test_filling_never_raises(text: str, filled: tuple[str | int, ...]) -> None:
    assert isinstance(str(Sentence(text, filled)), str)


@given(st.lists(anything, min_size=1, max_size=3))
def test_filling_keeps_values_as_they_are(filled: list[str]) -> None:
    text = "|".join(f"{{{index}}}" for index in range(len(filled)))

    assert str(Sentence(text, tuple(filled))) == "|".join(filled)
