"""Templates from the rows of NXCloud's list."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.message import HeaderKind
from nxwa_desktop.protocol.template_list import ListSource
from nxwa_desktop.templates.meta_format import TemplateFault
from nxwa_desktop.templates.saved_template import SavedTemplate, Unsendable
from nxwa_desktop.templates.server_template import UnreadableRow, template_of_row

COMPONENTS = [
    {"type": "HEADER", "format": "IMAGE"},
    {"type": "BODY", "text": "Hello {{1}}", "example": {"body_text": [["Ana"]]}},
    {"type": "FOOTER", "text": "Acme"},
]
ROW: dict[str, Any] = {
    "id": 901,
    "name": "order",
    "language": "en_US",
    "content": json.dumps(COMPONENTS),
    "status": 2,
    "category": "UTILITY",
    "quality": "GREEN",
    "waRejectedReason": "",
}
WHOLE = {"name": "another", "language": "fr", "status": "APPROVED", "components": COMPONENTS}


def read(**changes: Any) -> SavedTemplate:
    template = template_of_row({**ROW, **changes}, ListSource.SAAS, "a1")
    assert isinstance(template, SavedTemplate), template
    return template


def fault(**changes: Any) -> UnreadableRow:
    found = template_of_row({**ROW, **changes}, ListSource.SAAS, "a1")
    assert isinstance(found, UnreadableRow)
    return found


@pytest.mark.parametrize("content", [json.dumps(COMPONENTS), json.dumps(WHOLE), COMPONENTS])
def test_components_in_every_form(content: Any) -> None:
    template = read(content=content)
    assert (template.name, template.language, template.account_id) == ("order", "en_US", "a1")
    assert (template.header_kind, template.body_text, template.footer) == (HeaderKind.IMAGE, "Hello {{1}}", "Acme")
    assert (template.body_examples, template.category, template.quality) == (("Ana",), "UTILITY", "GREEN")


@pytest.mark.parametrize("text", ["Your order {{1}} is late.", "{{1}}, hello", "We are open."])
def test_plain_text_is_the_body(text: str) -> None:
    assert read(content=text).body_text == text


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (0, "REJECTED"),
        (1, "PENDING"),
        (2, "APPROVED"),
        ("2", "APPROVED"),
        (11, "PAUSED"),
        (14, "DELETED"),
        (7, "7"),
        (None, ""),
    ],
)
def test_the_status_of_the_row_counts(status: Any, word: str) -> None:
    assert read(content=json.dumps(WHOLE), status=status).status == word


def test_the_reason_of_a_rejection_is_kept() -> None:
    assert read(status=0, waRejectedReason="INVALID_FORMAT").rejected_reason == "INVALID_FORMAT"


def test_parts_that_cannot_be_filled_make_it_unsendable() -> None:
    content = json.dumps([{"type": "HEADER", "format": "VIDEO"}, COMPONENTS[1]])
    assert read(content=content).unsendable == (Unsendable.VIDEO_HEADER,)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"content": "<p>?</p>"}, (TemplateFault.OTHER_SHAPE, "content")),
        ({"content": '{"type": '}, (TemplateFault.OTHER_SHAPE, "content")),
        ({"content": "[" * 100_000}, (TemplateFault.OTHER_SHAPE, "content")),
        ({"content": "[]"}, (TemplateFault.OTHER_SHAPE, "content")),
        ({"content": ""}, (TemplateFault.MISSING, "content")),
        ({"name": ""}, (TemplateFault.MISSING, "name")),
        ({"language": None}, (TemplateFault.MISSING, "language")),
        ({"name": "\ud800"}, (TemplateFault.BROKEN_CHARACTER, "")),
    ],
)
def test_what_cannot_be_read_says_why(changes: dict[str, Any], expected: tuple[TemplateFault, str]) -> None:
    found = fault(**changes)
    assert (found.fault, found.value) == expected


def test_the_same_name_and_language_is_the_same_template_of_one_account() -> None:
    assert read().id == read(id=1, content="Other").id
    assert len({read().id, read(language="fr").id, read(name="other").id}) == 3
    other = template_of_row(ROW, ListSource.SAAS, "a2")
    assert isinstance(other, SavedTemplate)
    assert other.id != read().id


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=6),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["name", "language", "content", "components", "type", "status"]), inner)
        ),
        max_leaves=10,
    ),
    st.sampled_from(ListSource),
)
def test_no_row_raises(row: Any, source: ListSource) -> None:
    assert isinstance(template_of_row(row, source, "a1"), SavedTemplate | UnreadableRow)
