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


@pytest.mark.parametrize(
    ("beginning", "arguments"),
    [("nxwa_desktop.cli.main.run_command_line", ["account", "list"]), ("nxwa_desktop.startup.run", ["--sandbox"])],
)
def test_neither_window_nor_command_begins_before_dumps_are_forbidden(beginning: str, arguments: list[str]) -> None:
    module, _, name = beginning.rpartition(".")
    script = (
        f"import {module} as began\n"
        f"def look(*_):\n    {_LOOK}    return 0\n"
        f"began.{name} = look\nos.environ['QT_QPA_PLATFORM'] = 'offscreen'\nmain({arguments!r})\n"
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
