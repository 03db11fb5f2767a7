"""Whose window it is, as a taskbar sees it: the program started as ever, looked at from outside."""

import re
import subprocess
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from nxwa_desktop.system.identity import APP_ID, TITLE
from nxwa_desktop.system.resources import resource
from tests.end_to_end.other_process import Program
from tests.support.program import started
from tests.support.x11 import PATIENCE_MS, InputDevices

Look = Callable[[str], str]


@pytest.fixture
def look(qtbot: QtBot, devices: InputDevices) -> Iterator[Look]:
    """Looks at a property of the window of a program that has just been started."""
    with started("--sandbox") as process:
        program = Program(qtbot, devices, process)
        program.wait_for_window()
        yield lambda name: _property(program.window_id, name)
        program.close()


def _property(window_id: str, name: str) -> str:
    """What follows the property's name and type; empty where the window has none."""
    told = subprocess.run(["xprop", "-id", window_id, "-notype", name], capture_output=True, text=True, check=True)
    _, _, value = told.stdout.partition(" = ")
    return value.strip()


def test_a_taskbar_finds_its_desktop_file(look: Look) -> None:
    entry = resource(f"linux/{APP_ID}.desktop").read_text(encoding="utf-8")
    (wm_class,) = re.findall(r"^StartupWMClass=(.*)$", entry, re.MULTILINE)
    assert look("WM_CLASS").split(", ")[1] == f'"{wm_class}"'
    for name in ("_GTK_APPLICATION_ID", "_KDE_NET_WM_DESKTOP_FILE"):
        assert look(name) == f'"{APP_ID}"'


def test_it_has_a_name_and_an_icon(qtbot: QtBot, look: Look) -> None:
    assert look("_NET_WM_NAME") == f'"{TITLE}"'
    # It comes after the first picture, and is drawn in sizes a taskbar wants.
    qtbot.waitUntil(lambda: "Icon (" in look("_NET_WM_ICON"), timeout=PATIENCE_MS)
    sides = {int(side) for side in re.findall(r"Icon \((\d+) x \1\)", look("_NET_WM_ICON"))}
    assert sides & {32, 48, 64}
    assert 16 in sides
