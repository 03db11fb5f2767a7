"""What the dock says before a send."""

from PySide6.QtWidgets import QAbstractButton, QWidget

from nxwa_desktop.protocol.message import ImageHeader, Message, NoHeader
from nxwa_desktop.protocol.outcome import Unknown, UnknownReason
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.ui.widgets.account_button import SendLook
from tests.ui.window_driver import RECIPIENT, WindowDriver, account, button, number_ending_in, visible_texts
from tests.ui.window_states import report

WARNED = Message("+86 136 0000 9759", "Order Update", "en_US", NoHeader(), ("David",))
EMPTY = Message(header=ImageHeader(), body=("x", ""))


def test_a_fresh_form_lists_nothing_and_names_the_next_step(driver: WindowDriver) -> None:
    driver.window.new_message()
    dock = driver.window.dock
    assert dock.ready.text == "Type the customer's number"
    assert dock.send.look is SendLook.QUIET
    driver.app.composer.edit(RECIPIENT, "+86 136 0000 9759")
    assert dock.ready.text == "Choose a template"


def test_problems_are_links_in_the_order_of_the_fields(driver: WindowDriver) -> None:
    driver.load(EMPTY)
    driver.app.field_validation.show_all()
    driver.settle()
    ready, form = driver.window.dock.ready, driver.window.form
    assert "5 things to fix" in visible_texts(ready)
    assert ready.links.texts == ("Recipient is missing", "Template name is missing", "Language is missing", "2 more")
    assert form.header.link is not None
    targets: list[QWidget] = [form.recipient.edit, form.template_name, form.language.box, form.header.link]
    for text, target in zip(ready.links.texts, targets, strict=True):
        driver.click_at(button(ready, text))
        driver.settle()
        assert target.hasFocus()
        assert not target.visibleRegion().isEmpty()


def test_send_leads_to_the_first_problem_and_can_be_reached_by_keyboard(driver: WindowDriver) -> None:
    driver.load(EMPTY)
    dock = driver.window.dock
    driver.focus(dock.send)
    dock.send.click()
    assert driver.window.form.recipient.edit.hasFocus()
    assert dock.ready.text == "5 things to fix, first: Recipient is missing"
    assert driver.sent == []


def test_the_links_fit_the_narrowest_window(driver: WindowDriver) -> None:
    driver.load(Message("+86 136 0000 9759", header=ImageHeader(), body=("",) * 9))
    driver.app.field_validation.show_all()
    driver.window.resize(860, 560)
    driver.settle()
    assert driver.window.width() == 860
    for part in driver.window.dock.findChildren(QAbstractButton):
        if part.isVisible():
            assert part.width() >= part.minimumSizeHint().width() - 1
            assert part.mapTo(driver.window, part.rect().topRight()).x() < 860


def test_warnings_are_listed_and_do_not_hold_back(driver: WindowDriver) -> None:
    dock = driver.window.dock
    driver.load(WARNED)
    assert "1 thing to check" in visible_texts(dock)
    assert dock.ready.links.texts == ("Template name is unusual",)
    assert dock.send.look is SendLook.FILLED
    driver.load()
    assert dock.ready.text == "Ready to send"


def test_send_names_recipient_and_account_and_the_sandbox_practises(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"))
    fresh.load()
    send = fresh.window.dock.send
    assert (send.text(), send.detail) == ("Send to +86 136 0000 9759", "from Acme")
    assert send.accessibleDescription() == "from Acme"
    fresh.app.account_service.choose_sandbox()
    fresh.until(lambda: fresh.app.account_service.in_sandbox)
    fresh.load()
    assert (send.text(), send.detail) == ("Practise on +86 136 0000 9759", "Sandbox: nothing leaves this computer")


def test_an_open_unknown_outcome_holds_send_back_until_it_is_decided(driver: WindowDriver) -> None:
    driver.load(Message(number_ending_in("90001"), "order_update", "en_US", NoHeader(), ("David",)))
    sent = driver.finished(driver.window.send)
    assert isinstance(sent.outcome, Unknown)
    driver.app.composer.edit(RECIPIENT, number_ending_in("09759"))
    dock = driver.window.dock
    assert dock.ready.text == "Nothing to fix"
    assert dock.send.look is SendLook.OUTLINED
    assert dock.line.show_send.text() == "Decide"
    driver.app.services.history.resolve(sent.send_id, Resolution.DID_NOT)
    driver.until(lambda: dock.send.look is SendLook.FILLED)
    assert dock.line.show_send.text() == "Show"
    assert dock.ready.text == "Ready to send"


def test_an_earlier_unknown_outcome_for_the_recipient_holds_send_back(driver: WindowDriver) -> None:
    lost = number_ending_in("90001")
    driver.load(Message(lost, "order_update", "en_US", NoHeader(), ("David",)))
    unknown = driver.finished(driver.window.send)
    driver.app.composer.edit(RECIPIENT, number_ending_in("09759"))
    driver.finished(driver.window.send)
    dock = driver.window.dock
    driver.app.composer.edit(RECIPIENT, number_ending_in("09758"))
    assert dock.send.look is SendLook.FILLED
    driver.app.composer.edit(RECIPIENT, lost)
    driver.until(lambda: dock.send.look is SendLook.OUTLINED)
    assert dock.ready.text == "An earlier message is undecided"
    driver.app.services.history.resolve(unknown.send_id, Resolution.DID_NOT)
    driver.until(lambda: dock.send.look is SendLook.FILLED)


def test_an_open_unknown_outcome_survives_a_send_that_problems_stop(driver: WindowDriver) -> None:
    driver.load()
    driver.end_send(report(Unknown(UnknownReason.LOST_ANSWER)))
    driver.app.composer.edit(RECIPIENT, "")
    driver.window.send()
    assert driver.window.dock.line.text.startswith("Last: unknown · ")
