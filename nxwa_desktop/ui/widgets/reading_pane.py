"""A scroll area for text, usable by keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.ui.widgets.settling_scroll_area import SettlingScrollArea

FEWEST_LINES = 2
"""Lines that are seen at least."""


class _FocusFrame(QWidget):
    """A focus frame that ignores the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the frame."""
        painter = QPainter(self)
        painter.setPen(QColor(colours_of(self.palette()).accent))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class ReadingPane(SettlingScrollArea):
    """A vertical scroll area that takes the focus only while it can scroll.

    `widened()`: its width has changed, and its text has to be laid out again.
    """

    widened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = 0
        self._focus_frame = _FocusFrame(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().rangeChanged.connect(self._follow)
        self._follow(0, 0)

    def fit_height(self, height_for: Callable[[int], int], most: int) -> None:
        """Set the height to the text's, at most `most`; less if the window is too small.

        `height_for` lays out the text for a width and returns its height.
        """
        needed = height_for(self.width())
        if needed > most:
            needed = height_for(self.width() - self.verticalScrollBar().sizeHint().width())
        self._wanted = min(needed, most)
        self.setMinimumHeight(min(self._wanted, FEWEST_LINES * self.fontMetrics().height()))
        self.setMaximumHeight(self._wanted)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size with the height set by `fit_height`, if any."""
        hint = super().sizeHint()
        return QSize(hint.width(), self._wanted or hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Resize the focus frame."""
        super().resizeEvent(event)
        self._focus_frame.setGeometry(QRect(0, 0, self.width(), self.height()))
        if event.size().width() != event.oldSize().width():
            self.widened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the focus frame."""
        super().focusInEvent(event)
        self._focus_frame.raise_()
        self._focus_frame.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Remove the focus frame when the focus leaves."""
        super().focusOutEvent(event)
        self._focus_frame.hide()

    def _follow(self, _: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if most else Qt.FocusPolicy.NoFocus)
