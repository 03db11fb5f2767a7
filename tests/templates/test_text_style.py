"""What WhatsApp makes of *, _, ~, ``` and `."""

import itertools
import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nxwa_desktop.templates.text_style import Style, spans_of

B, T, S, C, N = Style.BOLD, Style.ITALIC, Style.STRIKE, Style.CODE, Style.INLINE_CODE
P = Style.PLAIN
MARKS = "*_~`"

marked = st.text(st.sampled_from("*_~`` ab-.\u00a0中ש🙂"), max_size=40)
words = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=5)


def _shown(line: str) -> list[tuple[str, Style]]:
    return [(span.text, span.style) for span in spans_of(line)]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("", []),
        ("plain", [("plain", P)]),
        ("*bold*", [("bold", B)]),
        ("_italic_", [("italic", T)]),
        ("~strike~", [("strike", S)]),
        ("```code```", [("code", C)]),
        ("`inline`", [("inline", N)]),
        ("(`*a* _b_`)", [("(", P), ("*a* _b_", N), (")", P)]),
        ("a`b`c", [("a`b`c", P)]),
        ("`a ```b``` c`", [("a ```b``` c", N)]),
        ("``a``", [("``a``", P)]),
        ("a *b* c", [("a ", P), ("b", B), (" c", P)]),
        ("(*b*), “_i_”.", [("(", P), ("b", B), ("), “", P), ("i", T), ("”.", P)]),
        ("*two words*", [("two words", B)]),
        # nesting
        ("*_both_*", [("both", B | T)]),
        ("*a _b_ c*", [("a ", B), ("b", B | T), (" c", B)]),
        ("~*_all_*~", [("all", B | T | S)]),
        ("*a ```b *c* d``` e*", [("a ", B), ("b *c* d", B | C), (" e", B)]),
        # across another: the one that closes first counts
        ("*a _b* c_", [("a _b", B), (" c_", P)]),
        # not inside of a word
        ("a*b*c", [("a*b*c", P)]),
        ("snake_case_name", [("snake_case_name", P)]),
        ("2*3*4", [("2*3*4", P)]),
        ("*b*c", [("*b*c", P)]),
        ("a*b*", [("a*b*", P)]),
        ("中*粗*文", [("中*粗*文", P)]),
        ("x```y```", [("x```y```", P)]),
        # the first that can close does
        ("*a*b c*", [("a*b c", B)]),
        ("*a *b*", [("a *b", B)]),
        # empty or blank edges
        ("**", [("**", P)]),
        ("* *", [("* *", P)]),
        ("* a*", [("* a*", P)]),
        ("*a *", [("*a *", P)]),
        ("*\u00a0a*", [("*\u00a0a*", P)]),
        ("``````", [("``````", P)]),
        ("``` a```", [("``` a```", P)]),
        # alone
        ("*", [("*", P)]),
        ("5 * 3 * 2", [("5 * 3 * 2", P)]),
        ("*open", [("*open", P)]),
        ("closed*", [("closed*", P)]),
        ("`alone", [("`alone", P)]),
        # several of a kind are none
        ("**bold**", [("**bold**", P)]),
        ("__init__", [("__init__", P)]),
        ("_____", [("_____", P)]),
        # code takes all others for text
        ("```*a* _b_```", [("*a* _b_", C)]),
        ("*a ```b* c```", [("*a ", P), ("b* c", C)]),
        ("```a *b* c", [("```a ", P), ("b", B), (" c", P)]),
        # two lines were not cut by the caller: still no harm
        ("*a\n*b", [("*a\n*b", P)]),
    ],
)
def test_what_is_shown(line: str, shown: list[tuple[str, Style]]) -> None:
    assert _shown(line) == shown


@example("`0`:`0`")
@given(st.one_of(st.text(), marked))
def test_nothing_is_lost_but_the_marks_used(line: str) -> None:
    spans = spans_of(line)
    at = 0
    gone = []
    for span in spans:
        assert span.text, "no empty span"
        assert line[span.start : span.start + len(span.text)] == span.text
        assert span.start >= at
        gone.append(line[at : span.start])
        at = span.start + len(span.text)
    gone.append(line[at:])
    marks = [mark for each in gone for mark in re.findall("```|.", each)]
    assert set(marks) <= {*MARKS, "```"}
    assert all(marks.count(mark) % 2 == 0 for mark in marks), "marks go in pairs"
    assert "".join(span.text for span in spans) == line or marks


@given(st.text(st.characters(exclude_characters=MARKS)))
def test_what_has_no_marks_is_one_plain_span(line: str) -> None:
    assert _shown(line) == ([(line, P)] if line else [])


@given(marked)
def test_neighbours_differ_in_style_or_had_a_mark_between(line: str) -> None:
    spans = spans_of(line)
    for one, other in itertools.pairwise(spans):
        assert one.style is not other.style or one.start + len(one.text) < other.start


@given(words, st.sampled_from("*_~"), words, words)
def test_a_mark_inside_of_a_word_is_text(first: str, mark: str, inner: str, last: str) -> None:
    line = f"{first}{mark}{inner}{mark}{last}"
    assert _shown(line) == [(line, P)]


@given(words, st.permutations(["*", "_", "~"]))
def test_marks_nest_in_any_order(word: str, marks: list[str]) -> None:
    line = "".join(marks) + word + "".join(reversed(marks))
    assert _shown(line) == [(word, B | T | S)]


@pytest.mark.parametrize(
    "line",
    [
        "*_~" * 33_334,
        "*" * 100_000,
        "* " * 50_000,
        " *a" * 33_334,
        "*a _b ~c " * 11_112,
        "*a* _b_ " * 12_500,
        "```" * 33_334,
        " ```a" * 20_000,
        "a``` " * 20_000,
        "*_~a~_*" * 14_286,
        "```a``` " * 12_500,
        "`" * 100_000,
        " `a" * 33_334,
        "`a` " * 25_000,
    ],
)
def test_hostile_lines_take_time_in_proportion(line: str) -> None:
    begun = time.thread_time()
    spans_of(line)
    assert time.thread_time() - begun < 2
