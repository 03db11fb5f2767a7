"""Parse valid JSON to the tree of values that broken JSON is repaired to; its size is checked first."""

import json
from typing import Any

from nxwa_desktop.importing.json_tokens import JsonScalar, TooComplex
from nxwa_desktop.importing.json_tree import JsonArray, JsonNode, JsonObject, JsonTree
from nxwa_desktop.importing.result import Repair, RepairKind

MOST_VALUES = 250_000
MOST_ESCAPES = 1_000_000
"""The most values of a text: more would hold the interpreter's lock too long. Ten thousand templates have fewer."""


def parse_json(text: str, quoted: int = 0) -> JsonTree | None:
    """Parse `text`; None if it is no valid JSON. Raises TooComplex.

    `quoted`: how many values were put into quotation marks before.
    """
    if _is_too_much(text):
        raise TooComplex
    try:
        root = _node(_DECODER.decode(text))
    except ValueError:
        return None
    except RecursionError:
        raise TooComplex from None
    return JsonTree(root, (), (Repair(RepairKind.QUOTES, quoted),) if quoted else ())


def json_error_position(text: str) -> str:
    """The position of the first JSON error; empty where there is none, or where it cannot be determined."""
    if _is_too_much(text):
        return ""
    try:
        _DECODER.decode(text)
    except json.JSONDecodeError as error:
        return f"line {error.lineno}, column {error.colno}"
    except (ValueError, RecursionError):
        return ""
    return ""


def python_value(node: JsonNode) -> Any:
    """Convert a tree to Python values; a scalar that is no JSON value becomes a text."""
    if isinstance(node, JsonObject):
        return {key.text: python_value(inside) for key, inside in node.items}
    if isinstance(node, JsonArray):
        return [python_value(each) for each in node.items]
    if node.is_text:
        return node.text
    try:
        return json.loads(node.text)
    except ValueError:
        return node.text


def find_json_objects(text: str, most: int) -> tuple[JsonTree, ...]:
    """The valid JSON objects among other words; at most `most` places are tried."""
    found: list[JsonTree] = []
    at = text.find("{")
    for _ in range(most):
        if at < 0:
            break
        try:
            tree, end = _DECODER.raw_decode(text, at)
            found.append(JsonTree(_node(tree)))
        except (ValueError, RecursionError):
            end = at + 1
        at = text.find("{", end)
    return tuple(found)


def _is_too_much(text: str) -> bool:
    """The most values that `text` can have, counted by the marks before values, those within texts included."""
    return sum(map(text.count, "{[,")) > MOST_VALUES or text.count("\\") > MOST_ESCAPES


def _pairs(pairs: list[tuple[str, Any]]) -> JsonObject:
    return JsonObject(tuple([(JsonScalar(key), _node(inside)) for key, inside in pairs]))


def _plain(written: str) -> JsonScalar:
    """A number as it is written."""
    return JsonScalar(written, False)


def _node(tree: Any) -> JsonNode:
    if isinstance(tree, str):
        return JsonScalar(tree)
    if isinstance(tree, JsonObject | JsonScalar):
        return tree
    if isinstance(tree, list):
        return JsonArray(tuple([_node(each) for each in tree]))
    return _plain({True: "true", False: "false", None: "null"}[tree])


_DECODER = json.JSONDecoder(object_pairs_hook=_pairs, parse_int=_plain, parse_float=_plain, parse_constant=_plain)
