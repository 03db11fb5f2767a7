import json
import time
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.account_limits import MAX_TENANT_ID
from nxwa_desktop.protocol.message import ImageHeader, Message, NoHeader, TextHeader
from nxwa_desktop.protocol.recipient import normalise
from nxwa_desktop.protocol.request_body import ImportedBody, UnreadableBody, decode_body, encode_body, encode_check_body
from tests.support.accounts import make_account

ACCOUNT = make_account(tenant_id=1, appkey="f543ertg", business_phone="185xxxx8399")
# Seed, Request Example.
EXAMPLE = Message(
    recipient="86136xxxx9759",
    template_name="text_template",
    language="en_US",
    header=ImageHeader("https://imglink"),
    body=("David", "China", "China", "86138XXX"),
)
EXAMPLE_BODY = (
    b'{"tenant_id":1,"appkey":"f543ertg","business_phone":"185xxxx8399","messaging_product":"whatsapp",'
    b'"recipient_type":"individual","to":"86136xxxx9759","type":"template","template":{"name":"text_template",'
    b'"language":{"code":"en_US","policy":"deterministic"},"components":['
    b'{"type":"header","parameters":[{"type":"image","image":{"link":"https://imglink"}}]},'
    b'{"type":"body","parameters":[{"type":"text","text":"David"},{"type":"text","text":"China"},'
    b'{"type":"text","text":"China"},{"type":"text","text":"86138XXX"}]}]}}'
)

texts = st.text(st.characters(codec="utf-8"))
headers = st.one_of(
    st.just(NoHeader()),
    st.builds(TextHeader, st.lists(texts, min_size=1, max_size=3).map(tuple)),
    st.builds(ImageHeader, texts),
)
messages = st.builds(Message, texts, texts, texts, headers, st.lists(texts, max_size=5).map(tuple))
accounts = st.builds(
    Account,
    id=texts,
    name=texts,
    endpoint=texts,
    access_key=texts,
    tenant_id=st.integers(1, MAX_TENANT_ID),
    appkey=texts,
    business_phone=texts,
)


def _tree(**changes: Any) -> dict[str, Any]:
    return {**json.loads(EXAMPLE_BODY), **changes}


def _template(**changes: Any) -> dict[str, Any]:
    return _tree(template={**_tree()["template"], **changes})


def _components(*components: Any) -> dict[str, Any]:
    return _template(components=list(components))


def _without(tree: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in tree.items() if name not in names}


def _decoded(tree: Any) -> ImportedBody:
    return decode_body(json.dumps(tree).encode())


# Encoding


def test_the_documents_example_byte_for_byte() -> None:
    assert encode_body(EXAMPLE, ACCOUNT) == EXAMPLE_BODY


def test_the_number_goes_out_normalised() -> None:
    body = encode_body(msgspec.structs.replace(EXAMPLE, recipient="+86 136-0000 9759"), ACCOUNT)

    assert b'"to":"8613600009759"' in body


def test_text_stays_unescaped_utf8() -> None:
    body = encode_body(Message(body=("牛小信 “é” 👩‍👩‍👧 \u2028 / <&>", 'a"\\\n\x00')), ACCOUNT)

    assert '{"type":"text","text":"牛小信 “é” 👩‍👩‍👧 \u2028 / <&>"}'.encode() in body
    assert rb'{"type":"text","text":"a\"\\\n\u0000"}' in body


@pytest.mark.parametrize(
    ("message", "components"),
    [
        (Message(), None),
        (Message(header=TextHeader(())), None),
        (Message(body=("a",)), '[{"type":"body","parameters":[{"type":"text","text":"a"}]}]'),
        (
            Message(header=TextHeader(("a", "b"))),
            '[{"type":"header","parameters":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}]',
        ),
        (
            Message(header=ImageHeader("")),
            '[{"type":"header","parameters":[{"type":"image","image":{"link":""}}]}]',
        ),
        (Message(body=("",)), '[{"type":"body","parameters":[{"type":"text","text":""}]}]'),
    ],
)
def test_components_without_parameters_are_left_out(message: Message, components: str | None) -> None:
    tail = f',"components":{components}' if components else ""
    expected = '"template":{"name":"","language":{"code":"","policy":"deterministic"}' + tail + "}}"

    assert encode_body(message, ACCOUNT).endswith(expected.encode())


