"""The wording of a saved template as a quote: two lines or all of it, its variables marked."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from nxwa_desktop.templates.text_style import spans_of
from nxwa_desktop.ui.i18n.plain_text import plain_paragraphs, reads_right_to_left
from nxwa_desktop.ui.widgets.boxes import RADIUS
from nxwa_desktop.ui.widgets.palette import colours_of

if TYPE_CHECKING:  # not before there is a wording
    from PySide6.QtGui import QTextLayout

BAR, PADDING_X, PADDING_Y = 3, 12, 7
FEW_LINES = 2
LONGEST = 2_000
"""Characters that are shown."""
_VARIABLE = re.compile(r"\{\{([^{}]+)\}\}")
_NBSP, _LINE = "\u00a0", "\u2028"
_VARIABLE_HERE = "\ufffc"
"""Stands for a variable while the marks of bold and the like are taken out."""


class WordingQuote(QLabel):
    """A wording that cannot be edited here. Its text is that of the template, for screen readers.

    `refitted()`: its width or font is another, and with it what fits into the first lines.
    """

    refitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = False
        self._parts: list[tuple[int, int]] = []
        self._shown = ""

    @property
    def whole(self) -> bool:
        """True while all of the wording is shown."""
        return self._whole

    def show_wording(self, text: str) -> None:
        """Show the wording of a template."""
        text = plain_paragraphs(text, LONGEST)
        if text != self.text():
            self.setText(text)
            self._whole = False
            self._prepare()

    def show_whole(self, whole: bool) -> None:
        """Show all lines, or the first two."""
        self._whole = whole
        self._prepare()

    def fits(self) -> bool:
        """True if the first lines have all of the wording."""
        return not self._whole and len(self._lines(self._room)) <= FEW_LINES

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of the lines that are shown."""
        lines = len(self._lines(width - BAR - 2 * PADDING_X))
        shown = max(lines if self._whole else min(lines, FEW_LINES), 1)
        return shown * _line_height(self.fontMetrics()) + 2 * PADDING_Y

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The height for the width it has."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line."""
        return QSize(80, _line_height(self.fontMetrics()) + 2 * PADDING_Y)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the height of another width: the layout keeps the one that it was told first."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
            self.refitted.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Tell of another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.refitted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint ground, bar and wording."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.isRightToLeft()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.sunken))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        bar = self.width() - BAR if mirrored else 0
        square = self.width() - RADIUS if mirrored else 0
        painter.fillRect(square, 0, RADIUS, self.height(), QColor(colours.sunken))
        painter.fillRect(bar, 0, BAR, self.height(), QColor(colours.border))
        left = PADDING_X + (0 if mirrored else BAR)
        painter.setPen(QColor(colours.text))
        lines = self._lines(self._room)
        cut = not self._whole and len(lines) > FEW_LINES
        for number, (start, length) in enumerate(lines if self._whole else lines[:FEW_LINES]):
            last = cut and number == FEW_LINES - 1
            self._paint_line(
                painter, QPointF(left, PADDING_Y + number * _line_height(self.fontMetrics())), start, length, last
            )

    @property
    def _room(self) -> int:
        return self.width() - BAR - 2 * PADDING_X

    def _prepare(self) -> None:
        text = self.text()
        text = re.sub(r"\n+", _LINE, text.strip("\n")) if self._whole else " ".join(text.split())
        names = [match[1].strip().replace(" ", _NBSP) for match in _VARIABLE.finditer(text)]
        lines = _VARIABLE.sub(_VARIABLE_HERE, text).split(_LINE)
        pieces = _LINE.join("".join(span.text for span in spans_of(line)) for line in lines).split(_VARIABLE_HERE)
        self._parts, self._shown = [], pieces[0]
        for name, piece in zip(names, pieces[1:], strict=False):
            self._parts.append((len(self._shown), len(name) + 2))
            self._shown += f"{_NBSP}{name}{_NBSP}{piece}"
        self.updateGeometry()
        self.update()

    def _layout(self, text: str, width: float) -> "QTextLayout":
        from PySide6.QtGui import QTextLayout, QTextOption

        layout = QTextLayout(text, self.font(), self)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        right = reads_right_to_left(text)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
        option.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 20))
        layout.endLayout()
        return layout

    def _lines(self, width: int) -> list[tuple[int, int]]:
        layout = self._layout(self._shown, width)
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        return [(line.textStart(), line.textLength()) for line in lines]

    def _paint_line(self, painter: QPainter, place: QPointF, start: int, length: int, last: bool) -> None:
        from PySide6.QtGui import QTextCharFormat, QTextLayout

        text = self._shown[start : start + length].rstrip(_LINE)
        if last:
            text = self.fontMetrics().elidedText(self._shown[start:], Qt.TextElideMode.ElideRight, self._room)
        colours = colours_of(self.palette())
        layout = self._layout(text, self._room)
        line = layout.lineAt(0)
        ink = QTextCharFormat()
        ink.setForeground(QColor(colours.on_mark))
        formats = []
        for at, size in self._parts:
            begin, end = max(at - start, 0), min(at + size - start, len(text))
            if begin < end:
                chip = QTextLayout.FormatRange()
                chip.start, chip.length, chip.format = begin, end - begin, ink
                formats.append(chip)
                self._paint_chip(painter, place, line.cursorToX(begin), line.cursorToX(end))
        line.setPosition(QPointF(0, (_line_height(self.fontMetrics()) - line.height()) / 2))
        layout.draw(painter, place, formats)

    def _paint_chip(self, painter: QPainter, place: QPointF, begin: object, end: object) -> None:
        first, second = (float(each[0]) if isinstance(each, tuple) else float(each) for each in (begin, end))  # type: ignore[arg-type]
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours_of(self.palette()).mark))
        height = _line_height(self.fontMetrics())
        painter.drawRoundedRect(
            QRectF(place.x() + min(first, second), place.y() + 1, abs(second - first), height - 2), 4, 4
        )
        painter.restore()


def _line_height(metrics: QFontMetrics) -> int:
    return metrics.lineSpacing() + 2
