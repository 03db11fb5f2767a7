"""A live preview of the message as a chat bubble."""

import msgspec
from PySide6.QtCore import QEvent, QLocale, QMimeData, QRectF, Qt, QTime
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader
from nxwa_desktop.protocol.message_fields import labels_of_rows, rows_of, value_of
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.ui.preview import message_paint as paint
from nxwa_desktop.ui.preview.message_document import PreviewDocument
from nxwa_desktop.ui.preview.message_lines import (
    BubbleTexts,
    Paragraph,
    ParagraphRole,
    caption,
    picture_paragraphs,
    text_paragraphs,
    unfilled,
)
from nxwa_desktop.ui.preview.message_paint import EDGE, PADDING, TAIL, WIDEST, BubbleFrame, Marked
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import scaled
from nxwa_desktop.ui.widgets.icons import icon_side, pixmap
from nxwa_desktop.ui.widgets.layouts import GAP
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of

_TOLD = frozenset(
    {FieldKind.HEADER_TEXT, FieldKind.HEADER_IMAGE, FieldKind.BODY, FieldKind.HEADER_TEMPLATE, FieldKind.BODY_TEMPLATE}
)
_ROLES = {FieldKind.HEADER_TEXT: ParagraphRole.HEADER, FieldKind.BODY: ParagraphRole.BODY}
_HIGHEST = 260
"""Of a picture, in device-independent pixels."""