@pytest.mark.parametrize("tenant_id", [1, 2**53 + 1, MAX_TENANT_ID])
def test_the_tenant_id_is_an_integer_of_full_precision(tenant_id: int) -> None:
    account = msgspec.structs.replace(ACCOUNT, tenant_id=tenant_id)

    assert encode_body(EXAMPLE, account).startswith(b'{"tenant_id":%d,"appkey"' % tenant_id)


@given(messages, accounts)
def test_bodies_are_compact(message: Message, account: Account) -> None:
    body = encode_body(message, account).decode()
    outside = "".join(body.replace("\\\\", "").replace('\\"', "").split('"')[::2])

    assert not any(char.isspace() for char in outside)


def test_half_a_character_cannot_be_encoded() -> None:
    with pytest.raises(UnicodeEncodeError):
        encode_body(Message(body=("\ud800",)), ACCOUNT)


def test_the_check_body_can_send_nothing() -> None:
    assert encode_check_body(ACCOUNT) == (
        b'{"tenant_id":1,"appkey":"f543ertg","business_phone":"185xxxx8399",'
        b'"messaging_product":"whatsapp","recipient_type":"individual"}'
    )


# Decoding


@given(messages, accounts)
def test_decoding_gives_back_what_was_encoded(message: Message, account: Account) -> None:
    body = encode_body(message, account)

    imported = decode_body(body)

    assert imported == ImportedBody(
        msgspec.structs.replace(message, recipient=normalise(message.recipient)),
        account.tenant_id,
        account.appkey,
        account.business_phone,
    )
    assert encode_body(imported.message, account) == body


def test_the_documents_example_comes_back_and_goes_out_again_unchanged() -> None:
    imported = decode_body(EXAMPLE_BODY)

    assert imported == ImportedBody(EXAMPLE, 1, "f543ertg", "185xxxx8399")
    assert encode_body(imported.message, ACCOUNT) == EXAMPLE_BODY


def test_layout_and_byte_order_mark_do_not_matter() -> None:
    assert decode_body(b"\xef\xbb\xbf" + json.dumps(_tree(), indent=4).encode()) == decode_body(EXAMPLE_BODY)


def test_account_fields_and_fixed_values_may_be_left_out() -> None:
    fixed = ("messaging_product", "recipient_type", "type")

    imported = _decoded(_without(_tree(), "tenant_id", "appkey", "business_phone", *fixed))

    assert imported == ImportedBody(EXAMPLE, None, None, None)


@pytest.mark.parametrize(
    ("tree", "message"),
    [
        (_tree(template=_without(_tree()["template"], "components")), Message(header=NoHeader(), body=())),
        (_components(), Message()),
        (_components({"type": "body"}, {"type": "header", "parameters": []}), Message()),
        (
            _components(
                {"type": "body", "parameters": [{"type": "text", "text": "b"}]},
                {"type": "header", "parameters": [{"type": "text", "text": "h"}]},
            ),
            Message(header=TextHeader(("h",)), body=("b",)),
        ),
    ],
)
def test_optional_components(tree: dict[str, Any], message: Message) -> None:
    found = _decoded(tree).message

    assert (found.header, found.body) == (message.header, message.body)


_TEXT = {"type": "text", "text": "a"}
_IMAGE = {"type": "image", "image": {"link": "https://imglink"}}


