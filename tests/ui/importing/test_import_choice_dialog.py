"""The choice among several imported messages."""

from pathlib import Path

from PySide6.QtCore import Qt

from nxwa_desktop.ui.importing.import_choice_dialog import ImportChoiceDialog
from nxwa_desktop.ui.importing.import_dialog import ImportDialog
from tests.ui.import_steps import copy, opened, said
from tests.ui.window_driver import GOOD, WindowDriver

CASES = Path(__file__).parents[2] / "data" / "import"


def test_of_several_messages_one_is_chosen_by_its_name(driver: WindowDriver) -> None:
    driver.load(GOOD)
    copy((CASES / "postman-three-messages.json").read_text(encoding="utf-8"))
    driver.window.imports.paste()
    dialog = driver.dialog(ImportChoiceDialog)
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert names == [
        "Order left — order_left · en_US · 15550000001",
        "Order late — order_late · es · 15550000001",
        "Bill — bill · pt_BR · 15550000001",
    ]
    assert dialog.note.text == "Could not be used: the message “Plain text”, which is of the type “text”."
    assert driver.message == GOOD
    dialog.list.setCurrentRow(1)
    dialog.import_button.click()
    assert said(driver) == "The message was imported. It stood within other JSON, named “Order late”."
    assert (driver.message.template_name, driver.message.body) == ("order_late", ("B",))


def test_who_chooses_none_is_back_where_the_text_was_pasted(driver: WindowDriver) -> None:
    copy((CASES / "postman-three-messages.json").read_text(encoding="utf-8"))
    dialog = opened(driver)
    before = driver.message
    dialog.import_button.click()
    choice = driver.dialog(ImportChoiceDialog)
    choice.cancel_button.click()
    assert dialog.isVisible()
    assert driver.message == before
    dialog.import_button.click()
    driver.focus(driver.dialog(ImportChoiceDialog).list)
    driver.key(Qt.Key.Key_Return)
    said(driver)
    assert driver.message.template_name == "order_left"
    driver.until(lambda: not any(each.isVisible() for each in driver.window.findChildren(ImportDialog)))
