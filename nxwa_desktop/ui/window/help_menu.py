"""The Help menu: shortcuts, folders of files, and the About dialog."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from nxwa_desktop.system.paths import Paths
from nxwa_desktop.ui.widgets.menus import Role, add_entry

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl


class HelpMenu(QMenu):
    """The last menu of the menu bar."""

    def __init__(self, window: QMainWindow, paths: Paths, open_url: "Callable[[QUrl], bool] | None" = None) -> None:
        """`open_url` opens a URL and returns True, or False where there is no program for it; else the system does."""
        super().__init__(window.menuBar())
        self._window = window
        self._paths = paths
        self._open_url = open_url
        self.setTitle(self.tr("&Help"))
        window.menuBar().addMenu(self)
        keys = QKeySequence.StandardKey.HelpContents
        self.shortcuts = add_entry(self, self.tr("&Keyboard shortcuts"), keys, self.show_shortcuts)
        self.addSeparator()
        self.data_folder = add_entry(self, self.tr("Open the &data folder"), None, self.open_data_folder)
        self.log = add_entry(self, self.tr("Open the &log"), None, self.open_log)
        self.addSeparator()
        self.about = add_entry(self, self.tr("&About"), None, self.show_about, Role.AboutRole)

    def show_shortcuts(self) -> None:
        """Open the list of all shortcuts."""
        from nxwa_desktop.ui.window.shortcuts_dialog import ShortcutsDialog

        ShortcutsDialog(self._window.menuBar(), self._window).open()

    def show_about(self) -> None:
        """Open the About dialog."""
        from nxwa_desktop.ui.window.about_dialog import AboutDialog

        AboutDialog(self._window).open()

    def open_data_folder(self) -> None:
        """Open the folder of drafts, history and saved templates."""
        self._show(self._paths.data_folder, self.tr("Data folder"), self.tr("The data folder is here:"))

    def open_log(self) -> None:
        """Open the program's log file."""
        self._show(self._paths.log_file, self.tr("Log"), self.tr("The log is here:"))

    def _show(self, place: Path, title: str, words: str) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        from nxwa_desktop.ui.widgets import prompts

        open_url = self._open_url or QDesktopServices.openUrl
        if not place.exists():
            prompts.inform_with_path(
                self._window, title, self.tr("Nothing has been written yet. It will be here:"), place
            )
        elif not open_url(QUrl.fromLocalFile(str(place))):
            prompts.inform_with_path(self._window, title, words, place)
