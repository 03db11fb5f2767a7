"""The bar of a batch's steps: where one is, what is done, and the way back."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QStyle, QWidget

from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.fonts import CAPTION, UNCUT, scaled
from nxwa_desktop.ui.widgets.heading import HorizontalLine
from nxwa_desktop.ui.widgets.icons import pixmap
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import Colours, colours_of

_CIRCLE = 22
_LEAST_LINE = 10


class StepItem(QAbstractButton):
    """A circle with the step's number, or a tick once it is done, and its name."""

    def __init__(self, number: int, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self._is_current = self._is_done = self._is_short = False
        self.setText(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_state(self, *, current: bool, done: bool, reachable: bool) -> None:
        """Show whether the step is shown, is done, and can be gone to."""
        self._is_current, self._is_done = current, done
        self.setEnabled(reachable or current)
        clickable = reachable and not current
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if clickable else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor)
        states = (self.tr("current step") if current else "", self.tr("done") if done else "")
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(", ".join(each for each in states if each))
        self.updateGeometry()
        self.update()

    def show_short(self, short: bool) -> None:
        """Show the circle alone, or the name beside it."""
        self._is_short = short
        self.setToolTip(tip_text(self.text() if short else ""))
        self.updateGeometry()
        self.update()

    def width_for(self, *, short: bool) -> int:
        """The width in pixels with or without the name."""
        if short:
            return self._side()
        return self._side() + GAP + QFontMetrics(scaled(self.font(), bold=True)).horizontalAdvance(self.text())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Circle and name on one line."""
        metrics = self.fontMetrics()
        line = max(metrics.lineSpacing(), metrics.size(0, self.text()).height())
        return QSize(self.width_for(short=self._is_short), max(self._side(), line))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint circle and name."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        side = self._side()
        self._paint_circle(painter, self._mirrored(QRect(0, (self.height() - side) // 2, side, side)), colours)
        if self._is_short:
            return
        hot = self._is_current or (self.underMouse() and self.isEnabled())
        painter.setPen(QColor(colours.text if hot else colours.muted))
        painter.setFont(scaled(self.font(), bold=self._is_current))
        words = self._mirrored(QRect(side + GAP, 0, self.width() - side - GAP, self.height()))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | UNCUT, self.text())

    def _paint_circle(self, painter: QPainter, rect: QRect, colours: Colours) -> None:
        edge = colours.accent if self._is_current else colours.good if self._is_done else colours.border
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), 1.5))
        painter.setBrush(QColor(edge) if self._is_current else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(rect).adjusted(0.75, 0.75, -0.75, -0.75))
        painter.restore()
        if self._is_done and not self._is_current:
            side = round(rect.width() * 0.6)
            tick = QRect(0, 0, side, side)
            tick.moveCenter(rect.center())
            painter.drawPixmap(tick.topLeft(), pixmap("check", colours.good, side=side, ratio=self.devicePixelRatioF()))
            return
        painter.setFont(scaled(self.font(), CAPTION, bold=True))
        painter.setPen(QColor(colours.on_accent if self._is_current else colours.muted))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | UNCUT, str(self._number))

    def _side(self) -> int:
        return max(_CIRCLE, round(self.fontMetrics().height() * 1.2))

    def _mirrored(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)


class StepsBar(QWidget):
    """The steps in a row. `step_wanted(int)`: the person wants to see that one again."""

    step_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Steps"))
        names = (self.tr("File"), self.tr("Columns"), self.tr("Check"), self.tr("Send"), self.tr("Done"))
        self.items = [StepItem(number, name, self) for number, name in enumerate(names, start=1)]
        self._current = 0
        row = QHBoxLayout(self)
        flat(row)
        row.setContentsMargins(20, 0, 20, 16)
        for number, item in enumerate(self.items):
            if number:
                line = HorizontalLine()
                line.setMinimumWidth(_LEAST_LINE)
                row.addWidget(line, 1)
            row.addWidget(item)
            item.clicked.connect(lambda _=False, step=number: self._clicked(step))
        self.show_step(0, frozenset())

    def show_step(self, current: int, reachable: frozenset[int]) -> None:
        """Mark the step that is shown, those before it as done, and let the person go to those in `reachable`."""
        self._current = current
        for number, item in enumerate(self.items):
            item.show_state(current=number == current, done=number < current, reachable=number in reachable)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the names that there is room for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Show the names that there is room for in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "_current"):
            self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the circles and the name of the step that is shown."""
        return QSize(self._needed(short=True), super().minimumSizeHint().height())

    def _clicked(self, step: int) -> None:
        if step != self._current:
            self.step_wanted.emit(step)

    def _fit(self) -> None:
        short = self.width() < self._needed(short=False)
        for number, item in enumerate(self.items):
            item.show_short(short and number != self._current)

    def _needed(self, *, short: bool) -> int:
        items = sum(item.width_for(short=short and number != self._current) for number, item in enumerate(self.items))
        return items + (len(self.items) - 1) * (_LEAST_LINE + 2 * GAP) + 40
