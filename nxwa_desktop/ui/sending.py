"""What happens between Send and the background: problems stop it, repetitions and warnings ask, and then it goes."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.services.account_book import AccountBook
from nxwa_desktop.services.checker import Checker
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.repeats import Repeats
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
        self._repeats = Repeats(sender, self)
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
        if earlier := self._repeats.earlier(message, account):
            from nxwa_desktop.ui import prompts

            self._ask(prompts.confirm_repeat(self._window, earlier, lambda: self._warn(message, account)))
        else:
            self._warn(message, account)

    def _warn(self, message: Message, account: Account) -> None:
        if warnings := self._checker.warnings:
            from nxwa_desktop.ui import prompts

            # What goes out is what was asked about.
            self._ask(prompts.confirm_warnings(self._window, warnings, lambda: self._go(message, account)))
        else:
            self._go(message, account)

    def _go(self, message: Message, account: Account) -> None:
        self._repeats.begin(message, account)
        self._sender.send(message, account)

    def _ask(self, question: QMessageBox) -> None:
        self._question = question
        question.finished.connect(lambda: self._answered(question))

    def _answered(self, question: QMessageBox) -> None:
        # The answer to one question may have opened the next.
        if self._question is question:
            self._question = None
