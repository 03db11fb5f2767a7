"""Sentences about an imported text: repairs, parts that were left out, and reasons for a refusal."""

import re

from nxwa_desktop.importing.result import (
    ImportedMessage,
    ImportRefusal,
    LeftOutKind,
    LeftOutPart,
    RefusalReason,
    Repair,
    RepairKind,
)
from nxwa_desktop.system.file_errors import FileFailure
from nxwa_desktop.texts.files import FAILURES
from nxwa_desktop.texts.sentence import Sentence, one_line

REFUSALS: dict[RefusalReason, str] = {
    RefusalReason.EMPTY: "There is nothing to import: copy a message as JSON or as a cURL line first.",
    RefusalReason.TOO_LARGE: "This is far larger than a message can be (5 MB at most): copy the message alone.",
    RefusalReason.TOO_DEEP: "This has too many parts to be one message: copy the message alone.",
    RefusalReason.NOT_TEXT: "This is not a text: choose a file with JSON or a cURL line.",
    RefusalReason.NOT_READABLE: "There is no message in this text: copy it as JSON or as a cURL line.",
    RefusalReason.NOT_A_MESSAGE: "This JSON has no template message in it: copy the whole request body, from { to }.",
    RefusalReason.OTHER_TYPE: "This message is of the type “{0}”, and only template messages can be sent here.",
    RefusalReason.TEMPLATES: "This defines templates and is no message: import it in the list of templates.",
    RefusalReason.UNSURE: (
        "This text is too broken to be read without guessing at values: copy it again from where it came."
    ),
    RefusalReason.NO_BODY: "This cURL line sends no JSON that can be read: copy the one that sends the message.",
    RefusalReason.FORM: (
        "This sends a form, as other providers want it, and no JSON: copy a message for NXCloud or WhatsApp."
    ),
    RefusalReason.TOO_LONG: "This text is too long to be looked through for a message: copy the message alone.",
    RefusalReason.READS_FILE: "This cURL line takes its body from elsewhere ({0}): open that file here instead.",
    RefusalReason.FILE: FAILURES[FileFailure.OTHER],
}

REPAIRED: dict[RepairKind, str] = {
    RepairKind.AROUND: "text around it (left out)",
    RepairKind.COMMENTS: "comments (left out)",
    RepairKind.COMMAS_ADDED: "a missing comma",
    RepairKind.COMMAS_REMOVED: "a comma too many",
    RepairKind.COLONS_ADDED: "a missing colon",
    RepairKind.BRACKETS_ADDED: "a missing bracket",
    RepairKind.BRACKETS_REMOVED: "a bracket too many",
    RepairKind.QUOTES: "quotation marks",
    RepairKind.PUNCTUATION: "punctuation",
    RepairKind.AS_TEXT: "the number {0}, which has to be a text",
    RepairKind.AS_NUMBER: "the text “{0}”, which has to be a number",
    RepairKind.SPELLING: "the spelling of “{0}”",
    RepairKind.FALLBACK: "“{0}”, a currency or a date that is now a text",
    RepairKind.FILLED: "the variable “{0}”, filled in with its value in the collection",
}
WORD_AS_TEXT = "“{0}”, which has to be a text"
"""Of `RepairKind.AS_TEXT`, what is no number: `true`, or a word without quotation marks."""
REPAIRED_OFTEN: dict[RepairKind, str] = {
    RepairKind.COMMAS_ADDED: "{0} missing commas",
    RepairKind.COMMAS_REMOVED: "{0} commas too many",
    RepairKind.COLONS_ADDED: "{0} missing colons",
    RepairKind.BRACKETS_ADDED: "{0} missing brackets",
    RepairKind.BRACKETS_REMOVED: "{0} brackets too many",
}
TO_CHECK: dict[RepairKind, str] = {
    RepairKind.CUT: "Its end is missing: check whether all of it is here.",
    RepairKind.GUESSED: "Quotation marks were missing: check where each value begins and ends.",
    RepairKind.ESCAPES: "A backslash in “{0}” means nothing in JSON and was kept: check it.",
    RepairKind.TWICE: "“{0}” stood there twice, and the last one was taken: check it.",
    RepairKind.VARIABLE: "The variable {0} is not filled in: put the right text in its place.",
    RepairKind.UNFILLED: "The shell's variable {0} stays as it is written: put the right text in its place.",
}
NAMED = "The variables keep the names that stood beside them."
WITHIN: dict[RepairKind, str] = {
    RepairKind.WITHIN: "It stood within other JSON, which was left out.",
    RepairKind.WITHIN_NAMED: "It stood within other JSON, named “{0}”.",
}

LEFT_OUT: dict[LeftOutKind, str] = {
    LeftOutKind.KEY: "“{0}”, which the document does not have",
    LeftOutKind.VALUE: "“{1}” as {0}",
    LeftOutKind.RECIPIENT: "the user id “{0}” as recipient, as only a number can be one",
    LeftOutKind.COMPONENT: "a part of the type “{0}”",
    LeftOutKind.REPEATED: "a second {0}",
    LeftOutKind.HEADER: "“{0}” in the header, which takes only texts or one image",
    LeftOutKind.PARAMETER: "“{1}” as variable {0}, which is left empty",
    LeftOutKind.TEXTLESS: "variable {0}, which has no text",
    LeftOutKind.TENANT: "“{1}” as tenant id",
    LeftOutKind.MESSAGE: "the message “{0}”, which is of the type “{1}”",
}

