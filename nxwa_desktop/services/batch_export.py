"""Exports rows of batches as CSV that spreadsheets open safely."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from nxwa_desktop.batch.plan import BatchPlan, decode_plan
from nxwa_desktop.batch.results import Cells, ResultWords, problem_rows, result_rows, write_rows
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.storage.batch_records import Batch, RowLine
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.threads import run_in_thread

CHUNK = 2_000
"""Rows that are read at once: a batch that runs is not held up for longer."""

_log = logging.getLogger(__name__)


class BatchExport(QObject):
    """Writes one file at a time, in the background, whole or not at all.

    `finished(Path, int)`: the file, and its rows below the titles. `failed(Exception)`: there is none.
    """

    finished = Signal(object, int)
    failed = Signal(object)

    def __init__(self, storage: StorageWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storage = storage
        self._main_thread = MainThreadCallback(self)

    def write_results(self, batch: Batch, path: Path, words: ResultWords) -> None:
        """Write all rows of a stored batch: its own columns, then how each row ended."""
        self._write(path, lambda: result_rows(decode_plan(batch.plan), self._lines(batch.id), words))

    def write_problems(
        self, plan: BatchPlan, lines: Callable[[], Iterator[RowLine]], path: Path, words: ResultWords
    ) -> None:
        """Write rows that are not stored yet: their own columns, then why they are not sent."""
        self._write(path, lambda: problem_rows(plan, lines(), words))

    def close(self) -> None:
        """Emit no more signals."""
        self._main_thread.close()

    def _write(self, path: Path, rows: Callable[[], Iterator[Cells]]) -> None:
        writing = run_in_thread(lambda: write_rows(path, rows()))
        self._main_thread.when_done(writing, lambda count: self.finished.emit(path, count), self._fail)

    def _lines(self, batch_id: str) -> Iterator[RowLine]:
        after = -1
        while chunk := self._storage.submit(
            lambda repos, after=after: repos.batches.lines(batch_id, after=after, limit=CHUNK)  # type: ignore[misc]
        ).result():
            yield from chunk
            after = chunk[-1].position

    def _fail(self, error: BaseException) -> None:
        _log.error("the rows were not exported: %s: %s", type(error).__name__, error)
        self.failed.emit(error)
