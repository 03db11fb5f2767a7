"""A live preview of the message as a chat."""

import time

from PySide6.QtCore import QDateTime, QEvent, QLocale, QSize, Qt, QTime
from PySide6.QtGui import QImage, QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader, Message
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.earlier_messages import SHOWN, EarlierMessages
from nxwa_desktop.services.last_send import LastSend
from nxwa_desktop.services.templates import TemplateService
from nxwa_desktop.storage.send_records import State
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.texts.outcomes import outcome_title
from nxwa_desktop.ui.i18n.plain_text import isolated
from nxwa_desktop.ui.i18n.translate import render
from nxwa_desktop.ui.preview.chat_items import Receipt
from nxwa_desktop.ui.preview.earlier_list import EarlierList
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.layouts import GAP
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.message_bubble import BubbleContent, MessageBubble
from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.ui.widgets.settling_scroll_area import SettlingScrollArea

_SHOWN = frozenset(FieldKind) - {FieldKind.RECIPIENT}


class MessagePreview(SettlingScrollArea):
    """The chat with the bubble of the composed message, updated while it is visible.

    Its content stands at the bottom, as in a chat.
    """

    def __init__(
        self,
        composer: Composer,
        last_send: LastSend | None = None,
        earlier: EarlierMessages | None = None,
        templates: TemplateService | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Without `last_send` there is no receipt, without `earlier` nothing above the bubble.

        `templates` knows the footer and the buttons.
        """
        super().__init__(parent)
        self._composer = composer
        self._last_send = last_send
        self._earlier_messages = earlier
        self._templates = templates
        self._template: tuple[tuple[str, str], SavedTemplate | None] = (("", ""), None)
        self._image: QImage | None = None
        self._image_link: str | None = None
        self._image_note = ""
        self._stale = True
        self._minute: tuple[int, str] = (0, "")
        """Minutes since the epoch, and the time of day in them."""
        self._end = 0
        """The largest value of the scroll bar until now."""
        self._page = QWidget()
        self.earlier = EarlierList()
        self.receipt = Receipt()
        self.bubble = MessageBubble()
        self._arrange()
        self._colour()
        composer.edited.connect(self._edited)
        composer.restructured.connect(self._changed)
        composer.focused.connect(self._moved)
        if last_send is not None:
            last_send.changed.connect(self._show_past)
        if earlier is not None:
            earlier.changed.connect(self._show_past)
        if templates is not None:
            templates.changed.connect(self._templates_changed)
        self._show_past()

    def show_image(self, pixels: QImage | None, note: str) -> None:
        """Show the image of the header's current link; without `pixels`, the note in its place.

        It is forgotten when the link changes.
        """
        header = self._composer.message.header
        self._image_link = header.link if isinstance(header, ImageHeader) else None
        self._image, self._image_note = pixels, note
        self._changed()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for two lines."""
        return QSize(super().minimumSizeHint().width(), 2 * self.fontMetrics().height() + 2)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Update on a change of the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and is_built(self, "_page"):
            self._colour()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Update after changes made while hidden."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _arrange(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(2 * GAP, GAP + 4, 2 * GAP, GAP + 4)
        column.setSpacing(GAP)
        column.addStretch(1)
        column.addWidget(self.earlier)
        column.addWidget(self.bubble, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.receipt)
        self.setWidget(self._page)
        # Opaque scroll bars keep a repaint from spreading to the parents.
        self.verticalScrollBar().setAutoFillBackground(True)
        self.verticalScrollBar().rangeChanged.connect(self._stay_at_the_end)

    def _colour(self) -> None:
        chat = colours_of(self.palette()).chat
        tint(self._page, QPalette.ColorRole.Window, chat)
        self._page.setAutoFillBackground(True)

    def _edited(self, field: Field) -> None:
        if field.kind in _SHOWN:
            self._changed()

    def _changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _moved(self, field: Field | None) -> None:
        self.bubble.mark_field(field)
        place = self.bubble.marked_rect
        if not place.isNull() and self.isVisible():
            at = self.bubble.mapTo(self._page, place.center().toPoint())
            self.ensureVisible(at.x(), at.y(), 0, round(place.height()))

    def _show_past(self) -> None:
        """Show how this message went, and the messages before it."""
        last = self._last_send
        report = last.report if last is not None and not last.past else None
        if last is None or report is None:
            self.receipt.show_outcome(State.SENDING, "")
        else:
            in_sandbox = last.account is not None and last.account.sandbox
            title = render(outcome_title(report.outcome, last.resolution, in_sandbox=in_sandbox))
            at = QLocale().toString(
                QDateTime.fromMSecsSinceEpoch(report.started_at).time(), QLocale.FormatType.ShortFormat
            )
            self.receipt.show_outcome(State(str(report.outcome.__struct_config__.tag)), f"{title} {isolated(at)}")
        lines = () if self._earlier_messages is None else self._earlier_messages.lines
        shown = [line for line in lines if report is None or line.send_id != report.send_id]
        self.earlier.show_lines(tuple(shown[:SHOWN]))

    def _stay_at_the_end(self, low: int, high: int) -> None:
        """Follow the end of the chat if that is what was seen."""
        bar = self.verticalScrollBar()
        if self._end == bar.value():
            bar.setValue(high)
        self._end = high

    def _templates_changed(self) -> None:
        self._template = (("", ""), None)
        self._changed()

    def _template_of(self, message: Message) -> SavedTemplate | None:
        """The template that this message is of, looked up once."""
        asked = (message.template_name, message.language)
        if asked != self._template[0] and self._templates is not None:
            self._template = (asked, self._templates.find(*asked))
        return self._template[1]

    def _refresh(self) -> None:
        self._stale = False
        message = self._composer.message
        header = message.header
        if not isinstance(header, ImageHeader) or header.link != self._image_link:
            self._image_link, self._image, self._image_note = None, None, ""
        template = self._template_of(message)
        self.bubble.show_content(
            BubbleContent(
                message,
                footer=template.footer if template is not None else "",
                buttons=template.buttons if template is not None else (),
                image=self._image,
                image_note=self._image_note if self._image is None else "",
                # What is no message yet was not sent at any time.
                time=self._time_of_day() if message.body_text.strip() else "",
            )
        )
        self.bubble.mark_field(self._composer.focus)

    def _time_of_day(self) -> str:
        """Hours and minutes, worded once a minute."""
        minute = int(time.time() // 60)
        if minute != self._minute[0]:
            self._minute = minute, _now()
        return self._minute[1]


def _now() -> str:
    return QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)
