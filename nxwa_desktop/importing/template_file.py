"""Read templates from a file in this program's or Meta's format, and write this program's."""

import enum
import json
import re
import uuid
from collections.abc import Iterable
from typing import Any

import msgspec

from nxwa_desktop.importing.formats import text_candidates
from nxwa_desktop.importing.json_tree import JsonArray, JsonNode, JsonObject, JsonTree, fields_of, holds_json
from nxwa_desktop.importing.limits import MAX_TEMPLATE_FILE
from nxwa_desktop.importing.message_shapes import is_filled_template, is_message
from nxwa_desktop.importing.postman_har_search import search, without_responses
from nxwa_desktop.importing.result import REARRANGING, ImportRefusal, RefusalReason, RepairKind
from nxwa_desktop.importing.strict_json import json_error_position, python_value
from nxwa_desktop.importing.text_reader import ParsedText, decode_source, parse_candidates, parse_tree
from nxwa_desktop.importing.time_limit import RepairBudget
from nxwa_desktop.system.unicode_text import is_encodable
from nxwa_desktop.templates.meta_format import InvalidTemplate, TemplateFault, template_from_meta
from nxwa_desktop.templates.saved_template import (
    SavedTemplate,
    as_own,
    default_title,
    fields_from_template,
    template_from_fields,
)

MAX_DEPTH = 60
"""The most levels of wrapping that are searched for a list of templates."""
_HARMLESS = {RepairKind.AROUND, RepairKind.COMMENTS}
"""Repairs that change no value."""
_MISSING = re.compile(r"missing required field `([^`]+)`")
_PLACE = re.compile(r" - at `\$\.?([^`]+)`")
_OWN_KEY = "nxwa_templates"
_VERSION = 1


class FileRefusal(enum.StrEnum):
    """Reasons for refusing a file."""

    NOT_TEXT = "not_text"
    NOT_JSON = "not_json"
    TOO_LARGE = "too_large"
    NEWER = "newer"
    NONE_IN_IT = "none_in_it"
    MESSAGE = "message"
    """The file holds a message, which the composer imports."""


_REFUSALS = {RefusalReason.TOO_LARGE: FileRefusal.TOO_LARGE, RefusalReason.NOT_TEXT: FileRefusal.NOT_TEXT}


class SkippedTemplate(msgspec.Struct, frozen=True):
    """An entry of a file that could not be imported."""

    number: int
    """The entry's number in the file, from 1."""
    name: str
    """The template's name; empty without one."""
    fault: TemplateFault
    value: str | int = ""
    """The value that the fault concerns: see `TemplateFault`."""


class TemplateFile(msgspec.Struct, frozen=True):
    """The result of reading a file: a refusal, or the templates and the entries left out."""

    templates: tuple[SavedTemplate, ...] = ()
    left_out: tuple[SkippedTemplate, ...] = ()
    refusal: FileRefusal | None = None
    detail: str = ""
    repaired: bool = False
    """The text was not valid JSON and was repaired."""


def write_templates(templates: Iterable[SavedTemplate]) -> bytes:
    """Serialise templates to a JSON file that `read_templates` reads."""
    kept = [{name: value for name, value in fields_from_template(each).items() if name != "id"} for each in templates]
    text = json.dumps({_OWN_KEY: _VERSION, "templates": kept}, ensure_ascii=False, indent=2)
    # A lone surrogate, which a person can paste, has no UTF-8: its escape is the same JSON.
    return (text if is_encodable(text) else json.dumps(json.loads(text), indent=2)).encode() + b"\n"


def read_templates(source: bytes | str) -> TemplateFile:
    """Read the templates of a file or a pasted text. Never raises: each entry that cannot be used is reported."""
    text = decode_source(source, MAX_TEMPLATE_FILE)
    if isinstance(text, ImportRefusal):
        return TemplateFile(refusal=_REFUSALS.get(text.reason, FileRefusal.NOT_JSON))
    candidates = text_candidates(text)
    if isinstance(candidates, ImportRefusal):
        return TemplateFile(refusal=FileRefusal.NOT_JSON)
    budget = RepairBudget()
    refused: TemplateFile | None = None
    for each in candidates:
        for reading in parse_candidates(each.text, budget):
            file = _of_reading(reading, budget)
            if file is not None and file.refusal is None:
                return file
            refused = refused or file
    return refused or TemplateFile(refusal=FileRefusal.NOT_JSON, detail=json_error_position(text))


