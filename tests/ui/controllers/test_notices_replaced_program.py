"""Another version of the program is installed while its window is open."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QPixmapCache

from nxwa_desktop.system import installation
from nxwa_desktop.ui.widgets import icons
from nxwa_desktop.ui.widgets.notices import REPLACED
from tests.ui.window_driver import WindowDriver

MakeBench = Callable[..., WindowDriver]


def test_an_update_is_told_until_it_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_driver: MakeBench
) -> None:
    program = tmp_path / "program"
    program.touch()
    monkeypatch.setattr(installation, "program_file", lambda: program)
    driver = make_driver()
    driver.app.services.external_changes.poll()
    controller = driver.window.notices
    assert controller.notices.notice(REPLACED) is None
    away = program.rename(tmp_path / "away")
    driver.app.services.external_changes.poll()
    (notice,) = controller.notices.shown
    assert notice.text == "This program was updated or removed. Close it and start it again; what you typed is kept."
    driver.use_language("zh_CN")
    (notice,) = driver.window.notices.notices.shown
    assert notice.text == "本程序已更新或已被移除。请将其关闭后重新启动；输入的内容会保留。"
    away.rename(program)
    driver.app.services.external_changes.poll()
    assert driver.window.notices.notices.shown == ()


def test_a_removed_program_tells_so_without_its_drawings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_driver: MakeBench
) -> None:
    program = tmp_path / "program"
    program.touch()
    monkeypatch.setattr(installation, "program_file", lambda: program)
    driver = make_driver()
    program.unlink()
    with monkeypatch.context() as removed:
        removed.setattr(icons, "resource", lambda name: tmp_path / name)
        QPixmapCache.clear()
        driver.app.services.external_changes.poll()
        (notice,) = driver.window.notices.notices.shown
        assert notice.text.startswith("This program was updated or removed.")
        assert icons.pixmap("warning", "#123456").isNull()
    assert not icons.pixmap("warning", "#123456").isNull()
