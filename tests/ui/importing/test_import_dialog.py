"""The dialog that imports a text or a file, and its card."""

import json
import threading
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.services import importer, live_import
from nxwa_desktop.templates.saved_template import template_of
from nxwa_desktop.ui.importing.import_dialog import LONGEST_SHOWN, ImportDialog
from tests.ui.import_steps import OTHER, body_for, copy, notice, opened, said
from tests.ui.window_driver import GOOD, WindowDriver, account

CASES = Path(__file__).parents[2] / "data" / "import"
EXAMPLE = Path(__file__).parents[2].joinpath("data/request_example.txt").read_text(encoding="utf-8")


def importable(driver: WindowDriver, dialog: ImportDialog) -> None:
    driver.until(dialog.import_button.isEnabled)


def gone(driver: WindowDriver) -> None:
    driver.until(lambda: not any(each.isVisible() for each in driver.window.findChildren(ImportDialog)))


def test_the_dialog_offers_what_was_copied(driver: WindowDriver) -> None:
    copy(EXAMPLE)
    dialog = opened(driver)
    assert dialog.text.toPlainText() == EXAMPLE
    assert dialog.note.text == "This is what you copied last."
    importable(driver, dialog)
    dialog.import_button.click()
    said(driver)
    assert driver.message.template_name == "text_template"
    gone(driver)


def test_the_card_says_what_is_found_while_it_is_typed(driver: WindowDriver) -> None:
    copy("no message")
    dialog = opened(driver)
    assert dialog.text.toPlainText() == ""
    assert not dialog.import_button.isEnabled()
    driver.focus(dialog.text)
    dialog.text.setPlainText("{]")
    driver.until(lambda: dialog.card.heading.text.startswith("This JSON has no template message"))
    assert not dialog.import_button.isEnabled()
    dialog.text.setPlainText(body_for(driver))
    importable(driver, dialog)
    assert dialog.card.heading.text == "A message to +49 1511 2345678"
    dialog.text.clear()
    assert dialog.card.heading.text == "What is found in it is shown here."
    assert not dialog.import_button.isEnabled()
    assert notice(driver) is None
    dialog.text.setPlainText(body_for(driver))
    importable(driver, dialog)
    dialog.import_button.click()
    said(driver)
    assert driver.message == OTHER


def test_the_facts_of_a_message(driver: WindowDriver) -> None:
    acme = account("Acme")
    driver.keep(acme)
    driver.app.account_service.choose(acme)
    text = (
        body_for(driver, GOOD)
        .replace('","to":', '", // who\n"to":')
        .replace(',"type":"template"', '\n"type":"template"')
    )
    dialog = opened(driver)
    dialog.text.setPlainText(text)
    importable(driver, dialog)
    assert dialog.card.facts.text.splitlines() == [
        "Template: order_update · en_US · not among your templates",
        "Values: David, China · image header",
        "Put right: comments (left out); a missing comma",
        "Account: Acme stays selected: it is the account named here",
    ]
    with driver.qtbot.waitSignal(driver.app.services.templates.changed):
        driver.app.services.templates.save(msgspec.structs.replace(template_of(GOOD, id="a", title="a"), status="2"))
    driver.app.account_service.choose_sandbox()
    driver.until(lambda: driver.app.account_service.in_sandbox)
    dialog.text.appendPlainText(" ")
    driver.until(lambda: "Sandbox" in dialog.card.facts.text)
    assert "This message belongs to the account “Acme”: “Sandbox” stays selected." in dialog.card.facts.text
    assert "not among your templates" not in dialog.card.facts.text


@pytest.mark.parametrize(
    ("text", "heading", "facts"),
    [
        ('{"tenant_id":7,"template":{}}', "An account is named here, but there is no message to import.", "Account: "),
        ('[{"name":"x","category":"y","components":7}]', "No template in it can be read.", "To check: 1 was left out"),
        ('{"nxwa_templates":9}', "The file was written by a newer version of this program.", ""),
    ],
)
def test_there_is_nothing_to_import(driver: WindowDriver, text: str, heading: str, facts: str) -> None:
    dialog = opened(driver)
    dialog.text.setPlainText(text)
    driver.until(lambda: dialog.card.heading.text.startswith(heading))
    assert facts in dialog.card.facts.text
    assert not dialog.import_button.isEnabled()


