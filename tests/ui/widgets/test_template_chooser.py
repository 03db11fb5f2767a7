"""The chooser of templates: what it finds, what it does not let through, and where it leads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nxwa_desktop.protocol.message import HeaderKind, Message
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.system.wall_clock import now_ms
from nxwa_desktop.templates.saved_template import SavedTemplate, Unsendable
from tests.ui.template_steps import keep
from tests.ui.window_driver import WindowDriver

CTRL = Qt.KeyboardModifier.ControlModifier


def _template(
    name: str, language: str, text: str, status: str = "APPROVED", *, unsendable: tuple[Unsendable, ...] = ()
) -> SavedTemplate:
    labels = tuple(part.split("}}")[0] for part in text.split("{{")[1:])
    return SavedTemplate(
        id=name + language,
        title=f"{name} ({language})",
        name=name,
        language=language,
        body_text=text,
        body_labels=labels,
        body_examples=("David",) * len(labels),
        status=status,
        unsendable=unsendable,
    )


TEMPLATES = (
    _template("parcel_ready", "es_MX", "Hola {{Nombre}}, tu pedido está listo"),
    _template("parcel_ready", "zh_CN", "您好 {{Nombre}}"),
    _template("order_update", "en_US", "Hello {{Name}}, your parcel has left, {{Name}}"),
    _template("parcel_promo", "en_US", "Buy", "PAUSED"),
    _template("video_hello", "en_US", "Watch your parcel", unsendable=(Unsendable.VIDEO_HEADER,)),
)


@pytest.fixture
def stocked(driver: WindowDriver) -> WindowDriver:
    """A window with the templates above, and an empty message."""

    def keep(repositories: object) -> None:
        for each in TEMPLATES:
            repositories.templates.save(each, now_ms())  # type: ignore[attr-defined]

    driver.app.storage.submit(keep).result(10)
    with driver.qtbot.waitSignal(driver.app.services.templates.changed):
        driver.app.services.templates.load()
    driver.load(Message(language="en_US"))
    driver.focus(driver.window.form.template_name)
    return driver


def _found(driver: WindowDriver) -> list[str]:
    return [match.group.name for match in driver.window.form.template.chooser.model.matches]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("parcel", ["parcel_ready", "order_update", "parcel_promo", "video_hello"]),
        ("ready", ["parcel_ready"]),
        ("parcel mex", ["parcel_ready"]),
        ("pedido ESTA", ["parcel_ready"]),
        ("left", ["order_update"]),
        ("zh_cn", ["parcel_ready"]),
        ("nowhere", []),
    ],
)
def test_a_template_is_found_by_name_text_and_language(stocked: WindowDriver, typed: str, found: list[str]) -> None:
    stocked.write(typed)
    assert _found(stocked) == found


@pytest.mark.parametrize("key", [Qt.Key.Key_F4, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_open_all_templates_and_escape_changes_nothing(stocked: WindowDriver, key: Qt.Key) -> None:
    stocked.key(key)
    assert len(_found(stocked)) == 4
    stocked.key(Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert stocked.window.form.template_name.hasFocus()
    assert stocked.message == Message(language="en_US")


def test_ctrl_k_opens_it_from_anywhere(stocked: WindowDriver) -> None:
    stocked.focus(stocked.window.form.recipient.edit)
    stocked.key(Qt.Key.Key_K, CTRL)
    assert stocked.window.form.template.chooser.isVisible()


def test_what_cannot_be_sent_says_why_and_is_not_chosen(stocked: WindowDriver) -> None:
    stocked.write("promo")
    row = stocked.window.form.template.chooser.model.index(0, 0)
    assert "WhatsApp has paused it" in row.data()
    stocked.key(Qt.Key.Key_Return)
    assert stocked.window.form.template.chooser.isVisible()
    assert stocked.message.template_name == ""


def test_the_arrows_reach_what_cannot_be_sent(stocked: WindowDriver) -> None:
    stocked.write("parcel")
    for _ in range(3):
        stocked.key(Qt.Key.Key_Down)
    assert "a video" in stocked.window.form.template.chooser.list.currentIndex().data()


def test_choosing_fills_the_form_and_leads_to_what_is_empty(stocked: WindowDriver) -> None:
    form = stocked.window.form
    stocked.write("left")
    stocked.key(Qt.Key.Key_Return)
    assert (stocked.message.template_name, stocked.message.body) == ("order_update", ("", ""))
    assert form.recipient.edit.hasFocus()
    assert form.body.rows[0].edit.placeholderText() == "e.g. David"
    assert not form.header.isVisible()
    stocked.write("8613600009759")
    stocked.focus(form.template_name)
    stocked.write("left")
    stocked.key(Qt.Key.Key_Return)
    assert form.body.rows[0].edit.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_name_that_nothing_has_is_a_name_of_ones_own(stocked: WindowDriver, key: Qt.Key) -> None:
    stocked.write("summer_hello")
    stocked.key(key)
    form = stocked.window.form
    assert stocked.message.template_name == "summer_hello"
    assert "Not in your list" in form.template_name.accessibleName()
    assert form.text.isVisible()
    assert form.header.buttons[HeaderKind.NONE].isVisible()
    assert form.language.box.line.hasFocus() is (key == Qt.Key.Key_Tab)


def test_a_key_that_comes_to_the_closed_chooser_goes_to_the_field_that_it_led_to(stocked: WindowDriver) -> None:
    stocked.write("summer_hello")
    chooser = stocked.window.form.template.chooser
    stocked.key(Qt.Key.Key_Backtab)
    assert not chooser.isVisible()
    QTest.keyClicks(chooser.search, "86")
    assert stocked.window.form.recipient.edit.text() == "86"
    assert chooser.search.text() == "summer_hello"


def test_a_name_of_ones_own_takes_no_wording_along(stocked: WindowDriver) -> None:
    stocked.write("left")
    stocked.key(Qt.Key.Key_Return)
    filled = stocked.message
    stocked.focus(stocked.window.form.template_name)
    stocked.write("parc")
    stocked.key(Qt.Key.Key_Return, CTRL)
    assert stocked.message == Message(template_name="parc", language="en_US")
    assert stocked.app.composer.undo_step is EditKind.TEMPLATE
    stocked.app.composer.undo()
    assert stocked.message == filled


def test_the_languages_of_the_template_come_first(stocked: WindowDriver) -> None:
    stocked.write("ready")
    stocked.key(Qt.Key.Key_Return)
    box = stocked.window.form.language.box
    box.showPopup()
    assert {box.itemData(row) for row in (0, 1)} == {"es_MX", "zh_CN"}
    assert box.itemText(2) == "Other languages: not known for this template"
    box.hidePopup()


def test_the_wording_is_a_quote_until_it_is_edited(stocked: WindowDriver) -> None:
    form = stocked.window.form
    stocked.write("left")
    stocked.key(Qt.Key.Key_Return)
    saved = stocked.message
    assert form.wording.quote.isVisible()
    assert not form.text.isVisible()
    form.wording.edit.click()
    assert form.text.hasFocus()
    stocked.write("x")
    assert stocked.message != saved
    form.wording.back.click()
    stocked.settle()
    assert stocked.message == saved
    assert form.wording.quote.isVisible()


def test_the_rest_of_a_wording_is_offered_where_there_is_any(driver: WindowDriver) -> None:
    form = driver.window.form
    wording = " ".join(["Your order has left our warehouse."] * 4)
    keep(driver, Message(template_name="parcel", language="en_US", body_text=wording))
    (saved,) = driver.app.services.templates.templates
    driver.window.templates.use(saved)
    driver.until(form.wording.show_all.isVisible)
    driver.window.resize(2_400, driver.window.height())
    driver.until(lambda: not form.wording.show_all.isVisible())
    assert form.wording.edit.isVisible()
