"""A message written with real keys and a real mouse."""

import json

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTabBar

from nxwa_desktop.protocol.message import ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.sandbox.practice import practice_account
from tests.end_to_end.desk import Desk
from tests.support.x11 import PATIENCE_MS


def wait_for(desk: Desk, message: Message) -> None:
    desk.qtbot.waitUntil(lambda: desk.app.composer.message == message, timeout=PATIENCE_MS)


def test_a_whole_message_goes_out_by_keyboard_alone_exactly_as_it_was_typed(desk: Desk) -> None:
    form = desk.window.form
    desk.hands.type("86 136-0000 9759")
    desk.tab_to(form.template_name)
    desk.hands.type("order_update")
    desk.tab_to(form.language.box.line)
    desk.hands.type("English (US)")
    desk.tab_to(form.header.choice.button(0))
    desk.hands.press("Right")
    desk.tab_to(form.header.texts.add_button)
    desk.hands.press("space")
    desk.hands.type("Your order")
    desk.tab_to(form.body.add_button, at_most=3)
    desk.hands.press("space")
    desk.hands.type("David & \"Co\"\nChina")
    typed = Message(
        recipient="86 136-0000 9759",
        template_name="order_update",
        language="en_US",
        header=TextHeader(("Your order",)),
        body=('David & "Co"', "China"),
    )
    wait_for(desk, typed)

    assert isinstance(desk.send().outcome, Accepted)

    assert desk.window.result.isVisible()
    assert desk.window.result.title == "Accepted by NXCloud"
    seen = desk.endpoint.wait_for_request(0)
    account = practice_account("")
    assert json.loads(seen.body) == {
        "appkey": account.appkey,
        "business_phone": account.business_phone,
        "tenant_id": account.tenant_id,
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": "8613600009759",
        "type": "template",
        "template": {
            "name": "order_update",
            "language": {"code": "en_US", "policy": "deterministic"},
            "components": [
                {"type": "header", "parameters": [{"type": "text", "text": "Your order"}]},
                {
                    "type": "body",
                    "parameters": [{"type": "text", "text": 'David & "Co"'}, {"type": "text", "text": "China"}],
                },
            ],
        },
    }
    assert desk.row().outgoing.body == seen.body
    assert json.loads(desk.window.preview.json.toPlainText()) == json.loads(seen.body)
