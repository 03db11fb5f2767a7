"""The system's notification, and what stands in for it."""

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from nxwa_desktop.ui.widgets.system_notification import SystemNotification


@pytest.mark.parametrize("has_tray", [True, False])
def test_the_system_notifies_where_it_can_and_the_window_calls_anyway(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, has_tray: bool
) -> None:
    said: list[tuple[str, str]] = []
    alerted: list[QWidget] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: has_tray)
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: has_tray)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _: None)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _, title, words, __: said.append((title, words)))
    monkeypatch.setattr(QApplication, "alert", alerted.append)
    window = QWidget()
    qtbot.addWidget(window)
    SystemNotification(window).notify("The batch is done", "4 of 4 rows done")
    assert said == ([("The batch is done", "4 of 4 rows done")] if has_tray else [])
    assert alerted == [window]
