"""Details of one send: outcome, request, response and actions."""

from PySide6.QtCore import QDateTime, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from nxwa_desktop import texts
from nxwa_desktop.protocol.json_layout import pretty_json
from nxwa_desktop.protocol.look_alike_hosts import shown_url
from nxwa_desktop.protocol.outcome import Accepted, NotSent, Rejected, Unknown
from nxwa_desktop.protocol.request_body import UnreadableBody, decode_body
from nxwa_desktop.services.json_preview_lines import escape_invisible
from nxwa_desktop.storage.send_log import Entry
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.texts.support_ticket import entry_ticket
from nxwa_desktop.ui.i18n.plain_text import plain_line, shortened, tip_text
from nxwa_desktop.ui.i18n.translate import join_sentences, render
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.divider import Divider
from nxwa_desktop.ui.widgets.fonts import ScaledFont, fixed_font
from nxwa_desktop.ui.widgets.icons import IconLabel
from nxwa_desktop.ui.widgets.id_label import IdLabel
from nxwa_desktop.ui.widgets.labels import aligned, breakable, plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat, margins
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.outcome_look import LONGEST_WORDS, look_of
from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.ui.widgets.reading_pane import ReadingPane


class _Bytes(QWidget):
    """The exact bytes of a request or an answer: as text, or as JSON formatted for reading."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = b""
        self._missing = ""
        self._shown = ""
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(fixed_font())
        self.text.setAccessibleName(name)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.formatted = QCheckBox(self.tr("Laid out"))
        self.formatted.setToolTip(tip_text(self.tr("Lay the JSON out for reading. Copying copies the exact text")))
        self.formatted.setChecked(True)
        self.formatted.toggled.connect(self._show)
        self.copy = QPushButton(self.tr("Copy"))
        self.copy.setFlat(True)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.exact))
        row = QHBoxLayout()
        flat(row)
        row.setContentsMargins(GAP, 0, GAP, 0)
        row.addWidget(self.formatted)
        row.addStretch(1)
        row.addWidget(self.copy)
        column = QVBoxLayout(self)
        flat(column, gap=2)
        column.addWidget(self.text, 1)
        column.addLayout(row)

    @property
    def exact(self) -> str:
        """The exact text, as sent or received."""
        return self._data.decode("utf-8", "replace")

    def show_data(self, data: bytes, missing: str) -> None:
        """Show these bytes, or the reason why there are none."""
        self._data, self._missing = data, missing
        for part in (self.formatted, self.copy):
            part.setEnabled(bool(data))
        self._show()

    def _show(self) -> None:
        text = self.exact if self._data else self._missing
        if self._data and self.formatted.isChecked():
            text = pretty_json(text) or text
        text = escape_invisible(text)
        # What is selected in it stays so while it says the same.
        if text != self._shown:
            self._shown = text
            self.text.setPlainText(text)


class HistoryDetails(QWidget):
    """`use_again(Entry)`; `resolve(str, Resolution | None)`: the person marked the send of this id."""

    use_again = Signal(object)
    resolve = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self._names: list[QLabel] = []
        self.empty = plain_label(self.tr("Choose a message to see what went out and what came back."), wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._entry_page = self._build_entry()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self._entry_page)
        column = QVBoxLayout(self)
        flat(column)
        column.addWidget(self.pages)

    @property
    def entry(self) -> Entry | None:
        """The entry that is shown."""
        return self._entry

    def shows(self, send_id: str) -> bool:
        """True if this send is shown."""
        return self._entry is not None and self._entry.outgoing.send_id == send_id

    def show_entry(self, entry: Entry | None) -> None:
        """Show one send, or nothing. Showing the same one again changes nothing and keeps the selection."""
        if entry is not None and entry == self._entry:
            return
        self._entry = entry
        self.pages.setCurrentWidget(self.empty if entry is None else self._entry_page)
        if entry is None:
            return
        self._show_words(entry)
        self._show_facts(entry)
        self._offer(entry)
        self.body.show_data(entry.outgoing.body, self.tr("The text of this message is not kept."))
        self.answer.show_data(entry.answer, self._why_no_answer(entry))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint icons and texts on a palette change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and is_built(self, "_names"):
            self._colour()

    def _build_entry(self) -> QWidget:
        self.splitter = Divider(Qt.Orientation.Horizontal, self.tr("Width of the explanation"))
        self.splitter.addWidget(self._build_words())
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Texts"))
        self.tabs.setUsesScrollButtons(False)
        self.body = _Bytes(self.tr("What went out"))
        self.answer = _Bytes(self.tr("What came back"))
        self.tabs.addTab(self.body, self.tr("Went out"))
        self.tabs.addTab(self.answer, self.tr("Came back"))
        self.splitter.addWidget(self.tabs)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([500, 500])
        return self.splitter

    def _build_words(self) -> QWidget:
        self._icon = IconLabel()
        self.title = plain_label(wrap=True, selectable=True)
        ScaledFont(self.title, 1.1)
        self.words = plain_label(wrap=True, selectable=True)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(2 * GAP)
        self._facts.setVerticalSpacing(2)
        self._facts.setColumnStretch(1, 1)
        self.message_id = IdLabel(self.tr("message id"))
        self.trace_id = IdLabel(self.tr("trace id"))
        head = QHBoxLayout()
        flat(head)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        page = QWidget()
        text = QVBoxLayout(page)
        margins(text, 2 * GAP, GAP, GAP, GAP)
        text.setSpacing(GAP)
        text.addLayout(head)
        text.addWidget(self.words)
        text.addLayout(self._facts)
        text.addWidget(self.message_id, 0, Qt.AlignmentFlag.AlignLeft)
        text.addWidget(self.trace_id, 0, Qt.AlignmentFlag.AlignLeft)
        text.addStretch(1)
        scroll = self._scroll = ReadingPane()
        scroll.setMinimumHeight(3 * scroll.fontMetrics().lineSpacing())
        scroll.setAccessibleName(self.tr("What happened"))
        scroll.setWidget(page)
        side = QWidget()
        column = QVBoxLayout(side)
        flat(column, gap=0)
        column.addWidget(scroll, 1)
        column.addLayout(self._build_offers())
        return side

    def _build_offers(self) -> QGridLayout:
        self.again = QPushButton(self.tr("&Use again"))
        self.again.clicked.connect(self._use_again)
        self.ticket = QPushButton(self.tr("&Copy for a support ticket"))
        menu = QMenu(self.ticket)
        menu.addAction(self.tr("Without the message's texts")).triggered.connect(lambda: self._copy(False))
        menu.addAction(self.tr("With the message's texts")).triggered.connect(lambda: self._copy(True))
        self.ticket.setMenu(menu)
        self.went_out = QPushButton(self.tr("It &went out"))
        self.went_out.clicked.connect(lambda: self._resolve(Resolution.WENT_OUT))
        self.did_not = QPushButton(self.tr("It did &not go out"))
        self.did_not.clicked.connect(lambda: self._resolve(Resolution.DID_NOT))
        self.take_back = QPushButton(self.tr("&Take that back"))
        self.take_back.clicked.connect(lambda: self._resolve(None))
        for button in (self.again, self.ticket, self.went_out, self.did_not, self.take_back):
            set_kind(button, ButtonKind.SECONDARY, small=True)
        grid = QGridLayout()
        margins(grid, 2 * GAP, 4, GAP, GAP)
        grid.setSpacing(GAP)
        grid.addWidget(self.went_out, 0, 0)
        grid.addWidget(self.did_not, 0, 1)
        # Never beside those two: there is something to take back once they are gone.
        grid.addWidget(self.take_back, 0, 0)
        grid.addWidget(self.again, 1, 0)
        grid.addWidget(self.ticket, 1, 1)
        grid.setColumnStretch(2, 1)
        return grid

    def _use_again(self) -> None:
        if self._entry is not None:  # its row may be gone since
            self.use_again.emit(self._entry)

    def _show_words(self, entry: Entry) -> None:
        outcome = entry.outcome
        if outcome is None:
            self._icon.show_icon("send", "muted")
            self.title.setText(self.tr("Being sent"))
            self.words.setText("")
            return
        drawing, colour, _ = look_of(outcome)
        # What has been dealt with asks for nothing any more.
        self._icon.show_icon(drawing, colour if entry.resolution is None else "muted")
        self.title.setText(render(texts.outcomes.outcome_title(outcome, entry.resolution)))
        parts = [render(texts.outcomes.outcome_meaning(outcome)), render(texts.outcomes.outcome_advice(outcome))]
        if (fixer := texts.outcomes.who_can_fix(outcome)) is not None:
            parts.append(render(fixer))
        if entry.resolution is None or not entry.resolution.is_known:
            parts.append(render(texts.outcomes.safe_to_send_again(outcome)))
        else:
            parts = [self._resolution_words(entry)]
        if isinstance(outcome, Rejected) and outcome.message:
            parts.append(self.tr("The server's words: {0}").format(plain_line(outcome.message, LONGEST_WORDS)))
        self.words.setText(breakable(join_sentences(*parts)))

    def _why_no_answer(self, entry: Entry) -> str:
        match entry.outcome:
            case None:
                return self.tr("No answer has come yet.")
            case NotSent():
                return self.tr("No answer came: nothing was sent.")
            case Unknown(_, _, None):
                return self.tr("No answer came.")
        if entry.contents_kept:
            return self.tr("The answer had no text.")
        return self.tr("No answer is kept of this message.")

    def _resolution_words(self, entry: Entry) -> str:
        on = QLocale().toString(QDateTime.fromMSecsSinceEpoch(entry.resolved_at or 0), QLocale.FormatType.ShortFormat)
        text = (
            self.tr("Nobody heard the answer. You marked it as gone out ({0}).")
            if entry.resolution is Resolution.WENT_OUT
            else self.tr("Nobody heard the answer. You marked it as not gone out ({0}): it is safe to send again.")
        )
        return text.format(on)

    def _show_facts(self, entry: Entry) -> None:
        sent, outcome = entry.outgoing, entry.outcome
        self._names.clear()
        while (item := self._facts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        when = QDateTime.fromMSecsSinceEpoch(sent.started_at)
        in_sandbox = sent.sandbox and sent.account_id == "sandbox"
        facts = [
            (self.tr("Time"), QLocale().toString(when, QLocale.FormatType.LongFormat)),
            (self.tr("Recipient"), shortened(f"+{sent.recipient}")),
            (self.tr("Template"), f"{plain_line(sent.template_name)} · {plain_line(sent.language)}"),
            (self.tr("Account"), self.tr("Sandbox") if in_sandbox else shortened(sent.account_name)),
            (self.tr("Endpoint"), shortened(shown_url(sent.url))),
        ]
        if isinstance(outcome, Rejected) and outcome.code is not None:
            facts.append((self.tr("Code"), shortened(str(outcome.code))))
        if isinstance(outcome, Rejected | Unknown) and outcome.http_status:
            facts.append((self.tr("HTTP status"), str(outcome.http_status)))
        if entry.duration_ms is not None:
            facts.append((self.tr("Duration"), self.tr("{0} ms").format(entry.duration_ms)))
        for line, (name, value) in enumerate(facts):
            label = plain_label(name)
            self._names.append(label)
            self._facts.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(plain_label(aligned(breakable(value)), wrap=True, selectable=True), line, 1)
        self._colour()
        self.message_id.show_value(outcome.message_id if isinstance(outcome, Accepted) else "")
        self.trace_id.show_value(outcome.trace_id if isinstance(outcome, Accepted | Rejected) else "")

    def _colour(self) -> None:
        for label in self._names:
            tint(label, QPalette.ColorRole.WindowText, colours_of(self.palette()).muted)

    def _offer(self, entry: Entry) -> None:
        usable = _is_readable(entry.outgoing.body)
        self.again.setEnabled(usable)
        self.again.setToolTip(
            tip_text("" if usable else self.tr("The text of this message is not kept, or cannot be read"))
        )
        self.ticket.setEnabled(entry.outcome is not None)
        unknown = isinstance(entry.outcome, Unknown)
        for button in (self.went_out, self.did_not):
            button.setVisible(unknown and entry.resolution is None)
        self.take_back.setVisible(unknown and entry.resolution is not None)

    def _copy(self, with_parameters: bool) -> None:
        if self._entry is not None:
            QGuiApplication.clipboard().setText(entry_ticket(self._entry, with_parameters=with_parameters))

    def _resolve(self, resolution: Resolution | None) -> None:
        if self._entry is not None:
            self.resolve.emit(self._entry.outgoing.send_id, resolution)


def _is_readable(body: bytes) -> bool:
    try:
        decode_body(body)
    except UnreadableBody:
        return False
    return True
