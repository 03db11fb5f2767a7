"""Connects the dock with the sends, the form, the history and the accounts."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from nxwa_desktop import texts
from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.protocol.outcome import NotSent, Rejected
from nxwa_desktop.protocol.response_codes import CodePlace, look_up
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.services.container import ServiceContainer
from nxwa_desktop.services.next_customer import NextCustomer
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.texts.sentence import one_line
from nxwa_desktop.ui.compose.compose_form import ComposeForm
from nxwa_desktop.ui.controllers.accounts import AccountController
from nxwa_desktop.ui.controllers.sending import SendController
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.i18n.recipient_words import shown_number
from nxwa_desktop.ui.i18n.translate import render
from nxwa_desktop.ui.result.dock import Dock
from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.labels import breakable
from nxwa_desktop.ui.widgets.read_only import ReadOnlyGuard
from nxwa_desktop.validation.finding_severity import Finding, FindingCode

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.ui.result.result_content import ResultAction

RECIPIENT = Field(FieldKind.RECIPIENT)
FIELDS = {
    CodePlace.RECIPIENT: RECIPIENT,
    CodePlace.TEMPLATE_NAME: Field(FieldKind.TEMPLATE_NAME),
    CodePlace.LANGUAGE: Field(FieldKind.LANGUAGE),
}


class DockController(QObject):
    """Shows sends and their results in the dock, and does what it offers."""

    def __init__(
        self,
        window: QWidget,
        dock: Dock,
        form: ComposeForm,
        go_to: Callable[[Field], object],
        services: ServiceContainer,
        sending: SendController,
        accounts: AccountController,
        *,
        show_message: Callable[[], object],
        show_send: Callable[[str], object],
        update_templates: Callable[[], object],
    ) -> None:
        """`go_to(field)` puts the cursor into a field.

        `show_message()` turns to the page of the message, `show_send(id)` to a send in the history.
        `update_templates()` turns to the page of the templates and takes over NXCloud's list.
        """
        super().__init__(window)
        self._window = window
        self._dock = dock
        self._form = form
        self._go_to_field = go_to
        self._composer = services.composer
        self._field_validation = services.field_validation
        self._account_service = services.account_service
        self._sender = services.sender
        self._last = services.last_send
        self._earlier = services.earlier_messages
        self._history = services.history
        self._sending = sending
        self._accounts = accounts
        self._show_message = show_message
        self._show_send = show_send
        self._update_templates = update_templates
        self._following = NextCustomer(services.composer, services.sender, services.templates.find, self)
        self._read_only = ReadOnlyGuard(form)
        self._connect()

    def copy_state_from(self, other: "DockController") -> None:
        """Take over result and running send of another window."""
        self._following.copy_state_from(other._following)
        if self._sender.busy:
            self._started()
        self._dock.copy_state_from(other._dock)
        self._show_open()

    def begin_next_customer(self) -> None:
        """Start the message for the next customer; undo restores the previous one. Ctrl+Shift+N."""
        self._show_message()
        self._last.fold()
        kept_image = self._following.begin()
        self._field_validation.hide_until_left()
        self._go_to_field(RECIPIENT)
        if kept_image:
            hint = self.tr("Template, language and image are kept from the last message")
        else:
            hint = self.tr("Template and language are kept from the last message")
        self._form.recipient.begin_next(hint)

    def clear_values(self) -> None:
        """Empty all variables; undo restores them."""
        self._show_message()
        self._composer.clear_values()
        self._field_validation.hide_until_left()
        self._form.go_to_first_empty()

    def _connect(self) -> None:
        dock, composer, sender = self._dock, self._composer, self._sender
        dock.cancel_wanted.connect(sender.cancel)
        dock.field_wanted.connect(self._go_to_field)
        dock.show_wanted.connect(self._show_send)
        dock.chosen.connect(self._act)
        sender.started.connect(self._started)
        sender.cancelling.connect(dock.show_cancelling)
        sender.finished.connect(self._finished)
        self._sending.ended.connect(self._show_result)
        # An earlier result beside a Send that was stopped would be read as its answer.
        self._sending.field_wanted.connect(self._last.dismiss)
        self._sending.account_wanted.connect(self._last.dismiss)
        self._earlier.changed.connect(self._show_open)
        composer.edited.connect(self._edited)
        composer.restructured.connect(self._restructured)

    def _edited(self) -> None:
        self._dock.accept_clicks()

    def _restructured(self) -> None:
        if self._sender.busy:
            self._lock_form()

    def _show_open(self) -> None:
        self._dock.show_open(is_open=self._earlier.is_open)

    def _started(self) -> None:
        if (sent := self._sender.sent_last) is not None:
            message, account = sent
            number = shown_number(message.recipient, grouped=self._field_validation.knows_numbers)
            self._dock.show_busy(number, plain_line(account.name, 60))
        self._lock_form()

    def _lock_form(self) -> None:
        """Keep the message that is being sent from being edited; another one can be."""
        sent = self._sender.sent_last
        self._read_only.set_read_only(sent is not None and sent[0] == self._composer.message)

    def _finished(self, report: SendReport) -> None:
        self._read_only.set_read_only(False)
        if report.earlier is not None:
            self._dock.show_idle()  # a question follows, else the result

    def _show_result(self, report: SendReport) -> None:
        try:
            self._dock.show_report(report)
            self._show_refusal(report)
            announce(self._window, self._dock.result.announcement, urgent=True)
        except Exception:
            self._dock.show_idle()
            # Whoever sees no result presses Send again.
            from nxwa_desktop.ui.controllers.outcome_dialog import show_outcome_only

            show_outcome_only(self._window, report)
            raise

    def _show_refusal(self, report: SendReport) -> None:
        """Show the server's words at the field that they are about, while it is as it was sent."""
        outcome = report.outcome
        if not isinstance(outcome, Rejected) or outcome.code is None or self._last.past or self._last.report is None:
            return
        place = look_up(outcome.code).place
        if place in FIELDS:
            words = breakable(one_line(outcome.message, 120)) or render(texts.outcomes.outcome_reason(outcome))
            finding = Finding(FIELDS[place], FindingCode.REFUSED, (words, outcome.code))
            self._field_validation.show_refusal(finding)

    def _act(self, action: "ResultAction") -> None:
        from nxwa_desktop.ui.result.result_content import ResultAction

        if (report := self._last.report) is None:
            return
        steps: dict[ResultAction, Callable[[], object]] = {
            ResultAction.NEXT: self.begin_next_customer,
            ResultAction.COPY: lambda: self._copy(report),
            ResultAction.GO_TO: lambda: self._go_to(report),
            ResultAction.EDIT_ACCOUNT: self._edit_account,
            ResultAction.UPDATE_TEMPLATES: self._update_templates,
            ResultAction.CORRECT: self._sending.send_again,
            ResultAction.WENT_OUT: lambda: self._history.resolve(report.send_id, Resolution.WENT_OUT),
            ResultAction.DID_NOT: lambda: self._history.resolve(report.send_id, Resolution.DID_NOT),
            ResultAction.AGAIN: lambda: self._send_again(report),
            ResultAction.BACK: self._go_back,
            ResultAction.SHOW: lambda: self._show_send(report.send_id),
        }
        steps[action]()

    def _send_again(self, report: SendReport) -> None:
        if isinstance(report.outcome, NotSent):
            self._sending.send_again()
        else:
            self._sending.send()

    def _go_back(self) -> None:
        self._last.fold()
        self._go_to_field(self._composer.focus or RECIPIENT)

    def _go_to(self, report: SendReport) -> None:
        outcome = report.outcome
        if isinstance(outcome, Rejected) and outcome.code is not None:
            self._go_to_field(FIELDS.get(look_up(outcome.code).place or CodePlace.RECIPIENT, RECIPIENT))

    def _edit_account(self) -> None:
        account = self._account_service.chosen
        if account is not None and not account.sandbox:
            self._accounts.edit(account)

    def _copy(self, report: SendReport) -> None:
        from nxwa_desktop.texts.support_ticket import ticket

        account = self._last.account
        in_sandbox = account is not None and account.sandbox
        QGuiApplication.clipboard().setText(ticket(report, in_sandbox=in_sandbox))
        announce(self._window, self.tr("Copied"))
