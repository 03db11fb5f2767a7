"""What the preview shows against what goes out."""

import json
import re
from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st

from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader, Message, NoHeader, TextHeader
from nxwa_desktop.protocol.message_fields import has_field, value_of
from nxwa_desktop.protocol.recipient import normalise
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.json_preview_lines import NO_ACCOUNT, BodyLine, body_lines, json_value, presentable
from tests.support.accounts import make_account

ACCOUNT = make_account(tenant_id=2**63 - 1, appkey="p", business_phone="86158")
NASTY = (
    *("\u2028", "\u2029", "\x85", "\x7f", "\x00", "\x1b", "\t", "\n", "\r\n", "\u202e", "\u2066", "\u200b", "\ufeff"),
    *("\u00ad", "\u200e", "\u061c", "\ufdd0", "\ufdd1", "\ufffc", "\ufffe", "\uffff", "\U0010ffff", "\U000e0041"),
    *(
        "👨\u200d👩\u200d👧",
        "🏴\U000e0067\U000e007f",
        "क\u094d\u200dष",
        "\ud83d",
        "\ude00",
        "\ud83d\ude00",
        "\ude00\ud83d",
    ),
    *('"', "\\", "\\u200b", "\\\u200b", '"text": ', '"to": "1",', '"name": "x"', '{"link": 1}', "}],", ",", ": ", "  "),
)
UNSEEN = re.compile("[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0\ufdd1\ufeff\ufff9-\ufffb]")

texts = st.lists(st.sampled_from(NASTY) | st.text(max_size=3) | st.characters()).map("".join)
clean = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Cn"], exclude_characters='"\\')
)


def messages(text: st.SearchStrategy[str]) -> st.SearchStrategy[Message]:
    rows = st.lists(text, max_size=4).map(tuple)
    header = st.just(NoHeader()) | st.builds(TextHeader, rows) | st.builds(ImageHeader, text)
    return st.builds(Message, text, text, text, header, rows)


TEMPLATE_TEXTS = {FieldKind.BODY_TEMPLATE, FieldKind.HEADER_TEMPLATE}
"""They never go out."""


def fields_of(message: Message) -> list[Field]:
    candidates = [Field(kind, index) for kind in FieldKind if kind not in TEMPLATE_TEXTS for index in range(5)]
    return [field for field in candidates if has_field(message, field)]


def mended(text: str) -> str:
    """Pairs of surrogates are one character, halves none: reckoned another way than the code does."""
    joined = re.sub("[\ud800-\udbff][\udc00-\udfff]", lambda pair: _joined(pair[0]), text)
    return re.sub("[\ud800-\udfff]", "\ufffd", joined)


def _joined(pair: str) -> str:
    return chr(0x10000 + ((ord(pair[0]) - 0xD800) << 10) + (ord(pair[1]) - 0xDC00))


def shown(lines: tuple[BodyLine, ...]) -> str:
    return "\n".join(line.text for line in lines)


@given(messages(texts))
@settings(deadline=None)
def test_the_lines_read_as_the_payload(message: Message) -> None:
    text = shown(body_lines(message, ACCOUNT))
    assert json.loads(text) == json.loads(encode_body(presentable(message), ACCOUNT))
    assert not UNSEEN.search(text)


@given(messages(texts))
@settings(deadline=None)
def test_every_field_has_one_line_that_holds_its_value(message: Message) -> None:
    lines = body_lines(message, ACCOUNT)
    owned = [line for line in lines if line.field is not None]
    # A header without parameters is left out of the body.
    assert Counter(line.field for line in owned) == Counter(fields_of(message))
    for line in owned:
        assert line.field is not None
        value = mended(value_of(message, line.field))
        assert json.loads(line.value) == (normalise(value) if line.field.kind is FieldKind.RECIPIENT else value)
        assert re.fullmatch(r' +"(to|name|code|link|text)": ', line.before)
        assert line.after in {"", ","}


@given(messages(clean))
@settings(deadline=None)
def test_compacted_the_lines_are_the_very_bytes_that_go_out(message: Message) -> None:
    compact = "".join(
        line.before.lstrip(" ").replace('": ', '":') + line.value + line.after for line in body_lines(message, ACCOUNT)
    )
    assert compact.encode() == encode_body(message, ACCOUNT)


@given(messages(texts), texts, st.data())
@settings(deadline=None)
def test_one_edited_value_is_what_a_full_rebuild_would_show(message: Message, text: str, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(fields_of(message)))
    composer = Composer()
    composer.load(message)
    composer.edit(field, text)
    before, after = body_lines(message, ACCOUNT), body_lines(composer.message, ACCOUNT)
    assert len(before) == len(after)
    for old, new in zip(before, after, strict=True):
        if new.field == field:
            assert (new.before, new.value, new.after) == (old.before, json_value(field, text), old.after)
        else:
            assert new == old


@given(texts)
@example("\ufeffa")
@example("\ud83d\ude00\ud83d")
@settings(deadline=None)
def test_halves_of_characters_are_shown_as_such_and_nothing_else_is_touched(text: str) -> None:
    message = Message(text, text, text, ImageHeader(text), (text,))
    whole = mended(text)
    assert presentable(message) == Message(whole, whole, whole, ImageHeader(whole), (whole,))
    assert presentable(Message(header=TextHeader((text,)))).header == TextHeader((mended(text),))


def test_joiners_that_emoji_and_scripts_need_stay_as_they_are() -> None:
    for text in ("👨\u200d👩", "क\u094d\u200dष", "می\u200cخواهم", "❤\ufe0f"):
        assert json_value(Field(FieldKind.BODY), text) == f'"{text}"'


def test_an_escape_is_not_taken_for_text_and_text_not_for_an_escape() -> None:
    value = json_value(Field(FieldKind.BODY), "\\\u200b\\u200b")
    assert value == r'"\\\u200b\\u200b"'
    assert json.loads(value) == "\\\u200b\\u200b"


def test_without_an_account_the_lines_stand_all_the_same() -> None:
    lines = body_lines(Message("+86 136-0000", "t", "en_US", TextHeader(("a",)), ("b", "c")), NO_ACCOUNT)
    owned = {line.field: line.text.strip() for line in lines if line.field}
    assert owned == {
        Field(FieldKind.RECIPIENT): '"to": "861360000",',
        Field(FieldKind.TEMPLATE_NAME): '"name": "t",',
        Field(FieldKind.LANGUAGE): '"code": "en_US",',
        Field(FieldKind.HEADER_TEXT): '"text": "a"',
        Field(FieldKind.BODY): '"text": "b"',
        Field(FieldKind.BODY, 1): '"text": "c"',
    }
    assert [line.text for line in lines[:3]] == ["{", '  "tenant_id": 0,', '  "appkey": "",']
