"""The templates page: one row for each name, its languages, and what can be done."""

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QAbstractItemModel, QMimeData, Qt, QUrl
from PySide6.QtGui import QFont
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.ui.templates.save_template_dialog import SaveTemplateDialog
from nxwa_desktop.ui.templates.templates_page import TemplatesPage
from nxwa_desktop.ui.templates.wording_dialog import WordingDialog
from nxwa_desktop.ui.widgets.title_dialog import TitleDialog
from nxwa_desktop.ui.window.navigation import Place
from tests.ui.template_steps import CHINESE, NAMED, SPANISH, keep, keep_all, take_list
from tests.ui.window_driver import RECIPIENT, WindowDriver, button


@pytest.fixture
def page(driver: WindowDriver) -> Iterator[TemplatesPage]:
    driver.window.templates.open()
    opened = driver.window.templates.page
    tester = QAbstractItemModelTester(opened.list.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield opened
    tester.deleteLater()


def listed(page: TemplatesPage) -> list[str]:
    model: QAbstractItemModel = page.list.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def changed(driver: WindowDriver, act: object) -> None:
    with driver.qtbot.waitSignal(driver.app.services.templates.changed):
        act()  # type: ignore[operator]


def test_empty_at_first_and_then_one_row_for_each_name(driver: WindowDriver, page: TemplatesPage) -> None:
    assert page.empty.isVisible()
    keep_all(driver, SPANISH, CHINESE)
    keep(driver, Message(template_name="invoice", language="ar"), "Invoice")
    assert not page.empty.isVisible()
    assert listed(page) == ["invoice", "order_update"]
    assert page.head.count.text() == "2"
    page.list.search.setText("hola")
    assert listed(page) == ["order_update"]
    page.list.search.setText("nobody")
    assert page.list.nothing.isVisible()


def test_the_arrow_keys_choose_a_language(driver: WindowDriver, page: TemplatesPage) -> None:
    keep_all(driver, SPANISH, CHINESE)
    assert page.details.template is not None
    assert page.details.template.language == "es_MX"
    driver.focus(page.details.tags.tags[0])
    driver.key(Qt.Key.Key_Right)
    assert page.details.template.language == "zh_CN"
    assert "您好" in page.details.bubble.text
    driver.key(Qt.Key.Key_Left)
    assert page.details.template.language == "es_MX"


def test_enter_uses_it_and_shows_the_message(driver: WindowDriver, page: TemplatesPage) -> None:
    keep(driver)
    driver.focus(page.list.view)
    driver.key(Qt.Key.Key_Return)
    assert driver.message.template_name == "order_update"
    assert driver.window.workspace.isVisible()


def test_it_is_used_for_a_batch_in_all_its_languages(driver: WindowDriver, page: TemplatesPage) -> None:
    keep(driver)
    keep(driver, msgspec.structs.replace(NAMED, language="es_MX"), "Spanish")
    driver.click_at(button(page, "Use for a &batch"))
    assert driver.window.place is Place.BATCH
    chosen = driver.app.services.batches.preparation.templates
    assert {each.language for each in chosen} == {"en_US", "es_MX"}
    assert "order_update" in driver.window.batch.page.head.facts


def test_duplicated_renamed_deleted_and_brought_back(driver: WindowDriver, page: TemplatesPage) -> None:
    keep(driver)
    details = page.details
    changed(driver, details.duplicate.trigger)
    assert len(details.tags.tags) == 2
    changed(driver, details.delete.trigger)
    assert "is deleted." in page.notice.text
    changed(driver, page.notice.buttons[0].click)
    assert len(driver.app.services.templates.templates) == 2
    details.rename.trigger()
    naming = driver.dialog(TitleDialog)
    naming.edit.setText("Another")
    changed(driver, naming.save_button.click)
    assert "Another" in {each.title for each in driver.app.services.templates.templates}


def test_the_key_of_undo_brings_it_back_and_leaves_the_message(driver: WindowDriver, page: TemplatesPage) -> None:
    keep(driver)
    driver.load(NAMED)
    driver.app.composer.edit(RECIPIENT, "+49")
    driver.window.templates.open()
    changed(driver, page.details.delete.trigger)
    changed(driver, lambda: driver.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    assert len(driver.app.services.templates.templates) == 1
    assert not page.notice.isVisible()
    assert driver.message.recipient == "+49"
    assert driver.window.templates.shown


def test_the_wording_of_an_own_template_is_edited(driver: WindowDriver, page: TemplatesPage) -> None:
    keep(driver)
    page.details.edit.trigger()
    dialog = driver.dialog(WordingDialog)
    dialog.body.setPlainText("Bye {{Country}}")
    changed(driver, dialog.save_button.click)
    (template,) = driver.app.services.templates.templates
    assert (template.body_text, template.body_labels) == ("Bye {{Country}}", ("Country",))


def test_a_new_template_needs_a_name_and_a_language(driver: WindowDriver, page: TemplatesPage) -> None:
    page.head.new.trigger()
    dialog = driver.dialog(WordingDialog)
    dialog.save_button.click()
    assert dialog.note.text
    dialog.template_name.setText("invoice")
    dialog.language.setText("es")
    dialog.body.setPlainText("Hola {{1}}")
    changed(driver, dialog.save_button.click)
    (template,) = driver.app.services.templates.templates
    assert (template.name, template.language, template.body_labels) == ("invoice", "es", ("1",))


def test_what_this_endpoint_cannot_fill_is_not_used(driver: WindowDriver, page: TemplatesPage, tmp_path: Path) -> None:
    buttons = {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "Track", "url": "https://x/{{1}}"}]}
    listing = {"data": [{"name": "t", "language": "en", "components": [{"type": "BODY", "text": "Hi"}, buttons]}, 7]}
    file = tmp_path / "listing.json"
    file.write_text(json.dumps(listing), encoding="utf-8")
    with driver.qtbot.waitSignal(driver.app.services.templates.imported):
        page.import_source(file)
    assert page.notice.text.startswith("1 template was imported. 1 was left out:")
    assert not page.details.use_button.isEnabled()
    assert "cannot fill" in page.details.why_not.text
    with driver.qtbot.waitSignal(driver.app.services.templates.exported):
        page.export_to(tmp_path / "out.json")
    assert page.notice.text == "1 template was exported."
    with driver.qtbot.waitSignal(driver.app.services.templates.file_failed):
        page.import_source(tmp_path / "nowhere")
    assert page.notice.text.startswith("The file or its folder is not there")


