"""The dialog that asks for one line of text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nxwa_desktop.ui.widgets.bounded_line import BoundedLine
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind
from nxwa_desktop.ui.widgets.dialog import Dialog
from nxwa_desktop.ui.widgets.labels import plain_label, remove_mnemonics
from nxwa_desktop.ui.widgets.layouts import flat


class TitleDialog(Dialog):
    """`titled(str)`: the person agreed to this title."""

    titled = Signal(str)

    def __init__(self, window_title: str, label: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(window_title, parent)
        words = plain_label(label, wrap=True)
        self.edit = BoundedLine()
        self.edit.setText(title)
        self.edit.setAccessibleName(remove_mnemonics(label))
        self.edit.selectAll()
        words.setBuddy(self.edit)
        column = QVBoxLayout()
        flat(column, gap=4)
        column.addWidget(words)
        column.addWidget(self.edit)
        self.content.addLayout(column)
        self.content.addStretch(1)
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        self.save_button = self.add_button(self.tr("&Save"), ButtonKind.PRIMARY, default=True)
        self.save_button.clicked.connect(self.accept)
        self.edit.setFocus()

    def accept(self) -> None:
        """Close, and emit the title."""
        super().accept()
        self.titled.emit(self.edit.text())
