"""One picture of the real window, sat for in this process: `packaging/screenshots.py` starts it, once for each.

    scene.py SCENE FILE.png     on the X display, in the session and the folders that the caller gives
    scene.py --list             the names of all scenes

The program is started as ever and worked at with keys and clicks on its real window. The same scene gives the same
picture: the wall clock stands still, and ids and durations come out of a row of numbers.
"""

import still  # before anything of the program remembers a clock that moves

# isort: split
import sys
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from sitter import CTRL, Sitter
from words import ARABIC, CHINESE_WORDS, ENGLISH, PICTURE, SENDS
from world import JAKARTA, SUPPORT, World, number_everything

from nxwa_desktop import __version__
from nxwa_desktop.protocol.message import ImageHeader, Message
from nxwa_desktop.services.window_languages import PSEUDO_RTL, WindowLanguage
from nxwa_desktop.startup import apply_style
from nxwa_desktop.system.identity import APP_ID
from nxwa_desktop.ui.preview.preview_tabs import Tab


class Scene(NamedTuple):
    """What is done before the picture is taken, and what is in it."""

    work: Callable[[Sitter], QWidget]
    language: str = "en"
    theme: str = "light"


def compose(sitter: Sitter) -> QWidget:
    sitter.write(ENGLISH)
    sitter.check_picture()
    sitter.click(sitter.window.form.body.rows[2].edit)
    return sitter.window


def compose_in_chinese(sitter: Sitter) -> QWidget:
    sitter.write(CHINESE_WORDS)
    sitter.check_picture()
    sitter.click(sitter.window.form.body.rows[3].edit)
    return sitter.window


def compose_from_right_to_left(sitter: Sitter) -> QWidget:
    sitter.write(ARABIC)
    sitter.check_picture()
    sitter.click(sitter.window.form.body.rows[2].edit)
    return sitter.window


def as_json(sitter: Sitter) -> QWidget:
    sitter.write(ENGLISH)
    sitter.turn_to(Tab.JSON)
    sitter.click(sitter.window.form.body.rows[2].edit)
    return sitter.window


def as_request(sitter: Sitter) -> QWidget:
    sitter.write(ENGLISH)
    sitter.turn_to(Tab.REQUEST)
    sitter.click(sitter.window.form.body.rows[2].edit)
    return sitter.window


def ended(recipient: str, *, online: bool = True) -> Callable[[Sitter], QWidget]:
    def work(sitter: Sitter) -> QWidget:
        sitter.write(ENGLISH, recipient)
        sitter.check_picture()
        sitter.world.online = online
        sitter.send()
        return sitter.window

    return work


def history(sitter: Sitter) -> QWidget:
    for minutes, recipient, template, language in SENDS:
        still.CLOCK.now = still.TODAY - minutes * 60
        sitter.world.online = not recipient.startswith("3")
        text = "Hello {{First Name}}, your order {{Order}} has left."
        header = ImageHeader(PICTURE)
        message = Message(recipient, template, language, header, ("Maria", "A-20931"), text, ("First Name", "Order"))
        sitter.app.account_service.choose(JAKARTA if language == "id" else SUPPORT)
        sitter.app.composer.load(message)
        sitter.send()
    still.CLOCK.now = still.TODAY
    sitter.press(Qt.Key.Key_H, CTRL)
    page = sitter.window.history.page
    sitter.until(lambda: page.model.counted and page.details.entry is not None)
    for _ in range(3):
        sitter.press(Qt.Key.Key_Down)
    sitter.until(lambda: page.details.entry is not None and page.details.entry.outgoing.recipient.endswith("22091"))
    return sitter.window


def account(sitter: Sitter) -> QWidget:
    dialog = sitter.window.accounts.edit(SUPPORT)
    sitter.until(dialog.isActiveWindow)
    sitter.click(dialog.check_button)
    sitter.until(dialog.check_button.isEnabled)
    return dialog


SCENES = {
    "compose": Scene(compose),
    "compose-dark": Scene(compose, theme="dark"),
    "compose-chinese": Scene(compose_in_chinese, language=WindowLanguage.CHINESE),
    "compose-right-to-left": Scene(compose_from_right_to_left, language=PSEUDO_RTL),
    "json": Scene(as_json),
    "request": Scene(as_request),
    "accepted": Scene(ended("8613600009759")),
    "rejected": Scene(ended("8613600022091")),
    "not-sent": Scene(ended("8613600009759", online=False)),
    "unknown": Scene(ended("8613600090001")),
    "history": Scene(history),
    "account": Scene(account),
}


def main(arguments: list[str]) -> int:
    if arguments == ["--list"]:
        print(*SCENES, sep="\n")
        return 0
    name, file = arguments
    scene = SCENES[name]
    qt = QApplication(["nxwa-desktop"])
    qt.setApplicationName("nxwa-desktop")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName(APP_ID)
    qt.setCursorFlashTime(0)  # the caret stands
    apply_style(qt)
    number_everything()
    world = World()
    sitter = Sitter(qt, world, scene.language, scene.theme)
    picture = sitter.photograph(scene.work(sitter))
    sitter.close()
    world.close()
    return 0 if picture.save(file, "PNG") else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
