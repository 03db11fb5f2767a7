"""The frame of pop-ups."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nxwa_desktop.ui.widgets import motion
from nxwa_desktop.ui.widgets.popup import Popup


@pytest.fixture
def opacities(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the platform is asked for; the offscreen one has no see-through windows."""
    asked: list[float] = []
    monkeypatch.setattr(Popup, "setWindowOpacity", lambda _, opacity: asked.append(opacity))
    return asked


@pytest.mark.parametrize(
    ("platform", "allowed", "fades"), [("windows", True, True), ("windows", False, False), ("wayland", True, False)]
)
def test_it_fades_in_where_platform_and_system_let_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, opacities: list[float], platform: str, allowed: bool, fades: bool
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)
    monkeypatch.setattr(motion, "motion_allowed", lambda: allowed)
    parent = QWidget()
    qtbot.addWidget(parent)
    Popup(parent).show()
    if not fades:
        assert opacities == []
        return
    qtbot.waitUntil(lambda: opacities[-1] == 1)
    assert opacities == sorted(opacities)
    assert opacities[0] == 0
