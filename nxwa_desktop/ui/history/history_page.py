"""The history page: filters, the list of sends, and the details of one."""

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from nxwa_desktop.services.history import HistoryService
from nxwa_desktop.storage.send_log import Entry
from nxwa_desktop.storage.send_records import Extent, Filter, Line
from nxwa_desktop.ui.history.history_details import HistoryDetails
from nxwa_desktop.ui.history.history_filters import HistoryFilters
from nxwa_desktop.ui.history.history_model import HistoryModel
from nxwa_desktop.ui.history.history_table import HistoryTable
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.divider import Divider
from nxwa_desktop.ui.widgets.fonts import ScaledFont
from nxwa_desktop.ui.widgets.icons import IconTinter
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.lone_notice import LoneNotice


class HistoryPage(QWidget):
    """`back_wanted()`, `delete_wanted()`, `export_wanted(Filter)`."""

    back_wanted = Signal()
    delete_wanted = Signal()
    export_wanted = Signal(object)

    def __init__(self, history_service: HistoryService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history_service = history_service
        self._wanted_send = ""
        self._wanted_row: int | None = None
        self._is_exporting = False
        self.filters = HistoryFilters()
        self.model = HistoryModel(history_service, self)
        self.table = HistoryTable(self.model)
        self.details = HistoryDetails()
        self.exporting = LoneNotice("export")
        self._build_top()
        self._arrange()
        self._connect()

    def open(self) -> None:
        """Reload the list and focus it."""
        self.refresh()
        self._history_service.ask_accounts()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy_state_from(self, other: "HistoryPage") -> None:
        """Take over the filter and the selection of `other`."""
        self.filters.copy_state_from(other.filters)
        self.splitter.restoreState(other.splitter.saveState())
        if (line := other.table.line) is not None:
            self._wanted_send = line.send_id

    def refresh(self) -> None:
        """Repeat the query and keep the selection."""
        if not self._wanted_send and self._wanted_row is None:
            if (line := self.table.line) is not None:
                self._wanted_send = line.send_id
            elif (index := self.table.currentIndex()).isValid():
                self._wanted_row = index.row()  # its page is still being fetched
        self._history_service.search(self.filters.filter)

    def show_send(self, send_id: str) -> None:
        """Select the row of this send, on whatever page it is."""
        self._wanted_send, self._wanted_row = send_id, None
        if self.filters.filter != Filter():
            self.filters.clear()
        else:
            self._history_service.search(Filter())

    def set_exporting(self, running: bool) -> None:
        """Enable or disable the export button: only one export at a time."""
        self._is_exporting = running
        if running and self.export.hasFocus():
            # Qt would hand the keys on to the next button, which deletes.
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.export.setEnabled(
            not running and (self._history_service.extent is None or self._history_service.extent.count > 0)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the page on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-layout on a font change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "_title"):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Adapt the layout to another width."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A small minimal width: texts are elided instead of widening the window."""
        return QSize(0, super().minimumSizeHint().height())

    def _build_top(self) -> None:
        self.back = QPushButton()
        self.back.setAccessibleName(self.tr("Back to the message"))
        IconTinter(self.back, "back")
        self._title = plain_label(self.tr("History"))
        ScaledFont(self._title, 1.2)
        self.count = plain_label()
        self.export = QPushButton(self.tr("E&xport…"))
        self.delete = QPushButton(self.tr("&Delete history…"))
        for button in (self.back, self.export, self.delete):
            set_kind(button, ButtonKind.QUIET, small=True)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        flat(top, gap=GAP + 4)
        top.addWidget(self.back)
        top.addWidget(self._title)
        top.addWidget(self.count, 1)
        top.addWidget(self.export)
        top.addWidget(self.delete)
        self.nothing = plain_label(wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list = QStackedWidget()
        self.list.setContentsMargins(2 * GAP, 0, 2 * GAP, 0)
        self.list.addWidget(self.table)
        self.list.addWidget(self.nothing)
        self.splitter = Divider(Qt.Orientation.Vertical, self.tr("Height of the list"))
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.details)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([300, 260])
        upper = QVBoxLayout()
        upper.setContentsMargins(2 * GAP, GAP + 2, 2 * GAP, GAP + 2)
        upper.setSpacing(GAP + 2)
        upper.addLayout(top)
        upper.addWidget(self.filters)
        column = QVBoxLayout(self)
        flat(column, gap=0)
        column.addLayout(upper)
        column.addWidget(self.exporting)
        column.addWidget(self.splitter, 1)

    def _fit(self) -> None:
        """Hide the least important columns where there is little room."""
        room = self.width() - 2 * 2 * GAP
        for shows_title, words in (
            (True, self.tr("&Back to the message")),
            (True, self.tr("&Back")),
            (False, self.tr("&Back")),
        ):
            self.back.setText(words)
            self._title.setVisible(shows_title)
            parts = [self.back, self._title, self.count, self.export, self.delete]
            if sum(part.sizeHint().width() + GAP + 4 for part in parts if not part.isHidden()) <= room:
                break

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.delete.clicked.connect(self.delete_wanted)
        self.export.clicked.connect(lambda _=False: self.export_wanted.emit(self.filters.filter))
        self.filters.changed.connect(self._filter)
        self.table.chosen.connect(self._choose)
        self.table.entered.connect(lambda: self.details.again.setFocus(Qt.FocusReason.OtherFocusReason))
        self._history_service.found.connect(self._found)
        self._history_service.measured.connect(self._measured)
        self._history_service.placed.connect(self._placed)
        self._history_service.fetched.connect(self._fetched)
        self._history_service.opened.connect(self._opened)
        self._history_service.accounts_known.connect(self.filters.offer_accounts)
        self._history_service.changed.connect(self._changed)

    def _filter(self) -> None:
        self._wanted_row = None
        self._history_service.search(self.filters.filter)

    def _found(self, lines: tuple[Line, ...]) -> None:
        self.list.setCurrentWidget(self.table if lines else self.nothing)
        if not lines:
            self.details.show_entry(None)
            everything = self.filters.filter == Filter()
            self.nothing.setText(
                self.tr("Nothing has been sent yet.")
                if everything
                else self.tr("No message matches. Change what is searched for, or the choice beside it.")
            )
        row = self.model.row_of(self._wanted_send) if self._wanted_send else None
        if row is None and lines and self._wanted_send:
            self.table.go_to(0)
            self._history_service.locate(self._wanted_send)  # wanted until the answer: a refresh may come between
            return
        self._wanted_send = ""
        if lines:
            self.table.go_to(row or 0)

    def _measured(self, extent: Extent) -> None:
        count = QLocale().toString(extent.count)
        self.count.setText(self.tr("1 message") if extent.count == 1 else self.tr("{0} messages").format(count))
        self._fit()
        self.export.setEnabled(extent.count > 0 and not self._is_exporting)
        row, self._wanted_row = self._wanted_row, None
        if row is not None and extent.count:
            self.table.go_to(min(row, extent.count - 1))

    def _placed(self, row: int | None) -> None:
        self._wanted_send = ""
        if row is not None and row < self.model.rowCount():
            self.table.go_to(row)

    def _fetched(self) -> None:
        # The row was chosen before its page was there.
        if (line := self.table.line) is not None and not self.details.shows(line.send_id):
            self._choose(line)

    def _choose(self, line: Line | None) -> None:
        if line is not None:
            self._history_service.open(line.send_id)

    def _opened(self, entry: Entry | None) -> None:
        line = self.table.line
        if entry is None or (line is not None and line.send_id == entry.outgoing.send_id):
            self.details.show_entry(entry)

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()
