"""The menu of accounts: choose, add, edit and delete one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.ui.i18n.plain_text import escape_mnemonics, isolated, plain_line, shortened
from nxwa_desktop.ui.widgets.menus import Role
from nxwa_desktop.ui.widgets.platform_keys import account_keys

LONGEST_ENTRY, LONGEST_PHONE = 60, 20
"""Characters of a name in the menu, and of a phone number."""
KEYS = 9
"""Accounts that have keys, in the order of the menu; the sandbox stands last."""


class AccountMenu(QMenu):
    """`add_wanted()`, `edit_wanted(Account)`, `remove_wanted(Account)`."""

    add_wanted = Signal()
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, account_service: AccountService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("&Account"))
        self._account_service = account_service
        self.aboutToShow.connect(self._fill)
        account_service.changed.connect(self._fill)  # the keys work while the menu is closed
        self._fill()

    def _fill(self) -> None:
        self.clear()
        group = QActionGroup(self)
        for number, account in enumerate(self._account_service.accounts, 1):
            name, phone = shortened(account.name, LONGEST_ENTRY), shortened(account.business_phone, LONGEST_PHONE)
            entry = self.addAction(escape_mnemonics(f"{isolated(name)} · {isolated(f'+{phone}')}"))
            entry.setCheckable(True)
            entry.setChecked(account is self._account_service.chosen)
            entry.triggered.connect(lambda _=False, which=account: self._account_service.choose(which))
            self._give_key(entry, number)
            group.addAction(entry)
        self.addSeparator()
        sandbox = self.addAction(self.tr("&Practise in the sandbox"))
        sandbox.setCheckable(True)
        sandbox.setChecked(self._account_service.in_sandbox)
        sandbox.triggered.connect(self._account_service.choose_sandbox)
        self._give_key(sandbox, len(self._account_service.accounts) + 1)
        group.addAction(sandbox)
        self.addSeparator()
        self.addAction(self.tr("&Add an account…")).triggered.connect(self.add_wanted)
        chosen = self._account_service.chosen
        if chosen is not None and not self._account_service.in_sandbox:
            name = escape_mnemonics(plain_line(chosen.name, LONGEST_ENTRY))
            edit = self.addAction(self.tr("&Edit “{0}”…").format(name))
            edit.triggered.connect(lambda: self.edit_wanted.emit(chosen))
            remove = self.addAction(self.tr("&Delete “{0}”…").format(name))
            remove.triggered.connect(lambda: self.remove_wanted.emit(chosen))
        for entry in self.actions():
            entry.setMenuRole(Role.NoRole)  # whatever an account is called, see `add_entry`

    @staticmethod
    def _give_key(entry: QAction, number: int) -> None:
        if number <= KEYS:
            entry.setShortcut(account_keys(number))
