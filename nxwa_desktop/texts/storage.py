"""Sentences about data that could not be read from or written to the disk."""

from nxwa_desktop.storage.accounts import NameTaken
from nxwa_desktop.storage.errors import (
    CannotOpen,
    Change,
    DatabaseDamaged,
    DatabaseFull,
    DatabaseLocked,
    DatabaseNewer,
    DatabaseReadOnly,
    DataFileChanged,
    StorageError,
)
from nxwa_desktop.texts.sentence import Sentence

STORAGE: dict[type[StorageError], str] = {
    NameTaken: "Another account has this name already: choose another name.",
    CannotOpen: "The data folder cannot be opened: check that you may write to it, then start the program again.",
    DatabaseLocked: "Another program holds the data file: close it and try again.",
    DatabaseFull: "The disk is full: free some space and try again.",
    DatabaseReadOnly: "The data file cannot be written to: check its permissions and try again.",
    DatabaseDamaged: "Something in the data file is damaged: try again, and look into the log if it stays.",
    DatabaseNewer: "The data was written by a newer version of this program: use that version, or install it again.",
}
OTHERWISE = "The data could not be read or written: try again, and look into the log if it stays."


CHANGES: dict[Change, str] = {
    Change.ABSENT: "The data file is missing, but there is a copy of it: open the program's window and choose whether"
    " to use the copy, or put the file back.",
    Change.MISSING: "The data file was deleted or moved: choose at the top of the window how to go on, or put it back.",
    Change.REPLACED: "Another data file was put in the place of the one in use: choose at the top of the window how to"
    " go on.",
    Change.UNUSABLE: "The data file was overwritten, or a part of it was deleted: choose at the top of the window how"
    " to go on.",
}


def storage_problem(error: BaseException) -> Sentence:
    """A storage error, and how to go on."""
    if isinstance(error, DataFileChanged):
        return Sentence(CHANGES[error.change])
    known = next((text for kind, text in STORAGE.items() if isinstance(error, kind)), OTHERWISE)
    return Sentence(known)


def templates() -> tuple[str, ...]:
    """All templates of this module."""
    return (*STORAGE.values(), *CHANGES.values(), OTHERWISE)
