"""The settings of the history: what is kept, and for how long."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from nxwa_desktop.storage.retention import FEWEST_DAYS, MOST_DAYS, Retention
from nxwa_desktop.ui.settings.section import Section
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.fonts import CAPTION, ScaledFont
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import colours_of
from nxwa_desktop.ui.widgets.wheel_safe_spin_box import WheelSafeSpinBox


class HistorySection(Section):
    """The settings of the history.

    `changed(Retention)`: emitted when the number field is left, and not at every key: on the way from 90 to 30 stands
    a 3, and everything older than three days would be gone. `delete_wanted()`."""

    changed = Signal(object)
    delete_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("History"))
        self._told = Retention()
        self.keep = QCheckBox(self.tr("&for"))
        self.keep.setAccessibleName(self.tr("Keep texts and answers for a time"))
        self.days = WheelSafeSpinBox()
        self._note = plain_label(wrap=True)
        self.delete = set_kind(QPushButton(self.tr("&Delete history…")), ButtonKind.DANGER)
        self._arrange()
        self.show_retention(Retention())
        self.keep.toggled.connect(self._toggled)
        self.days.valueChanged.connect(self._follow)
        self.days.editingFinished.connect(self.settle)
        self.delete.clicked.connect(self._delete)

    def show_retention(self, retention: Retention) -> None:
        """Show what is stored, without emitting `changed`."""
        self._told = retention
        for part in (self.keep, self.days):
            part.blockSignals(True)
        self.keep.setChecked(retention.keep_contents)
        self.days.setValue(retention.keep_days)
        for part in (self.keep, self.days):
            part.blockSignals(False)
        self._follow()

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
        self.days.setAccessibleName(self.tr("Days for which texts and answers are kept"))
        term = QWidget()
        row = QHBoxLayout(term)
        flat(row)
        row.addWidget(self.keep)
        row.addWidget(self.days)
        self.add(self.tr("&Keep texts and answers"), term, self.keep)
        ScaledFont(self._note, CAPTION, bold=False)
        self.column.addWidget(self._note)
        self.column.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeading)
        self._colour()

    def _colour(self) -> None:
        tint(self._note, QPalette.ColorRole.WindowText, colours_of(self.palette()).muted)

    def _toggled(self) -> None:
        self._follow()
        self.settle()

    def _follow(self) -> None:
        keep, days = self.keep.isChecked(), self.days.value()
        self.days.setSuffix(self.tr(" day") if days == 1 else self.tr(" days"))
        self.days.setEnabled(keep)
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
