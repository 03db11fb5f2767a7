"""Takes one picture of the real window in this process; `packaging/screenshots.py` starts it for each.

    scene.py SCENE FILE.png     on the X display, in the session and the folders that the caller gives
    scene.py --list             the names of all scenes
    scene.py --kept             the names of those that the repository keeps

The program is started as ever and worked at with keys and clicks on its real window. The same scene gives the same
picture: the wall clock is fixed, and ids and durations are numbered.
"""

import fixed_clock  # noqa: F401 - before anything of the program remembers a clock that moves

# isort: split
import sys
from collections.abc import Callable
from typing import NamedTuple

import batch_scenes
import compose_scenes
import page_scenes
from compose_scenes import NUMBER
from fake_network import FakeNetwork, number_everything
from PySide6.QtWidgets import QApplication, QWidget
from window_user import WindowUser

from nxwa_desktop import __version__
from nxwa_desktop.startup import apply_style
from nxwa_desktop.system.identity import APP_ID
from nxwa_desktop.system.window_languages import PSEUDO_RTL, WindowLanguage
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage

FONT_PT = 9.75
"""13 pixels at 96 dots per inch, which the look is designed for."""
SMALLEST = (860, 560)
DARK = "-dark"


class Scene(NamedTuple):
    """The steps before a picture is taken, and how the window is."""

    work: Callable[[WindowUser], QWidget]
    begin: Callable[[WindowUser], None] = WindowUser.begin
    language: str = "en"
    theme: str = "light"
    size: tuple[int, int] = (1180, 760)
    percent: int = 100
    """Size of the letters."""


LIGHT = {
    "compose": Scene(compose_scenes.written()),
    "compose-chooser": Scene(compose_scenes.choosing_template),
    "compose-problems": Scene(compose_scenes.with_problems),
    "compose-sending": Scene(compose_scenes.sending),
    "compose-accepted": Scene(compose_scenes.ended(NUMBER)),
    "compose-rejected": Scene(compose_scenes.ended("8613600022091")),
    "compose-unknown": Scene(compose_scenes.ended("8613600090001")),
    "compose-notsent": Scene(compose_scenes.ended(NUMBER, online=False)),
    "compose-next": Scene(compose_scenes.next_customer),
    "compose-after-unknown": Scene(compose_scenes.after_unknown),
    "compose-sandbox": Scene(compose_scenes.in_sandbox),
    "compose-account2": Scene(compose_scenes.written_for_jakarta),
    "compose-json": Scene(compose_scenes.shown_as(PreviewPage.JSON)),
    "compose-request": Scene(compose_scenes.shown_as(PreviewPage.REQUEST)),
    "compose-zh": Scene(compose_scenes.COMPOSED_IN_CHINESE, language=WindowLanguage.CHINESE),
    "compose-rtl": Scene(compose_scenes.written_in_arabic, language=PSEUDO_RTL),
    "compose-860": Scene(compose_scenes.written(), size=SMALLEST),
    "compose-860-rejected": Scene(compose_scenes.ended("8613600022091"), size=SMALLEST),
    "compose-200": Scene(compose_scenes.written(), percent=200),
    "compose-200-rejected": Scene(compose_scenes.ended("8613600022091"), percent=200),
    "history": Scene(page_scenes.LATEST, WindowUser.begin_for_history),
    "history-unknown": Scene(page_scenes.UNDECIDED, WindowUser.begin_for_history),
    "history-empty": Scene(page_scenes.empty_history, WindowUser.begin_for_history),
    "history-860": Scene(page_scenes.LATEST, WindowUser.begin_for_history, size=SMALLEST),
    "templates": Scene(page_scenes.templates),
    "templates-empty": Scene(page_scenes.templates, WindowUser.add_accounts),
    "templates-860": Scene(page_scenes.templates, size=SMALLEST),
    "batch-1-empty": Scene(batch_scenes.nothing),
    "batch-1-file": Scene(batch_scenes.file),
    "batch-1-file-860": Scene(batch_scenes.file, size=SMALLEST),
    "batch-2-columns": Scene(batch_scenes.columns),
    "batch-2-columns-860": Scene(batch_scenes.columns, size=SMALLEST),
    "batch-2-columns-200": Scene(batch_scenes.columns, percent=200),
    "batch-3-check": Scene(batch_scenes.check, WindowUser.begin_for_history),
    "batch-3-check-860": Scene(batch_scenes.check, WindowUser.begin_for_history, size=SMALLEST),
    "batch-3-check-200": Scene(batch_scenes.check, WindowUser.begin_for_history, percent=200),
    "batch-3-check-rtl": Scene(batch_scenes.check, WindowUser.begin_for_history, language=PSEUDO_RTL),
    "batch-4-run": Scene(batch_scenes.run, WindowUser.begin_for_history),
    "batch-4-run-860": Scene(batch_scenes.run, WindowUser.begin_for_history, size=SMALLEST),
    "batch-4-run-200": Scene(batch_scenes.run, WindowUser.begin_for_history, percent=200),
    "batch-4-run-rtl": Scene(batch_scenes.run, WindowUser.begin_for_history, language=PSEUDO_RTL),
    "batch-5-done": Scene(batch_scenes.done, WindowUser.begin_for_history),
    "settings": Scene(page_scenes.settings),
    "account": Scene(page_scenes.account),
    "account-chooser": Scene(page_scenes.choosing_account, WindowUser.begin_without_secret),
    "import": Scene(page_scenes.importing),
    "send-again": Scene(compose_scenes.sending_again),
    "welcome": Scene(page_scenes.welcome, WindowUser.rest),
}
SCENES = LIGHT | {name + DARK: scene._replace(theme="dark") for name, scene in LIGHT.items()}
KEPT = ("compose", "compose-dark", "compose-zh", "compose-request", "compose-rejected", "history", "batch-3-check")
"""The scenes that README and metainfo show."""


def main(arguments: list[str]) -> int:
    if arguments in (["--list"], ["--kept"]):
        print(*(SCENES if arguments == ["--list"] else KEPT), sep="\n")
        return 0
    name, file = arguments
    scene = SCENES[name]
    qt = QApplication(["nxwa-desktop"])
    qt.setApplicationName("nxwa-desktop")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName(APP_ID)
    qt.setCursorFlashTime(0)  # the caret stands
    font = qt.font()
    font.setPointSizeF(FONT_PT)
    qt.setFont(font)
    apply_style(qt)
    number_everything()
    network = FakeNetwork()
    user = WindowUser(qt, network, scene.language, scene.theme, scene.size, scene.percent)
    scene.begin(user)
    picture = user.photograph(scene.work(user))
    user.close()
    network.close()
    return 0 if picture.save(file, "PNG") else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