def _of_reading(reading: ParsedText, budget: RepairBudget) -> TemplateFile | None:
    """The templates of all trees of a reading; None where no tree can be trusted."""
    trees = [tree for tree in reading.trees if isinstance(tree, JsonTree) and _is_trusted(tree)]
    if not trees:
        return None
    for tree in trees:
        if isinstance(tree.root, JsonObject) and _OWN_KEY in fields_of(tree.root):
            return _read_own_format(python_value(tree.root))
    entries = [python_value(entry) for tree in trees for entry in _listed(tree.root, MAX_DEPTH, budget)]
    if not entries and any(
        search(tree, lambda text: parse_tree(text, budget, repair=False)).messages for tree in trees
    ):
        return TemplateFile(refusal=FileRefusal.MESSAGE)
    repaired = reading.around or any(repair.kind not in _HARMLESS for tree in trees for repair in tree.repairs)
    return msgspec.structs.replace(_read_entries(entries, template_from_meta), repaired=repaired and bool(entries))


def _is_trusted(tree: JsonTree) -> bool:
    return REARRANGING.isdisjoint(repair.kind for repair in tree.repairs)


def _read_own_format(tree: dict[str, Any]) -> TemplateFile:
    if tree[_OWN_KEY] != _VERSION:
        return TemplateFile(refusal=FileRefusal.NEWER)
    entries = tree.get("templates")
    return (
        _read_entries(entries, _own_template)
        if isinstance(entries, list)
        else TemplateFile(refusal=FileRefusal.NONE_IN_IT)
    )


def _read_entries(entries: list[Any], read: Any) -> TemplateFile:
    templates: list[SavedTemplate] = []
    left_out: list[SkippedTemplate] = []
    for number, entry in enumerate(entries, 1):
        try:
            templates.append(_storable(read(entry, uuid.uuid4().hex)))
        except InvalidTemplate as found:
            name = entry.get("name") if isinstance(entry, dict) else None
            left_out.append(SkippedTemplate(number, name if isinstance(name, str) else "", found.fault, found.value))
    if not entries:
        return TemplateFile(refusal=FileRefusal.NONE_IN_IT)
    return TemplateFile(tuple(templates), tuple(left_out))


def _own_template(entry: Any, id: str) -> SavedTemplate:  # noqa: A002 - the field's name
    if not isinstance(entry, dict):
        raise InvalidTemplate(TemplateFault.NO_OBJECT)
    name, language = entry.get("name", ""), entry.get("language", "")
    title = entry.get("title") or (default_title(name, language) if isinstance(name, str) else "")
    try:
        # No file says what NXCloud lists.
        return as_own(template_from_fields({**entry, "id": id, "title": title}))
    except msgspec.ValidationError as error:
        raise _as_fault(str(error)) from None


def _as_fault(words: str) -> InvalidTemplate:
    """Convert a message of msgspec, written for programmers, into one of the program's faults."""
    if missing := _MISSING.search(words):
        return InvalidTemplate(TemplateFault.MISSING, missing[1])
    place = _PLACE.search(words)
    return InvalidTemplate(TemplateFault.OTHER_SHAPE, place[1] if place else "")


def _storable(template: SavedTemplate) -> SavedTemplate:
    try:
        msgspec.json.encode(fields_from_template(template))
    except UnicodeEncodeError:
        raise InvalidTemplate(TemplateFault.BROKEN_CHARACTER) from None
    return template


def _listed(node: JsonNode, levels: int, budget: RepairBudget) -> list[JsonNode]:
    """All template definitions in `node`, from all lists in any wrapping."""
    if _is_definition(node):
        return [node]
    if levels <= 0 or _is_of_message(node):
        return []
    if isinstance(node, JsonArray):
        if any(map(_is_definition, node.items)):
            return [each for each in node.items if not _is_of_message(each)]
        inside = list(node.items)
    elif isinstance(node, JsonObject):
        fields = fields_of(node)
        # A row of the provider's own list: its `content` may be anything, and some of them would be missed unsaid.
        inside = [] if {"name", "content"} <= set(fields) else without_responses(fields)
    else:
        tree = parse_tree(node.text.strip(), budget, repair=False) if holds_json(node) else None
        inside = [tree.root] if isinstance(tree, JsonTree) else []
    return [found for each in inside for found in _listed(each, levels - 1, budget)]


def _is_definition(node: JsonNode) -> bool:
    """True for an object with a template's name and components that is no message."""
    return isinstance(node, JsonObject) and {"name", "components"} <= set(fields_of(node)) and not _is_of_message(node)


def _is_of_message(node: JsonNode) -> bool:
    if not isinstance(node, JsonObject):
        return False
    fields = fields_of(node)
    return is_message(fields) or is_filled_template(fields)
