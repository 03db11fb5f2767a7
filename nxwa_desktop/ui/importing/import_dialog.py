"""The dialog to paste a message, or to choose a file with one."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from nxwa_desktop.ui.importing.import_drop import local_file
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind
from nxwa_desktop.ui.widgets.dialog import WIDE, Dialog
from nxwa_desktop.ui.widgets.fonts import fixed_font
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.note import Note

LONGEST_SHOWN = 20_000
"""Characters. A longer text is imported at once: to show 100,000 on one line would hold the window up for a second."""


class PasteEdit(QPlainTextEdit):
    """`file_given(Path)`, `long_text_given(str)`: a file, or a text too long to show, was pasted."""

    file_given = Signal(object)
    long_text_given = Signal(str)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Insert pasted or dropped text; emit a signal for a file or a long text."""
        if (path := local_file(source)) is not None:
            self.file_given.emit(path)
        elif len(source.text()) > LONGEST_SHOWN:
            self.long_text_given.emit(source.text())
        else:
            super().insertFromMimeData(source)


class ImportDialog(Dialog):
    """`text_given(str)`, `file_given(Path)`: import this. The dialog stays open until that has succeeded.

    `templates_wanted()`: what was refused last is to be imported in the list of templates.
    """

    text_given = Signal(str)
    file_given = Signal(object)
    templates_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Import a message"), parent, width=WIDE)
        self.text = PasteEdit()
        self.note = Note()
        self.open_button = self.add_button(self.tr("&Open a file…"), at_start=True)
        self.templates_button = self.add_button(self.tr("Import in &Templates"), at_start=True)
        self.templates_button.hide()
        self.cancel_button = self.add_button(self.tr("&Cancel"))
        self.import_button = self.add_button(self.tr("&Import"), ButtonKind.PRIMARY, default=True)
        self._arrange()
        self._connect()
        self._offer_clipboard()

    def refuse(self, text: str, *, defines_templates: bool = False) -> None:
        """Show why nothing was imported; the pasted text stays, to be corrected."""
        self.note.show_text(text, drawing="problem", role="bad")
        self.templates_button.setVisible(defines_templates)
        (self.templates_button if defines_templates else self.text).setFocus()

    def _arrange(self) -> None:
        label = plain_label(
            self.tr(
                "&Paste a request body in JSON, the example of the document, a cURL line, or a Postman collection:"
            ),
            wrap=True,
        )
        label.setBuddy(self.text)
        self.text.setFont(fixed_font())
        self.text.setAccessibleName(self.tr("Message to import"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(8 * self.fontMetrics().height())
        for button in (self.open_button, self.templates_button, self.cancel_button):
            button.setAutoDefault(False)
        self.content.addWidget(label)
        self.content.addWidget(self.text, 1)
        self.content.addWidget(self.note)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._follow)
        self.text.file_given.connect(self.file_given)
        self.text.long_text_given.connect(self.text_given)
        self.open_button.clicked.connect(self._choose_file)
        self.templates_button.clicked.connect(self.templates_wanted)
        self.import_button.clicked.connect(lambda: self.text_given.emit(self.text.toPlainText()))
        self.cancel_button.clicked.connect(self.reject)
        self._follow()

    def _offer_clipboard(self) -> None:
        text = QGuiApplication.clipboard().text()
        if ("{" in text or "curl" in text) and len(text) <= LONGEST_SHOWN:
            self.text.setPlainText(text)
            self.text.selectAll()  # whoever meant something else types over it
            self.note.show_text(self.tr("This is what you copied last."), drawing="info")

    def _follow(self) -> None:
        self.import_button.setEnabled(bool(self.text.document().toPlainText().strip()))
        self.note.show_text("")
        self.templates_button.hide()

    def _choose_file(self) -> None:
        kinds = self.tr("Messages (*.json *.txt *.sh *.bat *.md *.har *.log);;All files (*)")
        dialog = QFileDialog(self, self.tr("Import a message"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.file_given.emit(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
