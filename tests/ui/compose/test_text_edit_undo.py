"""Undo and redo by their keys, in the fields of the window: no text is lost on the way there and back."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from nxwa_desktop.protocol.message import Message
from tests.ui.window_driver import WindowDriver

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def undo_all(driver: WindowDriver) -> list[Message]:
    """By Ctrl+Z, until nothing is left to undo: the messages on the way."""
    way = [driver.message]
    while driver.app.composer.undo_step is not None:
        driver.key(Qt.Key.Key_Z, CTRL)
        way.append(driver.message)
        assert way[-1] != way[-2], "the key changed nothing"
    return way


def redo_all(driver: WindowDriver) -> list[Message]:
    way = [driver.message]
    while driver.app.composer.redo_step is not None:
        driver.key(Qt.Key.Key_Z, CTRL | SHIFT)
        way.append(driver.message)
        assert way[-1] != way[-2], "the key changed nothing"
    return way


def test_what_was_typed_into_a_duplicated_row_comes_back(driver: WindowDriver) -> None:
    driver.load(Message(body=("a", "b")))
    rows = driver.window.form.body
    driver.focus(rows.rows[0].edit)
    driver.key(Qt.Key.Key_D, CTRL)
    driver.write("typed")
    assert driver.message.body == ("a", "atyped", "b")
    back = undo_all(driver)
    assert driver.message == Message()
    assert redo_all(driver) == back[::-1]
    assert driver.message.body == ("a", "atyped", "b")
    assert rows.rows[1].edit.text() == "atyped"


@pytest.mark.parametrize("seed", range(3))
def test_redo_leads_back_whatever_was_done(driver: WindowDriver, seed: int) -> None:
    rng = random.Random(seed)
    form = driver.window.form
    driver.load(Message(body=("a", "b")))
    for _ in range(25):
        editors = [row.edit for row in form.body.rows] + [form.text, form.recipient.edit]
        driver.focus(rng.choice(editors))
        match rng.randrange(5):
            case 0:
                driver.key(Qt.Key.Key_D, CTRL)
            case 1:
                driver.key(Qt.Key.Key_Backspace, CTRL | rng.choice([SHIFT, CTRL]))
            case 2:
                driver.key(Qt.Key.Key_Z, CTRL | rng.choice([SHIFT, CTRL]))
            case _:
                driver.write(rng.choice(["x", "yz ", "{{n}}"]))
    driver.focus(form.recipient.edit)
    redo_all(driver)
    back = undo_all(driver)
    assert redo_all(driver) == back[::-1]


def test_a_text_typed_over_another_is_one_step(driver: WindowDriver) -> None:
    driver.load(Message(body=("first",)))
    edit = driver.window.form.body.rows[0].edit
    driver.focus(edit)
    edit.selectAll()
    driver.write("second")
    assert driver.message.body == ("second",)
    driver.key(Qt.Key.Key_Z, CTRL)
    assert driver.message.body == ("first",)


def test_ctrl_backspace_deletes_a_word(driver: WindowDriver) -> None:
    driver.load(Message(body=("two words",)))
    driver.focus(driver.window.form.body.rows[0].edit)
    driver.key(Qt.Key.Key_End)
    driver.key(Qt.Key.Key_Backspace, CTRL)
    assert driver.message.body == ("two ",)


def test_the_caret_stands_where_undo_changed_the_text(driver: WindowDriver) -> None:
    text = driver.window.form.text
    driver.load(Message(body_text="one - three"))
    driver.focus(text)
    cursor = text.textCursor()
    cursor.setPosition(4)
    text.setTextCursor(cursor)
    driver.write("two")
    driver.key(Qt.Key.Key_Z, CTRL)
    assert (text.toPlainText(), text.textCursor().position()) == ("one - three", 4)
    driver.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert (text.toPlainText(), text.textCursor().position()) == ("one two- three", 7)


@pytest.mark.parametrize("name", ["recipient", "text"])
def test_the_menu_of_a_field_has_no_undo_of_its_own(driver: WindowDriver, name: str) -> None:
    editor = {"recipient": driver.window.form.recipient.edit, "text": driver.window.form.text}[name]
    driver.focus(editor)
    driver.write("x")
    middle = editor.rect().center()
    QApplication.sendEvent(
        editor, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, editor.mapToGlobal(middle))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [action.text().replace("&", "").split("\t")[0] for action in menu.actions()]
    assert "Paste" in names
    assert not {"Undo", "Redo"} & set(names)
    menu.close()
