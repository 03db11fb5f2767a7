"""The status words of templates."""

import pytest

from nxwa_desktop.templates.template_status import TemplateStatus, status_of


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("", TemplateStatus.NOT_STATED),
        ("APPROVED", TemplateStatus.IN_USE),
        ("approved ", TemplateStatus.IN_USE),
        ("Rejected", TemplateStatus.REJECTED),
        ("PAUSED", TemplateStatus.PAUSED),
        ("PENDING", TemplateStatus.PENDING),
        ("DISABLED", TemplateStatus.UNAVAILABLE),
        ("7", TemplateStatus.UNKNOWN),
    ],
)
def test_words_in_any_letter_case(word: str, status: TemplateStatus) -> None:
    assert status_of(word) is status
