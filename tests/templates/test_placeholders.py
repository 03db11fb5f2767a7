"""The variables of a template's text."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.templates.placeholders import labels_of, wording_of

names = st.text(st.characters(exclude_characters="{}"), max_size=8).map(str.strip).filter(bool)
between = st.text(st.characters(exclude_characters="{}"), max_size=8)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("", ()),
        ("Hello", ()),
        ("Hello {{First Name}} of {{Country}}, in {{Country}}", ("First Name", "Country", "Country")),
        ("{{ First Name }}", ("First Name",)),
        ("{{1}}, {{2}}", ("1", "2")),
        ("{{2}} {{1}} {{2}} {{ 1 }}", ("1", "2")),
        ("{{10}} {{9}}", ("9", "10")),
        ("{{01}} {{1}}", ("1",)),
        ("{{2}} {{name}} {{2}}", ("2", "name", "2")),
        ("{{٣}} {{١}}", ("٣", "١")),
        ("{{²}}", ("²",)),
        ("{{99999}} {{1}}", ("99999", "1")),
        ("{{姓名}}，您好 {{😀}}", ("姓名", "😀")),
        ("{{a\nb}}", ("a\nb",)),
        ("{{}} {{ }} {{\u00a0}}", ()),
        ("{{open", ()),
        ("closed}}", ()),
        ("{a} {{b} {c}}", ()),
        ("{{{a}}}", ("a",)),
        ("{{a{{b}}", ("b",)),
        ("{{{{a}}}}{{b}}", ("a", "b")),
    ],
)
def test_what_the_parameters_are_called(text: str, labels: tuple[str, ...]) -> None:
    assert labels_of(text) == labels


@given(st.lists(st.tuples(between, names), max_size=6), between)
def test_names_come_in_their_order_once_for_each_occurrence(parts: list[tuple[str, str]], end: str) -> None:
    text = "".join(f"{before}{{{{{name}}}}}" for before, name in [*parts, ("", "a name")]) + end
    assert labels_of(text) == (*(name for _, name in parts), "a name")


@given(st.lists(st.integers(0, 9_999), max_size=8))
def test_numbers_come_once_in_the_order_of_the_numbers(numbers: list[int]) -> None:
    text = " ".join(f"{{{{{number}}}}}" for number in numbers)
    assert labels_of(text) == tuple(map(str, sorted(set(numbers))))


@given(st.text("{}1a ", max_size=80))
def test_a_label_holds_neither_braces_nor_blanks_around_it(text: str) -> None:
    for label in labels_of(text):
        assert label
        assert label == label.strip()
        assert set(label).isdisjoint("{}")


@pytest.mark.parametrize("part", ["{", "}", "{{", "{{a", "{{a}", "{}", "{{}}", "{{ ", "{{a}}", "{{1}}", "{{1"])
def test_hostile_braces_take_no_longer_than_their_length(part: str) -> None:
    begun = time.process_time()
    labels_of(part * 200_000)
    labels_of("{{" + "x" * 400_000)
    # Linear takes a tenth of a second; a square of this length would take an hour.
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("text", "uses", "literal", "mixed", "broken"),
    [
        ("Hi", (), 2, False, False),
        ("{{a}} to {{b}}, {{a}}", (0, 1, 2), 6, False, False),
        ("{{2}}{{1}}{{ 2 }}!", (1, 0, 1), 1, False, False),
        ("{{1}}{{a}}", (0, 1), 0, True, False),
        ("{{a}} {{open", (0,), 7, False, True),
        ("closed}}", (), 8, False, True),
        ("{{}}", (), 4, False, True),
        ("{a} }{", (), 6, False, False),
    ],
)
def test_what_a_text_asks_for(text: str, uses: tuple[int, ...], literal: int, mixed: bool, broken: bool) -> None:
    wording = wording_of(text)
    assert (wording.uses, wording.literal, wording.mixed, wording.broken) == (uses, literal, mixed, broken)


@given(st.text("{}12a ", max_size=40), st.lists(st.text("xy", max_size=3), max_size=6).map(tuple))
def test_the_filled_text_is_as_long_as_it_is(text: str, values: tuple[str, ...]) -> None:
    wording = wording_of(text)
    uses = iter(wording.uses)

    def value(match: re.Match[str]) -> str:
        if not match[1].strip():
            return match[0]
        use = next(uses)
        return values[use] if use < len(values) else ""

    filled = re.sub(r"\{\{([^{}]*)\}\}", value, text)
    assert wording.filled_length(values) == len(filled)
    assert next(uses, None) is None
