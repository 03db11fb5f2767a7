"""What is chosen in the settings is in force at once, and stays so."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel

from nxwa_desktop.protocol.message import Field, FieldKind, Message
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.system.window_languages import WindowLanguage
from nxwa_desktop.ui.accounts.account_dialog import AccountDialog
from nxwa_desktop.ui.settings import settings_page
from nxwa_desktop.ui.widgets.account_tile import AccountTile
from nxwa_desktop.ui.widgets.palette import DARK, LIGHT
from nxwa_desktop.ui.window.navigation import Place
from nxwa_desktop.validation.account_rules import AccountField
from tests.ui.window_driver import WindowDriver, account, visible_texts, wheel_down


class Harness:
    """The settings of a running program, open."""

    def __init__(self, driver: WindowDriver) -> None:
        self.driver = driver
        driver.window.show_place(Place.SETTINGS)
        driver.settle()
        self.page = driver.window.settings.page
        self.appearance, self.sending = self.page.appearance, self.page.sending
        self.settings = driver.app.settings
        self.told: list[str] = []
        self.settings.changed.connect(self.told.append)


@pytest.fixture
def harness(driver: WindowDriver) -> Harness:
    return Harness(driver)


def choose(box: QComboBox, words: str) -> None:
    """Open the list and take a line, as a person does."""
    box.setFocus()
    box.showPopup()
    view = box.view()
    row = box.findText(words)
    assert row >= 0, [box.itemText(each) for each in range(box.count())]
    view.setCurrentIndex(box.model().index(row, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    QApplication.processEvents()


def put_away_the_list() -> None:
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.hide()


def offered(box: QComboBox) -> list[str]:
    return [box.itemText(row) for row in range(box.count())]


def background() -> QColor:
    return QApplication.palette().window().color()


def test_a_theme_is_taken_at_once(harness: Harness) -> None:
    system, light, dark = harness.appearance.theme.segments
    assert [each.text() for each in (system, light, dark)] == ["Same as the system", "Light", "Dark"]
    dark.click()
    harness.driver.settle()
    assert background() == QColor(DARK.window)
    assert harness.page.palette().window().color() == QColor(DARK.window)
    system.click()
    assert background() == QColor(LIGHT.window)
    assert harness.told == ["theme", "theme"]


def test_letters_grow_while_the_arrow_is_pressed(harness: Harness) -> None:
    usual = harness.driver.window.font().pointSizeF()
    box = harness.appearance.font_percent
    assert (offered(box)[0], offered(box)[-1], box.currentText()) == ("80 %", "200 %", "100 %")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    harness.driver.settle()
    assert harness.settings.font_percent == 110
    assert harness.driver.window.font().pointSizeF() == pytest.approx(usual * 1.1)
    QTest.keyClick(box, Qt.Key.Key_Up)
    harness.driver.settle()
    assert harness.driver.window.font().pointSizeF() == pytest.approx(usual)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_controls_begin_at_one_place_and_words_have_room(harness: Harness, percent: int) -> None:
    harness.settings.font_percent = percent
    harness.driver.settle()
    labels = harness.appearance.labels + harness.sending.labels
    for label in labels:
        assert label.width() >= label.sizeHint().width(), label.text()
    buddies = [label.buddy() for label in labels[1:]]  # a segment stands within its control
    assert len({buddy.mapTo(harness.page, buddy.rect().topLeft()).x() for buddy in buddies}) == 1


def test_a_language_of_the_window_is_offered_in_its_own_words(harness: Harness) -> None:
    assert offered(harness.appearance.language)[:3] == ["Same as the system", "English", "简体中文"]
    codes = [harness.appearance.language.itemData(row) for row in range(harness.appearance.language.count())]
    assert codes == ["", *(each.value for each in WindowLanguage)]
    choose(harness.appearance.language, "简体中文")
    assert harness.settings.language == "zh_CN"
    assert harness.told == ["language"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [("mex", "es_MX"), ("zh_HK", "zh_HK"), ("Deutsch", "de"), ("  german ", "de"), ("nothing like it", ""), ("", "")],
)
def test_a_default_language_is_found_by_typing(harness: Harness, typed: str, code: str) -> None:
    box = harness.sending.language
    box.setFocus()
    box.line.selectAll()
    QTest.keyClicks(box.line, typed) if typed else QTest.keyClick(box.line, Qt.Key.Key_Delete)
    put_away_the_list()
    harness.page.history.delete.setFocus()
    assert harness.settings.default_language == code
    assert box.currentData() == code
    assert box.line.text() == (box.currentText() if code else "None")


def test_what_was_typed_counts_when_the_page_goes(harness: Harness) -> None:
    box = harness.sending.language
    box.setFocus()
    box.line.selectAll()
    QTest.keyClicks(box.line, "es_MX")
    put_away_the_list()
    harness.driver.window.show_message()
    assert harness.settings.default_language == "es_MX"


def test_a_new_message_begins_with_the_default_language(harness: Harness) -> None:
    driver = harness.driver
    choose(harness.sending.language, "German · Deutsch — de")
    assert driver.message == Message(language="de"), "nobody had touched the message that was open"
    harness.driver.window.show_message()
    driver.app.composer.edit(Field(FieldKind.TEMPLATE_NAME), "order_update")
    written = driver.message
    driver.window.new_message()
    assert driver.message == Message(language="de")
    assert driver.window.form.language.box.currentText().startswith("German")
    driver.app.composer.undo()
    assert driver.message == written
    driver.app.composer.redo()
    assert driver.message == Message(language="de")


def test_a_message_with_something_in_it_keeps_its_language(harness: Harness) -> None:
    harness.driver.app.composer.edit(Field(FieldKind.RECIPIENT), "+49")
    choose(harness.sending.language, "German · Deutsch — de")
    assert harness.driver.message == Message("+49")


def test_the_accounts_are_offered_as_they_come_and_go(harness: Harness) -> None:
    box = harness.sending.account
    assert offered(box) == ["The one used last"]
    harness.driver.keep(account("Acme"), account("Beta"))
    assert offered(box) == ["The one used last", "Acme", "Beta"]
    choose(box, "Beta")
    assert harness.settings.default_account == "id-Beta"
    harness.driver.app.account_service.remove(account("Beta"))
    harness.driver.until(lambda: len(harness.driver.app.account_service.accounts) == 1)
    assert box.currentText() == "The one used last"


def test_the_wheel_changes_nothing(harness: Harness) -> None:
    sending, appearance = harness.sending, harness.appearance
    for widget in (appearance.language, sending.account, sending.language, appearance.font_percent):
        widget.setFocus()
        wheel_down(widget)
    assert harness.told == []


def test_templates_are_updated_by_themselves_unless_that_is_turned_off(harness: Harness) -> None:
    assert harness.sending.templates.isChecked()
    harness.sending.templates.click()
    assert harness.settings.update_templates == "off"


def test_every_choice_has_a_key_of_its_own(harness: Harness) -> None:
    labels = [label for label in harness.page.findChildren(QLabel) if label.buddy() is not None]
    buttons = (harness.sending.templates, harness.page.history.keep, harness.page.history.delete)
    texts = [label.text() for label in labels] + [button.text() for button in buttons]
    texts.append(harness.page.accounts.add_button.text())
    keys = [QKeySequence.mnemonic(text).toString() for text in texts if text != "Templates"]
    assert all(keys)
    assert len(set(keys)) == len(keys) == 12


def test_accounts_are_listed_and_edited(harness: Harness) -> None:
    driver, section = harness.driver, harness.page.accounts
    driver.keep(account("Acme"), account("Beta"))
    assert [row.button.accessibleName() for row in section.rows] == ["Edit Acme", "Edit Beta"]
    section.rows[1].button.setFocus()
    section.rows[1].button.click()
    dialog = driver.dialog(AccountDialog)
    assert dialog.edit(AccountField.NAME).text() == "Beta"
    dialog.edit(AccountField.NAME).setText("Gamma")
    with driver.qtbot.waitSignal(driver.app.account_service.saved):
        dialog.save_button.click()
    driver.settle()
    assert "Gamma" in visible_texts(section)
    assert driver.window.focusWidget() is section.rows[1].button
    section.add_button.click()
    assert driver.dialog(AccountDialog).windowTitle() == "Add an account"


def test_tab_goes_through_the_accounts_from_top_to_bottom(driver: WindowDriver) -> None:
    driver.keep(account("Beta"), account("Acme"))
    section = Harness(driver).page.accounts
    buttons = [*(row.button for row in section.rows), section.sandbox.button, section.add_button]
    buttons[0].setFocus()
    seen = []
    for _ in buttons:
        seen.append(QApplication.focusWidget())
        driver.key(Qt.Key.Key_Tab)
    assert seen == buttons


def test_the_tiles_grow_with_the_letters(harness: Harness) -> None:
    (tile,) = harness.page.accounts.sandbox.findChildren(AccountTile)
    before = tile.width()
    harness.settings.font_percent = 200
    harness.driver.settle()
    assert tile.width() > 1.3 * before


def test_rehearsing_shows_the_message_in_the_sandbox(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"))
    fresh.window.show_place(Place.SETTINGS)
    fresh.window.settings.page.accounts.sandbox.button.click()
    fresh.until(lambda: fresh.app.account_service.in_sandbox)
    assert fresh.window.place is Place.COMPOSE


def test_all_of_it_is_there_after_a_restart(harness: Harness) -> None:
    harness.appearance.theme.segments[2].click()
    choose(harness.appearance.font_percent, "120 %")
    choose(harness.sending.language, "German · Deutsch — de")
    file: Path = harness.driver.paths.settings_file
    harness.driver.close()
    again = Settings(file)
    assert (again.theme, again.font_percent, again.default_language) == ("dark", 120, "de")


def test_the_default_account_is_chosen_at_the_start(make_driver: Callable[..., WindowDriver]) -> None:
    first = make_driver()
    first.until(lambda: first.app.account_service.loaded)
    first.keep(account("Acme"), account("Beta"), account("Gamma"))
    first.app.settings.default_account = "id-Beta"
    first.window.close()
    assert first.app.settings.last_account == "id-Gamma"
    first.close()
    second = make_driver()
    second.until(lambda: second.app.account_service.loaded)
    assert second.app.account_service.chosen == account("Beta")
    with second.qtbot.waitSignal(second.app.account_service.changed):
        second.app.account_service.remove(account("Beta"))
    second.window.close()
    second.close()
    third = make_driver()
    third.until(lambda: third.app.account_service.loaded)
    assert third.app.account_service.chosen is None, "the default is gone, and no other takes its place by itself"


def test_a_default_language_never_takes_the_place_of_a_draft(make_driver: Callable[..., WindowDriver]) -> None:
    first = make_driver(sandbox=True)
    first.until(lambda: first.app.account_service.in_sandbox)
    first.app.settings.default_language = "de"
    first.settle()
    first.app.composer.edit(Field(FieldKind.RECIPIENT), "+49")
    written = first.message
    first.close()
    second = make_driver(sandbox=True, completes=False)
    assert second.message == Message(language="de"), "before anything is read"
    second.until(lambda: second.app.account_service.in_sandbox and second.message == written)


def test_an_untouched_message_leaves_no_draft(make_driver: Callable[..., WindowDriver]) -> None:
    first = make_driver(sandbox=True)
    first.until(lambda: first.app.account_service.in_sandbox)
    first.app.settings.default_language = "de"
    first.settle()
    first.close()
    second = make_driver(sandbox=True)
    second.app.settings.default_language = "fr"
    second.until(lambda: second.app.services.drafts.are_restored)
    second.until(lambda: second.app.account_service.in_sandbox)
    assert second.message == Message(language="fr"), "nobody had written in German"


def test_the_controls_have_room_where_the_average_character_is_narrow(
    driver: WindowDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, which rounds its width down: the column is no narrower than what stands in it."""
    monkeypatch.setattr(settings_page, "COLUMN_CHARACTERS", 69)
    page = Harness(driver).page
    for control in (*page.appearance.theme.segments, page.sending.templates):
        assert control.width() >= control.sizeHint().width()