IMPORTED = "The message was imported."
NOT_USED = "Could not be used: {0}."
REPAIRED_LIST = "Put right: {0}."
AND_MORE = "and {0} more"
JOINED = "{0}; {1}"
BELONGS = "This message belongs to the account “{0}”: “{1}” stays selected."
BELONGS_ALONE = "This message belongs to the account “{0}”."
KEPT = "Its account is not known here: “{0}” stays selected."
KEPT_NONE = "Its account is not known here: choose one to send it."
KEPT_AMONG_SEVERAL = "Several accounts fit it: “{0}” stays selected."
CHOOSE_AMONG_SEVERAL = "Several accounts fit it: choose one to send it."

MAX_NAMED = 5
"""The most parts named in a list; the rest is counted."""
_LONGEST = 40
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def import_refusal(refused: ImportRefusal) -> Sentence:
    """The reason for a refusal, and what to do."""
    if refused.reason is RefusalReason.FILE:
        return Sentence(FAILURES[FileFailure(refused.detail)])
    return Sentence(REFUSALS[refused.reason], (one_line(refused.detail, 80),) if refused.detail else ())


def to_check(imported: ImportedMessage) -> tuple[Sentence, ...]:
    """The repairs that a person has to check: they may not be what was meant."""
    found = dict.fromkeys(each for each in imported.repairs if each.kind in TO_CHECK)
    return tuple(_named(TO_CHECK[each.kind], each.name) for each in list(found)[:MAX_NAMED])


def within(imported: ImportedMessage) -> tuple[Sentence, ...]:
    """The place of the message inside the text, where it was not the whole text."""
    return tuple(_named(WITHIN[each.kind], each.name) for each in imported.repairs if each.kind in WITHIN)


def safe_repairs(imported: ImportedMessage) -> tuple[Sentence, ...]:
    """The repairs without any doubt, as parts of a list."""
    return tuple(
        Sentence(REPAIRED_OFTEN[each.kind], (each.count,))
        if each.count > 1 and each.kind in REPAIRED_OFTEN
        else _named(_repaired(each), each.name)
        for each in imported.repairs
        if each.kind in REPAIRED
    )


def _repaired(repair: Repair) -> str:
    is_word = repair.kind is RepairKind.AS_TEXT and not _NUMBER.fullmatch(repair.name)
    return WORD_AS_TEXT if is_word else REPAIRED[repair.kind]


def not_used(imported: ImportedMessage) -> tuple[Sentence, ...]:
    """The parts of the text that could not be used, as parts of a list."""
    return left_out(imported.left_out)


def left_out(parts: tuple[LeftOutPart, ...]) -> tuple[Sentence, ...]:
    """The parts that could not be used, each as one part of a list."""
    return tuple(map(_left_out, parts))


def _named(template: str, name: str) -> Sentence:
    return Sentence(template, (one_line(name, _LONGEST),) if name else ())


def _left_out(left_out: LeftOutPart) -> Sentence:
    values = (one_line(left_out.name, _LONGEST), one_line(left_out.value, _LONGEST))
    return Sentence(LEFT_OUT[left_out.kind], values)


def belongs_to(owner: str, current: str) -> Sentence:
    """A message's account, if it is not the account `current`, which is empty if none is chosen."""
    if current:
        return Sentence(BELONGS, (one_line(owner), one_line(current)))
    return Sentence(BELONGS_ALONE, (one_line(owner),))


def account_mismatch(owner: str, current: str, *, fitting: int) -> Sentence | None:
    """A message's account, or why it is not known; None if it is the account `current`.

    `fitting`: how many accounts the message's fields are those of; `owner`: the only one of them, else empty, as
    `current` is where none is chosen.
    """
    if owner:
        return belongs_to(owner, current)
    if fitting > 1:
        return Sentence(KEPT_AMONG_SEVERAL, (one_line(current),)) if current else Sentence(CHOOSE_AMONG_SEVERAL)
    if fitting:
        return None
    return Sentence(KEPT, (one_line(current),)) if current else Sentence(KEPT_NONE)


def templates() -> tuple[str, ...]:
    """All templates of this module."""
    accounts = (BELONGS, BELONGS_ALONE, KEPT, KEPT_NONE, KEPT_AMONG_SEVERAL, CHOOSE_AMONG_SEVERAL)
    lists = (IMPORTED, NOT_USED, REPAIRED_LIST, AND_MORE, JOINED, NAMED)
    repairs = (*REPAIRED.values(), WORD_AS_TEXT, *REPAIRED_OFTEN.values(), *TO_CHECK.values(), *WITHIN.values())
    return (*REFUSALS.values(), *repairs, *LEFT_OUT.values(), *lists, *accounts)
