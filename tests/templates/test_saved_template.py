"""Saved templates and the messages made of them."""

from nxwa_desktop.protocol.message import ImageHeader, Message, NoHeader, TextHeader
from nxwa_desktop.templates.saved_template import message_of, template_of, without_values_of

NUMBERED = Message(
    "862", "order", "en_US", TextHeader(("7",), "Order {{1}}", ("1",)), ("David",), "Dear {{1}}", ("1",), "en_US"
)
NAMED = Message("862", "invoice", "de", NoHeader(), ("David",), "Hallo {{name}}", ("name",), "de")


def test_a_template_keeps_neither_recipient_nor_values() -> None:
    template = template_of(NUMBERED, id="t1", title="Order")
    made = message_of(template, Message("49"))
    assert (made.recipient, made.body, made.body_text) == ("49", ("",), "Dear {{1}}")
    assert made.header == TextHeader(("",), "Order {{1}}", ("1",))


def test_the_value_of_a_number_stays_only_with_its_template() -> None:
    same, other = template_of(NUMBERED, id="t1", title=""), template_of(NUMBERED, id="t2", title="")
    assert message_of(same, NUMBERED).body == ("David",)
    before = Message("862", "invoice", "en_US", NoHeader(), ("David",), "Hi {{1}}", ("1",))
    assert message_of(other, before).body == ("",)


def test_the_value_of_a_name_goes_along() -> None:
    before = Message("862", "welcome", "de", NoHeader(), ("Eva",), "Hi {{name}}", ("name",))
    assert message_of(template_of(NAMED, id="t1", title=""), before).body == ("Eva",)


def test_values_that_were_sent_are_taken_out_and_new_ones_stay() -> None:
    message = Message("1", "order", "en_US", ImageHeader("https://a.example/1.png"), ("David", "Beijing"))
    sent = Message("2", "order", "en_US", ImageHeader("https://a.example/1.png"), ("David", "Oslo"))
    assert without_values_of(message, sent) == Message("1", "order", "en_US", ImageHeader(), ("", "Beijing"))
