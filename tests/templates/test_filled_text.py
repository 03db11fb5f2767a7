"""A template's text with the parameters in it."""

import time

from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.templates.filled_text import MAX_LENGTH, MIN_VARIABLE_LENGTH, FilledText, Segment, SegmentKind, fill
from nxwa_desktop.templates.placeholders import labels_of, literals_of, wording_of

texts = st.lists(
    st.one_of(st.text(max_size=6), st.sampled_from(["{{a}}", "{{b}}", "{{1}}", "{{2}}", "{{ }}", "{{", "}}"])),
    max_size=8,
).map("".join)
rows = st.lists(st.text(max_size=6), max_size=6).map(tuple)


def literal(text: str) -> Segment:
    return Segment(SegmentKind.LITERAL, text)


def value(text: str, index: int) -> Segment:
    return Segment(SegmentKind.VALUE, text, index)


def gap(label: str, index: int) -> Segment:
    return Segment(SegmentKind.GAP, label, index)


def test_a_name_takes_the_parameter_of_its_occurrence() -> None:
    text = "Hello {{First Name}}: {{Country}}, {{Country}}, {{Phone Number}}"
    assert fill(text, ("David", "China", "Chile", "86138XXX")).segments == (
        literal("Hello "),
        value("David", 0),
        literal(": "),
        value("China", 1),
        literal(", "),
        value("Chile", 2),
        literal(", "),
        value("86138XXX", 3),
    )


def test_a_number_takes_the_parameter_of_its_number_everywhere() -> None:
    assert fill("{{2}} {{1}} {{2}}", ("one", "two")).segments == (
        value("two", 1),
        literal(" "),
        value("one", 0),
        literal(" "),
        value("two", 1),
    )


def test_what_is_missing_or_empty_leaves_a_gap() -> None:
    assert fill("{{a}}{{b}}", ("",)).segments == (gap("a", 0), gap("b", 1))
    assert fill("{{7}}", ()).segments == (gap("7", 0),)


def test_rows_beyond_the_variables_have_no_place() -> None:
    assert fill("{{a}}", ("x", "left over")).segments == (value("x", 0),)
    assert fill("no variable", ("left over",)).segments == (literal("no variable"),)


def test_a_value_is_never_read_again() -> None:
    assert fill("{{a}}", ("{{a}}",)).segments == (value("{{a}}", 0),)


def test_nothing_is_nothing() -> None:
    assert fill("", ()) == FilledText(())


def test_what_is_too_long_is_cut_and_counted() -> None:
    filled = fill("ab {{x}} cd", ("v" * 10,), longest=5)
    assert filled == FilledText((literal("ab "), value("vv", 0)), 11)
    assert fill("abc{{x}}", ("de",), longest=5) == FilledText((literal("abc"), value("de", 0)), 0)
    assert fill("abc{{x}}!", ("de",), longest=5) == FilledText((literal("abc"), value("de", 0)), 1)
    assert fill("{{x}}", ("v" * 100_000,)).more == 100_000 - MAX_LENGTH


def test_a_key_does_not_move_the_end_of_a_text_that_is_too_long() -> None:
    text = "\n".join(f"Line {{{{{number}}}}}" for number in range(1000))
    values = ["a customer's text"] * 1000
    before = fill(text, tuple(values))
    values[3] += "!"
    after = fill(text, tuple(values))
    assert after.more == before.more > 0
    assert [segment.text for segment in after.segments[:8]] != [segment.text for segment in before.segments[:8]]
    assert after.segments[8:] == before.segments[8:]


@given(texts, rows)
def test_all_of_the_text_is_there(text: str, parameters: tuple[str, ...]) -> None:
    filled = fill(text, parameters)
    kept = [segment.text for segment in filled.segments if segment.kind is not SegmentKind.GAP]
    assert len("".join(kept)) == wording_of(text).filled_length(parameters)
    assert "".join(s.text for s in filled.segments if s.kind is SegmentKind.LITERAL) == "".join(literals_of(text))
    assert all(segment.text for segment in filled.segments)
    for segment in filled.segments:
        if segment.index is None:
            assert segment.kind is SegmentKind.LITERAL
        elif segment.kind is SegmentKind.VALUE:
            assert segment.text == parameters[segment.index]
        else:
            assert segment.text == labels_of(text)[segment.index]


@given(texts, rows, st.integers(1, 12))
def test_what_is_cut_is_the_beginning_and_the_rest_is_counted(
    text: str, parameters: tuple[str, ...], longest: int
) -> None:
    whole = "".join(segment.text for segment in fill(text, parameters).segments)
    filled = fill(text, parameters, longest)
    cut = "".join(segment.text for segment in filled.segments)
    assert whole.startswith(cut)
    assert len(cut) <= longest
    assert filled.more == len(whole) - len(cut)


def test_many_short_variables_are_cut_sooner() -> None:
    filled = fill("{{1}}" * 1000, ("v",))
    assert len(filled.segments) == MAX_LENGTH // MIN_VARIABLE_LENGTH
    assert filled.more == 1000 - MAX_LENGTH // MIN_VARIABLE_LENGTH


@given(texts)
def test_literals_stand_around_the_variables(text: str) -> None:
    assert len(literals_of(text)) == len(wording_of(text).uses) + 1
    assert sum(map(len, literals_of(text))) == wording_of(text).literal


def test_a_thousand_variables_are_quick() -> None:
    text = "".join(f"x {{{{{number}}}}}" for number in range(1000))
    values = ("v" * 100_000,) * 1000
    fill(text, values)
    begun = time.thread_time()
    fill(text, values)
    assert time.thread_time() - begun < 0.2
