"""Painting of everything around a bubble's text: its shape, picture, chips, buttons and time."""

import bisect
import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextBlock,
    QTextDocument,
    QTextLine,
    QTransform,
)

from nxwa_desktop.ui.widgets.fonts import UNCUT
from nxwa_desktop.ui.widgets.message_document import PreviewDocument, Stretch
from nxwa_desktop.ui.widgets.message_lines import LineKind, Marked, ParagraphRole, RunLook, ground_of
from nxwa_desktop.ui.widgets.palette import Colours

PADDING = 12
"""Between the bubble's sides and its text, in device-independent pixels."""
TAIL = 8
INSET = 4
"""Between the bubble's sides and the picture."""
_SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
_TAIL_HEIGHT = 10
_ROUND = 10.0
_ROUND_INSIDE = 6.0
_CHIP_ROUND = 4.0
_T = TypeVar("_T")


@functools.lru_cache(maxsize=64)
def _colour(text: str) -> QColor:
    """The colour #rrggbb. Not the class itself is cached: its docstring, copied then, is compiled in 50 ms."""
    return QColor(text)


class BubbleFrame(msgspec.Struct, frozen=True):
    """The geometry of the bubble, in document coordinates."""

    bubble: QRectF
    mirrored: bool
    """The tail, and the customer, are on the right."""


def time_rect(document: QTextDocument, frame: BubbleFrame, metrics: QFontMetricsF, time: str) -> QRectF:
    """The rectangle of the time: at the end of the last line if it fits, else below."""
    width, height = metrics.horizontalAdvance(time), metrics.height()
    inside = frame.bubble.adjusted(PADDING, 0, -PADDING, 0)
    x = inside.left() if frame.mirrored else inside.right() - width
    block = document.lastBlock()
    place = block_rect(block)
    layout = block.layout()
    if not layout.lineCount():  # not laid out yet: Qt would crash on its last line
        return QRectF(x, place.bottom() - height, width, height)
    line = layout.lineAt(layout.lineCount() - 1)
    taken = line.naturalTextRect().translated(place.topLeft())
    beside = QRectF(x, place.top() + line.y() + line.ascent() - metrics.ascent(), width, height)
    if taken.adjusted(-PADDING, 0, PADDING, 0).intersects(QRectF(x, taken.top(), width, taken.height())):
        beside.moveTop(max(taken.bottom(), place.bottom()) + 2)
    return beside


def block_rect(block: QTextBlock) -> QRectF:
    """The rectangle of a block's lines; lays them out if needed."""
    return block.document().documentLayout().blockBoundingRect(block)


@functools.lru_cache(maxsize=4)
def _outline(x: float, y: float, width: float, height: float, *, mirrored: bool) -> QPainterPath:
    """The bubble with its tail at the top; kept, for uniting the two takes long."""
    bubble, path = QRectF(x, y, width, height), QPainterPath()
    path.addRoundedRect(bubble, _ROUND, _ROUND)
    corner = bubble.topRight() if mirrored else bubble.topLeft()
    out = -TAIL if mirrored else TAIL
    tail = QPainterPath(corner - QPointF(out, 0))
    tail.lineTo(corner + QPointF(2 * out, 0))
    tail.lineTo(corner + QPointF(2 * out, _ROUND))
    tail.lineTo(corner + QPointF(0, _TAIL_HEIGHT))
    tail.closeSubpath()
    return path.united(tail)


def paint_bubble(painter: QPainter, frame: BubbleFrame, seen: QRectF, colours: Colours) -> None:
    """Paint the bubble with its tail at the top and a darker line below; the painter, cut to `seen`, is smooth then."""
    bubble = frame.bubble
    painter.setRenderHints(_SMOOTH)
    painter.setPen(Qt.PenStyle.NoPen)
    if bubble.top() + max(_ROUND, _TAIL_HEIGHT) < seen.top() and seen.bottom() < bubble.bottom() - _ROUND:
        painter.setBrush(_colour(colours.bubble))
        painter.drawRect(bubble)  # its sides are straight here, and quickly painted
        return
    outline = _outline(bubble.x(), bubble.y(), bubble.width(), bubble.height(), mirrored=frame.mirrored)
    painter.fillPath(outline.translated(0, 1), _colour(colours.bubble_edge))
    painter.fillPath(outline, _colour(colours.bubble))


