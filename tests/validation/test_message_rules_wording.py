"""The template's text against the parameters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.message import Field, FieldKind, Message, TextHeader
from nxwa_desktop.templates.placeholders import labels_of, wording_of
from nxwa_desktop.validation.message_rules import FindingCode, Severity, validate

CODE = FindingCode
TEXT, BODY = FieldKind.BODY_TEMPLATE, FieldKind.BODY
OK = Message("8613600009759", "order_update", "en_US")


def _found(
    text: str, body: tuple[str, ...], labels: tuple[str, ...] = ()
) -> list[tuple[Field, FindingCode, tuple[str | int, ...]]]:
    message = Message(OK.recipient, OK.template_name, OK.language, OK.header, body, text, labels)
    return [(finding.field, finding.code, finding.values) for finding in validate(message)]


def test_a_text_and_its_values_are_right() -> None:
    assert _found("{{a}} {{b}} {{a}}", ("x", "y", "x"), ("a", "b", "a")) == []
    assert _found("{{2}} {{1}} {{2}}", ("x", "y"), ("1", "2")) == []
    assert _found("No variable", ()) == []
    assert _found("", ("x",)) == []


@pytest.mark.parametrize(
    ("text", "body", "index", "wanted"),
    [("{{a}}", ("x", "y", "z"), 1, 1), ("Hi", ("x",), 0, 0), ("{{1}}{{1}}", ("x", "y"), 1, 1)],
)
def test_a_parameter_too_many_is_told_once(text: str, body: tuple[str, ...], index: int, wanted: int) -> None:
    assert _found(text, body) == [(Field(BODY, index), CODE.PARAMETER_SPARE, (wanted, len(body)))]


def test_a_blank_text_is_none() -> None:
    assert _found(" \n", ("x",)) == []


def test_a_parameter_too_few() -> None:
    assert _found("{{a}} {{b}}", ("x",)) == [(Field(TEXT), CODE.PARAMETERS_LACKING, (2, 1))]


@pytest.mark.parametrize("text", ["{{a}} {{", "}} {{a}}", "{{a}} {{}}"])
def test_braces_without_their_other_half(text: str) -> None:
    assert _found(text, ("x",)) == [(Field(TEXT), CODE.WORDING_BRACES, ())]


def test_names_and_numbers_in_one_text() -> None:
    assert _found("{{a}} {{1}}", ("x", "y")) == [(Field(TEXT), CODE.WORDING_MIXED, ())]


def test_the_whole_message_is_counted() -> None:
    text = "{{a}}" * 2 + "x" * 1_000
    assert _found(text, ("y" * 12, "y" * 12)) == []
    assert _found(text, ("y" * 12, "y" * 13)) == [(Field(TEXT), CODE.FILLED_TOO_LONG, (1_025, 1_024))]
    # A number stands at each of its places.
    assert _found("{{1}}{{1}}", ("y" * 513,)) == [(Field(TEXT), CODE.FILLED_TOO_LONG, (1_026, 1_024))]


def test_a_value_too_long_by_itself_speaks_alone() -> None:
    assert _found("{{a}}", ("y" * 1_025,)) == [(Field(BODY), CODE.BODY_PARAMETER_TOO_LONG, (1_025, 1_024))]


def test_what_is_wrong_with_a_variable_is_told_once() -> None:
    labels = ("a", "b", "a", "a")
    assert _found("{{a}}{{b}}{{a}}{{a}}", ("", "x", "", "y "), labels) == [
        (Field(BODY, 0), CODE.TEXT_EMPTY, ()),
        (Field(BODY, 3), CODE.TEXT_EDGE_SPACES, ()),
    ]
    # Without a name each stands for itself.
    assert [field.index for field, _, _ in _found("", ("", ""))] == [0, 1]


def test_a_header_follows_the_same_rules() -> None:
    header = TextHeader(("x", "y"), "For {{name}} {{", ("name", ""))
    found = validate(Message(OK.recipient, OK.template_name, OK.language, header))
    assert [(each.field, each.code, each.label) for each in found] == [
        (Field(FieldKind.HEADER_TEMPLATE), CODE.WORDING_BRACES, ""),
        (Field(FieldKind.HEADER_TEXT, 1), CODE.PARAMETER_SPARE, ""),
        (Field(FieldKind.HEADER_TEXT, 1), CODE.HEADER_TOO_MANY, ""),
    ]
    long = TextHeader(("x" * 41,), "y" * 20 + "{{name}}", ("name",))
    (finding,) = validate(Message(OK.recipient, OK.template_name, OK.language, long))
    assert (finding.code, finding.values, finding.severity) == (CODE.FILLED_TOO_LONG, (61, 60), Severity.WARNING)


def test_the_name_of_a_variable_is_short_and_printable() -> None:
    text = "{{" + "n\0" * 200 + "}}"
    message = Message("1", "t", "en", body=("",), body_text=text, body_labels=labels_of(text))
    (finding,) = (each for each in validate(message) if each.field.kind is BODY)
    assert finding.label.isprintable()
    assert len(finding.label) <= 41


texts = st.text("{}1ab \ud800", max_size=30)


@given(texts, st.lists(texts, max_size=6).map(tuple), st.lists(texts, max_size=6).map(tuple))
def test_it_never_raises(text: str, body: tuple[str, ...], labels: tuple[str, ...]) -> None:
    message = Message("1", "t", "en", TextHeader(body, text, labels), body, text, labels)
    assert validate(message) == validate(message)


@given(texts)
def test_a_fitting_number_of_values_is_right(text: str) -> None:
    count = len(wording_of(text).labels)
    message = Message("1", "t", "en", body=("x",) * count, body_text=text)
    wrong = {CODE.PARAMETER_SPARE, CODE.PARAMETERS_LACKING}
    assert wrong.isdisjoint(finding.code for finding in validate(message))
