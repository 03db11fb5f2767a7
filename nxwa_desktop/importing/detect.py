"""Detect the format of a pasted or dropped text and read its message: strictly if possible, repaired if not."""

from collections.abc import Iterable

import msgspec

from nxwa_desktop.importing.formats import text_candidates
from nxwa_desktop.importing.json_tree import JsonArray, JsonObject, JsonTree
from nxwa_desktop.importing.limits import MAX_IMPORT
from nxwa_desktop.importing.message_reader import read_tree
from nxwa_desktop.importing.postman_har_search import FoundMessage, search
from nxwa_desktop.importing.result import (
    REARRANGING,
    ImportChoice,
    ImportedMessage,
    ImportOption,
    ImportRefusal,
    LeftOutKind,
    LeftOutPart,
    RefusalReason,
    Repair,
    RepairKind,
)
from nxwa_desktop.importing.text_candidate import TextCandidate
from nxwa_desktop.importing.text_reader import (
    ParsedText,
    decode_source,
    parse_candidates,
    parse_tree,
)
from nxwa_desktop.importing.time_limit import RepairBudget
from nxwa_desktop.protocol.message import Message

_WRONG_SHELL_REPAIRS = {RepairKind.QUOTES, RepairKind.GUESSED}
"""Repairs that are needed where a command was read by the rules of the wrong shell."""
_KNOWN = {
    *("tenant_id", "appkey", "business_phone", "messaging_product", "recipient_type", "to", "type", "template"),
    *("name", "language", "code", "policy", "components", "parameters", "text", "image", "link", "header", "body"),
    *("", "…"),
}
"""The documented keys, the empty text, and the mark for a value that is no scalar."""

ImportResult = ImportedMessage | ImportChoice | ImportRefusal


def read_message(source: bytes | str) -> ImportResult:
    """Read a message from bytes or text: JSON, broken JSON, a cURL command, or a collection. Never raises."""
    text = decode_source(source, MAX_IMPORT)
    if isinstance(text, ImportRefusal):
        return text
    candidates = text_candidates(text)
    if isinstance(candidates, ImportRefusal):
        return candidates
    budget = RepairBudget()
    return _best_of(_read_candidate(each, budget) for each in candidates)


def _best_of(reads: Iterable[ImportResult]) -> ImportResult:
    """The first result that needed no repair of quotation marks, else the first message."""
    refused: ImportRefusal | None = None
    repaired: ImportedMessage | None = None
    for read in reads:
        if isinstance(read, ImportRefusal):
            refused = refused or read
        elif isinstance(read, ImportChoice) or all(repair.kind not in _WRONG_SHELL_REPAIRS for repair in read.repairs):
            return read
        else:
            repaired = repaired or read
    return repaired or refused or ImportRefusal(RefusalReason.NO_BODY)


def _read_candidate(candidate: TextCandidate, budget: RepairBudget) -> ImportResult:
    refused: ImportRefusal | None = None
    for reading in parse_candidates(candidate.text, budget):
        read = _of_reading(reading, budget)
        if not isinstance(read, ImportRefusal):
            return _with_source(read, candidate, around=reading.around or candidate.around)
        refused = refused or read
    if candidate.is_form:
        return ImportRefusal(RefusalReason.FORM)
    if refused is None or (candidate.of_command and refused.reason is RefusalReason.NOT_READABLE):
        return ImportRefusal(RefusalReason.NO_BODY)
    return refused


def _with_source(
    read: ImportedMessage | ImportChoice, candidate: TextCandidate, *, around: bool
) -> ImportedMessage | ImportChoice:
    """The result with the repairs that concern the surrounding text and the command line."""
    if isinstance(read, ImportChoice):
        options = tuple(ImportOption(each.name, _of_source(each.imported, candidate, around)) for each in read.options)
        return ImportChoice(options, read.left_out)
    return _of_source(read, candidate, around)


def _of_source(read: ImportedMessage, candidate: TextCandidate, around: bool) -> ImportedMessage:
    before = (Repair(RepairKind.AROUND),) if around else ()
    behind = tuple(Repair(RepairKind.UNFILLED, 1, name) for name in candidate.unfilled)
    return msgspec.structs.replace(read, access_key=candidate.access_key, repairs=(*before, *read.repairs, *behind))


