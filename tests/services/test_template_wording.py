"""The wording follows the chosen language."""

import pytest

from nxwa_desktop.protocol.message import Field, FieldKind, HeaderKind, ImageHeader, Message, TextHeader
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.templates.saved_template import SavedTemplate
from tests.ui.template_steps import CHINESE, COMPOSED, LINK, SPANISH, template
from tests.ui.window_driver import LANGUAGE

WORDING = Field(FieldKind.BODY_TEMPLATE)
PLAIN = template("en", "Hello {{name}}", "name", kind=HeaderKind.NONE)


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
    assert composer.message.wording_language_differs
    composer.edit(LANGUAGE, "es_MX")
    assert not composer.message.wording_language_differs


def test_wording_composed_by_an_earlier_version_is_known_for_its_language(composer: Composer) -> None:
    old = Message("861", "order_update", "es_MX", body=("a", "b"), body_text=SPANISH.body_text, body_labels=("x", "y"))
    composer.load(old)
    composer.edit(LANGUAGE, "ar")
    assert composer.message.wording_language_differs


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
    composer.apply_wording(kind)
    assert composer.message.header == TextHeader(("7", ""), "{{number}}, {{town}}", ("number", "town"))
    assert composer.message.body == ("",)