def test_a_paste_or_a_drop_onto_the_page_is_imported_here(
    driver: WindowDriver, page: TemplatesPage, tmp_path: Path
) -> None:
    definition = '{"name":"%s","language":"en","components":[{"type":"BODY","text":"Hello"}]}'
    QApplication.clipboard().setText(definition % "pasted")
    driver.focus(page.head.import_button)
    changed(driver, lambda: driver.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier))
    file = tmp_path / "dropped.json"
    file.write_text(definition % "dropped", encoding="utf-8")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    changed(driver, lambda: driver.window.imports.drops.dropped.emit(dropped))
    assert listed(page) == ["dropped", "pasted"]


def test_one_that_whatsapp_refuses_asks_first(driver: WindowDriver, page: TemplatesPage) -> None:
    with driver.qtbot.waitSignal(driver.app.services.templates.changed, timeout=15_000):
        page.updates.start()
    page.list.show_name("parcel_promo")
    page.details.use()
    driver.question().reject()
    assert driver.message.template_name == ""
    page.details.use()
    driver.question().buttons()[0].click()
    assert driver.message.template_name == "parcel_promo"


def test_nxcloud_s_templates_are_copied_not_changed(driver: WindowDriver, page: TemplatesPage) -> None:
    with driver.qtbot.waitSignal(driver.app.services.templates.changed, timeout=15_000):
        page.updates.start()
    page.list.show_name("order_update")
    details = page.details
    assert not details.rename.isEnabled()
    assert not details.delete.isEnabled()
    changed(driver, details.duplicate.trigger)
    assert len(details.tags.tags) == 4
    own = next(number for number, tag in enumerate(details.tags.tags) if "·" in tag.text())
    details.tags.tags[own].click()
    assert details.why_not.text.startswith("NXCloud lists this template, too.")
    changed(driver, details.delete.trigger)
    assert len(details.tags.tags) == 3


def test_copies_and_imports_are_chosen_and_copies_can_be_told_apart(driver: WindowDriver, page: TemplatesPage) -> None:
    take_list(driver, msgspec.structs.replace(SPANISH, title="order_update (es_MX)"))
    details = page.details
    for title in ("order_update (es_MX) (2)", "order_update (es_MX) (3)"):
        details.tags.tags[0].click()
        changed(driver, details.duplicate.trigger)
        assert details.template is not None
        assert (details.template.title, details.template.account_id) == (title, "")
    assert [tag.text() for tag in details.tags.tags] == ["es_MX", "es_MX · your own 2", "es_MX · your own 3"]
    page.list.search.setText("order")
    with driver.qtbot.waitSignal(driver.app.services.templates.imported):
        page.import_source('{"name":"zebra","language":"en","components":[{"type":"BODY","text":"Hi"}]}')
    assert details.title.text() == "zebra"


