"""What happens between Send and the background: problems stop it, warnings ask, and then it goes."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.services.account_book import AccountBook
from nxwa_desktop.services.checker import Checker
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.sender import Sender


class SendFlow(QObject):
    """`field_wanted(Field)`: this field keeps the message from going out. `account_wanted()`: there is no account."""

    field_wanted = Signal(object)
    account_wanted = Signal()

    def __init__(
        self, window: QWidget, composer: Composer, checker: Checker, book: AccountBook, sender: Sender
    ) -> None:
        super().__init__(window)
        self._window = window
        self._composer = composer
        self._checker = checker
        self._book = book
        self._sender = sender
        self._question: QMessageBox | None = None

    @property
    def question(self) -> QMessageBox | None:
        """The question that is open."""
        return self._question

    def send(self) -> None:
        """Send what stands in the composer, unless something speaks against it."""
        if self._sender.busy or self._question is not None:
            return
        account = self._book.chosen
        if account is None:
            self.account_wanted.emit()
            return
        self._checker.reveal()
        if problems := self._checker.problems:
            self.field_wanted.emit(problems[0].field)
            return
        message = self._composer.message
        if warnings := self._checker.warnings:
            from nxwa_desktop.ui import prompts

            # What goes out is what was asked about.
            self._question = prompts.confirm_warnings(self._window, warnings, lambda: self._go(message, account))
            self._question.finished.connect(self._answered)
        else:
            self._go(message, account)

    def _go(self, message: Message, account: Account) -> None:
        self._sender.send(message, account)

    def _answered(self) -> None:
        self._question = None
