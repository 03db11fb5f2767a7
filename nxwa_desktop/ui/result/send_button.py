"""The Send button: recipient and account in two lines, filled in the account's colour."""

from PySide6.QtWidgets import QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.ui.i18n.plain_text import isolated, plain_line
from nxwa_desktop.ui.widgets.account_button import AccountButton
from nxwa_desktop.ui.widgets.platform_keys import send_words


class SendButton(AccountButton):
    """Names the recipient and the account; the sandbox's says that it practises."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = ""
        self._name()

    def show_account(self, account: Account | None) -> None:
        """Name the account that the message is sent from."""
        if account != self._account:
            self._account = account
            self._name()

    def show_recipient(self, number: str) -> None:
        """Name the recipient's number; empty for none."""
        if number != self._number:
            self._number = number
            self._name()

    def _name(self) -> None:
        account, number = self._account, isolated(self._number)
        if account is not None and account.sandbox:
            detail = self.tr("Sandbox: nothing leaves this computer")
            text = self.tr("Practise on {0}").format(number) if number else self.tr("Practise")
        else:
            name = "" if account is None else plain_line(account.name, 60)
            detail = self.tr("from {0}").format(name) if account else self.tr("Choose an account first")
            text = self.tr("Send to {0}").format(number) if number else self.tr("Send")
        self.show_words(account, text, detail, f"{detail}\n{send_words(self.tr('Ctrl+Enter'))}")
