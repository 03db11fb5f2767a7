"""Templates from a file, and to one: this program's own shape, and Meta's."""

import enum
import json
import re
import uuid
from collections.abc import Iterable
from typing import Any

import msgspec

from nxwa_desktop.importing.guarded_repair import Loose, Node, Pairs, Row
from nxwa_desktop.importing.message_search import asked, fields_of, holds_json, is_filled_template, is_message, search
from nxwa_desktop.importing.result import REARRANGING, Reason, Refused, RepairKind
from nxwa_desktop.importing.strict_json import builtins_of, fault_in
from nxwa_desktop.importing.text_reader import Reading, readings_of, text_of, tree_of, written_in
from nxwa_desktop.importing.time_limit import Allowance
from nxwa_desktop.system.unicode_text import is_encodable
from nxwa_desktop.templates.meta_format import InvalidTemplate, TemplateFault, template_from_meta
from nxwa_desktop.templates.saved_template import SavedTemplate, default_title

MAX_FILE = 16 * 1024 * 1024
"""Bytes of a file: ten thousand templates have half of it, and reading more would hold the window up."""
DEEPEST = 60
"""Levels of wrapping in which a list of templates is looked for."""
_HARMLESS = {RepairKind.AROUND, RepairKind.COMMENTS}
"""Repairs that change nothing."""
_MISSING = re.compile(r"missing required field `([^`]+)`")
_PLACE = re.compile(r" - at `\$\.?([^`]+)`")
_OURS = "nxwa_templates"
_VERSION = 1


class Refusal(enum.StrEnum):
    """Why nothing could be taken from a file."""

    NOT_TEXT = "not_text"
    NOT_JSON = "not_json"
    TOO_LARGE = "too_large"
    NEWER = "newer"
    NONE_IN_IT = "none_in_it"
    MESSAGE = "message"
    """It is a message, which is imported in the composer."""


_REFUSALS = {Reason.TOO_LARGE: Refusal.TOO_LARGE, Reason.NOT_TEXT: Refusal.NOT_TEXT}


class LeftOut(msgspec.Struct, frozen=True):
    """One entry of a file that could not be taken."""

    number: int
    """From 1, in the order of the file."""
    name: str
    """Empty where it has none."""
    fault: TemplateFault
    value: str | int = ""
    """What the fault is about: see `TemplateFault`."""


