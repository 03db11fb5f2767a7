"""Files that cannot be used are told of in the program's words, whatever the system says."""

import errno
from pathlib import Path

import pytest

from nxwa_desktop import texts
from nxwa_desktop.system.file_errors import FileFailure, file_failure
from nxwa_desktop.texts import files
from tests.support.in_use import ACCESS_DENIED, SHARING_VIOLATION, refusal

LOCK_VIOLATION = 33


def not_found(path: str, code: int | None) -> OSError:
    """As Windows says it of a file that is not there; its C library without a number."""
    error = OSError(errno.ENOENT, "Das System kann den angegebenen Pfad nicht finden", path)
    error.winerror = code  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (refusal(SHARING_VIOLATION), FileFailure.IN_USE),
        (refusal(LOCK_VIOLATION), FileFailure.IN_USE),
        (OSError(errno.EBUSY, "besetzt"), FileFailure.IN_USE),
        (refusal(ACCESS_DENIED), FileFailure.DENIED),
        (OSError(errno.EROFS, "nur lesen"), FileFailure.DENIED),
        (OSError(errno.ENOSPC, "voll"), FileFailure.FULL),
        (OSError(errno.ENOENT, "fehlt"), FileFailure.MISSING),
        (OSError(errno.EISDIR, "Ordner"), FileFailure.FOLDER),
        (ValueError("embedded null byte"), FileFailure.NAME),
        (OSError(errno.ENAMETOOLONG, "zu lang"), FileFailure.TOO_LONG),
        (not_found("C:/" + "a" * 257, 3), FileFailure.TOO_LONG),
        (not_found("C:/" + "a" * 257, None), FileFailure.TOO_LONG),
        (not_found("C:/short", None), FileFailure.MISSING),
        (not_found("C:/short", 206), FileFailure.TOO_LONG),
        (not_found("C:/short", 3), FileFailure.MISSING),
        (OSError(errno.EIO, "kaputt"), FileFailure.OTHER),
        (RuntimeError(), FileFailure.OTHER),
    ],
)
def test_each_error_has_a_sentence_without_the_system_s_text(error: Exception, expected: FileFailure) -> None:
    assert file_failure(error) is expected
    assert str(texts.files.file_problem(error)) == files.FAILURES[expected]


def test_a_folder_that_is_opened_as_a_file_on_windows(tmp_path: Path) -> None:
    error = PermissionError(errno.EACCES, "Zugriff verweigert", str(tmp_path))
    error.winerror = None  # type: ignore[attr-defined]
    assert file_failure(error) is FileFailure.FOLDER


def test_all_have_one() -> None:
    assert set(files.FAILURES) == set(FileFailure)
    assert set(files.FAILURES.values()) <= set(texts.all_templates())
