"""The View menu: the previews and the history, with their keys."""

from collections.abc import Callable

from PySide6.QtWidgets import QMainWindow, QMenu

from nxwa_desktop.ui.preview.preview_tabs import PreviewPage
from nxwa_desktop.ui.widgets.menus import Command, add_entry


class ViewMenu(QMenu):
    """Entries that switch to a preview or open the history."""

    def __init__(self, window: QMainWindow, show_page: Callable[[PreviewPage], object], open_history: Command) -> None:
        super().__init__(window.menuBar())
        self.setTitle(self.tr("&View"))
        window.menuBar().addMenu(self)
        add_entry(self, self.tr("&Message"), "Ctrl+1", lambda: show_page(PreviewPage.MESSAGE))
        add_entry(self, self.tr("&JSON"), "Ctrl+2", lambda: show_page(PreviewPage.JSON))
        add_entry(self, self.tr("&Request"), "Ctrl+3", lambda: show_page(PreviewPage.REQUEST))
        add_entry(self, self.tr("&History"), "Ctrl+H", open_history)
