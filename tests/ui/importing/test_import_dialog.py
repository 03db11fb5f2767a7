"""The dialog that imports a text or a file."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication

from nxwa_desktop.protocol.message import Message, NoHeader
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.ui.controllers.importing import IMPORTED
from nxwa_desktop.ui.importing.import_dialog import LONGEST_SHOWN, ImportDialog
from nxwa_desktop.ui.widgets.notices import Notice
from tests.ui.workbench import Bench

EXAMPLE = Path(__file__).parents[2].joinpath("data/request_example.txt").read_text(encoding="utf-8")

OTHER = Message("4915112345678", "invoice", "de", NoHeader(), ("7",))


def copy(text: str) -> None:
    QApplication.clipboard().setText(text)


def notice(bench: Bench) -> Notice | None:
    desk = bench.window.notices
    return desk.notices.notice(IMPORTED) if "notices" in desk.__dict__ else None


def the_notice(bench: Bench) -> Notice:
    shown = notice(bench)
    assert shown is not None
    return shown


def said(bench: Bench) -> str:
    """What the window says next of an import."""
    bench.until(lambda: notice(bench) is not None)
    return the_notice(bench).text


def body_for(bench: Bench, message: Message = OTHER) -> str:
    assert bench.app.account_service.chosen
    return encode_body(message, bench.app.account_service.chosen).decode()


def opened(bench: Bench) -> ImportDialog:
    bench.window.top.importing.click()
    return bench.dialog(ImportDialog)


def test_the_dialog_offers_what_was_copied(bench: Bench) -> None:
    copy(EXAMPLE)
    dialog = opened(bench)
    assert dialog.text.toPlainText() == EXAMPLE
    assert dialog.note.text == "This is what you copied last."
    dialog.import_button.click()
    said(bench)
    assert bench.message.template_name == "text_template"
    bench.until(lambda: bench.window.imports._dialog is None)


def test_the_dialog_keeps_what_is_refused(bench: Bench) -> None:
    copy("no message")
    dialog = opened(bench)
    assert dialog.text.toPlainText() == ""
    assert not dialog.import_button.isEnabled()
    bench.focus(dialog.text)
    dialog.text.setPlainText("{]")
    dialog.import_button.click()
    bench.until(lambda: dialog.note.text)
    assert dialog.note.text.startswith("This JSON has no template message")
    assert dialog.isVisible()
    assert notice(bench) is None
    dialog.text.setPlainText(body_for(bench))
    assert dialog.note.text == ""
    dialog.import_button.click()
    said(bench)
    assert bench.message == OTHER


def test_a_file_or_a_long_text_pasted_into_the_dialog(bench: Bench, tmp_path: Path) -> None:
    dialog = opened(bench)
    file = tmp_path / "body.json"
    file.write_text(body_for(bench))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    dialog.text.insertFromMimeData(data)
    said(bench)
    assert bench.message == OTHER
    dialog = opened(bench)
    long = QMimeData()
    long.setText(body_for(bench, Message("1", "long", "en", body=("x" * LONGEST_SHOWN,))))
    dialog.text.insertFromMimeData(long)
    bench.until(lambda: bench.message.template_name == "long")
    dialog = opened(bench)
    dialog.text.clear()
    plain = QMimeData()
    plain.setText("abc")
    dialog.text.insertFromMimeData(plain)
    assert dialog.text.toPlainText() == "abc"
    dialog.file_given.emit(tmp_path / "nowhere")
    bench.until(lambda: "No such file" in dialog.note.text)
    dialog.cancel_button.click()
    bench.until(lambda: bench.window.imports._dialog is None)
