"""Importing in the window: what is copied, chosen or dropped becomes the message, and the window says what it did."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from nxwa_desktop.importing.detect import MAX_IMPORT
from nxwa_desktop.importing.result import Reason
from nxwa_desktop.protocol.message import Message, NoHeader
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.ui.controllers.importing import IMPORTED
from nxwa_desktop.ui.i18n.languages import PSEUDO
from nxwa_desktop.ui.i18n.pseudo import pseudo
from nxwa_desktop.ui.importing.import_choice_dialog import ImportChoiceDialog
from nxwa_desktop.ui.importing.import_dialog import LONGEST_SHOWN, ImportDialog
from nxwa_desktop.ui.preview.preview_tabs import Tab
from nxwa_desktop.ui.templates.templates_dialog import TemplatesDialog
from nxwa_desktop.ui.widgets.notices import Notice
from tests.ui.workbench import GOOD, Bench, account, clipboard, entry

EXAMPLE = Path(__file__).parents[2].joinpath("data/request_example.txt").read_text(encoding="utf-8")
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
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


# From the clipboard


def test_what_was_copied_is_there_at_once(bench: Bench) -> None:
    bench.load(GOOD)
    copy(EXAMPLE)
    bench.key(Qt.Key.Key_V, CONTROL_SHIFT)
    text = said(bench)
    assert bench.message.body == ("David", "China", "China", "86138XXX")
    assert [row.label for row in bench.window.form.body.rows] == ["First Name", "Country", "Country", "Phone Number"]
    assert text == (
        "The message was imported. Its account is not known here: “Sandbox” stays selected."
        " Put right: text around it (left out); comments (left out); a missing comma."
        " The parameters keep the names that stood beside them."
    )
    assert bench.app.composer.undo_step is EditKind.IMPORTED


@pytest.mark.parametrize("where", ["recipient", "template", "language", "text", "row", "link", "json", "button"])
def test_the_keys_work_in_every_field(bench: Bench, where: str) -> None:
    bench.load(GOOD)
    bench.window.preview.turn_to(Tab.JSON)
    form = bench.window.form
    fields: dict[str, QWidget] = {
        "recipient": form.recipient.edit,
        "template": form.template_name,
        "language": form.language.box.line,
        "text": form.text,
        "row": form.body.rows[0].edit,
        "link": form.header.link or form,
        "json": bench.window.preview.json,
        "button": bench.window.top.new,
    }
    copy(body_for(bench))
    bench.focus(fields[where])
    bench.key(Qt.Key.Key_V, CONTROL_SHIFT)
    assert said(bench) == "The message was imported."
    assert bench.message == OTHER


def test_a_copied_file_is_opened(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "a message.json"
    file.write_text(body_for(bench))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    QApplication.clipboard().setMimeData(data)
    bench.window.imports.paste()
    said(bench)
    assert bench.message == OTHER


def test_the_menu_and_the_page_of_the_history(bench: Bench) -> None:
    copy(body_for(bench))
    bench.window.history.open()
    menu = next(each for each in bench.window.menuBar().actions() if each.text() == "&Message").menu()
    entry(menu, "Import what was copied").trigger()  # type: ignore[arg-type]
    said(bench)
    assert bench.window.workspace.isVisible()
    assert bench.message == OTHER


# What is said


def test_what_could_not_be_used_is_said(bench: Bench) -> None:
    tree = json.loads(body_for(bench))
    tree["template"]["components"].append({"type": "button"})
    copy(json.dumps(tree | {"recipient": "HK.1"}))
    bench.window.imports.paste()
    assert said(bench) == (
        "The message was imported. Could not be used: the user id “HK.1” as recipient, as only a number can be one;"
        " a part of the type “button”."
    )
    shown = the_notice(bench)
    assert shown.role == "warning"


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("", "There is nothing to import:"),
        ("hello", "There is no message in this text:"),
        ("x" * (MAX_IMPORT + 1), "This is far larger than a message can be"),
        ("curl -d @/etc/passwd https://x", "This cURL line takes its body from elsewhere (/etc/passwd):"),
        ('{"to":"1","type":"<b>x</b>"}', "This message is of the type “<b>x</b>”"),
    ],
)
def test_a_refusal_says_what_to_do_and_changes_nothing(bench: Bench, text: str, beginning: str) -> None:
    bench.load(GOOD)
    copy(text)
    bench.window.imports.paste()
    assert said(bench).startswith(beginning)
    shown = the_notice(bench)
    assert (shown.role, shown.buttons[0].isVisible()) == ("problem", False)
    assert bench.message == GOOD
    assert bench.app.composer.undo_step is not EditKind.IMPORTED


def test_templates_lead_to_the_list_of_templates(bench: Bench) -> None:
    copy('{"name":"x","components":[{"type":"BODY","text":"Hi"}]}')
    bench.window.imports.paste()
    assert said(bench).startswith("This defines templates")
    shown = the_notice(bench)
    with bench.qtbot.waitSignal(bench.window.imports.templates_wanted):
        shown.buttons[0].click()


CASES = Path(__file__).parents[2] / "data" / "import"


def test_a_template_s_definition_is_taken_there_as_it_was_pasted(bench: Bench) -> None:
    copy((CASES / "create-template.curl.txt").read_text(encoding="utf-8"))
    bench.window.imports.paste()
    said(bench)
    the_notice(bench).buttons[0].click()
    dialog = bench.dialog(TemplatesDialog)
    bench.until(lambda: dialog.note.text == "1 template was taken.")
    assert dialog.template is not None
    assert dialog.template.body_text == "Hello {{1}}, table {{2}} is ready."


def test_so_it_is_from_the_dialog(bench: Bench) -> None:
    copy((CASES / "create-template.curl.txt").read_text(encoding="utf-8"))
    dialog = opened(bench)
    assert not dialog.templates_button.isVisible()
    dialog.import_button.click()
    bench.until(dialog.templates_button.isVisible)
    dialog.templates_button.click()
    templates = bench.dialog(TemplatesDialog)
    bench.until(lambda: templates.note.text == "1 template was taken.")


def test_a_message_given_to_the_list_of_templates_goes_to_the_composer(bench: Bench) -> None:
    dialog = bench.window.templates.manage()
    dialog.import_source(CASES / "is-a-message-not-a-template.json")
    bench.until(lambda: dialog.note.text)
    assert dialog.note.text == "This is a message and no template: import it in the composer."
    assert bench.app.core.templates.templates == ()
    dialog.composer_button.click()
    said(bench)
    assert bench.message.template_name == "parcel_left"
    assert bench.message.body == ("Ana", "Lima")


# Several messages


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


def test_a_closed_notice_is_shown_anew(bench: Bench) -> None:
    copy("hello")
    bench.window.imports.paste()
    said(bench)
    shown = the_notice(bench)
    shown.close_button.click()
    assert notice(bench) is None
    bench.window.imports.paste()
    assert said(bench)


# Undo


def test_undo_brings_back_what_was_there(bench: Bench) -> None:
    bench.load(GOOD)
    copy(body_for(bench))
    bench.window.imports.paste()
    said(bench)
    bench.window.edit_menu.undo.trigger()
    assert bench.message == GOOD
    assert notice(bench) is None
    bench.window.edit_menu.redo.trigger()
    assert bench.message == OTHER


def test_so_does_the_button_until_something_is_typed(bench: Bench) -> None:
    bench.load(GOOD)
    copy(body_for(bench))
    bench.window.imports.paste()
    said(bench)
    shown = the_notice(bench)
    shown.buttons[0].click()
    assert bench.message == GOOD
    bench.window.imports.paste()
    said(bench)
    bench.focus(bench.window.form.recipient.edit)
    bench.write("1")
    shown = the_notice(bench)
    assert not shown.buttons[0].isVisible()


def test_another_language_says_it_anew_and_undo_goes_on(bench: Bench) -> None:
    bench.load(GOOD)
    copy(body_for(bench))
    bench.window.imports.paste()
    said(bench)
    bench.speak(PSEUDO)
    shown = the_notice(bench)
    assert shown.text == pseudo("The message was imported.")
    shown.buttons[0].click()
    assert bench.message == GOOD
    bench.window.imports.paste()
    said(bench)
    the_notice(bench).close_button.click()
    bench.speak("en")
    assert notice(bench) is None
    bench.window.imports.drops.dropped.emit(text_data("hello"))
    assert said(bench).startswith("There is no message")


# Accounts


def test_another_account_ends_what_was_said_of_the_first(bench: Bench) -> None:
    bench.keep(account("Acme"))
    bench.app.account_service.choose_sandbox()
    copy(EXAMPLE)
    bench.window.imports.paste()
    said(bench)
    bench.app.account_service.choose(bench.app.account_service.accounts[0])
    assert notice(bench) is None


def test_on_the_welcome_it_is_said_in_a_box(fresh: Bench) -> None:
    copy("hello")
    fresh.window.imports.paste()
    box = fresh.dialog(QMessageBox)
    assert box.text().startswith("There is no message")
    assert box.textFormat() == Qt.TextFormat.PlainText


# The dialog


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


# Dropping


class Drag:
    """A drag across the window, as the system tells of it."""

    def __init__(self, bench: Bench, data: QMimeData) -> None:
        self._handle = bench.window.windowHandle()
        self._bench = bench
        self._data = data

    def over(self, widget: QWidget) -> bool:
        """Enter and move to the widget; whether it could be dropped there."""
        place = self._place(widget)
        rest = (Qt.DropAction.CopyAction, self._data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self._handle, QDragEnterEvent(place, *rest))
        move = QDragMoveEvent(place, *rest)
        QApplication.sendEvent(self._handle, move)
        return move.isAccepted()

    def drop(self, widget: QWidget) -> None:
        self.over(widget)
        place = QPointF(self._place(widget))
        event = QDropEvent(
            place, Qt.DropAction.CopyAction, self._data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(self._handle, event)
        self._bench.settle()

    def leave(self) -> None:
        QApplication.sendEvent(self._handle, QDragLeaveEvent())

    def _place(self, widget: QWidget) -> QPoint:
        return widget.mapTo(self._bench.window, widget.rect().center())


def text_data(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def file_data(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


@pytest.mark.parametrize("where", ["field", "preview", "bar"])
def test_a_file_dropped_anywhere_is_imported(bench: Bench, tmp_path: Path, where: str) -> None:
    bench.load(GOOD)
    file = tmp_path / "body.json"
    file.write_text(body_for(bench))
    window = bench.window
    targets = {"field": window.form.recipient.edit, "preview": window.preview.message, "bar": window.top}
    drag = Drag(bench, file_data(file))
    assert drag.over(targets[where])
    assert window.imports.drops.hint.isVisible()
    drag.drop(targets[where])
    said(bench)
    assert bench.message == OTHER
    assert not window.imports.drops.hint.isVisible()


def test_a_text_dropped_on_the_window_is_imported(bench: Bench) -> None:
    drag = Drag(bench, text_data(body_for(bench)))
    assert drag.over(bench.window.top)
    drag.leave()
    assert not bench.window.imports.drops.hint.isVisible()
    drag.drop(bench.window.preview.message)
    said(bench)
    assert bench.message == OTHER


@pytest.mark.parametrize("where", ["recipient", "text"])
def test_a_text_dropped_into_a_field_goes_into_it(bench: Bench, where: str) -> None:
    form = bench.window.form
    field: QWidget = form.recipient.edit if where == "recipient" else form.text
    drag = Drag(bench, text_data("4915112345678"))
    drag.over(bench.window.top)
    assert drag.over(field)
    assert not bench.window.imports.drops.hint.isVisible()
    drag.drop(field)
    assert "4915112345678" in {bench.message.recipient, bench.message.body_text}
    assert notice(bench) is None


def test_several_files_and_what_is_elsewhere_are_not_taken(bench: Bench, tmp_path: Path) -> None:
    assert not Drag(bench, file_data(tmp_path / "a", tmp_path / "b")).over(bench.window.top)
    far = QMimeData()
    far.setUrls([QUrl("https://example.com/body.json")])
    assert not Drag(bench, far).over(bench.window.top)
    assert not Drag(bench, QMimeData()).over(bench.window.top)
    assert not bench.window.imports.drops.hint.isVisible()


def test_nothing_is_dropped_behind_a_question(bench: Bench, tmp_path: Path) -> None:
    opened(bench)
    assert not Drag(bench, file_data(tmp_path / "a")).over(bench.window.top)


# Copying for other shells


@pytest.mark.parametrize(
    ("words", "beginning"), [("For a shell", "curl --"), ("For the W", "curl.exe"), ("For P", "$")]
)
def test_copied_for_any_shell_and_imported_again(bench: Bench, words: str, beginning: str) -> None:
    bench.load(OTHER)
    bench.window.preview.turn_to(Tab.REQUEST)
    entry(bench.window.copier.menu, words).trigger()
    assert clipboard().startswith(beginning)
    assert bench.window.preview.note.text.startswith("Copied")
    bench.load(GOOD)
    bench.window.imports.paste()
    assert said(bench) == "The message was imported."
    assert bench.message == OTHER


def test_too_long_for_the_command_prompt(bench: Bench) -> None:
    bench.load(Message("1", "t", "en", body=("x" * 9000,)))
    bench.window.preview.turn_to(Tab.REQUEST)
    copy("before")
    entry(bench.window.copier.menu, "For the W").trigger()
    assert bench.window.preview.note.text.startswith("The request is too long for the Command Prompt")
    assert clipboard() == "before"


def test_the_menu_opens_by_the_keyboard(bench: Bench) -> None:
    bench.window.preview.turn_to(Tab.REQUEST)
    bench.focus(bench.window.preview.copy_curl)
    bench.key(Qt.Key.Key_Down)
    assert bench.window.copier.menu.isVisible()
    bench.window.copier.menu.close()


def test_every_reason_is_known_to_the_window(bench: Bench) -> None:
    from nxwa_desktop.importing.result import Refused

    for reason in Reason:
        bench.window.imports._refuse(Refused(reason, "detail"))
        assert said(bench)


def test_json_repair_comes_with_the_first_broken_text_only(make_bench: Callable[..., Bench]) -> None:
    import subprocess
    import sys

    program = (
        "import sys, nxwa_desktop.importing.detect as l; l.read_message('{\"a\":1}');"
        "print('json_repair' in sys.modules); l.read_message('{\"a\":1,,}'); print('json_repair' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["False", "True"]
