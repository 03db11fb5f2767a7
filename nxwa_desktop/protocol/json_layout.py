"""Indented JSON for reading, with every number, key and order as it was written."""

import json
import re
from itertools import accumulate

import msgspec

_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"?')
"""The closing quotation mark is optional so that searching stays linear; valid JSON always has it."""
_NO_BRACKET = re.compile(r"[^\[\]{}]++")
_DEEPEST = 100
"""Levels of arrays and objects. Each line is indented by as many: the whole grows with the square of the levels."""


def pretty_json(text: str) -> str | None:
    """One key or value a line, indented, letters for their escapes; None where the text is no JSON, or nests too deep.

    Values are not decoded: that would round `1e400`, write `1.50` as `1.5`, and keep the last of two equal keys.
    """
    if _is_deep(text):
        return None
    try:
        indented = msgspec.json.format(text, indent=2)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return None
    return _STRING.sub(_unescape, indented) if "\\" in indented else indented


def _is_deep(text: str) -> bool:
    if text.count("[") + text.count("{") <= _DEEPEST:
        return False
    brackets = _NO_BRACKET.sub("", _STRING.sub("", text))
    return max(accumulate(1 if each in "[{" else -1 for each in brackets), default=0) > _DEEPEST


def _unescape(found: "re.Match[str]") -> str:
    """Letters for their escapes, except for what is invisible or would change the direction of the line."""
    if "\\" not in found[0]:
        return found[0]
    written = json.dumps(json.loads(found[0]), ensure_ascii=False)
    return written if written.isprintable() else found[0]
