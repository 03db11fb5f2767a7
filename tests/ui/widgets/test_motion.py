"""Motion, and its absence where the system asks for that."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from pytestqt.qtbot import QtBot

from nxwa_desktop.ui.widgets import motion
from nxwa_desktop.ui.widgets.spinner import DOT_MS, FRAME_MS, Spinner
from tests.support.capabilities import GTK_SETTINGS
from tests.support.objective_c import play_runtime

ALLOWED = motion.motion_allowed


@GTK_SETTINGS.needed
@pytest.mark.parametrize(
    ("line", "allowed"),
    [("gtk-enable-animations=0", False), ("gtk-enable-animations=true", True), ("gtk-theme-name=x", True)],
)
def test_the_desktops_setting_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, allowed: bool
) -> None:
    file = tmp_path / "settings.ini"
    file.write_text(f"[Settings]\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(QStandardPaths, "locate", lambda *_: str(file))
    motion._gtk_allows.cache_clear()
    assert ALLOWED() is allowed
    motion._gtk_allows.cache_clear()


@pytest.mark.parametrize("reduces", [True, False])
def test_macos_is_asked_whether_it_reduces_motion(monkeypatch: pytest.MonkeyPatch, reduces: bool) -> None:
    answers = {"sharedWorkspace": 101, "accessibilityDisplayShouldReduceMotion": int(reduces)}
    runtime = play_runtime(monkeypatch, answers)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert ALLOWED() is not reduces
    assert runtime.sent[-1] == (101, "accessibilityDisplayShouldReduceMotion")


@pytest.mark.parametrize(("moves", "interval"), [(True, FRAME_MS), (False, DOT_MS)])
def test_a_spinner_turns_only_while_it_is_seen_and_only_where_that_is_wanted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, moves: bool, interval: int
) -> None:
    monkeypatch.setattr(motion, "motion_allowed", lambda: moves)
    spinner = Spinner()
    qtbot.addWidget(spinner)
    assert not spinner._timer.isActive()
    spinner.show()
    assert spinner._timer.interval() == interval
    assert spinner._timer.isActive()
    spinner.grab()
    spinner.hide()
    assert not spinner._timer.isActive()
