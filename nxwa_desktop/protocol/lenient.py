"""A pasted or dropped text to a message: strictly where it can be, mended where it must be, refused with a reason."""

import re

from nxwa_desktop.protocol.allowance import Allowance
from nxwa_desktop.protocol.curl_line import CurlBody, find_curl, read_curl
from nxwa_desktop.protocol.import_tree import read_tree
from nxwa_desktop.protocol.imported import Imported, LeftOutKind, Reason, Refused, Repair, RepairKind
from nxwa_desktop.protocol.loose_json import Loose, read_loosely
from nxwa_desktop.protocol.loose_scan import TooMuch, Unclear, Value, objects_of
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.payload import UnreadableBody, decode_body

MAX_IMPORT = 5 * 1024 * 1024
"""Bytes. A message's body has a few thousand; more is refused before anything is read."""
MOST_OBJECTS = 10
"""Of a text with more than a message in it."""
_FENCE = re.compile(r"^[ \t]*+(```|~~~)([^\n]*)", re.MULTILINE)
"""A line of a Markdown text that begins or ends a block."""
_OF_ANOTHER_SHELL = {RepairKind.QUOTES, RepairKind.GUESSED}
"""What has to be mended where the wrong shell has taken quotation marks away."""
_REARRANGING = {
    RepairKind.BRACKETS_ADDED,
    RepairKind.BRACKETS_REMOVED,
    RepairKind.COLONS_ADDED,
    RepairKind.GUESSED,
}
_KNOWN = {
    *("tenant_id", "appkey", "business_phone", "messaging_product", "recipient_type", "to", "type", "template"),
    *("name", "language", "code", "policy", "components", "parameters", "text", "image", "link", "header", "body"),
    *("", "…"),
}
"""The document's words, nothing, and what is no word at all."""
_BEGINNING = re.compile(r"\{")
_SPEAKS = re.compile(r"[\"'“”{\[:]")
"""What stands behind a message and has none of these is no part of it."""


def read_message(source: bytes | str) -> Imported | Refused:
    """The message in a file's bytes, or in a text: JSON, broken JSON, or a cURL line. Never raises."""
    if len(source) > MAX_IMPORT:
        return Refused(Reason.TOO_LARGE)
    text = source if isinstance(source, str) else _decoded(source)
    if text is None:
        return Refused(Reason.NOT_TEXT)
    text = text.strip("\ufeff\0 \t\r\n")
    if not text:
        return Refused(Reason.EMPTY)
    if (strict := _strictly(text)) is not None:
        return strict
    allowance = Allowance()
    inner, around = _unfenced(text)
    command = find_curl(inner)
    if command is None:
        return _json(inner, around, allowance)
    bodies = read_curl(command)
    return bodies if isinstance(bodies, Refused) else _best_of(bodies, allowance)


def _decoded(data: bytes) -> str | None:
    """UTF-8, or UTF-16 with or without its mark; None where it is no text."""
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


def _strictly(text: str) -> Imported | None:
    try:
        body = decode_body(text.encode())
    except (UnreadableBody, UnicodeEncodeError):
        return None
    return Imported(body.message, body.tenant_id, body.appkey, body.business_phone)


def _unfenced(text: str) -> tuple[str, bool]:
    """What stands in the fences of a Markdown text, and whether there were any."""
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = fence
        elif fence[1] == opened[1] and not fence[2].strip():
            inside = text[opened.end() : fence.start()]
            if "{" in inside:
                return inside.strip(), True
            opened = None
    return text, False


def _best_of(bodies: tuple[CurlBody, ...], allowance: Allowance) -> Imported | Refused:
    """The first reading whose quotation marks are all there, else the first that gives a message."""
    refused: Refused | None = None
    mended: Imported | None = None
    for body in bodies:
        read = _json_of(body, allowance)
        if isinstance(read, Refused):
            refused = refused or read
        elif all(repair.kind not in _OF_ANOTHER_SHELL for repair in read.repairs):
            return read
        else:
            mended = mended or read
    return mended or refused or Refused(Reason.NO_BODY)


