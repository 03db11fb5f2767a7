"""The step of sending: how far it is, what came back, and how to hold it."""

import msgspec
from PySide6.QtCore import QCoreApplication, Signal

from nxwa_desktop.batch.runner import BatchEnd, RowEnded, SlowedDown
from nxwa_desktop.batch.stop_rules import SENT_AGAIN_CODES
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.batches import BatchNotStarted, BatchService
from nxwa_desktop.storage.batch_records import Batch, BatchState, Counts, RowOrder, RowState
from nxwa_desktop.storage.batches import BatchBusy
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.ui.batch.batch_step import BatchStep
from nxwa_desktop.ui.batch.count_tile import CountTile, CountTiles
from nxwa_desktop.ui.batch.pause_card import PauseCard
from nxwa_desktop.ui.batch.run_head import RunHead
from nxwa_desktop.ui.batch.sent_rows import SentRows
from nxwa_desktop.ui.batch.step_area import add_area
from nxwa_desktop.ui.i18n.clock_words import span
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.i18n.translate import storage_words
from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.note import Note

OUTCOMES = (RowState.ACCEPTED, RowState.REJECTED, RowState.NOT_SENT, RowState.UNKNOWN)


class SendStep(BatchStep):
    """Shows one batch: it runs, or is paused. `finished(Batch)`: it has ended, by itself or by the person."""

    finished = Signal(object)

    def __init__(self, batches: BatchService, account_service: AccountService) -> None:
        super().__init__()
        self._batches = batches
        self._account_service = account_service
        self._batch: Batch | None = None
        self.setAccessibleName(self.tr("Send"))
        self.head = RunHead()
        self.pause_card = PauseCard()
        self.problem = Note(live=True)
        self.rows = SentRows(batches, RowOrder.NEWEST, *OUTCOMES)
        self._tiles = {
            "accepted": CountTile("good", "good", self.tr("accepted")),
            "rejected": CountTile("problem", "bad", self.tr("rejected")),
            "not_sent": CountTile("not_sent", "muted", self.tr("not sent")),
            "unknown": CountTile("question", "warn", self.tr("unknown")),
            "waiting": CountTile("clock", "muted", self.tr("waiting")),
        }
        column = add_area(self)
        for part in (self.head, self.pause_card, self.problem, CountTiles(*self._tiles.values())):
            column.addWidget(part)
        column.addWidget(self.rows, 1)
        self._connect()

    @property
    def batch(self) -> Batch | None:
        """The batch that is shown."""
        return self._batch

    def foot_words(self) -> str:
        """Which account sends, and what may be done meanwhile."""
        if self._batch is None:
            return ""
        if self._batch.sandbox:
            return self.tr("Practising in the sandbox: nothing leaves this computer.")
        name = plain_line(self._batch.account_name, 60)
        if not self._is_running:
            return self.tr("Paused: nothing is sent from {0} by this batch.").format(name)
        text = self.tr("Sending from {0}. You may go on composing meanwhile; closing the window asks first.")
        return text.format(name)

    def foot_account(self) -> Account | None:
        """The account that sends."""
        batch, service = self._batch, self._account_service
        known = (*service.accounts, *(() if service.chosen is None else (service.chosen,)))
        return next((each for each in known if batch is not None and each.id == batch.account_id), None)

    @property
    def can_go_back(self) -> bool:
        """False: what was sent was sent."""
        return False

    def show_batch(self, batch: Batch) -> None:
        """Show a batch that runs, or is paused."""
        self._batch = batch
        self.problem.show_text("")
        self.head.begin(batch.rate)
        self.rows.show_batch(batch)
        self._account_changed()
        if self._is_running:
            self.pause_card.hide()
            self._show_counts(self._batches.counts)
        else:
            self._read()
        self._enable()

    def _account_changed(self) -> None:
        self.rows.cover(self._batch, self._account_service.chosen)
        self.foot_changed.emit()

    @property
    def _is_running(self) -> bool:
        running = self._batches.running
        return running is not None and self._batch is not None and running.id == self._batch.id

    def _connect(self) -> None:
        batches = self._batches
        self._account_service.changed.connect(self._account_changed)
        batches.started.connect(self._started)
        batches.progressed.connect(self._progressed)
        batches.row_ended.connect(self._row_ended)
        batches.slowed_down.connect(self._slowed_down)
        batches.ended.connect(self._ended)
        batches.not_started.connect(self._not_started)
        self.head.pause.clicked.connect(lambda _=False: batches.pause())
        self.head.stop.clicked.connect(lambda _=False: self._stop())
        self.head.pace.valueChanged.connect(self._set_rate)
        self.pause_card.continue_wanted.connect(self._continue)

    def _started(self, batch: Batch) -> None:
        if self._batch is not None and batch.id == self._batch.id:
            self.show_batch(batch)

    def _progressed(self) -> None:
        if self._is_running:
            self._show_counts(self._batches.counts)
            self._enable()

    def _row_ended(self, _: RowEnded) -> None:
        if self._is_running:
            self.head.count_row()

    def _slowed_down(self, event: SlowedDown) -> None:
        if self._is_running:
            text = self.tr("NXCloud asks for a slower pace: going on in {0}.").format(span(round(event.wait_s)))
            self.head.show_detail(text)

    def _ended(self, batch: Batch, _: BatchEnd) -> None:
        if self._batch is None or batch.id != self._batch.id:
            return
        self._batch = batch
        if batch.state is BatchState.PAUSED:
            self._read()
        else:
            self.finished.emit(batch)
        self._enable()

    def _not_started(self, failed: BatchNotStarted) -> None:
        if self._batch is None or failed.batch_id != self._batch.id:
            return
        text = start_problem(failed, self._batch)
        self.problem.show_text(text, drawing="problem", role="bad")
        self._enable()

    def _read(self) -> None:
        """Read what is stored of a batch that does not run."""
        if (batch := self._batch) is None:
            return

        def read(repos: Repositories) -> tuple[Batch | None, Counts, int]:
            unsent = repos.batches.unsent_count(batch.id, SENT_AGAIN_CODES)
            return repos.batches.get(batch.id), repos.batches.counts(batch.id), unsent

        def then(known: tuple[Batch | None, Counts, int]) -> None:
            stored, counts, unsent = known
            if self._batch is not None and self._batch.id == batch.id and not self._is_running:
                self._show_pause(stored or batch, counts, unsent)

        self._batches.read(self, read, then)

    def _show_pause(self, batch: Batch, counts: Counts, unsent: int) -> None:
        self._batch = batch
        self._show_counts(counts)
        self.head.show_detail(self.tr("Paused"))
        if batch.pause is not None:
            self.pause_card.show_pause(batch.pause, unsent, counts.to_send)
            if self.isVisible():
                announce(self, self.pause_card.words, urgent=True)
        self._enable()

    def _show_counts(self, counts: Counts) -> None:
        self.head.show_counts(counts)
        if self._batches.pausing:
            self.head.show_detail(self.tr("Pausing after the row that is on its way…"))
        else:
            self.head.show_left(counts)
        for name, count in msgspec.structs.asdict(counts).items():
            if name in self._tiles:
                self._tiles[name].show_count(count + (counts.sending if name == "waiting" else 0))

    def _enable(self) -> None:
        running = self._is_running
        self.head.pause.setVisible(running)
        self.head.pause.setEnabled(running and not self._batches.pausing)
        self.head.stop.setEnabled(not (running and self._batches.pausing))
        self.foot_changed.emit()

    def _stop(self) -> None:
        if self._is_running:
            self._batches.stop()
        elif self._batch is not None:
            self._batches.stop_paused(self._batch)
            self.finished.emit(msgspec.structs.replace(self._batch, state=BatchState.STOPPED))

    def _continue(self) -> None:
        if self._batch is not None:
            self.problem.show_text("")
            if not self._batches.resume(self._batch):
                text = self.tr("Another batch runs. Wait until it has ended, or pause it.")
                self.problem.show_text(text, drawing="problem", role="bad")

    def _set_rate(self, rate: float) -> None:
        if self._batch is not None:
            self._batch = msgspec.structs.replace(self._batch, rate=rate)
            self._batches.set_rate(self._batch, rate)
            self.head.begin(rate)


def start_problem(failed: BatchNotStarted, batch: Batch) -> str:
    """Why a batch could not be started, and what to do."""
    if failed.error is None and batch.sandbox:
        return _tr("This batch practises: choose the sandbox to go on with it.")
    if failed.error is None:
        return _tr("Its account is no longer there, so this batch cannot go on.")
    if isinstance(failed.error, BatchBusy):
        return _tr("Another window sends this batch, or it has ended.")
    return storage_words(failed.error)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SendStep", text)
