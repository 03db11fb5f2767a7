"""A segmented control: one of a few views or kinds, chosen with the mouse or the arrow keys."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from nxwa_desktop.ui.widgets.boxes import paint_box
from nxwa_desktop.ui.widgets.fonts import scaled
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.palette import colours_of

_PADDING = 14
_INSET = 1


class SegmentButton(QAbstractButton):
    """One segment. The checked one is raised from the ground."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # a screen reader calls it a radio button, and not a check box
        self.setProperty("paints_focus", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size of the text in bold, so that choosing moves nothing."""
        metrics = QFontMetrics(scaled(self.font(), bold=True))
        width = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        return QSize(width + 2 * _PADDING, metrics.lineSpacing() + 12)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the surface of the checked segment, the focus, and the text."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        focused = self.hasFocus()
        if self.isChecked() and self.isEnabled():
            edge = colours.accent if focused else colours.border
            paint_box(painter, self.rect(), colours.raised, edge, width=2 if focused else 1, radius=5)
        ink = colours.text if self.isChecked() or self.underMouse() else colours.muted
        painter.setPen(QColor(ink if self.isEnabled() else colours.faint))
        painter.setFont(scaled(self.font(), bold=self.isChecked()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic, self.text())


class SegmentedControl(QWidget):
    """Segments in a row, one of them chosen. `chosen(int)`: the person chose the segment of that number."""

    chosen = Signal(int)

    def __init__(self, name: str, texts: tuple[str, ...], parent: QWidget | None = None) -> None:
        """`name` is the accessible name of the whole control."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        flat(row, gap=0)
        row.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        for number, text in enumerate(texts):
            segment = SegmentButton(text, self)
            self._group.addButton(segment, number)
            row.addWidget(segment)
        self.show_choice(0)
        self._group.idClicked.connect(self._clicked)

    @property
    def choice(self) -> int:
        """The number of the chosen segment."""
        return self._group.checkedId()

    @property
    def segments(self) -> list[QAbstractButton]:
        """The buttons of the segments, in their order."""
        return self._group.buttons()

    def show_choice(self, number: int) -> None:
        """Choose a segment without emitting `chosen`."""
        self._group.button(number).setChecked(True)
        for segment in self.segments:
            # One stop for the Tab key; the arrow keys move within.
            on = segment.isChecked()
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move the choice with the arrow keys."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft and event.key() in {
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
        }:
            step = -step
        number = self.choice + step
        if step and 0 <= number < len(self.segments):
            self._clicked(number)
            self._group.button(number).setFocus(Qt.FocusReason.TabFocusReason)
        elif not step:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground."""
        rect = QRect(self.rect())
        paint_box(QPainter(self), rect, colours_of(self.palette()).quiet_soft, "", radius=6)

    def _clicked(self, number: int) -> None:
        self.show_choice(number)
        self.chosen.emit(number)
