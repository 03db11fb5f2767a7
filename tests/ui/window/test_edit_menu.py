"""The Edit menu: the clipboard and the variables."""

from PySide6.QtCore import Qt

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.ui.window.navigation import Place
from tests.ui.template_steps import NAMED, keep
from tests.ui.window_driver import GOOD, WindowDriver, clipboard, entry


def test_the_clipboard_commands_act_on_the_field_with_the_focus(driver: WindowDriver) -> None:
    driver.load(GOOD)
    driver.focus(driver.window.form.recipient.edit)
    menu = driver.window.edit_menu
    entry(menu, "Select all").trigger()
    entry(menu, "Cut").trigger()
    assert clipboard() == GOOD.recipient
    assert driver.message.recipient == ""
    entry(menu, "Paste").trigger()
    assert driver.message.recipient == GOOD.recipient


def body(driver: WindowDriver) -> list[str]:
    return list(driver.message.body)


def test_the_commands_for_variables(driver: WindowDriver) -> None:
    driver.load(GOOD)
    menu = driver.window.edit_menu
    driver.focus(driver.window.form.body.rows[0].edit)
    entry(menu, "Move variable down").trigger()
    assert body(driver) == ["China", "David"]
    entry(menu, "Add variable").trigger()
    driver.settle()
    assert body(driver) == ["China", "David", ""]
    entry(menu, "Remove variable").trigger()
    assert body(driver) == ["China", "David"]


def test_a_known_template_s_variables_stay_where_they_are(driver: WindowDriver) -> None:
    menu = driver.window.edit_menu
    words = ("Move variable up", "Move variable down", "Duplicate variable", "Remove variable")

    def offered() -> set[bool]:
        menu.aboutToShow.emit()
        return {entry(menu, each).isEnabled() for each in words}

    driver.load(GOOD)
    driver.focus(driver.window.form.body.rows[0].edit)
    assert offered() == {True}
    driver.focus(driver.window.form.recipient.edit)
    assert offered() == {False}
    keep(driver)
    driver.load(NAMED)
    driver.focus(driver.window.form.body.rows[0].edit)
    assert offered() == {False}


def test_what_is_undone_is_seen(driver: WindowDriver) -> None:
    driver.load(GOOD)
    driver.app.composer.edit(Field(FieldKind.RECIPIENT), "+49")
    driver.window.show_place(Place.SETTINGS)
    assert not driver.window.edit_menu.undo.isEnabled()
    driver.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert driver.message.recipient == "+49"
    assert driver.window.place is Place.SETTINGS
    driver.window.show_place(Place.COMPOSE)
    driver.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert driver.message == GOOD


def test_a_variable_that_is_added_from_another_page_is_shown(driver: WindowDriver) -> None:
    driver.load(GOOD)
    driver.window.show_place(Place.SETTINGS)
    entry(driver.window.edit_menu, "Add variable").trigger()
    driver.settle()
    assert driver.window.place is Place.COMPOSE
    assert driver.window.form.body.rows[-1].edit.hasFocus()