def test_templates_go_to_their_list(driver: WindowDriver) -> None:
    copy((CASES / "create-template.curl.txt").read_text(encoding="utf-8"))
    dialog = opened(driver)
    importable(driver, dialog)
    assert dialog.card.heading.text == "A template"
    dialog.import_button.click()
    driver.until(lambda: driver.window.templates.page.notice.text == "1 template was imported.")
    assert driver.window.templates.shown


def test_of_several_messages_one_is_chosen_by_its_name(driver: WindowDriver) -> None:
    driver.load(GOOD)
    copy((CASES / "postman-three-messages.json").read_text(encoding="utf-8"))
    driver.window.imports.paste()
    dialog = driver.dialog(ImportDialog)
    names = [dialog.card.list.item(row).text() for row in range(dialog.card.list.count())]
    assert names == [
        "Order left — order_left · en_US · 15550000001",
        "Order late — order_late · es · 15550000001",
        "Bill — bill · pt_BR · 15550000001",
    ]
    assert "Left out: the message “Plain text”, which is of the type “text”" in dialog.card.facts.text
    assert driver.message == GOOD
    dialog.card.list.setCurrentRow(1)
    assert "order_late" in dialog.card.facts.text
    dialog.import_button.click()
    assert said(driver) == "The message was imported. It stood within other JSON, named “Order late”."
    assert (driver.message.template_name, driver.message.body) == ("order_late", ("B",))


def test_who_chooses_none_keeps_the_message(driver: WindowDriver) -> None:
    copy((CASES / "postman-three-messages.json").read_text(encoding="utf-8"))
    before = driver.message
    dialog = opened(driver)
    importable(driver, dialog)
    dialog.cancel_button.click()
    gone(driver)
    assert driver.message == before
    dialog = opened(driver)
    importable(driver, dialog)
    driver.focus(dialog.card.list)
    driver.key(Qt.Key.Key_Return)
    said(driver)
    assert driver.message.template_name == "order_left"
    gone(driver)


def test_a_file_or_a_long_text_is_read_unseen(driver: WindowDriver, tmp_path: Path) -> None:
    file = tmp_path / "body.json"
    file.write_text(body_for(driver), encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    long = QMimeData()
    long.setText(body_for(driver, Message("1", "long", "en", body=("x" * LONGEST_SHOWN,))))
    dialog = opened(driver)
    dialog.text.insertFromMimeData(long)
    assert "too long to be shown" in dialog.note.text
    driver.until(lambda: "long" in dialog.card.facts.text)
    dialog.text.insertFromMimeData(data)
    assert dialog.note.text == "From the file body.json"
    driver.until(lambda: "invoice" in dialog.card.facts.text)
    assert dialog.import_button.hasFocus()
    driver.key(Qt.Key.Key_Return)
    said(driver)
    assert driver.message == OTHER


def test_a_file_dropped_beside_the_text(driver: WindowDriver, tmp_path: Path) -> None:
    dialog = opened(driver)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "nowhere"))])
    rest = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(dialog, QDragEnterEvent(QPoint(2, 2), *rest))
    QApplication.sendEvent(dialog, QDropEvent(QPointF(2, 2), *rest))
    driver.until(lambda: "not there any more" in dialog.card.heading.text)
    plain = QMimeData()
    plain.setText("abc")
    dialog.text.insertFromMimeData(plain)
    assert dialog.text.toPlainText() == "abc"
    assert dialog.note.text == ""


def test_what_is_typed_during_a_long_reading_is_read_once(
    driver: WindowDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    texts: list[str | bytes] = []

    def slow(source: str | bytes) -> object:
        texts.append(source)
        if len(texts) == 1:
            begun.set()
            assert go_on.wait(20)
        return importer.read_source(source)

    monkeypatch.setattr(live_import, "read_source", slow)
    dialog = opened(driver)
    dialog.text.setPlainText(json.dumps({"a": 1}))
    driver.until(begun.is_set)
    for number in range(5):
        dialog.text.setPlainText(body_for(driver, msgspec.structs.replace(OTHER, template_name=f"number_{number}")))
    go_on.set()
    importable(driver, dialog)
    assert "number_4" in dialog.card.facts.text
    assert len(texts) == 2
