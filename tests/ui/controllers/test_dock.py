"""What a result offers, and the step to the next customer."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader, Message, NoHeader, TextHeader
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Rejected, Unknown, UnknownReason
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.ui.accounts.account_dialog import AccountDialog
from nxwa_desktop.ui.result.result_content import ResultAction
from tests.ui.window_driver import RECIPIENT, WindowDriver, account, number_ending_in
from tests.ui.window_states import report

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXT = "Hello {{Name}}, your order {{Order}} has left."
MESSAGE = Message(
    number_ending_in("09759"), "order_update", "en_US", NoHeader(), ("David", "A-1"), TEXT, ("Name", "Order")
)
LINK = "https://example.com/parcel.png"


def shows_image(link: str = LINK, to: str = "09759") -> Message:
    return msgspec.structs.replace(MESSAGE, recipient=number_ending_in(to), header=ImageHeader(link))


# the next customer


@pytest.mark.parametrize("way", ["keys", "button"])
def test_the_next_customer_gets_the_template_without_the_last_ones_values(driver: WindowDriver, way: str) -> None:
    message = msgspec.structs.replace(MESSAGE, header=TextHeader(("Parcel",), "Your {{Thing}}", ("Thing",)))
    driver.load(message)
    driver.finished(driver.window.send)
    driver.settle()
    driver.window.show_message()
    if way == "keys":
        driver.key(Qt.Key.Key_N, CTRL | SHIFT)
    else:
        driver.take(ResultAction.NEXT)
    driver.settle()
    header = TextHeader(("",), "Your {{Thing}}", ("Thing",))
    assert driver.message == msgspec.structs.replace(message, recipient="", body=("", ""), header=header)
    form = driver.window.form
    assert form.recipient.edit.hasFocus()
    assert form.recipient.note.text == "Template and language are kept from the last message"
    assert driver.window.dock.line.text.startswith("Last: accepted · ")
    assert driver.window.dock.ready.text == "Type the customer's number", "a fresh form lists nothing"
    driver.window.edit_menu.undo.trigger()
    assert driver.message == message, "one step brings all of it back"
    driver.window.edit_menu.redo.trigger()
    assert driver.message.recipient == ""


def test_an_image_is_kept_once_two_customers_got_it(driver: WindowDriver) -> None:
    kept = []
    for number, to in enumerate(("09759", "09760", "09761")):
        driver.load(shows_image(LINK if number < 2 else "https://example.com/other.png", to))
        driver.finished(driver.window.sending.send)
        driver.window.docking.begin_next_customer()
        kept.append(driver.message.header)
    assert kept == [ImageHeader(""), ImageHeader(LINK), ImageHeader("")]


def test_the_same_customer_twice_counts_once(driver: WindowDriver) -> None:
    for template in ("order_update", "order_update_2"):
        driver.load(msgspec.structs.replace(shows_image(), template_name=template))
        driver.finished(driver.window.sending.send)
    driver.window.docking.begin_next_customer()
    assert driver.message.header == ImageHeader("")


# what a result offers


def test_a_refused_number_shows_the_servers_words_until_it_is_edited(driver: WindowDriver) -> None:
    driver.load(msgspec.structs.replace(MESSAGE, recipient=number_ending_in("22091")))
    outcome = driver.finished(driver.window.send).outcome
    assert isinstance(outcome, Rejected)
    driver.settle()
    note = driver.window.form.recipient.note
    assert note.text == "NXCloud says: Not a WhatsApp user (22091)."
    driver.take(ResultAction.GO_TO)
    assert driver.window.form.recipient.edit.hasFocus()
    driver.app.composer.edit(RECIPIENT, number_ending_in("09759"))
    assert "NXCloud says" not in note.text
    assert driver.app.field_validation.problems == ()


@pytest.mark.parametrize(
    ("code", "words", "kind"),
    [
        (22092, "Go to language", FieldKind.LANGUAGE),
        (22093, "Go to template", FieldKind.TEMPLATE_NAME),
        (22090, "Go to recipient", FieldKind.RECIPIENT),
    ],
)
def test_it_leads_to_the_field_that_the_code_names(
    driver: WindowDriver, code: int, words: str, kind: FieldKind
) -> None:
    driver.load(MESSAGE)
    driver.end_send(report(Rejected(code, "no", "t")))
    button = driver.offer(ResultAction.GO_TO)
    assert button is not None
    assert button.text() == words
    button.click()
    assert driver.app.composer.focus == Field(kind)


@pytest.mark.parametrize("code", [22092, 22093, 23025])
def test_a_refused_template_offers_to_update_the_templates(driver: WindowDriver, code: int) -> None:
    driver.load(MESSAGE)
    driver.end_send(report(Rejected(code, "no", "t")))
    with driver.qtbot.waitSignal(driver.app.services.template_update.updated, timeout=15_000):
        driver.take(ResultAction.UPDATE_TEMPLATES)
    assert driver.window.templates.shown


def test_a_refused_sign_in_leads_to_the_account(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"))
    fresh.load(MESSAGE)
    fresh.end_send(report(Rejected(1003, "Invalid signature", "t")))
    fresh.take(ResultAction.EDIT_ACCOUNT)
    assert fresh.dialog(AccountDialog).isVisible()


@pytest.mark.parametrize(
    ("action", "resolution"),
    [(ResultAction.WENT_OUT, Resolution.WENT_OUT), (ResultAction.DID_NOT, Resolution.DID_NOT)],
)
def test_an_unknown_outcome_is_decided_in_place(
    driver: WindowDriver, action: ResultAction, resolution: Resolution
) -> None:
    driver.load(msgspec.structs.replace(MESSAGE, recipient=number_ending_in("90001")))
    assert isinstance(driver.finished(driver.window.send).outcome, Unknown)
    driver.settle()
    driver.take(action)
    driver.until(lambda: driver.app.services.last_send.resolution is resolution)
    driver.settle()
    assert driver.offer(ResultAction.CHECK) is None
    following = ResultAction.NEXT if resolution is Resolution.WENT_OUT else ResultAction.AGAIN
    assert driver.window.result.buttons.primary is driver.offer(following)


def test_what_was_not_sent_goes_out_at_once_and_what_may_have_gone_out_is_asked_about(driver: WindowDriver) -> None:
    driver.load(MESSAGE)
    assert driver.window.sending._sent is None
    driver.app.sender.send(MESSAGE, driver.app.account_service.chosen)  # type: ignore[arg-type]
    driver.window.sending._sent = (MESSAGE, driver.app.account_service.chosen, "")  # type: ignore[assignment]
    driver.until(lambda: not driver.app.sender.busy)
    driver.load(msgspec.structs.replace(MESSAGE, recipient=number_ending_in("90001")))
    driver.finished(driver.window.sending.send)
    driver.settle()
    driver.take(ResultAction.AGAIN)
    question = driver.send_question()
    assert "its outcome is unknown" in question.words
    question.keep.click()
    driver.load(MESSAGE)
    driver.window.sending._sent = (driver.message, driver.app.account_service.chosen, "")  # type: ignore[assignment]
    driver.end_send(report(NotSent(NotSentReason.UNREACHABLE)))
    assert driver.window.result.buttons.primary is driver.offer(ResultAction.AGAIN)


def test_ctrl_enter_does_nothing_on_a_result(driver: WindowDriver) -> None:
    driver.load(MESSAGE)
    driver.finished(driver.window.send)
    driver.until(lambda: not driver.window.dock.ignores_clicks)
    driver.key(Qt.Key.Key_Return, CTRL)
    driver.settle()
    assert driver.window.sending.question is None
    assert len(driver.sent) == 1


def test_the_focus_stays_in_the_field_and_the_form_is_read_only_while_sending(driver: WindowDriver) -> None:
    driver.load(msgspec.structs.replace(MESSAGE, recipient=number_ending_in("90002")))
    form = driver.window.form
    row = form.body.row(0)
    assert row is not None
    driver.focus(row.edit)
    driver.key(Qt.Key.Key_Return, CTRL)
    driver.wait_until_under_way()
    driver.write("x")
    assert driver.message.body[0] == "David"
    assert form.recipient.edit.isReadOnly()
    driver.finished(driver.app.sender.cancel)
    driver.settle()
    assert row.edit.hasFocus()
    driver.write("x")
    assert driver.message.body[0] == "Davidx"


def test_another_message_can_be_written_while_one_is_sent(driver: WindowDriver) -> None:
    driver.load(msgspec.structs.replace(MESSAGE, recipient=number_ending_in("90002")))
    driver.window.send()
    driver.wait_until_under_way()
    driver.window.docking.begin_next_customer()
    driver.write("86")
    assert driver.message.recipient == "86"
    driver.finished(driver.app.sender.cancel)


def test_title_and_first_sentence_are_announced(driver: WindowDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "nxwa_desktop.ui.controllers.dock.announce", lambda _widget, text, *, urgent=False: said.append(text)
    )
    driver.load(MESSAGE)
    driver.end_send(report(Unknown(UnknownReason.LOST_ANSWER)))
    driver.end_send(report(Accepted("m", "t")))
    assert said == [
        "Outcome unknown. The request went out, but the connection broke before the answer was here.",
        "Accepted by the sandbox. This was practice: nothing was sent to anybody.",
    ]
