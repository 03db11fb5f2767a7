import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.message import Field, FieldKind, Header, ImageHeader, Message, NoHeader, TextHeader
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.validation.message_rules import Finding, FindingCode, Severity, validate
from tests.support.accounts import make_account

CODE = FindingCode
GOOD = Message("8613600009759", "order_update", "en_US", ImageHeader("https://example.com/a.png"), ("David", "China"))

anything = st.text(st.characters(exclude_categories=()))
awkward = st.text(
    " \t\n\r\u00a0\u2028\u200b\u200c\u200d\u202e\x00\x7f\ud800\U000e0067👩٣+0123456789aA_/:.[]@%-", max_size=30
)
texts = anything | awkward | st.text("0123456789", max_size=17) | st.text(max_size=3).map(lambda text: text * 400)
links = st.one_of(
    texts,
    texts.map(lambda text: f"https://{text}"),
    st.ip_addresses().map(lambda address: f"http://[{address}]/" if address.version == 6 else f"http://{address}/"),
)
headers = st.one_of(
    st.just(NoHeader()), st.builds(TextHeader, st.lists(texts, max_size=3).map(tuple)), st.builds(ImageHeader, links)
)
messages = st.builds(Message, texts, texts, texts, headers, st.lists(texts, max_size=5).map(tuple))


def _message(
    recipient: str = GOOD.recipient,
    template_name: str = GOOD.template_name,
    language: str = GOOD.language,
    header: Header = GOOD.header,
    body: tuple[str, ...] = GOOD.body,
) -> Message:
    return Message(recipient, template_name, language, header, body)


def _found(message: Message) -> list[tuple[FindingCode, Severity, tuple[str | int, ...]]]:
    return [(finding.code, finding.severity, finding.values) for finding in validate(message)]


def _codes(message: Message) -> list[FindingCode]:
    return [finding.code for finding in validate(message)]


def _problem(code: FindingCode, *values: str | int) -> list[tuple[FindingCode, Severity, tuple[str | int, ...]]]:
    return [(code, Severity.PROBLEM, values)]


def _warning(code: FindingCode, *values: str | int) -> list[tuple[FindingCode, Severity, tuple[str | int, ...]]]:
    return [(code, Severity.WARNING, values)]


# The whole


def test_a_good_message_has_no_findings() -> None:
    assert validate(GOOD) == ()


def test_an_empty_message_lacks_recipient_template_and_language() -> None:
    assert validate(Message()) == (
        Finding(Field(FieldKind.RECIPIENT), CODE.RECIPIENT_MISSING),
        Finding(Field(FieldKind.TEMPLATE_NAME), CODE.TEMPLATE_MISSING),
        Finding(Field(FieldKind.LANGUAGE), CODE.LANGUAGE_MISSING),
    )


def test_every_finding_names_its_field() -> None:
    bad = Message("x", "Big", "xx", TextHeader(("h", "")), ("good", "", "also good", "a\tb"))

    assert validate(bad) == (
        Finding(Field(FieldKind.RECIPIENT), CODE.RECIPIENT_CHARACTERS, ("x",)),
        Finding(Field(FieldKind.TEMPLATE_NAME), CODE.TEMPLATE_NAME_UNUSUAL),
        Finding(Field(FieldKind.LANGUAGE), CODE.LANGUAGE_UNDOCUMENTED, ("xx",)),
        Finding(Field(FieldKind.HEADER_TEXT, 1), CODE.HEADER_TOO_MANY),
        Finding(Field(FieldKind.HEADER_TEXT, 1), CODE.TEXT_EMPTY),
        Finding(Field(FieldKind.BODY, 1), CODE.TEXT_EMPTY),
        Finding(Field(FieldKind.BODY, 3), CODE.TEXT_TAB),
    )


@given(messages)
def test_whatever_the_message_validation_answers_in_order_and_always_the_same(message: Message) -> None:
    findings = validate(message)

    places = [(list(FieldKind).index(finding.field.kind), finding.field.index) for finding in findings]
    assert places == sorted(places)
    assert len(set(findings)) == len(findings)
    assert validate(message) == findings


@given(messages)
def test_values_are_short_and_printable_whatever_was_typed(message: Message) -> None:
    for finding in validate(message):
        for value in finding.values:
            assert isinstance(value, int) or (value.isprintable() and 0 < len(value) < 80)


