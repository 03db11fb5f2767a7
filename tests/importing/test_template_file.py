"""Templates from files: this program's own shape, and Meta's."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop import texts
from nxwa_desktop.importing.limits import MAX_TEMPLATE_FILE
from nxwa_desktop.importing.template_file import (
    MAX_DEPTH,
    FileRefusal,
    SkippedTemplate,
    TemplateFile,
    read_templates,
    write_templates,
)
from nxwa_desktop.protocol.message import HeaderKind
from nxwa_desktop.templates.meta_format import TemplateFault
from nxwa_desktop.templates.saved_template import SavedTemplate, Unsendable

BODY = {"type": "BODY", "text": "Hello {{1}}, {{2}}", "example": {"body_text": [["David", "China"]]}}
PLAIN = {"name": "order", "language": "en_US", "status": "APPROVED", "components": [BODY]}

words = st.text(max_size=12)
templates = st.builds(
    SavedTemplate,
    id=st.uuids().map(str),
    title=st.text(min_size=1, max_size=12),
    name=words,
    language=words,
    header_kind=st.sampled_from(HeaderKind),
    header_text=words,
    header_labels=st.lists(words, max_size=2).map(tuple),
    body_text=words,
    body_labels=st.lists(words, max_size=3).map(tuple),
    footer=words,
    buttons=st.lists(words, max_size=2).map(tuple),
    status=words,
    unsendable=st.lists(st.sampled_from(Unsendable), max_size=2).map(tuple),
)


def without_id(template: SavedTemplate) -> SavedTemplate:
    return msgspec.structs.replace(template, id="")


def read(tree: Any) -> tuple[SavedTemplate, ...]:
    return read_templates(json.dumps(tree).encode()).templates


@given(st.lists(templates, max_size=4))
def test_what_is_exported_comes_back(saved: list[SavedTemplate]) -> None:
    assert list(map(without_id, read_templates(write_templates(saved)).templates)) == list(map(without_id, saved))


@pytest.mark.parametrize(
    ("wrong", "fault", "said"),
    [
        (7, TemplateFault.NO_OBJECT, "number 2 is no template."),
        ({**PLAIN, "name": ""}, TemplateFault.MISSING, "number 2 has no “name”."),
        ({**PLAIN, "name": 7}, TemplateFault.NOT_TEXT, "number 2: its “name” is no text."),
        ({**PLAIN, "components": {}}, TemplateFault.NO_LIST, "number 2 (order): its “components” is no list."),
        ({**PLAIN, "components": [7]}, TemplateFault.COMPONENT, "number 2 (order): its component 1 cannot be read."),
        (
            {**PLAIN, "components": [{**BODY, "text": 7}]},
            TemplateFault.NOT_TEXT,
            "number 2 (order): its “text” is no text.",
        ),
        (
            {**PLAIN, "components": [{"type": "BUTTONS", "buttons": 7}]},
            TemplateFault.NO_LIST,
            "number 2 (order): its “buttons” is no list.",
        ),
        (
            {**PLAIN, "components": [{"type": "BUTTONS", "buttons": [{"type": "URL"}, 7]}]},
            TemplateFault.BUTTON,
            "number 2 (order): its button 2 cannot be read.",
        ),
        (
            {**PLAIN, "components": [BODY, {**BODY, "type": "body"}]},
            TemplateFault.TWICE,
            "number 2 (order) has more than one BODY.",
        ),
        (
            {**PLAIN, "components": [{"type": "FOOTER", "text": "a"}, BODY, {"type": "FOOTER", "text": "b"}]},
            TemplateFault.TWICE,
            "number 2 (order) has more than one FOOTER.",
        ),
    ],
)
def test_what_cannot_be_taken_is_told_and_the_rest_is_taken(wrong: Any, fault: TemplateFault, said: str) -> None:
    found = read_templates(json.dumps([PLAIN, wrong]).encode())
    assert len(found.templates) == 1
    (left,) = found.left_out
    assert (left.number, left.fault) == (2, fault)
    summary = " ".join(map(str, texts.templates.import_summary(found, 1, 0)))
    assert summary == f"1 template was imported. 1 was left out: {said}"


@pytest.mark.parametrize("fault", TemplateFault)
def test_every_flaw_has_a_sentence_that_can_be_translated(fault: TemplateFault) -> None:
    file = TemplateFile(left_out=(SkippedTemplate(3, "x\ny", fault, "z\u202e"),))
    sentence = texts.templates.import_summary(file, 0, 0)[-1]
    assert sentence.text in texts.all_templates()
    assert str(sentence).startswith("number 3 (x y)")
    assert "\u202e" not in str(sentence)


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"\xff\xfe\x00", FileRefusal.NOT_TEXT),
        (b"hello", FileRefusal.NOT_JSON),
        (b"{'a': 1}", FileRefusal.NONE_IN_IT),
        (b"[" * 100_000, FileRefusal.NOT_JSON),
        (b"", FileRefusal.NOT_JSON),
        (b"[]", FileRefusal.NONE_IN_IT),
        (b"7", FileRefusal.NONE_IN_IT),
        (b'{"nxwa_templates": 9}', FileRefusal.NEWER),
        (b'{"nxwa_templates": 1}', FileRefusal.NONE_IN_IT),
        (b" " * (MAX_TEMPLATE_FILE + 1), FileRefusal.TOO_LARGE),
    ],
)
def test_a_file_without_templates_is_refused_with_a_reason(data: bytes, refusal: FileRefusal) -> None:
    found = read_templates(data)
    assert (found.refusal, found.templates) == (refusal, ())
    assert str(texts.templates.import_summary(found, 0, 0)[0]).endswith(".")


@given(st.recursive(st.none() | st.integers() | words, lambda each: st.lists(each) | st.dictionaries(words, each)))
def test_no_shape_is_too_odd(tree: Any) -> None:
    read_templates(json.dumps(tree).encode())


def test_ten_thousand_are_taken() -> None:
    assert len(read([{**PLAIN, "name": f"t{number}"} for number in range(10_000)])) == 10_000


def test_wrapping_has_an_end_and_a_mixed_list_is_counted_through() -> None:
    tree: Any = [PLAIN]
    for _ in range(4):
        tree = {"data": tree}
    assert len(read(tree)) == 1
    for _ in range(MAX_DEPTH):
        tree = [tree]
    assert read_templates(json.dumps(tree).encode()).refusal is FileRefusal.NONE_IN_IT
    found = read_templates(json.dumps({"a": [7, PLAIN], "b": {"data": [PLAIN, {"name": "x"}]}}).encode())
    assert (len(found.templates), [(each.number, each.name) for each in found.left_out]) == (2, [(1, ""), (4, "x")])


@pytest.mark.parametrize(
    ("wrong", "fault", "value"),
    [
        (7, TemplateFault.NO_OBJECT, ""),
        ({"title": "T"}, TemplateFault.MISSING, "name"),
        ({"name": 7, "language": "en"}, TemplateFault.OTHER_SHAPE, "name"),
        ({"name": "a", "language": "en", "header_kind": ""}, TemplateFault.OTHER_SHAPE, "header_kind"),
        ({"name": "a", "language": "en", "body_labels": [7]}, TemplateFault.OTHER_SHAPE, "body_labels[0]"),
        ({"name": "\ud800", "language": "en"}, TemplateFault.BROKEN_CHARACTER, ""),
    ],
)
def test_an_entry_of_our_own_that_cannot_be_taken_is_told(wrong: Any, fault: TemplateFault, value: str) -> None:
    good = {"name": "order", "language": "en"}
    found = read_templates(json.dumps({"nxwa_templates": 1, "templates": [wrong, good]}).encode())
    assert [(each.number, each.fault, each.value) for each in found.left_out] == [(1, fault, value)]
    assert [each.title for each in found.templates] == ["order (en)"]


def test_half_a_character_does_not_keep_an_export_from_being_written() -> None:
    saved = [
        SavedTemplate(id=str(number), title="T", name=name, language="en") for number, name in enumerate("a\ud800")
    ]
    found = read_templates(write_templates(saved))
    assert ([each.name for each in found.templates], len(found.left_out)) == (["a"], 1)


def test_a_summary_names_the_first_ones_only() -> None:
    found = read_templates(json.dumps([PLAIN, *[7] * 25]).encode())
    said = list(map(str, texts.templates.import_summary(found, 0, 1)))
    assert said[:3] == ["0 templates were imported.", "1 was here already.", "25 were left out:"]
    assert (len(said), said[-1]) == (3 + 20 + 1, "and 5 more.")
