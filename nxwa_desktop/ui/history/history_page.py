"""The history page: its head, the list of sends with search and filters, and the details of one."""

import sys

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.history import HistoryService
from nxwa_desktop.services.templates import TemplateService
from nxwa_desktop.storage.send_log import Entry
from nxwa_desktop.storage.send_records import Filter, Found, Line
from nxwa_desktop.ui.history.empty_history import EmptyHistory
from nxwa_desktop.ui.history.history_details import HistoryDetails
from nxwa_desktop.ui.history.history_filters import HistoryFilters
from nxwa_desktop.ui.history.history_head import HistoryHead
from nxwa_desktop.ui.history.history_list import HistoryList
from nxwa_desktop.ui.history.history_model import HistoryModel
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import font_scale
from nxwa_desktop.ui.widgets.heading import HorizontalLine
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import flat, margins
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.lone_notice import LoneNotice
from nxwa_desktop.ui.widgets.palette import colours_of

WIDE, NARROW = 1000, 860
"""Widths of the window in pixels at the usual font size: below the first the list is narrower, below the second list
and details are two pages."""
LIST_WIDTH, NARROW_LIST_WIDTH = 420, 312


class _Side(QWidget):
    """The column of the list, with a line at its end."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the line."""
        x = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - 1
        QPainter(self).fillRect(x, 0, 1, self.height(), QColor(colours_of(self.palette()).line))


