"""Undo and redo by their keys, in the fields of the window: no text is lost on the way there and back."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from nxwa_desktop.protocol.message import Message
from tests.ui.workbench import Bench

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def undo_all(bench: Bench) -> list[Message]:
    """By Ctrl+Z, until nothing is left to undo: the messages on the way."""
    way = [bench.message]
    while bench.app.composer.undo_step is not None:
        bench.key(Qt.Key.Key_Z, CTRL)
        way.append(bench.message)
        assert way[-1] != way[-2], "the key changed nothing"
    return way


def redo_all(bench: Bench) -> list[Message]:
    way = [bench.message]
    while bench.app.composer.redo_step is not None:
        bench.key(Qt.Key.Key_Z, CTRL | SHIFT)
        way.append(bench.message)
        assert way[-1] != way[-2], "the key changed nothing"
    return way


def test_what_was_typed_into_a_duplicated_row_comes_back(bench: Bench) -> None:
    bench.load(Message(body=("a", "b")))
    rows = bench.window.form.body
    bench.focus(rows.rows[0].edit)
    bench.key(Qt.Key.Key_D, CTRL)
    bench.write("typed")
    assert bench.message.body == ("a", "atyped", "b")
    back = undo_all(bench)
    assert bench.message == Message()
    assert redo_all(bench) == back[::-1]
    assert bench.message.body == ("a", "atyped", "b")
    assert rows.rows[1].edit.text() == "atyped"


@pytest.mark.parametrize("seed", range(3))
def test_redo_leads_back_whatever_was_done(bench: Bench, seed: int) -> None:
    rng = random.Random(seed)
    form = bench.window.form
    bench.load(Message(body=("a", "b")))
    for _ in range(25):
        editors = [row.edit for row in form.body.rows] + [form.text, form.template_name]
        bench.focus(rng.choice(editors))
        match rng.randrange(5):
            case 0:
                bench.key(Qt.Key.Key_D, CTRL)
            case 1:
                bench.key(Qt.Key.Key_Backspace, CTRL | rng.choice([SHIFT, CTRL]))
            case 2:
                bench.key(Qt.Key.Key_Z, CTRL | rng.choice([SHIFT, CTRL]))
            case _:
                bench.write(rng.choice(["x", "yz ", "{{n}}"]))
    bench.focus(form.recipient.edit)
    redo_all(bench)
    back = undo_all(bench)
    assert redo_all(bench) == back[::-1]


def test_a_text_typed_over_another_is_one_step(bench: Bench) -> None:
    bench.load(Message(body=("first",)))
    edit = bench.window.form.body.rows[0].edit
    bench.focus(edit)
    edit.selectAll()
    bench.write("second")
    assert bench.message.body == ("second",)
    bench.key(Qt.Key.Key_Z, CTRL)
    assert bench.message.body == ("first",)


def test_ctrl_backspace_deletes_a_word(bench: Bench) -> None:
    bench.load(Message(body=("two words",)))
    bench.focus(bench.window.form.body.rows[0].edit)
    bench.key(Qt.Key.Key_End)
    bench.key(Qt.Key.Key_Backspace, CTRL)
    assert bench.message.body == ("two ",)


def test_the_caret_stands_where_undo_changed_the_text(bench: Bench) -> None:
    text = bench.window.form.text
    bench.load(Message(body_text="one - three"))
    bench.focus(text)
    cursor = text.textCursor()
    cursor.setPosition(4)
    text.setTextCursor(cursor)
    bench.write("two")
    bench.key(Qt.Key.Key_Z, CTRL)
    assert (text.toPlainText(), text.textCursor().position()) == ("one - three", 4)
    bench.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert (text.toPlainText(), text.textCursor().position()) == ("one two- three", 7)


@pytest.mark.parametrize("name", ["template_name", "text"])
def test_the_menu_of_a_field_has_no_undo_of_its_own(bench: Bench, name: str) -> None:
    editor = getattr(bench.window.form, name)
    bench.focus(editor)
    bench.write("x")
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
