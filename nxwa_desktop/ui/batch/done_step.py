"""The last step: how the batch ended, what is left, and its results."""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QPushButton

from nxwa_desktop.batch.stop_rules import SENT_AGAIN_CODES
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.batches import BatchService
from nxwa_desktop.storage.batch_records import Batch, BatchState, Counts, RowOrder, RowState
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.ui.batch.batch_step import BatchStep
from nxwa_desktop.ui.batch.count_tile import CountTile, CountTiles
from nxwa_desktop.ui.batch.done_card import DoneCard
from nxwa_desktop.ui.batch.sent_rows import SentRows
from nxwa_desktop.ui.batch.step_area import add_area
from nxwa_desktop.ui.widgets.announcing import announce

_SHOWN = (RowState.ACCEPTED, RowState.REJECTED, RowState.NOT_SENT, RowState.UNKNOWN, RowState.LEFT_OUT)


class DoneStep(BatchStep):
    """Shows a batch that has ended. `export_requested(Batch)`, `resume_requested(Batch)`: of it.

    `decide_requested()`: show what nobody knows about. `new_requested()`: begin another batch.
    """

    export_requested = Signal(object)
    resume_requested = Signal(object)
    decide_requested = Signal()
    new_requested = Signal()

    def __init__(self, batches: BatchService, account_service: AccountService) -> None:
        super().__init__()
        self._batches = batches
        self._account_service = account_service
        self._batch: Batch | None = None
        self.setAccessibleName(self.tr("Done"))
        self.card = DoneCard()
        self.rows = SentRows(batches, RowOrder.ATTENTION, *_SHOWN)
        self._new = QPushButton(self.tr("New batch"))
        self._tiles = {
            "accepted": CountTile("good", "good", self.tr("accepted")),
            "rejected": CountTile("problem", "bad", self.tr("rejected")),
            "not_sent": CountTile("not_sent", "muted", self.tr("not sent")),
            "unknown": CountTile("question", "warn", self.tr("unknown")),
            "waiting": CountTile("clock", "muted", self.tr("waiting")),
        }
        self._row_of_tiles = CountTiles(*self._tiles.values())
        column = add_area(self)
        column.addWidget(self.card)
        column.addWidget(self._row_of_tiles)
        column.addWidget(self.rows, 1)
        account_service.changed.connect(self._cover)
        self._new.clicked.connect(lambda _=False: self.new_requested.emit())
        self.card.export.clicked.connect(lambda _=False: self._emit(self.export_requested.emit))
        self.card.again.clicked.connect(lambda _=False: self._emit(self.resume_requested.emit))
        self.card.decide.clicked.connect(lambda _=False: self.decide_requested.emit())

    def foot_words(self) -> str:
        """The words for where every row can be found later."""
        return self.tr("Every row is in the history, too.")

    def primary(self) -> QAbstractButton | None:
        """Another batch."""
        return self._new

    @property
    def can_go_back(self) -> bool:
        """False: what was sent was sent."""
        return False

    def enter(self) -> None:
        """Read again: an unknown outcome may have been decided meanwhile."""
        if self._batch is not None:
            self.show_batch(self._batch)

    def show_batch(self, batch: Batch) -> None:
        """Show a batch that has ended."""
        is_other = self._batch is None or batch.id != self._batch.id
        self._batch = batch
        self.rows.show_batch(batch)
        self._cover()

        def read(repos: Repositories) -> tuple[Batch | None, Counts, int]:
            unsent = repos.batches.unsent_count(batch.id, SENT_AGAIN_CODES)
            return repos.batches.get(batch.id), repos.batches.counts(batch.id), unsent

        def then(known: tuple[Batch | None, Counts, int]) -> None:
            stored, counts, unsent = known
            if self._batch is not None and self._batch.id == batch.id:
                self._show(stored or batch, counts, unsent, speaks=is_other)

        self._batches.read(self, read, then)

    def _show(self, batch: Batch, counts: Counts, unsent: int, *, speaks: bool) -> None:
        self._batch = batch
        self.card.show_end(batch, counts, unsent)
        for name, count in msgspec.structs.asdict(counts).items():
            if name in self._tiles:
                self._tiles[name].show_count(count)
        stopped = batch.state is not BatchState.DONE and counts.waiting > 0
        self._row_of_tiles.show_tile(self._tiles["waiting"], stopped)
        if speaks and self.isVisible():
            announce(self, self.card.words, urgent=True)
            target = self.card.again if self.card.again.isVisible() else self.card.export
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cover(self) -> None:
        self.rows.cover(self._batch, self._account_service.chosen)

    def _emit(self, emit: object) -> None:
        if self._batch is not None and callable(emit):
            emit(self._batch)
