"""The menu of the sandbox's answers."""

from tests.ui.window_driver import RECIPIENT, WindowDriver, entry


def test_the_menu_orders_answers(driver: WindowDriver) -> None:
    menu = driver.window.rehearsals
    entry(menu, "…22091").trigger()
    assert driver.message.recipient == "8613600022091"
    assert driver.window.form.recipient.edit.text() == "8613600022091"
    driver.app.composer.edit(RECIPIENT, "+49 170 1234567")
    entry(menu, "…90001").trigger()
    assert driver.app.composer.message.recipient == "4917012" + "90001"
