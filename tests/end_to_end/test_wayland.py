"""The program on a Wayland compositor with no X server: it opens there, and says whose window it is.

The compositor is Weston without a screen. What the program asks of it is read from the trace of Wayland's own library.
"""

import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nxwa_desktop.system.identity import APP_ID, TITLE
from nxwa_desktop.system.resources import resource
from tests.support.program import program, started
from tests.support.x11 import PATIENCE_MS

SOCKET = "wayland-test"


@pytest.fixture
def compositor(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator["subprocess.Popen[bytes]"]:
    """A compositor that every program started from here finds, and nothing else to open a window on."""
    # Not pytest's folder: the name of a socket may have some hundred letters.
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        for name in ("DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name)
        command = ["weston", "--backend=headless-backend.so", f"--socket={SOCKET}", "--no-config", "--idle-time=0"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                qtbot.waitUntil((Path(folder) / SOCKET).exists, timeout=PATIENCE_MS)
                monkeypatch.setenv("WAYLAND_DISPLAY", SOCKET)
                yield process
            finally:
                process.terminate()


@pytest.mark.usefixtures("compositor")
def test_a_taskbar_finds_its_menu_entry_and_with_it_its_icon() -> None:
    asked = dict[str, str]()
    with started("--sandbox", extra={"WAYLAND_DEBUG": "client"}) as process:
        assert process.stderr is not None
        for line in process.stderr:
            assert line.startswith(b"["), "a complaint of Qt's"
            asked.update(re.findall(r'xdg_toplevel[@#]\d+\.(set_title|set_app_id)\("(.*)"\)', line.decode()))
            if asked and b".attach(wl_buffer" in line:  # there is something to see
                break
    assert asked == {"set_title": TITLE, "set_app_id": APP_ID}
    entry = resource(f"linux/{APP_ID}.desktop").read_text(encoding="utf-8")
    assert f"\nIcon={APP_ID}\n" in entry


def test_a_compositor_that_has_gone_is_said(compositor: "subprocess.Popen[bytes]") -> None:
    compositor.kill()
    compositor.wait()
    ended = program("--sandbox")
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"The display {SOCKET} does not answer. ")
