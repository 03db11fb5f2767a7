"""What is said after an import, in the window's language."""

from nxwa_desktop import english
from nxwa_desktop.english import Sentence
from nxwa_desktop.english.imports import AND_MORE, JOINED, MOST_NAMED, NOT_USED, left_out_told
from nxwa_desktop.protocol.imported import Imported, LeftOut, RepairKind
from nxwa_desktop.ui.wording import say

_DOUBTFUL = {RepairKind.CUT, RepairKind.GUESSED, RepairKind.TWICE, RepairKind.ESCAPES, RepairKind.UNFILLED}


def import_words(imported: Imported, account: Sentence | None) -> str:
    """All that is to be told of it."""
    said = [say(sentence) for sentence in english.import_told(imported)]
    if imported.left_out:
        said.append(say(Sentence(NOT_USED, (_listed(imported.left_out),))))
    if account is not None:
        said.append(say(account))
    return " ".join(said)


def is_doubtful(imported: Imported) -> bool:
    """Whoever does not look may send something else than was meant."""
    return bool(imported.left_out) or any(repair.kind in _DOUBTFUL for repair in imported.repairs)


def _listed(left_out: tuple[LeftOut, ...]) -> str:
    named = [say(left_out_told(each)) for each in left_out[:MOST_NAMED]]
    if (more := len(left_out) - MOST_NAMED) > 0:
        named.append(say(Sentence(AND_MORE, (more,))))
    listed = named[0]
    for each in named[1:]:
        listed = say(Sentence(JOINED, (listed, each)))
    return listed
