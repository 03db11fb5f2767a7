"""The settings dialog. Each setting takes effect at once; there is nothing to save."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from nxwa_desktop.storage.retention import Retention
from nxwa_desktop.ui.settings.history_section import HistorySection
from nxwa_desktop.ui.settings.section import Section
from nxwa_desktop.ui.widgets.heading import Heading
from nxwa_desktop.ui.widgets.layouts import GAP, flat, margins

MOST_OF_SCREEN = 0.9


class SettingsDialog(QDialog):
    """Sections one below the other, that of the history last.

    `changed(Retention)`, `delete_wanted()`: see `HistorySection`.
    """

    changed = Signal(object)
    delete_wanted = Signal()

    def __init__(self, retention: Retention, parent: QWidget | None = None, *, above: Sequence[Section] = ()) -> None:
        super().__init__(parent)
        self._above = above
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sections = QVBoxLayout()
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._scroll = QScrollArea()
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.accept)
        self.history = HistorySection(retention)
        self.history.changed.connect(self.changed)
        self.history.delete_wanted.connect(self.delete_wanted)
        for section in above:
            self.add_section(section.title, section)
        self.add_section(self.tr("History"), self.history)
        self._arrange()

    def add_section(self, title: str, section: QWidget) -> None:
        """Append a section."""
        column = QVBoxLayout()
        flat(column, gap=GAP + 2)
        column.addWidget(Heading(title))
        column.addWidget(section)
        self._sections.addLayout(column)

    def done(self, result: int) -> None:
        """Close, and commit the number field."""
        self.history.settle()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Commit the number field when the window itself is closed."""
        self.history.settle()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-align and grow the dialog on a font change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._grow()

    def _line_up(self) -> None:
        """Align the controls of all sections at one horizontal position."""
        labels = [label for section in self._above for label in section.labels]
        for label in labels:
            label.setMinimumWidth(0)
        widest = max((label.sizeHint().width() for label in labels), default=0)
        for label in labels:
            label.setMinimumWidth(widest)

    def _grow(self) -> None:
        """Grow to the size of the sections, within the screen; never shrink below the person's own size."""
        self._line_up()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        width = max(
            480, self._page.minimumSizeHint().width() + bar + 4 * GAP, self.fontMetrics().averageCharWidth() * 64
        )
        # The form wraps its lines by the width it gets.
        needed = self._column.totalHeightForWidth(width - 5 * GAP)
        height = needed + self.close_button.sizeHint().height() + 6 * GAP
        self.resize(
            self.size().expandedTo(QSize(width, height)).boundedTo(self.screen().availableSize() * MOST_OF_SCREEN)
        )

    def _arrange(self) -> None:
        margins(self._sections, 0, 0, GAP, 0)
        self._sections.setSpacing(3 * GAP)
        flat(self._column)
        self._column.addLayout(self._sections)
        self._column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._page)
        buttons = QHBoxLayout()
        flat(buttons)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        # Enter in the number's field ends the typing, not the dialog.
        for button in (self.close_button, self.history.delete):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(2 * GAP)
        column.addWidget(self._scroll, 1)
        column.addLayout(buttons)
        self._grow()
