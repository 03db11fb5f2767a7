"""Sentences about the result of an import, the most severe first."""

from nxwa_desktop import texts
from nxwa_desktop.importing.result import ImportedMessage, ImportRefusal, LeftOutPart, RepairKind
from nxwa_desktop.texts.imports import (
    AND_MORE,
    IMPORTED,
    JOINED,
    MAX_NAMED,
    NAMED,
    NOT_USED,
    REPAIRED_LIST,
    left_out,
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
        sentences.append(Sentence(NOT_USED, (_listed(unused),)))
    if repaired := safe_repairs(read):
        sentences.append(Sentence(REPAIRED_LIST, (_listed(repaired),)))
    sentences += within(read)
    if any(repair.kind is RepairKind.NAMES for repair in read.repairs):
        sentences.append(Sentence(NAMED))
    return join_sentences(*map(render, sentences))


def left_out_words(parts: tuple[LeftOutPart, ...]) -> str:
    """A sentence about the parts of several messages that cannot be used."""
    return render(Sentence(NOT_USED, (_listed(left_out(parts)),)))


def is_doubtful(read: ImportedMessage | ImportRefusal) -> bool:
    """True if the message should be checked before it is sent."""
    return isinstance(read, ImportedMessage) and bool(read.left_out or to_check(read))


def _listed(parts: tuple[Sentence, ...]) -> str:
    named = [render(each) for each in parts[:MAX_NAMED]]
    if (more := len(parts) - MAX_NAMED) > 0:
        named.append(render(Sentence(AND_MORE, (more,))))
    listed = named[0]
    for each in named[1:]:
        listed = render(Sentence(JOINED, (listed, each)))
    return listed
