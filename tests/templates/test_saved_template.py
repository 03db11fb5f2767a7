"""Saved templates and the messages made of them."""

import msgspec
import pytest

from nxwa_desktop.protocol.message import HeaderKind, ImageHeader, Message, NoHeader, TextHeader
from nxwa_desktop.templates.saved_template import SavedTemplate, message_of, template_of, without_values_of


def test_values_that_were_sent_are_taken_out_and_new_ones_stay() -> None:
    message = Message("1", "order", "en_US", ImageHeader("https://a.example/1.png"), ("David", "Beijing"))
    sent = Message("2", "order", "en_US", ImageHeader("https://a.example/1.png"), ("David", "Oslo"))
    assert without_values_of(message, sent) == Message("1", "order", "en_US", ImageHeader(), ("", "Beijing"))


def test_a_message_gives_a_template_without_recipient_and_values() -> None:
    header = TextHeader(("v",), "For {{n}}", ("n",))
    message = Message("861", "t", "en", header, ("w", "x"), "{{a}} {{b}}", ("a", "b"), "en")
    template = template_of(message, id="1", title="T")
    assert "861" not in msgspec.json.encode(template).decode()
    assert (template.header_labels, template.body_labels) == (("n",), ("a", "b"))
    assert message_of(template, Message("862")) == Message(
        "862", "t", "en", TextHeader(("",), "For {{n}}", ("n",)), ("", ""), "{{a}} {{b}}", ("a", "b"), "en"
    )
    assert message_of(template, message) == message


def test_values_stay_where_the_labels_say_the_same() -> None:
    named = SavedTemplate(id="1", title="T", name="t", language="en", body_text="{{b}}", body_labels=("b",))
    before = Message("861", "other", "en", body=("w", "x"), body_labels=("a", "b"))
    assert message_of(named, before).body == ("x",)
    numbered = msgspec.structs.replace(named, body_labels=("1",))
    assert message_of(numbered, Message(template_name="other", body=("x",), body_labels=("1",))).body == ("",)


@pytest.mark.parametrize(
    ("header", "kind"), [(NoHeader(), HeaderKind.NONE), (ImageHeader("https://x/y.png"), HeaderKind.IMAGE)]
)
def test_a_header_without_labels(header: NoHeader | ImageHeader, kind: HeaderKind) -> None:
    template = template_of(Message(header=header, body=("a", "b")), id="1", title="T")
    assert (template.header_kind, template.body_labels) == (kind, ("", ""))
    assert message_of(template, Message()).body_labels == ()