class TemplateFile(msgspec.Struct, frozen=True):
    """The templates of a file: a refusal of all of it, or what was imported and what was left out."""

    templates: tuple[SavedTemplate, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    refusal: Refusal | None = None
    detail: str = ""
    mended: bool = False
    """Not all of the text was sound JSON."""


def write_templates(templates: Iterable[SavedTemplate]) -> bytes:
    """One JSON file with all of them, for `read_templates`."""
    kept = [{name: value for name, value in msgspec.to_builtins(each).items() if name != "id"} for each in templates]
    text = json.dumps({_OURS: _VERSION, "templates": kept}, ensure_ascii=False, indent=2)
    # A lone surrogate, which a person can paste, has no UTF-8: its escape is the same JSON.
    return (text if is_encodable(text) else json.dumps(json.loads(text), indent=2)).encode() + b"\n"


def read_templates(source: bytes | str) -> TemplateFile:
    """Read the templates of a file or a pasted text. Never raises: each entry that cannot be used is reported."""
    text = text_of(source, MAX_FILE)
    if isinstance(text, Refused):
        return TemplateFile(refusal=_REFUSALS.get(text.reason, Refusal.NOT_JSON))
    written = written_in(text)
    if isinstance(written, Refused):
        return TemplateFile(refusal=Refusal.NOT_JSON)
    allowance = Allowance()
    refused: TemplateFile | None = None
    for each in written:
        for reading in readings_of(each.text, allowance):
            file = _of_reading(reading, allowance)
            if file is not None and file.refusal is None:
                return file
            refused = refused or file
    return refused or TemplateFile(refusal=Refusal.NOT_JSON, detail=fault_in(text))


def _of_reading(reading: Reading, allowance: Allowance) -> TemplateFile | None:
    """The templates of all trees of a reading; None where no tree can be trusted."""
    trees = [tree for tree in reading.trees if isinstance(tree, Loose) and _is_trusted(tree)]
    if not trees:
        return None
    for tree in trees:
        if isinstance(tree.root, Pairs) and _OURS in fields_of(tree.root):
            return _of_ours(builtins_of(tree.root))
    entries = [builtins_of(entry) for tree in trees for entry in _listed(tree.root, DEEPEST, allowance)]
    if not entries and any(search(tree, lambda text: tree_of(text, allowance, mend=False)).messages for tree in trees):
        return TemplateFile(refusal=Refusal.MESSAGE)
    mended = reading.around or any(repair.kind not in _HARMLESS for tree in trees for repair in tree.repairs)
    return msgspec.structs.replace(_taken(entries, template_from_meta), mended=mended and bool(entries))


def _is_trusted(tree: Loose) -> bool:
    return REARRANGING.isdisjoint(repair.kind for repair in tree.repairs)


def _of_ours(tree: dict[str, Any]) -> TemplateFile:
    if tree[_OURS] != _VERSION:
        return TemplateFile(refusal=Refusal.NEWER)
    entries = tree.get("templates")
    return _taken(entries, _ours) if isinstance(entries, list) else TemplateFile(refusal=Refusal.NONE_IN_IT)


def _taken(entries: list[Any], read: Any) -> TemplateFile:
    templates: list[SavedTemplate] = []
    left_out: list[LeftOut] = []
    for number, entry in enumerate(entries, 1):
        try:
            templates.append(_storable(read(entry, uuid.uuid4().hex)))
        except InvalidTemplate as found:
            name = entry.get("name") if isinstance(entry, dict) else None
            left_out.append(LeftOut(number, name if isinstance(name, str) else "", found.fault, found.value))
    if not entries:
        return TemplateFile(refusal=Refusal.NONE_IN_IT)
    return TemplateFile(tuple(templates), tuple(left_out))


def _ours(entry: Any, id: str) -> SavedTemplate:  # noqa: A002 - the field's name
    if not isinstance(entry, dict):
        raise InvalidTemplate(TemplateFault.NO_OBJECT)
    name, language = entry.get("name", ""), entry.get("language", "")
    title = entry.get("title") or (default_title(name, language) if isinstance(name, str) else "")
    try:
        return msgspec.convert({**entry, "id": id, "title": title}, SavedTemplate)
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
        msgspec.json.encode(template)
    except UnicodeEncodeError:
        raise InvalidTemplate(TemplateFault.BROKEN_CHARACTER) from None
    return template


def _listed(node: Node, levels: int, allowance: Allowance) -> list[Node]:
    """All lists of templates, one behind the other, in whatever they are wrapped; a single one is a list of one."""
    if _is_definition(node):
        return [node]
    if levels <= 0 or _is_of_message(node):
        return []
    if isinstance(node, Row):
        if any(map(_is_definition, node.items)):
            return [each for each in node.items if not _is_of_message(each)]
        inside = list(node.items)
    elif isinstance(node, Pairs):
        fields = fields_of(node)
        # A row of the provider's own list: its `content` may be anything, and some of them would be missed unsaid.
        inside = [] if {"name", "content"} <= set(fields) else asked(fields)
    else:
        tree = tree_of(node.text.strip(), allowance, mend=False) if holds_json(node) else None
        inside = [tree.root] if isinstance(tree, Loose) else []
    return [found for each in inside for found in _listed(each, levels - 1, allowance)]


def _is_definition(node: Node) -> bool:
    """Has a template's name and its components, which are none of a message."""
    return isinstance(node, Pairs) and {"name", "components"} <= set(fields_of(node)) and not _is_of_message(node)


def _is_of_message(node: Node) -> bool:
    if not isinstance(node, Pairs):
        return False
    fields = fields_of(node)
    return is_message(fields) or is_filled_template(fields)
