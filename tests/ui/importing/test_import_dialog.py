"""The dialog that imports a text or a file."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.ui.importing.import_dialog import LONGEST_SHOWN, ImportDialog
from tests.ui.import_steps import OTHER, body_for, copy, notice, opened, said
from tests.ui.window_driver import WindowDriver

EXAMPLE = Path(__file__).parents[2].joinpath("data/request_example.txt").read_text(encoding="utf-8")


def test_the_dialog_offers_what_was_copied(driver: WindowDriver) -> None:
    copy(EXAMPLE)
    dialog = opened(driver)
    assert dialog.text.toPlainText() == EXAMPLE
    assert dialog.note.text == "This is what you copied last."
    dialog.import_button.click()
    said(driver)
    assert driver.message.template_name == "text_template"
    driver.until(lambda: not any(each.isVisible() for each in driver.window.findChildren(ImportDialog)))


def test_the_dialog_keeps_what_is_refused(driver: WindowDriver) -> None:
    copy("no message")
    dialog = opened(driver)
    assert dialog.text.toPlainText() == ""
    assert not dialog.import_button.isEnabled()
    driver.focus(dialog.text)
    dialog.text.setPlainText("{]")
    dialog.import_button.click()
    driver.until(lambda: dialog.note.text)
    assert dialog.note.text.startswith("This JSON has no template message")
    assert dialog.isVisible()
    assert notice(driver) is None
    dialog.text.setPlainText(body_for(driver))
    assert dialog.note.text == ""
    dialog.import_button.click()
    said(driver)
    assert driver.message == OTHER


def test_a_file_or_a_long_text_pasted_into_the_dialog(driver: WindowDriver, tmp_path: Path) -> None:
    dialog = opened(driver)
    file = tmp_path / "body.json"
    file.write_text(body_for(driver))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    dialog.text.insertFromMimeData(data)
    said(driver)
    assert driver.message == OTHER
    dialog = opened(driver)
    long = QMimeData()
    long.setText(body_for(driver, Message("1", "long", "en", body=("x" * LONGEST_SHOWN,))))
    dialog.text.insertFromMimeData(long)
    driver.until(lambda: driver.message.template_name == "long")
    dialog = opened(driver)
    dialog.text.clear()
    plain = QMimeData()
    plain.setText("abc")
    dialog.text.insertFromMimeData(plain)
    assert dialog.text.toPlainText() == "abc"
    dialog.file_given.emit(tmp_path / "nowhere")
    driver.until(lambda: "No such file" in dialog.note.text)
    dialog.cancel_button.click()
    driver.until(lambda: not any(each.isVisible() for each in driver.window.findChildren(ImportDialog)))
