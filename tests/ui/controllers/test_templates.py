"""Saved templates in the window."""

from PySide6.QtCore import Qt

from nxwa_desktop.protocol.message import ImageHeader, Message
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.ui.widgets.title_dialog import TitleDialog
from tests.ui.template_steps import NAMED, keep
from tests.ui.window_driver import WindowDriver


def test_saved_under_a_title(driver: WindowDriver) -> None:
    driver.load(NAMED)
    driver.window.templates.save()
    dialog = driver.dialog(TitleDialog)
    assert dialog.edit.text() == "order_update (en_US)"
    with driver.qtbot.waitSignal(driver.app.services.templates.changed):
        dialog.accept()
    (template,) = driver.app.services.templates.templates
    assert template.body_labels == ("First Name", "Country")
    driver.window.templates._save(template.title)
    assert "already" in driver.question().text()


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
