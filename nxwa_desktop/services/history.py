"""Pages, search and details of the history for the window, and its indexing, retention and deletion."""

import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.storage.errors import DatabaseLocked, Interrupted
from nxwa_desktop.storage.repeats import REPEATED_WITHIN_MS
from nxwa_desktop.storage.retention import Retention
from nxwa_desktop.storage.send_query_worker import SendQueryWorker
from nxwa_desktop.storage.send_records import PAGE, Extent, Filter, Found, Line, Resolution
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.wall_clock import now_ms

if TYPE_CHECKING:  # imported on the threads that ask
    from nxwa_desktop.storage.send_queries import SendQueries

T = TypeVar("T")

TIDY_DELAY_MS = 1_500
"""Milliseconds from the last send to the indexing of its row: another send comes first."""
TIDY_STEP_MS = 20
"""Milliseconds between two steps of tidying."""
COUNT_AFTER_MS = 30
"""Milliseconds from the first page to the counting, so that the page is painted before."""
PAUSE_S = 0.3
"""Seconds that what runs in the background stops for when a page is asked for, and when it is there to be painted."""
DAY_MS = 24 * 3_600_000

_log = logging.getLogger(__name__)


class HistoryService(QObject):
    """Answers by signals; queries run on threads of their own, and a newer search voids the answers to older ones.

    `found(Found)`: the beginning of the list for a `search`. `measured(Extent)`: how many there are beside the
    undecided ones. `fetched(int, lines)`: a page
    by its number. `opened(Entry | None)`, `placed(int | None)`, `accounts_known(pairs)`, `retention_known(
    Retention)`, `unresolved_known(int)`: the answers to the methods below. `changed()`: rows changed. `grew()`: a batch
    added rows, and is about to add more. `deleted(int)`: how many were deleted. `failed(Exception)`.
    """

    found = Signal(object)
    measured = Signal(object)
    fetched = Signal(int, object)
    opened = Signal(object)
    placed = Signal(object)
    accounts_known = Signal(object)
    retention_known = Signal(object)
    unresolved_known = Signal(int)
    changed = Signal()
    grew = Signal()
    deleted = Signal(int)
    failed = Signal(object)

    def __init__(
        self,
        paths: Paths,
        storage: StorageWorker,
        busy: Callable[[], bool],
        parent: QObject | None = None,
        *,
        now_ms: Callable[[], int] = now_ms,
    ) -> None:
        """`busy()`: a send is under way, so that tidying waits. `now_ms()`: milliseconds since the epoch."""
        super().__init__(parent)
        self._paths = paths
        self._now_ms = now_ms
        self._storage = storage
        self._busy = busy
        self._main_thread = MainThreadCallback(self)
        # Three workers: counting and tidying never delay a page, and tidying is never interrupted.
        self._pages = SendQueryWorker(paths, "nxwa-pages", storage)
        self._counts = SendQueryWorker(paths, "nxwa-counts", storage)
        self.worker = SendQueryWorker(paths, "nxwa-archive", storage)
        """The worker of long tasks: tidying, deleting, exporting."""
        self.sandbox = False
        """The sandbox's unknown outcomes need a decision, not those of the real accounts."""
        self._filter = self._listed = Filter()
        self._extent: Extent | None = None
        self._question = self._gone = 0
        self._tidying = False
        self._counting = QTimer(self, singleShot=True)
        self._counting.timeout.connect(self._count)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._start_tidying)

    @property
    def filter(self) -> Filter:
        """The filter of the latest search."""
        return self._filter

    @property
    def extent(self) -> Extent | None:
        """The number of sends in the pages, once they are counted; else None."""
        return self._extent

    def search(self, wanted: Filter) -> None:
        """Search for the sends that match the filter."""
        self._question += 1
        self._filter, self._listed, self._extent = wanted, wanted, None
        sandbox = self.sandbox
        self._pages.interrupt()
        self._counts.interrupt()
        self._counting.stop()
        self._ask(self._pages, lambda queries: queries.found(wanted, sandbox=sandbox), self._found, fresh=True)

    def fetch(self, number: int) -> None:
        """Request a page by its number; nothing happens before the extent is known."""
        if self._extent is not None and number < len(self._extent.anchors):
            wanted, first = self._listed, self._extent.anchors[number]

            def then(lines: tuple[Line, ...]) -> None:
                self.fetched.emit(number, lines)

            self._ask(self._pages, lambda queries: queries.page_from(wanted, first), then, fresh=True)

    def open(self, send_id: str) -> None:
        """Request everything about one send."""
        self._ask(self._pages, lambda queries: queries.get(send_id), self.opened.emit)

    def locate(self, send_id: str) -> None:
        """Request the place of a send among the pages."""
        if self._counting.isActive():
            # The count comes before the row number.
            self._counting.stop()
            self._count()
        wanted = self._listed
        self._ask(self._counts, lambda queries: queries.place(wanted, send_id), self.placed.emit, fresh=True)

    def ask_accounts(self) -> None:
        """Request the accounts that something was sent with."""
        self._ask(self._counts, lambda queries: queries.accounts(), self.accounts_known.emit)

    def ask_retention(self) -> None:
        """Request the retention."""
        self._ask(self.worker, lambda queries: queries.retention(), self.retention_known.emit)

    def ask_unresolved(self) -> None:
        """Request the number of unresolved sends, of the sandbox too: deleting affects both."""
        counting = self._storage.submit(lambda repos: sum(map(repos.history.unresolved, (False, True))))
        self._main_thread.when_done(counting, self.unresolved_known.emit, self._report)

    def set_retention(self, retention: Retention) -> None:
        """Apply a retention, to the copies of the database too."""

        def work(queries: "SendQueries") -> None:
            from nxwa_desktop.storage.deletion import Deletion, forget_damaged, forget_in_copies

            queries.set_retention(retention)
            before_ms = self._now_ms() - retention.keep_days * DAY_MS
            forget_in_copies(self._paths, Deletion(texts_before_ms=before_ms))
            forget_damaged(self._paths, before_ms)

        self._ask(self.worker, work, lambda _: self.schedule_tidying(soon=True))

    def resolve(self, send_id: str, resolution: Resolution | None) -> None:
        """Record how the user resolved an unknown outcome."""
        resolving = self._storage.submit(lambda repos: repos.history.resolve(send_id, resolution, self._now_ms()))
        self._main_thread.when_done(resolving, lambda _: self.changed.emit(), self._report)

    def delete(self, before_ms: int | None) -> None:
        """Delete the sends that began before `before_ms`, or all that have ended (None), step by step.

        The copies come first: after an interruption the sends are still in the history, to be deleted again.
        """
        self._gone = 0
        self._delete_from_copies(before_ms, lambda: self._delete(before_ms))

    def schedule_tidying(self, *, soon: bool = False) -> None:
        """Index new sends and drop expired content after a delay; `soon`: at once."""
        self._timer.start(TIDY_STEP_MS if soon else TIDY_DELAY_MS)

    def close(self, timeout: float) -> None:
        """Interrupt what runs, and emit no more signals. Waits at most `timeout` seconds."""
        self._main_thread.close()
        self._timer.stop()
        self._counting.stop()
        begun = time.monotonic()
        for thread in (self._pages, self._counts, self.worker):
            thread.close(max(0.0, timeout - (time.monotonic() - begun)))

    def _found(self, found: Found) -> None:
        lines = found.lines
        self._listed = msgspec.structs.replace(self._filter, without=tuple(line.id for line in found.undecided))
        if len(lines) == PAGE:
            self._counting.start(COUNT_AFTER_MS)
        self.found.emit(found)
        if len(lines) < PAGE:
            self._measured(Extent(len(lines), tuple(line.id for line in lines[:1])))

    def _count(self) -> None:
        wanted = self._listed
        self._ask(self._counts, lambda queries: queries.extent(wanted), self._measured, fresh=True)

    def _measured(self, extent: Extent) -> None:
        self._extent = extent
        self.measured.emit(extent)

    def _delete_from_copies(self, before_ms: int | None, then: Callable[[], object]) -> None:
        def work(_: "SendQueries") -> None:
            from nxwa_desktop.storage.deletion import EVERYTHING, Deletion, forget_damaged, forget_in_copies

            before = Deletion(sends_before_ms=EVERYTHING if before_ms is None else before_ms)
            forget_in_copies(self._paths, before)
            forget_damaged(self._paths, None)

        self._ask(self.worker, work, lambda _: then())

    def _delete(self, before_ms: int | None) -> None:
        def then(gone: int) -> None:
            self._gone += gone
            if gone:
                self._delete(before_ms)
                return
            # Again: a copy may have been made meanwhile.
            self._delete_from_copies(before_ms, self._deleted)

        self._ask(self.worker, lambda queries: queries.delete(before_ms), then)

    def _deleted(self) -> None:
        self.deleted.emit(self._gone)
        self.changed.emit()
        self.schedule_tidying(soon=True)

    def _start_tidying(self) -> None:
        if self._busy() or self._storage.background_pause.is_on:
            self.schedule_tidying()
        elif not self._tidying:
            self._tidying = True
            self._main_thread.when_done(self.worker.submit(self._tidy), self._tidied, self._not_tidied)

    def _tidy(self, queries: "SendQueries") -> bool:
        """Do one small step; False once there is nothing left to do."""
        now = self._now_ms()
        retention = queries.retention()
        before = now - retention.keep_days * DAY_MS
        return bool(
            queries.index()
            or queries.forget_contents(before)
            # Where nothing is kept, a day is left to export the results.
            or queries.forget_batches(before, before if retention.keep_contents else now - DAY_MS)
            or queries.forget_digests(now - REPEATED_WITHIN_MS)
            or queries.shrink()
        )

    def _tidied(self, more: bool) -> None:
        self._tidying = False
        # Again when the digest of the last send is no longer needed.
        self._timer.start(TIDY_STEP_MS if more else REPEATED_WITHIN_MS + TIDY_DELAY_MS)

    def _not_tidied(self, error: BaseException) -> None:
        self._tidying = False
        if isinstance(error, DatabaseLocked):
            self.schedule_tidying()
        else:
            # Only logged: sends report their own failures.
            _log.error("the history was not tidied: %s: %s", type(error).__name__, error)

    def _ask(
        self,
        thread: SendQueryWorker,
        call: "Callable[[SendQueries], T]",
        then: Callable[[T], object],
        *,
        fresh: bool = False,
    ) -> None:
        """Run `call` on `thread`, then `then(result)` here; `fresh`: neither once another search began."""
        question = self._question
        if is_awaited := thread is self._pages:
            self._storage.background_pause.begin(PAUSE_S)

        def still_asked() -> bool:
            return not fresh or question == self._question

        def work(queries: "SendQueries") -> T | None:
            return call(queries) if still_asked() else None

        def done(result: T | None) -> None:
            if is_awaited:
                self._storage.background_pause.begin(PAUSE_S)
            if still_asked():
                then(result)  # type: ignore[arg-type]

        self._main_thread.when_done(thread.submit(work), done, self._report)

    def _report(self, error: BaseException) -> None:
        if not isinstance(error, Interrupted):
            _log.error("history: %s: %s", type(error).__name__, error)
            self.failed.emit(error)
