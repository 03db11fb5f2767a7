"""The step of checking: what was found about the rows, what is done about it, and the button that sends."""

import functools

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from nxwa_desktop.batch.check import BatchCheck
from nxwa_desktop.batch.row_findings import RowFinding, RowIssue
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.batch_preparation import BatchPreparation
from nxwa_desktop.ui.batch.batch_step import BatchStep
from nxwa_desktop.ui.batch.batch_words import about, customers
from nxwa_desktop.ui.batch.check_content import CheckContent
from nxwa_desktop.ui.batch.send_batch_question import SendBatchQuestion
from nxwa_desktop.ui.batch.step_area import add_area
from nxwa_desktop.ui.i18n.plain_text import isolated, plain_line
from nxwa_desktop.ui.i18n.translate import storage_words
from nxwa_desktop.ui.widgets.account_button import AccountButton
from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.reading_pane import ReadingPane

SAME = frozenset({RowIssue.SAME_MESSAGE, RowIssue.SAME_RECIPIENT})


class CheckStep(BatchStep):
    """Checks the rows when it is entered. `send_requested(float)`: send them, so many a second.

    `export_requested(Shown)`: write these rows into a file.
    """

    send_requested = Signal(float)
    export_requested = Signal(object)

    def __init__(self, preparation: BatchPreparation, account_service: AccountService) -> None:
        super().__init__()
        self._preparation = preparation
        self._account_service = account_service
        self._check: BatchCheck | None = None
        self._is_mending = False
        self.setAccessibleName(self.tr("Check"))
        self.content = CheckContent(preparation)
        self.send = AccountButton()
        column = add_area(self)
        column.addWidget(self.content, 1)
        self._connect()
        self._refresh()

    def foot_words(self) -> str:
        """How long it takes, or why nothing can be sent."""
        if self._check is None:
            is_checking = self._preparation.checking
            return self.tr("The rows are being checked. Nothing is sent yet.") if is_checking else ""
        if not (ready := self._ready()):
            return self.tr("No row can be sent as it is: mend the cells that are marked, or take rows in.")
        text = self.tr("One after the other, {0}. You can pause and stop at any time.")
        return text.format(about(ready / self.content.pace.value()))

    def primary(self) -> QAbstractButton | None:
        """Send."""
        return self.send

    @property
    def first_field(self) -> QWidget | None:
        """The kind whose rows are shown, once the rows are checked."""
        return None if self._check is None else self.content.findings.current

    def enter(self) -> None:
        """Check what was not checked for this account yet."""
        preparation, account = self._preparation, self._account_service.chosen
        if account is None or (account == preparation.checked_for and (preparation.check or preparation.checking)):
            self._refresh()
            return
        preparation.start_check(account)
        self._refresh()

    def _connect(self) -> None:
        preparation, content = self._preparation, self.content
        preparation.changed.connect(self._changed)
        preparation.check_progressed.connect(self._progressed)
        preparation.checked.connect(self._checked)
        preparation.check_failed.connect(self._failed)
        preparation.decided.connect(self._decided)
        self._account_service.changed.connect(self._account_changed)
        content.model.mended.connect(self._mend)
        content.model.turned.connect(lambda row, out: preparation.leave_out(row, out=out))
        content.findings.turned.connect(self._turn)
        content.findings.show_wanted.connect(self._show_table)
        content.export.clicked.connect(lambda _=False: self._export())
        content.again.clicked.connect(lambda _=False: self.enter())
        content.pace.valueChanged.connect(lambda _: self._refresh())
        self.send.clicked.connect(lambda _=False: self._ask())

    def _changed(self) -> None:
        if not self._is_mending:
            self._check = None
            self.content.clear()
        self._refresh()

    def _account_changed(self) -> None:
        if self.isVisible():
            self.enter()
        self._refresh()

    def _progressed(self, done: int, size: int) -> None:
        shown = (isolated(QLocale().toString(count)) for count in (done, size))
        self.content.show_progress(self.tr("Checking {0} of {1}").format(*shown))

    def _checked(self) -> None:
        if (check := self._preparation.check) is None:
            return
        was_shown, self._check = self._check is not None, check
        self.content.show_check(check, self._preparation.decisions)
        self._show_counts()
        self._refresh()
        if self.isVisible() and not was_shown:
            announce(self, self._summary())
        if self.hasFocus() and (field := self.first_field) is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: BaseException) -> None:
        self.content.show_failure(storage_words(error))
        self._refresh()

    def _decided(self) -> None:
        if self._check is not None:
            self.content.show_decisions(self._preparation.decisions)
            self._show_counts()
        self._refresh()
        if self.isVisible():
            announce(self, self.tr("Ready to send: {0}").format(self._ready()))

    def _turn(self, key: RowFinding | str) -> None:
        if isinstance(key, RowFinding):
            self._preparation.turn(key)

    def _show_table(self) -> None:
        """Scroll to the rows, where the window is too low for all parts."""
        for area in self.findChildren(ReadingPane):
            area.ensureWidgetVisible(self.content.table, 0, 14)

    def _mend(self, row: int, column: int, text: str) -> None:
        """Check all rows again: a number may be the first of several now."""
        self._is_mending = True
        self._preparation.mend(row, column, text)
        self._is_mending = False
        self.enter()

    def _show_counts(self) -> None:
        if (check := self._check) is None:
            return
        by_code = dict.fromkeys(RowIssue, 0)
        for group in check.groups:
            if not group.finding.field:
                by_code[RowIssue(group.finding.code)] += len(group.rows)
        self.content.show_counts(
            self._ready(), check.problems, sum(by_code[code] for code in SAME), by_code[RowIssue.SENT_TODAY]
        )

    def _ready(self) -> int:
        """Rows that are ready; while they are checked again, those that were."""
        return 0 if self._check is None else self._check.ready(self._preparation.decisions)

    def _summary(self) -> str:
        check = self._check
        if check is None:
            return ""
        text = self.tr("Checked: {0} of {1} rows are ready to send, {2} have problems.")
        return text.format(self._ready(), check.size, check.problems)

    def _refresh(self) -> None:
        preparation, account, ready = self._preparation, self._account_service.chosen, self._ready()
        if preparation.checking and self._check is None:
            self.content.show_progress(self.tr("Checking the rows…"))
        if account is not None and account.sandbox:
            text = self.tr("Practise on {0}").format(customers(ready)) if ready else self.tr("Practise")
            detail = self.tr("Sandbox: nothing leaves this computer")
        else:
            text = self.tr("Send to {0}").format(customers(ready)) if ready else self.tr("Send")
            name = "" if account is None else plain_line(account.name, 60)
            detail = self.tr("from {0}").format(name) if account else self.tr("Choose an account first")
        self.send.show_words(account, text, detail, detail)
        is_checked = preparation.check is not None and account == preparation.checked_for
        self.send.setEnabled(ready > 0 and account is not None and is_checked)
        self.foot_changed.emit()

    def _ask(self) -> None:
        preparation, account, check = self._preparation, self._account_service.chosen, self._preparation.check
        if check is None or account is None or (first := check.first_ready(preparation.decisions)) is None:
            return
        message = preparation.message(first)
        languages = sorted({template.language for template in preparation.templates})
        rate = self.content.pace.value()
        question = SendBatchQuestion(
            check.ready(preparation.decisions),
            account,
            ", ".join(languages) if len(languages) < 4 else str(len(languages)),
            message,
            self,
            rate=rate,
            agree=functools.partial(self.send_requested.emit, rate),
        )
        question.finished.connect(question.deleteLater)
        question.open()

    def _export(self) -> None:
        if (shown := self.content.shown) is not None:
            self.export_requested.emit(shown)
