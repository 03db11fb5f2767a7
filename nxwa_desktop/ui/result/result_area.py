"""The area of the last result: in full while the message is the same, in one line afterwards."""

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nxwa_desktop.protocol.outcome import Accepted, NotSent, Rejected, Unknown
from nxwa_desktop.protocol.recipient import assess
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.services.last_send import LastSend
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.ui.i18n.plain_text import isolated, tip_text
from nxwa_desktop.ui.widgets.coloured_frame import ColouredFrame
from nxwa_desktop.ui.widgets.icons import IconButton
from nxwa_desktop.ui.widgets.layouts import GAP, flat, margins
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.note import Note

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.ui.result.result_card import ResultCard

DRAWINGS = {Accepted: "good", Rejected: "problem", NotSent: "not_sent", Unknown: "question"}


class PastResult(ColouredFrame):
    """One muted line with the outcome of a send whose message has been changed or replaced.

    `closed()`: closed by the person. `send_wanted()`: show that send.
    """

    closed = Signal()
    send_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("window", parent)
        self._note = Note()
        self.show_send = QPushButton(self.tr("Show"))
        self.show_send.setFlat(True)
        self.show_send.setToolTip(tip_text(self.tr("Show this send in the history")))
        self.show_send.clicked.connect(self.send_wanted)
        close = IconButton("close", self.tr("Close the result"))
        close.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        margins(row, 2 * GAP, 2, GAP, 2)
        row.setSpacing(GAP)
        # A long line wraps; it never widens the window.
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self._note, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.show_send)
        row.addWidget(close)

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self._note.text

    def show_report(self, report: SendReport, resolution: Resolution | None) -> None:
        """Show the outcome of this send."""
        from nxwa_desktop.ui.widgets.prompts import when

        recipient = assess(report.recipient).formatted or f"+{report.recipient}"
        words = (self._outcome(report, resolution), isolated(recipient), isolated(when(report.started_at)))
        self._note.show_text(self.tr("Last: {0} · {1} · {2}").format(*words), drawing=DRAWINGS[type(report.outcome)])
        self.setAccessibleName(self.text)
        self.show_send.setVisible(bool(report.send_id))

    def _outcome(self, report: SendReport, resolution: Resolution | None) -> str:
        match report.outcome, resolution:
            case Accepted(), _:
                return self.tr("accepted")
            case Rejected(), _:
                return self.tr("rejected")
            case NotSent(), _:
                return self.tr("not sent")
            case _, Resolution.WENT_OUT:
                return self.tr("marked as gone out")
            case _, Resolution.DID_NOT:
                return self.tr("marked as not gone out")
        return self.tr("outcome unknown")


class ResultArea(QWidget):
    """The place of the result card or line; hidden without a result.

    `corrected_wanted()`: send the message again with a corrected time stamp.
    `send_wanted(str)`: show the send of this id.
    """

    corrected_wanted = Signal()
    send_wanted = Signal(str)

    def __init__(self, last: LastSend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last = last
        self._column = QVBoxLayout(self)
        flat(self._column, gap=0)
        self.hide()
        last.changed.connect(self.refresh)

    @functools.cached_property
    def card(self) -> "ResultCard":
        """The card of the current result; built for the first one."""
        from nxwa_desktop.ui.result.result_card import ResultCard

        card = ResultCard()
        card.corrected_wanted.connect(self.corrected_wanted)
        card.closed.connect(self._last.dismiss)
        self._column.addWidget(card)
        return card

    @functools.cached_property
    def line(self) -> PastResult:
        """The line of a past result."""
        line = PastResult()
        line.closed.connect(self._last.dismiss)
        line.send_wanted.connect(self._show_send)
        self._column.addWidget(line)
        return line

    def show_report(self, report: SendReport) -> None:
        """Show the report of a send, in full or as past."""
        self.card.show_report(report)
        self.refresh()

    def copy_state_from(self, other: "ResultArea") -> None:
        """Copy result and offers from the area of another window."""
        if is_built(other, "card"):
            self.card.copy_state_from(other.card)
        self.refresh()

    def refresh(self) -> None:
        """Update from the send state."""
        report, past = self._last.report, self._last.past
        if is_built(self, "card"):
            # What the card is filled with may be the send before, for as long as it is not filled anew.
            self.card.setVisible(report is not None and not past and self.card.report is report)
            self.card.show_resolution(self._last.resolution)
        if report is not None and past:
            self.line.show_report(report, self._last.resolution)
        if is_built(self, "line"):
            self.line.setVisible(report is not None and past)
        self.setVisible(report is not None)

    def _show_send(self) -> None:
        if (report := self._last.report) is not None:
            self.send_wanted.emit(report.send_id)
