"""WhatsApp's own rules for a template's variables, with the texts and numbers of Meta's error list.

Source: seed, component and parameter object parameters; numbers from Meta's public list of error codes.
"""

import re
from typing import Any

MAX_BODY_LENGTH = 1024
"""Characters of a filled-in body, and so of each value in it."""

_UNPRINTABLE = re.compile(r"[\n\r\t]| {5,}")
_LINK = re.compile(r"https?://[^\s/]\S*+", re.IGNORECASE)


def fault_in_components(components: object) -> str | None:
    """The first fault of `template.components`, or None. Never raises."""
    if not isinstance(components, list):
        return "(#100) Invalid parameter: template.components must be an array"
    seen: set[str] = set()
    for at, component in enumerate(components):
        where = f"components[{at}]"
        # A tuple, since the value may be unhashable.
        if not isinstance(component, dict) or component.get("type") not in ("header", "body"):
            return f"(#100) Invalid parameter: {where}.type must be one of header, body"
        kind: str = component["type"]
        if kind in seen:
            return f"(#100) Invalid parameter: {where} is a second {kind} component"
        seen.add(kind)
        if fault := _fault_in_parameters(component.get("parameters", []), kind, where):
            return fault
    return None


def _fault_in_parameters(parameters: object, kind: str, where: str) -> str | None:
    if not isinstance(parameters, list):
        return f"(#100) Invalid parameter: {where}.parameters must be an array"
    if kind == "header" and len(parameters) > 1:
        return (
            "(#132000) Number of parameters does not match the expected number of params: "
            f"{where} has {len(parameters)}, a header takes 1"
        )
    faults = (_fault_in_parameter(each, kind, f"{where}.parameters[{at}]") for at, each in enumerate(parameters))
    return next((fault for fault in faults if fault), None)


def _fault_in_parameter(parameter: object, kind: str, where: str) -> str | None:
    if not isinstance(parameter, dict):
        return f"(#100) Invalid parameter: {where} must be an object"
    if parameter.get("type") == "text":
        return _fault_in_text(parameter.get("text"), where)
    if parameter.get("type") == "image":
        if kind == "body":
            return f"(#132012) Parameter format does not match format in the created template: {where} is an image"
        return _fault_in_image(parameter.get("image"), where)
    return f"(#100) Invalid parameter: {where}.type must be one of text, image"


def _fault_in_text(text: Any, where: str) -> str | None:
    if not isinstance(text, str) or not text:
        return f"(#131008) Required parameter is missing: {where}.text"
    if _UNPRINTABLE.search(text):
        return (
            "(#132018) There is an issue with the parameters in your template: "
            f"{where}.text cannot have new-line/tab characters or more than 4 consecutive spaces"
        )
    if len(text) > MAX_BODY_LENGTH:
        return f"(#132005) Translated text too long: {where}.text has {len(text)} characters, at most {MAX_BODY_LENGTH}"
    return None


def _fault_in_image(image: Any, where: str) -> str | None:
    link = image.get("link") if isinstance(image, dict) else None
    if not isinstance(link, str) or not _LINK.fullmatch(link):
        return f"(#100) Invalid parameter: {where}.image.link must be an http or https URL"
    return None
