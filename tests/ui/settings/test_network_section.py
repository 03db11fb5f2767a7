"""The proxy that a person types into the settings."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nxwa_desktop.services.settings import Settings
from nxwa_desktop.ui.settings import network_section
from nxwa_desktop.ui.settings.network_section import NetworkSection
from nxwa_desktop.ui.window.navigation import Place
from tests.ui.window_driver import WindowDriver


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


def section(qtbot: QtBot, settings: Settings) -> NetworkSection:
    made = NetworkSection(settings)
    qtbot.addWidget(made)
    made.show()
    return made


def test_an_address_is_kept_as_it_is_used_and_what_is_none_is_told(qtbot: QtBot, settings: Settings) -> None:
    network = section(qtbot, settings)
    for typed, kept, told in (
        ("proxy:3128", "http://proxy:3128", False),
        ("http://me:word@proxy:3128", "http://proxy:3128", True),
        ("", "", False),
    ):
        network.proxy.clear()
        QTest.keyClicks(network.proxy, typed)
        network.proxy.editingFinished.emit()
        assert settings.proxy == kept
        assert bool(network.note.text) is told
    assert network.proxy.text() == ""


def test_a_script_of_the_system_is_told_of(qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_section, "has_script", lambda: True)
    network = section(qtbot, settings)
    assert "by a script" in network.note.text
    QTest.keyClicks(network.proxy, "proxy:3128")
    network.proxy.editingFinished.emit()
    assert network.note.text == ""


def test_leaving_the_page_takes_what_was_typed(driver: WindowDriver) -> None:
    driver.window.show_place(Place.SETTINGS)
    field = driver.window.settings.page.network.proxy
    QTest.keyClicks(field, "proxy:3128")
    driver.window.show_message()
    assert driver.app.settings.proxy == "http://proxy:3128"
