"""The chat around the bubble: what this customer got before, and how the message went."""

import time

import msgspec
from PySide6.QtWidgets import QApplication

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Field, FieldKind, Message, NoHeader
from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.storage.send_log import Outgoing
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.ui.preview.chat_head import LOWEST_WINDOW
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage
from tests.ui.window_driver import RECIPIENT, WindowDriver, account, clipboard

NUMBER = "8613600009759"
DAY_MS = 86_400_000


def _chosen(driver: WindowDriver) -> Account:
    chosen = driver.app.account_service.chosen
    assert chosen is not None
    return chosen


def _past(driver: WindowDriver, number: int, *, sender: Account | None = None, recipient: str = NUMBER) -> None:
    """Put an accepted message of some days ago into the history."""
    by = sender or _chosen(driver)
    message = Message(recipient, "payment", "en_US", NoHeader(), (f"€{number}",), "You paid {{1}}.", ("1",))
    at = int(time.time() * 1000) - 5 * DAY_MS + number * 60_000
    outgoing = Outgoing(
        send_id=f"past-{number}",
        account_id=by.id,
        account_name=by.name,
        url=by.url,
        recipient=recipient,
        template_name="payment",
        language="en_US",
        body=encode_body(message, by),
        started_at=at,
        sandbox=by.sandbox,
        message=message,
    )
    storage = driver.app.storage
    storage.submit(lambda repos: repos.history.begin(outgoing)).result(10)
    accepted = Accepted("m", "t")
    close = storage.submit(
        lambda repos: repos.history.close(f"past-{number}", accepted, answer=b"", finished_at=at + 5, duration_ms=5)
    )
    close.result(10)


def _texts(driver: WindowDriver) -> list[str]:
    return [item.accessibleName() for item in driver.window.preview.message.earlier.items]


def test_the_last_three_messages_to_the_recipient_stand_above_the_bubble(driver: WindowDriver) -> None:
    for number in range(5):
        _past(driver, number)
    _past(driver, 8, recipient="8613600009750")
    _past(driver, 9, sender=account("Real"))
    driver.load(Message("+86 136 0000 975"))
    assert _texts(driver) == ["Today"]
    driver.app.composer.edit(RECIPIENT, "+86 136 0000 9759")
    driver.until(lambda: len(_texts(driver)) == 5)
    texts = _texts(driver)
    assert texts[-1] == "Today"
    assert [f"You paid €{number}." in text for number, text in zip((2, 3, 4), texts[1:4], strict=True)] == [True] * 3
    assert all("payment · accepted" in text for text in texts[1:4])
    driver.app.composer.edit(RECIPIENT, "+86 136 0000 975")
    assert _texts(driver) == ["Today"]


def test_a_late_answer_for_another_recipient_is_dropped(driver: WindowDriver) -> None:
    _past(driver, 1)
    _past(driver, 2, recipient="8613600009750")
    earlier = driver.app.services.earlier_messages
    driver.load(Message(NUMBER))
    earlier.refresh()
    driver.load(Message("8613600009750"))
    driver.until(lambda: len(_texts(driver)) == 3)
    assert [line.send_id for line in earlier.lines] == ["past-2"]


def test_the_link_opens_the_history_of_the_recipient(driver: WindowDriver) -> None:
    _past(driver, 1)
    driver.load(Message("+86 136 0000 9759"))
    link = driver.window.preview.message.earlier.link
    assert not link.isVisible()
    driver.until(link.isVisible)
    link.click()
    driver.until(lambda: driver.window.history.shown)
    assert driver.window.history.page.filters.filter.text == NUMBER


def test_the_receipt_says_how_the_message_went_until_it_is_changed(driver: WindowDriver) -> None:
    driver.load(Message(NUMBER, "payment", "en_US", NoHeader(), ("David",), "Hello {{1}}", ("1",)))
    receipt = driver.window.preview.message.receipt
    assert not receipt.isVisible()
    driver.finished(driver.window.send)
    driver.until(receipt.isVisible)
    assert receipt.accessibleName().startswith("Accepted by the sandbox ")
    driver.until(lambda: driver.app.services.earlier_messages.lines)
    assert _texts(driver) == ["Today"], "it stands in the bubble, not above it as well"
    driver.app.composer.edit(RECIPIENT, NUMBER + "0")
    driver.app.composer.edit(RECIPIENT, NUMBER)
    assert not receipt.isVisible()
    driver.until(lambda: len(_texts(driver)) == 2)
    assert _texts(driver)[0] == "Today"
    assert "Hello David" in _texts(driver)[1]


def test_the_text_of_the_message_can_be_copied(driver: WindowDriver) -> None:
    driver.load(Message(body=("",), body_text="Hello *{{1}}*", body_labels=("1",)))
    preview = driver.window.preview
    driver.until(preview.message.isVisible)
    preview.copy_text.click()
    assert clipboard() == "Hello {{1}}"
    assert preview.copy_text.text() == "Copied"
    preview.show_page(PreviewPage.JSON)
    assert not preview.copy_text.isVisible()
    assert preview.copy_json.isVisible()


def test_the_head_names_the_sender_where_there_is_room(fresh: WindowDriver) -> None:
    letters = QApplication.font()
    letters.setPixelSize(15)  # smaller ones have room in the smallest window
    QApplication.setFont(letters)
    fresh.keep(msgspec.structs.replace(account("Acme Support"), business_phone="8615800001795"))
    head = fresh.window.preview.head
    fresh.window.show_message()
    room = LOWEST_WINDOW * head.fontMetrics().height() // 18
    fresh.window.resize(1180, room + 20)
    fresh.until(head.isVisible)
    fresh.window.resize(1180, room - 20)
    fresh.until(lambda: not head.isVisible())


def test_footer_and_buttons_are_those_of_the_template(driver: WindowDriver) -> None:
    template = SavedTemplate(
        id="t", title="t", name="payment", language="en_US", body_text="Hi", footer="Reply STOP", buttons=("Pay",)
    )
    driver.app.services.templates.save(template)
    driver.until(lambda: driver.app.services.templates.find("payment", "en_US"))
    driver.load(Message(template_name="payment", language="en_US", body_text="Hi", wording_language="en_US"))
    bubble = driver.window.preview.message.bubble
    driver.until(bubble.isVisible)
    assert bubble.toPlainText() == "Hi\nReply STOP"
    assert "Pay" in bubble.accessibleDescription()
    driver.app.composer.edit(Field(FieldKind.LANGUAGE), "de")
    assert bubble.toPlainText() == "Hi"
    assert bubble.accessibleDescription() == ""
