"""The dialog to paste a message or templates, or to choose a file with them."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from nxwa_desktop.importing.result import ImportedMessage
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.live_import import LiveImport
from nxwa_desktop.services.templates import TemplateService
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.importing.import_card import ImportCard
from nxwa_desktop.ui.importing.import_drop import local_file
from nxwa_desktop.ui.importing.import_facts import ImportFacts, LiveResult
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind
from nxwa_desktop.ui.widgets.dialog import WIDE, Dialog
from nxwa_desktop.ui.widgets.fonts import fixed_font
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel

LONGEST_SHOWN = 20_000
"""Characters. A longer text is read unseen: to show 100,000 on one line would hold the window up for a second."""
LINES = 7
"""Lines of the text that are seen."""


class PasteEdit(QPlainTextEdit):
    """`given(str | Path)`: a text too long to show, or a file, was pasted or dropped."""

    given = Signal(object)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Insert pasted or dropped text; emit a signal for a file or a long text."""
        if (path := local_file(source)) is not None:
            self.given.emit(path)
        elif len(source.text()) > LONGEST_SHOWN:
            self.given.emit(source.text())
        else:
            super().insertFromMimeData(source)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Some lines."""
        return QSize(super().sizeHint().width(), LINES * self.fontMetrics().lineSpacing() + 20)


class ImportDialog(Dialog):
    """A text, and below it a card with what would be imported from it.

    `message_chosen(ImportedMessage)`: import this. `templates_chosen(str | Path)`: import the templates in there.
    """

    message_chosen = Signal(object)
    templates_chosen = Signal(object)

    def __init__(
        self, account_service: AccountService, templates: TemplateService, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Import"), parent, width=WIDE)
        self._source: str | Path = ""
        self._live = LiveImport(self)
        self.text = PasteEdit()
        self.note = Note(caption=True)
        self.card = ImportCard(ImportFacts(account_service, templates, self))
        self.open_button = self.add_button(self.tr("&Open a file…"), at_start=True)
        self.cancel_button = self.add_button(self.tr("&Cancel"))
        self.import_button = self.add_button(self.tr("&Import"), ButtonKind.PRIMARY, default=True)
        self.setAcceptDrops(True)
        self._arrange()
        self._connect()

    def offer_clipboard(self) -> None:
        """Begin with what was copied, if it may be something to import."""
        text = QGuiApplication.clipboard().text()
        if ("{" in text or "curl" in text) and len(text) <= LONGEST_SHOWN:
            self.text.setPlainText(text)
            self.text.selectAll()  # whoever meant something else types over it
            self.note.show_text(self.tr("This is what you copied last."), drawing="info")

    def show_source(self, source: str | Path, read: LiveResult | None = None) -> None:
        """Show a text or a file, and what was found in it, if that is known already."""
        self.text.blockSignals(True)
        self.text.setPlainText(source if isinstance(source, str) and len(source) <= LONGEST_SHOWN else "")
        self.text.blockSignals(False)
        self._source = source
        self._live.stop()
        self.note.show_text(self._name_of(source), drawing="file")
        if read is None:
            self.import_button.setEnabled(False)
            self._live.read_soon(source)
        else:
            self._show_read(read)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take a file or a text."""
        if event.mimeData().hasText() or local_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Show what was dropped beside the text."""
        path = local_file(event.mimeData())
        self.show_source(event.mimeData().text() if path is None else path)
        event.acceptProposedAction()

    def _arrange(self) -> None:
        label = TintedLabel(size=1, wrap=True)
        label.setText(
            self.tr(
                "&Paste a request body in JSON, the example of the document, a cURL line, a Postman collection, or"
                " templates; or drop a file here."
            )
        )
        label.setBuddy(self.text)
        self.text.setFont(fixed_font())
        self.text.setAccessibleName(self.tr("Text to import"))
        self.text.setTabChangesFocus(True)
        for button in (self.open_button, self.cancel_button):
            button.setAutoDefault(False)
        self.content.addWidget(label)
        self.content.addWidget(self.text, 1)
        self.content.addWidget(self.note)
        self.content.addWidget(self.card)
        self.text.setFocus()

    def _connect(self) -> None:
        self._live.read.connect(self._show_read)
        self.text.textChanged.connect(self._follow)
        self.text.given.connect(self.show_source)
        self.card.changed.connect(self._enable)
        self.card.activated.connect(self._import)
        self.open_button.clicked.connect(self._choose_file)
        self.import_button.clicked.connect(self._import)
        self.cancel_button.clicked.connect(self.reject)
        self._enable()

    def _follow(self) -> None:
        """Read what is typed; until that is done nothing can be imported."""
        self._source = text = self.text.toPlainText()
        self.note.show_text("")
        if text.strip():
            self.import_button.setEnabled(False)
            self._live.read_soon(text)
        else:
            self._live.stop()
            self.card.show_nothing()

    def _show_read(self, read: LiveResult) -> None:
        self.card.show_read(read)
        if self.import_button.isEnabled() and not self.text.toPlainText():
            self.import_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable(self) -> None:
        self.import_button.setEnabled(self.card.chosen is not None)

    def _import(self) -> None:
        """Import what the card shows."""
        chosen = self.card.chosen
        if chosen is None or not self.import_button.isEnabled():
            return
        self.accept()
        if isinstance(chosen, ImportedMessage):
            self.message_chosen.emit(chosen)
        else:
            self.templates_chosen.emit(self._source)

    def _name_of(self, source: str | Path) -> str:
        if isinstance(source, Path):
            return self.tr("From the file {0}").format(plain_line(source.name))
        shown = len(source) <= LONGEST_SHOWN
        return "" if shown else self.tr("A text of {0} characters, too long to be shown").format(len(source))

    def _choose_file(self) -> None:
        kinds = self.tr("Messages (*.json *.txt *.sh *.bat *.md *.har *.log);;All files (*)")
        dialog = QFileDialog(self, self.tr("Import"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.show_source(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
