"""Sound JSON to the same tree of values that broken JSON is read to: fast, and bounded before it is read."""

import json
from typing import Any

from nxwa_desktop.importing.guarded_repair import Loose, Node, Pairs, Row
from nxwa_desktop.importing.json_tokens import TooMuch, Value
from nxwa_desktop.importing.result import Repair, RepairKind

MOST_VALUES = 250_000
MOST_ESCAPES = 1_000_000
"""Of a text: more would keep a processor, or the interpreter's lock, too long. Ten thousand templates have fewer."""


def read_soundly(text: str, quoted: int = 0) -> Loose | None:
    """The tree of the text, or None where it is no sound JSON. Raises TooMuch.

    `quoted`: how many values were put into quotation marks before.
    """
    if _is_too_much(text):
        raise TooMuch
    try:
        root = _node(_DECODER.decode(text))
    except ValueError:
        return None
    except RecursionError:
        raise TooMuch from None
    return Loose(root, (), (Repair(RepairKind.QUOTES, quoted),) if quoted else ())


def fault_in(text: str) -> str:
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


def builtins_of(node: Node) -> Any:
    """The tree as Python's own values; what is no JSON value is a text."""
    if isinstance(node, Pairs):
        return {key.text: builtins_of(inside) for key, inside in node.items}
    if isinstance(node, Row):
        return [builtins_of(each) for each in node.items]
    if node.is_text:
        return node.text
    try:
        return json.loads(node.text)
    except ValueError:
        return node.text


def sound_objects_of(text: str, most: int) -> tuple[Loose, ...]:
    """The objects of sound JSON that stand among other words; at most `most` places are tried."""
    found: list[Loose] = []
    at = text.find("{")
    for _ in range(most):
        if at < 0:
            break
        try:
            tree, end = _DECODER.raw_decode(text, at)
            found.append(Loose(_node(tree)))
        except (ValueError, RecursionError):
            end = at + 1
        at = text.find("{", end)
    return tuple(found)


def _is_too_much(text: str) -> bool:
    """Seen from the marks that stand before values; those within texts count as well."""
    return sum(map(text.count, "{[,")) > MOST_VALUES or text.count("\\") > MOST_ESCAPES


def _pairs(pairs: list[tuple[str, Any]]) -> Pairs:
    return Pairs(tuple([(Value(key), _node(inside)) for key, inside in pairs]))


def _plain(written: str) -> Value:
    """A number as it is written."""
    return Value(written, False)


def _node(tree: Any) -> Node:
    if isinstance(tree, str):
        return Value(tree)
    if isinstance(tree, Pairs | Value):
        return tree
    if isinstance(tree, list):
        return Row(tuple([_node(each) for each in tree]))
    return _plain({True: "true", False: "false", None: "null"}[tree])


_DECODER = json.JSONDecoder(object_pairs_hook=_pairs, parse_int=_plain, parse_float=_plain, parse_constant=_plain)
