"""Spaces in place of line breaks and tabs."""

from PySide6.QtCore import Qt

from nxwa_desktop.protocol.message import Message
from tests.ui.workbench import Bench


def test_the_result_is_shown_before_anything_is_changed(bench: Bench) -> None:
    bench.load(Message(body=("David\n Smith",)))
    bench.app.checker.reveal()
    row = bench.window.form.body.rows[0]
    bench.click_at(row.fix.ask)
    assert row.fix.result.text() == "It will read: David Smith"
    assert bench.message.body == ("David\n Smith",)
    bench.click_at(row.fix.take)
    assert bench.message.body == ("David Smith",)
    assert not row.fix.isVisible()
    assert row.edit.hasFocus()
    assert "replace by spaces" in bench.window.edit_menu.undo.text()
    bench.window.edit_menu.undo.trigger()
    assert bench.message.body == ("David\n Smith",)


def test_it_can_be_left_as_it_is(bench: Bench) -> None:
    bench.load(Message(body=("a\tb",)))
    bench.app.checker.reveal()
    fix = bench.window.form.body.rows[0].fix
    bench.focus(fix.ask)
    bench.key(Qt.Key.Key_Space)
    assert fix.take.hasFocus()
    bench.key(Qt.Key.Key_Tab)
    bench.key(Qt.Key.Key_Space)
    assert bench.message.body == ("a\tb",)
    assert fix.ask.hasFocus()
    assert not fix.result.isVisible()


def test_another_text_folds_the_result(bench: Bench) -> None:
    bench.load(Message(body=("a\tb",)))
    bench.app.checker.reveal()
    row = bench.window.form.body.rows[0]
    bench.click_at(row.fix.ask)
    bench.focus(row.edit)
    bench.write("x")
    assert row.fix.ask.isVisible()
    assert not row.fix.result.isVisible()


def test_what_spaces_do_not_cure_has_no_such_button(bench: Bench) -> None:
    bench.load(Message(body=("", "a\nb")))
    bench.app.checker.reveal()
    empty, broken = bench.window.form.body.rows
    assert empty._fix is None
    assert broken.fix.isVisible()
