"""Words that scroll up and down, by wheel and by keys."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from nxwa_desktop.ui.widgets.palette import colours_of

FEWEST_LINES = 2
"""Lines that are seen at least."""


class _FocusFrame(QWidget):
    """Shows that the keys go here: a frame around everything, through which the mouse reaches."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        painter = QPainter(self)
        painter.setPen(QColor(colours_of(self.palette()).accent))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class ReadingPane(QScrollArea):
    """Is a stop of Tab for as long as there is something to scroll: else the keys could not bring it into view.

    `widened()`: it has another width, and its words wrap anew.
    """

    widened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = 0
        self._focus_frame = _FocusFrame(self)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().rangeChanged.connect(self._follow)
        self._follow(0, 0)

    def fit_height(self, height_for: Callable[[int], int], most: int) -> None:
        """Be as high as the words need, at most so high, and less where the window has no more room.

        `height_for` arranges the words for a width, and says how high they are then.
        """
        needed = height_for(self.width())
        if needed > most:
            needed = height_for(self.width() - self.verticalScrollBar().sizeHint().width())
        self._wanted = min(needed, most)
        self.setMinimumHeight(min(self._wanted, FEWEST_LINES * self.fontMetrics().height()))
        self.setMaximumHeight(self._wanted)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The height set before, or the usual one."""
        hint = super().sizeHint()
        return QSize(hint.width(), self._wanted or hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The frame goes around the words."""
        super().resizeEvent(event)
        self._focus_frame.setGeometry(QRect(0, 0, self.width(), self.height()))
        if event.size().width() != event.oldSize().width():
            self.widened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the keys go."""
        super().focusInEvent(event)
        self._focus_frame.raise_()
        self._focus_frame.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Remove the focus frame when the focus leaves."""
        super().focusOutEvent(event)
        self._focus_frame.hide()

    def _follow(self, _: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if most else Qt.FocusPolicy.NoFocus)
