"""A pasted or dropped text to a message: strictly where it can be, mended where it must be, refused with a reason."""

from collections.abc import Iterable

import msgspec

from nxwa_desktop.importing.guarded_repair import Loose, Pairs, Row
from nxwa_desktop.importing.message_reader import read_tree
from nxwa_desktop.importing.message_search import Found, search
from nxwa_desktop.importing.result import (
    REARRANGING,
    Choice,
    Imported,
    LeftOut,
    LeftOutKind,
    Option,
    Reason,
    Refused,
    Repair,
    RepairKind,
)
from nxwa_desktop.importing.text_reader import Reading, Written, readings_of, text_of, tree_of, written_in
from nxwa_desktop.importing.time_limit import Allowance
from nxwa_desktop.protocol.message import Message

MAX_IMPORT = 5 * 1024 * 1024
"""Bytes. A message's body has a few thousand; more is refused before anything is read."""
_OF_ANOTHER_SHELL = {RepairKind.QUOTES, RepairKind.GUESSED}
"""What has to be mended where the wrong shell has taken quotation marks away."""
_KNOWN = {
    *("tenant_id", "appkey", "business_phone", "messaging_product", "recipient_type", "to", "type", "template"),
    *("name", "language", "code", "policy", "components", "parameters", "text", "image", "link", "header", "body"),
    *("", "…"),
}
"""The document's words, nothing, and what is no word at all."""

Read = Imported | Choice | Refused


def read_message(source: bytes | str) -> Read:
    """The message in a file's bytes, or in a text: JSON, broken JSON, a cURL line, or a collection. Never raises."""
    text = text_of(source, MAX_IMPORT)
    if isinstance(text, Refused):
        return text
    written = written_in(text)
    if isinstance(written, Refused):
        return written
    allowance = Allowance()
    return _best_of(_read_written(each, allowance) for each in written)


def _best_of(reads: Iterable[Read]) -> Read:
    """The first reading whose quotation marks are all there, else the first that gives a message."""
    refused: Refused | None = None
    mended: Imported | None = None
    for read in reads:
        if isinstance(read, Refused):
            refused = refused or read
        elif isinstance(read, Choice) or all(repair.kind not in _OF_ANOTHER_SHELL for repair in read.repairs):
            return read
        else:
            mended = mended or read
    return mended or refused or Refused(Reason.NO_BODY)


def _read_written(written: Written, allowance: Allowance) -> Read:
    refused: Refused | None = None
    for reading in readings_of(written.text, allowance):
        read = _of_reading(reading, allowance)
        if not isinstance(read, Refused):
            return _with_source(read, written, around=reading.around or written.around)
        refused = refused or read
    if written.is_form:
        return Refused(Reason.FORM)
    if refused is None or (written.of_command and refused.reason is Reason.NOT_READABLE):
        return Refused(Reason.NO_BODY)
    return refused


def _with_source(read: Imported | Choice, written: Written, *, around: bool) -> Imported | Choice:
    """With what is to be told of the text around it, and of the command line."""
    if isinstance(read, Choice):
        options = tuple(Option(each.name, _of_source(each.imported, written, around)) for each in read.options)
        return Choice(options, read.left_out)
    return _of_source(read, written, around)


def _of_source(read: Imported, written: Written, around: bool) -> Imported:
    before = (Repair(RepairKind.AROUND),) if around else ()
    behind = tuple(Repair(RepairKind.UNFILLED, 1, name) for name in written.unfilled)
    return msgspec.structs.replace(read, access_key=written.access_key, repairs=(*before, *read.repairs, *behind))


def _of_reading(reading: Reading, allowance: Allowance) -> Read:
    """The messages of all its trees, as one."""
    refused: Refused | None = None
    options: list[Option] = []
    left_out: list[LeftOut] = []
    for tree in reading.trees:
        read = tree if isinstance(tree, Refused) else _of_tree(tree, allowance, whole=not reading.around)
        if isinstance(read, Refused):
            refused = refused or read
        elif isinstance(read, Choice):
            options += read.options
            left_out += read.left_out
        else:
            options.append(Option("", read))
    return _chosen(options, left_out) or refused or Refused(Reason.NOT_READABLE)


def _of_tree(tree: Loose, allowance: Allowance, *, whole: bool) -> Read:
    if _is_whole(tree):
        return _checked(tree)
    found = search(tree, lambda text: _parse(text, allowance))
    options: list[Option] = []
    left_out: list[LeftOut] = []
    refused: Refused | None = None
    for each in found.messages:
        if each.is_part and not (whole and REARRANGING.isdisjoint(repair.kind for repair in each.tree.repairs)):
            continue
        read = _checked(each.tree)
        if isinstance(read, Imported):
            options.append(Option(each.name, _told(read, each)))
        elif read.reason is Reason.OTHER_TYPE:
            left_out.append(LeftOut(LeftOutKind.MESSAGE, each.name, read.detail))
        refused = refused or (read if isinstance(read, Refused) else None)
    if chosen := _chosen(options, left_out):
        return chosen
    if refused is not None:
        return refused
    if found.defines_templates:
        return Refused(Reason.TEMPLATES)
    return Refused(Reason.FORM) if found.forms else _checked(tree)


def _is_whole(tree: Loose) -> bool:
    """The tree is itself the message, if there is one."""
    root = tree.root
    if isinstance(root, Row) and len(root.items) == 1:
        root = root.items[0]
    return isinstance(root, Pairs) and any(
        key.text == "template" and isinstance(node, Pairs) for key, node in root.items
    )


def _told(read: Imported, found: Found) -> Imported:
    within = Repair(RepairKind.WITHIN_NAMED, 1, found.name) if found.name else Repair(RepairKind.WITHIN)
    filled = (Repair(RepairKind.FILLED, 1, name) for name in found.filled)
    return msgspec.structs.replace(read, repairs=(*read.repairs, within, *filled))


def _chosen(options: list[Option], left_out: list[LeftOut]) -> Imported | Choice | None:
    """The only one, or all of them to choose from: those with the same content are one."""
    distinct = tuple({each.imported.content: each for each in reversed(options)}.values())[::-1]
    if len(distinct) == 1:
        read = distinct[0].imported
        return msgspec.structs.replace(read, left_out=(*read.left_out, *left_out))
    return Choice(distinct, tuple(left_out)) if distinct else None


def _parse(text: str, allowance: Allowance) -> Loose | Refused:
    """A text within JSON. What is broken is mended only where a message may stand."""
    return tree_of(text, allowance, mend="template" in text)


def _checked(tree: Loose) -> Imported | Refused:
    read = read_tree(tree)
    if isinstance(read, Refused):
        return read
    if read.message == Message() and (read.left_out or not read.names_account):
        return Refused(Reason.NOT_A_MESSAGE)  # it would empty the form
    return Refused(Reason.UNSURE) if _is_displaced(read) else read


def _is_displaced(read: Imported) -> bool:
    """A bracket was mended, and now something the document knows stands where it has no place."""
    return any(repair.kind in REARRANGING for repair in read.repairs) and any(
        left_out.kind in {LeftOutKind.VALUE, LeftOutKind.TEXTLESS}
        or left_out.name.rpartition(".")[2].strip("\"'") in _KNOWN
        for left_out in read.left_out
    )
