"""The line of a past result: its outcome, recipient and time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from nxwa_desktop.protocol.outcome import Accepted, NotSent, Rejected
from nxwa_desktop.protocol.recipient import assess
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.ui.i18n.plain_text import isolated, plain_line, tip_text
from nxwa_desktop.ui.widgets.icons import IconLabel
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.link_button import LinkButton
from nxwa_desktop.ui.widgets.outcome_look import look_of
from nxwa_desktop.ui.widgets.prompts import when
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel


class FoldedLine(QWidget):
    """`send_wanted()`: show that send in the history."""

    send_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel()
        self._words = TintedLabel(wrap=True)
        # A long line wraps; it never widens the window.
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_send = LinkButton()
        self.show_send.clicked.connect(self.send_wanted)
        row = QHBoxLayout(self)
        flat(row, gap=GAP - 2)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self.show_send, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self._words.text()

    def show_report(self, report: SendReport, resolution: Resolution | None, *, is_open: bool) -> None:
        """Show the outcome of this send; `is_open`: nobody has found out yet whether it went out."""
        recipient = assess(report.recipient).formatted or plain_line(f"+{report.recipient}", 24)
        words = (self._outcome(report, resolution), isolated(recipient), isolated(when(report.started_at)))
        self._words.setText(self.tr("Last: {0} · {1} · {2}").format(*words))
        self._words.show_role("warn" if is_open else "muted")
        drawing, role, _ = look_of(report.outcome)
        self._icon.show_icon(drawing, role if is_open or isinstance(report.outcome, Accepted | Rejected) else "muted")
        self.show_send.setText(self.tr("Decide") if is_open else self.tr("Show"))
        self.show_send.setToolTip(tip_text(self.tr("Show this send in the history")))
        self.show_send.setVisible(bool(report.send_id))
        self.setAccessibleName(self.text)

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
        return self.tr("unknown")
