"""Sending from the window: problems stop it, and one question asks about every reason to hesitate."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.sending.send_report import EarlierSend, SendReport
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.services.never_send import NeverSendService
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.validation.finding_severity import Finding

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.ui.result.send_question import SendQuestion


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
        never_send: NeverSendService,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._composer = composer
        self._field_validation = field_validation
        self._account_service = account_service
        self._sender = sender
        self._never_send = never_send
        self._question: SendQuestion | None = None
        self._looks_up = False
        self._sent: tuple[Message, Account, str] | None = None
        """The last message sent, its account, and the earlier send that it was allowed to repeat."""
        self._confirmed: tuple[Message, Account, tuple[Finding, ...]] | None = None
        """The message and account for which the person agreed to these warnings."""
        sender.finished.connect(self._finished)

    @property
    def question(self) -> "SendQuestion | None":
        """The question that is open."""
        return self._question

    def copy_state_from(self, other: "SendController") -> None:
        """Take over the last send of `other`."""
        self._sent, self._confirmed = other._sent, other._confirmed

    def send(self) -> None:
        """Send the composed message, unless it has problems or a confirmation is refused."""
        # While the sandbox that was asked for is being started, an account is chosen that no longer is meant.
        asks = self._looks_up or self._question is not None
        if self._sender.busy or asks or self._account_service.opening_sandbox:
            return
        account = self._account_service.chosen
        if account is None:
            self.account_wanted.emit()
            return
        self._field_validation.show_all()
        if problems := self._field_validation.problems:
            self.field_wanted.emit(problems[0].field)
            return
        message = self._composer.message
        self._looks_up = True
        self._never_send.when_read(lambda: self._confirm_unchanged(message, account))

    def _confirm_unchanged(self, message: Message, account: Account) -> None:
        """Go on once it is known who is never written to, unless there is another message now, as at the start."""
        self._looks_up = False
        if (message, account) == (self._composer.message, self._account_service.chosen):
            self._confirm(message, account, self._field_validation.warnings)

    def send_again(self) -> None:
        """Send the same message once more: after a refusal for its time stamp, or where nothing was sent."""
        if self._sent is not None and not self._sender.busy:
            self._start(*self._sent)

    def _confirm(self, message: Message, account: Account, warnings: tuple[Finding, ...]) -> None:
        # What was confirmed for a message is not asked again for it.
        if not warnings or self._confirmed == (message, account, warnings):
            self._start(message, account)
            return
        self._looks_up = True
        self._sender.find_earlier(
            message, account, lambda earlier: self._ask(message, account, warnings=warnings, earlier=earlier)
        )

    def _start(self, message: Message, account: Account, confirmed_id: str = "") -> None:
        if self._sender.send(message, account, confirmed_id=confirmed_id):
            self._sent = (message, account, confirmed_id)

    def _finished(self, report: SendReport) -> None:
        if report.earlier is None or self._sent is None:
            self.ended.emit(report)
        else:
            message, account, _ = self._sent
            self._ask(message, account, earlier=report.earlier)

    def _ask(
        self,
        message: Message,
        account: Account,
        *,
        warnings: tuple[Finding, ...] = (),
        earlier: EarlierSend | None = None,
    ) -> None:
        from nxwa_desktop.ui.result.send_question import SendQuestion

        self._looks_up = False

        def agree() -> None:
            # What goes out is what was asked about.
            if warnings:
                self._confirmed = (message, account, warnings)
            self._start(message, account, earlier.send_id if earlier is not None else "")

        def show_earlier() -> None:
            if earlier is not None:
                self.earlier_wanted.emit(earlier.send_id)

        question = self._question = SendQuestion(
            message, warnings, earlier, self._window, agree=agree, show_earlier=show_earlier
        )
        question.finished.connect(lambda: self._answered(question))
        question.open()

    def _answered(self, question: "SendQuestion") -> None:
        # The answer to one question may have opened the next.
        if self._question is question:
            self._question = None
