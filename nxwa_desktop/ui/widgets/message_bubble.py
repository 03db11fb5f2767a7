"""A message as the bubble of a chat: picture, header, text, footer, time and buttons."""

import functools

import msgspec
from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader, Message
from nxwa_desktop.protocol.message_fields import same_value
from nxwa_desktop.ui.widgets import message_paint as paint
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import ScaledFont, scaled
from nxwa_desktop.ui.widgets.icons import pixmap
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.message_document import PreviewDocument
from nxwa_desktop.ui.widgets.message_lines import (
    BubbleTexts,
    Marked,
    Paragraph,
    ParagraphRole,
    footer_paragraph,
    picture_note,
    picture_paragraphs,
    spaced,
    spaced_header,
    text_paragraphs,
    with_names,
)
from nxwa_desktop.ui.widgets.message_paint import INSET, PADDING, TAIL, BubbleFrame
from nxwa_desktop.ui.widgets.palette import colours_of

_LETTER = 14
"""Pixels of a letter at the usual font size; all measures below are at that size and grow with the font."""
WIDTH = 340
_PICTURE = 148
_BUTTON = 36
_DRAWING = 28
_TOP, _BOTTOM, _ABOVE_FOOTER, _BELOW_HEADER = 7, 7, 4, 4
_ROLES = {FieldKind.HEADER_TEXT: ParagraphRole.HEADER, FieldKind.BODY: ParagraphRole.BODY}
_SCROLLING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space})
_BY_KEY = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)


class BubbleContent(msgspec.Struct, frozen=True):
    """The content of a bubble. `message` has the wording, the header and the values."""

    message: Message
    footer: str = ""
    buttons: tuple[str, ...] = ()
    image: QImage | None = None
    """The picture of an image header; without it, words stand in its place."""
    image_note: str = ""
    """Why the picture cannot be shown; by default, that nobody looked at it."""
    time: str = ""
    names: bool = False
    """True for a template without values: its variables are shown by their names, not as something missing."""


