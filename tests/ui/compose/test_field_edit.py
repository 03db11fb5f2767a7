"""Recipient, template name, language and header: what they take, and when they speak."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader, Message, NoHeader
from nxwa_desktop.protocol.template_languages import documented_languages
from nxwa_desktop.services.composer import rows_of, value_of
from nxwa_desktop.ui.widgets.bounded_line import LONGEST
from tests.ui.workbench import GOOD, LANGUAGE, RECIPIENT, TEMPLATE, Bench, wheel_down

CTRL = Qt.KeyboardModifier.ControlModifier


def _marked_line(bench: Bench) -> str:
    marks = bench.window.preview.json.extraSelections()
    return marks[0].cursor.block().text() if marks else ""


# recipient


def test_the_recipient_shows_country_and_digits_while_it_is_typed(bench: Bench) -> None:
    edit, note = bench.window.form.recipient.edit, bench.window.form.recipient.note
    bench.focus(edit)
    bench.write("+86 136-0000")
    assert note.text == "China · will be sent as 861360000"
    bench.write(" 9759")
    assert note.text == "China · will be sent as 8613600009759"
    assert bench.message.recipient == "+86 136-0000 9759"
    assert bench.window.send_button.send.text() == "Send to +86 136 0000 9759"


def test_a_field_is_quiet_until_it_is_left_and_then_follows(bench: Bench) -> None:
    form = bench.window.form
    bench.focus(form.recipient.edit)
    bench.write("0049 12a")
    assert "remove" not in form.recipient.note.text
    bench.key(Qt.Key.Key_Tab)
    assert form.template_name.hasFocus()
    assert "remove it" in form.recipient.note.text
    assert form.template_note.text == ""
    bench.focus(form.recipient.edit)
    form.recipient.edit.selectAll()
    bench.write("8613600009759")
    assert form.recipient.note.text == "China · will be sent as 8613600009759"


def test_send_makes_every_field_speak_and_leads_to_the_first_problem(bench: Bench) -> None:
    bench.load(Message(body=("",), header=ImageHeader()))
    form = bench.window.form
    bench.focus(form.template_name)
    bench.key(Qt.Key.Key_Return, CTRL)
    assert not bench.app.sender.busy
    assert form.recipient.edit.hasFocus()
    link = form.header._image
    assert link is not None
    notes = (form.recipient.note, form.template_note, form.language.note, link.note, form.body.rows[0].note)
    assert all(note.isVisible() and note.text for note in notes)


def test_an_unusual_template_name_warns_beside_the_field(bench: Bench) -> None:
    form = bench.window.form
    bench.focus(form.template_name)
    bench.write("Order Update")
    bench.key(Qt.Key.Key_Tab)
    assert form.template_note.text.startswith("The template name is unusual")


# language


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


def test_the_focused_field_is_marked_in_the_json(bench: Bench) -> None:
    bench.load(GOOD)
    form = bench.window.form
    assert form.header.link is not None
    for widget, field, line in (
        (form.recipient.edit, RECIPIENT, '"to": "8613600009759"'),
        (form.template_name, TEMPLATE, '"name": "order_update"'),
        (form.language.box, LANGUAGE, '"code": "en_US"'),
        (form.header.link, Field(FieldKind.HEADER_IMAGE), '"link": "https://example.com/parcel.png"'),
        (form.body.rows[1].edit, Field(FieldKind.BODY, 1), '"text": "China"'),
    ):
        bench.focus(widget)
        assert bench.app.composer.focus == field
        assert line in _marked_line(bench)
    bench.focus(bench.window.preview.json)
    assert _marked_line(bench) == ""


# header


def test_every_kind_of_header_keeps_what_was_typed(bench: Bench) -> None:
    form = bench.window.form
    none, text, image = (form.header.choice.button(number) for number in range(3))
    QTest.mouseClick(text, Qt.MouseButton.LeftButton)
    bench.focus(form.header.texts.rows[0].edit)
    bench.write("Hello")
    QTest.mouseClick(image, Qt.MouseButton.LeftButton)
    assert isinstance(bench.app.composer.message.header, ImageHeader)
    assert form.header.link is not None
    assert not form.header.texts.isVisible()
    bench.focus(form.header.link)
    bench.write("https://e.example/p.png")
    QTest.mouseClick(none, Qt.MouseButton.LeftButton)
    assert isinstance(bench.app.composer.message.header, NoHeader)
    assert not form.header._image or not form.header._image.isVisible()
    QTest.mouseClick(text, Qt.MouseButton.LeftButton)
    assert rows_of(bench.message, FieldKind.HEADER_TEXT) == ("Hello",)
    assert form.header.texts.rows[0].edit.text() == "Hello"
    QTest.mouseClick(image, Qt.MouseButton.LeftButton)
    assert value_of(bench.message, Field(FieldKind.HEADER_IMAGE)) == "https://e.example/p.png"
    assert form.header.link.text() == "https://e.example/p.png"


def test_the_link_speaks_when_it_is_left(bench: Bench) -> None:
    form = bench.window.form
    QTest.mouseClick(form.header.choice.button(2), Qt.MouseButton.LeftButton)
    assert form.header.link is not None
    bench.focus(form.header.link)
    bench.write("ftp://x")
    assert form.header._image is not None
    assert form.header._image.note.text == ""
    bench.key(Qt.Key.Key_Tab)
    assert form.header._image.note.text.startswith("The image link does not begin with https://")


def test_a_paste_longer_than_any_message_is_not_cut(bench: Bench) -> None:
    bench.load(Message(body=("",)))
    edit = bench.window.form.body.rows[0].edit
    bench.focus(edit)
    QApplication.clipboard().setText("x" * LONGEST)
    bench.key(Qt.Key.Key_V, CTRL)
    assert bench.message.body == ("x" * LONGEST,)
