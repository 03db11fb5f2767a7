"""The filters of the history: search text, outcome, account, period."""

import enum

from PySide6.QtCore import QDate, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from nxwa_desktop.protocol.account import SANDBOX
from nxwa_desktop.storage.send_records import Filter, State
from nxwa_desktop.ui.i18n.plain_text import shortened, tip_text
from nxwa_desktop.ui.widgets.bounded_line import BoundedLine
from nxwa_desktop.ui.widgets.icons import IconLabel
from nxwa_desktop.ui.widgets.inside_field import InsideField
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.wheel_safe_combo_box import WheelSafeComboBox

FIND = QKeySequence.StandardKey.Find
SHORTEST_CHOICE = 5
"""Characters that the boxes have room for at least."""
_AROUND_TEXT = 44
"""Pixels of a box beside its text."""
MOST_ROWS = 4
"""Rows of boxes: one for each, where the letters are very large."""


class Period(enum.StrEnum):
    """The periods to choose from, in their order."""

    ANY = "any"
    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    ONE_DAY = "one_day"


class HistoryFilters(QWidget):
    """`changed()`: `filter` has changed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = BoundedLine()
        self.outcome = WheelSafeComboBox()
        self.account = WheelSafeComboBox()
        self.day = WheelSafeComboBox()
        self._date: QDateEdit | None = None
        self._placed: list[list[QWidget]] = []
        self._build_search()
        self._build_choices()
        self._lines = QVBoxLayout(self)
        flat(self._lines)
        self._lines.addWidget(self.search)
        self._rows = [QHBoxLayout() for _ in range(MOST_ROWS)]
        for row in self._rows:
            flat(row)
            self._lines.addLayout(row)
        self._fit()

    @property
    def filter(self) -> Filter:
        """The filter as chosen."""
        wanted = self.outcome.currentData()
        since, until = self._period()
        return Filter(
            text=self.search.text(),
            # Qt gives back plain text.
            state=State(wanted) if wanted and wanted != "unresolved" else None,
            unresolved=wanted == "unresolved",
            account_id=self.account.currentData(),
            since_ms=since,
            until_ms=until,
        )

    def copy_state_from(self, other: "HistoryFilters") -> None:
        """Take over the filter of `other`."""
        self.blockSignals(True)
        self.search.setText(other.search.text())
        known = range(1, other.account.count())
        self.offer_accounts(tuple((other.account.itemData(at), other.account.itemText(at)) for at in known))
        for box, their in ((self.outcome, other.outcome), (self.account, other.account), (self.day, other.day)):
            box.setCurrentIndex(their.currentIndex())
        if self._date is not None and other._date is not None:
            self._date.setDate(other._date.date())
        self.blockSignals(False)

    def clear(self) -> None:
        """Reset the filter."""
        self.blockSignals(True)
        self.search.clear()
        for box in (self.outcome, self.account, self.day):
            box.setCurrentIndex(0)
        self.blockSignals(False)
        self.changed.emit()

    def show_undecided(self) -> None:
        """Choose what needs a decision."""
        self.outcome.setCurrentIndex(self.outcome.findData("unresolved"))

    def offer_accounts(self, accounts: tuple[tuple[str, str], ...]) -> None:
        """Fill the list of accounts and keep the selection."""
        chosen = self.account.currentData()
        self.account.blockSignals(True)
        self.account.clear()
        self.account.addItem(self.tr("Any account"), None)
        for id, name in accounts:  # noqa: A001 - the account's
            self.account.addItem(self.tr("Sandbox") if id == SANDBOX else shortened(name), id)
        self.account.setCurrentIndex(max(0, self.account.findData(chosen)))
        self.account.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Re-layout the boxes on a change of width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-layout on a font change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "_lines"):
            self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A minimal width of 0: the boxes shrink instead of widening the window."""
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Put the boxes into one row, or as many as they need."""
        date = [self._date] if self._date is not None and self._one_day else []
        boxes: list[QWidget] = [self.outcome, self.account, self.day, *date]
        rows: list[list[QWidget]] = [[]]
        room = self.width() + GAP
        for box in boxes:
            wide = GAP + (
                _AROUND_TEXT + self._text_width(box) if isinstance(box, QComboBox) else box.sizeHint().width()
            )
            if rows[-1] and wide > room:
                rows.append([])
                room = self.width() + GAP
            rows[-1].append(box)
            room -= wide
        if rows != self._placed:
            self._placed = rows
            for layout, row in zip(self._rows, rows, strict=False):
                for box in row:
                    layout.addWidget(box, 1)
            self.updateGeometry()

    def _text_width(self, box: QComboBox) -> int:
        """The width of what a box shows when nothing is chosen."""
        return self.fontMetrics().horizontalAdvance(box.itemText(0))

    def _build_search(self) -> None:
        self.search.setPlaceholderText(self.tr("Search number, template, text or id"))
        self.search.setAccessibleName(self.tr("Search the history"))
        self.search.setClearButtonEnabled(True)
        self.search.setToolTip(tip_text(self.search.placeholderText()))
        glass = IconLabel()
        glass.show_icon("search", "muted")
        InsideField(self.search).put_before(glass)
        self.search.textChanged.connect(self.changed)
        find = QShortcut(QKeySequence(FIND), self)
        find.activated.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def _build_choices(self) -> None:
        self.outcome.setAccessibleName(self.tr("Outcome"))
        for text, wanted in (
            (self.tr("Any outcome"), None),
            (self.tr("Accepted"), State.ACCEPTED),
            (self.tr("Rejected"), State.REJECTED),
            (self.tr("Not sent"), State.NOT_SENT),
            (self.tr("Unknown"), State.UNKNOWN),
            (self.tr("Unknown, to be dealt with"), "unresolved"),
        ):
            self.outcome.addItem(text, wanted)
        self.account.setAccessibleName(self.tr("Account"))
        self.account.addItem(self.tr("Any account"), None)
        # A long name of an account does not push the others out.
        for box in (self.outcome, self.account, self.day):
            box.setMinimumContentsLength(SHORTEST_CHOICE)
        self.account.setSizeAdjustPolicy(WheelSafeComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for box in (self.outcome, self.day):
            box.setSizeAdjustPolicy(WheelSafeComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.day.setAccessibleName(self.tr("Day"))
        for period in Period:
            self.day.addItem(self._period_name(period), period.value)
        self.outcome.currentIndexChanged.connect(self.changed)
        self.account.currentIndexChanged.connect(self.changed)
        self.day.currentIndexChanged.connect(self._day_chosen)

    def _period_name(self, period: Period) -> str:
        match period:
            case Period.ANY:
                return self.tr("Any time")
            case Period.TODAY:
                return self.tr("Today")
            case Period.YESTERDAY:
                return self.tr("Yesterday")
            case Period.WEEK:
                return self.tr("Last 7 days")
            case Period.MONTH:
                return self.tr("Last 30 days")
            case Period.ONE_DAY:
                return self.tr("One day…")

    @property
    def _one_day(self) -> bool:
        return bool(self.day.currentData() == Period.ONE_DAY.value)

    def _day_chosen(self) -> None:
        if self._one_day and self._date is None:
            self._date = QDateEdit(QDate.currentDate())
            self._date.setCalendarPopup(True)
            self._date.setAccessibleName(self.tr("The day looked for"))
            self._date.setMaximumDate(QDate.currentDate())
            self._date.dateChanged.connect(self.changed)
        if self._date is not None:
            self._fit()
            self._date.setVisible(self._one_day)
        self.changed.emit()

    def _period(self) -> tuple[int | None, int | None]:
        """From the beginning of a day in the person's zone to the beginning of another."""
        today = QDate.currentDate()
        match Period(self.day.currentData()):
            case Period.TODAY:
                return _start(today), None
            case Period.YESTERDAY:
                return _start(today.addDays(-1)), _start(today)
            case Period.WEEK:
                return _start(today.addDays(-6)), None
            case Period.MONTH:
                return _start(today.addDays(-29)), None
            case Period.ONE_DAY if self._date is not None:
                return _start(self._date.date()), _start(self._date.date().addDays(1))
            case _:
                return None, None


def _start(day: QDate) -> int:
    return day.startOfDay().toMSecsSinceEpoch()
