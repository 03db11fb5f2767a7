"""What WhatsApp itself refuses."""

from typing import Any

import pytest

from nxwa_desktop.sandbox.answers import Rejection
from tests.sandbox.posting import body_tree, code, template_tree, verdict, with_parameter


@pytest.mark.parametrize(
    ("parameter", "kind", "number"),
    [
        ({"type": "text", "text": ""}, "body", "131008"),
        ({"type": "text"}, "header", "131008"),
        ({"type": "text", "text": 5}, "body", "131008"),
        ({"type": "text", "text": "a\nb"}, "body", "132018"),
        ({"type": "text", "text": "a\tb"}, "header", "132018"),
        ({"type": "text", "text": "a     b"}, "body", "132018"),
        ({"type": "text", "text": "x" * 1025}, "body", "132005"),
        ({"type": "image", "image": {"link": "https://example.com/a.png"}}, "body", "132012"),
        ({"type": "image", "image": {"link": "ftp://example.com/a.png"}}, "header", "100"),
        ({"type": "image", "image": {"link": "https://"}}, "header", "100"),
        ({"type": "image", "image": {"link": "https://example.com/a b"}}, "header", "100"),
        ({"type": "image", "image": "https://example.com/a.png"}, "header", "100"),
        ({"type": "video"}, "header", "100"),
        ({"type": ["text"]}, "body", "100"),
        ("text", "body", "100"),
    ],
)
def test_whatsapps_own_refusals(parameter: Any, kind: str, number: str) -> None:
    result = verdict(with_parameter(parameter, kind))
    assert isinstance(result, Rejection)
    assert result.code == 22141
    assert result.message.startswith(f"(#{number}) ")
    assert "components[0].parameters[0]" in result.message


@pytest.mark.parametrize("text", ["x" * 1024, "a    b", "{{1}}", " ", "\u2028", "😀"])
def test_texts_that_pass(text: str) -> None:
    assert code(with_parameter({"type": "text", "text": text})) == 0


def test_a_header_takes_one_parameter() -> None:
    texts = [{"type": "text", "text": "a"}] * 2
    result = verdict(template_tree(components=[{"type": "header", "parameters": texts}]))
    assert isinstance(result, Rejection)
    assert "(#132000)" in result.message
    assert code(template_tree(components=[{"type": "body", "parameters": texts}])) == 0


def test_the_fault_is_named_by_its_place() -> None:
    good, bad = {"type": "text", "text": "a"}, {"type": "text", "text": ""}
    components = [{"type": "header", "parameters": [good]}, {"type": "body", "parameters": [good, good, bad]}]
    result = verdict(template_tree(components=components))
    assert isinstance(result, Rejection)
    assert "components[1].parameters[2].text" in result.message


def test_the_first_fault_decides() -> None:
    """Faults are repaired one by one; the codes come in the order of the checks."""
    good = body_tree()
    template = good.pop("template")
    language = template["language"]
    repairs: list[dict[str, Any]] = [
        {"tenant_id": 2},
        {"appkey": "another"},
        {"business_phone": "8615811111111"},
        {"to": "123"},
        {"type": "template"},
        {"template": {}},
        {"messaging_product": "whatsapp", "recipient_type": "individual"},
        {"tenant_id": good["tenant_id"]},
        {"appkey": good["appkey"]},
        {"business_phone": good["business_phone"]},
        {"template": {"name": "t", "components": 5}},
        {"template": {"name": "t", "components": 5, "language": language}},
        {"template": template},
        {"to": good["to"]},
    ]
    tree: dict[str, Any] = {}
    codes = [code(tree)]
    for repair in repairs:
        tree |= repair
        codes.append(code(tree))
    parameters = [21058, 21059, 21060, 21061, 21062, 21063, 1002]
    assert codes == [*parameters, 22020, 22124, 22049, 22093, 22092, 22141, 22090, 0]
