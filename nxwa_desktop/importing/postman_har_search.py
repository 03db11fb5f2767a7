"""Find messages in Postman collections (v1, v2.0, v2.1), HAR files, Insomnia, Bruno, logs and any other larger JSON.

A message is recognised by its shape (`message_shapes`) at any depth, JSON as text in JSON included, and named by the
object around it.
"""

import re
from collections.abc import Callable

import msgspec

from nxwa_desktop.importing.json_tokens import JsonScalar
from nxwa_desktop.importing.json_tree import (
    JsonArray,
    JsonNode,
    JsonObject,
    JsonTree,
    fields_of,
    holds_json,
    text_at,
)
from nxwa_desktop.importing.limits import MAX_FOUND
from nxwa_desktop.importing.message_shapes import defines_template, is_filled_template, is_message
from nxwa_desktop.importing.result import ImportRefusal

MAX_DEPTH = 60
"""The most levels searched, those of JSON within texts included."""
_MOST_FILLED = 100
"""The most variables of one text that are filled in."""
_LONGEST_NAME = 120
_LONGEST_VARIABLE = 2_000
"""The most characters of a variable's value that is filled in."""
_ANSWERS = {"response", "responses", "originalRequest"}
"""Keys beside a request that hold its answer or an example."""
_FORMS = {"urlencoded", "formdata"}
_VARIABLE = re.compile(r"\{\{([^{}]*+)\}\}")

Parse = Callable[[str], JsonTree | ImportRefusal]


class FoundMessage(msgspec.Struct, frozen=True):
    """A message found in larger JSON, and where it stood."""

    tree: JsonTree
    name: str = ""
    """The name of the request; empty without one."""
    filled: tuple[str, ...] = ()
    """The variables of the collection that were filled in."""
    is_part: bool = False
    """Only the `template` of a message, which a text with a lost bracket may leave as well."""


class SearchResult(msgspec.Struct):
    """The result of a search."""

    messages: list[FoundMessage] = []
    defines_templates: bool = False
    forms: int = 0
    """The number of requests that send a form and no JSON."""


class _Context(msgspec.Struct, frozen=True):
    """The context of the current position in the search."""

    tree: JsonTree
    name: str = ""
    variables: dict[str, str] = {}
    filled: tuple[str, ...] = ()


def search(tree: JsonTree, parse: Parse) -> SearchResult:
    """Find all messages in the tree. `parse` reads a text that may be JSON."""
    found = SearchResult()
    _search_node(tree.root, _Context(tree), MAX_DEPTH, found, parse)
    return found


def _search_node(node: JsonNode, context: _Context, levels: int, found: SearchResult, parse: Parse) -> None:
    if levels <= 0 or len(found.messages) >= MAX_FOUND:
        return
    if isinstance(node, JsonScalar):
        if holds_json(node):
            _search_text(node.text.strip(), context, levels - 1, found, parse)
    elif isinstance(node, JsonArray):
        for each in node.items:
            _search_node(each, context, levels - 1, found, parse)
    else:
        _search_object(node, context, levels - 1, found, parse)


def _search_object(node: JsonObject, context: _Context, levels: int, found: SearchResult, parse: Parse) -> None:
    fields = fields_of(node)
    if (template := _template_in_text(fields, parse)) is not None:
        fields["template"] = template
        node = JsonObject(tuple((key, fields[key.text]) for key, _ in node.items))
    if is_message(fields):
        found.messages.append(_found(node, context))
        return
    if is_filled_template(fields):
        part = _found(JsonObject(((JsonScalar("template"), node),)), context)
        found.messages.append(msgspec.structs.replace(part, is_part=True))
        return
    found.defines_templates |= defines_template(fields) or "nxwa_templates" in fields
    found.forms += is_form(fields)
    if name := request_name(fields):
        context = msgspec.structs.replace(context, name=name)
    if variables := variables_of(fields):
        context = msgspec.structs.replace(context, variables={**context.variables, **variables})
    for each in without_responses(fields):
        _search_node(each, context, levels, found, parse)


def _template_in_text(fields: dict[str, JsonNode], parse: Parse) -> JsonObject | None:
    """The parsed `template` of a message that holds it as text."""
    template = fields.get("template")
    if not isinstance(template, JsonScalar) or not holds_json(template):
        return None
    read = parse(template.text.strip())
    return read.root if isinstance(read, JsonTree) and isinstance(read.root, JsonObject) else None


def _found(node: JsonObject, context: _Context) -> FoundMessage:
    return FoundMessage(msgspec.structs.replace(context.tree, root=node), context.name, context.filled)


def _search_text(text: str, context: _Context, levels: int, found: SearchResult, parse: Parse) -> None:
    """Search JSON in a text, after filling in the variables of the collection."""
    names: dict[str, None] = {}

    def fill(variable: "re.Match[str]") -> str:
        value = context.variables.get(variable[1].strip())
        if value is None:
            return variable[0]
        names[variable[1].strip()] = None
        return value

    if context.variables and text.count("{{") <= _MOST_FILLED:
        text = _VARIABLE.sub(fill, text)
    read = parse(text)
    if isinstance(read, JsonTree):
        inside = msgspec.structs.replace(context, tree=read, filled=(*context.filled, *names))
        _search_node(read.root, inside, levels, found, parse)


def without_responses(fields: dict[str, JsonNode]) -> list[JsonNode]:
    """The fields of an object, without the answers recorded beside a request."""
    if "request" not in fields and "originalRequest" not in fields:
        return list(fields.values())
    return [inside for key, inside in fields.items() if key not in _ANSWERS]


def request_name(fields: dict[str, JsonNode]) -> str:
    """The name of a request; for a recorded one its method and address."""
    name = text_at(fields, "name") or text_at(fields, "title")
    if not name and "postData" in fields:
        name = f"{text_at(fields, 'method')} {text_at(fields, 'url')}".strip()
    return name[:_LONGEST_NAME]


def variables_of(fields: dict[str, JsonNode]) -> dict[str, str]:
    """The non-empty variables of a Postman collection, for the items beside them."""
    listed = fields.get("variable")
    if "item" not in fields or not isinstance(listed, JsonArray):
        return {}
    each = [fields_of(variable) for variable in listed.items if isinstance(variable, JsonObject)]
    named = {text_at(variable, "key") or text_at(variable, "id"): text_at(variable, "value") for variable in each}
    return {name: value for name, value in named.items() if name and 0 < len(value) <= _LONGEST_VARIABLE}


def is_form(fields: dict[str, JsonNode]) -> bool:
    """True for a request body that is a form."""
    if "mode" not in fields and "mimeType" not in fields:
        return False
    mode, kind = text_at(fields, "mode"), text_at(fields, "mimeType")
    return mode in _FORMS or kind.startswith(("application/x-www-form-urlencoded", "multipart/form-data"))
