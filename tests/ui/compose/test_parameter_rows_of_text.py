"""The rows that the template's text asks for, and what stands below them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from nxwa_desktop.protocol.message import Message, TextHeader
from nxwa_desktop.validation.message_rules import FindingCode
from tests.ui.row_steps import SEED, rows_for
from tests.ui.window_driver import WindowDriver, visible_texts

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_one_field_for_each_name_and_one_parameter_for_each_place(driver: WindowDriver) -> None:
    rows = rows_for(driver)
    assert [row.label for row in rows.rows] == ["First Name", "Country", "Phone Number"]
    for row, text in zip(rows.rows, ("David", "China", "86138XXX"), strict=True):
        driver.focus(row.edit)
        driver.write(text)
    assert driver.message.body == ("David", "China", "China", "86138XXX")
    assert ["used twice" in visible_texts(row) for row in rows.rows] == [False, True, False]
    assert rows.rows[1].edit.accessibleName() == "Body variable 2, Country"


def test_a_pasted_text_makes_the_fields(driver: WindowDriver) -> None:
    driver.focus(driver.window.form.text)
    QApplication.clipboard().setText(SEED)
    driver.key(Qt.Key.Key_V, CTRL)
    assert len(driver.window.form.body.rows) == 3
    assert driver.message.body_labels == ("First Name", "Country", "Country", "Phone Number")


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Qt.Key.Key_Up, ALT), (Qt.Key.Key_Down, ALT), (Qt.Key.Key_D, CTRL), (Qt.Key.Key_Backspace, CTRL | SHIFT)],
)
def test_what_the_text_asks_for_keeps_its_place(
    driver: WindowDriver, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    rows = rows_for(driver)
    before = driver.message
    driver.focus(rows.rows[1].edit)
    driver.key(key, modifiers)
    assert driver.message == before
    assert not any(row.grip.isVisible() or row.remove.isVisible() for row in rows.rows)
    assert not rows.add_button.isVisible()


def test_enter_goes_through_the_fields_and_adds_none(driver: WindowDriver) -> None:
    rows = rows_for(driver, "{{a}} {{b}} {{a}}")
    driver.focus(rows.rows[0].edit)
    driver.write("x")
    driver.key(Qt.Key.Key_Return)
    assert rows.rows[1].edit.hasFocus()
    driver.write("y")
    driver.key(Qt.Key.Key_Return)
    assert driver.message.body == ("x", "y", "x")


def test_a_row_left_over_can_be_taken_away_but_not_moved_among_the_others(driver: WindowDriver) -> None:
    driver.load(Message(body=("one", "two", "three")))
    rows = rows_for(driver, "{{a}}")
    assert [row.bound for row in rows.rows] == [True, False, False]
    driver.focus(rows.rows[1].edit)
    driver.key(Qt.Key.Key_Up, ALT)
    assert [row.edit.text() for row in rows.rows] == ["one", "two", "three"]
    driver.key(Qt.Key.Key_Down, ALT)
    assert [row.edit.text() for row in rows.rows] == ["one", "three", "two"]
    driver.click_at(rows.rows[2].remove)
    assert driver.message.body == ("one", "three")
    assert [finding.code for finding in driver.app.field_validation.problems][-1] is FindingCode.PARAMETER_SPARE


def test_undo_finds_the_field_of_a_variable(driver: WindowDriver) -> None:
    rows = rows_for(driver)
    driver.focus(rows.rows[2].edit)
    driver.write("86138")
    driver.focus(driver.window.form.template_name)
    driver.window.edit_menu.undo.trigger()
    driver.settle()
    assert driver.message.body == ("", "", "", "")
    assert rows.rows[2].edit.hasFocus()


def test_a_text_that_is_not_right_says_so(driver: WindowDriver) -> None:
    driver.focus(driver.window.form.text)
    driver.write("{{a}} {{")
    assert not driver.window.form.text_note.isVisible()
    driver.focus(driver.window.form.template_name)
    assert "two braces" in driver.window.form.text_note.text
    driver.load(Message(header=TextHeader(("x",), "{{", ())))
    driver.app.field_validation.show_all()
    assert "two braces" in driver.window.form.header.text_note.text


# Spaces in the place of line breaks


# Characters


def test_far_too_long_a_value_is_shown_in_part_and_kept_whole(driver: WindowDriver) -> None:
    driver.load(Message(body=("字" * 100_000,)))
    assert "… (+96000)" in driver.json
    driver.window.request_copy.copy_json()
    assert QApplication.clipboard().text().count("字") == 100_000
