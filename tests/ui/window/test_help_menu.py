"""The Help menu: keys as they are in use, places of files, and what the program is made of."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nxwa_desktop.system.paths import Paths
from nxwa_desktop.ui.widgets.question import Question
from nxwa_desktop.ui.window.help_menu import HelpMenu
from tests.ui.window_driver import WindowDriver, clipboard


@pytest.fixture
def opened() -> list[Path]:
    return []


@pytest.fixture
def menu(driver: WindowDriver, opened: list[Path]) -> HelpMenu:
    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    return HelpMenu(driver.window, driver.paths, open_url)


PLACES = pytest.mark.parametrize(
    ("entry", "place"),
    [("data_folder", lambda paths: paths.data_folder), ("log", lambda paths: paths.log_file)],
    ids=["data", "log"],
)
Where = Callable[[Paths], Path]


@PLACES
def test_a_place_is_shown_by_what_the_system_shows_places_with(
    driver: WindowDriver, menu: HelpMenu, opened: list[Path], entry: str, place: Where
) -> None:
    driver.paths.data_folder.mkdir(parents=True, exist_ok=True)
    driver.paths.log_file.parent.mkdir(parents=True, exist_ok=True)
    driver.paths.log_file.touch()
    getattr(menu, entry).trigger()
    assert opened == [place(driver.paths)]
    assert not driver.window.findChildren(Question)


@PLACES
def test_where_nothing_shows_it_the_place_is_told(driver: WindowDriver, entry: str, place: Where) -> None:
    driver.paths.data_folder.mkdir(parents=True, exist_ok=True)
    driver.paths.log_file.parent.mkdir(parents=True, exist_ok=True)
    driver.paths.log_file.touch()
    menu = HelpMenu(driver.window, driver.paths, lambda _: False)
    getattr(menu, entry).trigger()
    box = driver.question()
    assert str(place(driver.paths)) in {label.text().replace("\u200b", "") for label in box.findChildren(QLabel)}
    assert box.text().endswith("is here:")
    copy = next(button for button in box.buttons() if "Copy" in button.text())
    copy.click()
    assert clipboard() == str(place(driver.paths))


def test_what_does_not_exist_yet_is_not_opened(driver: WindowDriver, menu: HelpMenu, opened: list[Path]) -> None:
    assert not driver.paths.log_file.exists()
    menu.log.trigger()
    assert "Nothing has been written yet" in driver.question().text()
    assert opened == []


# about


def test_the_menu_stands_last(driver: WindowDriver, qtbot: QtBot) -> None:
    assert driver.window.menuBar().actions()[-1].menu() is driver.window.help_menu
