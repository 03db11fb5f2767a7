"""Messages compared with NXCloud's list: warnings only, and only against a list that there is."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.message import Field, FieldKind, Header, ImageHeader, Message, NoHeader, TextHeader
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.validation.message_rules import Finding, FindingCode, Severity, validate
from nxwa_desktop.validation.template_rules import listed_templates, validate_with_list
from tests.support.all_findings import LISTED

TO, IMAGE = "8613600009759", ImageHeader("https://a.b/c.png")
NAME, LANGUAGE, HEADER, BODY = (
    FieldKind.TEMPLATE_NAME,
    FieldKind.LANGUAGE,
    FieldKind.HEADER_TEMPLATE,
    FieldKind.BODY_TEMPLATE,
)


@pytest.mark.parametrize(
    ("name", "language", "header", "body", "found"),
    [
        ("all", "en", NoHeader(), ("x",), []),
        ("all", "en", NoHeader(), (), [(BODY, "BODY_COUNT")]),
        ("all", "en", NoHeader(), ("x", "y"), [(BODY, "BODY_COUNT")]),
        ("all", "en", IMAGE, ("x",), [(HEADER, "HEADER_UNWANTED")]),
        ("all", "en", TextHeader(("x",)), ("x",), [(HEADER, "HEADER_UNWANTED")]),
        ("all", "en", TextHeader((), "Hello"), ("x",), []),
        ("all", "af", IMAGE, (), [(NAME, "TEMPLATE_PENDING")]),
        ("all", "af", NoHeader(), (), [(NAME, "TEMPLATE_PENDING"), (HEADER, "HEADER_IMAGE_WANTED")]),
        ("all", "sq", NoHeader(), (), [(NAME, "TEMPLATE_REJECTED_FOR")]),
        ("all", "ar", NoHeader(), (), [(NAME, "TEMPLATE_REJECTED")]),
        ("all", "az", TextHeader(("x",)), (), [(NAME, "TEMPLATE_PAUSED")]),
        ("all", "az", IMAGE, (), [(NAME, "TEMPLATE_PAUSED"), (HEADER, "HEADER_TEXT_WANTED")]),
        ("all", "bn", NoHeader(), (), [(NAME, "TEMPLATE_UNAVAILABLE"), (NAME, "TEMPLATE_UNSENDABLE")]),
        ("all", "fr", IMAGE, ("x", "y"), [(LANGUAGE, "LANGUAGE_UNLISTED")]),
        ("gone", "bg", IMAGE, (), [(NAME, "TEMPLATE_GONE")]),
        ("gone", "en", IMAGE, (), [(NAME, "TEMPLATE_GONE")]),
        ("nobody", "en", IMAGE, ("x",), [(NAME, "TEMPLATE_UNLISTED")]),
    ],
)
def test_what_differs_from_the_list_is_a_warning(
    name: str, language: str, header: Header, body: tuple[str, ...], found: list[tuple[FieldKind, str]]
) -> None:
    message = Message(TO, name, language, header, body)
    findings = validate_with_list(message, LISTED)
    assert [(each.field.kind, each.code.name) for each in findings] == found
    assert all(each.severity is Severity.WARNING for each in findings)


def test_without_a_list_there_is_nothing_to_compare_with() -> None:
    own = SavedTemplate(id="1", title="Mine", name="all", language="en")
    message = Message(TO, "nobody", "en")
    assert listed_templates([own]) is None
    assert validate_with_list(message, listed_templates([own])) == ()
    assert validate_with_list(message, listed_templates([own, msgspec.structs.replace(own, account_id="a")]))


def test_what_the_list_has_is_neither_unusual_nor_undocumented() -> None:
    odd = SavedTemplate(id="1", title="", name="Order-1", language="tlh", account_id="a")
    message = Message(TO, "Order-1", "tlh")
    codes = {FindingCode.TEMPLATE_NAME_UNUSUAL, FindingCode.LANGUAGE_UNDOCUMENTED}
    assert {each.code for each in validate(message)} == codes
    assert validate_with_list(message, listed_templates([odd])) == ()
    other = msgspec.structs.replace(message, language="xx")
    assert [each.code.name for each in validate_with_list(other, listed_templates([odd]))] == ["LANGUAGE_UNLISTED"]


def test_the_languages_in_use_are_named_first_and_the_list_has_its_day() -> None:
    assert LISTED.languages("all")[0] == "en"
    (finding,) = LISTED.check(Message(TO, "all", "fr"))
    assert finding == Finding(Field(LANGUAGE), FindingCode.LANGUAGE_UNLISTED, (LISTED.day, "fr", "en, af, sq, ar, …"))
    assert LISTED.day.startswith("2001-09-")


@given(
    st.builds(
        Message,
        recipient=st.just(TO),
        template_name=st.sampled_from(["", "all", "gone", "Al-l", "\ud800"]) | st.text(max_size=9),
        language=st.sampled_from(["en", "af", "az", "bg", "", "\n"]) | st.text(max_size=9),
        header=st.sampled_from([NoHeader(), IMAGE, TextHeader(), TextHeader(("", ""))]),
        body=st.lists(st.just("x"), max_size=3).map(tuple),
    )
)
def test_a_list_never_stops_a_send_and_hides_no_problem(message: Message) -> None:
    def problems(findings: tuple[Finding, ...]) -> list[Finding]:
        return [each for each in findings if each.severity is Severity.PROBLEM]

    assert sorted(map(str, problems(validate_with_list(message, LISTED)))) == sorted(
        map(str, problems(validate(message)))
    )
