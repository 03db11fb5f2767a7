"""The View menu: the places of the window and the views of the message, with their keys."""

from collections.abc import Callable

from PySide6.QtWidgets import QMainWindow, QMenu

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage
from nxwa_desktop.ui.widgets.menus import Role, add_entry
from nxwa_desktop.ui.widgets.platform_keys import view_keys
from nxwa_desktop.ui.window.navigation import Place

NEXT_AREA = "F6"


class ViewMenu(QMenu):
    """Entries that go to a place or show a view of the message."""

    def __init__(
        self,
        window: QMainWindow,
        show_place: Callable[[Place], object],
        show_page: Callable[[PreviewPage], object],
        next_area: Callable[[int], object],
        go_to: Callable[[Field], object],
    ) -> None:
        super().__init__(window.menuBar())
        self.setTitle(self.tr("&View"))
        window.menuBar().addMenu(self)
        add_entry(self, self.tr("&Compose"), "Ctrl+1", lambda: show_place(Place.COMPOSE))
        add_entry(self, self.tr("&Templates"), "Ctrl+2", lambda: show_place(Place.TEMPLATES))
        add_entry(self, self.tr("&Batch"), "Ctrl+3", lambda: show_place(Place.BATCH))
        add_entry(self, self.tr("&History"), "Ctrl+4", lambda: show_place(Place.HISTORY))
        add_entry(self, self.tr("&Settings"), "Ctrl+,", lambda: show_place(Place.SETTINGS), Role.PreferencesRole)
        self.addSeparator()
        add_entry(self, self.tr("&Message"), view_keys(1), lambda: show_page(PreviewPage.MESSAGE))
        add_entry(self, self.tr("&JSON"), view_keys(2), lambda: show_page(PreviewPage.JSON))
        add_entry(self, self.tr("&Request"), view_keys(3), lambda: show_page(PreviewPage.REQUEST))
        self.addSeparator()
        add_entry(self, self.tr("Rec&ipient"), "Ctrl+L", lambda: go_to(Field(FieldKind.RECIPIENT)))
        add_entry(self, self.tr("Ch&oose a template"), "Ctrl+K", lambda: go_to(Field(FieldKind.TEMPLATE_NAME)))
        self.addSeparator()
        add_entry(self, self.tr("&Next area"), NEXT_AREA, lambda: next_area(1))
        add_entry(self, self.tr("&Previous area"), "Shift+F6", lambda: next_area(-1))