@given(messages)
def test_a_message_without_problems_can_be_encoded(message: Message) -> None:
    account = make_account(tenant_id=1)
    if all(finding.severity is Severity.WARNING for finding in validate(message)):
        assert encode_body(message, account)


@given(messages)
def test_a_field_that_changes_leaves_the_others_findings_alone(message: Message) -> None:
    changed = Message("1", message.template_name, message.language, message.header, message.body)

    assert [finding for finding in validate(changed) if finding.field.kind is not FieldKind.RECIPIENT] == [
        finding for finding in validate(message) if finding.field.kind is not FieldKind.RECIPIENT
    ]


# Recipient


@pytest.mark.parametrize("typed", ["", " ", "+", "(-) \u200e"])
def test_recipient_missing(typed: str) -> None:
    assert _found(_message(typed)) == _problem(CODE.RECIPIENT_MISSING)


@pytest.mark.parametrize(
    ("typed", "characters"),
    [
        ("86136xxxx9759", "x"),
        ("tel:+8613600009759", "t e l : +"),
        ("86\x0713600009759", "U+0007"),
        ("86\ud80013600009759", "U+D800"),
        ("8613600009759²", "²"),
        ("abcdefghij", "a b c d e f g h …"),
        ("+4915123456789,+4915123456789", ", +"),
    ],
)
def test_recipient_with_characters_of_no_number(typed: str, characters: str) -> None:
    assert _found(_message(typed)) == _problem(CODE.RECIPIENT_CHARACTERS, characters)


@pytest.mark.parametrize(
    ("typed", "finding"),
    [
        ("0086 136 0000 9759", _problem(CODE.RECIPIENT_DOUBLE_ZERO)),
        ("00", _problem(CODE.RECIPIENT_DOUBLE_ZERO)),
        ("0151 23456789", _problem(CODE.RECIPIENT_LEADING_ZERO)),
        ("0", _problem(CODE.RECIPIENT_LEADING_ZERO)),
        ("123456", _problem(CODE.RECIPIENT_TOO_SHORT, 6, 7)),
        ("1", _problem(CODE.RECIPIENT_TOO_SHORT, 1, 7)),
        ("1234567890123456", _problem(CODE.RECIPIENT_TOO_LONG, 16, 15)),
        ("861360000", _warning(CODE.RECIPIENT_IMPLAUSIBLE, "+86 1360000")),
        ("1234567", _warning(CODE.RECIPIENT_IMPLAUSIBLE, "+1 234567")),
        ("999123456789012", _warning(CODE.RECIPIENT_IMPLAUSIBLE, "+999123456789012")),
        ("+49 (0) 170 1234567", _warning(CODE.RECIPIENT_IMPLAUSIBLE, "+4901701234567")),
    ],
)
def test_recipient_that_is_no_usable_number(
    typed: str, finding: list[tuple[FindingCode, Severity, tuple[str | int, ...]]]
) -> None:
    assert _found(_message(typed)) == finding


@pytest.mark.parametrize("typed", ["+86 136-0000-9759", "6837012", "+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧"])
def test_recipients_that_are_fine(typed: str) -> None:
    assert _codes(_message(typed)) == []


@pytest.mark.parametrize(("typed", "loaded"), [("", False), ("12", False), ("86x", False), ("8613600009759", True)])
def test_the_numbering_plans_are_loaded_for_a_whole_number_only(typed: str, loaded: bool) -> None:
    program = (
        "import sys; from nxwa_desktop.validation.message_rules import validate;"
        "from nxwa_desktop.protocol.message import Message;"
        f"validate(Message({typed!r})); print('phonenumbers' in sys.modules)"
    )

    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", timeout=60, check=True
    )

    assert answer.stdout.strip() == str(loaded)


# Template and language


@pytest.mark.parametrize("name", ["", " ", "\u200b"])
def test_template_name_missing(name: str) -> None:
    assert _found(_message(template_name=name)) == _problem(CODE.TEMPLATE_MISSING)


@pytest.mark.parametrize(
    "name", ["Order", "order update", "order-1", " order", "order\n", "x" * 513, "bestätigung", "١"]
)
def test_template_name_unusual(name: str) -> None:
    assert _found(_message(template_name=name)) == _warning(CODE.TEMPLATE_NAME_UNUSUAL)


@pytest.mark.parametrize("name", ["a", "_", "1", "x" * 512])
def test_template_name_usual(name: str) -> None:
    assert _codes(_message(template_name=name)) == []


