"""A message written with real keys and a real mouse."""

import json

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from nxwa_desktop.protocol.message import FieldKind, HeaderKind, ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from nxwa_desktop.ui.preview.preview_tabs import Tab
from tests.end_to_end.desk import Desk, doubled_mnemonics
from tests.support.x11 import PATIENCE_MS


def wait_for(desk: Desk, message: Message) -> None:
    desk.wait_for_message(message)


def test_a_whole_message_goes_out_by_keyboard_alone_exactly_as_it_was_typed(desk: Desk) -> None:
    form = desk.window.form
    desk.hands.type("86 136-0000 9759")
    desk.tab_to(form.template_name)
    desk.hands.type("order_update")
    desk.tab_to(form.language.box.line)
    desk.hands.type("English (US)")
    desk.tab_to(form.text)
    desk.tab_to(form.header.choice.button(0))
    desk.hands.press("Right")
    desk.qtbot.waitUntil(lambda: len(form.header.texts.rows) == 1, timeout=PATIENCE_MS)
    desk.tab_to(form.header.texts.rows[0].edit, at_most=3)
    desk.hands.type("Your order")
    desk.tab_to(form.body.add_button, at_most=3)
    desk.hands.press("space")
    desk.hands.type('David & "Co"')
    desk.hands.press("Return")
    desk.hands.type("China")
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
    account = sandbox_account("")
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


def test_tab_goes_through_the_window_from_top_to_bottom(desk: Desk) -> None:
    form = desk.window.form
    desk.app.composer.set_header(HeaderKind.TEXT)
    for _ in range(2):
        desk.app.composer.insert(FieldKind.BODY, 0)
    order: list[QWidget] = [form.template_name, form.language.box.line, form.text, form.header.choice.button(1)]
    assert form.header.text is not None
    order.append(form.header.text)
    for rows in (form.header.texts, form.body):
        order += [part for row in rows.rows for part in (row.grip, row.edit, row.remove)]
        order.append(rows.add_button)
    for part in order:
        desk.tab_to(part)


@pytest.mark.parametrize("leave", ["Return", "Tab"])
def test_a_few_letters_of_a_language_find_it(desk: Desk, leave: str) -> None:
    line = desk.window.form.language.box.line
    desk.hands.type("\t\tespa")
    desk.qtbot.waitUntil(desk.window.form.language.box.popup.isVisible, timeout=PATIENCE_MS)
    desk.hands.press(leave)
    wait_for(desk, Message(language="es"))
    desk.qtbot.waitUntil(lambda: line.text() == "Spanish · Español — es", timeout=PATIENCE_MS)


def test_a_language_is_picked_from_the_list_that_typing_opens(desk: Desk) -> None:
    box = desk.window.form.language.box
    desk.hands.type("\t\tespa")
    desk.qtbot.waitUntil(box.popup.isVisible, timeout=PATIENCE_MS)
    second = box.popup.model().index(1, 0)
    desk.hands.click(box.popup.viewport(), box.popup.visualRect(second).center())
    wait_for(desk, Message(language=second.data(Qt.ItemDataRole.UserRole)))


@pytest.mark.parametrize("text", ["牛小信", "عزيزي العميل", "žluťoučký kůň"])
def test_text_of_any_script_is_pasted_and_goes_out_whole(desk: Desk, text: str) -> None:
    desk.type_message()
    desk.tab_to(desk.window.form.body.add_button, at_most=2)
    desk.hands.press("space")
    QGuiApplication.clipboard().setText(text)
    desk.hands.press("ctrl+v")
    desk.qtbot.waitUntil(lambda: desk.app.composer.message.body == (text,), timeout=PATIENCE_MS)
    assert isinstance(desk.send().outcome, Accepted)
    assert f'"text":"{text}"'.encode() in desk.endpoint.wait_for_request(0).body


def test_chinese_typed_key_by_key(desk: Desk) -> None:
    desk.hands.type("\t牛小信")
    wait_for(desk, Message(template_name="牛小信"))


