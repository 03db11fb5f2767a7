"""Templates in the form that Meta's interface gives them."""

import json
from typing import Any

import pytest

from nxwa_desktop import texts
from nxwa_desktop.importing.template_file import (
    read_templates,
)
from nxwa_desktop.protocol.message import HeaderKind
from nxwa_desktop.templates.meta_format import TemplateFault
from nxwa_desktop.templates.saved_template import SavedTemplate, Unsendable

BODY = {"type": "BODY", "text": "Hello {{1}}, {{2}}", "example": {"body_text": [["David", "China"]]}}

PLAIN = {"name": "order", "language": "en_US", "status": "APPROVED", "components": [BODY]}


def read(tree: Any) -> tuple[SavedTemplate, ...]:
    return read_templates(json.dumps(tree).encode()).templates


def meta(*components: dict[str, Any]) -> SavedTemplate:
    (template,) = read({**PLAIN, "components": [BODY, *components]})
    return template


@pytest.mark.parametrize(
    "tree",
    [
        PLAIN,
        [PLAIN],
        {"data": [PLAIN], "paging": {}},
        {"templates": [PLAIN]},
        {"code": 0, "data": {"list": [PLAIN], "total": 1}},
        {**PLAIN, "language": {"code": "en_US"}},
    ],
)
def test_meta_s_shape_in_every_wrapping(tree: Any) -> None:
    (template,) = read(tree)
    assert (template.name, template.language, template.title) == ("order", "en_US", "order (en_US)")
    assert (template.body_text, template.body_labels) == ("Hello {{1}}, {{2}}", ("1", "2"))
    assert (template.status, template.sendable) == ("APPROVED", True)


@pytest.mark.parametrize(
    ("component", "reason"),
    [
        ({"type": "HEADER", "format": "VIDEO"}, Unsendable.VIDEO_HEADER),
        ({"type": "HEADER", "format": "DOCUMENT"}, Unsendable.DOCUMENT_HEADER),
        ({"type": "HEADER", "format": "LOCATION"}, Unsendable.LOCATION_HEADER),
        ({"type": "HEADER", "format": "GIF"}, Unsendable.OTHER_HEADER),
        ({"type": "CAROUSEL"}, Unsendable.OTHER_PART),
        (
            {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "Track", "url": "https://x/{{1}}"}]},
            Unsendable.BUTTON_VARIABLE,
        ),
        ({"type": "BUTTONS", "buttons": [{"type": "COPY_CODE"}]}, Unsendable.BUTTON_VARIABLE),
    ],
)
def test_parts_that_cannot_be_filled_are_named(component: dict[str, Any], reason: Unsendable) -> None:
    template = meta(component)
    assert template.unsendable == (reason,)
    assert str(texts.templates.unsendable(reason)).endswith(".")


def test_parts_that_need_nothing_are_kept() -> None:
    buttons = {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Yes"}]}
    template = meta({"type": "FOOTER", "text": "Bye"}, {"type": "HEADER", "format": "TEXT", "text": "Fixed"}, buttons)
    assert (template.footer, template.buttons, template.header_kind) == ("Bye", ("Yes",), HeaderKind.NONE)
    assert template.sendable
    assert meta({"type": "HEADER", "format": "TEXT", "text": "For {{1}}"}).header_kind is HeaderKind.TEXT
    assert meta({"type": "HEADER", "format": "IMAGE"}).header_kind is HeaderKind.IMAGE


def test_odd_numbers_and_keys_that_stand_twice_never_raise() -> None:
    text = json.dumps(PLAIN)[:-1]
    (one,) = read_templates(f'{text}, "quality": NaN, "n": 1e999, "name": "last"}}'.encode()).templates
    assert one.name == "last"
    assert len(read_templates(f'{text}, "n": {"9" * 10_000}}}'.encode()).templates) == 1
    (left,) = read_templates(f'{text}, "name": NaN}}'.encode()).left_out
    assert (left.number, left.name, left.fault, left.value) == (1, "", TemplateFault.NOT_TEXT, "name")


def test_the_same_reason_is_named_once_and_buttons_have_words() -> None:
    flow, url = {"type": "FLOW"}, {"type": "URL", "text": "Go", "url": "https://x"}
    template = meta({"type": "buttons", "buttons": [flow, flow, url]}, {"type": "HEADER", "format": "video"})
    assert template.unsendable == (Unsendable.BUTTON_VARIABLE, Unsendable.VIDEO_HEADER)
    assert template.buttons == ("FLOW", "FLOW", "Go")
    assert not template.sendable


def test_what_a_source_adds_for_information_is_kept() -> None:
    template = meta({"type": "HEADER", "format": "IMAGE", "example": {"header_handle": ["https://x.example/a.png"]}})
    assert template.body_examples == ("David", "China")
    assert template.header_examples == ("https://x.example/a.png",)
    (listed,) = read(
        {**PLAIN, "category": "UTILITY", "quality_score": {"score": "RED"}, "rejected_reason": "INVALID_FORMAT"}
    )
    assert (listed.category, listed.quality, listed.rejected_reason) == ("UTILITY", "RED", "INVALID_FORMAT")


def test_examples_by_name_follow_the_order_of_the_text() -> None:
    params = [{"param_name": "city", "example": "Lisbon"}, {"param_name": "name", "example": "Ana"}]
    body = {"type": "BODY", "text": "{{name}} in {{city}}", "example": {"body_text_named_params": params}}
    (template,) = read({**PLAIN, "components": [body]})
    assert template.body_examples == ("Ana", "Lisbon")


@pytest.mark.parametrize(
    "example",
    [None, [], {"body_text": []}, {"body_text": [["one"]]}, {"body_text": "x"}, {"body_text_named_params": [1]}],
)
def test_examples_that_do_not_fit_are_none(example: Any) -> None:
    (template,) = read({**PLAIN, "components": [{**BODY, "example": example}]})
    assert template.body_examples == ()
    assert template.body_labels == ("1", "2")
