"""The dialog to choose one of several messages found in an imported text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QPushButton, QWidget

from nxwa_desktop.importing.result import ImportChoice, ImportedMessage, ImportOption
from nxwa_desktop.ui.i18n.import_words import left_out_words
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.importing.dialog_layout import arrange_dialog
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.icons import IconTinter
from nxwa_desktop.ui.widgets.labels import breakable, plain_label
from nxwa_desktop.ui.widgets.note import Note


class ImportChoiceDialog(QDialog):
    """`chosen(Imported)`: this message was chosen."""

    chosen = Signal(object)

    def __init__(self, choice: ImportChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import a message"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.note = Note()
        self.import_button = set_kind(QPushButton(self.tr("&Import")), ButtonKind.PRIMARY)
        IconTinter(self.import_button, "import", "on_accent")
        self.cancel_button = QPushButton(self.tr("&Cancel"))
        self._fill(choice)
        self._arrange(len(choice.options))
        self.import_button.clicked.connect(self._choose)
        self.list.itemActivated.connect(lambda _: self._choose())
        self.cancel_button.clicked.connect(self.reject)
        self.list.setFocus()

    def _fill(self, choice: ImportChoice) -> None:
        for option in choice.options:
            item = QListWidgetItem(self._line(option), self.list)
            item.setData(Qt.ItemDataRole.UserRole, option.imported)
        self.list.setCurrentRow(0)
        if choice.left_out:
            self.note.show_text(breakable(left_out_words(choice.left_out)), drawing="info")

    def _line(self, option: ImportOption) -> str:
        message = option.imported.message
        facts = " · ".join(
            plain_line(fact) for fact in (message.template_name, message.language, message.recipient) if fact
        )
        return f"{plain_line(option.name)} — {facts}" if option.name else facts

    def _arrange(self, count: int) -> None:
        label = plain_label(self.tr("{0} messages were found. &Which one is to be imported?").format(count), wrap=True)
        label.setBuddy(self.list)
        self.list.setAccessibleName(self.tr("Messages found"))
        self.import_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)
        buttons = (None, self.cancel_button, self.import_button)
        arrange_dialog(self, label, self.list, self.note, buttons=buttons, lines=20)

    def _choose(self) -> None:
        index = self.list.currentIndex()
        imported = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        if isinstance(imported, ImportedMessage):
            self.accept()
            self.chosen.emit(imported)
