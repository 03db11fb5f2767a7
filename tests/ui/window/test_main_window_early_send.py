"""A message that is sent before the window has built what it can be shown without."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.window import main_window
from nxwa_desktop.ui.window.main_window import MainWindow
from tests.ui.window_driver import WindowDriver


def test_what_shows_the_result_is_built_while_the_message_is_on_its_way(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "SETTLING_MS", 3_600_000)
    monkeypatch.setattr(MainWindow, "settle", lambda _: None)  # as if the draft were not there yet
    driver = WindowDriver(qtbot, tmp_path, sandbox=True)
    try:
        dock = driver.window.dock
        driver.settle()
        assert not is_built(dock, "result")
        dock.show_busy("+86 136 0000 9759", "Support")
        assert not is_built(dock, "result"), "not all at once"
        driver.until(lambda: is_built(dock, "line"))
        assert is_built(dock, "result")
        assert dock.sending.isVisible()
        driver.wait_until_settled()
    finally:
        driver.close()
