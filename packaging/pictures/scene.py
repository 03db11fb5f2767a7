"""Takes one picture of the real window in this process; `packaging/screenshots.py` starts it for each.

    scene.py SCENE FILE.png     on the X display, in the session and the folders that the caller gives
    scene.py --list             the names of all scenes

The program is started as ever and worked at with keys and clicks on its real window. The same scene gives the same
picture: the wall clock is fixed, and ids and durations are numbered.
"""

import fixed_clock  # before anything of the program remembers a clock that moves

# isort: split
import sys
from collections.abc import Callable
from typing import NamedTuple

from example_messages import ARABIC, CHINESE_WORDS, ENGLISH, PICTURE, SENDS
from fake_network import JAKARTA, SUPPORT, FakeNetwork, number_everything
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from window_user import CTRL, WindowUser

from nxwa_desktop import __version__
from nxwa_desktop.protocol.message import ImageHeader, Message
from nxwa_desktop.startup import apply_style
from nxwa_desktop.system.identity import APP_ID
from nxwa_desktop.system.window_languages import PSEUDO_RTL, WindowLanguage
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage


class Scene(NamedTuple):
    """The steps before a picture is taken, and the window's language and theme."""

    work: Callable[[WindowUser], QWidget]
    language: str = "en"
    theme: str = "light"


def compose(user: WindowUser) -> QWidget:
    user.write(ENGLISH)
    user.check_picture()
    user.click(user.window.form.body.rows[2].edit)
    return user.window


def compose_in_chinese(user: WindowUser) -> QWidget:
    user.write(CHINESE_WORDS)
    user.check_picture()
    user.click(user.window.form.body.rows[3].edit)
    return user.window


def compose_from_right_to_left(user: WindowUser) -> QWidget:
    user.write(ARABIC)
    user.check_picture()
    user.click(user.window.form.body.rows[2].edit)
    return user.window


def as_json(user: WindowUser) -> QWidget:
    user.write(ENGLISH)
    user.show_page(PreviewPage.JSON)
    user.click(user.window.form.body.rows[2].edit)
    return user.window


def as_request(user: WindowUser) -> QWidget:
    user.write(ENGLISH)
    user.show_page(PreviewPage.REQUEST)
    user.click(user.window.form.body.rows[2].edit)
    return user.window


def ended(recipient: str, *, online: bool = True) -> Callable[[WindowUser], QWidget]:
    def work(user: WindowUser) -> QWidget:
        user.write(ENGLISH, recipient)
        user.check_picture()
        user.network.online = online
        user.send()
        return user.window

    return work


def history(user: WindowUser) -> QWidget:
    for minutes, recipient, template, language in SENDS:
        fixed_clock.CLOCK.now = fixed_clock.TODAY - minutes * 60
        user.network.online = not recipient.startswith("3")
        text = "Hello {{First Name}}, your order {{Order}} has left."
        header = ImageHeader(PICTURE)
        message = Message(recipient, template, language, header, ("Maria", "A-20931"), text, ("First Name", "Order"))
        user.app.account_service.choose(JAKARTA if language == "id" else SUPPORT)
        user.app.composer.load(message)
        user.send()
    fixed_clock.CLOCK.now = fixed_clock.TODAY
    user.press(Qt.Key.Key_4, CTRL)
    page = user.window.history.page
    user.until(lambda: page.model.counted and page.details.entry is not None)
    # What needs a decision stands first.
    for _ in range(4):
        user.press(Qt.Key.Key_Down)
    user.until(lambda: page.details.entry is not None and page.details.entry.outgoing.recipient.endswith("22091"))
    return user.window


def account(user: WindowUser) -> QWidget:
    dialog = user.window.accounts.edit(SUPPORT)
    user.until(dialog.isActiveWindow)
    user.click(dialog.check_button)
    user.until(dialog.check_button.isEnabled)
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
    network = FakeNetwork()
    user = WindowUser(qt, network, scene.language, scene.theme)
    picture = user.photograph(scene.work(user))
    user.close()
    network.close()
    return 0 if picture.save(file, "PNG") else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
