"""Decode a file's bytes or a pasted text, and parse the JSON in a part of it, repaired if it must be.

Shared by the import of a message and the import of templates.
"""

import re
from collections.abc import Iterator

import msgspec

from nxwa_desktop.importing.guarded_repair import repair_json
from nxwa_desktop.importing.json_tokens import Ambiguous, JsonScalar, TooComplex, objects_of
from nxwa_desktop.importing.json_tree import JsonTree
from nxwa_desktop.importing.limits import MAX_BROKEN, MAX_OBJECTS
from nxwa_desktop.importing.result import ImportRefusal, RefusalReason
from nxwa_desktop.importing.strict_json import find_json_objects, parse_json
from nxwa_desktop.importing.time_limit import RepairBudget

_BLANKS = "\ufeff\0 \t\r\n"
_PIECE = 64 * 1024
_DEEPEST_TEXT = 3
"""The most levels of JSON as text within JSON."""
_ESCAPED = re.compile(r'"?\{(?:\s|\\[nrt])*+\\"')
"""The beginning of JSON within a JSON text, as logs and programs have it."""
_VARIABLE = re.compile(r"(?<=[:\[,\s])\{\{[^{}\"\\]*+\}\}(?=\s*+[,}\]])")
"""A Postman variable in the place of a value."""
_JSON_LIKE = re.compile(r"[\"'“”{\[:]")
"""Characters without which the text after a message is no part of it."""


class ParsedText(msgspec.Struct, frozen=True):
    """One or several trees of JSON from a text, or refusals. `around`: there was text around them."""

    trees: tuple[JsonTree | ImportRefusal, ...]
    around: bool = False


def decode_source(source: bytes | str, longest: int) -> str | ImportRefusal:
    """Decode a file's bytes or a pasted text, without blanks and invisible marks at its ends."""
    if len(source) > longest:
        return ImportRefusal(RefusalReason.TOO_LARGE)
    text = source if isinstance(source, str) else _decoded(source)
    if text is None:
        return ImportRefusal(RefusalReason.NOT_TEXT)
    return _stripped(text) or ImportRefusal(RefusalReason.EMPTY)


def parse_candidates(text: str, budget: RepairBudget) -> Iterator[ParsedText]:
    """Yield the ways to parse the text, the likeliest first: as a whole, repaired, each object by itself."""
    try:
        sound = _sound(text)
    except TooComplex:
        yield ParsedText((ImportRefusal(RefusalReason.TOO_DEEP),))
        return
    if sound is not None:
        yield ParsedText((sound,))
        return
    if len(text) > MAX_BROKEN:
        yield ParsedText((ImportRefusal(RefusalReason.TOO_DEEP if text[0] in '{["' else RefusalReason.TOO_LONG),))
        return
    inner = _trimmed(text)
    if inner is None:
        yield ParsedText((ImportRefusal(RefusalReason.NOT_READABLE),))
        return
    yield ParsedText((parse_tree(inner, budget),), len(inner) < len(text))
    # A whole page was copied, with an answer beside the request; or a log.
    if len(objects := objects_of(inner, MAX_OBJECTS)) > 1:
        yield ParsedText(tuple(parse_tree(each, budget) for each in objects), around=True)
    if found := find_json_objects(inner, MAX_OBJECTS):
        yield ParsedText(found, around=True)


def parse_tree(text: str, budget: RepairBudget, *, repair: bool = True) -> JsonTree | ImportRefusal:
    """Parse the whole text as one tree; `repair`: repair it if it is not valid JSON."""
    try:
        if (sound := _sound(text)) is not None:
            return sound
        return _unwrapped(repair_json(text, budget), budget) if repair else ImportRefusal(RefusalReason.NOT_READABLE)
    except TooComplex:
        return ImportRefusal(RefusalReason.TOO_DEEP)
    except Ambiguous:
        return ImportRefusal(RefusalReason.UNSURE if "template" in text else RefusalReason.NOT_READABLE)


def _sound(text: str, levels: int = _DEEPEST_TEXT) -> JsonTree | None:
    """Parse valid JSON; for JSON as text within JSON, with or without its quotation marks, the inner one."""
    read = parse_json(text)
    if read is None and _ESCAPED.match(text):
        read = parse_json(text if text[0] == text[-1] == '"' else f'"{text}"')
    if read is None and "{{" in text:
        quoted, count = _VARIABLE.subn(lambda found: f'"{found[0]}"', text)
        read = parse_json(quoted, count) if count else None
    if read is not None and _holds_text(read) and levels:
        return _sound(read.root.text.strip(), levels - 1) or read  # type: ignore[union-attr]
    return read


def _unwrapped(tree: JsonTree, budget: RepairBudget) -> JsonTree:
    """The tree of the JSON in a broken JSON text, or the tree itself."""
    return repair_json(tree.root.text, budget) if _holds_text(tree) else tree  # type: ignore[union-attr]


def _holds_text(tree: JsonTree) -> bool:
    root = tree.root
    return isinstance(root, JsonScalar) and root.is_text and root.text.lstrip().startswith(("{", "[", '"'))


def _stripped(text: str) -> str:
    """Strip blanks in pieces: one call for megabytes of them would hold the interpreter's lock."""
    begin = next((at for at in range(0, len(text), _PIECE) if text[at : at + _PIECE].strip(_BLANKS)), len(text))
    ends = range(len(text), begin, -_PIECE)
    end = next((at for at in ends if text[max(begin, at - _PIECE) : at].strip(_BLANKS)), begin)
    return text[begin:end].strip(_BLANKS)


def _decoded(data: bytes) -> str | None:
    """Decode UTF-8, or UTF-16 with or without its mark; None if it is neither."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif 3 * (zeros := data[:400].count(0)) > len(data[:400]):
        encoding = "utf-16-le" if data[1:400:2].count(0) > zeros // 2 else "utf-16-be"
    else:
        encoding = "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _trimmed(text: str) -> str | None:
    """The text from its first object to where only words follow; None without an object."""
    begin = text.find("{")
    if begin < 0:
        return None
    before = text[:begin].rstrip()
    if before.endswith("["):
        begin = len(before) - 1
    elif text[max(0, begin - 1) : begin] == '"' and text.startswith(("\\", "\\n"), begin + 1):
        begin -= 1
    last = max(text.rfind("}"), text.rfind("]"), text.rfind('"'))
    behind = text[last + 1 :]
    # A comment may name the last value; what is cut off in the middle of a value keeps its rest.
    return (
        text[begin : last + 1]
        if behind.strip() and not _JSON_LIKE.search(behind) and text[last] in "}]"
        else text[begin:]
    )
