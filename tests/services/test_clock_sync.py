"""What was learnt about the clock, kept across restarts and told to the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from nxwa_desktop.services.clock_sync import ClockSync
from tests.services.conftest import SenderHarness
from tests.support.delivery_harness import MESSAGE, Computer, account_at, delivery_harness
from tests.support.gui import PATIENCE_MS
from tests.support.recording import Sandbox


@pytest.fixture
def computer() -> Computer:
    return Computer()


@pytest.fixture
def keeping(tmp_path: Path, computer: Computer, qapp: object) -> Iterator[tuple[SenderHarness, ClockSync]]:
    with delivery_harness(tmp_path, clock=computer.clock()) as opened:
        harness = SenderHarness(opened)
        clock_sync = ClockSync(opened.clock, opened.storage)
        yield harness, clock_sync
        clock_sync.close()
        harness.close()


def test_the_window_hears_of_it_on_its_own_thread(
    qtbot: QtBot, keeping: tuple[SenderHarness, ClockSync], computer: Computer
) -> None:
    harness, clock_sync = keeping
    with qtbot.waitSignal(clock_sync.changed, timeout=PATIENCE_MS):
        clock_sync.begin()
    threads: list[bool] = []
    clock_sync.changed.connect(lambda: threads.append(QThread.isMainThread()))
    computer.is_set(-30)
    with Sandbox(clock=computer.server_time) as sandbox:
        account = harness.delivery_harness.keep(account_at(sandbox.url))
        with qtbot.waitSignal(clock_sync.changed, timeout=PATIENCE_MS):
            harness.sender.send(MESSAGE, account)
    assert threads == [True]
    assert harness.delivery_harness.clock.offset_ms(account.url) == pytest.approx(30_000, abs=1_000)
    kept = harness.delivery_harness.storage.submit(lambda repos: repos.clock_offsets.all()).result(10)
    assert kept == {account.url: pytest.approx(30_000, abs=1_000)}


def test_stores_that_cannot_be_opened_tell_nothing(qtbot: QtBot, keeping: tuple[SenderHarness, ClockSync]) -> None:
    harness, clock_sync = keeping
    harness.delivery_harness.paths.database_file.mkdir(parents=True)
    with qtbot.assertNotEmitted(clock_sync.changed, wait=50):
        clock_sync.begin()
        harness.delivery_harness.storage.submit(lambda _: None).exception(10)


def test_after_closing_nothing_is_told(qtbot: QtBot, keeping: tuple[SenderHarness, ClockSync]) -> None:
    harness, clock_sync = keeping
    with qtbot.assertNotEmitted(clock_sync.changed, wait=50):
        clock_sync.begin()
        clock_sync.close()
        harness.delivery_harness.storage.submit(lambda _: None).result(10)
