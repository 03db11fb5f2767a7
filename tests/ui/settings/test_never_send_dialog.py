"""Numbers that nobody writes to: kept in the settings, and asked about before a message."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.services.never_send import NeverSendService
from nxwa_desktop.tables.faults import FaultCode, TableFault
from nxwa_desktop.ui.settings.never_send_dialog import NeverSendDialog
from nxwa_desktop.ui.window.navigation import Place
from tests.ui.window_driver import GOOD, WindowDriver, visible_texts

NUMBER = "8613600009759"


def service(driver: WindowDriver) -> NeverSendService:
    return driver.app.services.never_send


def listed(driver: WindowDriver, *numbers: str) -> None:
    service(driver).add(numbers)
    driver.until(lambda: service(driver).numbers >= set(numbers))


def open_dialog(driver: WindowDriver) -> NeverSendDialog:
    driver.window.show_place(Place.SETTINGS)
    driver.settle()
    driver.window.settings.page.sending.edit_numbers.click()
    dialog = driver.dialog(NeverSendDialog)
    driver.until(dialog.edit.hasFocus)
    return dialog


def shown(dialog: NeverSendDialog) -> list[str]:
    return dialog.model.stringList()


def test_a_message_to_such_a_number_is_asked_about_once(driver: WindowDriver) -> None:
    listed(driver, NUMBER)
    driver.load(GOOD)
    driver.window.send()
    question = driver.send_question()
    assert "Never send to" in question.words
    assert "WhatsApp may refuse" not in question.words
    assert question.keep.isDefault()
    question.keep.click()
    assert driver.sent == []
    driver.window.send()
    report = driver.finished(driver.send_question().go.click)
    assert report.recipient == NUMBER
    driver.until(lambda: len(driver.sent) == 1)


def test_other_numbers_are_not_asked_about(driver: WindowDriver) -> None:
    listed(driver, "34612345678")
    driver.load(GOOD)
    driver.finished(driver.window.send)


def test_a_number_is_added_shown_and_removed(driver: WindowDriver) -> None:
    dialog = open_dialog(driver)
    driver.write("+86 136-0000 9759")
    dialog.edit.returnPressed.emit()
    driver.until(lambda: shown(dialog) == ["+86 136 0000 9759"])
    assert "1 number: edit the list" in visible_texts(driver.window.settings.page)
    assert dialog.note.text == "The number was added."
    dialog.numbers.selectionModel().select(dialog.model.index(0), QItemSelectionModel.SelectionFlag.Select)
    dialog.remove.click()
    driver.until(lambda: shown(dialog) == [])
    assert not dialog.remove.isEnabled()
    assert not dialog.export_numbers.isEnabled()


@pytest.mark.parametrize("text", ["", "12", "abc"])
def test_what_is_no_number_is_not_added_and_stays_typed(driver: WindowDriver, text: str) -> None:
    dialog = open_dialog(driver)
    driver.write(text)
    dialog.add.click()
    assert dialog.note.text == "This is no phone number: type it with its country code."
    assert dialog.edit.text() == text
    assert shown(dialog) == []


def test_numbers_come_from_a_table_and_go_into_one(driver: WindowDriver, tmp_path: Path) -> None:
    dialog = open_dialog(driver)
    given = tmp_path / "list.csv"
    given.write_text("name;phone\nDavid;+86 136 0000 9759\nLucía;34612345678\nAgain;8613600009759\nNone;12\n", "utf-8")
    service(driver).import_from(given)
    driver.until(lambda: len(shown(dialog)) == 2)
    assert dialog.note.text == "2 numbers were added, 0 were on the list already."
    out = tmp_path / "out.csv"
    service(driver).export_to(out)
    driver.until(lambda: dialog.note.text == "2 numbers were exported.")
    service(driver).remove(service(driver).listed)
    driver.until(lambda: shown(dialog) == [])
    service(driver).import_from(out)
    driver.until(lambda: service(driver).listed == (NUMBER, "34612345678"))


def test_numbers_that_lack_their_country_code_are_told_and_not_dropped_in_silence(
    driver: WindowDriver, tmp_path: Path
) -> None:
    dialog = open_dialog(driver)
    file = tmp_path / "list.csv"
    file.write_text("phone\n+86 136 0000 9759\n0811 1234 567\n", "utf-8")
    service(driver).import_from(file)
    driver.until(lambda: shown(dialog) != [])
    words = "The number was added. Not on the list: 1 more that look like numbers without their country code."
    assert dialog.note.text == words


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\r\n", "This is a picture, not a table: choose a CSV file or a workbook."),
        (b"name\nDavid\n", "No phone number stands in this file: choose another one."),
    ],
)
def test_a_file_without_numbers_is_told(driver: WindowDriver, tmp_path: Path, content: bytes, words: str) -> None:
    dialog = open_dialog(driver)
    file = tmp_path / "list.csv"
    file.write_bytes(content)
    service(driver).import_from(file)
    driver.until(lambda: dialog.note.text == words)


def test_a_file_that_is_not_there_is_told(driver: WindowDriver, tmp_path: Path) -> None:
    dialog = open_dialog(driver)
    faults: list[object] = []
    service(driver).file_failed.connect(faults.append)
    service(driver).import_from(tmp_path / "gone.csv")
    driver.until(lambda: faults == [TableFault(FaultCode.NOT_FOUND)])
    service(driver).export_to(tmp_path)
    driver.until(lambda: len(faults) == 2)
    assert isinstance(faults[1], OSError)
    assert dialog.note.text == "This is a folder: choose a file."


def test_the_list_is_there_again_after_a_start(driver: WindowDriver) -> None:
    listed(driver, NUMBER)
    fresh = NeverSendService(driver.app.storage)
    fresh.load()
    driver.until(lambda: fresh.numbers == {NUMBER})
    fresh.close()
    assert Message(NUMBER).recipient in service(driver).numbers
