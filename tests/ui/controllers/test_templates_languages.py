"""The wording on show is the one of the chosen language, and values stay with the customer they are for."""

import pytest
from PySide6.QtCore import Qt

from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader, Message
from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.templates.saved_template import HeaderKind, SavedTemplate, message_of
from tests.ui.workbench import LANGUAGE, TEMPLATE, Bench, number_ending_in

LINK = "https://example.com/parcel.png"


def template(language: str, text: str, *labels: str, kind: HeaderKind = HeaderKind.IMAGE) -> SavedTemplate:
    return SavedTemplate(
        id=language,
        title=language,
        name="order_update",
        language=language,
        header_kind=kind,
        body_text=text,
        body_labels=labels,
    )


SPANISH = template("es_MX", "Hola {{name}} de {{town}}", "name", "town")
CHINESE = template("zh_CN", "{{town}}的{{name}},您好", "town", "name")
COMPOSED = Message(
    number_ending_in("09759"),
    "order_update",
    "es_MX",
    ImageHeader(LINK),
    ("David", "Puebla"),
    SPANISH.body_text,
    SPANISH.body_labels,
    "es_MX",
)


def saved(bench: Bench, *templates: SavedTemplate) -> None:
    account_service = bench.app.core.templates
    for each in templates:
        with bench.qtbot.waitSignal(account_service.changed):
            account_service.add(message_of(each, Message()), each.title)


def test_the_preview_says_when_the_wording_is_not_the_chosen_language_s(bench: Bench) -> None:
    saved(bench, SPANISH, CHINESE)
    bench.load(COMPOSED)
    note = bench.window.preview.wording_note
    bench.until(bench.window.preview.message.isVisible)
    assert not note.isVisible()
    bench.app.composer.edit(LANGUAGE, "zh_CN")
    bench.settle()
    assert not note.isVisible()
    assert "您好" in bench.window.preview.message.toPlainText()
    bench.app.composer.edit(LANGUAGE, "ar")
    bench.settle()
    assert note.isVisible()
    assert "zh_CN" in note.text
    assert "ar" in note.text
    bench.app.composer.undo()
    bench.settle()
    assert not note.isVisible()


def test_the_list_changes_the_language_and_keeps_values_and_link(bench: Bench) -> None:
    saved(bench, SPANISH, CHINESE)
    bench.load(COMPOSED)
    bench.focus(bench.window.form.template_name)
    bench.window.form.template_name.selectAll()
    bench.write("zh_cn")
    bench.key(Qt.Key.Key_Down)
    bench.key(Qt.Key.Key_Return)
    assert (bench.message.language, bench.message.body) == ("zh_CN", ("Puebla", "David"))
    assert bench.message.header == ImageHeader(LINK)
    bench.window.edit_menu.undo.trigger()
    bench.window.edit_menu.undo.trigger()
    assert bench.message == COMPOSED


@pytest.mark.parametrize("other", [SPANISH, CHINESE])
def test_a_template_chosen_after_an_accepted_send_starts_empty(bench: Bench, other: SavedTemplate) -> None:
    bench.load(COMPOSED)
    report = bench.finished(bench.window.send)
    assert isinstance(report.outcome, Accepted)
    bench.window.templates.use(other)
    assert bench.message.body == ("", "")
    assert bench.message.header == ImageHeader()
    assert bench.message.language == other.language


def test_what_was_typed_since_for_the_next_customer_stays(bench: Bench) -> None:
    bench.load(COMPOSED)
    bench.finished(bench.window.send)
    bench.app.composer.edit(Field(FieldKind.BODY), "Anna")
    bench.window.templates.use(CHINESE)
    assert bench.message.body == ("", "Anna")


def test_what_came_back_at_the_start_does_not_go_into_another_template(bench: Bench) -> None:
    bench.app.composer.load(COMPOSED, EditKind.RESTORED)
    bench.focus(bench.window.form.template_name)
    bench.app.composer.edit(TEMPLATE, "other_name")
    bench.focus(bench.window.form.recipient.edit)
    bench.window.templates.use(CHINESE)
    assert bench.message.body == ("", "")