@pytest.mark.parametrize("code", ["", "  "])
def test_language_missing(code: str) -> None:
    assert _found(_message(language=code)) == _problem(CODE.LANGUAGE_MISSING)


@pytest.mark.parametrize(
    ("code", "shown"), [("xx", "xx"), ("en_us", "en_us"), ("en\n", "en\ufffd"), ("x" * 50, "x" * 40 + "…")]
)
def test_language_undocumented(code: str, shown: str) -> None:
    assert _found(_message(language=code)) == _warning(CODE.LANGUAGE_UNDOCUMENTED, shown)


# Half characters


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        (_message(template_name="a\ud800"), FieldKind.TEMPLATE_NAME),
        (_message(language="\udfffen"), FieldKind.LANGUAGE),
        (_message(header=TextHeader(("\ud83d",))), FieldKind.HEADER_TEXT),
        (_message(header=ImageHeader("https://example.com/\ud83d")), FieldKind.HEADER_IMAGE),
        (_message(body=("\ude00\ud83d",)), FieldKind.BODY),
    ],
)
def test_half_a_character_is_a_problem_everywhere(message: Message, kind: FieldKind) -> None:
    assert validate(message) == (Finding(Field(kind), CODE.NOT_UNICODE),)


# Texts, wherever they stand


TEXTS = [
    ("", _problem(CODE.TEXT_EMPTY)),
    ("  ", _problem(CODE.TEXT_BLANK)),
    ("\t\n\u00a0\u200b\x00", _problem(CODE.TEXT_BLANK)),
    ("a\nb", _problem(CODE.TEXT_NEWLINE)),
    ("a\r\nb", _problem(CODE.TEXT_NEWLINE)),
    ("a\u2028b", _problem(CODE.TEXT_NEWLINE)),
    ("a\x0bb", _problem(CODE.TEXT_NEWLINE)),
    ("a\n", _problem(CODE.TEXT_NEWLINE)),
    ("a\tb", _problem(CODE.TEXT_TAB)),
    ("a    b    c", []),
    ("a     b", _problem(CODE.TEXT_SPACES)),
    ("a \u00a0 \u3000 b", _problem(CODE.TEXT_SPACES)),
    ("a\x00b", _problem(CODE.TEXT_CONTROL, "U+0000")),
    ("a\x7fb\x85c\x9bd\x7f", [*_problem(CODE.TEXT_NEWLINE), *_problem(CODE.TEXT_CONTROL, "U+007F U+009B")]),
    ("a\u202eb\u2066", _warning(CODE.TEXT_INVISIBLE, "U+202E U+2066")),
    ("a\u200bb", _warning(CODE.TEXT_INVISIBLE, "U+200B")),
    ("a\u200db", _warning(CODE.TEXT_INVISIBLE, "U+200D")),
    ("شما\u200c", _warning(CODE.TEXT_INVISIBLE, "U+200C")),
    ("\U000e0041a", _warning(CODE.TEXT_INVISIBLE, "U+E0041")),
    ("\ufeffa", _warning(CODE.TEXT_INVISIBLE, "U+FEFF")),
    (" a", _warning(CODE.TEXT_EDGE_SPACES)),
    ("a\u3000", _warning(CODE.TEXT_EDGE_SPACES)),
    ("     a", [*_problem(CODE.TEXT_SPACES), *_warning(CODE.TEXT_EDGE_SPACES)]),
    ("👩\u200d👩\u200d👧", []),
    ("می\u200cخواهم", []),
    ("क्\u200dष", []),
    ("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", []),
    ("❤\ufe0f\u200d🔥 100\u00a0€", []),
    ("牛小信", []),
    ("{{1}} <b> \\ & \"'", []),
]


@pytest.mark.parametrize(("text", "findings"), TEXTS)
def test_a_body_parameter(text: str, findings: list[tuple[FindingCode, Severity, tuple[str | int, ...]]]) -> None:
    assert _found(_message(body=("David", text))) == findings


@pytest.mark.parametrize(("text", "findings"), TEXTS)
def test_a_header_parameter(text: str, findings: list[tuple[FindingCode, Severity, tuple[str | int, ...]]]) -> None:
    assert _found(_message(header=TextHeader((text,)))) == findings


def test_everything_at_once_is_told_in_a_fixed_order() -> None:
    assert _codes(_message(body=(" \ud800\n\t\x00\u200b     a",))) == [
        CODE.NOT_UNICODE,
        CODE.TEXT_NEWLINE,
        CODE.TEXT_TAB,
        CODE.TEXT_SPACES,
        CODE.TEXT_CONTROL,
        CODE.TEXT_INVISIBLE,
        CODE.TEXT_EDGE_SPACES,
    ]


