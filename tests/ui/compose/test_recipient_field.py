"""The recipient's field."""

from tests.ui.window_driver import WindowDriver


def test_the_recipient_shows_country_and_digits_while_it_is_typed(driver: WindowDriver) -> None:
    edit, note = driver.window.form.recipient.edit, driver.window.form.recipient.note
    driver.focus(edit)
    driver.write("+86 136-0000")
    assert note.text == "China · will be sent as 861360000"
    driver.write(" 9759")
    assert note.text == "China · will be sent as 8613600009759"
    assert driver.message.recipient == "+86 136-0000 9759"
    assert driver.window.send_button.send.text() == "Send to +86 136 0000 9759"
