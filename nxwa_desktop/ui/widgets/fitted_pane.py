"""A scroll area as high as its column of words, up to a limit."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.reading_pane import ReadingPane


class FittedPane(ReadingPane):
    """Takes the height that its words need for its width, and in another font; scrolls above the limit."""

    def __init__(self, *parts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = 10_000
        self._fitted: tuple[int, QSize, QSize] | None = None
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        flat(self._column, gap=GAP)
        for part in parts:
            self._column.addWidget(part)
        self.setWidget(self._page)
        # The surface below shines through.
        for ground in (self.viewport(), self._page):
            ground.setAutoFillBackground(False)
        self._page.installEventFilter(self)
        self.widened.connect(self._fit)

    def limit(self, most: int) -> None:
        """Set the largest height, in pixels."""
        self._most = max(most, 2 * self.fontMetrics().lineSpacing())
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow words that need another height."""
        # Qt asks already while it makes the area. Fitting asks too: followed each time, it would have no end.
        asks = is_built(self, "_page") and watched is self._page and event.type() == QEvent.Type.LayoutRequest
        if asks and self._needs() != self._fitted:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show a scroll bar only where words are hidden: its width alone would make them need it."""
        super().resizeEvent(event)
        policy = Qt.ScrollBarPolicy
        fits = self._height_for(self.width()) <= self.height()
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded)

    def _fit(self) -> None:
        self.fit_height(self._height_for, self._most)
        # A resize that this causes comes while Qt takes the column for laid out.
        self._column.invalidate()
        self._column.activate()
        self._fitted = self._needs()

    def _needs(self) -> tuple[int, QSize, QSize]:
        """The height of the words; the sizes that they were laid out for."""
        return self._height_for(self.width()), self.size(), self._page.size()

    def _height_for(self, width: int) -> int:
        whole = self._column.totalHeightForWidth(width)
        return whole if whole >= 0 else self._column.sizeHint().height()
