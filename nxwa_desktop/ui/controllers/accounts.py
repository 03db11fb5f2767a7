"""Adding, editing and deleting accounts: dialogs, questions and errors."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nxwa_desktop import texts
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.ui.accounts.account_card import AccountCard
from nxwa_desktop.ui.accounts.account_menu import AccountMenu
from nxwa_desktop.ui.i18n.translate import render, storage_words

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.ui.accounts.account_dialog import AccountDialog


class AccountController(QObject):
    """Opens the dialogs that the menu asks for, and shows errors of accounts."""

    def __init__(
        self,
        window: QWidget,
        menu: AccountMenu,
        card: AccountCard,
        account_service: AccountService,
        sender: Sender,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._card = card
        self._account_service = account_service
        self._sender = sender
        menu.add_wanted.connect(self.add)
        menu.edit_wanted.connect(self.edit)
        menu.remove_wanted.connect(self.remove)
        card.clicked.connect(self.offer)
        account_service.failed.connect(self._show_error)
        account_service.sandbox_failed.connect(self._sandbox_failed)

    def add(self) -> "AccountDialog":
        """Open the dialog for a new account."""
        return self._open_dialog(None)

    def edit(self, account: Account) -> "AccountDialog":
        """Open the dialog for a stored account."""
        return self._open_dialog(account)

    def edit_list_address(self, account: Account) -> "AccountDialog":
        """Open the dialog for a stored account at the address of its list of templates."""
        dialog = self._open_dialog(account)
        dialog.go_to_list_address()
        return dialog

    def remove(self, account: Account) -> None:
        """Delete an account once the person has agreed."""
        from nxwa_desktop.ui.widgets import prompts

        prompts.confirm_removal(self._window, account.name, lambda: self._account_service.remove(account))

    def offer(self) -> None:
        """Open the list of accounts, for one to be chosen."""
        from nxwa_desktop.ui.accounts.account_popup import AccountPopup

        popup = AccountPopup(self._account_service, self._window)
        popup.add_wanted.connect(self.add)
        popup.edit_wanted.connect(self.edit)
        popup.open_below(self._card)

    def _open_dialog(self, account: Account | None) -> "AccountDialog":
        from nxwa_desktop.ui.accounts.account_dialog import AccountDialog

        dialog = AccountDialog(self._account_service, self._sender, account, self._window)
        dialog.open()
        return dialog

    def _show_error(self, error: Exception) -> None:
        from nxwa_desktop.storage.errors import DatabaseNewer, DataFileChanged
        from nxwa_desktop.storage.secrets.vault import VaultError
        from nxwa_desktop.ui.widgets import prompts

        if isinstance(error, DatabaseNewer | DataFileChanged) and not self._account_service.accounts:
            return  # from the start: a notice says so, and stays
        text = (
            render(texts.accounts.vault_problem(error.reason))
            if isinstance(error, VaultError)
            else storage_words(error)
        )
        prompts.inform(self._window, self.tr("Accounts"), text)

    def _sandbox_failed(self, error: Exception) -> None:
        from nxwa_desktop.ui.widgets import prompts

        text = self.tr("The sandbox could not start on this computer. Close other programs and try again.")
        prompts.inform(self._window, self.tr("Sandbox"), text)