def test_rows_are_moved_repeated_and_removed_by_keyboard(desk: Desk) -> None:
    desk.window.form.body.add_button.setFocus()
    desk.hands.press("space")
    for word in ("one", "two", "three"):
        desk.hands.type(word)
        desk.hands.press("Return")
    wait_for(desk, Message(body=("one", "two", "three", "")))
    desk.hands.press("ctrl+shift+BackSpace")
    wait_for(desk, Message(body=("one", "two", "three")))
    desk.hands.press("alt+Up", "ctrl+d")
    wait_for(desk, Message(body=("one", "three", "three", "two")))
    assert desk.window.form.body.rows[2].edit.hasFocus()
    desk.hands.press("alt+Down", "ctrl+shift+BackSpace", "ctrl+shift+BackSpace")
    wait_for(desk, Message(body=("one", "three")))


def test_rows_are_added_removed_and_dragged_by_mouse(desk: Desk) -> None:
    rows = desk.window.form.body
    for number, text in enumerate(("one", "two", "three"), start=1):
        desk.hands.click(rows.add_button)
        wait_for(desk, Message(body=(*("one", "two", "three")[: number - 1], "")))
        desk.hands.wait_for_focus(rows.rows[-1].edit)
        desk.hands.type(text)
    wait_for(desk, Message(body=("one", "two", "three")))
    desk.hands.drag(rows.rows[0].grip, rows.rows[2].grip, seen=QEvent.Type.MouseMove)
    wait_for(desk, Message(body=("two", "three", "one")))
    desk.hands.wait_for_focus(rows.rows[2].edit)
    desk.hands.click(rows.rows[1].remove)
    wait_for(desk, Message(body=("two", "one")))


def test_the_menu_of_a_row_opens_on_its_handle(desk: Desk) -> None:
    rows = desk.window.form.body
    desk.app.composer.insert(FieldKind.BODY, 0, "one")
    desk.app.composer.insert(FieldKind.BODY, 1, "two")
    desk.hands.click(rows.rows[0].grip)
    desk.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=PATIENCE_MS)
    desk.hands.press("Down", "Down", "Return")  # the second entry: down
    wait_for(desk, Message(body=("two", "one")))


def test_the_kind_of_header_is_chosen_by_mouse(desk: Desk) -> None:
    header = desk.window.form.header
    desk.hands.click(header.choice.button(2))
    desk.qtbot.waitUntil(lambda: header.link is not None, timeout=PATIENCE_MS)
    assert header.link is not None
    desk.hands.click(header.link)
    desk.hands.type("https://example.com/a.jpg")
    wait_for(desk, Message(header=ImageHeader("https://example.com/a.jpg")))
    desk.hands.click(header.choice.button(1))
    wait_for(desk, Message(header=TextHeader()))
    desk.hands.click(header.choice.button(0))
    wait_for(desk, Message())


def test_the_tabs_turn_by_mouse_and_by_key(desk: Desk) -> None:
    preview = desk.window.preview
    bar = preview.tabs.tabBar()
    assert preview.message.isVisible()
    desk.hands.click(bar, bar.tabRect(Tab.REQUEST).center())
    desk.qtbot.waitUntil(preview.request.isVisible, timeout=PATIENCE_MS)
    assert not preview.message.isVisible()
    desk.hands.press("ctrl+2")
    desk.qtbot.waitUntil(preview.json.isVisible, timeout=PATIENCE_MS)
    desk.hands.press("ctrl+1")
    desk.qtbot.waitUntil(preview.message.isVisible, timeout=PATIENCE_MS)
    desk.hands.press("ctrl+3")
    desk.qtbot.waitUntil(preview.request.isVisible, timeout=PATIENCE_MS)
    desk.hands.click(preview.copy_curl)
    desk.qtbot.waitUntil(lambda: "Copied" in preview.note.text, timeout=PATIENCE_MS)
    assert desk.endpoint.url in QGuiApplication.clipboard().text()
    assert SANDBOX_SECRET not in QGuiApplication.clipboard().text()


def test_ctrl_n_begins_an_empty_message(desk: Desk) -> None:
    desk.type_message()
    desk.hands.press("ctrl+n")
    wait_for(desk, Message())
    desk.hands.wait_for_focus(desk.window.form.recipient.edit)


@pytest.mark.parametrize("header", HeaderKind)
def test_each_mnemonic_of_the_window_leads_to_one_place(desk: Desk, header: HeaderKind) -> None:
    desk.app.composer.set_header(header)
    assert not doubled_mnemonics(desk.window)
    desk.hands.press("alt+m")
    desk.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=PATIENCE_MS)
    desk.hands.press("Escape", "Escape", "alt+p")
    desk.hands.wait_for_focus(desk.window.form.template_name)
