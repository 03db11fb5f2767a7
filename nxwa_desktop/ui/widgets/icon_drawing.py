"""Draws the icons of `resources/icons`: the shapes of SVG that they are made of, and no others.

Qt's own reader of SVG draws the same (a test compares them), but to load it before the first paint takes 4 ms and 1 MB.
"""

import math
import re
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

UNITS = 16
"""Width and height of a drawing in its own units."""

_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")


def draw(source: str, colour: str, pixels: int, stroke: float) -> QImage:
    """Draw an icon, `pixels` wide and high, in lines of `stroke` units unless a shape has a width of its own.

    Raises ValueError for a drawing that has other shapes or commands than the program's icons.
    """
    shapes = [
        (_path(kind, attributes), float(attributes.get("stroke-width", stroke)))
        for kind, _, text in (element.partition(" ") for element in source.split("<")[2:])  # the first is the drawing
        if (attributes := _attributes(text))
    ]
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)  # transparent
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(pixels / UNITS, pixels / UNITS)
    pen = QPen(QColor(colour), stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    for path, width in shapes:
        pen.setWidthF(width)
        painter.strokePath(path, pen)
    painter.end()
    return image


def _attributes(text: str) -> dict[str, str]:
    parts = text.split('"')
    return {name.strip(" ="): value for name, value in zip(parts[::2], parts[1::2], strict=False)}


def _path(kind: str, attributes: dict[str, str]) -> QPainterPath:
    if kind == "path":
        return _PathReader(attributes["d"]).path
    number = {name: float(value) for name, value in attributes.items()}
    path = QPainterPath()
    if kind == "circle":
        path.addEllipse(QPointF(number["cx"], number["cy"]), number["r"], number["r"])
    elif kind == "rect":
        box = QRectF(number["x"], number["y"], number["width"], number["height"])
        path.addRoundedRect(box, number["rx"], number["rx"])
    else:
        raise ValueError(kind)
    return path


class _PathReader:
    """Reads an attribute `d`: https://www.w3.org/TR/SVG11/paths.html#PathData."""

    def __init__(self, commands: str) -> None:
        self.path = QPainterPath()
        self._tokens: Iterator[str] = iter(_TOKEN.findall(commands))
        command = ""
        for each in self._tokens:
            if not each.isalpha():
                self._follow(command, float(each))
                command = {"M": "L", "m": "l"}.get(command, command)
            elif each in "Zz":
                self.path.closeSubpath()
            else:
                command = each

    def _number(self) -> float:
        return float(next(self._tokens))

    def _follow(self, command: str, first: float) -> None:
        """Follow a command once, whose first number this is; a lowercase one counts from the current point."""
        path, here = self.path, self.path.currentPosition()
        x, y = (here.x(), here.y()) if command.islower() else (0.0, 0.0)
        match command.upper():
            case "M":
                path.moveTo(x + first, y + self._number())
            case "L":
                path.lineTo(x + first, y + self._number())
            case "H":
                path.lineTo(x + first, here.y())
            case "V":
                path.lineTo(here.x(), y + first)
            case "C":
                path.cubicTo(x + first, *(origin + self._number() for origin in (y, x, y, x, y)))
            case "A":
                _, _, is_large, is_clockwise, to_x, to_y = (self._number() for _ in range(6))
                to = QPointF(x + to_x, y + to_y)
                self._follow_arc(first, to, is_large=bool(is_large), is_clockwise=bool(is_clockwise))
            case _:
                raise ValueError(command)

    def _follow_arc(self, radius: float, to: QPointF, *, is_large: bool, is_clockwise: bool) -> None:
        """Follow an arc of a circle: https://www.w3.org/TR/SVG11/implnote.html#ArcImplementationNotes."""
        start = self.path.currentPosition()
        half = (to - start) / 2
        length = math.hypot(half.x(), half.y())
        radius = max(radius, length)
        # The centre lies beside the middle of the chord, at a right angle to it.
        aside = math.sqrt(radius**2 - length**2) / length * (-1 if is_large == is_clockwise else 1)
        centre = start + half + QPointF(-half.y(), half.x()) * aside
        begin, end = (math.atan2(each.y() - centre.y(), each.x() - centre.x()) for each in (start, to))
        turn = (end - begin) % math.tau - (0 if is_clockwise else math.tau)
        # A cubic curve is near enough to a quarter of a circle: https://pomax.github.io/bezierinfo/#circles_cubic.
        parts = math.ceil(abs(turn) / (math.pi / 2 + 0.001))
        handle = radius * 4 / 3 * math.tan(turn / parts / 4)
        for part in range(parts):
            one, other = begin + turn * part / parts, begin + turn * (part + 1) / parts
            end_of_part = to if part == parts - 1 else centre + _direction(other) * radius
            leaving = self.path.currentPosition() + _direction(one + math.pi / 2) * handle
            self.path.cubicTo(leaving, end_of_part - _direction(other + math.pi / 2) * handle, end_of_part)


def _direction(angle: float) -> QPointF:
    return QPointF(math.cos(angle), math.sin(angle))
