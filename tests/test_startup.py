"""What a start does beside showing the window."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from nxwa_desktop.startup import HeldLog, start_log_file
from nxwa_desktop.storage.log_file import PrivateLog


@pytest.fixture
def held() -> Iterator[HeldLog]:
    held = HeldLog()
    root = logging.getLogger()
    before = list(root.handlers)
    root.addHandler(held)
    yield held
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()


def test_what_is_logged_before_the_log_file_is_open_comes_into_it(held: HeldLog, tmp_path: Path) -> None:
    log = logging.getLogger("nxwa_desktop.test")
    log.error("the data file is damaged")
    file_log = PrivateLog(tmp_path / "log" / "file.log")
    held.hand_over(file_log)
    log.error("the keyring is locked")
    lines = (tmp_path / "log" / "file.log").read_text("utf-8").splitlines()
    assert [line.partition("nxwa_desktop.test: ")[2] for line in lines] == [
        "the data file is damaged",
        "the keyring is locked",
    ]
    assert not held.holds
    file_log.close()


def test_where_no_log_file_can_be_written_nothing_is_held(held: HeldLog, tmp_path: Path) -> None:
    logging.getLogger("nxwa_desktop.test").error("the data file is damaged")
    (tmp_path / "log").write_text("a file where the folder belongs", "utf-8")
    start_log_file(tmp_path / "log" / "file.log", held)
    assert not held.holds
    assert held not in logging.getLogger().handlers
