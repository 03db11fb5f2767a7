"""A data file that was damaged when the program started: what took its place is told wherever one looks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from nxwa_desktop.system.paths import Paths
from nxwa_desktop.ui.window.navigation import Place
from tests.ui.window_driver import WindowDriver


def tells(driver: WindowDriver) -> bool:
    page = driver.window.pages.currentWidget()
    assert page is not None
    return any("damaged and is set aside" in each.text() for each in page.findChildren(QLabel) if each.isVisible())


@pytest.mark.parametrize("place", [None, Place.HISTORY, Place.SETTINGS])
def test_the_page_that_is_shown_tells_it(
    make_driver: Callable[..., WindowDriver], tmp_path: Path, place: Place | None
) -> None:
    paths = Paths.below(tmp_path / "damaged")
    paths.data_folder.mkdir(parents=True)
    paths.database_file.write_bytes(b"no database\n" * 1000)
    driver = make_driver(folder="damaged")
    if place is not None:
        driver.window.show_place(place)
    driver.until(lambda: driver.window.place is place and tells(driver))
