"""How a batch ended, in a sentence, and what can be done with it now."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from nxwa_desktop.storage.batch_records import Batch, BatchState, Counts
from nxwa_desktop.ui.batch.batch_words import number
from nxwa_desktop.ui.batch.card import Card
from nxwa_desktop.ui.i18n.clock_words import span
from nxwa_desktop.ui.i18n.plain_text import isolated
from nxwa_desktop.ui.i18n.relative_time import short_time
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.fonts import HEADING
from nxwa_desktop.ui.widgets.icons import IconLabel, IconTinter
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.link_button import LinkButton
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel

_SIDES = 16


class DoneCard(Card):
    """Shows the end; its buttons are the step's to connect."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_wide: bool | None = None
        self._icon = IconLabel(scale=1.25)
        self._heading = TintedLabel("good", size=HEADING, bold=True, wrap=True)
        self._detail = TintedLabel("muted", size=1.0, wrap=True)
        self.export = QPushButton(self.tr("Export results"))
        IconTinter(self.export, "export", "text")
        self.again = set_kind(QPushButton(), ButtonKind.PRIMARY)
        self._unknown = TintedLabel("muted", size=1.0, wrap=True)
        self.decide = LinkButton(self.tr("Decide"))
        self._doubt = QWidget()
        self._doubt_row = QHBoxLayout(self._doubt)
        flat(self._doubt_row, gap=6)
        self._doubt_row.addWidget(self._unknown)
        self._doubt_row.addWidget(self.decide)
        self._doubt_row.addStretch(0)
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        flat(buttons)
        buttons.addWidget(self.export)
        buttons.addWidget(self.again)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_SIDES, 12, _SIDES, 12)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._fit()

    @property
    def words(self) -> str:
        """The words shown, in one sentence after the other."""
        doubt = "" if self._doubt.isHidden() else self._unknown.text()
        return " ".join(part for part in (self._heading.text(), self._detail.text(), doubt) if part)

    def show_end(self, batch: Batch, counts: Counts, unsent: int) -> None:
        """Show how it ended; `unsent`: rows that can be sent again, or for the first time."""
        done = batch.state is BatchState.DONE
        text = self.tr("Stopped: {0} of {1} rows done")
        stopped = text.format(number(counts.ended), number(counts.to_send))
        ended = self.tr("1 row done") if counts.ended == 1 else self.tr("{0} rows done").format(number(counts.ended))
        self._heading.setText(ended if done else stopped)
        self._heading.show_role("good" if done else "text")
        self._icon.show_icon("good" if done else "stop", "good" if done else "muted")
        self._detail.setText(self._times(batch))
        waits = counts.waiting > 0
        again = self.tr("Continue: {0} unsent") if waits else self.tr("Send again: {0} not sent")
        self.again.setText(again.format(number(unsent)))
        self.again.setVisible(unsent > 0 and bool(batch.plan))
        self._show_doubt(counts.unknown)
        self._is_wide = None
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A small width: what does not fit goes below."""
        return QSize(0, super().minimumSizeHint().height())

    def _times(self, batch: Batch) -> str:
        if batch.started_at is None or batch.finished_at is None:
            return ""
        took = span(max(0, round((batch.finished_at - batch.started_at) / 1000)))
        begin, end = isolated(short_time(batch.started_at)), isolated(short_time(batch.finished_at))
        return self.tr("in {0}, {1} to {2}").format(isolated(took), begin, end)

    def _show_doubt(self, unknown: int) -> None:
        one = self.tr("1 outcome is unknown and stays out of every repeat until you decide.")
        more = self.tr("{0} outcomes are unknown and stay out of every repeat until you decide.")
        self._unknown.setText(one if unknown == 1 else more.format(number(unknown)))
        self._doubt.setVisible(unknown > 0)

    def _fit(self) -> None:
        needed = self._buttons.sizeHint().width() + self._icon.sizeHint().width() + 2 * _SIDES + 8
        for label in (self._heading, self._detail):
            needed += label.fontMetrics().horizontalAdvance(label.text()) + 12
        doubt = self._unknown.fontMetrics().horizontalAdvance(self._unknown.text()) + self.decide.sizeHint().width()
        is_wide = max(needed, doubt + 2 * _SIDES + 16) <= self.width()
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        grid = self._grid
        self._unknown.setWordWrap(not is_wide)
        self._doubt_row.setStretch(0, 0 if is_wide else 1)
        self._doubt_row.setStretch(2, 1 if is_wide else 0)
        grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._heading, 0, 1)
        if is_wide:
            grid.addWidget(self._detail, 0, 2)
            grid.addWidget(self._buttons, 0, 3)
            grid.addWidget(self._doubt, 1, 0, 1, 4)
        else:
            grid.addWidget(self._detail, 1, 1, 1, 3)
            grid.addWidget(self._doubt, 2, 0, 1, 4)
            grid.addWidget(self._buttons, 3, 0, 1, 4, Qt.AlignmentFlag.AlignLeading)
        grid.setColumnStretch(1, 0 if is_wide else 1)
        grid.setColumnStretch(2, 1)
        self.updateGeometry()
