"""The Help menu: keys as they are in use, places of files, and what the program is made of."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, Qt, QUrl
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from nxwa_desktop import __version__
from nxwa_desktop.storage.sqlite import sqlite_version
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.ui.compose.parameter_row import SHORTCUTS
from nxwa_desktop.ui.widgets.menus import add_entry, add_menu
from nxwa_desktop.ui.widgets.parts import unmarked
from nxwa_desktop.ui.window.about_dialog import AboutDialog
from nxwa_desktop.ui.window.help_menu import HelpMenu
from nxwa_desktop.ui.window.shortcuts_dialog import ShortcutsDialog, shortcuts_of, written
from tests.ui.workbench import Bench, clipboard


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


# keys


def test_f1_shows_every_key_of_every_menu(bench: Bench) -> None:
    bench.key(Qt.Key.Key_F1)
    dialog = bench.dialog(ShortcutsDialog)
    shown = listed(dialog)
    for top in bench.window.menuBar().actions():
        menu = top.menu()
        assert isinstance(menu, QMenu)
        for entry in commands(menu):
            assert shown[unmarked(top.text())][unmarked(entry.text())] == written(*entry.shortcuts())
    assert shown["Message"]["Send"] == "Ctrl+Return  ·  Ctrl+Enter"
    assert shown["Help"] == {"Keyboard shortcuts": "F1"}


def test_it_shows_the_keys_of_rows_and_of_the_history(bench: Bench) -> None:
    bench.window.help_menu.show_shortcuts()
    shown = listed(bench.dialog(ShortcutsDialog))
    keys = set(shown["In a parameter"].values())
    assert keys >= {written(each) for each in SHORTCUTS.values()}
    assert len(shown["In a parameter"]) == len(SHORTCUTS) + 1
    assert shown["In the history"]["Search"] == "Ctrl+F"


def test_a_new_command_is_in_the_overview_by_itself(bench: Bench) -> None:
    menu = add_menu(bench.window, "&Tools")
    add_entry(menu, "Do &this && that…", "Ctrl+Shift+J", lambda: None)
    below = QMenu("More", menu)
    menu.addMenu(below)
    add_entry(below, "Deep", "Ctrl+Shift+K", lambda: None)
    add_entry(menu, "Without keys", None, lambda: None)
    group = shortcuts_of(bench.window.menuBar())[-1]
    assert group.name == "Tools"
    assert [(each.name, each.keys) for each in group.shortcuts] == [
        ("Do this & that", "Ctrl+Shift+J"),
        ("Deep", "Ctrl+Shift+K"),
    ]


def test_keys_that_few_keyboards_have_are_left_out() -> None:
    assert written(QKeySequence("Ctrl+Y"), QKeySequence(Qt.Key.Key_Redo)) == "Ctrl+Y"
    assert written(QKeySequence("F5"), QKeySequence("Ctrl+R"), QKeySequence("F5")) == "F5  ·  Ctrl+R"
    assert written(QKeySequence(Qt.Key.Key_Escape)) == "Esc"


def test_the_overview_is_read_by_keys_alone(bench: Bench) -> None:
    bench.key(Qt.Key.Key_F1)
    dialog = bench.dialog(ShortcutsDialog)
    assert dialog.focusWidget() is dialog.list
    assert dialog.list.accessibleName()
    first = dialog.list.currentItem()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.list.currentItem() is not first
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    bench.settle()
    assert not bench.window.findChildren(ShortcutsDialog)


# places


@pytest.fixture
def opened() -> list[Path]:
    return []


@pytest.fixture
def menu(bench: Bench, opened: list[Path]) -> HelpMenu:
    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    return HelpMenu(bench.window, bench.paths, open_url)


PLACES = pytest.mark.parametrize(
    ("entry", "place"),
    [("data_folder", lambda paths: paths.data_folder), ("log", lambda paths: paths.log_file)],
    ids=["data", "log"],
)
Where = Callable[[Paths], Path]


@PLACES
def test_a_place_is_shown_by_what_the_system_shows_places_with(
    bench: Bench, menu: HelpMenu, opened: list[Path], entry: str, place: Where
) -> None:
    bench.paths.data_folder.mkdir(parents=True, exist_ok=True)
    bench.paths.log_file.parent.mkdir(parents=True, exist_ok=True)
    bench.paths.log_file.touch()
    getattr(menu, entry).trigger()
    assert opened == [place(bench.paths)]
    assert not bench.window.findChildren(QMessageBox)


@PLACES
def test_where_nothing_shows_it_the_place_is_told(bench: Bench, entry: str, place: Where) -> None:
    bench.paths.log_file.parent.mkdir(parents=True, exist_ok=True)
    bench.paths.log_file.touch()
    menu = HelpMenu(bench.window, bench.paths, lambda _: False)
    getattr(menu, entry).trigger()
    box = bench.question()
    assert str(place(bench.paths)) in {label.text().replace("\u200b", "") for label in box.findChildren(QLabel)}
    assert box.text().endswith("is here:")
    copy = next(button for button in box.buttons() if "Copy" in button.text())
    copy.click()
    assert clipboard() == str(place(bench.paths))


def test_what_does_not_exist_yet_is_not_opened(bench: Bench, menu: HelpMenu, opened: list[Path]) -> None:
    assert not bench.paths.log_file.exists()
    menu.log.trigger()
    assert "Nothing has been written yet" in bench.question().text()
    assert opened == []


# about


def test_about_says_what_it_is_made_of(bench: Bench) -> None:
    bench.window.help_menu.about.trigger()
    dialog = bench.dialog(AboutDialog)
    parts = {part.name: part for part in dialog.parts}
    assert __version__ in dialog.version.text()
    assert parts["Qt"].version == ".".join(map(str, QLibraryInfo.version().segments()))
    assert parts["SQLite"].version == sqlite_version()
    assert parts["httpx"].licence == "BSD-3-Clause"
    assert {"Python", "PySide", "keyring", "msgspec", "phonenumbers", "h11"} <= parts.keys()
    assert "pytest" not in parts
    assert "nxwa-desktop" not in parts
    assert "GNU Lesser General Public License" in dialog.notice.text()
    rows = {dialog.list.topLevelItem(row).text(0) for row in range(dialog.list.topLevelItemCount())}  # type: ignore[union-attr]
    assert rows == parts.keys()


def test_all_of_it_can_be_copied(bench: Bench) -> None:
    bench.window.help_menu.show_about()
    dialog = bench.dialog(AboutDialog)
    dialog.copy.click()
    text = clipboard()
    for part in dialog.parts:
        assert f"{part.name} {part.version}" in text
    assert __version__ in text
    assert dialog.notice.text() in text


def test_no_address_is_a_link(bench: Bench) -> None:
    bench.window.help_menu.show_about()
    for label in bench.dialog(AboutDialog).findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert not label.openExternalLinks()


def test_the_menu_stands_last(bench: Bench, qtbot: QtBot) -> None:
    assert bench.window.menuBar().actions()[-1].menu() is bench.window.help_menu
