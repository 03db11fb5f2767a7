"""Painting of everything around the preview's text: bubble, picture, chips and time."""

from collections.abc import Iterator
from typing import Any

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPixmap,
    QTextBlock,
    QTextDocument,
    QTextLine,
    QTransform,
)

from nxwa_desktop.ui.preview.message_document import PreviewDocument
from nxwa_desktop.ui.preview.message_lines import ParagraphRole, RunLook
from nxwa_desktop.ui.widgets.palette import Colours

EDGE = 16
"""Between the window's edge and the bubble, in device-independent pixels."""
PADDING = 12
TAIL = 8
WIDEST = 27
"""Heights of a line that the bubble is wide at most."""
_ROUND = 9.0
_ROUND_INSIDE = 6.0
_CHIP_ROUND = 5.0


Marked = frozenset[tuple[ParagraphRole, int | None]]
"""Parameters: the header's or the body's, counted from 0."""


class BubbleFrame(msgspec.Struct, frozen=True):
    """The geometry of the bubble, in document coordinates."""

    bubble: QRectF
    mirrored: bool
    """The tail, and the customer, are on the right."""

    @property
    def inside(self) -> QRectF:
        """The rectangle for text and picture."""
        return self.bubble.adjusted(PADDING, PADDING, -PADDING, -PADDING)


def time_rect(document: QTextDocument, frame: BubbleFrame, font: QFont, time: str) -> QRectF:
    """The rectangle of the time: at the end of the last line if it fits, else below."""
    metrics = QFontMetricsF(font)
    width, height = metrics.horizontalAdvance(time), metrics.height()
    inside = frame.inside
    x = inside.left() if frame.mirrored else inside.right() - width
    block = document.lastBlock()
    place = block_rect(block)
    beside = QRectF(x, place.bottom() - height + 2, width, height)
    layout = block.layout()
    if not layout.lineCount():  # not laid out yet: Qt would crash on its last line
        return beside
    taken = layout.lineAt(layout.lineCount() - 1).naturalTextRect().translated(place.topLeft())
    if taken.adjusted(-PADDING, 0, PADDING, 0).intersects(QRectF(x, taken.top(), width, taken.height())):
        return beside.translated(0, height)
    return beside


def block_rect(block: QTextBlock) -> QRectF:
    """The rectangle of a block's lines; lays them out if needed."""
    return block.document().documentLayout().blockBoundingRect(block)


def paint_bubble(painter: QPainter, frame: BubbleFrame, colours: Colours) -> None:
    """Paint the bubble, its tail and its shadow."""
    path = QPainterPath()
    path.addRoundedRect(frame.bubble, _ROUND, _ROUND)
    corner = frame.bubble.topRight() if frame.mirrored else frame.bubble.topLeft()
    out = -TAIL if frame.mirrored else TAIL
    tail = QPainterPath(corner - QPointF(out, 0))
    tail.lineTo(corner + QPointF(2 * out, 0))
    tail.lineTo(corner + QPointF(2 * out, 2 * TAIL))
    tail.lineTo(corner + QPointF(0, 1.4 * TAIL))
    tail.closeSubpath()
    path = path.united(tail)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(path.translated(0, 1), QColor(colours.bubble_edge))
    painter.fillPath(path, QColor(colours.bubble))


def paint_picture(painter: QPainter, where: QRectF, picture: QPixmap) -> None:
    """Paint the checked picture with rounded corners, scaled to the width and cropped to the centre."""
    scale = where.width() / picture.width()
    brush = QBrush(picture)
    top = where.top() - (picture.height() * scale - where.height()) / 2
    brush.setTransform(QTransform().translate(where.left(), top).scale(scale, scale))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawRoundedRect(where, _ROUND_INSIDE, _ROUND_INSIDE)


def paint_place(painter: QPainter, where: QRectF, drawing: QPixmap, colours: Colours) -> None:
    """Paint the placeholder of an unchecked picture; the icon `drawing` is above its text."""
    painter.setBrush(QColor(colours.chat))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(where, _ROUND_INSIDE, _ROUND_INSIDE)
    side = drawing.width() / drawing.devicePixelRatio()
    painter.drawPixmap(QPointF(where.center().x() - side / 2, where.top() + 1.5 * PADDING), drawing)


def paint_chips(painter: QPainter, document: PreviewDocument, seen: QRectF, marked: Marked, colours: Colours) -> None:
    """Paint the backgrounds of chips, codes and focused values (`marked`) within `seen`."""
    inks = {
        RunLook.CHIP: (QColor(colours.mark), QColor(colours.on_mark)),
        RunLook.HIDDEN: (QColor(colours.warn_soft), QColor(colours.warn_soft)),
        RunLook.TEXT: (QColor(colours.json_line), QColor(colours.json_line)),
    }
    for block, place in _blocks(document.document, seen):
        number = block.blockNumber()
        role, plain = document.paragraphs[number].role, document.runs_one_way(number)
        for start, length, run in document.stretches(number):
            is_marked = run.index is not None and (role, run.index) in marked
            if run.look is RunLook.QUIET or (run.look is RunLook.TEXT and not is_marked):
                continue
            ground, line = inks[run.look]
            painter.setBrush(ground)
            painter.setPen(line if is_marked else Qt.PenStyle.NoPen)
            for rect in _rects(block, start, length, plain=plain):
                rect.translate(place.topLeft())
                if rect.intersects(seen):
                    painter.drawRoundedRect(rect.adjusted(0, -0.5, 0, 0.5), _CHIP_ROUND, _CHIP_ROUND)


def _blocks(document: QTextDocument, seen: QRectF) -> Iterator[tuple[QTextBlock, QRectF]]:
    block = document.begin()
    while block.isValid() and (place := block_rect(block)).top() <= seen.bottom():
        if place.bottom() >= seen.top():
            yield block, place
        block = block.next()


def _rects(block: QTextBlock, start: int, length: int, *, plain: bool) -> Iterator[QRectF]:
    """The rectangles of a range of characters, one a line; `plain`: the block is left-to-right only."""
    layout = block.layout()
    if not layout.lineCount():
        return
    number = layout.lineForTextPosition(start).lineNumber()
    while 0 <= number < layout.lineCount():
        line = layout.lineAt(number)
        low, high = max(start, line.textStart()), min(start + length, line.textStart() + line.textLength())
        if low >= start + length:
            return
        if plain:
            left, right = _x(line, low), _x(line, high)
            yield QRectF(left, line.y(), right - left, line.rect().height())
        else:
            # Two directions may part what belongs together. Dear: each glyph is looked up.
            rect = QRectF()
            for glyphs in line.glyphRuns(low, high - low):
                rect = rect.united(glyphs.boundingRect())
            yield rect
        number += 1


def _x(line: QTextLine, position: int) -> float:
    found: Any = line.cursorToX(position)  # the stubs do not tell: a place, or a pair of place and position
    return float(found[0] if isinstance(found, tuple) else found)
