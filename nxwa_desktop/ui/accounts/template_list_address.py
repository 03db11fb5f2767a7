"""The address of an account's list of templates, below a line that discloses it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nxwa_desktop.ui.widgets.bounded_line import BoundedLine
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.icons import IconTinter
from nxwa_desktop.ui.widgets.label_column import LabelColumn, labelled
from nxwa_desktop.ui.widgets.labels import remove_mnemonics
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.note import Note


class TemplateListAddress(QWidget):
    """Shown where the endpoint does not tell the address, or where one is set."""

    def __init__(self, labels: LabelColumn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = BoundedLine()
        self.note = Note(caption=True)
        self.disclosure = set_kind(QPushButton(self.tr("Ad&vanced")), ButtonKind.QUIET, small=True)
        self.disclosure.setAutoDefault(False)
        self._icon = IconTinter(self.disclosure, "chevron_end")
        words = self.tr("Template &list")
        self.edit.setAccessibleName(remove_mnemonics(words))
        self._row = QWidget()
        row = QVBoxLayout(self._row)
        flat(row)
        row.addLayout(labelled(labels.label(words, self.edit), self.edit, self.note))
        column = QVBoxLayout(self)
        flat(column)
        column.addWidget(self.disclosure, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._row)
        self.disclosure.clicked.connect(lambda: self._show_row(self._row.isHidden()))
        self._show_row(False)

    def show_hint(self) -> None:
        """Say what the address is for, in place of a finding."""
        self.note.show_text(self.tr("Ask NXCloud for it; templates are updated from there."))

    def disclose(self) -> None:
        """Show the address."""
        self.show()
        self._show_row(True)

    def _show_row(self, shown: bool) -> None:
        self._row.setVisible(shown)
        self.disclosure.setAccessibleDescription(self.tr("expanded") if shown else self.tr("collapsed"))
        self._icon.show_drawing("chevron" if shown else "chevron_end")
