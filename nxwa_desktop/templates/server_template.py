"""Templates from the rows of NXCloud's list.

Source: the provider's public page of the list, which names the columns of a row and leaves the format of `content`
open. Three forms are read: the JSON text of Meta's components, that of a whole definition, and plain text.
"""

import contextlib
import json
from typing import Any

import msgspec

from nxwa_desktop.protocol.template_list import ListSource
from nxwa_desktop.system.unicode_text import is_encodable
from nxwa_desktop.templates.meta_format import InvalidTemplate, TemplateFault, template_from_meta
from nxwa_desktop.templates.saved_template import SavedTemplate

_STATUS_WORDS = {
    0: "REJECTED",
    1: "PENDING",
    2: "APPROVED",
    3: "IN_APPEAL",
    6: "UNAVAILABLE",
    9: "PENDING_DELETION",
    11: "PAUSED",
    12: "LIMIT_EXCEEDED",
    14: "DELETED",
}
"""The documented numbers, as Meta's words where it has one. Another number is kept as it is."""


class UnreadableRow(msgspec.Struct, frozen=True):
    """A row that cannot be read as a template."""

    name: str
    """The template's name; empty without one."""
    language: str
    fault: TemplateFault
    value: str | int = ""
    """The value that the fault concerns: see `TemplateFault`."""


def template_of_row(row: Any, source: ListSource, account_id: str) -> SavedTemplate | UnreadableRow:
    """Read one row of a list for this account. Never raises."""
    try:
        definition = row if source is ListSource.GET_TEMPLATE else _definition(row)
        template = template_from_meta(definition, "")
        if not template.language:
            raise InvalidTemplate(TemplateFault.MISSING, "language")
        if not all(map(is_encodable, _texts(template))):
            raise InvalidTemplate(TemplateFault.BROKEN_CHARACTER)
    except InvalidTemplate as found:
        return UnreadableRow(_label(row, "name"), _label(row, "language"), found.fault, found.value)
    # Name and language are the key of a template at NXCloud.
    id = f"{account_id} {template.language} {template.name}"  # noqa: A001 - the field's name
    return msgspec.structs.replace(template, id=id, account_id=account_id)


def _definition(row: Any) -> dict[str, Any]:
    """Meta's definition of a row; what the row itself says counts more than its content."""
    if not isinstance(row, dict):
        raise InvalidTemplate(TemplateFault.NO_OBJECT)
    return {
        "name": row.get("name"),
        "language": row.get("language"),
        "components": _components(row.get("content")),
        "status": _status(row.get("status")),
        "category": row.get("category"),
        "quality_score": row.get("quality"),
        "rejected_reason": row.get("waRejectedReason"),
    }


def _components(content: Any) -> list[Any]:
    if content in (None, ""):
        raise InvalidTemplate(TemplateFault.MISSING, "content")
    if not isinstance(content, str):
        tree = content
    elif content.lstrip()[:1] in {"[", "{"} and not content.lstrip().startswith("{{"):
        tree = None
        with contextlib.suppress(ValueError, RecursionError):
            tree = json.loads(content)
    elif content.lstrip().startswith("<"):
        tree = None  # a page, or another markup
    else:
        return [{"type": "BODY", "text": content}]
    components = tree.get("components") if isinstance(tree, dict) else tree
    if not isinstance(components, list) or not components:
        raise InvalidTemplate(TemplateFault.OTHER_SHAPE, "content")
    return components


def _status(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 4:
        value = int(value)
    if isinstance(value, int):
        return _STATUS_WORDS.get(value, str(value) if abs(value) < 10**6 else "")
    return value if isinstance(value, str) else ""


def _texts(template: SavedTemplate) -> tuple[str, ...]:
    return (
        template.name,
        template.language,
        template.header_text,
        template.body_text,
        template.footer,
        *template.buttons,
    )


def _label(row: Any, key: str) -> str:
    value = row.get(key) if isinstance(row, dict) else None
    return value if isinstance(value, str) and is_encodable(value) else ""
