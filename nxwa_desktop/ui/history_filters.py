"""What is looked for in the history: words, outcome, account, day."""

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QDateEdit, QLineEdit, QWidget

from nxwa_desktop.storage.listing import Filter, State
from nxwa_desktop.ui.icons import icon
from nxwa_desktop.ui.palette import colours_of
from nxwa_desktop.ui.parts import CalmBox, flat

ANY, TODAY, YESTERDAY, WEEK, MONTH, ONE_DAY = range(6)


class HistoryFilters(QWidget):
    """`changed()`: `filter` is another one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.outcome = CalmBox()
        self.account = CalmBox()
        self.day = CalmBox()
        self._date: QDateEdit | None = None
        self._build_search()
        self._build_choices()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        flat(self._row)
        self._row.addWidget(self.search, 1)
        for box in (self.outcome, self.account, self.day):
            self._row.addWidget(box)

    @property
    def filter(self) -> Filter:
        """What is looked for."""
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

    def take_over(self, other: "HistoryFilters") -> None:
        """Look for what `other` looks for."""
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
        """Look for everything."""
        self.blockSignals(True)
        self.search.clear()
        for box in (self.outcome, self.account, self.day):
            box.setCurrentIndex(0)
        self.blockSignals(False)
        self.changed.emit()

    def offer_accounts(self, accounts: tuple[tuple[str, str], ...]) -> None:
        """Fill the list of accounts; what is chosen stays chosen."""
        chosen = self.account.currentData()
        self.account.blockSignals(True)
        self.account.clear()
        self.account.addItem(self.tr("All accounts"), None)
        for id, name in accounts:  # noqa: A001 - the account's
            self.account.addItem(self.tr("Sandbox") if id == "sandbox" else name, id)
        self.account.setCurrentIndex(max(0, self.account.findData(chosen)))
        self.account.blockSignals(False)

    def _build_search(self) -> None:
        self.search.setPlaceholderText(self.tr("Search recipient, template, ids and texts"))
        self.search.setAccessibleName(self.tr("Search the history"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(
            icon("search", colours_of(self.palette()).muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self.search.textChanged.connect(self.changed)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def _build_choices(self) -> None:
        self.outcome.setAccessibleName(self.tr("Outcome"))
        for text, wanted in (
            (self.tr("All outcomes"), None),
            (self.tr("Accepted"), State.ACCEPTED),
            (self.tr("Rejected"), State.REJECTED),
            (self.tr("Not sent"), State.NOT_SENT),
            (self.tr("Unknown"), State.UNKNOWN),
            (self.tr("Unknown, to be dealt with"), "unresolved"),
        ):
            self.outcome.addItem(text, wanted)
        self.account.setAccessibleName(self.tr("Account"))
        self.account.addItem(self.tr("All accounts"), None)
        # A long name of an account does not push the others out.
        self.account.setSizeAdjustPolicy(CalmBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.account.setMinimumContentsLength(12)
        self.outcome.setSizeAdjustPolicy(CalmBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.outcome.setMinimumContentsLength(12)
        self.day.setAccessibleName(self.tr("Day"))
        self.day.addItems(
            [
                self.tr("Any time"),
                self.tr("Today"),
                self.tr("Yesterday"),
                self.tr("Last 7 days"),
                self.tr("Last 30 days"),
                self.tr("One day…"),
            ]
        )
        self.outcome.currentIndexChanged.connect(self.changed)
        self.account.currentIndexChanged.connect(self.changed)
        self.day.currentIndexChanged.connect(self._day_chosen)

    def _day_chosen(self, choice: int) -> None:
        if choice == ONE_DAY and self._date is None:
            self._date = QDateEdit(QDate.currentDate())
            self._date.setCalendarPopup(True)
            self._date.setAccessibleName(self.tr("The day looked for"))
            self._date.setMaximumDate(QDate.currentDate())
            self._date.dateChanged.connect(self.changed)
            self._row.addWidget(self._date)
        if self._date is not None:
            self._date.setVisible(choice == ONE_DAY)
        self.changed.emit()

    def _period(self) -> tuple[int | None, int | None]:
        """From the beginning of a day in the person's zone to the beginning of another."""
        today = QDate.currentDate()
        match self.day.currentIndex():
            case 1:
                return _start(today), None
            case 2:
                return _start(today.addDays(-1)), _start(today)
            case 3:
                return _start(today.addDays(-6)), None
            case 4:
                return _start(today.addDays(-29)), None
            case 5 if self._date is not None:
                return _start(self._date.date()), _start(self._date.date().addDays(1))
            case _:
                return None, None


def _start(day: QDate) -> int:
    return day.startOfDay().toMSecsSinceEpoch()
