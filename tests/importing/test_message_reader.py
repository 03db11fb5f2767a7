"""The fields of a message that was read."""

import json

import pytest

from nxwa_desktop.importing.result import LeftOutKind, LeftOutPart, Repair, RepairKind
from nxwa_desktop.protocol.message import ImageHeader, Message, NoHeader
from tests.importing.reading import ACCOUNT, BODY, taken, told


@pytest.mark.parametrize(
    ("written", "kept", "tenant"),
    [
        ("9223372036854775807", 9223372036854775807, []),
        ("9223372036854775808", 0, ["9223372036854775808"]),
        ("1.0", 0, ["1.0"]),
        ("1e3", 0, ["1e3"]),
        ("0", 0, ["0"]),
        ("-1", 0, ["-1"]),
        ('"x"', 0, ["x"]),
        ("9" * 5000, 0, ["9" * 60]),
        ("[]", 0, ["…"]),
    ],
)
def test_a_tenant_id_is_never_rounded(written: str, kept: int, tenant: list[str]) -> None:
    read = taken(BODY.replace('"tenant_id":7', f'"tenant_id":{written}'))
    assert read.tenant_id == kept
    assert [each.value for each in read.left_out if each.kind is LeftOutKind.TENANT] == tenant
    assert read.belongs_to(ACCOUNT) is False


@pytest.mark.parametrize("number", ["1.10", "12345678901234567890123", "1e5", "0.1e-7", "true"])
def test_a_number_that_has_to_be_a_text_is_taken_as_it_is_written(number: str) -> None:
    read = taken(BODY.replace('"David"', number))
    assert read.message.body[0] == number
    assert read.repairs == (Repair(RepairKind.AS_TEXT, 1, number),)


def test_what_cannot_be_used_is_named_and_the_rest_is_taken() -> None:
    tree = json.loads(BODY)
    tree |= {"recipient": "HK.73374xxxx5265", "ttl": 5, "messaging_product": "sms"}
    tree["template"]["namespace"] = "x"
    tree["template"]["language"]["policy"] = "fallback"
    tree["template"]["components"] += [
        {"type": "button", "sub_type": "url"},
        {"type": "body", "parameters": []},
        {"type": "header", "parameters": [{"type": "video", "video": {"link": "https://x"}}]},
    ]
    tree["template"]["components"][0]["parameters"].insert(1, {"type": "currency", "currency": {"code": "USD"}})
    read = taken(json.dumps(tree))
    assert read.message == Message("8613600009759", "order_update", "en_US", NoHeader(), ("David", "", "China, north"))
    assert [(each.kind, each.name, each.value) for each in read.left_out] == [
        (LeftOutKind.VALUE, "messaging_product", "sms"),
        (LeftOutKind.RECIPIENT, "HK.73374xxxx5265", ""),
        (LeftOutKind.KEY, "ttl", ""),
        (LeftOutKind.VALUE, "policy", "fallback"),
        (LeftOutKind.PARAMETER, "2", "currency"),
        (LeftOutKind.COMPONENT, "button", ""),
        (LeftOutKind.REPEATED, "body", ""),
        (LeftOutKind.HEADER, "video", ""),
        (LeftOutKind.KEY, "template.namespace", ""),
    ]


@pytest.mark.parametrize("kind", ["document", "video", "location", "image"])
def test_headers_of_other_kinds(kind: str) -> None:
    parameter = {"type": kind, kind: {"id": "1"}}
    body = {"to": "1", "template": {"components": [{"type": "header", "parameters": [parameter]}]}}
    read = taken(json.dumps(body))
    assert read.message.header == (ImageHeader() if kind == "image" else NoHeader())
    assert read.left_out == (
        (LeftOutPart(LeftOutKind.KEY, "image.id"),) if kind == "image" else (LeftOutPart(LeftOutKind.HEADER, kind),)
    )


def test_names_of_parameters_become_names_of_rows() -> None:
    read = taken(BODY.replace('"text":"David"', '"parameter_name":"first_name","text":"David"'))
    assert read.message.body_labels == ("first_name", "")
    assert told(read) == [RepairKind.NAMES]


def test_odd_shapes_are_named() -> None:
    read = taken(
        '{"to":["1"],"template":{"name":null,"language":{},"components":{"type":"body","parameters":["x",{"text":{}},{"type":"text"}]}}}'
    )
    assert read.message == Message(body=("", "", ""))
    assert {each.name for each in read.left_out} == {"to", "name", "text", "parameter 1", "1", "3"}