def test_one_that_is_gone_can_be_deleted(driver: WindowDriver, page: TemplatesPage) -> None:
    with driver.qtbot.waitSignal(driver.app.services.templates.changed, timeout=15_000):
        page.updates.start()
    driver.app.services.sandbox_server.rehearse_list("empty")
    with driver.qtbot.waitSignal(driver.app.services.templates.changed, timeout=15_000):
        page.updates.start()
    page.list.show_name("parcel_promo")
    assert page.details.status.word == "Gone"
    changed(driver, page.details.delete.trigger)
    assert "parcel_promo" not in listed(page)


def test_narrow_it_shows_the_list_or_the_details(driver: WindowDriver, page: TemplatesPage) -> None:
    keep(driver)
    driver.app.settings.font_percent = 200
    driver.until(lambda: not page.details.isVisible())
    driver.click_at(page.list.view.viewport(), page.list.view.visualRect(page.list.model.index(0, 0)).center())
    assert page.details.isVisible()
    assert not page.list.isVisible()
    driver.key(Qt.Key.Key_Escape)
    assert page.list.isVisible()
    assert page.list.view.hasFocus()


def test_the_filters_have_room_for_low_and_wide_letters(driver: WindowDriver, page: TemplatesPage) -> None:
    keep(driver, NAMED)
    letters = QApplication.font()
    letters.setPixelSize(10)
    letters.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 140)
    QApplication.setFont(letters)
    driver.window.resize(860, 560)
    driver.settle()
    for box in (page.list.status, page.list.language):
        assert box.width() >= box.minimumSizeHint().width()
    assert page.details.isVisible(), "beside the list"


def test_another_language_of_the_window_keeps_the_page(driver: WindowDriver, page: TemplatesPage) -> None:
    keep(driver, NAMED)
    page.list.search.setText("order")
    driver.use_language("zh_CN")
    assert driver.window.templates.shown
    assert driver.window.templates.page.list.search.text() == "order"


def test_saving_needs_no_page(driver: WindowDriver) -> None:
    driver.load(NAMED)
    driver.window.templates.save()
    assert driver.dialog(SaveTemplateDialog).edit.text() == "order_update (en_US)"


def test_an_own_template_gives_way_to_nxclouds_and_comes_back(driver: WindowDriver, page: TemplatesPage) -> None:
    keep_all(driver, SPANISH)
    assert not page.details.nxcloud.isVisible()
    take_list(driver, SPANISH, CHINESE)
    own = next(each for each in driver.app.services.templates.templates if not each.account_id)
    page.details._show(own)
    assert page.details.nxcloud.text() == "Replace by NXCloud's"
    changed(driver, page.details.nxcloud.click)
    assert [each.account_id for each in driver.app.services.templates.templates] == ["sandbox", "sandbox"]
    assert page.details.template is not None
    assert (page.details.template.language, page.details.template.account_id) == ("es_MX", "sandbox")
    assert not page.details.nxcloud.isVisible()
    changed(driver, lambda: button(page.notice, "Undo").click())
    assert [each.title for each in driver.app.services.templates.templates if not each.account_id] == [own.title]


def test_an_own_wording_stands_beside_nxclouds_until_that_is_wanted_back(
    driver: WindowDriver, page: TemplatesPage
) -> None:
    take_list(driver, SPANISH)
    page.details.edit.trigger()
    dialog = driver.dialog(WordingDialog)
    dialog.body.setPlainText("Hola {{cliente}} de {{ciudad}}")
    changed(driver, dialog.save_button.click)
    take_list(driver, msgspec.structs.replace(SPANISH, status="PAUSED"))
    template = driver.app.services.templates.find("order_update", "es_MX")
    assert template is not None
    assert (template.body_text, template.listed_text) == ("Hola {{cliente}} de {{ciudad}}", SPANISH.body_text)
    assert "Hola {{cliente}} de {{ciudad}}" in page.details.bubble.text
    changed(driver, page.details.nxcloud.click)
    assert SPANISH.body_text in page.details.bubble.text
    changed(driver, lambda: button(page.notice, "Undo").click())
    assert "Hola {{cliente}} de {{ciudad}}" in page.details.bubble.text
