"""The size of the window at its first start, before the person has chosen one."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from nxwa_desktop.app import App
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.ui.window.central_widget import SMALLEST, USUAL, first_size


@pytest.mark.parametrize(
    ("screen", "size"),
    [
        ((1920, 1040), USUAL),
        ((1366, 728), QSize(1180, 688)),  # a small laptop, without its task bar
        ((1280, 680), QSize(1180, 640)),  # 1920 by 1080 at 150 %
        ((1067, 560), QSize(1051, 560)),
        ((800, 600), SMALLEST),
    ],
)
def test_the_window_fits_the_screen(screen: tuple[int, int], size: QSize) -> None:
    assert first_size(QSize(*screen)) == size


def test_the_first_window_has_that_size(qtbot: QtBot, tmp_path: Path) -> None:
    app = App(Paths.below(tmp_path))
    try:
        assert app.window.size() == first_size(app.window.screen().availableSize())
    finally:
        app.window.close()
        app.close()
