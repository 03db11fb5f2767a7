"""The head of a send's details: outcome, choice of what is shown, recipient, template, time and account."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from nxwa_desktop import texts
from nxwa_desktop.protocol.account import SANDBOX
from nxwa_desktop.protocol.outcome import NotSent, Unknown
from nxwa_desktop.protocol.recipient import assess
from nxwa_desktop.storage.send_log import Entry
from nxwa_desktop.ui.history.history_words import number_text
from nxwa_desktop.ui.i18n.countries import country_name
from nxwa_desktop.ui.i18n.plain_text import isolated, plain_line, shortened
from nxwa_desktop.ui.i18n.relative_time import day_and_time, duration
from nxwa_desktop.ui.i18n.translate import render
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import CAPTION, HEADING, ScaledFont, bold_font
from nxwa_desktop.ui.widgets.icons import IconLabel
from nxwa_desktop.ui.widgets.labels import aligned, breakable, plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat, margins
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.outcome_look import look_of
from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.ui.widgets.segmented_control import SegmentedControl


class DetailsHead(QWidget):
    """The first lines of the details; `segments` chooses between message, sent body and answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = "muted"
        self._icon = IconLabel()
        self.title = plain_label(wrap=True, selectable=True)
        ScaledFont(self.title, HEADING)
        self.segments = SegmentedControl(
            self.tr("What is shown"), (self.tr("Message"), self.tr("Sent"), self.tr("Answer"))
        )
        self._to = plain_label(self.tr("To"))
        self.number = plain_label(selectable=True)
        self.number.setFont(bold_font())
        self._country = plain_label()
        self.template = plain_label(wrap=True, selectable=True)
        self.facts = plain_label(wrap=True, selectable=True)
        ScaledFont(self.facts, CAPTION, bold=False)
        self._arrange()

    def show_entry(self, entry: Entry) -> None:
        """Show the facts of one send."""
        sent, outcome = entry.outgoing, entry.outcome
        if outcome is None:
            drawing, self._role, title = "send", "muted", self.tr("Being sent")
        else:
            drawing, self._role, _ = look_of(outcome)
            title = render(texts.outcomes.outcome_title(outcome, entry.resolution, in_sandbox=sent.sandbox))
        if entry.resolution is not None:
            self._role = "muted"  # what has been dealt with asks for nothing any more
        self._icon.show_icon(drawing, self._role)
        self.title.setText(title)
        self.number.setText(isolated(number_text(sent.recipient)))
        self._country.setText(country_name(assess(sent.recipient).country))
        self.template.setText(aligned(breakable(f"· {plain_line(sent.template_name)} · {plain_line(sent.language)}")))
        self.facts.setText(
            breakable(
                " · ".join(filter(None, (day_and_time(sent.started_at), self._took(entry), self._account(entry))))
            )
        )
        self._colour()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint on a palette change, re-fit on a font change."""
        super().changeEvent(event)
        if not is_built(self, "_first"):
            return
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
        elif event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the segments below the outcome where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The width of the segments: all else wraps."""
        return QSize(self.segments.sizeHint().width() + 40, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        outcome = QHBoxLayout()
        flat(outcome)
        outcome.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        outcome.addWidget(self.title, 1)
        self._first = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        flat(self._first)
        self._first.addLayout(outcome, 1)
        self._first.addWidget(self.segments)
        self._second = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        flat(self._second, gap=4)
        for part in (self._to, self.number, self._country):
            self._second.addWidget(part)
        self._second.addWidget(self.template, 1)
        column = QVBoxLayout(self)
        margins(column, 20, 14, 20, 10)
        column.setSpacing(6)
        column.addLayout(self._first)
        column.addLayout(self._second)
        column.addWidget(self.facts)

    def _fit(self) -> None:
        room = self.width() - 40
        title = self.fontMetrics().horizontalAdvance(self.title.text()) * 1.3 + 40
        beside = title + self.segments.sizeHint().width() <= room
        self._first.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        widths = (part.sizeHint().width() + GAP for part in (self._to, self.number, self.template))
        self._country.setVisible(sum(widths) + self._country.sizeHint().width() <= room)

    def _took(self, entry: Entry) -> str:
        if entry.duration_ms is None or isinstance(entry.outcome, NotSent):
            return ""
        took = duration(entry.duration_ms)
        if isinstance(entry.outcome, Unknown):
            return self.tr("no answer after {0}").format(took)
        return self.tr("answered in {0}").format(took)

    def _account(self, entry: Entry) -> str:
        sent = entry.outgoing
        if sent.sandbox and sent.account_id == SANDBOX:
            return self.tr("from the sandbox")
        return self.tr("from {0}").format(shortened(sent.account_name))

    def _colour(self) -> None:
        colours = colours_of(self.palette())
        tint(
            self.title, QPalette.ColorRole.WindowText, getattr(colours, "text" if self._role == "muted" else self._role)
        )
        for label in (self._country, self.facts):
            tint(label, QPalette.ColorRole.WindowText, colours.muted)
