"""The page of the message in one column: a narrow window, or large letters."""

import pytest
from PySide6.QtCore import Qt

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage
from nxwa_desktop.ui.window.compose_page import ComposePage
from tests.ui.window_driver import WindowDriver

FORM, MESSAGE, JSON, REQUEST = range(4)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def shown(page: ComposePage) -> object:
    """What is seen of the page: the form, or a page of the preview."""
    assert page.form.isVisible() != page.preview.isVisible()
    assert not page.preview.segments.isVisible()
    return FORM if page.form.isVisible() else page.preview.page


@pytest.fixture
def page(big_letters: None, driver: WindowDriver) -> ComposePage:
    driver.settle()
    return driver.window.workspace


def test_one_choice_leads_to_the_form_and_every_page(page: ComposePage, driver: WindowDriver) -> None:
    assert [segment.text().replace("&", "") for segment in page.parts.segments] == [
        "Form",
        "Message",
        "JSON",
        "Request",
    ]
    seen = []
    for segment in (*page.parts.segments[1:], page.parts.segments[0]):
        segment.click()
        driver.settle()
        seen.append((shown(page), page.preview.copying.isVisible(), page.head.more.isVisible()))
    copies = [(each, True, True) for each in PreviewPage]
    assert seen == [*copies, (FORM, False, True)]


def test_keys_and_fields_lead_there_too(page: ComposePage, driver: WindowDriver) -> None:
    driver.key(Qt.Key.Key_3, CTRL | SHIFT)
    assert (shown(page), page.parts.choice) == (PreviewPage.REQUEST, REQUEST)
    page.go_to(Field(FieldKind.RECIPIENT))
    assert (shown(page), page.parts.choice) == (FORM, FORM)
    driver.load()
    driver.window.send()
    driver.until(lambda: driver.window.report is not None)
    assert (shown(page), page.parts.choice) == (PreviewPage.MESSAGE, MESSAGE)


def test_the_focus_never_goes_to_send_by_itself(page: ComposePage, driver: WindowDriver) -> None:
    driver.load()
    driver.focus(page.form.recipient.edit)
    driver.key(Qt.Key.Key_1, CTRL | SHIFT)
    assert shown(page) is PreviewPage.MESSAGE
    assert page.parts.segments[MESSAGE].hasFocus()


def test_with_room_for_both_the_preview_has_its_own_choice_again(page: ComposePage, driver: WindowDriver) -> None:
    page.parts.segments[JSON].click()
    driver.window.resize(2600, 900)
    driver.settle()
    assert page.form.isVisible()
    assert page.preview.page is PreviewPage.JSON
    assert page.preview.segments.isVisible()
    assert page.preview.copying.isVisible()
    assert page.head.new.isVisible()
    assert not page.parts.isVisible()
    driver.window.send_action.trigger()
    assert page.preview.page is PreviewPage.JSON
