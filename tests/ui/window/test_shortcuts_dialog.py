"""The overview of keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from nxwa_desktop.ui.compose.parameter_edit import SHORTCUTS
from nxwa_desktop.ui.widgets.labels import remove_mnemonics
from nxwa_desktop.ui.widgets.menus import add_entry
from nxwa_desktop.ui.window.shortcuts_dialog import ShortcutsDialog, shortcuts_of, written
from tests.ui.window_driver import WindowDriver


def listed(dialog: ShortcutsDialog) -> dict[str, dict[str, str]]:
    """What stands in the list, by its titles."""
    found: dict[str, dict[str, str]] = {}
    for number in range(dialog.list.topLevelItemCount()):
        title = dialog.list.topLevelItem(number)
        assert title is not None
        lines = [line for row in range(title.childCount()) if (line := title.child(row)) is not None]
        found[title.text(0)] = {line.text(0): line.text(1) for line in lines}
    return found


def commands(menu: QMenu) -> list[QAction]:
    return [entry for entry in menu.actions() if entry.shortcuts()]


def test_f1_shows_every_key_of_every_menu(driver: WindowDriver) -> None:
    driver.key(Qt.Key.Key_F1)
    dialog = driver.dialog(ShortcutsDialog)
    shown = listed(dialog)
    for top in driver.window.menuBar().actions():
        menu = top.menu()
        assert isinstance(menu, QMenu)
        for entry in commands(menu):
            assert shown[remove_mnemonics(top.text())][remove_mnemonics(entry.text())] == written(*entry.shortcuts())
    assert shown["Message"]["Send"] == "Ctrl+Return  ·  Ctrl+Enter"
    assert shown["Help"] == {"Keyboard shortcuts": "F1"}


def test_it_shows_the_keys_of_rows_and_of_the_history(driver: WindowDriver) -> None:
    driver.window.help_menu.show_shortcuts()
    shown = listed(driver.dialog(ShortcutsDialog))
    keys = set(shown["In a variable"].values())
    assert keys >= {written(each) for each in SHORTCUTS.values()}
    assert len(shown["In a variable"]) == len(SHORTCUTS) + 1
    assert shown["In the history"]["Search"] == "Ctrl+F"


def test_a_new_command_is_in_the_overview_by_itself(driver: WindowDriver) -> None:
    menu = QMenu("&Tools", driver.window.menuBar())
    driver.window.menuBar().addMenu(menu)
    add_entry(menu, "Do &this && that…", "Ctrl+Shift+J", lambda: None)
    below = QMenu("More", menu)
    menu.addMenu(below)
    add_entry(below, "Deep", "Ctrl+Shift+K", lambda: None)
    add_entry(menu, "Without keys", None, lambda: None)
    group = shortcuts_of(driver.window.menuBar())[-1]
    assert group.name == "Tools"
    assert [(each.name, each.keys) for each in group.shortcuts] == [
        ("Do this & that", "Ctrl+Shift+J"),
        ("Deep", "Ctrl+Shift+K"),
    ]


def test_keys_that_few_keyboards_have_are_left_out() -> None:
    assert written(QKeySequence("Ctrl+Y"), QKeySequence(Qt.Key.Key_Redo)) == "Ctrl+Y"
    assert written(QKeySequence("F5"), QKeySequence("Ctrl+R"), QKeySequence("F5")) == "F5  ·  Ctrl+R"
    assert written(QKeySequence(Qt.Key.Key_Escape)) == "Esc"


def test_of_many_alternatives_the_two_shortest_are_shown_in_their_order() -> None:
    """Windows has three for Redo."""
    redo = [QKeySequence(keys) for keys in ("Ctrl+Y", "Alt+Shift+Backspace", "Ctrl+Shift+Z")]
    assert written(*redo) == "Ctrl+Y  ·  Ctrl+Shift+Z"
    assert written(*redo[1:]) == "Alt+Shift+Backspace  ·  Ctrl+Shift+Z"


def test_the_overview_is_read_by_keys_alone(driver: WindowDriver) -> None:
    driver.key(Qt.Key.Key_F1)
    dialog = driver.dialog(ShortcutsDialog)
    assert dialog.focusWidget() is dialog.list
    assert dialog.list.accessibleName()
    first = dialog.list.currentItem()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.list.currentItem() is not first
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    driver.settle()
    assert not driver.window.findChildren(ShortcutsDialog)
