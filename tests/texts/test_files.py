"""Files that cannot be used are told of in the program's words, whatever the system says."""

import errno

import pytest

from nxwa_desktop import texts
from nxwa_desktop.system.file_errors import FileFailure, file_failure
from nxwa_desktop.texts import files
from tests.support.in_use import ACCESS_DENIED, SHARING_VIOLATION, refusal

LOCK_VIOLATION = 33


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
        (OSError(errno.EIO, "kaputt"), FileFailure.OTHER),
        (RuntimeError(), FileFailure.OTHER),
    ],
)
def test_each_error_has_a_sentence_without_the_system_s_text(error: Exception, expected: FileFailure) -> None:
    assert file_failure(error) is expected
    assert str(texts.files.file_problem(error)) == files.FAILURES[expected]


def test_all_have_one() -> None:
    assert set(files.FAILURES) == set(FileFailure)
    assert set(files.FAILURES.values()) <= set(texts.all_templates())
