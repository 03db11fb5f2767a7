"""The program on a desktop that turns dark and light while it runs."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nxwa_desktop.ui.widgets import palette
from tests.support.desktop_portal import DARK, LIGHT, DesktopPortal
from tests.support.program import environment
from tests.support.secret_service import SecretService
from tests.support.x11 import obstacle

PROGRAM = """
import pathlib, sys
from PySide6.QtCore import QEvent, QSocketNotifier
from PySide6.QtWidgets import QApplication, QWidget
from nxwa_desktop.app import App
from nxwa_desktop.startup import apply_style
from nxwa_desktop.system.paths import Paths

class Eye(QWidget):
    def changeEvent(self, event):
        if event.type() == QEvent.Type.PaletteChange:
            self.say()
    def say(self):
        print(self.palette().window().color().name(), flush=True)

qt = QApplication(["x"])
apply_style(qt)
app = App(Paths.below(pathlib.Path(sys.argv[1])))
eye = Eye(app.window)

def obey():
    theme = sys.stdin.readline().strip()
    if theme:
        app.settings.theme = theme
    else:
        qt.quit()

notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
notifier.activated.connect(obey)
app.window.painted.connect(eye.say)
app.window.show()
qt.exec()
app.close()
"""
LIGHT_WINDOW, DARK_WINDOW = palette.LIGHT.window, palette.DARK.window


class Desktop:
    """A session with a portal, and the program in it."""

    def __init__(self, portal: DesktopPortal, process: "subprocess.Popen[str]") -> None:
        self.portal = portal
        self._process = process

    def choose(self, theme: str) -> None:
        """The person chooses it in the program's settings."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{theme}\n")
        self._process.stdin.flush()

    def sees(self, colour: str) -> bool:
        """The window's next colour that is another is this one."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip() == colour


@contextlib.contextmanager
def desktop(folder: Path, scheme: int) -> Iterator[Desktop]:
    if reason := obstacle():
        pytest.fail(reason, pytrace=False)
    with SecretService(daemon=False) as session:
        portal = DesktopPortal(session.connect(), scheme)
        wanted = {
            "QT_QPA_PLATFORM": "xcb",
            "QT_QPA_PLATFORMTHEME": "xdgdesktopportal",  # the one of Qt's that needs no desktop to be installed
            "DBUS_SESSION_BUS_ADDRESS": session.address,
            "NO_AT_BRIDGE": "1",
        }
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(folder)],
            env=environment(wanted),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield Desktop(portal, process)
        finally:
            process.communicate("\n", timeout=20)
            portal.close()
    assert process.returncode == 0


def test_the_window_follows_the_desktop_while_it_runs(tmp_path: Path) -> None:
    with desktop(tmp_path, LIGHT) as there:
        assert there.sees(LIGHT_WINDOW)
        there.portal.turn(DARK)
        assert there.sees(DARK_WINDOW)
        there.portal.turn(LIGHT)
        assert there.sees(LIGHT_WINDOW)


def test_it_starts_dark_on_a_dark_desktop_and_a_fixed_theme_goes_before_it(tmp_path: Path) -> None:
    with desktop(tmp_path, DARK) as there:
        assert there.sees(DARK_WINDOW)
        there.choose("light")
        assert there.sees(LIGHT_WINDOW)
        there.choose("dark")
        assert there.sees(DARK_WINDOW)
        there.portal.turn(LIGHT)
        there.choose("system")
        assert there.sees(LIGHT_WINDOW), "the next colour: turning the desktop alone changed nothing"
    with desktop(tmp_path, DARK) as there:
        assert there.sees(DARK_WINDOW)
