"""The first thing a person sees, and what it costs."""

import platform
import re
import tempfile
from pathlib import Path

from tests.support.program import script

WRONG_CALLS = """
import builtins, inspect, sys
plain = builtins.__import__
if sys.argv[1] == "preloaded":
    from nxwa_desktop.preload import LATE
    executed = [name for name in LATE if type(sys.modules[name]) is type(sys)]
    print(builtins.__import__ is plain, *executed, file=sys.stderr)
from PySide6.QtCore import QObject, QPoint, QTimer
for call in (
    lambda: QTimer.singleShot("soon", 3, 4, 5),
    lambda: QObject(3, 4),
    lambda: QObject(name="x"),
    lambda: QPoint("x"),
    lambda: inspect.signature(QPoint.setX).bind(),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
print(QObject.setParent.__doc__)
from PySide6.support.signature import get_signature
print(get_signature(QObject.setParent))
from PySide6.support.signature.lib import pyi_generator
print(pyi_generator.generate_pyi)
"""
BUDGET = Path(__file__).parent / "data" / "first_paint_modules.txt"
"""The program's own modules at the first paint of the message's page."""
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
    print(*sorted(name for name in sys.modules if name.partition(".")[0] == "nxwa_desktop"))
    qt.quit()
app.window.painted.disconnect()
app.window.painted.connect(look)
app.window.show()
qt.exec()
app.close()
"""


def _at_first_paint(folder: Path, mode: str) -> tuple[str, set[str]]:
    """What was there that should not be, and all modules of the program."""
    painted, modules = script(FIRST_PAINT, str(folder), mode)[0].splitlines()
    return painted, set(modules.split())


def test_nothing_that_is_not_needed_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    assert _at_first_paint(tmp_path, "sandbox")[0] == "painted"
    assert _at_first_paint(tmp_path, "")[0] == "painted"


def test_no_module_joins_those_of_the_first_paint_unseen(tmp_path: Path) -> None:
    """Each costs half a millisecond beside its content. One that is needed is written into the list, others wait."""
    budget = set(BUDGET.read_text("utf-8").split())
    _, found = _at_first_paint(tmp_path, "sandbox")
    assert found - budget == set(), "import them where they are first used, or write them into the list"
    assert budget - found == set(), "they are no longer needed: take them from the list"


def _wrong_calls(mode: str) -> tuple[str, str]:
    told, seen = script(WRONG_CALLS, mode)
    return re.sub("at (0x)?[0-9A-Fa-f]+", "", told), seen


def test_what_describes_signatures_waits_for_a_wrong_call_and_tells_the_same_then() -> None:
    told, seen = _wrong_calls("preloaded")
    assert seen.split() == ["True"], "these are executed at every start"
    assert "PySide6.QtCore.QTimer.singleShot(msec: int" in told
    assert told == _wrong_calls("plain")[0]


ALL_MODULES = """
import importlib, pkgutil, sys
from nxwa_desktop.preload import LATE
import nxwa_desktop.ui
for found in pkgutil.walk_packages(nxwa_desktop.ui.__path__, "nxwa_desktop.ui."):
    importlib.import_module(found.name)
print(*[name for name in LATE if type(sys.modules[name]) is type(sys)])
"""


def test_no_module_of_the_window_has_signatures_compiled() -> None:
    """As asking a class of Qt for its docstring does, in 50 ms: `functools.wraps` and caches around it do that."""
    assert script(ALL_MODULES)[0].split() == []


SELDOM_USED = """
import sys
from nxwa_desktop import preload
print(*(name for name in preload.SELDOM_USED if name in sys.modules))
kept = {name: sys.modules[holder].__dict__[name] for holder, name in
        (("shibokensupport.feature", "inspect"), ("platformdirs.unix", "gettempdir"), ("uuid", "platform"))
        if holder in sys.modules and name in sys.modules[holder].__dict__}
import inspect, platform, shutil, tempfile
import msgspec, platformdirs, uuid
print(inspect.isclass(preload.ImportedWhenUsed), platform.system(), shutil.__name__, tempfile.gettempdir())
print(kept["inspect"].isclass(int), kept.get("gettempdir", tempfile.gettempdir)() == tempfile.gettempdir())
print(msgspec.inspect.type_info(int), msgspec.toml.__name__, uuid.uuid1().version)
"""


def test_modules_that_no_start_uses_are_imported_when_they_are_used() -> None:
    before, used, kept, of_msgspec = script(SELDOM_USED)[0].splitlines()
    assert before == ""
    assert used == f"True {platform.system()} shutil {tempfile.gettempdir()}"
    assert kept == "True True"
    assert of_msgspec.startswith("IntType(")
    assert of_msgspec.endswith(" msgspec.toml 1")


DATES = """
import pickle, sys
from nxwa_desktop import preload
import datetime, msgspec
at = datetime.datetime(2026, 11, 30, 8, tzinfo=datetime.UTC)
read = msgspec.json.decode(msgspec.json.encode(at), type=datetime.datetime)
print(at.isoformat(), pickle.loads(pickle.dumps(at)) == at, read == at)
print(datetime.datetime.strptime("2026-11-30", "%Y-%m-%d").date() + datetime.timedelta(days=1))
"""


def test_dates_are_those_of_the_standard_library() -> None:
    told = script(DATES)[0].splitlines()
    assert told == ["2026-11-30T08:00:00+00:00 True True", "2026-12-01"]
