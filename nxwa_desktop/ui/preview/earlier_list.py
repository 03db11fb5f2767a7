"""The last messages to the recipient, above the bubble."""

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nxwa_desktop.storage.send_records import Line
from nxwa_desktop.ui.i18n.relative_time import date_of, day_name
from nxwa_desktop.ui.preview.chat_items import DayChip, EarlierMessage
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.link_button import LinkButton


class EarlierList(QWidget):
    """Earlier messages, each day under its chip, and at the end the chip of today. `all_wanted()`."""

    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._items: list[QWidget] = []
        self._column = QVBoxLayout(self)
        flat(self._column, gap=GAP)
        self.link = LinkButton(self.tr("Show all in the history"))
        self.link.clicked.connect(self.all_wanted)
        self._column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignHCenter)
        self.link.hide()
        self._rebuild()

    @property
    def items(self) -> list[QWidget]:
        """The chips and messages, from top to bottom."""
        return self._items

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these messages; the newest is the first of them."""
        if lines != self._lines:
            self._lines = lines
            self._rebuild()

    def _rebuild(self) -> None:
        for item in self._items:
            item.hide()
            item.deleteLater()
        self._items = []
        day = QDate()
        for line in reversed(self._lines):
            if (its_day := date_of(line.started_at)) != day:
                day = its_day
                self._add(DayChip(day_name(day)), Qt.AlignmentFlag.AlignHCenter)
            self._add(EarlierMessage(line), Qt.AlignmentFlag.AlignLeading)
        if day != (today := QDate.currentDate()):
            self._add(DayChip(day_name(today)), Qt.AlignmentFlag.AlignHCenter)
        self.link.setVisible(bool(self._lines))

    def _add(self, item: QWidget, alignment: Qt.AlignmentFlag) -> None:
        self._items.append(item)
        self._column.addWidget(item, 0, alignment)
