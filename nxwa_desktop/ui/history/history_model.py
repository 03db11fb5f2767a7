"""The model of the list of sends; only visited pages are in memory."""

from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractListModel, QDateTime, QLocale, QModelIndex, QPersistentModelIndex, Qt

from nxwa_desktop.services.history import HistoryService
from nxwa_desktop.storage.send_records import PAGE, Extent, Found, Line
from nxwa_desktop.system.wall_clock import now_ms
from nxwa_desktop.ui.history.history_words import account_text, number_text, outcome_word
from nxwa_desktop.ui.i18n.plain_text import isolated, plain_line, tip_text
from nxwa_desktop.ui.i18n.relative_time import date_of, day_name, relative_time

PAGES_KEPT = 60
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class HistoryModel(QAbstractListModel):
    """The sends that need a decision, then all others, newest first.

    Rows of a page that is still being fetched are empty for that moment.
    """

    def __init__(self, history_service: HistoryService, parent: Any = None) -> None:
        super().__init__(parent)
        self._history_service = history_service
        self._count = 0
        self._extent: Extent | None = None
        self._undecided: tuple[Line, ...] = ()
        self._pages: OrderedDict[int, tuple[Line, ...]] = OrderedDict()
        self._asked: set[int] = set()
        history_service.found.connect(self._found)
        history_service.measured.connect(self._measured)
        history_service.fetched.connect(self._fetched)

    @property
    def counted(self) -> bool:
        """True once `rowCount` is the number of all matching sends."""
        return self._extent is not None

    @property
    def undecided(self) -> int:
        """The number of rows at the beginning that need a decision."""
        return len(self._undecided)

    def line(self, row: int) -> Line | None:
        """The send in this row; None while its page is being fetched."""
        number = (row - len(self._undecided)) // PAGE
        if (line := self._known(row)) is not None:
            if number in self._pages:
                self._pages.move_to_end(number)
            return line
        # A page that was not full when it was read is read again; what it has stays as it is until then.
        if row >= 0 and number not in self._asked and self._extent is not None:
            self._asked.add(number)
            self._history_service.fetch(number)
        return None

    def group(self, row: int) -> str:
        """The heading above this row; empty where the row above belongs to the same group, or is not known yet."""
        if not self.begins_group(row):
            return ""
        line = self._known(row)
        if line is None or row < len(self._undecided):
            return self.tr("Needs your decision")
        return day_name(date_of(line.started_at))

    def begins_group(self, row: int) -> bool:
        """True if there is a heading above this row."""
        if row < len(self._undecided):
            return row == 0
        line = self._known(row)
        return line is not None and self._begins_day(row, line)

    def rows_in_memory(self) -> Iterator[int]:
        """The rows whose pages are in memory."""
        yield from range(len(self._undecided))
        for number, page in self._pages.items():
            yield from range(self.row_at(number * PAGE), self.row_at(number * PAGE + len(page)))

    def row_of(self, send_id: str) -> int | None:
        """The row of a send among the pages in memory."""
        for row, line in enumerate(self._undecided):
            if line.send_id == send_id:
                return row
        for number, page in self._pages.items():
            for place, line in enumerate(page):
                if line.send_id == send_id:
                    return self.row_at(number * PAGE + place)
        return None

    def row_at(self, place: int) -> int:
        """The row of the send at a place among the pages."""
        return len(self._undecided) + place

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """The number of all sends once counted; until then that of the first page."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """One column."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row in one sentence, for screen readers, and its exact time as tool tip."""
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        line = self.line(index.row())
        if line is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._sentence(line)
        moment = QLocale().toString(QDateTime.fromMSecsSinceEpoch(line.started_at), QLocale.FormatType.LongFormat)
        return tip_text(f"{moment} · {plain_line(account_text(line))}")

    def _known(self, row: int) -> Line | None:
        """The send in this row, if its page is in memory."""
        if row < len(self._undecided):
            return self._undecided[row] if row >= 0 else None
        number, place = divmod(row - len(self._undecided), PAGE)
        page = self._pages.get(number, ())
        return page[place] if place < len(page) else None

    def _begins_day(self, row: int, line: Line) -> bool:
        if row == len(self._undecided):
            return True
        above = self._known(row - 1)
        return above is not None and date_of(above.started_at) != date_of(line.started_at)

    def _sentence(self, line: Line) -> str:
        when = f"{day_name(date_of(line.started_at))} {relative_time(line.started_at, now_ms())}"
        words = (
            isolated(number_text(line.recipient)),
            plain_line(line.template_name),
            outcome_word(line.state, line.resolution),
            when,
            plain_line(account_text(line)),
        )
        return ", ".join(filter(None, words))

    def _found(self, found: Found) -> None:
        """Start over with the rows of a new query."""
        self.beginResetModel()
        self._pages.clear()
        self._asked.clear()
        self._extent = None
        self._undecided = found.undecided
        self._pages[0] = found.lines
        self._count = len(found.lines_in_order)
        self.endResetModel()

    def _measured(self, extent: Extent) -> None:
        self._extent = extent
        count = self.row_at(extent.count)
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(QModelIndex(), count, self._count - 1)
            self._count = count
            self.endRemoveRows()

    def _fetched(self, number: int, lines: tuple[Line, ...]) -> None:
        first = self.row_at(number * PAGE)
        # One that is still not full has lost rows since they were counted: asking again would not end.
        if len(lines) >= min(PAGE, self._count - first):
            self._asked.discard(number)
        self._pages[number] = lines
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        # The row after the page, too: only now it is known whether a day begins with it.
        last = min(first + PAGE, self._count - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))
