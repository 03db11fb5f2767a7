"""The settings of the history: what is kept, and for how long."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from nxwa_desktop.storage.retention import FEWEST_DAYS, MOST_DAYS, Retention
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat, margins
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.ui.widgets.wheel_safe_spin_box import WheelSafeSpinBox


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
        """Emit `changed` if the retention differs from the last one emitted."""
        chosen = self.retention
        if chosen != self._told:
            self._told = chosen
            self.changed.emit(chosen)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint the explanation on a palette change."""
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
