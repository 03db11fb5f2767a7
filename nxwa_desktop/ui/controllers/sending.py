"""Sending from the window: problems stop it, repetitions and warnings are confirmed first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.sending.send_report import EarlierSend, SendReport
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.services.sender import Sender

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.ui.widgets.question import Question


class SendController(QObject):
    """`field_wanted(Field)`: a problem in this field prevents the send. `account_wanted()`: there is no account.

    `ended(Report)`: a send has ended, and there is nothing more to ask. `earlier_wanted(str)`: the person wants to see
    the earlier send, of this id, before sending what may repeat it.
    """

    field_wanted = Signal(object)
    account_wanted = Signal()
    ended = Signal(object)
    earlier_wanted = Signal(str)

    def __init__(
        self,
        window: QWidget,
        composer: Composer,
        field_validation: FieldValidation,
        account_service: AccountService,
        sender: Sender,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._composer = composer
        self._field_validation = field_validation
        self._account_service = account_service
        self._sender = sender
        self._question: Question | None = None
        self._sent: tuple[Message, Account, str] | None = None
        """The last message sent, its account, and the earlier send that it was allowed to repeat."""
        sender.finished.connect(self._finished)

    @property
    def question(self) -> "Question | None":
        """The question that is open."""
        return self._question

    def copy_state_from(self, other: "SendController") -> None:
        """Take over the last send of `other`."""
        self._sent = other._sent

    def send(self) -> None:
        """Send the composed message, unless it has problems or a confirmation is refused."""
        # While the sandbox that was asked for is being started, an account is chosen that no longer is meant.
        if self._sender.busy or self._question is not None or self._account_service.opening_sandbox:
            return
        account = self._account_service.chosen
        if account is None:
            self.account_wanted.emit()
            return
        self._field_validation.show_all()
        if problems := self._field_validation.problems:
            self.field_wanted.emit(problems[0].field)
            return
        self._warn(self._composer.message, account)

    def send_corrected(self) -> None:
        """Send the same message again with the corrected clock after a refusal for its time stamp."""
        if self._sent is not None and not self._sender.busy:
            self._start(*self._sent)

    def _warn(self, message: Message, account: Account) -> None:
        if warnings := self._field_validation.warnings:
            from nxwa_desktop.ui.widgets import prompts

            # What goes out is what was asked about.
            self._open_question(prompts.confirm_warnings(self._window, warnings, lambda: self._start(message, account)))
        else:
            self._start(message, account)

    def _start(self, message: Message, account: Account, confirmed_id: str = "") -> None:
        if self._sender.send(message, account, confirmed_id=confirmed_id):
            self._sent = (message, account, confirmed_id)

    def _finished(self, report: SendReport) -> None:
        if report.earlier is None or self._sent is None:
            self.ended.emit(report)
        else:
            message, account, _ = self._sent
            self._ask_again(report.earlier, message, account)

    def _ask_again(self, earlier: EarlierSend, message: Message, account: Account) -> None:
        from nxwa_desktop.ui.widgets import prompts

        question = prompts.confirm_repeat(
            self._window,
            earlier,
            lambda: self._start(message, account, earlier.send_id),
            lambda: self.earlier_wanted.emit(earlier.send_id),
        )
        self._open_question(question)

    def _open_question(self, question: "Question") -> None:
        self._question = question
        question.finished.connect(lambda: self._answered(question))

    def _answered(self, question: "Question") -> None:
        # The answer to one question may have opened the next.
        if self._question is question:
            self._question = None
