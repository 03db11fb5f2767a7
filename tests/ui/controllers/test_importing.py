"""Importing in the window: what is copied, chosen or dropped becomes the message, and the window says what it did."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QWidget

from nxwa_desktop.importing.limits import MAX_IMPORT
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.system.window_languages import PSEUDO
from nxwa_desktop.ui.i18n.pseudo import pseudo
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage
from nxwa_desktop.ui.widgets.question import Question
from tests.ui.import_steps import OTHER, body_for, copy, notice, said, the_notice
from tests.ui.window_driver import GOOD, WindowDriver, account, entry

EXAMPLE = Path(__file__).parents[2].joinpath("data/request_example.txt").read_text(encoding="utf-8")
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


# From the clipboard


def test_what_was_copied_is_there_at_once(driver: WindowDriver) -> None:
    driver.load(GOOD)
    copy(EXAMPLE)
    driver.key(Qt.Key.Key_V, CONTROL_SHIFT)
    text = said(driver)
    assert driver.message.body == ("David", "China", "China", "86138XXX")
    assert [row.label for row in driver.window.form.body.rows] == ["First Name", "Country", "Country", "Phone Number"]
    assert text == (
        "The message was imported. Its account is not known here: “Sandbox” stays selected."
        " Put right: text around it (left out); comments (left out); a missing comma."
        " The variables keep the names that stood beside them."
    )
    assert driver.app.composer.undo_step is EditKind.IMPORTED


@pytest.mark.parametrize("where", ["recipient", "template", "language", "text", "row", "link", "json", "button"])
def test_the_keys_work_in_every_field(driver: WindowDriver, where: str) -> None:
    driver.load(GOOD)
    driver.window.preview.show_page(PreviewPage.JSON)
    form = driver.window.form
    fields: dict[str, QWidget] = {
        "recipient": form.recipient.edit,
        "template": form.template_name,
        "language": form.language.box.line,
        "text": form.text,
        "row": form.body.rows[0].edit,
        "link": form.header.link or form,
        "json": driver.window.preview.json,
        "button": driver.window.workspace.head.new,
    }
    copy(body_for(driver))
    driver.focus(fields[where])
    driver.key(Qt.Key.Key_V, CONTROL_SHIFT)
    assert said(driver) == "The message was imported."
    assert driver.message == OTHER


def test_a_copied_file_is_opened(driver: WindowDriver, tmp_path: Path) -> None:
    file = tmp_path / "a message.json"
    file.write_text(body_for(driver), encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    QApplication.clipboard().setMimeData(data)
    driver.window.imports.paste()
    said(driver)
    assert driver.message == OTHER


def test_the_menu_and_the_page_of_the_history(driver: WindowDriver) -> None:
    copy(body_for(driver))
    driver.window.history.open()
    menu = next(each for each in driver.window.menuBar().actions() if each.text() == "&Message").menu()
    entry(menu, "Paste and import").trigger()  # type: ignore[arg-type]
    said(driver)
    assert driver.window.workspace.isVisible()
    assert driver.message == OTHER


# What is said


def test_what_could_not_be_used_is_said(driver: WindowDriver) -> None:
    tree = json.loads(body_for(driver))
    tree["template"]["components"].append({"type": "button"})
    copy(json.dumps(tree | {"recipient": "HK.1"}))
    driver.window.imports.paste()
    assert said(driver) == (
        "The message was imported. Could not be used: the user id “HK.1” as recipient, as only a number can be one;"
        " a part of the type “button”."
    )
    shown = the_notice(driver)
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
def test_a_refusal_says_what_to_do_and_changes_nothing(driver: WindowDriver, text: str, beginning: str) -> None:
    driver.load(GOOD)
    copy(text)
    driver.window.imports.paste()
    assert said(driver).startswith(beginning)
    shown = the_notice(driver)
    assert (shown.role, shown.buttons[0].isVisible()) == ("problem", False)
    assert driver.message == GOOD
    assert driver.app.composer.undo_step is not EditKind.IMPORTED


def test_templates_lead_to_the_list_of_templates(driver: WindowDriver) -> None:
    copy('{"name":"x","components":[{"type":"BODY","text":"Hi"}]}')
    driver.window.imports.paste()
    assert said(driver).startswith("This defines templates")
    shown = the_notice(driver)
    with driver.qtbot.waitSignal(driver.window.imports.templates_wanted):
        shown.buttons[0].click()


CASES = Path(__file__).parents[2] / "data" / "import"


def test_a_template_s_definition_is_taken_there_as_it_was_pasted(driver: WindowDriver) -> None:
    copy((CASES / "create-template.curl.txt").read_text(encoding="utf-8"))
    driver.window.imports.paste()
    said(driver)
    the_notice(driver).buttons[0].click()
    page = driver.window.templates.page
    driver.until(lambda: page.notice.text == "1 template was imported.")
    assert page.details.template is not None
    assert page.details.template.body_text == "Hello {{1}}, table {{2}} is ready."


def test_a_message_given_to_the_list_of_templates_goes_to_the_composer(driver: WindowDriver) -> None:
    driver.window.templates.open()
    page = driver.window.templates.page
    page.import_source(CASES / "is-a-message-not-a-template.json")
    driver.until(lambda: page.notice.text)
    assert page.notice.text == "This is a message and no template: import it in the composer."
    assert driver.app.services.templates.templates == ()
    page.notice.buttons[0].click()
    said(driver)
    assert driver.message.template_name == "parcel_left"
    assert driver.message.body == ("Ana", "Lima")


# The notice


def test_a_closed_notice_is_shown_anew(driver: WindowDriver) -> None:
    copy("hello")
    driver.window.imports.paste()
    said(driver)
    shown = the_notice(driver)
    shown.close_button.click()
    assert notice(driver) is None
    driver.window.imports.paste()
    assert said(driver)


# Undo


def test_undo_brings_back_what_was_there(driver: WindowDriver) -> None:
    driver.load(GOOD)
    copy(body_for(driver))
    driver.window.imports.paste()
    said(driver)
    driver.window.edit_menu.undo.trigger()
    assert driver.message == GOOD
    assert notice(driver) is None
    driver.window.edit_menu.redo.trigger()
    assert driver.message == OTHER


def test_so_does_the_button_until_something_is_typed(driver: WindowDriver) -> None:
    driver.load(GOOD)
    copy(body_for(driver))
    driver.window.imports.paste()
    said(driver)
    shown = the_notice(driver)
    shown.buttons[0].click()
    assert driver.message == GOOD
    driver.window.imports.paste()
    said(driver)
    driver.focus(driver.window.form.recipient.edit)
    driver.write("1")
    shown = the_notice(driver)
    assert not shown.buttons[0].isVisible()


def test_another_language_says_it_anew_and_undo_goes_on(driver: WindowDriver) -> None:
    driver.load(GOOD)
    copy(body_for(driver))
    driver.window.imports.paste()
    said(driver)
    driver.use_language(PSEUDO)
    shown = the_notice(driver)
    assert shown.text == pseudo("The message was imported.")
    shown.buttons[0].click()
    assert driver.message == GOOD
    driver.window.imports.paste()
    said(driver)
    the_notice(driver).close_button.click()
    driver.use_language("en")
    assert notice(driver) is None
    driver.window.imports.drops.dropped.emit(text_data("hello"))
    assert said(driver).startswith("There is no message")


# Accounts


def test_another_account_ends_what_was_said_of_the_first(driver: WindowDriver) -> None:
    driver.keep(account("Acme"))
    driver.app.account_service.choose_sandbox()
    copy(EXAMPLE)
    driver.window.imports.paste()
    said(driver)
    driver.app.account_service.choose(driver.app.account_service.accounts[0])
    assert notice(driver) is None


def test_on_the_welcome_it_is_said_in_a_box(fresh: WindowDriver) -> None:
    copy("hello")
    fresh.window.imports.paste()
    box = fresh.dialog(Question)
    assert box.text().startswith("There is no message")


# Dropping


def text_data(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


# Copying for other shells
