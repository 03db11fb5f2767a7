"""The dialog that asks how much of the history to delete."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QWidget

from nxwa_desktop.storage.retention import FEWEST_DAYS, MOST_DAYS
from nxwa_desktop.system.wall_clock import now_ms
from nxwa_desktop.ui.i18n.translate import join_sentences
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind
from nxwa_desktop.ui.widgets.dialog import Dialog
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.wheel_safe_spin_box import WheelSafeSpinBox

DAY_MS = 24 * 3_600_000


class DeleteHistoryDialog(Dialog):
    """`confirmed(object)`: delete what began before this moment (milliseconds since the epoch), None: everything."""

    confirmed = Signal(object)

    def __init__(self, unresolved: int, parent: QWidget | None = None) -> None:
        """`unresolved`: number of sends with an unknown outcome."""
        super().__init__(self.tr("Delete history"), parent)
        self.older = QRadioButton(self.tr("What is &older than"))
        self.everything = QRadioButton(self.tr("&Everything"))
        self.older.setChecked(True)
        self.days = WheelSafeSpinBox()
        self.days.setRange(FEWEST_DAYS, MOST_DAYS)
        self.days.setValue(90)
        self.days.setSuffix(self.tr(" days"))
        self.days.setAccessibleName(self.tr("Days that are kept"))
        self.days.valueChanged.connect(lambda _: self.older.setChecked(True))
        self.delete = self.add_button(self.tr("&Delete"), ButtonKind.DANGER)
        self.keep = self.add_button(self.tr("&Keep"), ButtonKind.PRIMARY, default=True)
        self.delete.setAutoDefault(False)
        self.delete.clicked.connect(self._confirm)
        self.keep.clicked.connect(self.reject)
        self._arrange(unresolved)
        self.keep.setFocus()

    def _arrange(self, unresolved: int) -> None:
        warning = self.tr(
            "What is deleted cannot be brought back: neither the texts and answers, nor what was sent to whom. It goes"
            " from the copies of the data file too; files that were set aside as damaged go whole."
            " Of a deleted message there is no warning before it is sent a second time."
        )
        if unresolved:
            doubtful = (
                self.tr("1 message of which nobody knows whether it went out may be among them.")
                if unresolved == 1
                else self.tr("{0} messages of which nobody knows whether they went out may be among them.")
            )
            warning = join_sentences(warning, doubtful.format(unresolved))
        older = QHBoxLayout()
        flat(older)
        older.addWidget(self.older)
        older.addWidget(self.days)
        older.addStretch(1)
        self.content.addWidget(plain_label(warning, wrap=True))
        self.content.addLayout(older)
        self.content.addWidget(self.everything)
        self.content.addStretch(1)

    def _confirm(self) -> None:
        before = None if self.everything.isChecked() else now_ms() - self.days.value() * DAY_MS
        self.confirmed.emit(before)
        self.accept()
