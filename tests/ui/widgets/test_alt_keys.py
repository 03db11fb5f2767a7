"""Alt with a letter or a digit that means nothing types nothing."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.history_steps import opened
from tests.ui.window_driver import GOOD, WindowDriver

ALT, SHIFT, CTRL = (Qt.KeyboardModifier[f"{name}Modifier"] for name in ("Alt", "Shift", "Control"))


@pytest.mark.parametrize("modifiers", [ALT, ALT | SHIFT])
@pytest.mark.parametrize("key", [Qt.Key.Key_Q, Qt.Key.Key_9])
def test_it_types_nothing_into_any_field(driver: WindowDriver, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    driver.load(GOOD)
    form = driver.window.form
    for field in (form.recipient.edit, form.body.rows[0].edit, form.language.box):
        driver.focus(field)
        driver.key(key, modifiers)
    assert driver.message == GOOD
    assert not form.language.box.popup.isVisible()


def test_nor_into_the_fields_of_other_pages(sent: WindowDriver) -> None:
    search = opened(sent).filters.search
    sent.focus(search)
    sent.key(Qt.Key.Key_Q, ALT)
    assert search.text() == ""
    sent.key(Qt.Key.Key_Q)
    assert search.text() == "q"


def test_alt_gr_and_the_keys_of_editing_are_left_alone(driver: WindowDriver) -> None:
    driver.load(GOOD)
    driver.focus(driver.window.form.body.rows[0].edit)
    driver.key(Qt.Key.Key_Q, ALT | CTRL)
    driver.key(Qt.Key.Key_Down, ALT)
    assert driver.message.body == ("China", "Davidq")
