"""What is said of a message that came from a pasted or dropped text: what was mended, what was left, or why not."""

from nxwa_desktop.english.sentence import Sentence, one_line
from nxwa_desktop.protocol.imported import Imported, LeftOut, LeftOutKind, Reason, Refused, Repair, RepairKind

REFUSALS: dict[Reason, str] = {
    Reason.EMPTY: "There is nothing to import: copy a message as JSON or as a cURL line first.",
    Reason.TOO_LARGE: "This is far larger than a message can be (5 MB at most): copy the message alone.",
    Reason.TOO_DEEP: "This is nested too deeply to be a message: copy the message alone.",
    Reason.NOT_TEXT: "This is not a text: choose a file with JSON or a cURL line.",
    Reason.NOT_READABLE: "There is no message in this text: copy it as JSON or as a cURL line.",
    Reason.NOT_A_MESSAGE: "This JSON has no template message in it: copy the whole request body, from { to }.",
    Reason.OTHER_TYPE: "This message is of the type “{0}”, and only template messages can be sent here.",
    Reason.SEVERAL: "There are several messages in this text: copy one of them.",
    Reason.TEMPLATES: "This defines templates and is no message: import it in the list of templates.",
    Reason.UNSURE: "This text is too broken to be read without guessing at values: copy it again from where it came.",
    Reason.NO_BODY: "This cURL line sends no JSON that can be read: copy the one that sends the message.",
    Reason.READS_FILE: "This cURL line takes its body from elsewhere ({0}): open that file here instead.",
    Reason.FILE: "The file cannot be opened ({0}): choose another one.",
}

REPAIRS: dict[RepairKind, str] = {
    RepairKind.AROUND: "Text around it was left out.",
    RepairKind.COMMENTS: "Comments were left out.",
    RepairKind.NAMES: "Names of the parameters were taken.",
    RepairKind.COMMAS_ADDED: "A missing comma was added.",
    RepairKind.COMMAS_REMOVED: "A comma too many was left out.",
    RepairKind.COLONS_ADDED: "A missing colon was added.",
    RepairKind.BRACKETS_ADDED: "A missing bracket was added.",
    RepairKind.BRACKETS_REMOVED: "A bracket too many was left out.",
    RepairKind.QUOTES: "Quotation marks were put right.",
    RepairKind.PUNCTUATION: "Punctuation was put right.",
    RepairKind.CUT: "Its end is missing: check whether all of it is here.",
    RepairKind.GUESSED: "Quotation marks were missing: check where each value begins and ends.",
    RepairKind.ESCAPES: "A backslash was kept as it is in “{0}”.",
    RepairKind.AS_TEXT: "The number {0} was taken as a text.",
    RepairKind.AS_NUMBER: "“{0}” was taken as the number it is.",
    RepairKind.TWICE: "“{0}” stood there twice: the last one was taken.",
    RepairKind.SPELLING: "“{0}” was written in another way than the document has it.",
    RepairKind.UNFILLED: "The shell's variable {0} stays as it is written: put the right text in its place.",
}
REPAIRS_OF_MANY: dict[RepairKind, str] = {
    RepairKind.COMMAS_ADDED: "{0} missing commas were added.",
    RepairKind.COMMAS_REMOVED: "{0} commas too many were left out.",
    RepairKind.COLONS_ADDED: "{0} missing colons were added.",
    RepairKind.BRACKETS_ADDED: "{0} missing brackets were added.",
    RepairKind.BRACKETS_REMOVED: "{0} brackets too many were left out.",
}

LEFT_OUT: dict[LeftOutKind, str] = {
    LeftOutKind.KEY: "“{0}”, which the document does not have",
    LeftOutKind.VALUE: "“{1}” as {0}",
    LeftOutKind.RECIPIENT: "the user id “{0}” as recipient, as only a number can be one",
    LeftOutKind.COMPONENT: "a part of the type “{0}”",
    LeftOutKind.REPEATED: "a second {0}",
    LeftOutKind.HEADER: "“{0}” in the header, which takes only texts or one image",
    LeftOutKind.PARAMETER: "“{1}” as parameter {0}, which is left empty",
    LeftOutKind.TENANT: "“{1}” as tenant id",
}

IMPORTED = "The message was imported."
NOT_USED = "Could not be used: {0}."
AND_MORE = "and {0} more"
JOINED = "{0}; {1}"
MENDED_MORE = "{0} more things were put right."
SELECTED = "Its account “{0}” was selected."
SELECTED_FOR_SANDBOX = "Its account “{0}” was selected in the place of the sandbox: messages now really go out."
KEPT = "It is of an account that is not known here: “{0}” stays selected."
KEPT_NONE = "It is of an account that is not known here: choose one to send it."
KEPT_AMONG_SEVERAL = "Several accounts fit it: “{0}” stays selected."
CHOOSE_AMONG_SEVERAL = "Several accounts fit it: choose one to send it."

MOST_NAMED = 5
MOST_REPAIRS = 6
_LONGEST = 40


def import_refusal(refused: Refused) -> Sentence:
    """Why nothing was taken, and what to do."""
    return Sentence(REFUSALS[refused.reason], (one_line(refused.detail, 80),) if refused.detail else ())


def import_told(imported: Imported) -> tuple[Sentence, ...]:
    """That it was taken, what was mended, and what could not be used."""
    repairs = imported.repairs
    said = [Sentence(IMPORTED), *(repair_told(each) for each in repairs[:MOST_REPAIRS])]
    if (more := len(repairs) - MOST_REPAIRS) > 0:
        said.append(Sentence(MENDED_MORE, (more,)))
    return tuple(said)


def repair_told(repair: Repair) -> Sentence:
    """One thing that was mended."""
    if repair.count > 1 and repair.kind in REPAIRS_OF_MANY:
        return Sentence(REPAIRS_OF_MANY[repair.kind], (repair.count,))
    return Sentence(REPAIRS[repair.kind], (one_line(repair.name, _LONGEST),) if repair.name else ())


def left_out_told(left_out: LeftOut) -> Sentence:
    """One thing that could not be used, as part of a list."""
    values = (one_line(left_out.name, _LONGEST), one_line(left_out.value, _LONGEST))
    return Sentence(LEFT_OUT[left_out.kind], values)


def account_told(selected: str, current: str, *, fitting: int, from_sandbox: bool) -> Sentence | None:
    """Which account was selected, or why the current one stays; None where it is the message's own.

    `fitting`: how many accounts the message's fields are those of; `selected`: the one of them that was chosen, else
    empty, as `current` is where none is chosen.
    """
    if selected:
        return Sentence(SELECTED_FOR_SANDBOX if from_sandbox else SELECTED, (one_line(selected),))
    if fitting > 1:
        return Sentence(KEPT_AMONG_SEVERAL, (one_line(current),)) if current else Sentence(CHOOSE_AMONG_SEVERAL)
    if fitting:
        return None
    return Sentence(KEPT, (one_line(current),)) if current else Sentence(KEPT_NONE)


def templates() -> tuple[str, ...]:
    """All templates of this module."""
    accounts = (SELECTED, SELECTED_FOR_SANDBOX, KEPT, KEPT_NONE, KEPT_AMONG_SEVERAL, CHOOSE_AMONG_SEVERAL)
    lists = (IMPORTED, NOT_USED, AND_MORE, JOINED, MENDED_MORE)
    repairs = (*REPAIRS.values(), *REPAIRS_OF_MANY.values())
    return (*REFUSALS.values(), *repairs, *LEFT_OUT.values(), *lists, *accounts)
