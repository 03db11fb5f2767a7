"""Scenes of the other pages and of the dialogs: each takes its steps and returns the widget to be photographed."""

from collections.abc import Callable

from compose_scenes import NUMBER, written
from example_history import A_DAY
from fake_network import JAKARTA
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from window_user import CTRL, WindowUser

BROKEN = """{ "appkey": "pem28kje",   // the app
  "to": "8613600009759"
  "type": "template",
  "template": { "name": "order_update",
    "language": { "code": "en_US" },
    "components": [{ "type": "header", "parameters": [{ "type": "image",
      "image": { "link": "https://example.com/parcel.png" } }] },
    { "type": "body", "parameters": [{ "type": "text", "text": "Maria" },
      { "type": "text", "text": "A-20931" }, { "type": "text", "text": "Lisbon" },
      { "type": "text", "text": "Thursday" }, { "type": "text", "text": "Lisbon" }] }] } }"""


def history_of(recipient: str) -> Callable[[WindowUser], QWidget]:
    """The history of two days, and in it the send to a recipient."""

    def work(user: WindowUser) -> QWidget:
        user.remember(A_DAY)
        user.press(Qt.Key.Key_4, CTRL)
        page = user.window.history.page
        user.until(lambda: page.model.counted and page.details.entry is not None)
        for _ in range(2 * len(A_DAY)):
            entry = page.details.entry
            if entry is not None and entry.outgoing.recipient == recipient:
                break
            user.press(Qt.Key.Key_Down)
            user.rest()
        return user.window

    return work


def empty_history(user: WindowUser) -> QWidget:
    user.press(Qt.Key.Key_4, CTRL)
    user.rest()
    return user.window


def templates(user: WindowUser) -> QWidget:
    user.press(Qt.Key.Key_2, CTRL)
    user.rest()
    page = user.window.templates.page
    while (shown := page.details.template) is not None and shown.name != "order_update":
        user.press(Qt.Key.Key_Down)
    return user.window


def settings(user: WindowUser) -> QWidget:
    user.press(Qt.Key.Key_Comma, CTRL)
    return user.window


def account(user: WindowUser) -> QWidget:
    written()(user)
    dialog = user.window.accounts.edit(JAKARTA)
    user.until(dialog.isActiveWindow)
    user.click(dialog.check_button)
    user.until(dialog.check_button.isEnabled)
    return user.window


def choosing_account(user: WindowUser) -> QWidget:
    written()(user)
    user.click(user.window.navigation.card)
    user.rest()
    return user.window


def importing(user: WindowUser) -> QWidget:
    written()(user)
    dialog = user.window.imports.open()
    user.until(dialog.isActiveWindow)
    user.paste(BROKEN)
    user.rest()
    return user.window


def welcome(user: WindowUser) -> QWidget:
    return user.window


LATEST = history_of(NUMBER)
UNDECIDED = history_of("8613600090001")
