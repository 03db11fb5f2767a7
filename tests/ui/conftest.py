"""Fixtures that open the real window on real services, in a folder of the test."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nxwa_desktop.ui.widgets import motion
from nxwa_desktop.ui.widgets.palette import LIGHT, qt_palette
from nxwa_desktop.ui.widgets.program_style import ProgramStyle
from tests.ui.history_steps import FINE, LOST, NOT_A_USER, send
from tests.ui.window_driver import WindowDriver

# What the offscreen platform says of itself, and that of Windows of a window that goes as it becomes the active one, or
# is larger than the screen.
IGNORED = (
    r"^This plugin does not support (raise|propagateSizeHints)\(\)",
    r"^This plugin does not support grabbing the keyboard",
    r"^QWindowsWindow::setGeometry: Unable to set geometry",
    r"^QObject::connect: Cannot connect \(nullptr\)::focusObjectChanged",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore(*IGNORED))


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program's style and light colours, the font as it was, and nothing that moves."""
    monkeypatch.setattr(motion, "motion_allowed", lambda: False)
    if os.name == "nt":
        # Elsewhere a variable says so: numbers and times are those of no country.
        monkeypatch.setattr(QLocale, "system", staticmethod(QLocale.c))
    font = qapp.font()
    qapp.setStyle(ProgramStyle())
    qapp.setPalette(qt_palette(LIGHT))
    yield
    qapp.setFont(font)
    qapp.setPalette(qt_palette(LIGHT))


@pytest.fixture
def big_letters() -> Iterator[None]:
    """Letters of the program twice as large."""
    font = QApplication.font()
    large = QApplication.font()
    large.setPointSizeF(font.pointSizeF() * 2)
    QApplication.setFont(large)
    yield
    QApplication.setFont(font)


@pytest.fixture
def make_driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., WindowDriver]]:
    """Builds windows; all are closed at the end."""
    built: list[WindowDriver] = []

    def make(*, sandbox: bool = False, folder: str = "", completes: bool = True) -> WindowDriver:
        driver = WindowDriver(qtbot, tmp_path / folder, sandbox=sandbox, completes=completes)
        built.append(driver)
        return driver

    yield make
    for driver in reversed(built):
        driver.close()


@pytest.fixture
def driver(make_driver: Callable[..., WindowDriver]) -> WindowDriver:
    """A window in the sandbox, ready to compose."""
    driver = make_driver(sandbox=True)
    driver.until(lambda: driver.app.account_service.in_sandbox)
    return driver


@pytest.fixture
def fresh(make_driver: Callable[..., WindowDriver]) -> WindowDriver:
    """The window of a first start, the list of accounts read."""
    driver = make_driver()
    driver.until(lambda: driver.app.account_service.loaded)
    return driver


@pytest.fixture
def sent(driver: WindowDriver) -> WindowDriver:
    """A window whose sandbox has accepted one message, rejected one, and left one unknown."""
    for ending in (FINE, NOT_A_USER, LOST):
        send(driver, ending)
    return driver
