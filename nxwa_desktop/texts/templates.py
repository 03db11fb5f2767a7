"""Sentences about saved templates: why one cannot be sent, and the result of importing a file."""

from nxwa_desktop.importing.template_file import FileRefusal, SkippedTemplate, TemplateFile
from nxwa_desktop.templates.meta_format import TemplateFault
from nxwa_desktop.templates.saved_template import Unsendable
from nxwa_desktop.texts.sentence import Sentence, one_line

UNSENDABLE: dict[Unsendable, str] = {
    Unsendable.BUTTON_VARIABLE: "One of its buttons has a variable, which NXCloud's endpoint cannot fill.",
    Unsendable.VIDEO_HEADER: "Its header is a video, and NXCloud's endpoint takes only texts and images.",
    Unsendable.DOCUMENT_HEADER: "Its header is a document, and NXCloud's endpoint takes only texts and images.",
    Unsendable.LOCATION_HEADER: "Its header is a place, and NXCloud's endpoint takes only texts and images.",
    Unsendable.OTHER_HEADER: "Its header is of a kind that NXCloud's endpoint does not take.",
    Unsendable.OTHER_PART: "It has a part that NXCloud's endpoint does not take.",
}
UNSENDABLE_NEWER = "It has a part that only a newer version of this program knows: {0}."

REFUSALS: dict[FileRefusal, str] = {
    FileRefusal.NOT_TEXT: "The file is not a text. Choose a JSON file with templates.",
    FileRefusal.NOT_JSON: "The file is not JSON. Choose a JSON file with templates.",
    FileRefusal.TOO_LARGE: "The file is too large to be one with templates. Choose another one.",
    FileRefusal.NEWER: "The file was written by a newer version of this program. Install that version to read it.",
    FileRefusal.MESSAGE: "This is a message and no template: import it in the composer.",
    FileRefusal.NONE_IN_IT: (
        "There is no template in the file. Choose one with templates as Meta lists them, or exported."
    ),
}
NOT_JSON_AT = "The file is not JSON ({0}). Choose a JSON file with templates."

IMPORTED_ONE = "1 template was imported."
IMPORTED = "{0} templates were imported."
REPAIRED = "Not all of it was sound JSON: look through what was imported."
ALREADY_SAVED_ONE = "1 was here already."
ALREADY_SAVED = "{0} were here already."
LEFT_OUT_ONE = "1 was left out:"
LEFT_OUT = "{0} were left out:"
AND_MORE = "and {0} more."

LEFT_OUT_LINES: dict[TemplateFault, str] = {
    TemplateFault.NO_OBJECT: "number {0} is no template.",
    TemplateFault.MISSING: "number {0} has no “{1}”.",
    TemplateFault.NOT_TEXT: "number {0}: its “{1}” is no text.",
    TemplateFault.NO_LIST: "number {0}: its “{1}” is no list.",
    TemplateFault.COMPONENT: "number {0}: its component {1} cannot be read.",
    TemplateFault.BUTTON: "number {0}: its button {1} cannot be read.",
    TemplateFault.TWICE: "number {0} has more than one {1}.",
    TemplateFault.OTHER_SHAPE: "number {0}: its “{1}” cannot be read.",
    TemplateFault.BROKEN_CHARACTER: "number {0} holds a damaged character.",
}
"""The value of `{0}`: the number in the file, and the name if there is one."""

MAX_NAMED = 20


def unsendable(reason: Unsendable) -> Sentence:
    """The reason why this endpoint cannot send a template."""
    if not reason.is_known:
        return Sentence(UNSENDABLE_NEWER, (one_line(reason, 60),))
    return Sentence(UNSENDABLE[reason])


def import_summary(file: TemplateFile, added: int, known: int) -> tuple[Sentence, ...]:
    """The result of importing a file of templates."""
    if file.refusal is not None:
        return (file_refusal(file.refusal, file.detail),)
    said = [_counted(IMPORTED_ONE, IMPORTED, added)]
    if known:
        said.append(_counted(ALREADY_SAVED_ONE, ALREADY_SAVED, known))
    return (*said, *file_remarks(file, MAX_NAMED))


def file_refusal(refusal: FileRefusal, detail: str = "") -> Sentence:
    """The reason why a file has no templates to import."""
    if refusal is FileRefusal.NOT_JSON and detail:
        return Sentence(NOT_JSON_AT, (detail,))
    return Sentence(REFUSALS[refusal])


def file_remarks(file: TemplateFile, most: int) -> tuple[Sentence, ...]:
    """That a file was repaired, and what was left out of it: at most so many entries are named."""
    said = [Sentence(REPAIRED)] if file.repaired else []
    if file.left_out:
        said.append(_counted(LEFT_OUT_ONE, LEFT_OUT, len(file.left_out)))
        said += map(_left_out, file.left_out[:most])
        if (more := len(file.left_out) - most) > 0:
            said.append(Sentence(AND_MORE, (more,)))
    return tuple(said)


def _left_out(entry: SkippedTemplate) -> Sentence:
    which = f"{entry.number} ({one_line(entry.name, 60)})" if entry.name else entry.number
    value = one_line(entry.value, 60) if isinstance(entry.value, str) else entry.value
    return Sentence(LEFT_OUT_LINES[entry.fault], (which, value))


def _counted(one: str, many: str, count: int) -> Sentence:
    return Sentence(one) if count == 1 else Sentence(many, (count,))


def templates() -> tuple[str, ...]:
    """All templates of this module."""
    counted = (IMPORTED_ONE, IMPORTED, REPAIRED, ALREADY_SAVED_ONE, ALREADY_SAVED, LEFT_OUT_ONE, LEFT_OUT, AND_MORE)
    return (*UNSENDABLE.values(), UNSENDABLE_NEWER, *REFUSALS.values(), NOT_JSON_AT, *counted, *LEFT_OUT_LINES.values())
