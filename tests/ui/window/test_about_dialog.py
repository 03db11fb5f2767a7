"""The dialog about the program."""

from PySide6.QtCore import QLibraryInfo, Qt
from PySide6.QtWidgets import QLabel

from nxwa_desktop import __version__
from nxwa_desktop.storage.sqlite import sqlite_version
from nxwa_desktop.ui.window.about_dialog import AboutDialog
from tests.support.capabilities import INSTALLED
from tests.ui.window_driver import WindowDriver, clipboard


@INSTALLED.needed
def test_about_says_what_it_is_made_of(driver: WindowDriver) -> None:
    driver.window.help_menu.about.trigger()
    dialog = driver.dialog(AboutDialog)
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


def test_all_of_it_can_be_copied(driver: WindowDriver) -> None:
    driver.window.help_menu.show_about()
    dialog = driver.dialog(AboutDialog)
    dialog.copy.click()
    text = clipboard()
    for part in dialog.parts:
        assert f"{part.name} {part.version}" in text
    assert __version__ in text
    assert dialog.notice.text() in text


def test_no_address_is_a_link(driver: WindowDriver) -> None:
    driver.window.help_menu.show_about()
    for label in driver.dialog(AboutDialog).findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert not label.openExternalLinks()
