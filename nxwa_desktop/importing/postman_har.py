"""How Postman (v1, v2.0, v2.1), Insomnia, Bruno and HAR files name, fill in and answer the requests they hold."""

from nxwa_desktop.importing.json_tree import JsonArray, JsonNode, JsonObject, fields_of, text_at

_LONGEST_NAME = 120
_LONGEST_VARIABLE = 2_000
"""The most characters of a variable's value that is filled in."""
_ANSWERS = {"response", "responses", "originalRequest"}
"""Keys beside a request that hold its answer or an example."""
_FORMS = {"urlencoded", "formdata"}


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
