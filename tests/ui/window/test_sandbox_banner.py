"""The banner of the sandbox."""

from tests.ui.window_driver import RECIPIENT, WindowDriver, entry


def test_the_banner_of_the_sandbox_orders_answers(driver: WindowDriver) -> None:
    banner = driver.window.workspace.sandbox_banner
    entry(banner.menu, "…22091").trigger()
    assert driver.message.recipient == "8613600022091"
    assert driver.window.form.recipient.edit.text() == "8613600022091"
    driver.app.composer.edit(RECIPIENT, "+49 170 1234567")
    entry(banner.menu, "…90001").trigger()
    assert driver.app.composer.message.recipient == "4917012" + "90001"
