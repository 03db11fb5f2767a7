"""Whatever ends the program, no file with its memory is left. In processes of their own: it cannot be taken back."""

import subprocess
import sys

import pytest

from nxwa_desktop.system.core_dumps import forbid_core_dumps
from tests.support.capabilities import PROC

pytestmark = PROC.needed

_PRELUDE = "import ctypes, os, resource, subprocess, sys\nfrom nxwa_desktop.__main__ import main\n"
_LOOK = "print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))\n"


def _run(script: str) -> str:
    command = [sys.executable, "-P", "-c", _PRELUDE + script]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=True)
    assert done.stderr == ""
    return done.stdout


def test_no_command_begins_before_dumps_are_forbidden() -> None:
    script = (
        "import nxwa_desktop.cli.main as began\n"
        f"def look(*_):\n    {_LOOK}    return 0\n"
        "began.run_command_line = look\nmain(['account', 'list'])\n"
    )
    assert _run(script) == "0 0\n"


def test_the_window_asks_for_no_secret_before_dumps_are_forbidden() -> None:
    """Whatever asks the keyring first: it begins to read after the first paint."""
    script = (
        "from nxwa_desktop.app import App\nfrom PySide6.QtWidgets import QApplication\n"
        f"def look(*_):\n    {_LOOK}"
        "def ask(app):\n"
        "    app.secrets.submit(look).result(20)\n"
        "    QApplication.quit()\n"
        "App._begin = ask\n"
        "os.environ |= {'QT_QPA_PLATFORM': 'offscreen', 'QT_LOGGING_RULES': 'default.warning=false'}\n"
        "main(['--sandbox'])\n"
    )
    assert _run(script) == "0 0\n"


def test_what_the_program_does_to_itself_and_starts_works_as_before() -> None:
    started = (
        "import ctypes, os; os.listdir('/proc/self/fd'); open('/proc/self/environ').close();"
        " print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    script = (
        "from nxwa_desktop.system.core_dumps import forbid_core_dumps\nforbid_core_dumps()\n"
        "assert os.listdir('/proc/self/fd') and os.readlink('/proc/self/exe')\n"
        "open('/proc/self/status').close()\n"
        f"subprocess.run([sys.executable, '-c', {started!r}], check=True)\n"
    )
    assert _run(script) == "1\n"


def test_where_the_system_has_no_such_limit_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    monkeypatch.setattr(sys, "platform", "win32")
    forbid_core_dumps()
