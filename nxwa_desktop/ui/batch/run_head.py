"""How far a running batch is, how long it still takes, and the buttons that hold it."""

import time
from collections import deque

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from nxwa_desktop.storage.batch_records import Counts
from nxwa_desktop.ui.batch.batch_words import number, time_left
from nxwa_desktop.ui.batch.card import Card
from nxwa_desktop.ui.batch.outcome_bar import OutcomeBar
from nxwa_desktop.ui.batch.pace_box import PaceBox
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.fonts import HEADING, ScaledFont
from nxwa_desktop.ui.widgets.icons import IconTinter
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel

MEASURED = 30
"""Rows by which the real pace is measured."""
FEWEST = 5
_SIDES = 16


class RunHead(Card):
    """Shows counts; its buttons and its pace are the step's to connect."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ends: deque[float] = deque(maxlen=MEASURED)
        self._is_wide: bool | None = None
        self._heading = plain_label()
        ScaledFont(self._heading, HEADING)
        self.pace = PaceBox()
        self._detail = TintedLabel("muted", size=1.0, wrap=True)
        self.pause = QPushButton(self.tr("Pause"))
        self.stop = set_kind(QPushButton(self.tr("Stop")), ButtonKind.DANGER)
        IconTinter(self.pause, "pause", "text")
        IconTinter(self.stop, "stop", "bad")
        self._bar = OutcomeBar()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_SIDES, 12, _SIDES, 12)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(10)
        self._fit()

    @property
    def words(self) -> str:
        """The words shown, in one sentence."""
        return f"{self._heading.text()} {self._detail.text()}".strip()

    def begin(self, rate: float) -> None:
        """Measure the pace anew."""
        self._ends.clear()
        if self.pace.value() != rate:
            self.pace.blockSignals(True)
            self.pace.setValue(rate)
            self.pace.blockSignals(False)

    def count_row(self) -> None:
        """Note that a row ended now."""
        self._ends.append(time.monotonic())

    def show_counts(self, counts: Counts) -> None:
        """Show how far it is; without rows, that it begins."""
        text = self.tr("{0} of {1}").format(number(counts.ended), number(counts.to_send))
        self._heading.setText(text if counts.rows else self.tr("Starting…"))
        self._bar.show_counts(counts)

    def show_left(self, counts: Counts) -> None:
        """Show how long it takes."""
        left = counts.waiting + counts.sending
        self.show_detail(time_left(left / self._rate()) if left else "")

    def show_detail(self, text: str) -> None:
        """Show a few words beside the counts."""
        if text != self._detail.text():
            self._detail.setText(text)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A small width: what does not fit goes below."""
        return QSize(0, super().minimumSizeHint().height())

    def _rate(self) -> float:
        chosen = self.pace.value()
        if len(self._ends) < FEWEST:
            return chosen
        return min(chosen, (len(self._ends) - 1) / max(0.001, self._ends[-1] - self._ends[0]))

    def _fit(self) -> None:
        parts = (self._heading, self.pace, self.pause, self.stop)
        words = self._detail.fontMetrics().horizontalAdvance(time_left(6_000))
        needed = sum(part.sizeHint().width() + 8 for part in parts) + words + 2 * _SIDES
        is_wide = needed <= self.width()
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        grid = self._grid
        grid.addWidget(self._heading, 0, 0)
        if is_wide:
            grid.addWidget(self.pace, 0, 1)
            grid.addWidget(self._detail, 0, 2)
            grid.addWidget(self.pause, 0, 3)
            grid.addWidget(self.stop, 0, 4)
            grid.addWidget(self._bar, 1, 0, 1, 5)
        else:
            grid.addWidget(self.pace, 0, 1, 1, 2, Qt.AlignmentFlag.AlignLeading)
            grid.addWidget(self._detail, 1, 0, 1, 3)
            grid.addWidget(self.pause, 2, 0)
            grid.addWidget(self.stop, 2, 1)
            grid.addWidget(self._bar, 3, 0, 1, 5)
        grid.setColumnStretch(2, 1)
        self.updateGeometry()
