"""Warnings against NXCloud's list: at their fields with what mends them, and in the one question before sending."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nxwa_desktop.protocol.message import HeaderKind, ImageHeader, Message, NoHeader
from nxwa_desktop.templates.saved_template import message_of
from nxwa_desktop.ui.compose.template_fix_links import TemplateFixLinks
from tests.ui.template_steps import CHINESE, LINK, SPANISH, take_list
from tests.ui.window_driver import WindowDriver, number_ending_in, visible_texts

TO = number_ending_in("09759")
SERVER = (SPANISH, msgspec.structs.replace(CHINESE, status="PAUSED"))
FILLED = msgspec.structs.replace(message_of(SPANISH, Message(TO)), header=ImageHeader(LINK), body=("David", "Puebla"))


def fixes(driver: WindowDriver) -> dict[str, QWidget]:
    """The links that are shown, by their words."""
    shown: list[TemplateFixLinks] = driver.window.form.findChildren(TemplateFixLinks)
    return {link.text(): link for each in shown if each.isVisible() for link in each.links}


@pytest.mark.parametrize(
    ("change", "link", "mended"),
    [
        ({"language": "es"}, "Use es_MX", {"language": "es_MX"}),
        ({"template_name": "Order-Update"}, "Use order_update", {"template_name": "order_update"}),
        ({"header": NoHeader()}, "Use the template's header", {"header": ImageHeader()}),
        (
            {"body": ("David",), "body_text": "", "body_labels": ()},
            "Use NXCloud's wording",
            {"body_text": SPANISH.body_text, "body": ("David", "")},
        ),
    ],
)
def test_a_link_at_the_warning_mends_it(
    driver: WindowDriver, change: dict[str, object], link: str, mended: dict[str, object]
) -> None:
    take_list(driver, *SERVER)
    driver.load(msgspec.structs.replace(FILLED, **change))
    assert not fixes(driver)
    driver.app.field_validation.show_all()
    driver.settle()
    assert set(fixes(driver)) == {link, "Update templates"}
    driver.focus(fixes(driver)[link])
    driver.key(Qt.Key.Key_Space)
    assert {name: getattr(driver.message, name) for name in mended} == mended
    assert not fixes(driver)
    assert driver.window.form.isAncestorOf(driver.window.focusWidget())


def test_one_question_names_the_warning_and_the_list_blocks_nothing(driver: WindowDriver) -> None:
    take_list(driver, *SERVER)
    driver.load(msgspec.structs.replace(message_of(SERVER[1], FILLED), header=ImageHeader(LINK), body=("a", "b")))
    driver.window.send()
    question = driver.send_question()
    assert "WhatsApp has paused this template (list of " in question.words
    report = driver.finished(question.go.click)
    assert report.outcome is not None
    assert len(driver.sent) == 1
    assert set(fixes(driver)) == {"Update templates"}
    fixes(driver)["Update templates"].click()  # type: ignore[attr-defined]
    assert driver.window.templates.shown
    assert driver.app.services.template_update.busy


def test_a_wrong_header_of_a_template_that_wants_none_is_named_in_words(driver: WindowDriver) -> None:
    take_list(driver, msgspec.structs.replace(SPANISH, header_kind=HeaderKind.NONE))
    driver.load(FILLED)
    driver.app.field_validation.show_all()
    driver.settle()
    said = " ".join(visible_texts(driver.window.form))
    assert "The template's header has nothing to fill in" in said


def test_without_a_list_no_template_is_missing_in_it(driver: WindowDriver) -> None:
    def warned() -> list[str]:
        return [each.code.name for each in driver.app.field_validation.warnings]

    driver.load(FILLED)
    assert warned() == []
    take_list(driver, msgspec.structs.replace(SPANISH, name="another"))
    assert warned() == ["TEMPLATE_UNLISTED"]


def test_before_the_templates_are_read_nothing_is_said_of_any(driver: WindowDriver) -> None:
    service, form = driver.app.services.templates, driver.window.form
    driver.load(FILLED)
    driver.until(lambda: service.loaded)
    assert "Not in your list" in form.template_name.accessibleName()
    service._loaded = False
    form.refresh()
    assert form.template_name.accessibleName() == "Template, order_update"
    with driver.qtbot.waitSignal(service.found_empty):
        service.load()
    assert "Not in your list" in form.template_name.accessibleName()
