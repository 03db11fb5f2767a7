"""Connects the settings page with accounts and history."""

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.history import HistoryService
from nxwa_desktop.services.never_send import NeverSendService
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.ui.controllers.accounts import AccountController
from nxwa_desktop.ui.widgets.lazy import is_built

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.storage.retention import Retention
    from nxwa_desktop.ui.settings.settings_page import SettingsPage


class SettingsController(QObject):
    """`message_wanted()`: the sandbox was chosen to rehearse in; show the message."""

    message_wanted = Signal()

    def __init__(
        self,
        window: QMainWindow,
        pages: QStackedWidget,
        settings: Settings,
        accounts: AccountController,
        account_service: AccountService,
        history: HistoryService,
        never_send: NeverSendService,
    ) -> None:
        super().__init__(window)
        self._pages = pages
        self._settings = settings
        self._accounts = accounts
        self._account_service = account_service
        self._history = history
        self._never_send = never_send
        history.retention_known.connect(self._show_retention)

    @property
    def shown(self) -> bool:
        """True while the settings are the current page."""
        return is_built(self, "page") and self._pages.currentWidget() is self.page

    @functools.cached_property
    def page(self) -> "SettingsPage":
        """The settings page, built on first access."""
        from nxwa_desktop.ui.settings.settings_page import SettingsPage

        page = SettingsPage(self._settings, self._account_service, self._never_send)
        page.accounts.account_wanted.connect(self._accounts.add)
        page.accounts.edit_wanted.connect(self._accounts.edit)
        page.accounts.rehearse_wanted.connect(self._rehearse)
        page.changed.connect(self._history.set_retention)
        page.delete_wanted.connect(self._history.ask_unresolved)
        self._pages.addWidget(page)
        return page

    def copy_state_from(self, other: "SettingsController") -> None:
        """Show the page as `other` does, after the language was chosen there."""
        self.open()
        self.page.copy_state_from(other.page)

    def open(self) -> None:
        """Switch to the settings."""
        self._history.ask_retention()
        self._pages.setCurrentWidget(self.page)

    def _show_retention(self, retention: "Retention") -> None:
        if is_built(self, "page"):
            self.page.show_retention(retention)

    def _rehearse(self) -> None:
        self._account_service.choose_sandbox()
        self.message_wanted.emit()
