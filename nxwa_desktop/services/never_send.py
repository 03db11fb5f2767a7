"""The numbers that nobody writes to, known to every check of a message; changed on the storage's thread."""

import logging
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.threads import run_in_thread
from nxwa_desktop.system.wall_clock import now_ms

if TYPE_CHECKING:  # imported on the thread of the database
    from nxwa_desktop.storage.repositories import Repositories

_log = logging.getLogger(__name__)


class NeverSendService(QObject):
    """`changed()`: the list changed. `added(int, int, int)`: so many of so many numbers were new, and so many more in
    the file look like numbers but are none as they are written.

    `exported(int)`: so many numbers were written. `failed(Exception)`: the list could not be read or written.
    `file_failed(object)`: a file was no table of numbers, or could not be read or written: a `TableFault`, or the
    exception; None where no number stands in it.
    """

    changed = Signal()
    added = Signal(int, int, int)
    exported = Signal(int)
    failed = Signal(object)
    file_failed = Signal(object)

    def __init__(self, storage: StorageWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storage = storage
        self._main_thread = MainThreadCallback(self)
        self._listed: tuple[str, ...] = ()
        self._numbers: frozenset[str] = frozenset()
        self._is_read = False

    @property
    def listed(self) -> tuple[str, ...]:
        """The numbers (digits with country code), in the order they were added."""
        return self._listed

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers as a set, to look one up."""
        return self._numbers

    def load(self) -> None:
        """Read the list."""
        self._change(lambda repos: None)

    def when_read(self, then: Callable[[], object]) -> None:
        """Call `then()` once the list is known, which it is as a rule; else after another try to read it.

        Where that fails, the send that waits for it tells why nothing can be read or written.
        """
        if self._is_read:
            then()
            return

        def show(listed: tuple[str, ...]) -> None:
            self._show(listed)
            then()

        def fail(error: BaseException) -> None:
            self._report(error)
            then()

        self._main_thread.when_done(self._storage.submit(lambda repos: repos.never_send.list()), show, fail)

    def add(self, numbers: Iterable[str], unusable: int = 0) -> None:
        """Add numbers, written in any way. `unusable`: how many more were found that are none."""
        from nxwa_desktop.protocol.recipient import normalise

        digits = tuple(dict.fromkeys(map(normalise, numbers)))
        at = now_ms()

        def write(repos: "Repositories") -> int:
            return repos.never_send.add(digits, at)

        self._change(write, lambda new: self.added.emit(new, len(digits), unusable))

    def remove(self, numbers: Sequence[str]) -> None:
        """Remove numbers of the list."""
        self._change(lambda repos: repos.never_send.remove(numbers))

    def import_from(self, file: Path) -> None:
        """Add every phone number that stands in a table or a text, wherever it stands there."""
        self._main_thread.when_done(run_in_thread(_numbers_in, file), self._imported, self._not_a_file)

    def export_to(self, file: Path) -> None:
        """Write the numbers as a table of one column, which `import_from` reads."""
        numbers = self._listed
        writing = run_in_thread(_write, file, numbers)
        self._main_thread.when_done(writing, lambda _: self.exported.emit(len(numbers)), self._not_a_file)

    def close(self) -> None:
        """Emit no more signals."""
        self._main_thread.close()

    def _change(
        self, write: "Callable[[Repositories], object]", then: Callable[[int], object] = lambda _: None
    ) -> None:
        def work(repos: "Repositories") -> tuple[object, tuple[str, ...]]:
            return write(repos), repos.never_send.list()

        def done(result: tuple[object, tuple[str, ...]]) -> None:
            count, listed = result
            self._show(listed)
            if isinstance(count, int):
                then(count)

        self._main_thread.when_done(self._storage.submit(work), done, self._report)

    def _show(self, listed: tuple[str, ...]) -> None:
        self._is_read = True
        if listed != self._listed:
            self._listed, self._numbers = listed, frozenset(listed)
            self.changed.emit()

    def _imported(self, found: object) -> None:
        if not isinstance(found, _Found):
            self.file_failed.emit(found)
        elif found.numbers:
            self.add(found.numbers, found.unusable)
        else:
            self.file_failed.emit(None)

    def _not_a_file(self, error: BaseException) -> None:
        if not isinstance(error, OSError):
            _log.error("the list of numbers: %s: %s", type(error).__name__, error)
        self.file_failed.emit(error)

    def _report(self, error: BaseException) -> None:
        _log.error("the list of numbers: %s: %s", type(error).__name__, error)
        self.failed.emit(error)


class _Found(msgspec.Struct, frozen=True):
    """The numbers in a file."""

    numbers: tuple[str, ...]
    unusable: int
    """Others that look like some, such as those without their country code."""


def _numbers_in(file: Path) -> object:
    """The numbers in a file, or a `TableFault`."""
    from nxwa_desktop.protocol.recipient import MAX_DIGITS, MIN_DIGITS, assess, normalise
    from nxwa_desktop.tables.faults import TableFault
    from nxwa_desktop.tables.reading import ReadOptions, probe, read

    source = probe(file)
    if isinstance(source, TableFault):
        return source
    encoding = source.encoding or (source.encodings[0].encoding if source.encodings else None)
    table = read(source, ReadOptions(encoding=encoding, has_header=False))
    if isinstance(table, TableFault):
        return table
    digits = dict.fromkeys(normalise(cell) for row in table.rows for cell in row if any(map(str.isdecimal, cell)))
    alike = [number for number in digits if MIN_DIGITS <= len(number) <= MAX_DIGITS and number.isdecimal()]
    numbers = tuple(number for number in alike if assess(number).can_exist)
    return _Found(numbers, len(alike) - len(numbers))


def _write(file: Path, numbers: Sequence[str]) -> None:
    from nxwa_desktop.system import private_files as private
    from nxwa_desktop.tables.writing import CsvWriter

    with private.replacing(file) as written:
        writer = CsvWriter(written)
        writer.write(["recipient"])
        for number in numbers:
            writer.write([number])
