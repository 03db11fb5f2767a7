"""A message written with real keys and a real mouse."""

import json

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from nxwa_desktop.protocol.message import FieldKind, HeaderKind, ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage
from tests.end_to_end.desktop_driver import DesktopDriver, doubled_mnemonics
from tests.support.x11 import PATIENCE_MS


def wait_for(driver: DesktopDriver, message: Message) -> None:
    driver.wait_for_message(message)


def test_a_whole_message_goes_out_by_keyboard_alone_exactly_as_it_was_typed(driver: DesktopDriver) -> None:
    form = driver.window.form
    driver.devices.type("86 136-0000 9759")
    driver.tab_to(form.template_name)
    driver.devices.type("order_update")
    driver.tab_to(form.language.box.line)
    driver.devices.type("English (US)")
    driver.tab_to(form.text)
    driver.tab_to(form.header.buttons[HeaderKind.NONE])
    driver.devices.press("Right")
    driver.qtbot.waitUntil(lambda: len(form.header.texts.rows) == 1, timeout=PATIENCE_MS)
    driver.tab_to(form.header.texts.rows[0].edit, at_most=3)
    driver.devices.type("Your order")
    driver.tab_to(form.body.add_button, at_most=3)
    driver.devices.press("space")
    driver.devices.type('David & "Co"')
    driver.devices.press("Return")
    driver.devices.type("China")
    typed = Message(
        recipient="86 136-0000 9759",
        template_name="order_update",
        language="en_US",
        header=TextHeader(("Your order",)),
        body=('David & "Co"', "China"),
    )
    wait_for(driver, typed)

    assert isinstance(driver.send().outcome, Accepted)

    assert driver.window.result.isVisible()
    assert driver.window.result.title == "Accepted by NXCloud"
    seen = driver.endpoint.wait_for_request(0)
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
    assert driver.row().outgoing.body == seen.body
    assert json.loads(driver.window.preview.json.toPlainText()) == json.loads(seen.body)


def test_tab_goes_through_the_window_from_top_to_bottom(driver: DesktopDriver) -> None:
    form = driver.window.form
    driver.app.composer.set_header(HeaderKind.TEXT)
    for _ in range(2):
        driver.app.composer.insert(FieldKind.BODY, 0)
    order: list[QWidget] = [form.template_name, form.language.box.line, form.text, form.header.buttons[HeaderKind.TEXT]]
    assert form.header.text is not None
    order.append(form.header.text)
    for rows in (form.header.texts, form.body):
        order += [part for row in rows.rows for part in (row.grip, row.edit, row.remove)]
        order.append(rows.add_button)
    for part in order:
        driver.tab_to(part)


@pytest.mark.parametrize("leave", ["Return", "Tab"])
def test_a_few_letters_of_a_language_find_it(driver: DesktopDriver, leave: str) -> None:
    line = driver.window.form.language.box.line
    driver.devices.type("\t\tespa")
    driver.qtbot.waitUntil(driver.window.form.language.box.popup.isVisible, timeout=PATIENCE_MS)
    driver.devices.press(leave)
    wait_for(driver, Message(language="es"))
    driver.qtbot.waitUntil(lambda: line.text() == "Spanish · Español — es", timeout=PATIENCE_MS)


def test_a_language_is_picked_from_the_list_that_typing_opens(driver: DesktopDriver) -> None:
    box = driver.window.form.language.box
    driver.devices.type("\t\tespa")
    driver.qtbot.waitUntil(box.popup.isVisible, timeout=PATIENCE_MS)
    second = box.popup.model().index(1, 0)
    driver.devices.click(box.popup.viewport(), box.popup.visualRect(second).center())
    wait_for(driver, Message(language=second.data(Qt.ItemDataRole.UserRole)))


@pytest.mark.parametrize("text", ["牛小信", "عزيزي العميل", "žluťoučký kůň"])
def test_text_of_any_script_is_pasted_and_goes_out_whole(driver: DesktopDriver, text: str) -> None:
    driver.type_message()
    driver.tab_to(driver.window.form.body.add_button, at_most=2)
    driver.devices.press("space")
    QGuiApplication.clipboard().setText(text)
    driver.devices.press("ctrl+v")
    driver.qtbot.waitUntil(lambda: driver.app.composer.message.body == (text,), timeout=PATIENCE_MS)
    assert isinstance(driver.send().outcome, Accepted)
    assert f'"text":"{text}"'.encode() in driver.endpoint.wait_for_request(0).body


def test_chinese_typed_key_by_key(driver: DesktopDriver) -> None:
    driver.devices.type("\t牛小信")
    driver.devices.press("Return")  # nothing is found: a name of one's own
    wait_for(driver, Message(template_name="牛小信"))


