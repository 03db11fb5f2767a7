"""The list of numbers that nobody writes to: seen, added to, taken from, imported and exported."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHBoxLayout, QListView, QPushButton, QWidget

from nxwa_desktop import texts
from nxwa_desktop.services.never_send import NeverSendService
from nxwa_desktop.ui.i18n.plain_text import shortened
from nxwa_desktop.ui.i18n.recipient_words import shown_number
from nxwa_desktop.ui.i18n.translate import file_words, render, storage_words
from nxwa_desktop.ui.widgets.bounded_line import BoundedLine
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.dialog import Dialog
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.note import Note

if TYPE_CHECKING:
    from nxwa_desktop.tables.faults import TableFault

SHOWN_LINES = 8
"""Numbers that are seen without scrolling."""


class NeverSendDialog(Dialog):
    """Every change takes effect at once."""

    def __init__(self, never_send: NeverSendService, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Never send to"), parent)
        self._never_send = never_send
        self.edit = BoundedLine()
        self.edit.setPlaceholderText(self.tr("Number with country code"))
        self.edit.setAccessibleName(self.tr("Number with country code"))
        self.add = QPushButton(self.tr("&Add"))
        self.add.setAutoDefault(False)
        self.numbers = QListView()
        self.numbers.setAccessibleName(self.tr("Numbers that nobody writes to"))
        self.model = QStringListModel(self)
        self.remove = set_kind(QPushButton(self.tr("&Remove")), ButtonKind.DANGER)
        self.import_numbers = set_kind(QPushButton(self.tr("&Import…")), ButtonKind.QUIET)
        self.export_numbers = set_kind(QPushButton(self.tr("E&xport…")), ButtonKind.QUIET)
        self.note = Note(live=True, caption=True)
        self._arrange()
        self._connect()
        self._show_numbers()
        self.edit.setFocus()

    def _arrange(self) -> None:
        explanation = self.tr("Before a message to one of these numbers you are asked; a batch leaves them out.")
        self.content.addWidget(plain_label(explanation, wrap=True))
        row = QHBoxLayout()
        flat(row)
        row.addWidget(self.edit, 1)
        row.addWidget(self.add)
        self.content.addLayout(row)
        self.content.addWidget(self.note)
        self.numbers.setModel(self.model)
        self.numbers.setUniformItemSizes(True)
        self.numbers.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.numbers.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.numbers.setMinimumHeight(SHOWN_LINES * self.fontMetrics().lineSpacing())
        self.content.addWidget(self.numbers, 1)
        row = QHBoxLayout()
        flat(row)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.import_numbers)
        row.addWidget(self.export_numbers)
        self.content.addLayout(row)
        self.add_button(self.tr("Close"), default=False).clicked.connect(self.accept)

    def _connect(self) -> None:
        self.edit.returnPressed.connect(self._add)
        self.edit.textEdited.connect(lambda: self.note.show_text(""))
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.import_numbers.clicked.connect(self._choose_import)
        self.export_numbers.clicked.connect(self._choose_export)
        self.numbers.selectionModel().selectionChanged.connect(self._follow)
        never_send = self._never_send
        never_send.changed.connect(self._show_numbers)
        never_send.added.connect(self._show_added)
        never_send.exported.connect(self._show_exported)
        never_send.failed.connect(self._show_failure)
        never_send.file_failed.connect(self._show_file_failure)

    def _show_numbers(self) -> None:
        self.model.setStringList([shown_number(number) or shortened(number) for number in self._never_send.listed])
        self._follow()

    def _follow(self) -> None:
        self.remove.setEnabled(self.numbers.selectionModel().hasSelection())
        self.export_numbers.setEnabled(bool(self._never_send.listed))

    def _add(self) -> None:
        if not shown_number(self.edit.text()):
            self._show_problem(self.tr("This is no phone number: type it with its country code."))
            self.edit.setFocus()
            return
        self._never_send.add([self.edit.text()])
        self.edit.clear()

    def _remove(self) -> None:
        listed = self._never_send.listed
        rows = sorted(index.row() for index in self.numbers.selectionModel().selectedIndexes())
        self._never_send.remove([listed[row] for row in rows if row < len(listed)])
        self.edit.setFocus()

    def _show_added(self, new: int, given: int, unusable: int) -> None:
        if given == 1:
            text = self.tr("The number was added.") if new else self.tr("The number was on the list already.")
        else:
            text = self.tr("{0} numbers were added, {1} were on the list already.").format(new, given - new)
        if unusable:
            more = self.tr("Not on the list: {0} more that look like numbers without their country code.")
            self._show_problem(f"{text} {more.format(unusable)}")
            return
        self.note.show_text(text)

    def _show_exported(self, count: int) -> None:
        self.note.show_text(
            self.tr("1 number was exported.") if count == 1 else self.tr("{0} numbers were exported.").format(count)
        )

    def _show_failure(self, error: BaseException) -> None:
        self._show_problem(storage_words(error))

    def _show_file_failure(self, fault: "TableFault | Exception | None") -> None:
        if fault is None:
            self._show_problem(self.tr("No phone number stands in this file: choose another one."))
        elif isinstance(fault, Exception):
            self._show_problem(file_words(fault))
        else:
            self._show_problem(render(texts.tables.table_fault(fault)))

    def _show_problem(self, text: str) -> None:
        self.note.show_text(text, drawing="problem", role="bad")

    def _choose_import(self) -> None:
        files = self.tr("Tables and texts (*.csv *.tsv *.txt *.xlsx *.xls *.ods);;All files (*)")
        dialog = QFileDialog(self, self.tr("Import numbers"), "", files)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._open(dialog, self._never_send.import_from)

    def _choose_export(self) -> None:
        dialog = QFileDialog(self, self.tr("Export numbers"), "", self.tr("Table (*.csv)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("never-send.csv")
        self._open(dialog, self._never_send.export_to)

    def _open(self, dialog: QFileDialog, then: Callable[[Path], object]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()
