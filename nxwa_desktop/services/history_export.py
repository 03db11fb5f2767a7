"""Exports the history as CSV that spreadsheets open safely."""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from nxwa_desktop.protocol.outcome import Accepted, NotSent, Rejected, Unknown
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.services.reused_message import sent_message
from nxwa_desktop.storage.history_columns import HistoryColumn
from nxwa_desktop.storage.send_query_worker import SendQueryWorker
from nxwa_desktop.storage.send_records import Filter
from nxwa_desktop.system import private_files as private
from nxwa_desktop.system.wall_clock import local_time
from nxwa_desktop.templates.filled_text import text_of

if TYPE_CHECKING:  # imported by the first export
    from nxwa_desktop.storage.send_log import Entry
    from nxwa_desktop.storage.send_queries import SendQueries
    from nxwa_desktop.tables.writing import CsvWriter

EVERY = 500
"""Rows between two reports of progress."""

_log = logging.getLogger(__name__)


class ExportTexts(msgspec.Struct, frozen=True):
    """The texts of the file in the language of the window."""

    titles: tuple[str, ...]
    """Column titles, one for each `HistoryColumn`."""
    outcome: "Callable[[Entry], str]"
    dealt_with: "Callable[[Entry], str]"


class _Stopped(Exception):  # noqa: N818 - not an error
    """The export was cancelled."""


class HistoryExport(QObject):
    """Writes one file at a time, in the background.

    `progress(int, int)`: rows written, rows in all. `finished(int)` with the number of rows, `failed(Exception)` or
    `cancelled()` ends an export.
    """

    progress = Signal(int, int)
    finished = Signal(int)
    cancelled = Signal()
    failed = Signal(object)

    def __init__(self, queries: SendQueryWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queries = queries
        self._main_thread = MainThreadCallback(self)
        self._stop = threading.Event()
        self._running = False
        self._path = Path()

    @property
    def path(self) -> Path:
        """The file of the running export, or of the last one."""
        return self._path

    @property
    def running(self) -> bool:
        """True while an export runs."""
        return self._running

    def start(self, wanted: Filter, path: Path, words: ExportTexts) -> bool:
        """Export the sends that match `wanted`; False, and nothing happens, while another export runs."""
        if self._running:
            return False
        self._running, self._path = True, path
        self._stop.clear()
        writing = self._queries.submit(lambda queries: self._write(queries, wanted, path, words))
        self._main_thread.when_done(writing, self._done, self._failed)
        return True

    def cancel(self) -> None:
        """Cancel the export; nothing is left of its file."""
        self._stop.set()

    def close(self) -> None:
        """Cancel the export, and emit no more signals."""
        self._stop.set()
        self._main_thread.close()

    def _failed(self, error: BaseException) -> None:
        self._running = False
        _log.error("the history was not exported: %s: %s", type(error).__name__, error)
        self.failed.emit(error)

    def _done(self, rows: int | None) -> None:
        self._running = False
        if rows is None:
            self.cancelled.emit()
        else:
            self.finished.emit(rows)

    def _write(self, queries: "SendQueries", wanted: Filter, path: Path, words: ExportTexts) -> int | None:
        """Write the file on the worker's thread; the number of rows, None where it was cancelled."""
        from nxwa_desktop.tables.writing import CsvWriter

        with contextlib.suppress(_Stopped), private.replacing(path) as whole:
            return self._write_rows(CsvWriter(whole), queries, wanted, words)
        return None

    def _write_rows(self, writer: "CsvWriter", queries: "SendQueries", wanted: Filter, words: ExportTexts) -> int:
        writer.write(words.titles)
        if self._stop.is_set():
            raise _Stopped
        rows, count = 0, queries.extent(wanted).count
        self._report_progress(0, count)
        for entry in queries.every(wanted):
            if self._stop.is_set():
                raise _Stopped
            writer.write(cells(entry, words))
            rows += 1
            if rows % EVERY == 0:
                self._report_progress(rows, count)
        return rows

    def _report_progress(self, rows: int, count: int) -> None:
        self._main_thread.call(self.progress.emit, rows, max(rows, count))


def cells(entry: "Entry", words: ExportTexts) -> Iterator[str]:
    """The cells of one row, in the order of the columns."""
    return (_cell(column, entry, words) for column in HistoryColumn)


def _cell(column: HistoryColumn, entry: "Entry", words: ExportTexts) -> str:  # noqa: C901 - one case for each column
    sent, outcome = entry.outgoing, entry.outcome
    match column:
        case HistoryColumn.TIME:
            return local_time(sent.started_at).isoformat(timespec="milliseconds")
        case HistoryColumn.RECIPIENT:
            return sent.recipient
        case HistoryColumn.TEMPLATE:
            return sent.template_name
        case HistoryColumn.LANGUAGE:
            return sent.language
        case HistoryColumn.ACCOUNT:
            return sent.account_name
        case HistoryColumn.OUTCOME:
            return words.outcome(entry)
        case HistoryColumn.DEALT_WITH:
            return words.dealt_with(entry)
        case HistoryColumn.CODE:
            return str(outcome.code) if isinstance(outcome, Rejected) and outcome.code is not None else ""
        case HistoryColumn.TEXT:
            return _text(entry)
        case HistoryColumn.MESSAGE:
            return _message(entry)
        case HistoryColumn.MESSAGE_ID:
            return outcome.message_id if isinstance(outcome, Accepted) else ""
        case HistoryColumn.TRACE_ID:
            return outcome.trace_id if isinstance(outcome, Accepted | Rejected) else ""
        case HistoryColumn.DURATION:
            return "" if entry.duration_ms is None else str(entry.duration_ms)
        case HistoryColumn.ENDPOINT:
            return sent.url


def _text(entry: "Entry") -> str:
    message = sent_message(entry)
    return text_of(message) if message is not None else ""


def _message(entry: "Entry") -> str:
    match entry.outcome:
        case Rejected(_, message):
            return message
        case NotSent(reason) | Unknown(reason):
            return reason.value
        case _:
            return ""
