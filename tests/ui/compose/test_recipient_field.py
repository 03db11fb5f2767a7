"""The recipient's field."""

import threading

import msgspec
import pytest
from PySide6.QtCore import Qt

from nxwa_desktop.protocol.message import FieldKind, Message
from tests.ui.window_driver import WindowDriver, account


def test_the_recipient_shows_country_and_digits_while_it_is_typed(driver: WindowDriver) -> None:
    edit, note = driver.window.form.recipient.edit, driver.window.form.recipient.note
    driver.focus(edit)
    driver.write("+86 136-0000")
    assert note.text == "China · will be sent as 861360000"
    driver.write(" 9759")
    assert note.text == "China · will be sent as 8613600009759"
    assert driver.message.recipient == "+86 136-0000 9759"
    assert driver.window.dock.send.text() == "Practise on +86 136 0000 9759"


def test_a_missing_country_code_is_offered_and_put_in(driver: WindowDriver) -> None:
    driver.keep(account())
    driver.app.account_service.choose(driver.app.account_service.accounts[0])
    recipient = driver.window.form.recipient
    driver.focus(recipient.edit)
    driver.write("013600009759")
    assert "Did you mean" not in recipient.note.text
    driver.key(Qt.Key.Key_Tab)
    assert recipient.note.text == "No country code. Did you mean"
    assert recipient.edit.accessibleDescription().endswith("+86 136 0000 9759?")
    recipient.link.click()
    assert driver.message.recipient == "+86 136 0000 9759"
    assert recipient.note.text == "China · will be sent as 8613600009759"
    assert not recipient.link.isVisible()


def test_the_sandbox_says_what_it_will_answer(driver: WindowDriver) -> None:
    driver.load(Message(recipient="8613600022091"))
    recipient = driver.window.form.recipient
    assert recipient.note.text.startswith("Ends in 22091: answers “")
    assert recipient.rehearse.isVisible()


def test_what_is_kept_of_the_last_message_is_said_until_a_number_is_typed(driver: WindowDriver) -> None:
    recipient = driver.window.form.recipient
    driver.load(Message(template_name="order_update"))
    recipient.begin_next("Kept")
    assert recipient.note.text == "Kept"
    driver.focus(recipient.edit)
    driver.write("8")
    assert recipient.note.text == ""


@pytest.mark.parametrize(
    ("number", "then", "kind"),
    [
        ("8613600009759", "", FieldKind.BODY),
        ("", "", FieldKind.TEMPLATE_NAME),
        ("8613600009759", "another language", FieldKind.TEMPLATE_NAME),
    ],
)
def test_after_next_customer_tab_leads_from_the_number_to_the_values(
    driver: WindowDriver, number: str, then: str, kind: FieldKind
) -> None:
    """Unless there is no number yet, or something between the two was chosen anew."""
    driver.load(Message("34612345678", "order_update", "en_US", body=("David",)))
    driver.window.docking.begin_next_customer()
    if then:
        driver.app.composer.load(msgspec.structs.replace(driver.message, language="id"))
    driver.focus(driver.window.form.recipient.edit)
    driver.write(number)
    driver.key(Qt.Key.Key_Tab)
    focus = driver.app.composer.focus
    assert (focus.kind if focus is not None else FieldKind.TEMPLATE_NAME) == kind


def test_a_number_is_shown_plain_until_the_numbering_plans_are_there(
    driver: WindowDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = threading.Event()
    monkeypatch.setattr("nxwa_desktop.services.field_validation.has_numbering_plans", lambda: False)
    monkeypatch.setattr("nxwa_desktop.services.field_validation.load_numbering_plans", loaded.wait)
    driver.app.field_validation.begin_without_numbering_plans()
    driver.app.field_validation.load_numbering_plans()
    driver.load(Message(recipient="8613600009759"))
    note = driver.window.form.recipient.note
    assert note.text == "will be sent as 8613600009759"
    assert driver.window.dock.send.text() == "Practise on +8613600009759"
    loaded.set()
    driver.until(lambda: note.text == "China · will be sent as 8613600009759")
    assert driver.window.dock.send.text() == "Practise on +86 136 0000 9759"
