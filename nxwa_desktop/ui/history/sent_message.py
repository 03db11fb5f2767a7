"""A message on the chat's ground as it went out, with a receipt."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import ImageHeader, Message
from nxwa_desktop.protocol.outcome import Accepted, NotSent, Rejected
from nxwa_desktop.services.reused_message import sent_message
from nxwa_desktop.storage.send_log import Entry
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.i18n.relative_time import date_of, day_name, short_time
from nxwa_desktop.ui.widgets.boxes import paint_box
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import CAPTION, SMALL, ScaledFont
from nxwa_desktop.ui.widgets.icons import IconLabel
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.message_bubble import BubbleContent, MessageBubble
from nxwa_desktop.ui.widgets.palette import colours_of


class _DayChip(QLabel):
    """The day above the message."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground below the word."""
        colours = colours_of(self.palette())
        paint_box(QPainter(self), self.rect(), colours.bubble, "", radius=6)
        super().paintEvent(event)


class SentMessage(QWidget):
    """The day, the bubble, and below it what became of the message."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._receipt_role = "muted"
        self.day = _DayChip()
        self.day.setTextFormat(Qt.TextFormat.PlainText)
        self.day.setContentsMargins(10, 3, 10, 3)
        ScaledFont(self.day, SMALL, bold=False)
        self.bubble = MessageBubble()
        self.missing = plain_label(self.tr("The text of this message is not kept."), wrap=True)
        self._drawing = IconLabel()
        self.receipt = plain_label(wrap=True)
        ScaledFont(self.receipt, CAPTION, bold=False)
        below = QHBoxLayout()
        flat(below, gap=5)
        below.addSpacing(8)
        below.addWidget(self._drawing)
        below.addWidget(self.receipt, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.day, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.bubble, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.missing)
        column.addLayout(below)
        column.addStretch(1)

    def show_entry(self, entry: Entry, template: SavedTemplate | None) -> None:
        """Show one send; `template` is the saved one of its name and language."""
        message, sent = sent_message(entry), entry.outgoing
        self.day.setText(day_name(date_of(sent.started_at)))
        self.bubble.setVisible(message is not None)
        self.missing.setVisible(message is None)
        if message is not None:
            self.bubble.show_content(self._content(message, template, short_time(sent.started_at)))
        drawing, self._receipt_role, text = self._receipt_of(entry)
        self._drawing.show_icon(drawing, self._receipt_role)
        self.receipt.setText(text)
        self._colour()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint on a palette change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.layout() is not None:
            self._colour()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Almost no width: the text wraps."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the chat's ground."""
        QPainter(self).fillRect(event.rect(), QColor(colours_of(self.palette()).chat))

    def _content(self, message: Message, template: SavedTemplate | None, time: str) -> BubbleContent:
        same = template is not None and template.body_text == message.body_text
        header = message.header
        note = ""
        if isinstance(header, ImageHeader):
            note = self.tr("Image: {0}").format(plain_line(header.link))
        return BubbleContent(
            message,
            footer=template.footer if same and template is not None else "",
            buttons=template.buttons if same and template is not None else (),
            image_note=note,
            time=time,
        )

    def _receipt_of(self, entry: Entry) -> tuple[str, str, str]:
        """Drawing, colour and words of the receipt."""
        time = short_time(entry.finished_at or entry.outgoing.started_at)
        match entry.outcome:
            case None:
                return "send", "muted", self.tr("Being sent")
            case Accepted() if entry.outgoing.sandbox:
                return "check", "good", self.tr("Accepted by the sandbox {0}").format(time)
            case Accepted():
                return "check", "good", self.tr("Accepted by NXCloud {0}").format(time)
            case Rejected():
                return "close", "bad", self.tr("Rejected by NXCloud {0}").format(time)
            case NotSent():
                return "not_sent", "muted", self.tr("Not sent")
        if entry.resolution is Resolution.WENT_OUT:
            return "question", "muted", self.tr("Went out, as you found")
        if entry.resolution is Resolution.DID_NOT:
            return "question", "muted", self.tr("Did not go out, as you found")
        return "question", "warn", self.tr("May have gone out {0}").format(short_time(entry.outgoing.started_at))

    def _colour(self) -> None:
        colours = colours_of(self.palette())
        tint(self.receipt, QPalette.ColorRole.WindowText, getattr(colours, self._receipt_role))
        for label in (self.day, self.missing):
            tint(label, QPalette.ColorRole.WindowText, colours.chat_muted)
