"""Connects the last three steps of the batch page with what sends: check, send and done."""

from PySide6.QtCore import QObject

from nxwa_desktop.batch.stop_rules import SENT_AGAIN_CODES
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.batches import BatchNotStarted, BatchService
from nxwa_desktop.storage.batch_records import Batch, BatchState, Counts
from nxwa_desktop.ui.batch.batch_page import BatchPage
from nxwa_desktop.ui.batch.batch_words import number
from nxwa_desktop.ui.batch.check_step import CheckStep
from nxwa_desktop.ui.batch.done_step import DoneStep
from nxwa_desktop.ui.batch.send_step import SendStep, start_problem
from nxwa_desktop.ui.controllers.batch_export import BatchExportController
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.notices import PROBLEM
from nxwa_desktop.ui.widgets.question import Question

CHECK, SEND, DONE = 2, 3, 4
"""Numbers of steps."""


class BatchRunController(QObject):
    """Starts batches, lets them go on, and shows where they stand."""

    def __init__(
        self,
        page: BatchPage,
        check: CheckStep,
        send: SendStep,
        done: DoneStep,
        batches: BatchService,
        account_service: AccountService,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._check, self._send, self._done = check, send, done
        self._batches = batches
        self._account_service = account_service
        self._shown: Batch | None = None
        self._added: Batch | None = None
        """The batch being stored, which cannot be shown from the storage yet."""
        check.send_requested.connect(self._begin)
        send.finished.connect(self._finished)
        done.resume_requested.connect(self.ask_to_resume)
        batches.started.connect(self._started)
        batches.not_started.connect(self._not_started)
        batches.ended.connect(self._enable_new)
        exports = BatchExportController(page, batches)
        check.export_requested.connect(exports.choose_for_rows)
        done.export_requested.connect(exports.choose_for_results)
        if batches.running is not None:
            self.show_batch(batches.running)

    @property
    def shown(self) -> Batch | None:
        """The stored batch that is shown; None while one is prepared."""
        return self._shown if self._page.shown_step >= SEND else None

    def show_batch(self, batch: Batch) -> None:
        """Show a stored batch: where it stands, or its results."""
        running = self._batches.running
        if (running is not None and running.id == batch.id) or batch.state in {BatchState.PAUSED, BatchState.RUNNING}:
            self._show_send(batch)
        else:
            self._finish(batch)

    def ask_to_resume(self, batch: Batch) -> None:
        """Ask whether what is unsent of a batch is to be sent."""
        self._batches.read(
            self,
            lambda repos: (repos.batches.unsent_count(batch.id, SENT_AGAIN_CODES), repos.batches.counts(batch.id)),
            lambda known: self._ask(batch, *known),
        )

    def _begin(self, rate: float) -> None:
        if self._batches.running is not None:
            self._inform_busy()
            return
        account = self._account_service.chosen
        if account is None or (made := self._batches.preparation.make_batch(account, rate)) is None:
            return
        batch, rows = made
        self._added = batch
        self._batches.add_and_send(batch, lambda: rows, account)
        self._show_send(batch)

    def _started(self) -> None:
        self._added = None
        self._enable_new()

    def _not_started(self, failed: BatchNotStarted) -> None:
        """Go back to the check where the rows could not be stored: nothing of them is lost."""
        batch, self._added = self._added, None
        if batch is None or batch.id != failed.batch_id:
            return
        self._page.show_step(CHECK, frozenset(range(CHECK)))
        text = start_problem(failed, batch)
        self._page.notice.show_notice(text, PROBLEM)
        announce(self._page, text, urgent=True)

    def _finished(self, batch: Batch) -> None:
        """Show the results, unless the person has gone on to something else."""
        if self._page.shown_step == SEND:
            self._finish(batch)

    def _finish(self, batch: Batch) -> None:
        self._done.show_batch(batch)
        self._show_step(DONE, batch)

    def _show_send(self, batch: Batch) -> None:
        self._send.show_batch(batch)
        self._show_step(SEND, batch)

    def _show_step(self, step: int, batch: Batch) -> None:
        """Show a step that no other one can be reached from."""
        self._shown = batch
        self._page.show_step(step)
        self._enable_new()
        facts = (plain_line(batch.source, 80), plain_line(batch.template_name, 80))
        self._page.head.show_facts(" · ".join(filter(None, facts)))

    def _enable_new(self) -> None:
        """Offer another batch beside one that is paused; beside results the foot does."""
        self._page.head.new.setVisible(self._page.shown_step == SEND and self._batches.running is None)

    def _ask(self, batch: Batch, unsent: int, counts: Counts) -> None:
        heading = self.tr("Continue with {0} of {1}?").format(number(unsent), number(counts.to_send))
        name = plain_line(batch.account_name, 60)
        text = self.tr("Sandbox: nothing leaves this computer.") if batch.sandbox else ""
        text = text or self.tr("From {0}, with the template {1}.").format(name, plain_line(batch.template_name, 80))
        more = self.tr("Only rows that were not sent go out; those whose outcome is unknown do not.")
        question = Question(heading, text, more, self._page)
        question.show_drawing("send", "accent")
        question.add_answer(self.tr("&Continue"), lambda: self._resume(batch))
        question.add_answer(self.tr("&Do not send"), default=True)
        question.finished.connect(question.deleteLater)
        question.open()

    def _resume(self, batch: Batch) -> None:
        if self._batches.running is not None:
            self._inform_busy()
            return
        self._batches.resume(batch)
        self._show_send(batch)

    def _inform_busy(self) -> None:
        from nxwa_desktop.ui.widgets import prompts

        text = self.tr("Another batch runs. Wait until it has ended, or pause it.")
        prompts.inform(self._page, self.tr("Batch"), text)
