"""The wording on show is the one of the chosen language, and values stay with the customer they are for."""

import pytest
from PySide6.QtCore import Qt

from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader
from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.templates.saved_template import SavedTemplate
from tests.ui.template_steps import CHINESE, COMPOSED, LINK, SPANISH, keep_all
from tests.ui.window_driver import LANGUAGE, TEMPLATE, WindowDriver


def test_the_preview_says_when_the_wording_is_not_the_chosen_language_s(driver: WindowDriver) -> None:
    keep_all(driver, SPANISH, CHINESE)
    driver.load(COMPOSED)
    note = driver.window.preview.wording_note
    driver.until(driver.window.preview.message.isVisible)
    assert not note.isVisible()
    driver.app.composer.edit(LANGUAGE, "zh_CN")
    driver.settle()
    assert not note.isVisible()
    assert "您好" in driver.window.preview.message.bubble.toPlainText()
    driver.app.composer.edit(LANGUAGE, "ar")
    driver.settle()
    assert note.isVisible()
    assert "zh_CN" in note.text
    assert "ar" in note.text
    driver.app.composer.undo()
    driver.settle()
    assert not note.isVisible()


def test_the_list_changes_the_language_and_keeps_values_and_link(driver: WindowDriver) -> None:
    keep_all(driver, SPANISH, CHINESE)
    driver.load(COMPOSED)
    driver.focus(driver.window.form.template_name)
    driver.write("order zh_cn")
    driver.key(Qt.Key.Key_Return)
    assert (driver.message.language, driver.message.body) == ("zh_CN", ("Puebla", "David"))
    assert driver.message.header == ImageHeader(LINK)
    driver.window.edit_menu.undo.trigger()
    assert driver.message == COMPOSED


@pytest.mark.parametrize("other", [SPANISH, CHINESE])
def test_a_template_chosen_after_an_accepted_send_starts_empty(driver: WindowDriver, other: SavedTemplate) -> None:
    driver.load(COMPOSED)
    report = driver.finished(driver.window.send)
    assert isinstance(report.outcome, Accepted)
    driver.window.templates.use(other)
    assert driver.message.body == ("", "")
    assert driver.message.header == ImageHeader()
    assert driver.message.language == other.language


def test_what_was_typed_since_for_the_next_customer_stays(driver: WindowDriver) -> None:
    driver.load(COMPOSED)
    driver.finished(driver.window.send)
    driver.app.composer.edit(Field(FieldKind.BODY), "Anna")
    driver.window.templates.use(CHINESE)
    assert driver.message.body == ("", "Anna")


def test_what_came_back_at_the_start_does_not_go_into_another_template(driver: WindowDriver) -> None:
    driver.app.composer.load(COMPOSED, EditKind.RESTORED)
    driver.focus(driver.window.form.template_name)
    driver.app.composer.edit(TEMPLATE, "other_name")
    driver.focus(driver.window.form.recipient.edit)
    driver.window.templates.use(CHINESE)
    assert driver.message.body == ("", "")