class MessageBubble(QTextEdit):
    """A read-only bubble as wide as its parent allows, up to `WIDTH`, and as high as its message. `resized()`.

    It stands on a surface in the colour of the chat. All text but the buttons' is in one document, so that it can be
    selected, copied and read by a screen reader; the rest is painted around it. A change replaces only what differs.
    """

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = BubbleContent(Message())
        self._picture = QPixmap()
        self._marked: Marked = frozenset()
        self._ring = False
        self._around: tuple[QRectF, QRectF, str, tuple[str, ...]] | None = None
        self._margins: tuple[int, int, bool] | None = None
        self._settled: tuple[object, object] | None = None
        """What the places of all that is painted below the text depend on."""
        self._laid_out: tuple[BubbleFrame, QRectF] | None = None
        """The bubble, and the place of the time."""
        self._set_up()
        ScaledFont(self, _LETTER / 13, bold=False)
        self._words = self._translated_words()
        self._text = PreviewDocument(self.document(), colours_of(self.palette()))
        self._colour()

    @property
    def content(self) -> BubbleContent:
        """The content that is shown."""
        return self._content

    @property
    def text(self) -> str:
        """All text of the document, with each unfilled variable as its placeholder."""
        return self._text.copy_of(0, self.document().characterCount())

    def show_content(self, content: BubbleContent) -> None:
        """Show a message."""
        before, self._content = self._content, content
        if content.image is not before.image:
            self._picture = QPixmap() if content.image is None else QPixmap.fromImage(content.image)
            self._around = self._settled = self._margins = None
        gaps = self._text.gaps
        changed = self._text.show(self._paragraphs())
        # Qt paints the changed lines alone, whose ends are within a row of pixels where the scale has a fraction.
        if changed and (self._text.spreads or self.devicePixelRatioF() % 1):
            self.viewport().update()
        if changed or self._around is None or content != before:
            if self._text.gaps != gaps or content.buttons != before.buttons:
                self._describe()
            if self._margins is None or content.message.header is not before.message.header:
                self._fit()
            else:
                self._settle()

    def mark_field(self, field: Field | None) -> None:
        """Mark the values that this field fills."""
        marked = self._filled_by(field)
        if marked != self._marked:
            self._marked = marked
            self.viewport().update()

    @property
    def marked_rect(self) -> QRectF:
        """The rectangle of the first marked value; null without one."""
        return paint.place_of(self._text, self._marked)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The full width, and the height of the message."""
        return QSize(self.maximumWidth(), self.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Almost no width: the text wraps."""
        return QSize(4 * PADDING, self.minimumHeight())

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Copy plain text, with unfilled variables as their placeholders."""
        cursor = self.textCursor()
        data = QMimeData()
        data.setText(self._text.copy_of(cursor.selectionStart(), cursor.selectionEnd()))
        return data

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Update on a change of palette, font or direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for known in ("_letter", "_time_font"):
                self.__dict__.pop(known, None)
            self._settled = None
        if not is_built(self, "_text"):
            return
        match event.type():
            case QEvent.Type.PaletteChange:
                self._colour()
            case QEvent.Type.FontChange | QEvent.Type.LayoutDirectionChange:
                self._text.dress(colours_of(self.palette()))
                if self._text.paragraphs:
                    self._text.show(self._paragraphs())
                self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay out the text on a resize."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the focus after a key."""
        self._ring = event.reason() in _BY_KEY
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Remove the focus's ring."""
        self._ring = False
        super().focusOutEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave scrolling to the chat."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave scrolling to the chat."""
        if event.key() in _SCROLLING and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the bubble behind the text, and nothing that is between two changed lines."""
        for seen in event.region():  # type: ignore[attr-defined]
            painter = QPainter(self.viewport())
            painter.setClipRect(seen)
            self._paint_around(painter, QRectF(seen))
            painter.end()
            super().paintEvent(QPaintEvent(seen))

    # --- building

    def _set_up(self) -> None:
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)

    def _translated_words(self) -> BubbleTexts:
        self.setAccessibleName(self.tr("Message as the customer will see it"))
        return BubbleTexts(
            hint=self.tr("Paste the template's text to see the message as the customer will."),
            empty=self.tr("empty"),
            more_characters=self.tr("… and {0} more characters"),
            more_parameters=self.tr("… and {0} more variables"),
            header_row=self.tr("Header {0}"),
            no_link=self.tr("No image link yet"),
            unchecked=self.tr("Image not checked yet"),
        )

    def _colour(self) -> None:
        self._colours = colours = colours_of(self.palette())
        # Not the whole widget: a palette of its own would lay its text out before anybody sees it.
        tint(self.viewport(), QPalette.ColorRole.Base, colours.chat)
        self._text.dress(colours)
        self.viewport().update()

    def _paragraphs(self) -> tuple[Paragraph, ...]:
        content = self._content
        texts = spaced_header(text_paragraphs(content.message, self._words), self._px(_BELOW_HEADER))
        if content.names:
            texts = with_names(texts)
        if content.footer.strip():
            texts = (*spaced(texts, self._px(_ABOVE_FOOTER)), footer_paragraph(content.footer))
        header = content.message.header
        if not isinstance(header, ImageHeader) or not self._picture.isNull():
            return texts
        note = (picture_note(content.image_note),) if content.image_note else picture_paragraphs(header, self._words)
        rest = _PICTURE + INSET + _TOP - self._words_top() - 16 * len(note)
        return (*spaced(note, self._px(max(0, rest))), *texts)

    def _describe(self) -> None:
        gaps = self._text.gaps
        sentences = [self.tr("Not filled in yet: {0}").replace("{0}", ", ".join(gaps))] if gaps else []
        if self._content.buttons:
            sentences.append(self.tr("Buttons: {0}").replace("{0}", ", ".join(self._content.buttons)))
        if (described := ". ".join(sentences)) != self.accessibleDescription():
            self.setAccessibleDescription(described)

    # --- room

    def _px(self, measure: float) -> int:
        """A measure at the usual font size in pixels at this one."""
        return round(measure * self._letter / _LETTER)

    def _has_picture(self) -> bool:
        return not self._picture.isNull() and isinstance(self._content.message.header, ImageHeader)

    def _words_top(self) -> int:
        """The top of the words in the picture's place, in pixels at the usual font size."""
        return INSET + 70

    def _fit(self) -> None:
        """Set the margins around the text and the height of the widget."""
        top = _TOP
        if self._has_picture():
            top = _TOP + INSET + _PICTURE
        elif self._text.begins_with(ParagraphRole.PICTURE):
            top = self._words_top()
        margins = (self._px(top), self._px(WIDTH), self.isRightToLeft())
        if margins != self._margins:
            self._margins = margins
            self._set_margins(*margins)
        self._settle()

    def _set_margins(self, top: int, width: int, is_mirrored: bool) -> None:
        self.setMaximumWidth(width + TAIL)
        frame = self.document().rootFrame()
        made = frame.frameFormat()
        sides = (PADDING, TAIL + PADDING) if is_mirrored else (TAIL + PADDING, PADDING)
        made.setLeftMargin(sides[0])
        made.setRightMargin(sides[1])
        made.setTopMargin(top)
        made.setBottomMargin(0)
        frame.setFrameFormat(made)

    def _settle(self) -> None:
        """Take the height of the text; repaint everything only if the geometry changed."""
        end = (self.document().size(), self.width(), self._margins, self._text.paragraphs[-1:])
        below = (self._content.time, self._content.buttons)
        if self._settled == (end, below):
            return  # a line above the last one changed, and is as high as it was
        self._settled = (end, below)
        shape = self._frame()
        time = self._time_rect(shape)
        self._laid_out = (shape, time)
        around = (shape.bubble, time, self._content.time, self._content.buttons)
        if around == self._around:
            return
        self._around = around
        self.viewport().update()
        if (height := round(shape.bubble.height()) + 1) != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
            self.resized.emit()

    def _frame(self) -> BubbleFrame:
        mirrored = self.isRightToLeft()
        text = paint.block_rect(self.document().lastBlock()).bottom()
        x, width = 0 if mirrored else TAIL, self.width() - TAIL
        frame = BubbleFrame(QRectF(x, 0, width, text), mirrored)
        if self._content.time:
            text = max(text, self._time_rect(frame).bottom())
        height = text + self._px(_BOTTOM) + len(self._content.buttons) * self._px(_BUTTON)
        return BubbleFrame(QRectF(x, 0, width, round(height)), mirrored)

    @functools.cached_property
    def _letter(self) -> int:
        """The pixels of a letter."""
        return QFontInfo(self.font()).pixelSize()

    @functools.cached_property
    def _time_font(self) -> tuple[QFont, QFontMetricsF]:
        font = scaled(self.font(), 11 / _LETTER)
        return font, QFontMetricsF(font)

    def _time_rect(self, frame: BubbleFrame) -> QRectF:
        return paint.time_rect(self.document(), frame, self._time_font[1], self._content.time)

    # --- painting

    def _paint_around(self, painter: QPainter, seen: QRectF) -> None:
        if self._laid_out is None:
            self._settle()
        if self._laid_out is None:
            return
        colours, (frame, time) = self._colours, self._laid_out
        paint.paint_bubble(painter, frame, seen, colours)
        if isinstance(self._content.message.header, ImageHeader):
            self._paint_picture(painter, frame)
        if self._ring:
            paint.paint_ring(painter, frame, colours)
        paint.paint_chips(painter, self._text, seen, self._marked, colours)
        if self._content.buttons:
            painter.setFont(self.font())
            paint.paint_buttons(painter, frame, self._content.buttons, self._px(_BUTTON), colours)
        if self._content.time and time.intersects(seen):
            painter.setPen(QColor(colours.muted))
            painter.setFont(self._time_font[0])
            painter.drawText(time, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, self._content.time)

    def _paint_picture(self, painter: QPainter, frame: BubbleFrame) -> None:
        place = frame.bubble.adjusted(INSET, INSET, -INSET, 0)
        place.setHeight(self._px(_PICTURE))
        if self._has_picture():
            paint.paint_picture(painter, place, self._picture)
        elif self._text.begins_with(ParagraphRole.PICTURE):
            side = self._px(_DRAWING)
            drawing = pixmap("image", self._colours.muted, side=side, ratio=self.devicePixelRatioF())
            paint.paint_place(painter, place, drawing, self._px(self._words_top() - 8) - side, self._colours)

    def _filled_by(self, field: Field | None) -> Marked:
        role = _ROLES.get(field.kind) if field is not None else None
        if field is None or role is None:
            return frozenset()
        return frozenset((role, index) for index in same_value(self._content.message, field))
