"""The first thing a person sees, and what it costs."""

import os
import subprocess
import sys
from pathlib import Path

FIRST_PAINT = """
import pathlib, sys
from PySide6.QtWidgets import QApplication
from nxwa_desktop.app import App
from nxwa_desktop.startup import apply_style
from nxwa_desktop.system.paths import Paths
qt = QApplication(["x"])
apply_style(qt)
app = App(Paths.below(pathlib.Path(sys.argv[1])), sandbox=sys.argv[2] == "sandbox")
late = ("httpx", "keyring", "phonenumbers", "PySide6.QtNetwork", "PySide6.QtSvg", "sqlite3", "asyncio",
        "nxwa_desktop.sandbox.server")
def look():
    print("painted", *(name for name in late if name in sys.modules))
    qt.quit()
app.window.painted.disconnect()
app.window.painted.connect(look)
app.window.show()
qt.exec()
app.close()
"""


def _at_first_paint(folder: Path, mode: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(folder), mode],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return run.stdout.strip()


def test_nothing_that_is_not_needed_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    assert _at_first_paint(tmp_path, "sandbox") == "painted"
    assert _at_first_paint(tmp_path, "") == "painted"