@pytest.mark.parametrize(
    ("tree", "reason"),
    [
        ([], "Expected `object`"),
        (_without(_tree(), "to"), "missing required field `to`"),
        (_without(_tree(), "template"), "missing required field `template`"),
        (_tree(to=86), "`$.to`"),
        (_tree(to=None), "`$.to`"),
        (_tree(recipient="HK.1"), "unknown field `recipient`"),
        (_tree(tenant_id="1"), "`$.tenant_id`"),
        (_tree(tenant_id=1.0), "`$.tenant_id`"),
        (_tree(tenant_id=True), "`$.tenant_id`"),
        (_tree(tenant_id=None), "`$.tenant_id`"),
        (_tree(tenant_id=0), "between 1 and 9223372036854775807"),
        (_tree(tenant_id=MAX_TENANT_ID + 1), "between 1 and 9223372036854775807"),
        (_tree(tenant_id=-1), "between 1 and 9223372036854775807"),
        (_tree(tenant_id=10**30), "a number in it is too long"),
        (_tree(messaging_product="sms"), "`$.messaging_product`"),
        (_tree(recipient_type="group"), "`$.recipient_type`"),
        (_tree(type="text"), "`$.type`"),
        (_template(name=None), "`$.template.name`"),
        (_template(extra=1), "unknown field `extra`"),
        (_template(language="en"), "`$.template.language`"),
        (_template(language={"code": "en", "policy": "fallback"}), "`$.template.language.policy`"),
        (_template(language={}), "missing required field `code`"),
        (_template(components=None), "`$.template.components`"),
        (_components({"type": "button"}), "`$.template.components[0].type`"),
        (_components({"type": "body"}, {"type": "body"}), "more than one body component"),
        (_components({"type": "body", "parameters": [{"type": "video"}]}), "'video'"),
        (_components({"type": "body", "parameters": [{"type": "text"}]}), "missing required field `text`"),
        (_components({"type": "body", "parameters": [{**_TEXT, "parameter_name": "x"}]}), "`parameter_name`"),
        (_components({"type": "body", "parameters": [_TEXT, _IMAGE]}), "its body mixes texts and images"),
        (_components({"type": "header", "parameters": [_TEXT, _IMAGE]}), "its header mixes texts and images"),
        (_components({"type": "header", "parameters": [_IMAGE, _TEXT]}), "an image and something beside it"),
        (_components({"type": "body", "parameters": [{"type": "text", "text": "\ud800"}]}), "half a character"),
        (_tree(**{"\ud800": 1}), "half a character"),
    ],
)
def test_what_could_not_go_out_unchanged_is_refused(tree: Any, reason: str) -> None:
    with pytest.raises(UnreadableBody) as refused:
        _decoded(tree)

    assert reason in str(refused.value)
    assert str(refused.value).startswith("it ")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is not JSON (line 1, column 1)"),
        (b"\xff\xfe{}", "it is not UTF-8 text"),
        (b'{"to":\n 1 2}', "it is not JSON (line 2, column 4)"),
        (b'{"to": "a\nb"}', "it is not JSON (line 1, column 10)"),
        (b'{"to": NaN}', "it is not a template message: NaN is not a JSON value"),
        (b'{"to": -Infinity}', "it is not a template message: -Infinity is not a JSON value"),
        (b'{"to": "1", "to": "2"}', "it is not a template message: `to` stands twice in one object"),
        (b"9" * 6000, "it is not a template message: a number in it is too long"),
        (b"[" * 200_000, "it is nested too deeply"),
    ],
)
def test_what_is_no_json_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableBody) as refused:
        decode_body(data)

    assert str(refused.value) == reason


def test_a_reason_that_quotes_the_file_stays_one_short_plain_line() -> None:
    name = "\x1b[2J\n" + "x" * 5000

    with pytest.raises(UnreadableBody) as refused:
        _decoded(_tree(**{name: 1}))

    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 300


def test_a_large_object_is_refused_in_reasonable_time() -> None:
    names = ",".join(f'"{number}":1' for number in range(70_000))
    data = ("{" + names + ',"69999":1}').encode()
    started = time.process_time()

    with pytest.raises(UnreadableBody, match="`69999` stands twice"):
        decode_body(data)

    assert time.process_time() - started < 5


@given(
    st.binary()
    | texts.map(str.encode)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | texts, lambda inner: st.lists(inner) | st.dictionaries(texts, inner)
    ).map(lambda tree: json.dumps(tree).encode())
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableBody) as refused:
        decode_body(data)

    assert str(refused.value).isprintable()


# Contradictions


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({}, ()),
        ({"tenant_id": 2}, ("tenant_id",)),
        ({"appkey": "other"}, ("appkey",)),
        ({"business_phone": "1"}, ("business_phone",)),
        ({"tenant_id": 2, "appkey": "", "business_phone": ""}, ("tenant_id", "appkey", "business_phone")),
    ],
)
def test_contradictions_are_named(changes: dict[str, Any], names: tuple[str, ...]) -> None:
    assert _decoded(_tree(**changes)).contradictions(ACCOUNT) == names


def test_what_is_left_out_contradicts_nothing() -> None:
    assert ImportedBody(EXAMPLE).contradictions(ACCOUNT) == ()
