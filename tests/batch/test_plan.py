"""From a row to its message: columns by name, numbers without a country, languages by row."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.batch.numbers import read_number
from nxwa_desktop.batch.plan import (
    BatchPlan,
    Column,
    Columns,
    Fixed,
    VariableKey,
    decode_plan,
    encode_plan,
    suggest_columns,
)
from nxwa_desktop.protocol.message import HeaderKind, ImageHeader, TextHeader
from nxwa_desktop.templates.saved_template import SavedTemplate
from tests.support.batch_harness import COLUMNS, NAME, TEMPLATES, plan_of

IMAGE = VariableKey(in_header=True, label="")


def template(language: str = "en_US", **fields: object) -> SavedTemplate:
    return msgspec.structs.replace(TEMPLATES[0], language=language, **fields)


def test_the_values_of_a_row_fill_every_occurrence_of_their_variable() -> None:
    twice = template(
        header_kind=HeaderKind.TEXT,
        header_text="Order {{1}}",
        header_labels=("1",),
        body_text="{{City}}, {{Day}}, {{City}}",
        body_labels=("City", "Day", "City"),
    )
    columns = Columns(
        Column(0),
        Fixed("en_US"),
        (
            (VariableKey(in_header=True, label="1"), Column(3)),
            (VariableKey(in_header=False, label="City"), Column(1)),
            (VariableKey(in_header=False, label="Day"), Fixed("Friday")),
        ),
    )
    message = BatchPlan(("a", "b", "c", "d"), columns, (twice,)).message_of(("8613600009759", "Lisbon", "x", "A-1"))
    assert (message.recipient, message.language, message.body) == (
        "8613600009759",
        "en_US",
        ("Lisbon", "Friday", "Lisbon"),
    )
    assert isinstance(message.header, TextHeader)
    assert (message.header.parameters, message.header.text) == (("A-1",), "Order {{1}}")


@pytest.mark.parametrize(("cell", "language"), [("id", "id"), (" ID ", "id"), ("en-us", "en_US"), ("pt_BR", "pt_BR")])
def test_a_row_names_its_language_however_it_is_written(cell: str, language: str) -> None:
    plan = plan_of(msgspec.structs.replace(COLUMNS, language=Column(2)))
    message = plan.message_of(("8613600009759", "David", cell))
    assert message.language == language
    assert bool(message.body_text) == plan.is_known_in(cell) == (language != "pt_BR")


def test_an_image_from_a_column_or_the_same_for_all() -> None:
    image = template(header_kind=HeaderKind.IMAGE)
    for source in (Column(2), Fixed(" https://x.example/a.png ")):
        plan = BatchPlan(("p", "n", "i"), COLUMNS.with_source(IMAGE, source), (image,))
        assert plan.message_of(("86136", "D", "https://x.example/a.png")).header == ImageHeader(
            "https://x.example/a.png"
        )


@pytest.mark.parametrize(
    ("names", "recipient", "name"),
    [
        (("Phone", "first name"), 0, 1),
        (("First-Name", "WhatsApp"), 1, 0),
        (("手机号", "FIRSTNAME"), 0, 1),
        (("a", "b"), 0, None),
    ],
)
def test_columns_are_matched_by_their_names(names: tuple[str, ...], recipient: int, name: int | None) -> None:
    rows = [("8613600009759", "David"), ("+65 9123 4567", "Wei")]
    suggested = suggest_columns(names, rows if recipient == 0 else [row[::-1] for row in rows], TEMPLATES[:1])
    assert suggested.recipient == Column(recipient)
    assert suggested.source_of(NAME) == (None if name is None else Column(name))
    assert suggested.language == Fixed("en_US")


def test_a_template_s_example_image_is_suggested_for_all() -> None:
    image = template(header_kind=HeaderKind.IMAGE, header_examples=("https://x.example/a.png",))
    assert suggest_columns(("phone",), [], [image]).source_of(IMAGE) == Fixed("https://x.example/a.png")


@pytest.mark.parametrize(
    ("text", "country", "digits", "national"),
    [
        ("+86 136 0000 9759", "ID", "8613600009759", False),
        ("8613600009759", "ID", "8613600009759", False),
        ("'+8613600009759", "ID", "8613600009759", False),
        ("\u202a+20 2555 0123", "US", "2025550123", False),
        ("0811 1234 567", "ID", "628111234567", True),
        ("0811 1234 567", "", "08111234567", False),
        ("8111234567", "ID", "628111234567", True),
        ("", "ID", "", False),
        ("no number", "ID", "nonumber", False),
    ],
)
def test_a_country_is_added_only_to_numbers_without_one(text: str, country: str, digits: str, national: bool) -> None:
    found = read_number(text, country)
    assert (found.digits, found.was_national) == (digits, national)


def test_digits_that_are_numbers_of_two_countries_are_told() -> None:
    found = read_number("13012345678", "CN")
    assert (found.digits, found.other) == ("13012345678", "8613012345678")
    assert not read_number("+13012345678", "CN").other


@given(st.text(), st.sampled_from(["", "CN", "ID", "XX"]))
def test_reading_a_number_never_fails(text: str, country: str) -> None:
    found = read_number(text, country)
    if found.was_national:
        assert found.can_exist


_SOURCES = st.one_of(st.builds(Column, st.integers(0, 5)), st.builds(Fixed, st.text(max_size=5)))


@given(st.lists(st.text(max_size=4), max_size=4), _SOURCES, _SOURCES)
def test_any_row_makes_a_message_and_a_stored_plan_makes_the_same(
    cells: list[str], language: Column | Fixed, name: Column | Fixed
) -> None:
    plan = plan_of(Columns(Column(0), language, ((NAME, name),), "ID"))
    stored = decode_plan(encode_plan(plan))
    assert stored == plan
    assert stored.message_of(tuple(cells)) == plan.message_of(tuple(cells))


def test_a_plan_that_cannot_be_read_is_none() -> None:
    assert decode_plan(b"{}") is None


def test_rows_of_one_language_need_the_variables_of_that_language_alone() -> None:
    templates = (TEMPLATES[0], template("zh_CN", body_text="您好{{姓名}}", body_labels=("姓名",)))
    plan = BatchPlan(("phone", "name", "lang"), COLUMNS, templates)
    assert plan.variables == (NAME,)
    by_row = msgspec.structs.replace(plan, columns=msgspec.structs.replace(COLUMNS, language=Column(2)))
    assert [key.label for key in by_row.variables] == ["First Name", "姓名"]
