"""Saved templates in the window."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader, Message
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.ui.templates.save_template_dialog import SaveTemplateDialog
from nxwa_desktop.ui.widgets.title_dialog import TitleDialog
from tests.ui.template_steps import NAMED, SPANISH, keep, take_list
from tests.ui.window_driver import WindowDriver, visible_texts


def test_saved_under_a_title(driver: WindowDriver) -> None:
    driver.load(NAMED)
    driver.window.templates.save()
    dialog = driver.dialog(TitleDialog)
    assert dialog.edit.text() == "order_update (en_US)"
    with driver.qtbot.waitSignal(driver.app.services.templates.changed):
        dialog.save_button.click()
    (template,) = driver.app.services.templates.templates
    assert template.body_labels == ("First Name", "Country")
    driver.window.templates._save(template.title)
    assert "already" in driver.question().text()


def test_saving_offers_to_update_the_template_that_the_message_came_from(driver: WindowDriver) -> None:
    keep(driver)
    (before,) = driver.app.services.templates.templates
    driver.window.templates.use(before)
    driver.app.composer.edit(Field(FieldKind.BODY_TEMPLATE), "Hi {{First Name}}")
    driver.window.templates.save()
    dialog = driver.dialog(SaveTemplateDialog)
    assert dialog.update_button is not None
    assert any("Order update" in text for text in visible_texts(dialog))
    with driver.qtbot.waitSignal(driver.app.services.templates.changed):
        dialog.update_button.click()
    (after,) = driver.app.services.templates.templates
    assert (after.id, after.title, after.body_text) == (before.id, before.title, "Hi {{First Name}}")


def test_without_a_name_it_says_what_to_do(driver: WindowDriver) -> None:
    driver.load(Message())
    assert driver.window.templates.save() is None
    assert driver.question().text().startswith("Type the template's name first")


def test_a_chosen_template_fills_the_form(driver: WindowDriver) -> None:
    keep(driver)
    driver.load(Message(recipient="861"))
    driver.focus(driver.window.form.template_name)
    driver.write("ord")
    driver.key(Qt.Key.Key_Return)
    assert driver.message == Message(
        "861", "order_update", "en_US", ImageHeader(), ("", ""), NAMED.body_text, NAMED.body_labels, "en_US"
    )
    assert driver.app.composer.undo_step is EditKind.TEMPLATE
    driver.window.edit_menu.undo.trigger()
    assert driver.message == Message(recipient="861")


@pytest.mark.parametrize(("status", "shown"), [("APPROVED", "In use"), ("PAUSED", "Paused")])
def test_an_own_copy_does_not_hide_what_nxcloud_says_of_a_template(
    driver: WindowDriver, status: str, shown: str
) -> None:
    take_list(driver, msgspec.structs.replace(SPANISH, status=status))
    (listed,) = driver.app.services.templates.templates
    with driver.qtbot.waitSignal(driver.app.services.templates.changed):
        driver.app.services.templates.duplicate(listed)
    driver.load(Message(template_name=listed.name, language=listed.language))
    assert driver.window.form.template.field.accessibleName() == f"Template, {listed.name}, {shown}"
