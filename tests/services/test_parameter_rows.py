"""One row for each variable."""

from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.message import Field, FieldKind, Message, TextHeader
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.parameter_rows import FormRow, form_rows

BODY, HEADER = FieldKind.BODY, FieldKind.HEADER_TEXT
WORDING = Field(FieldKind.BODY_TEMPLATE)
SEED = "{{First Name}} {{Country}} {{Country}} {{Phone Number}}"


def test_the_document_s_example() -> None:
    composer = Composer()
    composer.edit(WORDING, SEED)
    assert form_rows(composer.message, BODY) == (
        FormRow((0,), "First Name", bound=True),
        FormRow((1, 2), "Country", bound=True),
        FormRow((3,), "Phone Number", bound=True),
    )
    for row, value in zip(form_rows(composer.message, BODY), ("David", "China", "86138XXX"), strict=True):
        composer.edit(Field(BODY, row.first), value)
    assert composer.message.body == ("David", "China", "China", "86138XXX")


def test_occurrences_that_differ_are_rows_of_their_own() -> None:
    message = Message(body=("x", "y"), body_text="{{a}}{{a}}", body_labels=("a", "a"))
    assert form_rows(message, BODY) == (FormRow((0,), "a", bound=True), FormRow((1,), "a", bound=True))


def test_without_a_text_every_row_is_free() -> None:
    named = Message(body=("x", "x"), body_labels=("a", "a"))
    assert form_rows(named, BODY) == (FormRow((0,), "a"), FormRow((1,), "a"))
    assert form_rows(Message(body=("x",)), BODY) == (FormRow((0,)),)


def test_what_the_text_does_not_ask_for_is_free() -> None:
    message = Message(body=("x", "y"), body_text="{{a}}", body_labels=("a", ""))
    assert form_rows(message, BODY) == (FormRow((0,), "a", bound=True), FormRow((1,)))


def test_a_header_has_rows_too() -> None:
    message = Message(header=TextHeader(("x",), "For {{name}}", ("name",)))
    assert form_rows(message, HEADER) == (FormRow((0,), "name", bound=True),)
    assert form_rows(Message(), HEADER) == ()


values = st.lists(st.sampled_from(["", "x", "y"]), max_size=6).map(tuple)
labels = st.lists(st.sampled_from(["", "a", "b", "1"]), max_size=6).map(tuple)


@given(values, labels, st.text("{}ab1 ", max_size=30))
def test_every_parameter_stands_in_one_row(body: tuple[str, ...], names: tuple[str, ...], text: str) -> None:
    names = (*names, *("",) * len(body))[: len(body)]
    rows = form_rows(Message(body=body, body_text=text, body_labels=names if any(names) else ()), BODY)
    assert sorted(index for row in rows for index in row.indexes) == list(range(len(body)))
    assert [row.first for row in rows] == sorted(row.first for row in rows)
    assert all(len({body[index] for index in row.indexes}) == 1 for row in rows)
    assert [row.bound for row in rows] == sorted((row.bound for row in rows), reverse=True)


texts = st.lists(st.sampled_from(["{{a}}", "{{b}}", "{{1}}", "{{ a }}", "x", "{{"]), max_size=6).map(" ".join)


@given(st.lists(texts, min_size=1, max_size=6))
def test_a_value_survives_any_edit_that_keeps_or_restores_its_name(edits: list[str]) -> None:
    composer = Composer()
    composer.edit(WORDING, "{{a}} {{b}} {{a}}")
    composer.edit(Field(BODY, 0), "for a")
    composer.edit(Field(BODY, 1), "for b")
    for text in edits:
        composer.edit(WORDING, text)
    composer.edit(WORDING, "{{b}} {{a}}")
    assert composer.message.body == ("for b", "for a")
