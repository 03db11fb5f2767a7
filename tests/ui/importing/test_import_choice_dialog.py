"""The choice among several imported messages."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from nxwa_desktop.ui.controllers.importing import IMPORTED
from nxwa_desktop.ui.importing.import_choice_dialog import ImportChoiceDialog
from nxwa_desktop.ui.importing.import_dialog import ImportDialog
from nxwa_desktop.ui.widgets.notices import Notice
from tests.ui.workbench import GOOD, Bench


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


CASES = Path(__file__).parents[2] / "data" / "import"


def test_of_several_messages_one_is_chosen_by_its_name(bench: Bench) -> None:
    bench.load(GOOD)
    copy((CASES / "postman-three-messages.json").read_text(encoding="utf-8"))
    bench.window.imports.paste()
    dialog = bench.dialog(ImportChoiceDialog)
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert names == [
        "Order left — order_left · en_US · 15550000001",
        "Order late — order_late · es · 15550000001",
        "Bill — bill · pt_BR · 15550000001",
    ]
    assert dialog.note.text == "Could not be used: the message “Plain text”, which is of the type “text”."
    assert bench.message == GOOD
    dialog.list.setCurrentRow(1)
    dialog.import_button.click()
    assert said(bench) == "The message was imported. It stood within other JSON, named “Order late”."
    assert (bench.message.template_name, bench.message.body) == ("order_late", ("B",))


def test_who_chooses_none_is_back_where_the_text_was_pasted(bench: Bench) -> None:
    copy((CASES / "postman-three-messages.json").read_text(encoding="utf-8"))
    dialog = opened(bench)
    before = bench.message
    dialog.import_button.click()
    choice = bench.dialog(ImportChoiceDialog)
    choice.cancel_button.click()
    assert dialog.isVisible()
    assert bench.message == before
    dialog.import_button.click()
    bench.focus(bench.dialog(ImportChoiceDialog).list)
    bench.key(Qt.Key.Key_Return)
    said(bench)
    assert bench.message.template_name == "order_left"
    bench.until(lambda: bench.window.imports._dialog is None)


def opened(bench: Bench) -> ImportDialog:
    bench.window.top.importing.click()
    return bench.dialog(ImportDialog)