class MessagePreview(QTextEdit):
    """A read-only view of the bubble, updated while it is visible.

    All text is in one document, so that it can be selected, copied and read by a screen reader; bubble, picture,
    chip backgrounds and time are painted around it.
    """

    def __init__(self, composer: Composer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composer = composer
        self._picture = QPixmap()
        self._picture_link: str | None = None
        self._note = ""
        self._time = ""
        self._stale = True
        self._around: tuple[QRectF, QRectF, str] | None = None
        self._set_up()
        self._words = self._say()
        self._text = PreviewDocument(self.document(), colours_of(self.palette()))
        self._colour()
        composer.edited.connect(self._edited)
        composer.restructured.connect(self._changed)
        composer.focused.connect(self._moved)

    def show_image(self, pixels: QImage | None, note: str) -> None:
        """Show the image of the header's current link with a note below.

        Without `pixels` the note alone stands in the picture's place. It is forgotten when the link changes.
        """
        header = self._composer.message.header
        self._picture_link = header.link if isinstance(header, ImageHeader) else None
        self._picture = QPixmap() if pixels is None else QPixmap.fromImage(pixels)
        self._note = note
        self._changed()
        self.viewport().update()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Copy plain text, with unfilled variables as their placeholders."""
        cursor = self.textCursor()
        data = QMimeData()
        data.setText(self._text.copy_of(cursor.selectionStart(), cursor.selectionEnd()))
        return data

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Update on a change of palette, font or direction."""
        super().changeEvent(event)
        if not is_built(self, "_text"):
            return
        match event.type():
            case QEvent.Type.PaletteChange:
                self._colour()
            case QEvent.Type.FontChange | QEvent.Type.LayoutDirectionChange:
                self._text.dress(colours_of(self.palette()))
                self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Update after changes made while hidden."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Re-layout the bubble on a resize."""
        self._fit()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the bubble behind the text, and the time over it."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        down = self.verticalScrollBar().value()
        painter.translate(0, -down)
        seen = QRectF(event.rect()).translated(0, down)
        self._paint_around(painter, seen)
        painter.end()
        super().paintEvent(event)

    # --- building

    def _set_up(self) -> None:
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        # Opaque scroll bars keep a repaint from spreading to the parents.
        self.verticalScrollBar().setAutoFillBackground(True)

    def _say(self) -> BubbleTexts:
        self.setAccessibleName(self.tr("Message as the customer will see it"))
        return BubbleTexts(
            hint=self.tr("Paste the template's text to see the message as the customer will."),
            empty=self.tr("empty"),
            more_characters=self.tr("… and {0} more characters"),
            more_parameters=self.tr("… and {0} more parameters"),
            header_row=self.tr("Header {0}"),
            no_link=self.tr("No image link yet"),
            unchecked=self.tr("Image not checked yet"),
        )

    def _colour(self) -> None:
        colours = colours_of(self.palette())
        # Not the whole widget: a palette of its own would lay its text out before anybody sees it.
        tint(self.viewport(), QPalette.ColorRole.Base, colours.chat)
        self._text.dress(colours)
        self.viewport().update()

    # --- following

    def _edited(self, field: Field) -> None:
        if field.kind in _TOLD:
            self._changed()

    def _changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _moved(self, field: Field | None) -> None:
        if self.isVisible():
            self.viewport().update()

    def _refresh(self) -> None:
        self._stale = False
        message = self._composer.message
        # What is no message yet was not sent at any time.
        self._time = _now() if message.body_text.strip() else ""
        header = message.header
        if not isinstance(header, ImageHeader) or header.link != self._picture_link:
            self._picture_link, self._picture, self._note = None, QPixmap(), ""
        above: tuple[Paragraph, ...] = ()
        if isinstance(header, ImageHeader):
            above = self._of_picture(header)
        texts = text_paragraphs(message, self._words)
        if self._text.show((*_spaced(above, PADDING + GAP if self._picture.isNull() else GAP), *_spaced_header(texts))):
            self._describe()
            self._fit()
            self._repaint_what_moved()

    def _repaint_what_moved(self) -> None:
        """Repaint everything only if the bubble's geometry changed; Qt repaints changed text."""
        frame = self._frame()
        around = (frame.bubble, self._time_rect(frame), self._time)
        if around != self._around:
            self._around = around
            self.viewport().update()

    def _of_picture(self, header: ImageHeader) -> tuple[Paragraph, ...]:
        if self._picture_link is None:
            return picture_paragraphs(header, self._words)
        told = caption(self._note)
        return (told if not self._picture.isNull() else msgspec.structs.replace(told, role=ParagraphRole.PICTURE),)

    def _describe(self) -> None:
        gaps = unfilled(self._text.paragraphs)
        told = self.tr("Not filled in yet: {0}").replace("{0}", ", ".join(gaps)) if gaps else ""
        if told != self.accessibleDescription():
            self.setAccessibleDescription(told)

    # --- room

    def _fit(self) -> None:
        """Set the document's margins for bubble and picture."""
        frame = self.document().rootFrame()
        made = frame.frameFormat()
        near, far = EDGE + TAIL + PADDING, self.viewport().width() - EDGE - TAIL - self._width() + PADDING
        left, right = (far, near) if self.isRightToLeft() else (near, far)
        made.setLeftMargin(left)
        made.setRightMargin(right)
        made.setTopMargin(EDGE + PADDING + self._picture_height())
        # As much as the time needs where it stands below the last line.
        made.setBottomMargin(EDGE + PADDING + self.fontMetrics().height())
        if made != frame.frameFormat():
            frame.setFrameFormat(made)

    def _width(self) -> int:
        """The width of the bubble."""
        return max(4 * PADDING, min(self.viewport().width() - 2 * EDGE - TAIL, WIDEST * self.fontMetrics().height()))

    def _picture_height(self) -> int:
        """The height of the picture above the first line."""
        if not self._picture.isNull():
            inside = self._width() - 2 * PADDING
            return min(_HIGHEST, round(inside * self._picture.height() / max(1, self._picture.width()))) + GAP
        if self._text.begins_with(ParagraphRole.PICTURE):
            return round(1.5 * PADDING) + 2 * icon_side(self) + GAP // 2
        return 0

    def _frame(self) -> BubbleFrame:
        width = self._width()
        x = self.viewport().width() - EDGE - TAIL - width if self.isRightToLeft() else EDGE + TAIL
        bottom = paint.block_rect(self.document().lastBlock()).bottom() + PADDING
        frame = BubbleFrame(QRectF(x, EDGE, width, bottom - EDGE), self.isRightToLeft())
        if not self._time:
            return frame
        below = self._time_rect(frame).bottom() + PADDING - 3
        return BubbleFrame(frame.bubble.adjusted(0, 0, 0, max(0.0, below - bottom)), frame.mirrored)

    def _time_font(self) -> QFont:
        return scaled(self.font(), 0.85)

    def _time_rect(self, frame: BubbleFrame) -> QRectF:
        return paint.time_rect(self.document(), frame, self._time_font(), self._time)

    # --- painting

    def _paint_around(self, painter: QPainter, seen: QRectF) -> None:
        colours, frame = colours_of(self.palette()), self._frame()
        paint.paint_bubble(painter, frame, colours)
        inside = frame.inside
        if not self._picture.isNull():
            inside.setHeight(self._picture_height() - GAP)
            paint.paint_picture(painter, inside, self._picture)
        elif self._text.begins_with(ParagraphRole.PICTURE):
            inside.setBottom(self._picture_end() + PADDING)
            drawing = pixmap("image", colours.muted, side=2 * icon_side(self), ratio=self.devicePixelRatioF())
            paint.paint_place(painter, inside, drawing, colours)
        paint.paint_chips(painter, self._text, seen, self._marked(), colours)
        painter.setPen(QColor(colours.muted))
        painter.setFont(self._time_font())
        painter.drawText(self._time_rect(frame), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, self._time)

    def _picture_end(self) -> float:
        number = sum(each.role is ParagraphRole.PICTURE for each in self._text.paragraphs) - 1
        return paint.block_rect(self.document().findBlockByNumber(number)).bottom()

    def _marked(self) -> Marked:
        """The parameters that the focused field fills."""
        field, message = self._composer.focus, self._composer.message
        role = _ROLES.get(field.kind) if field is not None else None
        if field is None or role is None:
            return frozenset()
        labels = labels_of_rows(message, field.kind)
        label = labels[field.index] if field.index < len(labels) else ""
        alike = [index for index, other in enumerate(labels) if other == label] if label else []
        value = value_of(message, field)
        rows = rows_of(message, field.kind)
        return frozenset((role, index) for index in {field.index, *alike} if index < len(rows) and rows[index] == value)


def _now() -> str:
    return QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)


def _spaced(paragraphs: tuple[Paragraph, ...], space: int) -> tuple[Paragraph, ...]:
    """Add space below the last paragraph."""
    if not paragraphs:
        return ()
    return (*paragraphs[:-1], msgspec.structs.replace(paragraphs[-1], below=space))


def _spaced_header(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Add space below the header and the hint after it."""
    count = sum(each.role is ParagraphRole.HEADER for each in paragraphs)
    hint = 1 if paragraphs[count].role is ParagraphRole.HINT and len(paragraphs) > count + 1 else 0
    header, told = paragraphs[:count], paragraphs[count : count + hint]
    return (*_spaced(header, GAP), *_spaced(told, GAP // 2), *paragraphs[count + hint :])
