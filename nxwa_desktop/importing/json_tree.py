"""The tree of values of a JSON text, valid or repaired."""

from collections.abc import Iterator

import msgspec

from nxwa_desktop.importing.json_tokens import JsonComment, JsonScalar
from nxwa_desktop.importing.result import Repair

_BEGINNINGS = ("{", "[", "//", "/*")
"""The beginnings of JSON, and of comments before it."""


class JsonObject(msgspec.Struct, frozen=True, gc=False):
    """A JSON object: its pairs in order, duplicate keys included."""

    items: "tuple[tuple[JsonScalar, JsonNode], ...]"


class JsonArray(msgspec.Struct, frozen=True, gc=False):
    """A JSON array."""

    items: "tuple[JsonNode, ...]"


JsonNode = JsonObject | JsonArray | JsonScalar


class JsonTree(msgspec.Struct, frozen=True):
    """A tree of JSON values, the comments that may name them, and the repairs made."""

    root: JsonNode
    comments: tuple[JsonComment, ...] = ()
    repairs: tuple[Repair, ...] = ()


def span(node: JsonNode) -> tuple[int, int]:
    """The numbers of the first and the last value in `node`; (0, -1) without one."""
    numbers = [value.at for value in walk(node)]
    return (min(numbers), max(numbers)) if numbers else (0, -1)


def walk(node: JsonNode) -> Iterator[JsonScalar]:
    """Yield all keys and values in order."""
    match node:
        case JsonScalar():
            yield node
        case JsonObject(items):
            for key, inside in items:
                yield key
                yield from walk(inside)
        case JsonArray(items):
            for inside in items:
                yield from walk(inside)


def fields_of(node: JsonObject) -> dict[str, JsonNode]:
    """The fields by key; the last of duplicate keys."""
    return {key.text: inside for key, inside in node.items}


def text_at(fields: dict[str, JsonNode], name: str) -> str:
    """The text or number under `name`; empty without one."""
    node = fields.get(name)
    return node.text if isinstance(node, JsonScalar) and (node.is_text or node.text != "null") else ""


def holds_json(node: JsonScalar) -> bool:
    """True for a text that may be JSON."""
    return node.is_text and len(node.text) > 2 and node.text.lstrip().startswith(_BEGINNINGS)