@given(texts)
def test_printable_texts_without_odd_spaces_are_clean(text: str) -> None:
    clean = "".join(char for char in text if char.isprintable()).strip().replace("     ", "")[:60].strip()
    if clean and "     " not in clean:
        assert validate(_message(header=TextHeader((clean,)), body=(clean,))) == ()


# Header


def test_a_header_of_two_or_more_texts_has_its_problem_on_the_second() -> None:
    assert validate(_message(header=TextHeader(("a", "b", "c")))) == (
        Finding(Field(FieldKind.HEADER_TEXT, 1), CODE.HEADER_TOO_MANY),
    )


def test_a_long_header() -> None:
    assert _codes(_message(header=TextHeader(("x" * 60,)))) == []
    assert _found(_message(header=TextHeader(("x" * 61,)))) == _warning(CODE.HEADER_TOO_LONG, 61, 60)


@pytest.mark.parametrize("header", [NoHeader(), TextHeader(())])
def test_no_header_is_fine(header: Header) -> None:
    assert _codes(_message(header=header)) == []


# Body


def test_one_value_that_is_too_long_for_any_body() -> None:
    long = Finding(Field(FieldKind.BODY, 1), CODE.BODY_PARAMETER_TOO_LONG, (1025, 1024))

    assert validate(_message(body=("x" * 1024,))) == ()
    assert validate(_message(body=("a", "x" * 1025, "b" * 1024))) == (long,)


def test_every_value_that_is_too_long_is_named_after_what_else_is_wrong_with_it() -> None:
    findings = validate(_message(body=("x" * 2000 + "\n", "", "y" * 3000)))

    assert [(finding.field.index, finding.code) for finding in findings] == [
        (0, CODE.TEXT_NEWLINE),
        (0, CODE.BODY_PARAMETER_TOO_LONG),
        (1, CODE.TEXT_EMPTY),
        (2, CODE.BODY_PARAMETER_TOO_LONG),
    ]


def test_values_that_are_too_long_together_warn_on_the_longest() -> None:
    assert validate(_message(body=("x" * 500, "y" * 524))) == ()
    assert validate(_message(body=("x" * 500, "y" * 525, "z" * 525))) == (
        Finding(Field(FieldKind.BODY, 1), CODE.BODY_TOO_LONG, (1550, 1024)),
    )


def test_the_warning_for_the_whole_keeps_its_place_among_the_fields() -> None:
    findings = validate(_message(body=("", "x" * 1000, "y" * 100, "")))

    assert [(finding.field.index, finding.code) for finding in findings] == [
        (0, CODE.TEXT_EMPTY),
        (1, CODE.BODY_TOO_LONG),
        (3, CODE.TEXT_EMPTY),
    ]


def test_length_counts_characters_not_bytes() -> None:
    assert _codes(_message(body=("牛" * 1024,))) == []


@given(st.lists(texts, max_size=5))
def test_a_parameters_own_findings_do_not_depend_on_its_neighbours(body: list[str]) -> None:
    whole = {CODE.BODY_TOO_LONG}
    together = [finding for finding in validate(_message(body=tuple(body))) if finding.code not in whole]

    alone = [
        (index, finding.code, finding.values)
        for index, text in enumerate(body)
        for finding in validate(_message(body=(text,)))
    ]

    assert [(finding.field.index, finding.code, finding.values) for finding in together] == alone


def test_a_thousand_parameters_with_one_that_changes() -> None:
    clean = tuple(f"v{index}" for index in range(1000))
    for typed in ("", "D", "Da", "Da\t"):
        body = (*clean[:500], typed, *clean[501:])
        own = [finding for finding in validate(_message(body=body)) if finding.code is not CODE.BODY_TOO_LONG]
        assert [(finding.field.index, finding.code) for finding in own] == [
            (500, code) for code in _codes(_message(body=(typed,)))
        ]


few_texts = st.lists(st.sampled_from(["", "a", " a", "b\n", "x" * 1025]), max_size=6).map(tuple)


@given(few_texts, few_texts)
def test_what_was_validated_before_makes_no_difference(before: tuple[str, ...], body: tuple[str, ...]) -> None:
    validate(Message())
    fresh = validate(Message(body=body))
    validate(Message(body=before))
    assert validate(Message(body=body)) == fresh
