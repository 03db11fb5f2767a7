"""Indented JSON is the same JSON, to the letter of every number."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.json_layout import pretty_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=6),
    lambda each: st.lists(each, max_size=4) | st.dictionaries(st.text(max_size=4), each, max_size=4),
)


def as_written(text: str) -> Any:
    """Every pair, every number in its letters."""
    return json.loads(text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=lambda pairs: pairs)


@given(VALUES, st.sampled_from([None, 0, 1, 7]), st.booleans())
def test_it_says_the_same(value: Any, indent: int | None, in_ascii: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=in_ascii)
    shown = pretty_json(text)
    assert shown is not None
    assert as_written(shown) == as_written(text)
    assert pretty_json(shown) == shown


@given(VALUES)
def test_it_looks_as_the_standard_library_indents_it(value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False)
    assert pretty_json(text) == json.dumps(value, ensure_ascii=False, indent=2)


@pytest.mark.parametrize("number", ["1.50", "1E+2", "1e400", "-0", "0.10000000000000000001", "9" * 5_000])
def test_numbers_keep_their_letters(number: str) -> None:
    assert pretty_json(f'{{"a":[{number}]}}') == f'{{\n  "a": [\n    {number}\n  ]\n}}'


def test_of_two_keys_alike_both_stay() -> None:
    assert pretty_json('{"code":0,"code":22091,"x":{},"y":[ ]}') == (
        '{\n  "code": 0,\n  "code": 22091,\n  "x": {},\n  "y": []\n}'
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r'"\u4e2d\u6587 \/ \"\\ \n"', r'"中文 / \"\\ \n"'),
        (r'"\ud83d\ude00"', '"😀"'),
        (r'"a\u202eb"', r'"a\u202eb"'),
        (r'"\u200b"', r'"\u200b"'),
        ('"{[,:"', '"{[,:"'),
    ],
)
def test_escapes_are_read_where_the_letter_can_be(written: str, shown: str) -> None:
    assert pretty_json(written) == shown


@pytest.mark.parametrize(
    "text",
    ["", "{", "{'a': 1}", "[1,]", '"\n"', "1 2", "[" * 100_000, "\ufeff{}", "plain", "NaN", r'"\ud83d"', '"\ud83d"'],
)
def test_what_is_no_json_is_not_indented(text: str) -> None:
    assert pretty_json(text) is None


def test_what_is_nested_deep_is_not_indented() -> None:
    """Each level indents all lines in it: 3000 levels of one mebibyte would be shown as megabytes of spaces."""
    assert pretty_json("[" * 100 + "]" * 100) == pretty_json("[" * 100 + "]" * 100 + " ") is not None
    assert pretty_json("[" * 101 + "]" * 101) is None
    assert pretty_json(f'["{"[" * 200}",{"[]," * 200}{{}}]') is not None