def _of_reading(reading: ParsedText, budget: RepairBudget) -> ImportResult:
    """The messages of all trees of one parsed text, as one result."""
    refused: ImportRefusal | None = None
    options: list[ImportOption] = []
    left_out: list[LeftOutPart] = []
    for tree in reading.trees:
        read = tree if isinstance(tree, ImportRefusal) else _of_tree(tree, budget, whole=not reading.around)
        if isinstance(read, ImportRefusal):
            refused = refused or read
        elif isinstance(read, ImportChoice):
            options += read.options
            left_out += read.left_out
        else:
            options.append(ImportOption("", read))
    return _chosen(options, left_out) or refused or ImportRefusal(RefusalReason.NOT_READABLE)


def _of_tree(tree: JsonTree, budget: RepairBudget, *, whole: bool) -> ImportResult:
    if _is_whole(tree):
        return _checked(tree)
    found = search(tree, lambda text: _parse(text, budget))
    options: list[ImportOption] = []
    left_out: list[LeftOutPart] = []
    refused: ImportRefusal | None = None
    for each in found.messages:
        if each.is_part and not (whole and REARRANGING.isdisjoint(repair.kind for repair in each.tree.repairs)):
            continue
        read = _checked(each.tree)
        if isinstance(read, ImportedMessage):
            options.append(ImportOption(each.name, _with_place(read, each)))
        elif read.reason is RefusalReason.OTHER_TYPE:
            left_out.append(LeftOutPart(LeftOutKind.MESSAGE, each.name, read.detail))
        refused = refused or (read if isinstance(read, ImportRefusal) else None)
    if chosen := _chosen(options, left_out):
        return chosen
    if refused is not None:
        return refused
    if found.defines_templates:
        return ImportRefusal(RefusalReason.TEMPLATES)
    return ImportRefusal(RefusalReason.FORM) if found.forms else _checked(tree)


def _is_whole(tree: JsonTree) -> bool:
    """True if the root of the tree is the message itself."""
    root = tree.root
    if isinstance(root, JsonArray) and len(root.items) == 1:
        root = root.items[0]
    return isinstance(root, JsonObject) and any(
        key.text == "template" and isinstance(node, JsonObject) for key, node in root.items
    )


def _with_place(read: ImportedMessage, found: FoundMessage) -> ImportedMessage:
    within = Repair(RepairKind.WITHIN_NAMED, 1, found.name) if found.name else Repair(RepairKind.WITHIN)
    filled = (Repair(RepairKind.FILLED, 1, name) for name in found.filled)
    return msgspec.structs.replace(read, repairs=(*read.repairs, within, *filled))


def _chosen(options: list[ImportOption], left_out: list[LeftOutPart]) -> ImportedMessage | ImportChoice | None:
    """The only message, or a choice of all; messages with the same content count once."""
    distinct = tuple({each.imported.content: each for each in reversed(options)}.values())[::-1]
    if len(distinct) == 1:
        read = distinct[0].imported
        return msgspec.structs.replace(read, left_out=(*read.left_out, *left_out))
    return ImportChoice(distinct, tuple(left_out)) if distinct else None


def _parse(text: str, budget: RepairBudget) -> JsonTree | ImportRefusal:
    """Parse a text within JSON; broken JSON is repaired only if it may hold a message."""
    return parse_tree(text, budget, repair="template" in text)


def _checked(tree: JsonTree) -> ImportedMessage | ImportRefusal:
    read = read_tree(tree)
    if isinstance(read, ImportRefusal):
        return read
    if read.message == Message() and (read.left_out or not read.names_account):
        return ImportRefusal(RefusalReason.NOT_A_MESSAGE)  # it would empty the form
    return ImportRefusal(RefusalReason.UNSURE) if _is_displaced(read) else read


def _is_displaced(read: ImportedMessage) -> bool:
    """True if a bracket was repaired and a documented key stands where it does not belong."""
    return any(repair.kind in REARRANGING for repair in read.repairs) and any(
        left_out.kind in {LeftOutKind.VALUE, LeftOutKind.TEXTLESS}
        or left_out.name.rpartition(".")[2].strip("\"'") in _KNOWN
        for left_out in read.left_out
    )
