"""Scenes of the page of the message: each takes its steps and returns the widget to be photographed."""

from collections.abc import Callable

import fixed_clock
from example_messages import ARABIC, CHINESE_WORDS, ENGLISH, INDONESIAN, ExampleMessage
from fake_network import JAKARTA
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from window_user import CTRL, SHIFT, WindowUser

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage

MINUTE = 60
NUMBER = "8613600009759"


def written(words: ExampleMessage = ENGLISH, focus: int = 2) -> Callable[[WindowUser], QWidget]:
    """A complete message, and the cursor in one of its variables."""

    def work(user: WindowUser) -> QWidget:
        user.write(words)
        user.check_picture()
        user.click(user.window.form.body.rows[focus].edit)
        return user.window

    return work


def written_in_arabic(user: WindowUser) -> QWidget:
    user.write(ARABIC, "971501234567")
    user.check_picture()
    user.click(user.window.form.body.rows[2].edit)
    return user.window


def written_for_jakarta(user: WindowUser) -> QWidget:
    user.app.account_service.choose(JAKARTA)
    user.rest()
    user.window.form.recipient.edit.setFocus()
    user.write(INDONESIAN, "628111234567")
    user.check_picture()
    user.click(user.window.form.body.rows[2].edit)
    return user.window


def shown_as(page: PreviewPage) -> Callable[[WindowUser], QWidget]:
    def work(user: WindowUser) -> QWidget:
        user.write(ENGLISH)
        user.show_page(page)
        user.click(user.window.form.body.rows[2].edit)
        return user.window

    return work


def ended(recipient: str, *, online: bool = True) -> Callable[[WindowUser], QWidget]:
    def work(user: WindowUser) -> QWidget:
        user.write(ENGLISH, recipient)
        user.check_picture()
        user.network.online = online
        user.send()
        return user.window

    return work


def choosing_template(user: WindowUser) -> QWidget:
    user.write(ENGLISH)
    user.check_picture()
    user.window.form.template_name.setFocus()
    user.type("parc")
    return user.window


def with_problems(user: WindowUser) -> QWidget:
    user.write(ENGLISH, "13600009759")
    user.check_picture()
    for row in (1, 3):
        user.click(user.window.form.body.rows[row].edit)
        user.press(Qt.Key.Key_A, CTRL)
        user.press(Qt.Key.Key_Delete)
    user.press(Qt.Key.Key_Return, CTRL)
    return user.window


def sending(user: WindowUser) -> QWidget:
    user.write(ENGLISH)
    user.check_picture()
    user.network.answers = 0
    user.press(Qt.Key.Key_Return, CTRL)
    user.rest(1.4)
    return user.window


def next_customer(user: WindowUser) -> QWidget:
    ended(NUMBER)(user)
    user.press(Qt.Key.Key_N, CTRL, SHIFT)
    return user.window


def after_unknown(user: WindowUser) -> QWidget:
    """Another customer, while it is open whether the last one got the message."""
    fixed_clock.CLOCK.now = fixed_clock.TODAY - 3 * MINUTE
    ended("8613600090001")(user)
    fixed_clock.CLOCK.now = fixed_clock.TODAY
    user.window.workspace.go_to(Field(FieldKind.RECIPIENT))
    user.press(Qt.Key.Key_A, CTRL)
    user.type(NUMBER)
    user.click(user.window.form.body.rows[2].edit)
    return user.window


def in_sandbox(user: WindowUser) -> QWidget:
    """A message in free wording for the sandbox."""
    user.app.account_service.choose_sandbox()
    user.until(lambda: user.app.account_service.in_sandbox)
    user.rest()
    form = user.window.form
    form.recipient.edit.setFocus()
    user.app.composer.edit(Field(FieldKind.LANGUAGE), "en_US")
    user.type("8613600022091\tsummer_hello")
    user.press(Qt.Key.Key_Return)
    user.until(lambda: user.app.composer.message.template_name == "summer_hello")
    user.rest()
    user.window.workspace.go_to(Field(FieldKind.BODY_TEMPLATE))
    user.paste("Hello {{1}}, our shop in {{2}} is open again. Come and see us.")
    user.rest()
    user.fill(("Maria", "Lisbon"))
    user.click(form.body.rows[0].edit)
    return user.window


def sending_again(user: WindowUser) -> QWidget:
    """The question before the same message is sent a second time."""
    fixed_clock.CLOCK.now = fixed_clock.TODAY - 3 * MINUTE
    ended(NUMBER)(user)
    fixed_clock.CLOCK.now = fixed_clock.TODAY
    user.click(user.window.form.body.rows[0].edit)
    user.type("x")
    user.press(Qt.Key.Key_Backspace)
    user.press(Qt.Key.Key_Return, CTRL)
    user.until(user.qt.activeModalWidget)
    return user.window


COMPOSED_IN_CHINESE = written(CHINESE_WORDS, focus=3)
