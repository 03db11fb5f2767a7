"""Counts in the background how many cells of a column are phone numbers, and how many lack a country code."""

import threading
import time

import msgspec
from PySide6.QtCore import QObject, Signal

from nxwa_desktop.batch.numbers import read_number
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.system.threads import run_in_thread
from nxwa_desktop.tables.table import Table

_LEAST_DIGITS = 6
_YIELD_EVERY = 50


class RecipientCount(msgspec.Struct, frozen=True):
    """How the recipients of a column look."""

    rows: int
    numbers: int
    """Of which a number is known, with the chosen country where they have none."""
    without_code: int
    """That look like numbers, are whole, and are none of any country."""
    example: str = ""
    """The first of those."""


class RecipientCounter(QObject):
    """`counted(RecipientCount)`: of the column that was asked for last."""

    counted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._main_thread = MainThreadCallback(self)
        self._cancel = threading.Event()
        self._asked: tuple[int, int, str] | None = None

    def count(self, table: Table, column: int, country: str) -> None:
        """Count the numbers of a column; `country`: of those without a country code, or empty."""
        asked = (id(table), column, country)
        if asked == self._asked:
            return
        self.stop()
        self._asked = asked
        cancel = self._cancel
        counting = run_in_thread(_count, table, column, country, cancel)

        def tell(found: RecipientCount) -> None:
            if not cancel.is_set():
                self.counted.emit(found)

        self._main_thread.when_done(counting, tell, lambda error: None)

    def stop(self) -> None:
        """Give up what is being counted."""
        self._cancel.set()
        self._cancel = threading.Event()
        self._asked = None


def _count(table: Table, column: int, country: str, cancel: threading.Event) -> RecipientCount:
    numbers = without_code = 0
    example = ""
    for index, cells in enumerate(table.rows):
        if index % _YIELD_EVERY == 0:
            if cancel.is_set():
                break
            time.sleep(0)  # the window's thread comes first
        cell = cells[column]
        numbers += read_number(cell, country).can_exist
        if sum(map(str.isdecimal, cell)) < _LEAST_DIGITS or read_number(cell, "").can_exist:
            continue
        # No country mends what the spreadsheet has changed.
        if not any(note.column == column and note.kind.refuses for note in table.notes_of(index)):
            without_code += 1
            example = example or cell.strip()
    return RecipientCount(len(table.rows), numbers, without_code, example)
