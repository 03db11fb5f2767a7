"""The longest gap of a 1 ms heartbeat in the GUI thread while a text is imported that was made to keep it busy."""

import contextlib
import functools
import sys
import time
from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from nxwa_desktop.app import App
from nxwa_desktop.importing.limits import MAX_BROKEN, MAX_IMPORT
from nxwa_desktop.services.main_thread_gc import MainThreadGc
from nxwa_desktop.startup import SWITCH_INTERVAL
from nxwa_desktop.ui.controllers.importing import IMPORTED
from nxwa_desktop.ui.importing.import_dialog import ImportDialog
from tests.benchmarks.harness import Aim, Kind, Options, Row, own_folder, show
from tests.benchmarks.heartbeat import Heartbeat, quiet
from tests.benchmarks.window import application, opened, pass_time, wait_until
from tests.support.nasty_imports import SOUND, broken

AIM = Aim(Kind.FIGURE, 50, worst=True)
_BROKEN = (
    ("", "`"),
    ("", "```x\n"),
    ("{", "-H "),
    ("{", '"'),
    ('{"template":{', "["),
    ('{"template":"', '{"a":'),
    ("{", " "),
)


def run(options: Options) -> None:
    texts: dict[str, Callable[[], str]] = {
        f"{head}{unit}… of {size // 1024} KB".replace("\n", "\\n"): functools.partial(broken, head, unit, size)
        for head, unit in _BROKEN
        for size in (MAX_BROKEN, MAX_IMPORT)
    }
    texts |= {f"{name}, sound": functools.partial(make, MAX_IMPORT) for name, make in SOUND.items()}
    if options.quick:
        texts = dict(list(texts.items())[::10])
    application()
    sys.setswitchinterval(SWITCH_INTERVAL)  # as the program does
    with own_folder() as folder, opened(folder) as app, contextlib.closing(MainThreadGc()):
        rows = [_row(app, name, text(), options.runs(3, 1)) for name, text in texts.items()]
    show(
        "Imports",
        "Imported from the whole window while a precise timer of 1 ms ran in its thread, in turns with as long a time\n"
        "  without an import; each run gives its longest gap.",
        rows,
    )


def _row(app: App, name: str, text: str, runs: int) -> Row:
    gaps: list[float] = []
    still: list[float] = []
    for _ in range(runs):
        begun = time.monotonic()
        gaps.append(_imported(app, text))
        still.append(quiet(time.monotonic() - begun))
    return Row(name, gaps, still, aim=AIM)


def _imported(app: App, text: str) -> float:
    """The gap from the import's start until what came of it is painted."""
    window = app.window
    window.notices.notices.hide_notice(IMPORTED)
    heart = Heartbeat()
    window.imports.import_text(text)
    wait_until(lambda: window.notices.notices.notice(IMPORTED) is not None or _choice(window) is not None)
    pass_time(0.1)
    longest = heart.stop()
    if (dialog := _choice(window)) is not None:
        dialog.reject()
        wait_until(lambda: _choice(window) is None)
    return longest


def _choice(window: QWidget) -> QDialog | None:
    return next((each for each in window.findChildren(ImportDialog) if each.isVisible()), None)
