"""What is said after an import, in the window's language: the gravest first, since a small window shows that alone."""

from nxwa_desktop.english import Sentence
from nxwa_desktop.english.imports import (
    AND_MORE,
    IMPORTED,
    JOINED,
    MOST_NAMED,
    NAMED,
    NOT_USED,
    PUT_RIGHT,
    mended,
    not_used,
    to_check,
)
from nxwa_desktop.protocol.imported import Imported, RepairKind
from nxwa_desktop.ui.wording import say, together


def import_words(imported: Imported, account: Sentence | None) -> str:
    """All that is to be told of it."""
    said = [Sentence(IMPORTED), *([] if account is None else [account]), *to_check(imported)]
    if left_out := not_used(imported):
        said.append(Sentence(NOT_USED, (_listed(left_out),)))
    if repaired := mended(imported):
        said.append(Sentence(PUT_RIGHT, (_listed(repaired),)))
    if any(repair.kind is RepairKind.NAMES for repair in imported.repairs):
        said.append(Sentence(NAMED))
    return together(*map(say, said))


def is_doubtful(imported: Imported) -> bool:
    """Whoever does not look may send something else than was meant."""
    return bool(imported.left_out or to_check(imported))


def _listed(parts: tuple[Sentence, ...]) -> str:
    named = [say(each) for each in parts[:MOST_NAMED]]
    if (more := len(parts) - MOST_NAMED) > 0:
        named.append(say(Sentence(AND_MORE, (more,))))
    listed = named[0]
    for each in named[1:]:
        listed = say(Sentence(JOINED, (listed, each)))
    return listed
