"""The body checks: which code each fault gets, and that the first fault decides."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.message import Header, ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.request_body import encode_body, encode_check_body
from nxwa_desktop.protocol.template_languages import documented_languages
from nxwa_desktop.sandbox.answers import Rejection
from nxwa_desktop.sandbox.body_rules import CheckedBody
from tests.sandbox.posting import ACCOUNT, MESSAGE, body_tree, code, template_tree, verdict, with_parameter


@pytest.mark.parametrize("header", [TextHeader(("Hello",)), ImageHeader("https://example.com/a.png"), MESSAGE.header])
def test_what_the_client_writes_passes(header: Header) -> None:
    body = encode_body(Message(MESSAGE.recipient, "t", "zh_CN", header, ("a", "b")), ACCOUNT)
    assert verdict(body) == CheckedBody(MESSAGE.recipient, "zh_CN")


def test_the_credentials_check_gets_as_far_as_the_recipient() -> None:
    assert code(encode_check_body(ACCOUNT)) == 21061


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'"text"', b"\xff", b'{"to":"\xff"}', b'{"to":"\\ud800"}', b"[" * 100_000]
)
def test_unreadable_body_is_1002(body: bytes) -> None:
    assert code(body) == 1002


@pytest.mark.parametrize(
    ("key", "expected", "values"),
    [
        ("tenant_id", 21058, [..., None, "1", 1.0, True, 0, -1, 2**63, []]),
        ("appkey", 21059, [..., None, "", 1]),
        ("business_phone", 21060, [..., None, "", 8615800001795]),
        ("to", 21061, [..., None, "", 8613600009759]),
        ("type", 21062, [..., None, "", "text", ["template"]]),
        ("template", 21063, [..., None, "text_template", []]),
        ("messaging_product", 1002, [..., None, "sms"]),
        ("recipient_type", 1002, [..., None, "group"]),
        ("appkey", 22124, ["another"]),
        ("to", 22090, ["123456", "1234567890123456", "+8613600009759", "861360000975x", "１２３４５６７", "1234567\n"]),
        ("tenant_id", 22020, [2, 2**63 - 1]),
        ("business_phone", 22049, ["8615800001796"]),
    ],
)
def test_top_level_keys(key: str, expected: int, values: list[Any]) -> None:
    assert [code(body_tree(**{key: value})) for value in values] == [expected] * len(values)


@pytest.mark.parametrize(
    ("key", "expected", "values"),
    [
        ("name", 22093, [..., None, "", 5]),
        ("language", 22092, [..., None, "en_US", {}, {"code": None}, {"code": 1}, {"code": ""}, {"code": "en-US"}]),
        ("language", 22141, [{"code": "en_US"}, {"code": "en_US", "policy": "fallback"}]),
        ("components", 22141, [None, {}, "body", [None], [{}], [{"type": []}], [{"type": "footer"}]]),
        ("components", 22141, [[{"type": "body"}, {"type": "body"}], [{"type": "body", "parameters": None}]]),
        ("components", 0, [..., [], [{"type": "body"}], [{"type": "body", "parameters": []}, {"type": "header"}]]),
    ],
)
def test_template_keys(key: str, expected: int, values: list[Any]) -> None:
    assert [code(template_tree(**{key: value})) for value in values] == [expected] * len(values)


def test_placeholders_are_filled() -> None:
    assert verdict(body_tree(business_phone="8615811111111")) == Rejection(22049, fill="8615811111111")
    language = {"code": "tlh", "policy": "deterministic"}
    assert verdict(template_tree(language=language)) == Rejection(22092, fill="tlh")


def test_every_documented_language_passes() -> None:
    languages = [{"code": language.code, "policy": "deterministic"} for language in documented_languages()]
    assert {code(template_tree(language=language)) for language in languages} == {0}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec="utf-8"), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["type", "text", "image", "link", "code", "parameters"]), inner)
    ),
    max_leaves=12,
)


@given(st.sampled_from(sorted(body_tree())), JSON)
def test_never_raises_on_a_changed_key(key: str, value: Any) -> None:
    assert isinstance(verdict(body_tree(**{key: value})), CheckedBody | Rejection)


@given(st.sampled_from(["name", "language", "components"]), JSON | st.lists(JSON))
def test_never_raises_on_a_changed_template(key: str, value: Any) -> None:
    assert isinstance(verdict(template_tree(**{key: value})), CheckedBody | Rejection)


@given(JSON, st.sampled_from(["header", "body"]))
def test_never_raises_on_a_changed_parameter(value: Any, kind: str) -> None:
    assert isinstance(verdict(with_parameter(value, kind)), CheckedBody | Rejection)


@given(st.binary())
def test_never_raises_on_bytes(raw: bytes) -> None:
    assert verdict(raw) == Rejection(1002)
