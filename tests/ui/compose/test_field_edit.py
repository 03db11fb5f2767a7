"""Recipient, template name, language and header: what they take, and when they speak."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader, Message
from nxwa_desktop.ui.widgets.bounded_line import LONGEST
from tests.ui.json_marks import marked_blocks
from tests.ui.window_driver import GOOD, LANGUAGE, RECIPIENT, TEMPLATE, WindowDriver

CTRL = Qt.KeyboardModifier.ControlModifier


def _marked_line(driver: WindowDriver) -> str:
    return next((block.text() for block in marked_blocks(driver.window.preview.json)), "")


class _Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_a_field_is_painted_anew_when_the_mouse_comes_and_goes(driver: WindowDriver) -> None:
    edit, window = driver.window.form.recipient.edit, driver.window
    driver.focus(driver.window.form.template_name)
    driver.settle()
    paints = _Paints()
    edit.installEventFilter(paints)
    seen = []
    for place in (edit.mapTo(window, edit.rect().center()), QPoint(4, 300)):
        QTest.mouseMove(window.windowHandle(), place)
        driver.settle()
        seen.append(paints.count)
    assert 0 < seen[0] < seen[1]


# recipient


def test_a_field_is_quiet_until_it_is_left_and_then_follows(driver: WindowDriver) -> None:
    form = driver.window.form
    driver.focus(form.recipient.edit)
    driver.write("0049 12a")
    assert "remove" not in form.recipient.note.text
    driver.key(Qt.Key.Key_Tab)
    assert form.template_name.hasFocus()
    assert "remove it" in form.recipient.note.text
    assert form.template_note.text == ""
    driver.focus(form.recipient.edit)
    form.recipient.edit.selectAll()
    driver.write("8613600009759")
    assert form.recipient.note.text == "China · will be sent as 8613600009759"


def test_send_makes_every_field_speak_and_leads_to_the_first_problem(driver: WindowDriver) -> None:
    driver.load(Message(body=("",), header=ImageHeader()))
    form = driver.window.form
    driver.focus(form.template_name)
    driver.key(Qt.Key.Key_Return, CTRL)
    assert not driver.app.sender.busy
    assert form.recipient.edit.hasFocus()
    link = form.header._image
    assert link is not None
    notes = (form.recipient.note, form.template_note, form.language.note, link.note, form.body.rows[0].note)
    assert all(note.isVisible() and note.text for note in notes)


def test_an_unusual_template_name_warns_beside_the_field(driver: WindowDriver) -> None:
    form = driver.window.form
    driver.focus(form.template_name)
    driver.write("Order Update")
    driver.key(Qt.Key.Key_Tab)
    assert form.template_note.text.startswith("The template name is unusual")


# language


def test_the_focused_field_is_marked_in_the_json(driver: WindowDriver) -> None:
    driver.load(GOOD)
    form = driver.window.form
    assert form.header.link is not None
    for widget, field, line in (
        (form.recipient.edit, RECIPIENT, '"to": "8613600009759"'),
        (form.template_name, TEMPLATE, '"name": "order_update"'),
        (form.language.box, LANGUAGE, '"code": "en_US"'),
        (form.header.link, Field(FieldKind.HEADER_IMAGE), '"link": "https://example.com/parcel.png"'),
        (form.body.rows[1].edit, Field(FieldKind.BODY, 1), '"text": "China"'),
    ):
        driver.focus(widget)
        assert driver.app.composer.focus == field
        assert line in _marked_line(driver)
    driver.focus(driver.window.preview.json)
    assert _marked_line(driver) == ""


# header


def test_a_paste_longer_than_any_message_is_not_cut(driver: WindowDriver) -> None:
    driver.load(Message(body=("",)))
    edit = driver.window.form.body.rows[0].edit
    driver.focus(edit)
    QApplication.clipboard().setText("x" * LONGEST)
    driver.key(Qt.Key.Key_V, CTRL)
    assert driver.message.body == ("x" * LONGEST,)
