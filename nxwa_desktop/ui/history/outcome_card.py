"""What an outcome means and what to do about it, with the decision about an unknown one."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nxwa_desktop import texts
from nxwa_desktop.protocol.outcome import Accepted, Outcome, Rejected, Unknown
from nxwa_desktop.storage.send_log import Entry
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.i18n.translate import join_sentences, render
from nxwa_desktop.ui.widgets.boxes import paint_box
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.labels import breakable, plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.outcome_look import LONGEST_WORDS, look_of
from nxwa_desktop.ui.widgets.palette import colours_of


class OutcomeCard(QWidget):
    """A soft ground with words and, for an unknown outcome, buttons. Hidden for an accepted one.

    `decided(Resolution | None)`: what the person found out; None takes it back.
    """

    decided = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = "quiet_soft"
        self.words = plain_label(wrap=True, selectable=True)
        self.went_out = set_kind(QPushButton(self.tr("It &went out")), ButtonKind.SECONDARY)
        self.did_not = set_kind(QPushButton(self.tr("It did &not")), ButtonKind.SECONDARY)
        self.take_back = set_kind(QPushButton(self.tr("&Take that back")), ButtonKind.SECONDARY)
        self.went_out.clicked.connect(lambda: self.decided.emit(Resolution.WENT_OUT))
        self.did_not.clicked.connect(lambda: self.decided.emit(Resolution.DID_NOT))
        self.take_back.clicked.connect(lambda: self.decided.emit(None))
        buttons = QHBoxLayout()
        flat(buttons)
        for button in (self.went_out, self.did_not, self.take_back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(GAP)
        column.addWidget(self.words)
        column.addLayout(buttons)

    def show_entry(self, entry: Entry) -> None:
        """Show what one send's outcome means."""
        outcome = entry.outcome
        self.setVisible(outcome is not None and not isinstance(outcome, Accepted))
        if outcome is None:
            return
        unknown = isinstance(outcome, Unknown)
        is_open = unknown and entry.resolution is None
        self._ground = look_of(outcome)[2] if not unknown or is_open else "quiet_soft"
        self.words.setText(breakable(self._resolved(entry) if entry.resolution is not None else _explained(outcome)))
        had_focus = any(each.hasFocus() for each in (self.went_out, self.did_not, self.take_back))
        for button in (self.went_out, self.did_not):
            button.setVisible(is_open)
        self.take_back.setVisible(unknown and not is_open)
        if had_focus and unknown:
            (self.went_out if is_open else self.take_back).setFocus()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground."""
        paint_box(QPainter(self), self.rect(), getattr(colours_of(self.palette()), self._ground), "", radius=8)

    def _resolved(self, entry: Entry) -> str:
        if entry.resolution is None or not entry.resolution.is_known or entry.outcome is None:
            return "" if entry.outcome is None else _explained(entry.outcome)
        on = QLocale().toString(QDateTime.fromMSecsSinceEpoch(entry.resolved_at or 0), QLocale.FormatType.ShortFormat)
        text = (
            self.tr("No answer came. You marked it as gone out ({0}).")
            if entry.resolution is Resolution.WENT_OUT
            else self.tr("No answer came. You marked it as not gone out ({0}): it is safe to send again.")
        )
        return text.format(on)


def _explained(outcome: Outcome) -> str:
    parts = [render(texts.outcomes.outcome_meaning(outcome)), render(texts.outcomes.outcome_advice(outcome))]
    if (fixer := texts.outcomes.who_can_fix(outcome)) is not None:
        parts.append(render(fixer))
    if not isinstance(outcome, Unknown):  # of an unknown one the advice says it
        parts.append(render(texts.outcomes.safe_to_send_again(outcome)))
    if isinstance(outcome, Rejected) and outcome.message:
        words = QCoreApplication.translate("OutcomeCard", "The server's words: {0}")
        parts.append(words.format(plain_line(outcome.message, LONGEST_WORDS)))
    return join_sentences(*parts)
