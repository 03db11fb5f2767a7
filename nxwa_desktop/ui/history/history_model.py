"""The table model of sends; only visited pages are in memory."""

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QDateTime, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon, QPalette

from nxwa_desktop.services.history import HistoryService
from nxwa_desktop.storage.history_columns import LISTED, HistoryColumn
from nxwa_desktop.storage.send_records import PAGE, Extent, Line, Resolution, State
from nxwa_desktop.ui.i18n.history_column_titles import column_title
from nxwa_desktop.ui.i18n.plain_text import shortened, tip_text
from nxwa_desktop.ui.widgets.icons import SIZE, icon, pixmap
from nxwa_desktop.ui.widgets.labels import aligned
from nxwa_desktop.ui.widgets.outcome_look import LOOKS
from nxwa_desktop.ui.widgets.palette import colours_of

PAGES_KEPT = 60
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """Newest first. Rows of a page that is still being fetched are empty for that moment."""

    def __init__(self, history_service: HistoryService, parent: Any = None) -> None:
        super().__init__(parent)
        self._history_service = history_service
        self._count = 0
        self._extent: Extent | None = None
        self._pages: OrderedDict[int, tuple[Line, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self._icons: dict[tuple[State, str], QIcon] = {}
        self._palette = QPalette()
        self._side = SIZE
        history_service.found.connect(self._found)
        history_service.measured.connect(self._measured)
        history_service.fetched.connect(self._fetched)
        self._titles = tuple(map(column_title, LISTED))

    @property
    def counted(self) -> bool:
        """True once `rowCount` is the number of all matching sends."""
        return self._extent is not None

    def line(self, row: int) -> Line | None:
        """The send in this row; None while its page is being fetched."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number, ())
        if place < len(page):
            self._pages.move_to_end(number)
            return page[place]
        # A page that was not full when it was read is read again; what it has stays as it is until then.
        if number not in self._asked and self._extent is not None:
            self._asked.add(number)
            self._history_service.fetch(number)
        return None

    def row_of(self, send_id: str) -> int | None:
        """The row of a send among the pages in memory."""
        for number, page in self._pages.items():
            for place, line in enumerate(page):
                if line.send_id == send_id:
                    return number * PAGE + place
        return None

    def use_palette(self, palette: QPalette) -> None:
        """Set the palette of the icons."""
        self._palette = palette
        self._icons.clear()

    def draw_at(self, side: int) -> None:
        """Set the width of the icons, in pixels."""
        if side != self._side:
            self._side = side
            self._icons.clear()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """The number of all sends once counted; until then that of the first page."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """The number of listed columns, which is fixed."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' titles."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Horizontal:
            return _alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, icon, and full text as tool tip of a cell."""
        if not index.isValid() or role not in _ROLES:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        line = self.line(index.row())
        if line is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole and LISTED[index.column()] is HistoryColumn.TIME else None
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(line, LISTED[index.column()])
        text = self.text(line, LISTED[index.column()])
        return tip_text(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def text(self, line: Line, column: HistoryColumn) -> str:
        """The text of a cell; empty where only the exported file has the column."""
        match column:
            case HistoryColumn.TIME:
                return _moment(line.started_at)
            case HistoryColumn.RECIPIENT:
                return aligned(f"+{shortened(line.recipient)}") if line.recipient else ""
            case HistoryColumn.TEMPLATE:
                return shortened(line.template_name)
            case HistoryColumn.LANGUAGE:
                return shortened(line.language)
            case HistoryColumn.ACCOUNT:
                in_sandbox = line.sandbox and line.account_id == "sandbox"
                return self.tr("Sandbox") if in_sandbox else shortened(line.account_name)
            case HistoryColumn.OUTCOME:
                return self.outcome(line.state, line.resolution)
            case HistoryColumn.CODE:
                return "" if line.code is None else shortened(str(line.code))
            case HistoryColumn.DURATION:
                return "" if line.duration_ms is None else self.tr("{0} ms").format(line.duration_ms)
            case (
                HistoryColumn.DEALT_WITH
                | HistoryColumn.TEXT
                | HistoryColumn.MESSAGE
                | HistoryColumn.MESSAGE_ID
                | HistoryColumn.TRACE_ID
                | HistoryColumn.ENDPOINT
            ):
                return ""

    def outcome(self, state: State, resolution: Resolution | None = None) -> str:
        """The outcome in a word or three."""
        if resolution is not None and not resolution.is_known:
            return shortened(resolution)
        if resolution is Resolution.WENT_OUT:
            return self.tr("Unknown: went out")
        if resolution is Resolution.DID_NOT:
            return self.tr("Unknown: did not go out")
        names = {
            State.SENDING: self.tr("Being sent"),
            State.ACCEPTED: self.tr("Accepted"),
            State.REJECTED: self.tr("Rejected"),
            State.NOT_SENT: self.tr("Not sent"),
            State.UNKNOWN: self.tr("Unknown"),
        }
        return names.get(state, shortened(state))

    def _icon(self, line: Line, column: HistoryColumn) -> QIcon | None:
        if column is HistoryColumn.ACCOUNT and line.sandbox:
            drawing, role = "sandbox", "sandbox"
        elif column is HistoryColumn.OUTCOME:
            drawing, role, _ = LOOKS.get(line.state, LOOKS[State.UNKNOWN])
            # What has been dealt with asks for nothing any more.
            role = "muted" if line.resolution is not None else role
        else:
            return None
        key = (line.state, f"{drawing} {role}")
        if key not in self._icons:
            colours = colours_of(self._palette)
            drawn = icon(drawing, getattr(colours, role), side=self._side)
            drawn.addPixmap(pixmap(drawing, colours.on_accent, side=self._side), QIcon.Mode.Selected)
            self._icons[key] = drawn
        return self._icons[key]

    def _found(self, lines: tuple[Line, ...]) -> None:
        """Start over with the extent of a new query."""
        self.beginResetModel()
        self._pages.clear()
        self._asked.clear()
        self._extent = None
        self._pages[0] = lines
        self._count = len(lines)
        self.endResetModel()

    def _measured(self, extent: Extent) -> None:
        self._extent = extent
        more = extent.count - self._count
        if more > 0:
            self.beginInsertRows(QModelIndex(), self._count, extent.count - 1)
            self._count = extent.count
            self.endInsertRows()
        elif more < 0:
            self.beginRemoveRows(QModelIndex(), extent.count, self._count - 1)
            self._count = extent.count
            self.endRemoveRows()

    def _fetched(self, number: int, lines: tuple[Line, ...]) -> None:
        # One that is still not full has lost rows since they were counted: asking again would not end.
        if len(lines) >= min(PAGE, self._count - number * PAGE):
            self._asked.discard(number)
        self._pages[number] = lines
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        last = min((number + 1) * PAGE, self._count) - 1
        if number * PAGE <= last:
            self.dataChanged.emit(self.index(number * PAGE, 0), self.index(last, len(self._titles) - 1))


_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.TextAlignmentRole,
    }
)


def _alignment(section: int) -> Qt.AlignmentFlag:
    numeric = LISTED[section] in {HistoryColumn.CODE, HistoryColumn.DURATION}
    side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _moment(at_ms: int) -> str:
    return aligned(QLocale().toString(QDateTime.fromMSecsSinceEpoch(at_ms), QLocale.FormatType.ShortFormat))
