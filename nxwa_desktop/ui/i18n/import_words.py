"""Sentences about the result of an import, the most severe first."""

from nxwa_desktop import texts
from nxwa_desktop.importing.result import ImportedMessage, ImportRefusal, RepairKind
from nxwa_desktop.texts.imports import (
    AND_MORE,
    IMPORTED,
    JOINED,
    MAX_NAMED,
    NAMED,
    NOT_USED,
    REPAIRED_LIST,
    not_used,
    safe_repairs,
    to_check,
    within,
)
from nxwa_desktop.texts.sentence import Sentence
from nxwa_desktop.ui.i18n.translate import join_sentences, render


def import_words(read: ImportedMessage | ImportRefusal, account: Sentence | None) -> str:
    """The whole text about a result."""
    if isinstance(read, ImportRefusal):
        return render(texts.imports.import_refusal(read))
    sentences = [Sentence(IMPORTED), *([] if account is None else [account]), *to_check(read)]
    if unused := not_used(read):
        sentences.append(Sentence(NOT_USED, (listed(unused),)))
    if repaired := safe_repairs(read):
        sentences.append(Sentence(REPAIRED_LIST, (listed(repaired),)))
    return join_sentences(*map(render, sentences), origin_words(read))


def origin_words(read: ImportedMessage) -> str:
    """Sentences about the message's place in the text, and about the names of its variables."""
    sentences = list(within(read))
    if any(repair.kind is RepairKind.NAMES for repair in read.repairs):
        sentences.append(Sentence(NAMED))
    return join_sentences(*map(render, sentences))


def is_doubtful(read: ImportedMessage | ImportRefusal) -> bool:
    """True if the message should be checked before it is sent."""
    return isinstance(read, ImportedMessage) and bool(read.left_out or to_check(read))


def listed(parts: tuple[Sentence, ...]) -> str:
    """The first parts of a list, and how many more there are; empty for none."""
    if not parts:
        return ""
    named = [render(each) for each in parts[:MAX_NAMED]]
    if (more := len(parts) - MAX_NAMED) > 0:
        named.append(render(Sentence(AND_MORE, (more,))))
    words = named[0]
    for each in named[1:]:
        words = render(Sentence(JOINED, (words, each)))
    return words
