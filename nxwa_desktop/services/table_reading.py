"""Reads the table of a batch in the background: once from the disk, then as often as the person wants it otherwise."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.system.threads import run_in_thread
from nxwa_desktop.tables.faults import FaultCode, TableFault
from nxwa_desktop.tables.reading import ReadOptions, probe, probe_pasted, read
from nxwa_desktop.tables.source import Source, SourceKind
from nxwa_desktop.tables.table import CellNoteKind, Table

REPORT_EVERY_S = 0.05
_log = logging.getLogger(__name__)


class CountedNote(msgspec.Struct, frozen=True):
    """How many rows have a note of one kind, and the number in the file of the first of them."""

    count: int
    first: int


class TableRead(msgspec.Struct, frozen=True):
    """A source as it was read last. Without a table there is a fault; without a source nothing was opened."""

    source: Source | None = None
    options: ReadOptions = ReadOptions()
    table: Table | None = None
    notes: Mapping[CellNoteKind, CountedNote] = {}
    fault: TableFault | None = None

    @property
    def is_guess(self) -> bool:
        """True if the table is shown in a likely encoding, and the person has to choose one."""
        source = self.source
        if source is None or source.kind is not SourceKind.TEXT:
            return False
        return source.encoding is None and not self.options.encoding

    @property
    def encoding(self) -> str | None:
        """The encoding of a text that the table is shown in."""
        if self.source is None:
            return None
        likely = self.source.encodings[0].encoding if self.source.encodings else None
        return self.options.encoding or self.source.encoding or likely


class TableReading(QObject):
    """Reads one source at a time; what was read before stays until another one is there.

    `changed()`: another source, table or fault, or a reading has begun or is over. `progressed(int, int)`: so much of
    so much was read.
    """

    changed = Signal()
    progressed = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._main_thread = MainThreadCallback(self)
        self._read = TableRead()
        self._cancel: threading.Event | None = None

    @property
    def last(self) -> TableRead:
        """The result of the last reading."""
        return self._read

    @property
    def table(self) -> Table | None:
        """The table, if it is read as the person wants it."""
        return None if self._read.is_guess or self.busy else self._read.table

    @property
    def busy(self) -> bool:
        """True while something is read."""
        return self._cancel is not None

    def open_file(self, path: Path) -> None:
        """Read a file."""
        self._open(lambda report, cancelled: probe(path, progress=report, cancelled=cancelled))

    def open_pasted(self, text: str) -> None:
        """Read what was copied from a spreadsheet."""
        self._open(lambda report, cancelled: probe_pasted(text))

    def read_as(self, options: ReadOptions) -> None:
        """Read the same source in another way."""
        source = self._read.source
        if source is not None and options != self._read.options:
            read_now = self._read
            self._begin(lambda report, cancelled: _read_table(source, options, report, cancelled))
            self._read = msgspec.structs.replace(read_now, options=options)

    def cancel(self) -> None:
        """Give up what is being read."""
        if self._cancel is not None:
            self._cancel.set()

    def forget(self) -> None:
        """Begin anew, without a source."""
        self.cancel()
        self._cancel = None
        self._read = TableRead()
        self.changed.emit()

    def close(self) -> None:
        """Emit no more signals."""
        self.cancel()
        self._main_thread.close()

    def _open(self, look: "Callable[[_Report, _Cancelled], Source | TableFault]") -> None:
        def work(report: "_Report", cancelled: "_Cancelled") -> TableRead:
            found = look(report, cancelled)
            if isinstance(found, TableFault):
                return TableRead(fault=found)
            return _read_table(found, ReadOptions(), report, cancelled)

        self._begin(work)

    def _begin(self, work: "Callable[[_Report, _Cancelled], TableRead]") -> None:
        self.cancel()
        self._cancel = cancel = threading.Event()
        before = self._read
        reading = run_in_thread(lambda: work(self._reporter(cancel), cancel.is_set))
        self._main_thread.when_done(
            reading,
            lambda found: self._over(cancel, before, found),
            lambda error: self._failed(cancel, before, error),
        )
        self.changed.emit()

    def _reporter(self, cancel: threading.Event) -> "_Report":
        """Pass progress on to the main thread, a few times a second."""
        next_at = time.monotonic()

        def report(done: int, total: int) -> None:
            nonlocal next_at
            now = time.monotonic()
            if now >= next_at and not cancel.is_set():
                next_at = now + REPORT_EVERY_S
                self._main_thread.call(self.progressed.emit, done, total)

        return report

    def _over(self, cancel: threading.Event, before: TableRead, found: TableRead) -> None:
        if self._cancel is not cancel:
            return
        self._cancel = None
        if cancel.is_set():
            self._read = msgspec.structs.replace(before, fault=None)
        elif found.fault is None or (found.source is not None and (before.table is None or _has_choices(found))):
            self._read = found
        else:
            # What was there stays: it is still good.
            self._read = msgspec.structs.replace(before, fault=found.fault)
        self.changed.emit()

    def _failed(self, cancel: threading.Event, before: TableRead, error: BaseException) -> None:
        _log.error("a table cannot be read: %s: %s", type(error).__name__, error)
        self._over(cancel, before, TableRead(fault=TableFault(FaultCode.READER_FAILED)))


_Report = Callable[[int, int], None]
_Cancelled = Callable[[], bool]


def _has_choices(found: TableRead) -> bool:
    """True if the person may still get a table out of a source that gave none."""
    source = found.source
    return source is not None and (len(source.sheets) > 1 or found.options != ReadOptions())


def _read_table(source: Source, options: ReadOptions, report: _Report, cancelled: _Cancelled) -> TableRead:
    shown = TableRead(source, options)
    as_shown = msgspec.structs.replace(options, encoding=shown.encoding)
    found = read(source, as_shown, progress=report, cancelled=cancelled)
    if isinstance(found, TableFault):
        return msgspec.structs.replace(shown, fault=found)
    return msgspec.structs.replace(shown, table=found, notes=_count_notes(found))


def _count_notes(table: Table) -> dict[CellNoteKind, CountedNote]:
    counted: dict[CellNoteKind, CountedNote] = {}
    for index, notes in table.cell_notes.items():
        for kind in {note.kind for note in notes}:
            known = counted.get(kind)
            number = table.number(index)
            counted[kind] = (
                CountedNote(1, number) if known is None else CountedNote(known.count + 1, min(known.first, number))
            )
    return counted
