"""Sentences about files that a person chose and that could not be read or written."""

from nxwa_desktop.system.file_errors import FileFailure, file_failure
from nxwa_desktop.texts.sentence import Sentence

FAILURES: dict[FileFailure, str] = {
    FileFailure.IN_USE: "Another program has the file open: close it there and try again.",
    FileFailure.FULL: "The disk is full: free some space and try again.",
    FileFailure.DENIED: (
        "The file may not be opened: close it in other programs, check its permissions, or choose another place."
    ),
    FileFailure.MISSING: "The file or its folder is not there any more: choose another one.",
    FileFailure.FOLDER: "This is a folder: choose a file.",
    FileFailure.NAME: "A file cannot have this name: choose another one.",
    FileFailure.TOO_LONG: "The name or the path is too long: choose a shorter name or another folder.",
    FileFailure.OTHER: "The file could not be read or written: choose another place and try again.",
}


def file_problem(error: BaseException) -> Sentence:
    """Why a file could not be read or written, and what to do."""
    return Sentence(FAILURES[file_failure(error)])


def templates() -> tuple[str, ...]:
    """All templates of this module."""
    return tuple(FAILURES.values())