def _json_of(found: CurlBody, allowance: Allowance) -> Imported | Refused:
    read = _json(found.body.strip(), False, allowance)
    if isinstance(read, Refused):
        return Refused(Reason.NO_BODY) if read.reason is Reason.NOT_READABLE else read
    repairs = (*read.repairs, *(Repair(RepairKind.UNFILLED, 1, name) for name in found.unfilled))
    return Imported(
        read.message, read.tenant_id, read.appkey, read.business_phone, found.access_key, repairs, read.left_out
    )


def _json(text: str, around: bool, allowance: Allowance) -> Imported | Refused:
    if (strict := _strictly(text)) is not None:
        return strict if not around else _with_repair(strict, RepairKind.AROUND)
    inner = _trimmed(text)
    if inner is None:
        return Refused(Reason.NOT_READABLE)
    read = _loosely(inner, allowance)
    if isinstance(read, Refused) and len(objects := objects_of(inner, MOST_OBJECTS)) > 1:
        # A whole page was copied, with an answer beside the request.
        messages = [found for each in objects if isinstance(found := _loosely(each, allowance), Imported)]
        if messages:
            return _with_repair(messages[0], RepairKind.AROUND) if len(messages) == 1 else Refused(Reason.SEVERAL)
    around = around or len(inner) < len(text)
    return _with_repair(read, RepairKind.AROUND) if around and isinstance(read, Imported) else read


def _loosely(text: str, allowance: Allowance) -> Imported | Refused:
    try:
        read = read_tree(_unwrapped(read_loosely(text, allowance), allowance))
    except TooMuch:
        return Refused(Reason.TOO_DEEP)
    except Unclear:
        return Refused(Reason.UNSURE if "template" in text else Reason.NOT_READABLE)
    if isinstance(read, Refused):
        return read
    if read.message == Message() and (read.left_out or not read.names_account):
        return Refused(Reason.NOT_A_MESSAGE)  # it would empty the form
    return Refused(Reason.UNSURE) if _is_displaced(read) else read


def _is_displaced(read: Imported) -> bool:
    """A bracket was mended, and now something the document knows stands where it has no place."""
    return any(repair.kind in _REARRANGING for repair in read.repairs) and any(
        left_out.kind in {LeftOutKind.VALUE, LeftOutKind.TEXTLESS}
        or left_out.name.rpartition(".")[2].strip("\"'") in _KNOWN
        for left_out in read.left_out
    )


def _with_repair(read: Imported, kind: RepairKind) -> Imported:
    return Imported(
        read.message,
        read.tenant_id,
        read.appkey,
        read.business_phone,
        read.access_key,
        (Repair(kind), *read.repairs),
        read.left_out,
    )


def _unwrapped(loose: Loose, allowance: Allowance) -> Loose:
    """JSON within a JSON text, as logs have it."""
    if isinstance(loose.root, Value) and loose.root.is_text and loose.root.text.lstrip().startswith("{"):
        return read_loosely(loose.root.text, allowance)
    return loose


def _trimmed(text: str) -> str | None:
    """From the first bracket or quoted object on, to where only words follow; None without an object."""
    first = _BEGINNING.search(text)
    if first is None:
        return None
    begin = first.start()
    before = text[:begin].rstrip()
    if before.endswith("["):
        begin = len(before) - 1
    elif text[max(0, begin - 1) : begin] == '"' and text.startswith(("\\", "\\n"), begin + 1):
        begin -= 1
    last = max(text.rfind("}"), text.rfind("]"), text.rfind('"'))
    behind = text[last + 1 :]
    # A comment may name the last value; what is cut off in the middle of a value keeps its rest.
    return (
        text[begin : last + 1] if behind.strip() and not _SPEAKS.search(behind) and text[last] in "}]" else text[begin:]
    )
