"""Connects the history page: reuse, resolve, export and delete entries."""

import contextlib
import functools
import sys
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.history import HistoryService
from nxwa_desktop.services.history_export import HistoryExport
from nxwa_desktop.services.reused_message import reused_message
from nxwa_desktop.services.templates import TemplateService
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.ui.controllers.history_export import HistoryExportController
from nxwa_desktop.ui.i18n.translate import storage_words
from nxwa_desktop.ui.widgets.lazy import is_built

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.storage.send_log import Entry
    from nxwa_desktop.ui.history.history_page import HistoryPage


class HistoryController(QObject):
    """`back_wanted()`: leave the history. `used_again(Entry)`: this entry's message was put into the composer."""

    back_wanted = Signal()
    used_again = Signal(object)

    def __init__(
        self,
        window: QMainWindow,
        pages: QStackedWidget,
        composer: Composer,
        account_service: AccountService,
        history: HistoryService,
        export: HistoryExport,
        templates: TemplateService,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._pages = pages
        self._composer = composer
        self._account_service = account_service
        self._history = history
        self._templates = templates
        account_service.changed.connect(self._follow_account)
        history.unresolved_known.connect(self._ask_deletion)
        self._follow_account()
        self.exports = HistoryExportController(window, export, lambda: self.page)

    @property
    def shown(self) -> bool:
        """True while the history is the current page."""
        return is_built(self, "page") and self._pages.currentWidget() is self.page

    @functools.cached_property
    def page(self) -> "HistoryPage":
        """The history page, built on first access."""
        from nxwa_desktop.ui.history.history_page import HistoryPage

        page = HistoryPage(self._history, self._account_service, self._templates)
        page.back_wanted.connect(self.back_wanted)
        page.export_wanted.connect(self.exports.choose_file)
        page.delete_wanted.connect(self._history.ask_unresolved)
        page.details.use_again.connect(self.use_again)
        page.details.curl_wanted.connect(self._copy_curl)
        page.details.resolve.connect(self._resolve)
        self._pages.addWidget(page)
        return page

    def copy_state_from(self, other: "HistoryController") -> None:
        """Show the page and the selection of `other`."""
        self.page.copy_state_from(other.page)
        self.exports.resume()
        self.open()

    def open(self) -> None:
        """Switch to the history."""
        self._follow_account()
        self._pages.setCurrentWidget(self.page)
        self.page.open()

    def show_send(self, send_id: str) -> None:
        """Switch to the history and select this send."""
        self.open()
        self.page.show_send(send_id)

    def show_recipient(self, recipient: str) -> None:
        """Switch to the history of one recipient."""
        self.page.filters.clear()
        self.page.filters.search.setText(recipient)
        self.open()

    def show_undecided(self) -> None:
        """Switch to the history of what needs a decision."""
        self.page.filters.clear()
        self.page.filters.show_undecided()
        self.open()

    def refresh(self) -> None:
        """Reload the list after a send or a resolution."""
        if self.shown:
            self.page.refresh()

    def _follow_account(self) -> None:
        self._history.sandbox = self._account_service.in_sandbox
        self.refresh()

    def use_again(self, entry: "Entry") -> None:
        """Put an entry's message into the composer. The chosen account stays."""
        message = reused_message(entry, self._templates.find)
        if message is None:
            return  # the details do not offer it then
        self._composer.load(message, EditKind.USED_AGAIN)
        self.back_wanted.emit()
        self.used_again.emit(entry)

    def _copy_curl(self, entry: "Entry") -> None:
        from nxwa_desktop.protocol.curl_command import Shell, UnfitForShell, curl_command_for
        from nxwa_desktop.protocol.signing import unsigned_request

        service, sent, note = self._account_service, entry.outgoing, self.page.details.note
        known = (*service.accounts, *([service.chosen] if service.chosen is not None else []))
        account = next((each for each in known if each.id == sent.account_id), None)
        if account is None:
            note.show_text(
                self.tr("The account of this message is not chosen, or is gone."), drawing="problem", role="bad"
            )
            return
        shell = Shell.POWERSHELL if sys.platform == "win32" else Shell.POSIX
        with contextlib.suppress(UnfitForShell):  # neither shell has a longest line
            request = unsigned_request(msgspec.structs.replace(account, endpoint=sent.url), sent.body)
            QGuiApplication.clipboard().setText(curl_command_for(request, shell))
            note.show_text(self.tr("Copied without the signature"), drawing="check", role="good")

    def _resolve(self, send_id: str, resolution: Resolution | None) -> None:
        self._history.resolve(send_id, resolution)

    def _ask_deletion(self, unresolved: int) -> None:
        from nxwa_desktop.ui.history.delete_history_dialog import DeleteHistoryDialog

        if any(dialog.isVisible() for dialog in self._window.findChildren(DeleteHistoryDialog)):
            return  # asked for by a double click
        dialog = DeleteHistoryDialog(unresolved, self._window)
        dialog.confirmed.connect(self._history.delete)
        dialog.open()

    def show_error(self, error: BaseException) -> None:
        """Say what went wrong with the history."""
        from nxwa_desktop.ui.widgets import prompts

        prompts.inform(self._window, self.tr("History"), storage_words(error))
