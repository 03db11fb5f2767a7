"""The account that the window starts with: the default one, else the one chosen last."""

from PySide6.QtCore import QObject

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.settings import Settings


class LastAccount(QObject):
    """Stores the chosen account at once, for the next start."""

    def __init__(self, account_service: AccountService, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._account_service = account_service
        self._settings = settings
        account_service.changed.connect(self._remember)
        account_service.removed.connect(self._forget)

    def open(self, *, sandbox: bool) -> None:
        """Choose the account of this start. `sandbox`: the sandbox, whatever was chosen last."""
        if sandbox or self._settings.opens_sandbox:
            self._account_service.choose_sandbox()
        self._account_service.load(self._settings.default_account, self._settings.last_account)

    def _remember(self) -> None:
        chosen = self._account_service.chosen
        if chosen is not None and chosen.id != self._settings.last_account:
            self._settings.last_account = chosen.id

    def _forget(self, account: Account) -> None:
        if account.id == self._settings.last_account:
            self._settings.last_account = ""
