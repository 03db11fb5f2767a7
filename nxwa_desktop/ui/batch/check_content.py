"""The content of the step of checking: counts, kinds of findings, and the rows of one kind."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nxwa_desktop.batch.check import BatchCheck, Decisions
from nxwa_desktop.services.batch_preparation import BatchPreparation
from nxwa_desktop.ui.batch.batch_words import number, rows
from nxwa_desktop.ui.batch.check_rows_model import CheckRowsModel
from nxwa_desktop.ui.batch.check_table import CheckTable
from nxwa_desktop.ui.batch.count_tile import CountTile, CountTiles
from nxwa_desktop.ui.batch.findings_list import FindingsList, Shown
from nxwa_desktop.ui.batch.pace_box import PaceBox
from nxwa_desktop.ui.batch.rows_table import TableFrame
from nxwa_desktop.ui.i18n.countries import country_name
from nxwa_desktop.ui.i18n.plain_text import isolated
from nxwa_desktop.ui.widgets.fonts import bold_font
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.link_button import LinkButton
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.ui.widgets.spinner import Spinner
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel

MOST_COUNTRIES = 6
"""Countries that are named."""


class CheckContent(QWidget):
    """Arranges the parts; `shown` is the kind whose rows stand in the table."""

    def __init__(self, preparation: BatchPreparation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Shown | None = None
        self._check: BatchCheck | None = None
        self.model = CheckRowsModel(preparation, self)
        self.table = CheckTable(self.model)
        self.findings = FindingsList()
        self.pace = PaceBox()
        self.export = LinkButton(self.tr("Export these rows"))
        self.again = QPushButton(self.tr("Check again"))
        self._failure = Note(live=True)
        self._tiles = (
            CountTile("good", "good", self.tr("ready to send")),
            CountTile("problem", "bad", self.tr("with problems, left out")),
            CountTile("duplicate", "warn", self.tr("twice in the file")),
            CountTile("clock", "warn", self.tr("already sent today")),
        )
        self._countries = TintedLabel("muted", wrap=True)
        self._heading = plain_label()
        self._heading.setFont(bold_font())
        self._count = TintedLabel("muted")
        self._arrange()
        self.findings.chosen.connect(self._show_kind)
        self.clear()

    def clear(self) -> None:
        """Show nothing: there is no check."""
        self.shown = self._check = None
        self._waiting.hide()
        self._failed.hide()
        self._results.hide()

    def show_progress(self, words: str) -> None:
        """Show how far the check is; the results of the last one stay until it ends."""
        self._failed.hide()
        self._progress.setText(words)
        self._waiting.show()

    def show_failure(self, words: str) -> None:
        """Show why there is no check."""
        self.clear()
        self._failure.show_text(words, drawing="problem", role="bad")
        self._failed.show()

    def show_check(self, check: BatchCheck, decisions: Decisions) -> None:
        """Show what was found."""
        self._waiting.hide()
        self._failed.hide()
        self._check = check
        self._show_countries(check)
        self.findings.show_check(check, decisions)
        self._results.show()

    def show_decisions(self, decisions: Decisions) -> None:
        """Show what is decided about the rows."""
        self.findings.show_decisions(decisions)
        self.model.refresh()

    def show_counts(self, *counts: int) -> None:
        """Show the numbers of the tiles, in their order."""
        for tile, count in zip(self._tiles, counts, strict=True):
            tile.show_count(count)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrap the heading of the rows where it does not fit into one line."""
        super().resizeEvent(event)
        self._fit_heading()

    def _fit_heading(self) -> None:
        beside = self._count.sizeHint().width() + self.export.sizeHint().width() + 3 * 8
        needed = self._heading.fontMetrics().horizontalAdvance(self._heading.text())
        self._heading.setWordWrap(needed + beside > self.width())

    def _arrange(self) -> None:
        self._progress = TintedLabel("muted", size=1.0)
        self._waiting = _row(Spinner(), self._progress)
        self._failed = _row(self._failure, self.again)
        pace_label = TintedLabel("muted")
        pace_label.setText(self.tr("Pace"))
        pace_label.setBuddy(self.pace)
        self._results = QWidget()
        column = QVBoxLayout(self._results)
        flat(column, gap=14)
        column.addWidget(CountTiles(*self._tiles))
        facts = QHBoxLayout()
        flat(facts, gap=8)
        facts.addWidget(self._countries, 1)
        facts.addWidget(pace_label)
        facts.addWidget(self.pace)
        column.addWidget(self.findings)
        column.addLayout(facts)
        head = QHBoxLayout()
        flat(head, gap=8)
        head.addWidget(self._heading)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.export)
        column.addLayout(head)
        column.addWidget(TableFrame(self.table), 1)
        whole = QVBoxLayout(self)
        flat(whole, gap=14)
        whole.addWidget(self._waiting)
        whole.addWidget(self._failed)
        whole.addWidget(self._results, 1)
        whole.addStretch(0)

    def _show_countries(self, check: BatchCheck) -> None:
        named = [f"{country_name(code) or self.tr('Other')} {number(count)}" for code, count in check.countries]
        words = [isolated(each) for each in named[:MOST_COUNTRIES]]
        if more := len(named) - MOST_COUNTRIES:
            words += [self.tr("{0} more").format(number(more))] if more > 0 else []
        self._countries.setText(self.tr("To: {0}").format(" · ".join(words)) if words else "")

    def _show_kind(self, shown: Shown) -> None:
        if (check := self._check) is None:
            return
        self.shown = shown
        self._heading.setText(shown.words)
        self._count.setText(rows(len(shown.rows)))
        self._fit_heading()
        self.model.show_rows(check, shown.rows)


def _row(first: QWidget, second: QWidget) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    flat(line, gap=8)
    line.addWidget(first)
    line.addWidget(second)
    line.addStretch(1)
    return made
