"""Painting of rounded boxes and of the arrows of those that open a list."""

import functools

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

RADIUS = 6
"""Corner radius of fields and buttons, in pixels."""


def paint_box(
    painter: QPainter, rect: QRect, fill: str, edge: str, *, width: float = 1, radius: float = RADIUS
) -> None:
    """Paint a rounded rectangle with its edge inside `rect`; colours as #rrggbb."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(edge, width))
    painter.setBrush(_brush(fill))
    inset = width / 2 if edge else 0
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


@functools.lru_cache(maxsize=32)
def _pen(colour: str, width: float) -> QPen:
    return QPen(QColor(colour), width) if colour else QPen(Qt.PenStyle.NoPen)


@functools.lru_cache(maxsize=32)
def _brush(colour: str) -> QBrush:
    return QBrush(QColor(colour)) if colour else QBrush()


def paint_chevron(painter: QPainter, rect: QRect, direction: Qt.LayoutDirection, colour: str) -> None:
    """Paint the arrow of a combo box at the end of `rect`."""
    side = max(7.5, painter.fontMetrics().height() * 0.42)
    end = rect.left() + 12 + side / 2 if direction == Qt.LayoutDirection.RightToLeft else rect.right() - 12 - side / 2
    middle = rect.center().y() + 0.5
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    path = QPainterPath()
    path.moveTo(end - side / 2, middle - side / 4)
    path.lineTo(end, middle + side / 4)
    path.lineTo(end + side / 2, middle - side / 4)
    painter.drawPath(path)
    painter.restore()