def test_rows_are_moved_repeated_and_removed_by_keyboard(driver: DesktopDriver) -> None:
    driver.window.form.body.add_button.setFocus()
    driver.devices.press("space")
    for word in ("one", "two", "three"):
        driver.devices.type(word)
        driver.devices.press("Return")
    wait_for(driver, Message(body=("one", "two", "three", "")))
    driver.devices.press("ctrl+shift+BackSpace")
    wait_for(driver, Message(body=("one", "two", "three")))
    driver.devices.press("alt+Up", "ctrl+d")
    wait_for(driver, Message(body=("one", "three", "three", "two")))
    assert driver.window.form.body.rows[2].edit.hasFocus()
    driver.devices.press("alt+Down", "ctrl+shift+BackSpace", "ctrl+shift+BackSpace")
    wait_for(driver, Message(body=("one", "three")))


def test_rows_are_added_removed_and_dragged_by_mouse(driver: DesktopDriver) -> None:
    rows = driver.window.form.body
    for number, text in enumerate(("one", "two", "three"), start=1):
        driver.devices.click(rows.add_button)
        wait_for(driver, Message(body=(*("one", "two", "three")[: number - 1], "")))
        driver.devices.wait_for_focus(rows.rows[-1].edit)
        driver.devices.type(text)
    wait_for(driver, Message(body=("one", "two", "three")))
    driver.devices.drag(rows.rows[0].grip, rows.rows[2].grip, seen=QEvent.Type.MouseMove)
    wait_for(driver, Message(body=("two", "three", "one")))
    driver.devices.wait_for_focus(rows.rows[2].edit)
    driver.devices.click(rows.rows[1].remove)
    wait_for(driver, Message(body=("two", "one")))


def test_the_menu_of_a_row_opens_on_its_handle(driver: DesktopDriver) -> None:
    rows = driver.window.form.body
    driver.app.composer.insert(FieldKind.BODY, 0, "one")
    driver.app.composer.insert(FieldKind.BODY, 1, "two")
    driver.devices.click(rows.rows[0].grip)
    driver.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=PATIENCE_MS)
    driver.devices.press("Down", "Down", "Return")  # the second entry: down
    wait_for(driver, Message(body=("two", "one")))


def test_the_kind_of_header_is_chosen_by_mouse(driver: DesktopDriver) -> None:
    header = driver.window.form.header
    driver.devices.click(header.buttons[HeaderKind.IMAGE])
    driver.qtbot.waitUntil(lambda: header.link is not None, timeout=PATIENCE_MS)
    assert header.link is not None
    driver.devices.click(header.link)
    driver.devices.type("https://example.com/a.jpg")
    wait_for(driver, Message(header=ImageHeader("https://example.com/a.jpg")))
    driver.devices.click(header.buttons[HeaderKind.TEXT])
    wait_for(driver, Message(header=TextHeader()))
    driver.devices.click(header.buttons[HeaderKind.NONE])
    wait_for(driver, Message())


def test_the_pages_turn_by_mouse_and_by_key(driver: DesktopDriver) -> None:
    preview = driver.window.preview
    driver.qtbot.waitUntil(preview.message.isVisible, timeout=PATIENCE_MS)
    driver.devices.click(preview.segments.segments[PreviewPage.REQUEST])
    driver.qtbot.waitUntil(preview.request.isVisible, timeout=PATIENCE_MS)
    assert not preview.message.isVisible()
    driver.devices.press("ctrl+shift+2")
    driver.qtbot.waitUntil(preview.json.isVisible, timeout=PATIENCE_MS)
    driver.devices.press("ctrl+shift+1")
    driver.qtbot.waitUntil(preview.message.isVisible, timeout=PATIENCE_MS)
    driver.devices.press("ctrl+shift+3")
    driver.qtbot.waitUntil(preview.request.isVisible, timeout=PATIENCE_MS)
    driver.devices.click(preview.copy_curl)
    driver.qtbot.waitUntil(lambda: "Copied" in preview.note.text, timeout=PATIENCE_MS)
    assert driver.endpoint.url in QGuiApplication.clipboard().text()
    assert SANDBOX_SECRET not in QGuiApplication.clipboard().text()


def test_ctrl_n_begins_an_empty_message(driver: DesktopDriver) -> None:
    driver.type_message()
    driver.devices.press("ctrl+n")
    wait_for(driver, Message())
    driver.devices.wait_for_focus(driver.window.form.recipient.edit)


@pytest.mark.parametrize("header", HeaderKind)
def test_each_mnemonic_of_the_window_leads_to_one_place(driver: DesktopDriver, header: HeaderKind) -> None:
    driver.app.composer.set_header(header)
    assert not doubled_mnemonics(driver.window)
    driver.devices.press("alt+m")
    driver.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=PATIENCE_MS)
    # One by one: the menu leaves the keys to the bar, and that to the form, a moment after each.
    driver.devices.press("Escape")
    driver.qtbot.waitUntil(driver.window.menuBar().hasFocus, timeout=PATIENCE_MS)
    driver.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None, timeout=PATIENCE_MS)
    driver.devices.press("Escape")
    driver.qtbot.waitUntil(lambda: not driver.window.menuBar().hasFocus(), timeout=PATIENCE_MS)
    driver.devices.press("alt+p")
    driver.qtbot.waitUntil(driver.window.form.template.chooser.isVisible, timeout=PATIENCE_MS)
