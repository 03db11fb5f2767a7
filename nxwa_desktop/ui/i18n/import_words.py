"""The words of an import's result: the most severe first, since a small window shows that alone."""

from nxwa_desktop import texts
from nxwa_desktop.importing.result import ImportedMessage, ImportRefusal, LeftOutPart, RepairKind
from nxwa_desktop.texts.imports import (
    AND_MORE,
    IMPORTED,
    JOINED,
    MAX_NAMED,
    NAMED,
    NOT_USED,
    PUT_RIGHT,
    left_out,
    not_used,
    safe_repairs,
    to_check,
    within,
)
from nxwa_desktop.texts.sentence import Sentence
from nxwa_desktop.ui.i18n.translate import join_sentences, render


def import_words(read: ImportedMessage | ImportRefusal, account: Sentence | None) -> str:
    """All that is to be told of it."""
    if isinstance(read, ImportRefusal):
        return render(texts.imports.import_refusal(read))
    said = [Sentence(IMPORTED), *([] if account is None else [account]), *to_check(read)]
    if unused := not_used(read):
        said.append(Sentence(NOT_USED, (_listed(unused),)))
    if repaired := safe_repairs(read):
        said.append(Sentence(PUT_RIGHT, (_listed(repaired),)))
    said += within(read)
    if any(repair.kind is RepairKind.NAMES for repair in read.repairs):
        said.append(Sentence(NAMED))
    return join_sentences(*map(render, said))


def left_out_words(parts: tuple[LeftOutPart, ...]) -> str:
    """A sentence about the parts of several messages that cannot be used."""
    return render(Sentence(NOT_USED, (_listed(left_out(parts)),)))


def is_doubtful(read: ImportedMessage | ImportRefusal) -> bool:
    """Whoever does not look may send something else than was meant."""
    return isinstance(read, ImportedMessage) and bool(read.left_out or to_check(read))


def _listed(parts: tuple[Sentence, ...]) -> str:
    named = [render(each) for each in parts[:MAX_NAMED]]
    if (more := len(parts) - MAX_NAMED) > 0:
        named.append(render(Sentence(AND_MORE, (more,))))
    listed = named[0]
    for each in named[1:]:
        listed = render(Sentence(JOINED, (listed, each)))
    return listed
