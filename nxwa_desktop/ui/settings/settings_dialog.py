"""The dialog of the settings. Each takes effect at once; there is nothing to save."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from nxwa_desktop.storage.retention import FEWEST_DAYS, MOST_DAYS, Retention
from nxwa_desktop.ui.settings.settings_sections import Section
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.ui.widgets.parts import GAP, Heading, flat, margins, plain_label, tint
from nxwa_desktop.ui.widgets.wheel_safe_spin_box import WheelSafeSpinBox

MOST_OF_SCREEN = 0.9


class HistorySection(QWidget):
    """The settings of the history.

    `changed(Retention)`: emitted when the number field is left, and not at every key: on the way from 90 to 30 stands
    a 3, and everything older than three days would be gone. `delete_wanted()`."""

    changed = Signal(object)
    delete_wanted = Signal()

    def __init__(self, retention: Retention, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = retention
        self.keep = QCheckBox(self.tr("&Keep the texts of messages and the server's answers"))
        self.days = WheelSafeSpinBox()
        self._days_label = plain_label(self.tr("&for"))
        self._note = plain_label(wrap=True)
        self.delete = QPushButton(self.tr("&Delete history…"))
        self._arrange()
        self.keep.setChecked(retention.keep_contents)
        self.days.setValue(retention.keep_days)
        self._follow()
        self.keep.toggled.connect(self._toggled)
        self.days.valueChanged.connect(self._follow)
        self.days.editingFinished.connect(self.settle)
        self.delete.clicked.connect(self._delete)

    @property
    def retention(self) -> Retention:
        """The retention as chosen."""
        return Retention(keep_contents=self.keep.isChecked(), keep_days=self.days.value())

    @property
    def explanation(self) -> str:
        """The explanation below the choice."""
        return self._note.text()

    def settle(self) -> None:
        """Tell what is chosen, if it is not what was told last."""
        chosen = self.retention
        if chosen != self._told:
            self._told = chosen
            self.changed.emit(chosen)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and is_built(self, "_note"):
            self._colour()

    def _arrange(self) -> None:
        self.days.setRange(FEWEST_DAYS, MOST_DAYS)
        self._days_label.setBuddy(self.days)
        self.days.setAccessibleName(self.tr("Days for which texts and answers are kept"))
        term = QHBoxLayout()
        flat(term)
        term.addWidget(self._days_label)
        term.addWidget(self.days)
        term.addStretch(1)
        # Below the words of the check box: it is about them.
        details = QVBoxLayout()
        margins(details, self._indent(), 0, 0, 0)
        details.setSpacing(GAP)
        details.addLayout(term)
        details.addWidget(self._note)
        column = QVBoxLayout(self)
        flat(column)
        column.addWidget(self.keep)
        column.addLayout(details)
        column.addSpacing(GAP)
        column.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)
        self._colour()

    def _indent(self) -> int:
        """The horizontal position of the check box's text."""
        style = self.keep.style()
        return style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth) + style.pixelMetric(
            QStyle.PixelMetric.PM_CheckBoxLabelSpacing
        )

    def _colour(self) -> None:
        tint(self._note, QPalette.ColorRole.WindowText, colours_of(self.palette()).muted)

    def _toggled(self) -> None:
        self._follow()
        self.settle()

    def _follow(self) -> None:
        keep, days = self.keep.isChecked(), self.days.value()
        self.days.setSuffix(self.tr(" day") if days == 1 else self.tr(" days"))
        for part in (self.days, self._days_label):
            part.setEnabled(keep)
        text = (
            self.tr(
                "After that only the time, the recipient, the template, the account and the outcome stay."
                " A shorter time applies at once to what is older."
            )
            if keep
            else self.tr(
                "Of messages sent from now on only the time, the recipient, the template, the account and the outcome"
                " are kept: they cannot be used again. Older ones keep their texts until their time is over."
            )
        )
        self._note.setText(text)
        self.keep.setAccessibleDescription(text)

    def _delete(self) -> None:
        self.settle()
        self.delete_wanted.emit()


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
        """Put a section below the others."""
        column = QVBoxLayout()
        flat(column, gap=GAP + 2)
        column.addWidget(Heading(title))
        column.addWidget(section)
        self._sections.addLayout(column)

    def done(self, result: int) -> None:
        """Go; a number that was typed and not left counts."""
        self.history.settle()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Commit the number field when the window itself is closed."""
        self.history.settle()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Larger letters need more room, and their place in the page is another."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._grow()

    def _line_up(self) -> None:
        """The choices of all sections begin at one line."""
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
