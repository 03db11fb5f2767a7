"""The choice of the template's language."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nxwa_desktop.protocol.message import Message, NoHeader
from nxwa_desktop.protocol.template_languages import documented_languages
from tests.ui.window_driver import GOOD, WindowDriver, wheel_down

CTRL = Qt.KeyboardModifier.ControlModifier


def _type_language(driver: WindowDriver, text: str) -> None:
    driver.focus(driver.window.form.template_name)
    driver.key(Qt.Key.Key_Tab)
    driver.write(text)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("espa", "es"),
        ("mex", "es_MX"),
        ("es_mx", "es_MX"),
        ("en_GB", "en_GB"),
        ("german", "de"),
        ("deutsch", "de"),
        ("中文", None),
        ("日本", "ja"),
    ],
)
@pytest.mark.parametrize("leave", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_language_is_found_by_name_own_name_and_code(
    driver: WindowDriver, typed: str, code: str | None, leave: Qt.Key
) -> None:
    _type_language(driver, typed)
    driver.key(leave)
    code = code or driver.message.language
    known = {language.code: language for language in documented_languages()}
    assert driver.message.language == code
    assert known[code].name in driver.window.form.language.box.line.text()
    assert driver.window.form.language.box.line.text().endswith(code)
    assert QApplication.activePopupWidget() is None


def test_typing_a_language_is_not_interrupted(driver: WindowDriver) -> None:
    line = driver.window.form.language.box.line
    _type_language(driver, "")
    for count, char in enumerate("en_US", 1):
        driver.write(char)
        assert line.text() == "en_US"[:count]
        assert line.cursorPosition() == count


def test_the_popup_lists_what_is_found_and_arrows_choose(driver: WindowDriver) -> None:
    box = driver.window.form.language.box
    _type_language(driver, "portug")
    assert box.popup.isVisible()
    shown = [box.popup.model().index(row, 0).data() for row in range(box.popup.model().rowCount())]
    assert len(shown) == 2
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Return)
    assert driver.message.language == shown[1].rpartition(" ")[2]
    assert box.line.text() == shown[1]


def test_a_choice_in_the_popup_stays_while_the_form_is_updated(driver: WindowDriver) -> None:
    box = driver.window.form.language.box
    _type_language(driver, "portug")
    driver.key(Qt.Key.Key_Down)
    driver.window.form.refresh()
    assert box.popup.currentIndex().row() == 0


def test_the_popup_can_be_clicked(driver: WindowDriver) -> None:
    box = driver.window.form.language.box
    _type_language(driver, "portug")
    index = box.popup.model().index(1, 0)
    where = box.popup.visualRect(index).center()
    QTest.mouseClick(box.popup.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    driver.settle()
    assert driver.message.language == index.data().rpartition(" ")[2]


def test_escape_closes_the_popup_and_keeps_what_was_typed(driver: WindowDriver) -> None:
    box = driver.window.form.language.box
    _type_language(driver, "portug")
    driver.key(Qt.Key.Key_Escape)
    assert not box.popup.isVisible()
    assert box.line.text() == "portug"


@pytest.mark.parametrize(
    "again",
    [(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier), (Qt.Key.Key_Y, CTRL)],
    ids=["Ctrl+Shift+Z", "Ctrl+Y"],
)
def test_undo_and_redo_work_while_the_popup_is_open(
    driver: WindowDriver, again: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    driver.load(GOOD)
    box = driver.window.form.language.box
    _type_language(driver, "portug")
    assert box.popup.isVisible()
    typed = driver.message.language
    assert typed != GOOD.language
    QTest.keyClick(box.popup, Qt.Key.Key_Z, CTRL)
    driver.settle()
    assert driver.message.language == GOOD.language
    QTest.keyClick(QApplication.activePopupWidget() or box, *again)
    driver.settle()
    assert driver.message.language == typed


def test_a_key_that_is_not_that_of_the_menu_undoes_nothing(driver: WindowDriver) -> None:
    driver.load(GOOD)
    driver.focus(driver.window.form.recipient.edit)
    driver.write("5")
    typed = driver.message
    driver.key(Qt.Key.Key_Backspace, Qt.KeyboardModifier.AltModifier)
    assert driver.message == typed


def test_the_whole_list_opens_at_the_chosen_language(driver: WindowDriver) -> None:
    driver.load(GOOD)
    box = driver.window.form.language.box
    box.showPopup()
    driver.settle()
    view = box.view()
    assert box.count() == len(documented_languages())
    assert view.currentIndex().data().endswith("en_US")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(view, key)
    driver.settle()
    assert driver.message.language not in {"en_US", ""}
    assert box.line.text().endswith(driver.message.language)


def test_an_undocumented_code_is_kept_and_marked(driver: WindowDriver) -> None:
    _type_language(driver, "xx_YY")
    driver.key(Qt.Key.Key_Tab)
    form = driver.window.form
    assert driver.message.language == "xx_YY"
    assert form.language.box.line.text() == "xx_YY"
    assert form.language.note.text.startswith("NXCloud does not list the language xx_YY")


def test_an_undocumented_code_that_came_by_loading_survives_a_visit(driver: WindowDriver) -> None:
    driver.load(Message(GOOD.recipient, GOOD.template_name, "en_ZZ", NoHeader(), ()))
    form = driver.window.form
    assert form.language.box.line.text() == "en_ZZ"
    driver.focus(form.language.box)
    driver.key(Qt.Key.Key_Tab)
    assert driver.message.language == "en_ZZ"


def test_a_language_is_cleared_by_clearing_the_field(driver: WindowDriver) -> None:
    driver.load(GOOD)
    _type_language(driver, "")
    driver.window.form.language.box.line.selectAll()
    driver.key(Qt.Key.Key_Backspace)
    driver.key(Qt.Key.Key_Tab)
    assert driver.message.language == ""
    assert driver.window.form.language.box.line.text() == ""
    assert driver.window.form.language.note.text.startswith("The language is missing")


def test_the_wheel_changes_no_language(driver: WindowDriver) -> None:
    driver.load(GOOD)
    box = driver.window.form.language.box
    box.showPopup()
    box.hidePopup()
    driver.settle()
    wheel_down(box)
    assert driver.message.language == "en_US"
