"""What macOS is told of a batch."""

import pytest

from nxwa_desktop.system.activity import at_full_speed
from tests.support.objective_c import play_runtime

INFO, WORDS, ACTIVITY = 101, 102, 103
ANSWERS = {"processInfo": INFO, "stringWithUTF8String:": WORDS, "beginActivityWithOptions:reason:": ACTIVITY}


def test_the_activity_lasts_as_long_as_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    runtime = play_runtime(monkeypatch, ANSWERS)
    with at_full_speed("Sends a batch", "linux"):
        assert not runtime.sent
    with at_full_speed("Sends a batch", "darwin"):
        assert runtime.sent == [
            ("NSProcessInfo", "processInfo"),
            ("NSString", "stringWithUTF8String:", b"Sends a batch"),
            (INFO, "beginActivityWithOptions:reason:", 0xEFFFFF, WORDS),
            (ACTIVITY, "retain"),
        ]
    assert runtime.sent[4:] == [(INFO, "endActivity:", ACTIVITY), (ACTIVITY, "release")]


def test_a_mac_without_that_library_does_the_work_all_the_same() -> None:
    with at_full_speed("Sends a batch", "darwin"):  # there is none here
        pass
