"""The wording on show is the one of the chosen language, and values stay with the customer they are for."""

import pytest
from PySide6.QtCore import Qt

from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.templates.saved_template import HeaderKind, SavedTemplate, message_of
from tests.ui.workbench import LANGUAGE, TEMPLATE, Bench, number_ending_in

LINK = "https://example.com/parcel.png"
WORDING = Field(FieldKind.BODY_TEMPLATE)


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
PLAIN = template("en", "Hello {{name}}", "name", kind=HeaderKind.NONE)
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


@pytest.fixture
def composer() -> Composer:
    saved = {each.language: each for each in (SPANISH, CHINESE, PLAIN)}
    composer = Composer(saved=lambda name, language: saved.get(language) if name == "order_update" else None)
    composer.load(COMPOSED)
    return composer


def test_another_language_brings_its_own_wording_under_the_same_values(composer: Composer) -> None:
    composer.edit(LANGUAGE, "zh_CN")
    changed = composer.message
    assert (changed.body_text, changed.body_labels) == (CHINESE.body_text, ("town", "name"))
    assert (changed.body, changed.header) == (("Puebla", "David"), ImageHeader(LINK))
    composer.undo()
    assert composer.message == COMPOSED
    composer.redo()
    assert composer.message == changed


def test_what_another_language_has_no_place_for_comes_back_with_the_first(composer: Composer) -> None:
    composer.edit(LANGUAGE, "en")
    assert composer.message.body == ("David",)
    composer.edit(LANGUAGE, "es_MX")
    assert composer.message == COMPOSED


def test_wording_that_was_written_by_hand_comes_back_with_its_language(composer: Composer) -> None:
    composer.edit(WORDING, "Buenos {{name}}")
    composer.edit(LANGUAGE, "zh_CN")
    assert composer.message.body_text == CHINESE.body_text
    composer.edit(LANGUAGE, "es_MX")
    assert composer.message.body_text == "Buenos {{name}}"


def test_a_language_typed_again_leaves_the_wording_as_it_was(composer: Composer) -> None:
    composer.edit(WORDING, "Buenos {{name}} de {{town}}")
    before = composer.message
    for typed in ("", "e", "en", "es", "es_MX"):
        composer.edit(LANGUAGE, typed)
    assert composer.message == before


def test_wording_in_a_language_that_is_not_saved_is_marked(composer: Composer) -> None:
    composer.edit(LANGUAGE, "ar")
    assert composer.message.body_text == SPANISH.body_text
    assert composer.message.is_worded_otherwise
    composer.edit(LANGUAGE, "es_MX")
    assert not composer.message.is_worded_otherwise


def test_wording_composed_by_an_earlier_version_is_known_for_its_language(composer: Composer) -> None:
    old = Message("861", "order_update", "es_MX", body=("a", "b"), body_text=SPANISH.body_text, body_labels=("x", "y"))
    composer.load(old)
    composer.edit(LANGUAGE, "ar")
    assert composer.message.is_worded_otherwise


def test_a_text_header_keeps_its_values(composer: Composer) -> None:
    header = TextHeader(("7",), "Pedido {{number}}", ("number",))
    composer.load(Message("861", "order_update", "ar", header, body_text="x", wording_language="ar"))
    kind = SavedTemplate(
        id="",
        title="",
        name="order_update",
        language="fr",
        header_kind=HeaderKind.TEXT,
        header_text="{{number}}, {{town}}",
        header_labels=("number", "town"),
        body_labels=("",),
    )
    composer.take_wording(kind)
    assert composer.message.header == TextHeader(("7", ""), "{{number}}, {{town}}", ("number", "town"))
    assert composer.message.body == ("",)


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
