"""The card of the last result: the outcome, its meaning, and the next step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nxwa_desktop import texts
from nxwa_desktop.protocol.outcome import Accepted, Outcome, Rejected, Unknown
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.texts.support_ticket import ticket
from nxwa_desktop.ui.i18n.clock_words import clock_words
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.i18n.translate import join_sentences, render
from nxwa_desktop.ui.widgets.coloured_frame import ColouredFrame
from nxwa_desktop.ui.widgets.fonts import ScaledFont
from nxwa_desktop.ui.widgets.icons import IconButton, IconLabel
from nxwa_desktop.ui.widgets.id_label import IdLabel
from nxwa_desktop.ui.widgets.labels import breakable, plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat, margins
from nxwa_desktop.ui.widgets.outcome_look import LONGEST_WORDS, look_of
from nxwa_desktop.ui.widgets.reading_pane import ReadingPane

MOST_OF_WINDOW = 0.4


class ResultCard(ColouredFrame):
    """A card with the outcome of a send; hidden until there is one.

    `corrected_wanted()`: send the message again with a corrected time stamp.
    `closed()`: closed by the person.
    """

    corrected_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("good_soft", parent)
        self._report: SendReport | None = None
        self._offered = False
        self._icon = IconLabel()
        self._title = plain_label(wrap=True, selectable=True)
        ScaledFont(self._title, 1.1)
        self._meaning, self._server, self._advice, self._fixer, self._again, self._clock = (
            plain_label(wrap=True, selectable=True) for _ in range(6)
        )
        self._message_id = IdLabel(self.tr("message id"))
        self._trace_id = IdLabel(self.tr("trace id"))
        self._facts = plain_label(selectable=True)
        self.copy_all = QPushButton(self.tr("Copy for a support ticket"))
        self.copy_all.clicked.connect(self._copy)
        self.correct = QPushButton(self.tr("Send again with the corrected time"))
        self.correct.clicked.connect(self.corrected_wanted)
        self._close = IconButton("close", self.tr("Close the result"))
        self._close.clicked.connect(self.closed)
        self._arrange()
        self.hide()

    @property
    def report(self) -> SendReport | None:
        """The report that is shown."""
        return self._report

    @property
    def title(self) -> str:
        """The outcome in a few words."""
        return self._title.text()

    @property
    def text(self) -> str:
        """The whole text of the card, for a screen reader."""
        parts = (self._title, self._meaning, self._advice, self._fixer, self._again, self._clock, self._server)
        return join_sentences(*(part.text() for part in parts if not part.isHidden()))

    def show_report(self, report: SendReport) -> None:
        """Show a report. The correction of the time stamp is not offered twice in a row."""
        self._offered = report.correctable and not self._offered
        self.correct.setVisible(self._offered)
        outcome = report.outcome
        drawing, colour, surface = look_of(outcome)
        self._icon.show_icon(drawing, colour)
        self.show_as(surface, colour)
        self._title.setText(render(texts.outcomes.outcome_title(outcome)))
        accepted = isinstance(outcome, Accepted)
        self._put(self._meaning, "" if accepted else breakable(render(texts.outcomes.outcome_meaning(outcome))))
        self._put(self._server, self._server_words(outcome))
        self._put(self._advice, "" if accepted else render(texts.outcomes.outcome_advice(outcome)))
        fixer = texts.outcomes.who_can_fix(outcome)
        self._put(self._fixer, render(fixer) if fixer else "")
        self._put(self._again, "" if accepted else render(texts.outcomes.safe_to_send_again(outcome)))
        self._put(self._clock, clock_words(report.clock_offset_ms))
        self._message_id.show_value(outcome.message_id if isinstance(outcome, Accepted) else "")
        self._trace_id.show_value(outcome.trace_id if isinstance(outcome, Accepted | Rejected) else "")
        self._put(self._facts, self._fact_words(report))
        self._report = report
        self._name()
        self.show()
        self._fit()

    def copy_state_from(self, other: "ResultCard") -> None:
        """Copy the report of another window's card."""
        if other.report is not None:
            self._offered = not other._offered
            self.show_report(other.report)

    def show_resolution(self, resolution: Resolution | None) -> None:
        """Show the resolution of an unknown outcome instead of its explanation."""
        if self._report is None or not isinstance(self._report.outcome, Unknown):
            return
        self._title.setText(render(texts.outcomes.outcome_title(self._report.outcome, resolution)))
        known = resolution is not None and resolution.is_known
        drawing, colour, surface = ("question", "muted", "window") if known else look_of(self._report.outcome)
        self._icon.show_icon(drawing, colour)
        self.show_as(surface, "line" if known else colour)
        for label in (self._meaning, self._advice):
            label.setVisible(not known and bool(label.text()))
        again = texts.outcomes.safe_to_send_again(self._report.outcome, resolution)
        self._put(self._again, render(again))
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(self._title.text())
        self._scroll.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self.text)

    @staticmethod
    def _put(label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _server_words(self, outcome: Outcome) -> str:
        if isinstance(outcome, Rejected) and outcome.message:
            return self.tr("The server's words: {0}").format(breakable(plain_line(outcome.message, LONGEST_WORDS)))
        return ""

    def _fact_words(self, report: SendReport) -> str:
        facts = [self.tr("{0} ms").format(report.duration_ms)]
        if isinstance(report.outcome, Rejected) and report.outcome.code is not None:
            facts.insert(0, self.tr("code {0}").format(report.outcome.code))
        return " · ".join(facts)

    def _copy(self) -> None:
        if self._report is not None:
            QGuiApplication.clipboard().setText(ticket(self._report))

    def _arrange(self) -> None:
        self._page = QWidget()
        self._text = text = QVBoxLayout(self._page)
        flat(text, gap=4)
        for label in (self._title, self._meaning, self._advice, self._fixer, self._again, self._clock, self._server):
            text.addWidget(label)
        self._ids = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        flat(self._ids, gap=2 * GAP)
        for part in (self._message_id, self._trace_id, self._facts):
            self._ids.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        offers = QHBoxLayout()
        flat(offers, gap=2 * GAP)
        offers.addStretch(1)
        offers.addWidget(self.correct, 0, Qt.AlignmentFlag.AlignBottom)
        offers.addWidget(self.copy_all, 0, Qt.AlignmentFlag.AlignBottom)
        self._bottom = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        flat(self._bottom, gap=2 * GAP)
        self._bottom.addLayout(self._ids)
        self._bottom.addLayout(offers, 1)
        text.addLayout(self._bottom)
        self._scroll = ReadingPane()
        self._scroll.setWidget(self._page)
        self._scroll.widened.connect(self._fit)
        # The card's own surface shines through.
        self._scroll.viewport().setAutoFillBackground(False)
        self._page.setAutoFillBackground(False)
        row = QHBoxLayout(self)
        margins(row, 2 * GAP, GAP + 2, GAP, GAP + 2)
        row.setSpacing(GAP)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._icon, 0, top)
        row.addWidget(self._scroll, 1)
        row.addWidget(self._close, 0, top)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Re-layout on a resize."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Set the height to the text's, limited by the window's; a longer text scrolls."""
        self._scroll.fit_height(self._height_for, max(4 * GAP, round(self.window().height() * MOST_OF_WINDOW)))

    def _height_for(self, room: int) -> int:
        ids, offers = [self._message_id, self._trace_id, self._facts], [self.correct, self.copy_all]
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        beside = _widths(*ids, *offers) <= room
        self._ids.setDirection(across if beside else down)
        self._ids.setSpacing(2 * GAP if beside else 4)
        longest = max(_widths(part) for part in ids)
        self._bottom.setDirection(across if beside or longest + _widths(*offers) <= room else down)
        return self._text.totalHeightForWidth(room)


def _widths(*parts: QWidget) -> int:
    """The width of the visible widgets side by side."""
    return sum(part.sizeHint().width() + 2 * GAP for part in parts if not part.isHidden())
