"""Recognition of messages, filled templates and template definitions in larger JSON."""

from nxwa_desktop.importing.json_tokens import JsonScalar
from nxwa_desktop.importing.json_tree import JsonArray, JsonNode, JsonObject, fields_of

_ADDRESSED = frozenset({"to", "recipient", "messaging_product", "business_phone"})
_BESIDE_DEFINITION = frozenset({"category", "status"})


def is_message(fields: dict[str, JsonNode]) -> bool:
    """True for a message of the endpoint's shape, of type template or another."""
    if _ADDRESSED.isdisjoint(fields) and "template" not in fields:
        return False
    template, kind = fields.get("template"), fields.get("type")
    addressed = not _ADDRESSED.isdisjoint(fields)
    if isinstance(template, JsonObject):
        return addressed or (isinstance(kind, JsonScalar) and kind.text == "template")
    return addressed and isinstance(kind, JsonScalar) and kind.text in fields and kind.text != "template"


def is_filled_template(fields: dict[str, JsonNode]) -> bool:
    """True for the `template` of a message alone: its components have parameters, not texts."""
    return "components" in fields and "name" in fields and any("parameters" in each for each in _components(fields))


def defines_template(fields: dict[str, JsonNode]) -> bool:
    """True for a template definition of Meta: its components have texts, or the keys beside them show it."""
    return (
        "components" in fields
        and "name" in fields
        and (
            not _BESIDE_DEFINITION.isdisjoint(fields)
            or any("text" in each or "format" in each or "buttons" in each for each in _components(fields))
        )
    )


def _components(fields: dict[str, JsonNode]) -> list[dict[str, JsonNode]]:
    components = fields.get("components")
    items = components.items if isinstance(components, JsonArray) else ()
    return [fields_of(each) for each in items if isinstance(each, JsonObject)]
