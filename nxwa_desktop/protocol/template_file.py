"""Templates from a file, and to one: this program's own shape, and Meta's."""

import enum
import json
import re
import uuid
from collections.abc import Iterable
from typing import Any

import msgspec

from nxwa_desktop.protocol.meta_template import Flaw, NotATemplate, looks_like_meta, template_from_meta
from nxwa_desktop.protocol.template import SavedTemplate, default_title

MAX_FILE = 16 * 1024 * 1024
"""Bytes of a file: ten thousand templates have half of it, and reading more would hold the window up."""
DEEPEST = 5
"""Levels of wrapping in which a list of templates is looked for."""
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


class LeftOut(msgspec.Struct, frozen=True):
    """One entry of a file that could not be taken."""

    number: int
    """From 1, in the order of the file."""
    name: str
    """Empty where it has none."""
    flaw: Flaw
    value: str | int = ""
    """What the flaw is about: see `Flaw`."""


class TemplateFile(msgspec.Struct, frozen=True):
    """What was found in a file. Either a refusal of all of it, or what was taken and what was left out."""

    templates: tuple[SavedTemplate, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    refusal: Refusal | None = None
    detail: str = ""


def write_templates(templates: Iterable[SavedTemplate]) -> bytes:
    """One JSON file with all of them, for `read_templates`."""
    kept = [{name: value for name, value in msgspec.to_builtins(each).items() if name != "id"} for each in templates]
    text = json.dumps({_OURS: _VERSION, "templates": kept}, ensure_ascii=False, indent=2)
    # A lone surrogate, which a person can paste, has no UTF-8: its escape is the same JSON.
    return (text if _is_whole(text) else json.dumps(json.loads(text), indent=2)).encode() + b"\n"


def read_templates(data: bytes) -> TemplateFile:
    """What a file holds. Never raises: every entry that cannot be taken is told."""
    if len(data) > MAX_FILE:
        return TemplateFile(refusal=Refusal.TOO_LARGE)
    try:
        tree = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return TemplateFile(refusal=Refusal.NOT_TEXT)
    except json.JSONDecodeError as error:
        return TemplateFile(refusal=Refusal.NOT_JSON, detail=f"line {error.lineno}, column {error.colno}")
    except (ValueError, RecursionError):
        return TemplateFile(refusal=Refusal.NOT_JSON)
    if isinstance(tree, dict) and _OURS in tree:
        if tree[_OURS] != _VERSION:
            return TemplateFile(refusal=Refusal.NEWER)
        entries = tree.get("templates")
        return _taken(entries, _ours) if isinstance(entries, list) else TemplateFile(refusal=Refusal.NONE_IN_IT)
    return _taken(_listed(tree, DEEPEST), template_from_meta)


def _taken(entries: list[Any], read: Any) -> TemplateFile:
    templates: list[SavedTemplate] = []
    left_out: list[LeftOut] = []
    for number, entry in enumerate(entries, 1):
        try:
            templates.append(_storable(read(entry, uuid.uuid4().hex)))
        except NotATemplate as found:
            name = entry.get("name") if isinstance(entry, dict) else None
            left_out.append(LeftOut(number, name if isinstance(name, str) else "", found.flaw, found.value))
    if not entries:
        return TemplateFile(refusal=Refusal.NONE_IN_IT)
    return TemplateFile(tuple(templates), tuple(left_out))


def _ours(entry: Any, id: str) -> SavedTemplate:  # noqa: A002 - the field's name
    if not isinstance(entry, dict):
        raise NotATemplate(Flaw.NO_OBJECT)
    name, language = entry.get("name", ""), entry.get("language", "")
    title = entry.get("title") or (default_title(name, language) if isinstance(name, str) else "")
    try:
        return msgspec.convert({**entry, "id": id, "title": title}, SavedTemplate)
    except msgspec.ValidationError as error:
        raise _as_flaw(str(error)) from None


def _as_flaw(words: str) -> NotATemplate:
    """What msgspec says, which is for programmers, as one of ours."""
    if missing := _MISSING.search(words):
        return NotATemplate(Flaw.MISSING, missing[1])
    place = _PLACE.search(words)
    return NotATemplate(Flaw.OTHER_SHAPE, place[1] if place else "")


def _storable(template: SavedTemplate) -> SavedTemplate:
    try:
        msgspec.json.encode(template)
    except UnicodeEncodeError:
        raise NotATemplate(Flaw.BROKEN_CHARACTER) from None
    return template


def _listed(tree: Any, levels: int) -> list[Any]:
    """All lists of templates, one behind the other, in whatever they are wrapped; a single one is a list of one."""
    if looks_like_meta(tree):
        return [tree]
    if isinstance(tree, list) and any(looks_like_meta(each) for each in tree):
        return tree
    if isinstance(tree, dict | list) and levels:
        inside = tree.values() if isinstance(tree, dict) else tree
        return [found for each in inside for found in _listed(each, levels - 1)]
    return []


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
