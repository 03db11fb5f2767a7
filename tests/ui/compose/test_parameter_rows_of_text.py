"""The rows that the template's text asks for, and what stands below them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from nxwa_desktop.protocol.message import Field, FieldKind, Message, TextHeader
from nxwa_desktop.ui.compose.parameter_rows import ParameterRows
from nxwa_desktop.validation.message_rules import FindingCode
from tests.ui.workbench import Bench

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WORDING = Field(FieldKind.BODY_TEMPLATE)
SEED = "Hi {{First Name}}, {{Country}} {{Country}} {{Phone Number}}"


def _rows(bench: Bench, text: str = SEED) -> ParameterRows:
    bench.app.composer.edit(WORDING, text)
    bench.settle()
    return bench.window.form.body


def test_one_field_for_each_name_and_one_parameter_for_each_place(bench: Bench) -> None:
    rows = _rows(bench)
    assert [row.label for row in rows.rows] == ["First Name", "Country", "Phone Number"]
    for row, text in zip(rows.rows, ("David", "China", "86138XXX"), strict=True):
        bench.focus(row.edit)
        bench.write(text)
    assert bench.message.body == ("David", "China", "China", "86138XXX")
    assert [row._times.isVisible() for row in rows.rows] == [False, True, False]
    assert rows.rows[1]._times.text() == "×2"
    assert rows.rows[1].edit.accessibleName() == "Body parameter 2, Country"


def test_a_pasted_text_makes_the_fields(bench: Bench) -> None:
    bench.focus(bench.window.form.text)
    QApplication.clipboard().setText(SEED)
    bench.key(Qt.Key.Key_V, CTRL)
    assert len(bench.window.form.body.rows) == 3
    assert bench.message.body_labels == ("First Name", "Country", "Country", "Phone Number")


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Qt.Key.Key_Up, ALT), (Qt.Key.Key_Down, ALT), (Qt.Key.Key_D, CTRL), (Qt.Key.Key_Backspace, CTRL | SHIFT)],
)
def test_what_the_text_asks_for_keeps_its_place(bench: Bench, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    rows = _rows(bench)
    before = bench.message
    bench.focus(rows.rows[1].edit)
    bench.key(key, modifiers)
    assert bench.message == before
    assert not any(row.grip.isVisible() or row.remove.isVisible() for row in rows.rows)
    assert not rows.add_button.isVisible()


def test_enter_goes_through_the_fields_and_adds_none(bench: Bench) -> None:
    rows = _rows(bench, "{{a}} {{b}} {{a}}")
    bench.focus(rows.rows[0].edit)
    bench.write("x")
    bench.key(Qt.Key.Key_Return)
    assert rows.rows[1].edit.hasFocus()
    bench.write("y")
    bench.key(Qt.Key.Key_Return)
    assert bench.message.body == ("x", "y", "x")


def test_a_row_left_over_can_be_taken_away_but_not_moved_among_the_others(bench: Bench) -> None:
    bench.load(Message(body=("one", "two", "three")))
    rows = _rows(bench, "{{a}}")
    assert [row.bound for row in rows.rows] == [True, False, False]
    bench.focus(rows.rows[1].edit)
    bench.key(Qt.Key.Key_Up, ALT)
    assert [row.edit.text() for row in rows.rows] == ["one", "two", "three"]
    bench.key(Qt.Key.Key_Down, ALT)
    assert [row.edit.text() for row in rows.rows] == ["one", "three", "two"]
    bench.click_at(rows.rows[2].remove)
    assert bench.message.body == ("one", "three")
    assert [finding.code for finding in bench.app.checker.problems][-1] is FindingCode.PARAMETER_SPARE


def test_undo_finds_the_field_of_a_variable(bench: Bench) -> None:
    rows = _rows(bench)
    bench.focus(rows.rows[2].edit)
    bench.write("86138")
    bench.focus(bench.window.form.template_name)
    bench.window.edit_menu.undo.trigger()
    bench.settle()
    assert bench.message.body == ("", "", "", "")
    assert rows.rows[2].edit.hasFocus()


def test_a_text_that_is_not_right_says_so(bench: Bench) -> None:
    bench.focus(bench.window.form.text)
    bench.write("{{a}} {{")
    assert not bench.window.form.text_note.isVisible()
    bench.focus(bench.window.form.template_name)
    assert "two braces" in bench.window.form.text_note.text
    bench.load(Message(header=TextHeader(("x",), "{{", ())))
    bench.app.checker.reveal()
    assert "two braces" in bench.window.form.header.text_note.text


# Spaces in the place of line breaks


# Characters


def test_far_too_long_a_value_is_shown_in_part_and_kept_whole(bench: Bench) -> None:
    bench.load(Message(body=("字" * 100_000,)))
    assert "… (+96000)" in bench.json
    bench.window.copier.copy_json()
    assert QApplication.clipboard().text().count("字") == 100_000
