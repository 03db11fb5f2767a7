"""Spaces in place of line breaks and tabs."""

from PySide6.QtCore import Qt

from nxwa_desktop.protocol.message import Message
from tests.ui.window_driver import WindowDriver, visible_texts


def test_the_result_is_shown_before_anything_is_changed(driver: WindowDriver) -> None:
    driver.load(Message(body=("David\n Smith",)))
    driver.app.field_validation.show_all()
    row = driver.window.form.body.rows[0]
    driver.click_at(row.fix.ask)
    assert row.fix.result.text() == "It will read: David Smith"
    assert driver.message.body == ("David\n Smith",)
    driver.click_at(row.fix.take)
    assert driver.message.body == ("David Smith",)
    assert not row.fix.isVisible()
    assert row.edit.hasFocus()
    assert "replace by spaces" in driver.window.edit_menu.undo.text()
    driver.window.edit_menu.undo.trigger()
    assert driver.message.body == ("David\n Smith",)


def test_it_can_be_left_as_it_is(driver: WindowDriver) -> None:
    driver.load(Message(body=("a\tb",)))
    driver.app.field_validation.show_all()
    fix = driver.window.form.body.rows[0].fix
    driver.focus(fix.ask)
    driver.key(Qt.Key.Key_Space)
    assert fix.take.hasFocus()
    driver.key(Qt.Key.Key_Tab)
    driver.key(Qt.Key.Key_Space)
    assert driver.message.body == ("a\tb",)
    assert fix.ask.hasFocus()
    assert not fix.result.isVisible()


def test_another_text_folds_the_result(driver: WindowDriver) -> None:
    driver.load(Message(body=("a\tb",)))
    driver.app.field_validation.show_all()
    row = driver.window.form.body.rows[0]
    driver.click_at(row.fix.ask)
    driver.focus(row.edit)
    driver.write("x")
    assert row.fix.ask.isVisible()
    assert not row.fix.result.isVisible()


def test_what_spaces_do_not_cure_has_no_such_button(driver: WindowDriver) -> None:
    driver.load(Message(body=("", "a\nb")))
    driver.app.field_validation.show_all()
    empty, broken = driver.window.form.body.rows
    assert not any(text.startswith("Replace") for text in visible_texts(empty))
    assert broken.fix.isVisible()
