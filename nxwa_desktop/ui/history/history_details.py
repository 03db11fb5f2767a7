"""Details of one send: what went out, what came back, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from nxwa_desktop.protocol.look_alike_hosts import shown_url
from nxwa_desktop.protocol.outcome import Accepted, NotSent, Rejected, Unknown
from nxwa_desktop.services.reused_message import sent_message
from nxwa_desktop.storage.send_log import Entry
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.texts.support_ticket import entry_ticket
from nxwa_desktop.ui.history.details_head import DetailsHead
from nxwa_desktop.ui.history.exact_text import ExactText
from nxwa_desktop.ui.history.outcome_card import OutcomeCard
from nxwa_desktop.ui.history.sent_message import SentMessage
from nxwa_desktop.ui.i18n.plain_text import plain_line, tip_text
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.heading import HorizontalLine
from nxwa_desktop.ui.widgets.icons import IconButton
from nxwa_desktop.ui.widgets.id_label import IdLabel
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat, margins
from nxwa_desktop.ui.widgets.menus import popup_below
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.ui.widgets.reading_pane import ReadingPane

FEWEST_LINES = 6
"""Lines of the message or of a text that are seen at least; where that is too much, the whole page scrolls."""


class _Texts(QStackedWidget):
    """Message, sent body or answer, as high as there is room: what does not fit scrolls within."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Some lines."""
        return QSize(0, FEWEST_LINES * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Some lines; where that is too much, the page scrolls."""
        return self.sizeHint()


class HistoryDetails(QWidget):
    """`use_again(Entry)`; `resolve(str, Resolution | None)`: the person marked the send of this id.

    `curl_wanted(Entry)`: copy its request for cURL.
    """

    use_again = Signal(object)
    resolve = Signal(str, object)
    curl_wanted = Signal(object)

    def __init__(
        self, find_template: Callable[[str, str], SavedTemplate | None], parent: QWidget | None = None
    ) -> None:
        """`find_template` gives the saved template of a name and a language."""
        super().__init__(parent)
        self._find_template = find_template
        self._entry: Entry | None = None
        self.empty = plain_label(self.tr("Choose a message to see what went out and what came back."), wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(20)
        self.head = DetailsHead()
        self.card = OutcomeCard()
        self.message = SentMessage()
        self.body = ExactText(self.tr("What went out"))
        self.answer = ExactText(self.tr("What came back"))
        self.note = Note(live=True)
        self._entry_page = self._build_entry()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self._entry_page)
        column = QVBoxLayout(self)
        flat(column)
        column.addWidget(self.pages)
        self.head.segments.chosen.connect(self._texts.setCurrentIndex)
        self.card.decided.connect(self._resolve)

    @property
    def entry(self) -> Entry | None:
        """The entry that is shown."""
        return self._entry

    def shows(self, send_id: str) -> bool:
        """True if this send is shown."""
        return self._entry is not None and self._entry.outgoing.send_id == send_id

    def focus(self) -> None:
        """Move the focus to what is most likely wanted next."""
        unknown = self._entry is not None and isinstance(self._entry.outcome, Unknown)
        wanted = self.card.went_out if unknown and not self.card.went_out.isHidden() else self.again
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_entry(self, entry: Entry | None) -> None:
        """Show one send, or nothing. Showing the same one again changes nothing and keeps the selection."""
        if entry is not None and entry == self._entry:
            return
        self._entry = entry
        self.note.show_text("")
        self.pages.setCurrentWidget(self.empty if entry is None else self._entry_page)
        if entry is None:
            return
        sent, outcome = entry.outgoing, entry.outcome
        self.head.show_entry(entry)
        self.card.show_entry(entry)
        self._card_box.setVisible(not self.card.isHidden())
        self.message.show_entry(entry, self._find_template(sent.template_name, sent.language))
        self.body.show_data(
            sent.body, self.tr("The text of this message is not kept."), plain_line(shown_url(sent.url))
        )
        self.answer.show_data(entry.answer, self._why_no_answer(entry), self._answer_facts(entry))
        self.message_id.show_value(outcome.message_id if isinstance(outcome, Accepted) else "")
        self.trace_id.show_value(outcome.trace_id if isinstance(outcome, Accepted | Rejected) else "")
        self._ids.setVisible(
            isinstance(outcome, Accepted | Rejected) and not (self.message_id.isHidden() and self.trace_id.isHidden())
        )
        self._offer(entry)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Almost no size: the page scrolls."""
        return QSize(0, 0)

    def _build_entry(self) -> QWidget:
        self._chat = ReadingPane()
        self._chat.setAccessibleName(self.tr("Message"))
        self._chat.setWidget(self.message)
        self._texts = _Texts()
        for text in (self._chat, self.body, self.answer):
            self._texts.addWidget(text)
        page = QWidget()
        column = QVBoxLayout(page)
        flat(column, gap=0)
        self._card_box = QWidget()
        card = QVBoxLayout(self._card_box)
        margins(card, 20, 0, 20, 10)
        card.addWidget(self.card)
        column.addWidget(self.head)
        column.addWidget(self._card_box)
        column.addWidget(HorizontalLine())
        column.addWidget(self._texts, 1)
        column.addWidget(self._build_ids())
        pane = ReadingPane()
        pane.setAccessibleName(self.tr("Details"))
        pane.setWidget(page)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        flat(rows, gap=0)
        rows.addWidget(pane, 1)
        rows.addWidget(HorizontalLine())
        rows.addLayout(self._build_foot())
        return whole

    def _build_ids(self) -> QWidget:
        self.message_id = IdLabel(self.tr("Message id"))
        self.trace_id = IdLabel(self.tr("Trace id"))
        names = (self.message_id.name, self.trace_id.name)
        for name in names:
            name.setMinimumWidth(max(each.sizeHint().width() for each in names) + GAP)
        self._ids = QWidget()
        column = QVBoxLayout(self._ids)
        flat(column, gap=2)
        column.addWidget(HorizontalLine())
        ids = QVBoxLayout()
        margins(ids, 20, GAP, 20, GAP)
        ids.setSpacing(2)
        ids.addWidget(self.message_id)
        ids.addWidget(self.trace_id)
        column.addLayout(ids)
        return self._ids

    def _build_foot(self) -> QHBoxLayout:
        self.again = QPushButton(self.tr("&Use again"))
        self.again.clicked.connect(self._use_again)
        self.ticket = set_kind(QPushButton(self.tr("&Copy for a ticket")), ButtonKind.SECONDARY)
        menu = QMenu(self.ticket)
        menu.addAction(self.tr("Without the message's texts")).triggered.connect(lambda: self._copy(False))
        menu.addAction(self.tr("With the message's texts")).triggered.connect(lambda: self._copy(True))
        self.ticket.setMenu(menu)
        self.more = IconButton("more", self.tr("More commands"))
        self.menu = QMenu(self.more)
        self._mark = self.menu.addMenu(self.tr("&Mark as"))
        self._mark.addAction(self.tr("&Went out")).triggered.connect(lambda: self._resolve(Resolution.WENT_OUT))
        self._mark.addAction(self.tr("Did &not go out")).triggered.connect(lambda: self._resolve(Resolution.DID_NOT))
        self._curl = self.menu.addAction(self.tr("Copy as c&URL, without the signature"))
        self._curl.triggered.connect(self._copy_curl)
        self.more.clicked.connect(lambda: popup_below(self.menu, self.more))
        foot = QHBoxLayout()
        margins(foot, 20, 12, 20, 12)
        foot.setSpacing(GAP)
        foot.addWidget(self.again)
        foot.addWidget(self.ticket)
        foot.addWidget(self.note, 1)
        foot.addStretch(1)
        foot.addWidget(self.more)
        return foot

    def _use_again(self) -> None:
        if self._entry is not None:  # its row may be gone since
            self.use_again.emit(self._entry)

    def _copy_curl(self) -> None:
        if self._entry is not None:
            self.curl_wanted.emit(self._entry)

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

    def _answer_facts(self, entry: Entry) -> str:
        outcome, facts = entry.outcome, []
        if isinstance(outcome, Rejected) and outcome.code is not None:
            facts.append(self.tr("Code {0}").format(plain_line(str(outcome.code))))
        if isinstance(outcome, Rejected | Unknown) and outcome.http_status:
            facts.append(self.tr("HTTP status {0}").format(outcome.http_status))
        return " · ".join(facts)

    def _offer(self, entry: Entry) -> None:
        usable = sent_message(entry) is not None
        self.again.setEnabled(usable)
        why = "" if usable else self.tr("The text of this message is not kept, or cannot be read")
        self.again.setToolTip(tip_text(why))
        unknown = isinstance(entry.outcome, Unknown)
        asks = unknown and entry.resolution is None
        set_kind(self.again, ButtonKind.SECONDARY if asks else ButtonKind.PRIMARY)
        self.again.update()
        self.ticket.setEnabled(entry.outcome is not None)
        self._mark.menuAction().setVisible(unknown)
        self._curl.setEnabled(bool(entry.outgoing.body))

    def _copy(self, with_parameters: bool) -> None:
        if self._entry is not None:
            QGuiApplication.clipboard().setText(entry_ticket(self._entry, with_parameters=with_parameters))
            self.note.show_text(self.tr("Copied"), drawing="check", role="good")

    def _resolve(self, resolution: Resolution | None) -> None:
        if self._entry is not None:
            self.resolve.emit(self._entry.outgoing.send_id, resolution)
