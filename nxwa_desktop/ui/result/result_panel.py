"""The result of a send: its outcome, what that means, and the next step."""

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Accepted, Rejected
from nxwa_desktop.protocol.recipient import assess
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.ui.i18n.clock_words import clock_words
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.i18n.relative_time import duration
from nxwa_desktop.ui.i18n.translate import join_sentences, render
from nxwa_desktop.ui.result.facts import Fact, Facts
from nxwa_desktop.ui.result.result_buttons import ResultButtons
from nxwa_desktop.ui.result.result_content import ResultAction, ResultContent, content_of
from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.fitted_pane import FittedPane
from nxwa_desktop.ui.widgets.fonts import HEADING, ScaledFont
from nxwa_desktop.ui.widgets.icons import IconLabel
from nxwa_desktop.ui.widgets.labels import breakable
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.link_button import LinkButton
from nxwa_desktop.ui.widgets.outcome_look import LONGEST_WORDS
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel

LONGEST_NAME = 80
ICON = 1.25
"""Size of the outcome's icon, relative to those beside usual text."""

USUAL_FACTS = 4
"""Recipient, template, and two ids or the code and one."""


class ResultPanel(QWidget):
    """`chosen(ResultAction)`: a button or an entry of its menu."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: SendReport | None = None
        self._message: Message | None = None
        self._resolution: Resolution | None = None
        self._content: ResultContent | None = None
        self._corrects = self._in_sandbox = self._compact = False
        self._most = 10_000
        self._icon = IconLabel()
        ScaledFont(self._icon, ICON, bold=False)
        self._title = TintedLabel("good", size=HEADING, bold=True, wrap=True, selectable=True)
        self._moment = TintedLabel()
        self._details = LinkButton(self.tr("Details"))
        self._details.clicked.connect(self._show_details)
        self._sentences = TintedLabel("text", size=1.0, wrap=True, selectable=True)
        self._conclusion = TintedLabel("text", size=1.0, bold=True, wrap=True, selectable=True)
        self._check = TintedLabel("text", size=1.0, wrap=True, selectable=True)
        self._facts = Facts()
        self.buttons = ResultButtons()
        self.buttons.chosen.connect(self._chosen)
        self._arrange()

    def build_facts(self) -> None:
        """Build what shows the facts of an outcome, which the first report would have to do."""
        self._facts.build_rows(USUAL_FACTS)

    def rehearse(self) -> None:
        """Show a usual report, and forget it: fonts, icons and buttons are there when the first one comes."""
        if self._report is None:
            self.show_report(SendReport("", "", "", "", Accepted("0", "0")))
            self._report = self._content = None

    @property
    def report(self) -> SendReport | None:
        """The report that is shown."""
        return self._report

    @property
    def title(self) -> str:
        """The outcome, or its reason, in a few words."""
        return self._title.text()

    @property
    def role(self) -> str:
        """The outcome's colour in `Colours`."""
        return "line" if self._content is None else self._content.role

    @property
    def text(self) -> str:
        """The whole text, for a screen reader."""
        parts = (self._title, self._sentences, self._conclusion, self._check)
        return join_sentences(*(part.text() for part in parts if not part.isHidden()))

    @property
    def announcement(self) -> str:
        """The title and the first sentence."""
        if self._content is None or not self._content.sentences:
            return self.title
        return f"{self.title}. {render(self._content.sentences[0])}"

    def show_report(self, report: SendReport, message: Message | None = None, *, in_sandbox: bool = False) -> None:
        """Show a report on `message`. The correction of the time stamp is not offered twice in a row."""
        self._corrects = report.correctable and not self._corrects
        self._report, self._message, self._in_sandbox, self._resolution = report, message, in_sandbox, None
        self._fill()
        self._facts.show_facts(self._facts_of(report))
        self._moment.setText(f"{time_with_seconds(report.started_at)} · {duration(report.duration_ms)}")

    def copy_state_from(self, other: "ResultPanel") -> None:
        """Show what another window's panel shows."""
        if other.report is not None:
            self._corrects = not other._corrects
            self.show_report(other.report, other._message, in_sandbox=other._in_sandbox)
            self.show_resolution(other._resolution)

    def show_resolution(self, resolution: Resolution | None) -> None:
        """Show what a person found out about an unknown outcome."""
        if self._report is not None and resolution is not self._resolution:
            self._resolution = resolution
            self._fill()

    def show_compact(self, *, is_compact: bool) -> None:
        """Hide the facts behind a link, where there is little room."""
        self._compact = is_compact
        self._facts.setVisible(not is_compact)
        self._moment.setVisible(not is_compact)
        self._details.setVisible(is_compact)
        self.fit(self._most)

    def fit(self, most: int) -> None:
        """Limit the height to `most` pixels: title and buttons stay, the middle scrolls."""
        self._most = most
        head = self._head.heightForWidth(self.width())
        around = (head if head > 0 else self._head.sizeHint().height()) + self.buttons.sizeHint().height() + 2 * GAP
        self._scroll.limit(most - around)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Fold the result with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.chosen.emit(ResultAction.BACK)
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        if self._report is None:
            return
        content = self._content = content_of(
            self._report, self._resolution, corrects=self._corrects, in_sandbox=self._in_sandbox
        )
        self._icon.show_icon(content.drawing, content.role)
        self._title.setText(render(content.title))
        self._title.show_role(content.role)
        words = [breakable(render(sentence)) for sentence in content.sentences]
        self._sentences.put(join_sentences(*words, clock_words(self._report.clock_offset_ms)))
        self._conclusion.put(render(content.conclusion) if content.conclusion else "")
        self._check.put("")
        self.buttons.show_actions(content.actions, content.place, has_row=bool(self._report.send_id))
        self._name()
        self.fit(self._most)

    def _name(self) -> None:
        self.setAccessibleName(self.title)
        self.setAccessibleDescription(self.text)
        self._scroll.setAccessibleName(self.title)

    def _chosen(self, action: ResultAction) -> None:
        if action is not ResultAction.CHECK:
            self.chosen.emit(action)
        elif self._content is not None and self._content.how_to_check is not None:
            text = render(self._content.how_to_check)
            self._check.put(text)
            announce(self, text)
            self._name()
            self.fit(self._most)

    def _show_details(self) -> None:
        self._facts.setVisible(self._facts.isHidden())
        self.fit(self._most)

    def _facts_of(self, report: SendReport) -> tuple[Fact, ...]:
        outcome, message = report.outcome, self._message
        template = ""
        if message is not None:
            names = (plain_line(message.template_name, LONGEST_NAME), plain_line(message.language, LONGEST_NAME))
            template = " · ".join(name for name in names if name)
        recipient = assess(report.recipient).formatted or (f"+{report.recipient}" if report.recipient else "")
        facts = [
            Fact(self.tr("To"), recipient),
            Fact(self.tr("Template"), template),
            Fact(self.tr("Code"), self._code_words(outcome) if isinstance(outcome, Rejected) else ""),
        ]
        if isinstance(outcome, Accepted):
            facts.append(Fact(self.tr("Message id"), outcome.message_id, is_id=True))
        if isinstance(outcome, Accepted | Rejected):
            facts.append(Fact(self.tr("Trace id"), outcome.trace_id, is_id=True))
        return tuple(facts)

    def _code_words(self, outcome: Rejected) -> str:
        words = plain_line(outcome.message, LONGEST_WORDS)
        parts = ("" if outcome.code is None else str(outcome.code), self.tr("“{0}”").format(words) if words else "")
        return " · ".join(part for part in parts if part)

    def _arrange(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._details.hide()
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        flat(head, gap=GAP)
        head.addWidget(self._icon, 0, top)
        head.addWidget(self._title, 1)
        head.addWidget(self._moment, 0, top)
        head.addWidget(self._details, 0, top)
        self._scroll = FittedPane(self._sentences, self._conclusion, self._check, self._facts)
        column = QVBoxLayout(self)
        flat(column, gap=GAP)
        column.addWidget(self._head)
        column.addWidget(self._scroll)
        column.addWidget(self.buttons)


def time_with_seconds(at_ms: int) -> str:
    """Local time of a moment in milliseconds since the epoch."""
    return QDateTime.fromMSecsSinceEpoch(at_ms).time().toString("HH:mm:ss")
