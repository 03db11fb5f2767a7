"""Messages within larger JSON: a collection of requests, a log, an export, a body in a body, JSON as text in JSON.

What is looked for is known by its shape, wherever it stands; its name is that of what encloses it. So one search serves
Postman (v1, v2.0, v2.1), Insomnia, Bruno, HAR files and whatever wraps a body.
"""

import re
from collections.abc import Callable

import msgspec

from nxwa_desktop.protocol.imported import Refused
from nxwa_desktop.protocol.loose_json import Loose, Node, Pairs, Row
from nxwa_desktop.protocol.loose_scan import Value

MOST_FOUND = 200
"""Messages; nobody looks through more."""
DEEPEST = 60
"""Levels in which is looked, those of JSON within texts included."""
_LONGEST_NAME = 120
_ANSWERS = {"response", "responses", "originalRequest"}
"""What stands beside a request under these keys is its answer, or an example."""
_FORMS = {"urlencoded", "formdata"}
_VARIABLE = re.compile(r"\{\{([^{}]*+)\}\}")

Parse = Callable[[str], Loose | Refused]


class Found(msgspec.Struct, frozen=True):
    """A message, and what is to be told of where it stood."""

    tree: Loose
    name: str = ""
    """Of the request, empty where it has none."""
    filled: tuple[str, ...] = ()
    """Variables of the collection that were filled in."""
    is_part: bool = False
    """The `template` of a message alone: what a text that has lost a bracket may leave of one, too."""


class Search(msgspec.Struct):
    """Everything that was found."""

    messages: list[Found] = []
    defines_templates: bool = False
    forms: int = 0
    """Requests that send a form and no JSON."""


class _Around(msgspec.Struct, frozen=True):
    """Where the search is."""

    tree: Loose
    name: str = ""
    levels: int = DEEPEST
    variables: dict[str, str] = {}
    filled: tuple[str, ...] = ()


def search(tree: Loose, parse: Parse) -> Search:
    """All messages in the tree. `parse` reads a text that may be JSON."""
    found = Search()
    _look(tree.root, _Around(tree), found, parse)
    return found


def fields_of(node: Pairs) -> dict[str, Node]:
    """The fields by their keys; of a key that stands twice the last one."""
    return {key.text: inside for key, inside in node.items}


def holds_json(node: Value) -> bool:
    """A text that may be JSON."""
    return node.is_text and len(node.text) > 2 and node.text.lstrip()[:1] in {"{", "["}


def asked(fields: dict[str, Node]) -> list[Node]:
    """What stands in an object, without the answers that stand beside a request."""
    answers = _ANSWERS if "request" in fields or "originalRequest" in fields else set()
    return [inside for key, inside in fields.items() if key not in answers]


def is_message(fields: dict[str, Node]) -> bool:
    """A template message, or a message of another type, as the endpoint knows it."""
    template, kind = fields.get("template"), fields.get("type")
    addressed = bool({"to", "recipient", "messaging_product", "business_phone"} & set(fields))
    if isinstance(template, Pairs):
        return addressed or (isinstance(kind, Value) and kind.text == "template")
    return addressed and isinstance(kind, Value) and kind.text in fields and kind.text != "template"


def is_filled_template(fields: dict[str, Node]) -> bool:
    """The `template` of a message, without the message: its components have parameters, not texts."""
    return "name" in fields and any("parameters" in each for each in _components(fields))


def defines_template(fields: dict[str, Node]) -> bool:
    """A template's definition in Meta's shape: its components have texts, or what stands beside them says so."""
    return "name" in fields and (
        any("text" in each or "format" in each or "buttons" in each for each in _components(fields))
        or ("components" in fields and bool({"category", "status"} & set(fields)))
    )


def _components(fields: dict[str, Node]) -> list[dict[str, Node]]:
    components = fields.get("components")
    return (
        [fields_of(each) for each in components.items if isinstance(each, Pairs)] if isinstance(components, Row) else []
    )


def _look(node: Node, around: _Around, found: Search, parse: Parse) -> None:
    if around.levels <= 0 or len(found.messages) >= MOST_FOUND:
        return
    deeper = msgspec.structs.replace(around, levels=around.levels - 1)
    if isinstance(node, Row):
        for each in node.items:
            _look(each, deeper, found, parse)
    elif isinstance(node, Pairs):
        _look_in_object(node, deeper, found, parse)
    elif holds_json(node):
        _look_in_text(node.text.strip(), deeper, found, parse)


def _look_in_object(node: Pairs, around: _Around, found: Search, parse: Parse) -> None:
    fields = fields_of(node)
    if is_message(fields):
        found.messages.append(_found(node, around))
        return
    if is_filled_template(fields):
        part = _found(Pairs(((Value("template"), node),)), around)
        found.messages.append(msgspec.structs.replace(part, is_part=True))
        return
    found.defines_templates |= defines_template(fields) or "nxwa_templates" in fields
    found.forms += _is_form(fields)
    inside = msgspec.structs.replace(
        around, name=_name_of(fields) or around.name, variables={**around.variables, **_variables_of(fields)}
    )
    for each in asked(fields):
        _look(each, inside, found, parse)


def _found(node: Pairs, around: _Around) -> Found:
    return Found(msgspec.structs.replace(around.tree, root=node), around.name, around.filled)


def _look_in_text(text: str, around: _Around, found: Search, parse: Parse) -> None:
    """JSON as text, with the collection's own variables in it as the collection's program would send it."""
    names: dict[str, None] = {}

    def fill(variable: "re.Match[str]") -> str:
        value = around.variables.get(variable[1].strip())
        if value is None:
            return variable[0]
        names[variable[1].strip()] = None
        return value

    read = parse(_VARIABLE.sub(fill, text) if around.variables else text)
    if isinstance(read, Loose):
        filled = (*around.filled, *names)
        _look(read.root, msgspec.structs.replace(around, tree=read, filled=filled), found, parse)


def _name_of(fields: dict[str, Node]) -> str:
    """The name of a request; of one that was recorded, its method and address."""
    name = _text(fields, "name") or _text(fields, "title")
    if not name and "postData" in fields:
        name = f"{_text(fields, 'method')} {_text(fields, 'url')}".strip()
    return name[:_LONGEST_NAME]


def _variables_of(fields: dict[str, Node]) -> dict[str, str]:
    """Postman's variables that have a value, for the items beside them."""
    listed = fields.get("variable")
    if "item" not in fields or not isinstance(listed, Row):
        return {}
    each = [fields_of(variable) for variable in listed.items if isinstance(variable, Pairs)]
    named = {_text(variable, "key") or _text(variable, "id"): _text(variable, "value") for variable in each}
    return {name: value for name, value in named.items() if name and value}


def _is_form(fields: dict[str, Node]) -> bool:
    mode, kind = _text(fields, "mode"), _text(fields, "mimeType")
    return mode in _FORMS or kind.startswith(("application/x-www-form-urlencoded", "multipart/form-data"))


def _text(fields: dict[str, Node], name: str) -> str:
    node = fields.get(name)
    return node.text if isinstance(node, Value) and (node.is_text or node.text != "null") else ""
