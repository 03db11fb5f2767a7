"""What was learnt about the clock, kept across restarts and told to the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from nxwa_desktop.services.clock_keeper import ClockKeeper
from tests.services.conftest import Bench
from tests.support.gui import PATIENCE_MS
from tests.support.recording import Sandbox
from tests.support.rig import MESSAGE, Computer, account_at, rig


@pytest.fixture
def computer() -> Computer:
    return Computer()


@pytest.fixture
def keeping(tmp_path: Path, computer: Computer, qapp: object) -> Iterator[tuple[Bench, ClockKeeper]]:
    with rig(tmp_path, clock=computer.clock()) as opened:
        bench = Bench(opened)
        keeper = ClockKeeper(opened.clock, opened.stores)
        yield bench, keeper
        keeper.close()
        bench.close()


def test_the_window_hears_of_it_on_its_own_thread(
    qtbot: QtBot, keeping: tuple[Bench, ClockKeeper], computer: Computer
) -> None:
    bench, keeper = keeping
    with qtbot.waitSignal(keeper.changed, timeout=PATIENCE_MS):
        keeper.begin()
    threads: list[bool] = []
    keeper.changed.connect(lambda: threads.append(QThread.isMainThread()))
    computer.is_set(-30)
    with Sandbox(clock=computer.server_time) as sandbox:
        account = bench.rig.keep(account_at(sandbox.url))
        with qtbot.waitSignal(keeper.changed, timeout=PATIENCE_MS):
            bench.sender.send(MESSAGE, account)
    assert threads == [True]
    assert bench.rig.clock.offset_ms(account.url) == pytest.approx(30_000, abs=1_000)
    kept = bench.rig.stores.submit(lambda stores: stores.clock_offsets.all()).result(10)
    assert kept == {account.url: pytest.approx(30_000, abs=1_000)}


def test_stores_that_cannot_be_opened_tell_nothing(qtbot: QtBot, keeping: tuple[Bench, ClockKeeper]) -> None:
    bench, keeper = keeping
    bench.rig.paths.database_file.mkdir(parents=True)
    with qtbot.assertNotEmitted(keeper.changed, wait=50):
        keeper.begin()
        bench.rig.stores.submit(lambda _: None).exception(10)


def test_after_closing_nothing_is_told(qtbot: QtBot, keeping: tuple[Bench, ClockKeeper]) -> None:
    bench, keeper = keeping
    with qtbot.assertNotEmitted(keeper.changed, wait=50):
        keeper.begin()
        keeper.close()
        bench.rig.stores.submit(lambda _: None).result(10)
