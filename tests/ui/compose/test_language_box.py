"""The choice of the template's language."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nxwa_desktop.protocol.message import Message, NoHeader
from nxwa_desktop.protocol.template_languages import documented_languages
from tests.ui.workbench import GOOD, Bench, wheel_down


def _type_language(bench: Bench, text: str) -> None:
    bench.focus(bench.window.form.template_name)
    bench.key(Qt.Key.Key_Tab)
    bench.write(text)


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
    bench: Bench, typed: str, code: str | None, leave: Qt.Key
) -> None:
    _type_language(bench, typed)
    bench.key(leave)
    code = code or bench.message.language
    known = {language.code: language for language in documented_languages()}
    assert bench.message.language == code
    assert known[code].name in bench.window.form.language.box.line.text()
    assert bench.window.form.language.box.line.text().endswith(code)
    assert QApplication.activePopupWidget() is None


def test_typing_a_language_is_not_interrupted(bench: Bench) -> None:
    line = bench.window.form.language.box.line
    _type_language(bench, "")
    for count, char in enumerate("en_US", 1):
        bench.write(char)
        assert line.text() == "en_US"[:count]
        assert line.cursorPosition() == count


def test_the_popup_lists_what_is_found_and_arrows_choose(bench: Bench) -> None:
    box = bench.window.form.language.box
    _type_language(bench, "portug")
    assert box.popup.isVisible()
    shown = [box.popup.model().index(row, 0).data() for row in range(box.popup.model().rowCount())]
    assert len(shown) == 2
    bench.key(Qt.Key.Key_Down)
    bench.key(Qt.Key.Key_Down)
    bench.key(Qt.Key.Key_Return)
    assert bench.message.language == shown[1].rpartition(" ")[2]
    assert box.line.text() == shown[1]


def test_the_popup_can_be_clicked(bench: Bench) -> None:
    box = bench.window.form.language.box
    _type_language(bench, "portug")
    index = box.popup.model().index(1, 0)
    where = box.popup.visualRect(index).center()
    QTest.mouseClick(box.popup.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    bench.settle()
    assert bench.message.language == index.data().rpartition(" ")[2]


def test_escape_closes_the_popup_and_keeps_what_was_typed(bench: Bench) -> None:
    box = bench.window.form.language.box
    _type_language(bench, "portug")
    bench.key(Qt.Key.Key_Escape)
    assert not box.popup.isVisible()
    assert box.line.text() == "portug"


def test_the_whole_list_opens_at_the_chosen_language(bench: Bench) -> None:
    bench.load(GOOD)
    box = bench.window.form.language.box
    box.showPopup()
    bench.settle()
    view = box.view()
    assert box.count() == 65
    assert view.currentIndex().data().endswith("en_US")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(view, key)
    bench.settle()
    assert bench.message.language not in {"en_US", ""}
    assert box.line.text().endswith(bench.message.language)


def test_an_undocumented_code_is_kept_and_marked(bench: Bench) -> None:
    _type_language(bench, "xx_YY")
    bench.key(Qt.Key.Key_Tab)
    form = bench.window.form
    assert bench.message.language == "xx_YY"
    assert form.language.box.line.text() == "xx_YY"
    assert form.language.note.text.startswith("NXCloud does not list the language xx_YY")


def test_an_undocumented_code_that_came_by_loading_survives_a_visit(bench: Bench) -> None:
    bench.load(Message(GOOD.recipient, GOOD.template_name, "en_ZZ", NoHeader(), ()))
    form = bench.window.form
    assert form.language.box.line.text() == "en_ZZ"
    bench.focus(form.language.box)
    bench.key(Qt.Key.Key_Tab)
    assert bench.message.language == "en_ZZ"


def test_a_language_is_cleared_by_clearing_the_field(bench: Bench) -> None:
    bench.load(GOOD)
    _type_language(bench, "")
    bench.window.form.language.box.line.selectAll()
    bench.key(Qt.Key.Key_Backspace)
    bench.key(Qt.Key.Key_Tab)
    assert bench.message.language == ""
    assert bench.window.form.language.box.line.text() == ""
    assert bench.window.form.language.note.text.startswith("The language is missing")


def test_the_wheel_changes_no_language(bench: Bench) -> None:
    bench.load(GOOD)
    box = bench.window.form.language.box
    box.showPopup()
    box.hidePopup()
    bench.settle()
    wheel_down(box)
    assert bench.message.language == "en_US"
