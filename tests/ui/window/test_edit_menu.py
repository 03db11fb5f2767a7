"""The Edit menu: the clipboard and the variables."""

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
