"""Menus and keys on macOS, as far as they can be seen elsewhere: what Qt is given there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu

from nxwa_desktop.ui.widgets import platform_keys
from nxwa_desktop.ui.window.shortcuts_dialog import ShortcutsDialog
from tests.ui.template_steps import CHINESE
from tests.ui.window_driver import GOOD, WindowDriver, account, clipboard, entry

Role = QAction.MenuRole


def all_entries(driver: WindowDriver) -> list[QAction]:
    """What stands directly in the menus of the menu bar: what Qt may move into the application menu."""
    menus = [action.menu() for action in driver.window.menuBar().actions()]
    return [each for menu in menus if isinstance(menu, QMenu) for each in menu.actions() if not each.isSeparator()]


@pytest.fixture
def mac(monkeypatch: pytest.MonkeyPatch, make_driver: Callable[..., WindowDriver]) -> WindowDriver:
    monkeypatch.setattr(platform_keys, "is_mac", lambda: True)
    return make_driver()


def test_only_about_settings_and_quit_go_into_the_application_menu(driver: WindowDriver) -> None:
    driver.keep(account("About Options Ltd"))
    moved = {each.menuRole(): each.text() for each in all_entries(driver) if each.menuRole() is not Role.NoRole}
    assert moved == {
        Role.AboutRole: "&About",
        Role.PreferencesRole: "&Settings",
        Role.QuitRole: "&Quit",
    }


def test_no_key_types_a_character_or_is_the_systems(mac: WindowDriver) -> None:
    mac.keep(account("One"))
    keys = {keys.toString() for each in all_entries(mac) for keys in each.shortcuts()}
    assert {"Ctrl+Alt+1", "Ctrl+Alt+2", "Meta+Ctrl+3"} <= keys
    # Option and a key types a character; Command-Shift with 3, 4 or 5 takes pictures of the screen.
    assert not [each for each in keys if each.startswith("Alt+") and each[4:].isdigit()]
    assert not keys & {"Ctrl+Shift+3", "Ctrl+Shift+4", "Ctrl+Shift+5"}


def test_the_panels_of_the_system_get_the_keys_of_the_clipboard_from_the_menu(mac: WindowDriver) -> None:
    menu = mac.window.edit_menu
    for words, letter in (("Cut", "X"), ("Copy", "C"), ("Paste", "V"), ("Select all", "A")):
        action = entry(menu, words)
        assert "\t" not in action.text()
        assert action.shortcut() == QKeySequence(f"Ctrl+{letter}")
        assert action.menuRole() is Role.TextHeuristicRole


def test_keys_are_named_as_the_system_writes_them(mac: WindowDriver) -> None:
    assert platform_keys.send_words("Ctrl+Enter") == QKeySequence("Ctrl+Return").toString(
        QKeySequence.SequenceFormat.NativeText
    )
    mac.window.help_menu.show_shortcuts()
    texts = [label.text() for label in mac.dialog(ShortcutsDialog).findChildren(QLabel)]
    assert not [text for text in texts if text.startswith("Alt ")]


def test_an_entry_of_the_clipboard_works_on_what_has_no_such_command(driver: WindowDriver) -> None:
    driver.load(GOOD)
    field = driver.window.form.template
    driver.focus(field)
    entry(driver.window.edit_menu, "Copy").trigger()
    assert clipboard() == GOOD.template_name


@pytest.mark.parametrize("open_first", [False, True])
def test_command_option_and_a_digit_choose_an_account(mac: WindowDriver, open_first: bool) -> None:
    mac.keep(account("Acme"), account("Beta"))
    if open_first:
        mac.window.navigation.card.click()
        mac.settle()
    mac.key(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert mac.app.account_service.chosen == account("Acme")


def test_the_key_that_macs_have_for_delete_deletes(mac: WindowDriver) -> None:
    templates = mac.app.services.templates
    with mac.qtbot.waitSignal(templates.changed, timeout=15_000):
        templates.save(CHINESE)
    mac.window.templates.open()
    mac.until(lambda: mac.window.templates.page.details.template is not None)
    mac.focus(mac.window.templates.page.list.view)
    mac.key(Qt.Key.Key_Backspace)
    mac.until(lambda: not templates.groups)