class HistoryPage(QWidget):
    """`back_wanted()`, `delete_wanted()`, `export_wanted(Filter)`."""

    back_wanted = Signal()
    delete_wanted = Signal()
    export_wanted = Signal(object)

    def __init__(
        self,
        history_service: HistoryService,
        accounts: AccountService,
        templates: TemplateService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._history_service = history_service
        self._wanted_send = ""
        self._wanted_row: int | None = None
        self._keeps_selection = False
        self._is_exporting = self._shows_details = self._is_single = False
        self.head = HistoryHead()
        self.filters = HistoryFilters()
        self.model = HistoryModel(history_service, self)
        self.list = HistoryList(self.model, accounts)
        self.details = HistoryDetails(templates.find)
        self.exporting = LoneNotice("export")
        self.empty = EmptyHistory()
        self.under_head = QVBoxLayout()
        self._arrange()
        self._connect()
        self._fit()

    def open(self) -> None:
        """Reload the list and focus it."""
        self._shows_details = False
        self._fit()
        self.refresh()
        self._history_service.ask_accounts()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy_state_from(self, other: "HistoryPage") -> None:
        """Take over the filter and the selection of `other`."""
        self.filters.copy_state_from(other.filters)
        self._shows_details = other._shows_details
        if (line := other.list.line) is not None:
            self._wanted_send = line.send_id

    def refresh(self) -> None:
        """Repeat the query and keep what is selected when its answer comes."""
        self._keeps_selection = True
        self._history_service.search(self.filters.filter)

    def show_send(self, send_id: str) -> None:
        """Select the row of this send, on whatever page it is."""
        self._wanted_send, self._wanted_row, self._keeps_selection = send_id, None, False
        self._shows_details = True
        self._fit()
        if self.filters.filter != Filter():
            self.filters.clear()
        else:
            self._history_service.search(Filter())

    def set_exporting(self, running: bool) -> None:
        """Enable or disable the export button: only one export at a time."""
        self._is_exporting = running
        if running and self.head.export.hasFocus():
            # Qt would hand the keys on to the next button, whose menu deletes.
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.head.export.setEnabled(not running and (not self.model.counted or self.model.rowCount() > 0))

    def show_details(self) -> None:
        """Show the details of the chosen send, and focus them."""
        self._shows_details = True
        self._fit()
        self.details.focus()

    def show_list(self) -> None:
        """Show the list, where it is a page of its own, and focus it."""
        self._shows_details = False
        self._fit()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the details on Escape, where they are a page of their own."""
        if event.key() == Qt.Key.Key_Escape and self._is_single and self._shows_details:
            self.show_list()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-layout on a font change, re-tint on a palette change."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange} and is_built(self, "_body"):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Adapt the layout to another width."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A small minimal size: texts are elided or scroll instead of enlarging the window."""
        return QSize(0, 0)

    def _arrange(self) -> None:
        self.nothing = plain_label(
            self.tr("No message matches. Change what is searched for, or the choice below it."), wrap=True
        )
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMargin(20)
        self.results = QStackedWidget()
        self.results.addWidget(self.list)
        self.results.addWidget(self.nothing)
        tools = QVBoxLayout()
        margins(tools, 20, 12, 16, 12)
        tools.addWidget(self.filters)
        self._side = _Side()
        side = QVBoxLayout(self._side)
        flat(side, gap=0)
        margins(side, 0, 0, 1, 0)
        side.addLayout(tools)
        side.addWidget(HorizontalLine())
        side.addWidget(self.results, 1)
        body = QWidget()
        row = QHBoxLayout(body)
        flat(row, gap=0)
        row.addWidget(self._side)
        row.addWidget(self.details, 1)
        self._body = QStackedWidget()
        self._body.addWidget(body)
        self._body.addWidget(self.empty)
        column = QVBoxLayout(self)
        flat(column, gap=0)
        column.addWidget(self.head)
        column.addWidget(HorizontalLine())
        column.addLayout(self.under_head)
        column.addWidget(self.exporting)
        column.addWidget(self._body, 1)

    def _fit(self) -> None:
        """Show list and details beside each other, or one of them where there is no room for both."""
        tint(self.head.count, QPalette.ColorRole.WindowText, colours_of(self.palette()).muted)
        scale = font_scale(self)
        width = self.window().width() / scale
        self._is_single = width < NARROW
        wanted = LIST_WIDTH if width >= WIDE else NARROW_LIST_WIDTH
        least, most = (0, 16_777_215) if self._is_single else (round(wanted * scale),) * 2
        self._side.setMinimumWidth(least)
        self._side.setMaximumWidth(most)
        shows_details = self._is_single and self._shows_details and self._body.currentWidget() is not self.empty
        self._side.setVisible(not shows_details)
        self.details.setVisible(shows_details or not self._is_single)
        self.head.back.setVisible(shows_details)

    def _connect(self) -> None:
        self.head.back_wanted.connect(self.show_list)
        self.head.delete_wanted.connect(self.delete_wanted)
        self.head.export_wanted.connect(lambda: self.export_wanted.emit(self.filters.filter))
        self.empty.compose_wanted.connect(self.back_wanted)
        self.filters.changed.connect(self._filter)
        self.list.chosen.connect(self._choose)
        self.list.entered.connect(self.show_details)
        self.list.last_wanted.connect(self._want_last)
        self.model.modelAboutToBeReset.connect(self._keep_selection)
        self.list.clicked.connect(self._clicked)
        self._history_service.found.connect(self._found)
        self._history_service.measured.connect(self._measured)
        self._history_service.placed.connect(self._placed)
        self._history_service.fetched.connect(self._fetched)
        self._history_service.opened.connect(self._opened)
        self._history_service.accounts_known.connect(self.filters.offer_accounts)
        self._history_service.changed.connect(self._changed)
        self._history_service.grew.connect(self._follow)

    def _clicked(self) -> None:
        if self._is_single:
            self.show_details()

    def _filter(self) -> None:
        self._wanted_row, self._keeps_selection = None, False
        self._history_service.search(self.filters.filter)

    def _keep_selection(self) -> None:
        if self._keeps_selection and not self._wanted_send and self._wanted_row is None:
            if (line := self.list.line) is not None:
                self._wanted_send = line.send_id
            elif (index := self.list.currentIndex()).isValid():
                self._wanted_row = index.row()  # its page is still being fetched
        self._keeps_selection = False

    def _want_last(self) -> None:
        self._wanted_row = sys.maxsize

    def _found(self, found: Found) -> None:
        lines = found.lines_in_order
        is_empty = not lines and self.filters.filter == Filter()
        self._body.setCurrentIndex(int(is_empty))
        self.results.setCurrentWidget(self.list if lines else self.nothing)
        self.head.delete.setEnabled(not is_empty)
        if is_empty and self.isVisible():
            self.empty.compose.setFocus(Qt.FocusReason.OtherFocusReason)
        if not lines:
            self.details.show_entry(None)
        row = self.model.row_of(self._wanted_send) if self._wanted_send else None
        if row is None and lines and self._wanted_send:
            self.list.go_to(0)
            self._history_service.locate(self._wanted_send)  # wanted until the answer: a refresh may come between
            return
        self._wanted_send = ""
        if lines:
            self.list.go_to(row or 0)

    def _measured(self) -> None:
        count = self.model.rowCount()
        shown = QLocale().toString(count)
        text = self.tr("1 message") if count == 1 else self.tr("{0} messages").format(shown)
        self.head.count.setText(text if self._body.currentWidget() is not self.empty else "")
        self.head.export.setEnabled(count > 0 and not self._is_exporting)
        row, self._wanted_row = self._wanted_row, None
        if row is not None and count:
            self.list.go_to(min(row, count - 1))

    def _placed(self, row: int | None) -> None:
        self._wanted_send = ""
        if row is not None and self.model.row_at(row) < self.model.rowCount():
            self.list.go_to(self.model.row_at(row))

    def _fetched(self) -> None:
        # The row was chosen before its page was there.
        if (line := self.list.line) is not None and not self.details.shows(line.send_id):
            self._choose(line)

    def _choose(self, line: Line | None) -> None:
        if line is not None:
            self._history_service.open(line.send_id)

    def _opened(self, entry: Entry | None) -> None:
        line = self.list.line
        if entry is None or (line is not None and line.send_id == entry.outgoing.send_id):
            self.details.show_entry(entry)

    def _follow(self) -> None:
        """Show what a batch added, unless the person has scrolled to something else."""
        if self.isVisible() and self.list.verticalScrollBar().value() == 0:
            self.refresh()

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()
