"""Messages within larger JSON: a collection of requests, a log, an export, a body in a body, JSON as text in JSON.

What is looked for is known by its shape, wherever it stands; its name is that of what encloses it. So one search serves
Postman (v1, v2.0, v2.1), Insomnia, Bruno, HAR files and whatever wraps a body.
"""

import re
from collections.abc import Callable

import msgspec

from nxwa_desktop.importing.guarded_repair import Loose, Node, Pairs, Row
from nxwa_desktop.importing.json_tokens import Value
from nxwa_desktop.importing.result import Refused

MOST_FOUND = 200
"""Messages; nobody looks through more."""
DEEPEST = 60
"""Levels in which is looked, those of JSON within texts included."""
_LONGEST_NAME = 120
_LONGEST_VARIABLE = 2_000
"""Characters of a variable's value that is filled in."""
_MOST_FILLED = 100
"""Variables of one text that are filled in."""
_BEGINNINGS = ("{", "[", "//", "/*")
"""Of JSON, and of the comments before it."""
_ADDRESSED = frozenset({"to", "recipient", "messaging_product", "business_phone"})
_BESIDE_DEFINITION = frozenset({"category", "status"})
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
    """The context of the current position in the search."""

    tree: Loose
    name: str = ""
    variables: dict[str, str] = {}
    filled: tuple[str, ...] = ()


def search(tree: Loose, parse: Parse) -> Search:
    """All messages in the tree. `parse` reads a text that may be JSON."""
    found = Search()
    _look(tree.root, _Around(tree), DEEPEST, found, parse)
    return found


def fields_of(node: Pairs) -> dict[str, Node]:
    """The fields by their keys; of a key that stands twice the last one."""
    return {key.text: inside for key, inside in node.items}


def holds_json(node: Value) -> bool:
    """A text that may be JSON."""
    return node.is_text and len(node.text) > 2 and node.text.lstrip().startswith(_BEGINNINGS)


def asked(fields: dict[str, Node]) -> list[Node]:
    """The fields of an object, without the answers recorded beside a request."""
    if "request" not in fields and "originalRequest" not in fields:
        return list(fields.values())
    return [inside for key, inside in fields.items() if key not in _ANSWERS]


def is_message(fields: dict[str, Node]) -> bool:
    """A template message, or a message of another type, as the endpoint knows it."""
    if _ADDRESSED.isdisjoint(fields) and "template" not in fields:
        return False
    template, kind = fields.get("template"), fields.get("type")
    addressed = not _ADDRESSED.isdisjoint(fields)
    if isinstance(template, Pairs):
        return addressed or (isinstance(kind, Value) and kind.text == "template")
    return addressed and isinstance(kind, Value) and kind.text in fields and kind.text != "template"


def is_filled_template(fields: dict[str, Node]) -> bool:
    """The `template` of a message, without the message: its components have parameters, not texts."""
    return "components" in fields and "name" in fields and any("parameters" in each for each in _components(fields))


def defines_template(fields: dict[str, Node]) -> bool:
    """A template's definition in Meta's shape: its components have texts, or what stands beside them says so."""
    return (
        "components" in fields
        and "name" in fields
        and (
            not _BESIDE_DEFINITION.isdisjoint(fields)
            or any("text" in each or "format" in each or "buttons" in each for each in _components(fields))
        )
    )


def _components(fields: dict[str, Node]) -> list[dict[str, Node]]:
    components = fields.get("components")
    items = components.items if isinstance(components, Row) else ()
    return [fields_of(each) for each in items if isinstance(each, Pairs)]


def _look(node: Node, around: _Around, levels: int, found: Search, parse: Parse) -> None:
    if levels <= 0 or len(found.messages) >= MOST_FOUND:
        return
    if isinstance(node, Value):
        if holds_json(node):
            _look_in_text(node.text.strip(), around, levels - 1, found, parse)
    elif isinstance(node, Row):
        for each in node.items:
            _look(each, around, levels - 1, found, parse)
    else:
        _look_in_object(node, around, levels - 1, found, parse)


def _look_in_object(node: Pairs, around: _Around, levels: int, found: Search, parse: Parse) -> None:
    fields = fields_of(node)
    if (template := _template_in_text(fields, parse)) is not None:
        fields["template"] = template
        node = Pairs(tuple((key, fields[key.text]) for key, _ in node.items))
    if is_message(fields):
        found.messages.append(_found(node, around))
        return
    if is_filled_template(fields):
        part = _found(Pairs(((Value("template"), node),)), around)
        found.messages.append(msgspec.structs.replace(part, is_part=True))
        return
    found.defines_templates |= defines_template(fields) or "nxwa_templates" in fields
    found.forms += _is_form(fields)
    if name := _name_of(fields):
        around = msgspec.structs.replace(around, name=name)
    if variables := _variables_of(fields):
        around = msgspec.structs.replace(around, variables={**around.variables, **variables})
    for each in asked(fields):
        _look(each, around, levels, found, parse)


def _template_in_text(fields: dict[str, Node], parse: Parse) -> Pairs | None:
    """The `template` of a message that holds it as text."""
    template = fields.get("template")
    if not isinstance(template, Value) or not holds_json(template):
        return None
    read = parse(template.text.strip())
    return read.root if isinstance(read, Loose) and isinstance(read.root, Pairs) else None


def _found(node: Pairs, around: _Around) -> Found:
    return Found(msgspec.structs.replace(around.tree, root=node), around.name, around.filled)


def _look_in_text(text: str, around: _Around, levels: int, found: Search, parse: Parse) -> None:
    """JSON as text, with the collection's own variables in it as the collection's program would send it."""
    names: dict[str, None] = {}

    def fill(variable: "re.Match[str]") -> str:
        value = around.variables.get(variable[1].strip())
        if value is None:
            return variable[0]
        names[variable[1].strip()] = None
        return value

    if around.variables and text.count("{{") <= _MOST_FILLED:
        text = _VARIABLE.sub(fill, text)
    read = parse(text)
    if isinstance(read, Loose):
        inside = msgspec.structs.replace(around, tree=read, filled=(*around.filled, *names))
        _look(read.root, inside, levels, found, parse)


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
    return {name: value for name, value in named.items() if name and 0 < len(value) <= _LONGEST_VARIABLE}


def _is_form(fields: dict[str, Node]) -> bool:
    if "mode" not in fields and "mimeType" not in fields:
        return False
    mode, kind = _text(fields, "mode"), _text(fields, "mimeType")
    return mode in _FORMS or kind.startswith(("application/x-www-form-urlencoded", "multipart/form-data"))


def _text(fields: dict[str, Node], name: str) -> str:
    node = fields.get(name)
    return node.text if isinstance(node, Value) and (node.is_text or node.text != "null") else ""
