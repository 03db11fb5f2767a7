"""Texts far beyond what WhatsApp takes are refused or cut where they come in, and told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLabel, QLineEdit, QWidget

from nxwa_desktop.protocol.message import ImageHeader, Message
from nxwa_desktop.ui.accounts.account_dialog import AccountDialog
from nxwa_desktop.ui.widgets.bounded_line import LONGEST, BoundedLine
from tests.ui.window_driver import WindowDriver

CTRL = Qt.KeyboardModifier.ControlModifier
HUGE = "iVBORw0KGgo" * 100_000


def told(editor: QWidget) -> str:
    """What stands at an editor for a while."""
    return " ".join(label.text().replace("\n", " ") for label in editor.findChildren(QLabel) if label.isVisible())


def test_a_picture_in_letters_does_not_get_into_the_wording(driver: WindowDriver) -> None:
    text = driver.window.form.text
    driver.load(Message(body_text="Hello"))
    driver.focus(text)
    QApplication.clipboard().setText(HUGE)
    driver.key(Qt.Key.Key_V, CTRL)
    assert driver.message.body_text == "Hello"
    assert "Nothing was inserted" in told(text)


@pytest.mark.parametrize("name", ["recipient", "language", "image", "row"])
def test_a_line_is_cut_and_says_so(driver: WindowDriver, name: str) -> None:
    driver.load(Message(header=ImageHeader(), body=("",)))
    form = driver.window.form
    line = {
        "recipient": form.recipient.edit,
        "language": form.language.box.line,
        "image": form.header.link,
        "row": form.body.rows[0].edit,
    }[name]
    assert line is not None
    driver.focus(line)
    QApplication.clipboard().setText(HUGE)
    driver.key(Qt.Key.Key_V, CTRL)
    assert len(line.text()) == LONGEST
    assert "was left out" in told(line)


def test_a_stored_text_is_shown_cut_and_kept_whole(driver: WindowDriver) -> None:
    stored = Message(header=ImageHeader(HUGE), body=(HUGE,), body_text=HUGE)
    driver.load(stored)
    form = driver.window.form
    assert len(form.text.toPlainText()) == len(form.body.rows[0].edit.text()) == LONGEST
    assert driver.message == stored
    assert driver.app.field_validation.problems


def test_every_line_of_every_dialog_is_bounded_and_says_so(driver: WindowDriver) -> None:
    window = driver.window
    window.history.open()
    window.settings.open()
    window.templates.open()
    window.accounts.add()
    driver.dialog(AccountDialog)
    lines = [line for line in window.findChildren(QLineEdit) if not isinstance(line.parent(), QAbstractSpinBox)]
    assert len(lines) > 10
    assert {type(line).__name__ for line in lines if not isinstance(line, BoundedLine)} == set()
    search = driver.window.templates.page.list.search
    search.setText("")
    search.insert(HUGE)
    assert len(search.text()) == LONGEST