def paint_ring(painter: QPainter, frame: BubbleFrame, colours: Colours) -> None:
    """Paint the ring of the focus along the bubble's edge."""
    painter.setPen(QPen(_colour(colours.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame.bubble.adjusted(1, 1, -1, -1), _ROUND - 1, _ROUND - 1)
    painter.setPen(Qt.PenStyle.NoPen)


def paint_buttons(
    painter: QPainter, frame: BubbleFrame, texts: tuple[str, ...], height: float, colours: Colours
) -> None:
    """Paint the buttons at the bottom of the bubble, each below a line."""
    for number, text in enumerate(reversed(texts)):
        bottom = frame.bubble.bottom() - number * height
        row = QRectF(frame.bubble.left(), bottom - height, frame.bubble.width(), height)
        painter.fillRect(QRectF(row.left(), round(row.top()), row.width(), 1), _colour(colours.line))
        painter.setPen(_colour(colours.accent_text))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(row.width()) - 2 * PADDING)
        painter.drawText(row, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine | UNCUT, shown)


def paint_picture(painter: QPainter, where: QRectF, picture: QPixmap) -> None:
    """Paint the picture with rounded corners, scaled so that it covers `where` and cropped around its centre."""
    scale = max(where.width() / picture.width(), where.height() / picture.height())
    brush = QBrush(picture)
    left = where.left() - (picture.width() * scale - where.width()) / 2
    top = where.top() - (picture.height() * scale - where.height()) / 2
    brush.setTransform(QTransform().translate(left, top).scale(scale, scale))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawRoundedRect(where, _ROUND_INSIDE, _ROUND_INSIDE)


def paint_place(painter: QPainter, where: QRectF, drawing: QPixmap, top: float, colours: Colours) -> None:
    """Paint the placeholder of a picture that is not shown; the icon `drawing` is above its text."""
    painter.setBrush(_colour(colours.quiet_soft))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(where, _ROUND_INSIDE, _ROUND_INSIDE)
    side = drawing.width() / drawing.devicePixelRatio()
    painter.drawPixmap(QPointF(where.center().x() - side / 2, top), drawing)


def paint_chips(painter: QPainter, document: PreviewDocument, seen: QRectF, marked: Marked, colours: Colours) -> None:
    """Paint the grounds of chips, codes and focused values (`marked`), and the bars of quotes, within `seen`."""
    painter.setPen(Qt.PenStyle.NoPen)
    for number, block, place in _blocks(document, marked, seen):
        paragraph = document.paragraphs[number]
        if paragraph.kind is LineKind.QUOTE:
            x = place.right() - 3 if paragraph.right_to_left else place.left()
            painter.fillRect(QRectF(x, place.top(), 3, _height(block)), _colour(colours.border))
        grounds = list(_grounds(document.stretches(number), paragraph.role, marked, colours))
        if grounds:
            plain = document.runs_one_way(number)
            _paint_grounds(painter, run_rects(block, grounds, plain=plain, origin=place.topLeft(), seen=seen))


_Ground = tuple[str, str]
"""The colours of a ground and of its edge; no edge where that is empty."""


def _grounds(
    stretches: Sequence[Stretch], role: ParagraphRole, marked: Marked, colours: Colours
) -> Iterator[tuple[int, int, _Ground]]:
    for start, length, run in stretches:
        if ground := ground_of(run, role, marked):
            edge = colours.on_blank if run.look is RunLook.CHIP and (role, run.index) in marked else ""
            yield start, length, (getattr(colours, ground), edge)


def _paint_grounds(painter: QPainter, places: Iterable[tuple[_Ground, QRectF]]) -> None:
    last: _Ground | None = None
    for ground, rect in places:
        if ground != last:
            last = ground
            painter.setBrush(_colour(ground[0]))
            painter.setPen(_colour(ground[1]) if ground[1] else Qt.PenStyle.NoPen)
        if ground[1]:
            rect.adjust(0, 0.5, 0, -0.5)  # an edge stands within the line, which is painted alone
        painter.drawRoundedRect(rect, _CHIP_ROUND, _CHIP_ROUND)


def place_of(document: PreviewDocument, marked: Marked) -> QRectF:
    """The rectangle of the first value in `marked`; null if none is shown."""
    if not marked:
        return QRectF()
    for number in document.with_ground(marked):
        role = document.paragraphs[number].role
        for start, length, run in document.stretches(number):
            if (role, run.index) in marked:
                block = document.document.findBlockByNumber(number)
                rects = run_rects(block, [(start, length, run)], plain=document.runs_one_way(number))
                return next((rect for _, rect in rects), QRectF())
    return QRectF()


def _blocks(document: PreviewDocument, marked: Marked, seen: QRectF) -> Iterator[tuple[int, QTextBlock, QRectF]]:
    """The blocks within `seen` with something painted behind their text, each with its number and its place."""
    rect_of, block_at = document.document.documentLayout().blockBoundingRect, document.document.findBlockByNumber
    # Qt counts the space above a line of small letters to no block: the lines of one end below its rectangle.
    numbers, top, bottom = document.with_ground(marked), seen.top() - document.line_height, seen.bottom()
    first = bisect.bisect_left(numbers, top, key=lambda number: rect_of(block_at(number)).bottom())
    for number in itertools.islice(numbers, first, None):
        block = block_at(number)
        place = rect_of(block)
        if place.top() > bottom:
            return
        yield number, block, place


def _height(block: QTextBlock) -> float:
    """The height of a block's lines with the space above the letters of each."""
    layout = block.layout()
    if not (count := layout.lineCount()):
        return 0.0
    last = layout.lineAt(count - 1)
    return last.y() + last.height()


def run_rects(
    block: QTextBlock,
    runs: Sequence[tuple[int, int, _T]],
    *,
    plain: bool,
    origin: QPointF | None = None,
    seen: QRectF | None = None,
) -> Iterator[tuple[_T, QRectF]]:
    """The rectangles of runs in their order, one a line, within the lines of the block that are seen, or all of them.

    `plain`: the block is left-to-right only. `origin`: its place in the document, looked up unless it is known.
    """
    layout, at = block.layout(), 0
    origin = block_rect(block).topLeft() if origin is None else origin
    x, below = origin.x(), origin.y()
    for number in range(layout.lineCount()):
        line, top = layout.lineAt(number), below  # with the space above its letters
        below = origin.y() + line.y() + line.height()
        if seen is not None and below < seen.top():
            continue
        if seen is not None and top > seen.bottom():
            return
        place_of_cursor: Any = line.cursorToX  # the stubs tell a number, it is a pair of that and the position
        begin = line.textStart()
        end = begin + line.textLength()
        while at < len(runs) and runs[at][0] + runs[at][1] <= begin:
            at += 1
        for start, length, run in itertools.islice(runs, at, None):
            low, high = max(start, begin), min(start + length, end)
            if low >= high:
                break
            if plain:
                left, right = place_of_cursor(low)[0], place_of_cursor(high)[0]
            else:
                glyphs = _glyphs_rect(line, low, high)
                left, right = glyphs.left(), glyphs.right()
            yield run, QRectF(x + left, top, right - left, below - top)


def _glyphs_rect(line: QTextLine, low: int, high: int) -> QRectF:
    """Two directions may part what belongs together. Dear: each glyph is looked up."""
    rect = QRectF()
    for glyphs in line.glyphRuns(low, high - low):
        rect = rect.united(glyphs.boundingRect())
    return rect
