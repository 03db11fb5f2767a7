"""Sends one batch at a time in the background, and reports by signals."""

import functools
import logging
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

import msgspec
from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.services.network_thread import Job, NetworkThread
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.storage.batch_records import Batch, BatchRow, Counts, RowState
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.wall_clock import now_ms

if TYPE_CHECKING:  # the first paint does without them
    from nxwa_desktop.batch.runner import BatchEnd, BatchRunner, Event
    from nxwa_desktop.services.batch_export import BatchExport
    from nxwa_desktop.services.batch_preparation import BatchPreparation
    from nxwa_desktop.services.table_reading import TableReading
    from nxwa_desktop.storage.repositories import Repositories

T = TypeVar("T")

_log = logging.getLogger(__name__)


class BatchNotStarted(msgspec.Struct, frozen=True):
    """A batch that could not be started."""

    batch_id: str
    error: BaseException | None
    """A StorageError, `BatchBusy` among them; None where its account is gone."""


class BatchService(QObject):
    """Runs `BatchRunner` on the network thread for the window.

    `started(Batch)`: a batch runs. `row_began(RowBegan)`, `row_ended(RowEnded)`, `slowed_down(SlowedDown)`: of its
    rows. `progressed()`: `counts` changed. `ended(Batch, BatchEnd)`: it runs no more. `not_started(BatchNotStarted)`.
    `list_changed()`: a batch was added or removed, or its state changed.
    """

    started = Signal(object)
    row_began = Signal(object)
    row_ended = Signal(object)
    slowed_down = Signal(object)
    progressed = Signal()
    ended = Signal(object, object)
    not_started = Signal(object)
    list_changed = Signal()

    def __init__(
        self,
        network: NetworkThread,
        storage: StorageWorker,
        sender: Sender,
        account_service: AccountService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._network = network
        self._storage = storage
        self._sender = sender
        self._account_service = account_service
        self._main_thread = MainThreadCallback(self)
        self._running: Batch | None = None
        self._counts = Counts()
        self._runner: BatchRunner | None = None
        self._job: Job | None = None
        self._pausing = self._stopping = False

    @functools.cached_property
    def preparation(self) -> "BatchPreparation":
        """The next batch, in preparation."""
        from nxwa_desktop.services.batch_preparation import BatchPreparation

        return BatchPreparation(self._storage, self)

    @functools.cached_property
    def reading(self) -> "TableReading":
        """Reads the table of the next batch."""
        from nxwa_desktop.services.table_reading import TableReading

        return TableReading(self)

    @functools.cached_property
    def export(self) -> "BatchExport":
        """Writes rows into files."""
        from nxwa_desktop.services.batch_export import BatchExport

        return BatchExport(self._storage, self)

    @property
    def running(self) -> Batch | None:
        """The batch that runs."""
        return self._running

    @property
    def pausing(self) -> bool:
        """True while the row on its way is waited for, after which the batch pauses or stops."""
        return self._pausing

    @property
    def counts(self) -> Counts:
        """The rows of the batch that runs, or ran last, by state."""
        return self._counts

    def add_and_send(self, batch: Batch, rows: Callable[[], Iterable[BatchRow]], account: Account) -> bool:
        """Store a batch and send it. False, and nothing happens, while another one runs.

        `rows` is called on the thread of the storage.
        """
        if self._running is not None:
            return False

        def store(repos: "Repositories") -> tuple[Batch, Counts]:
            repos.batches.add(batch, rows())
            return _start(repos, batch)

        self._begin(batch, account, store)
        return True

    def resume(self, batch: Batch) -> bool:
        """Send what is unsent of a stored batch. False, and nothing happens, while another one runs."""
        if self._running is not None:
            return False
        account = self._account_of(batch)
        if account is None:
            self.not_started.emit(BatchNotStarted(batch.id, None))
            return True

        self._begin(batch, account, lambda repos: _start(repos, batch))
        return True

    def pause(self) -> None:
        """Pause the running batch after the row that is on its way."""
        self._end_soon(stop=False)

    def stop(self) -> None:
        """End the running batch after the row that is on its way."""
        self._end_soon(stop=True)

    def stop_paused(self, batch: Batch) -> None:
        """End a paused batch."""
        self._change(lambda repos: repos.batches.stop(batch.id, now_ms()))

    def set_rate(self, batch: Batch, rate: float) -> None:
        """Send so many of its messages a second from now on, or once it goes on."""
        if self._running is not None and self._running.id == batch.id and self._runner is not None:
            self._runner.rate = rate
        self._storage.submit(lambda repos: repos.batches.set_rate(batch.id, rate))

    def remove(self, batch: Batch) -> None:
        """Remove a batch that does not run; what it sent stays in the history."""
        self._change(lambda repos: repos.batches.remove(batch.id))

    def read(
        self,
        owner: QObject,
        call: "Callable[[Repositories], T]",
        then: Callable[[T], object],
        otherwise: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Read from the storage, `repos.batches` mostly, and call `then` with it on the main thread.

        Nothing is called once `owner` is deleted: its window may be another one by then.
        """

        def tell(found: T) -> None:
            if isValid(owner):
                then(found)

        self._main_thread.when_done(self._storage.submit(call), tell, otherwise or _log_error)

    def close(self) -> None:
        """Pause what runs and emit no more signals; the row on its way ends with the network thread."""
        self._main_thread.close()
        if "preparation" in self.__dict__:
            self.preparation.close()
        if "reading" in self.__dict__:
            self.reading.close()
        if "export" in self.__dict__:
            self.export.close()
        if self._runner is not None:
            self._runner.pause()
        if self._job is not None:
            self._job.cancel()

    def _account_of(self, batch: Batch) -> Account | None:
        chosen = self._account_service.chosen
        if batch.sandbox:
            return chosen if chosen is not None and chosen.sandbox else None
        return next((each for each in self._account_service.accounts if each.id == batch.account_id), None)

    def _begin(self, batch: Batch, account: Account, start: "Callable[[Repositories], tuple[Batch, Counts]]") -> None:
        self._running = batch
        self._counts = Counts()
        self._pausing = self._stopping = False

        def fail(error: BaseException) -> None:
            _log_error(error)
            self._running = None
            self.not_started.emit(BatchNotStarted(batch.id, error))

        self._main_thread.when_done(self._storage.submit(start), lambda started: self._run(*started, account), fail)

    def _run(self, batch: Batch, counts: Counts, account: Account) -> None:
        self._running, self._counts = batch, counts
        self._job = job = self._network.run(lambda: self._send(batch, account))
        self.started.emit(batch)
        self.progressed.emit()
        self.list_changed.emit()
        self._main_thread.when_done(job.future, self._ended, self._failed)

    async def _send(self, batch: Batch, account: Account) -> "BatchEnd":
        from nxwa_desktop.batch.runner import BatchRunner
        from nxwa_desktop.system.activity import at_full_speed

        delivery = await self._sender.delivery()
        runner = BatchRunner(
            storage=self._storage, delivery=delivery, on_event=lambda event: self._main_thread.call(self._event, event)
        )
        self._runner = runner
        if self._pausing:
            (runner.stop if self._stopping else runner.pause)()
        with at_full_speed("Sends a batch"):
            return await runner.run(batch, account)

    def _event(self, event: "Event") -> None:
        from nxwa_desktop.batch.runner import RowBegan, RowEnded

        match event:
            case RowBegan(row):
                self._count(row.before, RowState.SENDING)
                self.row_began.emit(event)
            case RowEnded(row):
                self._count(RowState.SENDING if self._counts.sending else row.before, event.state)
                self.row_ended.emit(event)
            case _:
                self._count(RowState.SENDING, event.row.before)
                self.slowed_down.emit(event)

    def _count(self, before: RowState, after: RowState) -> None:
        counts = msgspec.structs.asdict(self._counts)
        counts[before.value] -= 1
        counts[after.value] += 1
        self._counts = Counts(**counts)
        self.progressed.emit()

    def _ended(self, end: "BatchEnd") -> None:
        batch, self._running = self._running, None
        self._runner = self._job = None
        self._pausing = False
        if batch is not None:
            self.ended.emit(msgspec.structs.replace(batch, state=end.state, pause=end.pause), end)
            self.list_changed.emit()

    def _failed(self, error: BaseException) -> None:
        """The run failed before its first row: the delivery could not be built, or the program closes."""
        from nxwa_desktop.batch.runner import BatchEnd
        from nxwa_desktop.storage.batch_records import BatchState, Pause, PauseReason

        _log_error(error)
        end = BatchEnd(BatchState.PAUSED, Pause(PauseReason.FAILED, detail=type(error).__name__))
        if (batch := self._running) is not None:
            self._storage.submit(lambda repos: repos.batches.end(batch.id, end.state, end.pause, now_ms()))
        self._ended(end)

    def _end_soon(self, *, stop: bool) -> None:
        if self._running is None:
            return
        # Noted first: the network's thread may make the runner this moment, and looks at it then.
        self._stopping = self._stopping or stop
        self._pausing = True
        if self._runner is not None:
            (self._runner.stop if self._stopping else self._runner.pause)()
        self.progressed.emit()

    def _change(self, write: "Callable[[Repositories], object]") -> None:
        self._main_thread.when_done(self._storage.submit(write), lambda _: self.list_changed.emit(), _log_error)


def _start(repos: "Repositories", batch: Batch) -> tuple[Batch, Counts]:
    return repos.batches.start(batch.id, now_ms()), repos.batches.counts(batch.id)


def _log_error(error: BaseException) -> None:
    _log.error("a batch: %s: %s", type(error).__name__, error)
