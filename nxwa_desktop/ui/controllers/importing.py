"""Importing a message from the clipboard, a file or a drop, and the notice about the result."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.drafts import DraftAutosave
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.services.undo_stack import REPLACING_KINDS, EditKind
from nxwa_desktop.ui.controllers.account_notices import LONGEST_ON_BUTTON
from nxwa_desktop.ui.controllers.notices import NoticeController
from nxwa_desktop.ui.i18n.plain_text import escape_mnemonics, plain_line
from nxwa_desktop.ui.importing.import_drop import DropCatcher, local_file

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.importing.result import ImportChoice, ImportedMessage, ImportRefusal
    from nxwa_desktop.services.importer import Importer
    from nxwa_desktop.texts.sentence import Sentence
    from nxwa_desktop.ui.importing.import_dialog import ImportDialog

IMPORTED = "imported"
"""Key of the notice."""


class ImportController(QObject):
    """`message_wanted()`: switch to the message.

    `templates_wanted(str | Path)`: that text or file holds templates, and the person wants them.
    """

    message_wanted = Signal()
    templates_wanted = Signal(object)

    def __init__(
        self,
        window: QWidget,
        workspace: QWidget,
        notices: NoticeController,
        composer: Composer,
        field_validation: FieldValidation,
        account_service: AccountService,
        drafts: DraftAutosave,
        sender: Sender,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._notices = notices
        self._composer = composer
        self._field_validation = field_validation
        self._account_service = account_service
        self._drafts = drafts
        self._importer: Importer | None = None
        self._dialog: ImportDialog | None = None
        self._chosen = ""
        self._source: str | Path = ""
        self._news: _News | None = None
        self.drops = DropCatcher(window)
        self.drops.dropped.connect(self.take)
        composer.steps_changed.connect(self._look_at_steps)
        account_service.changed.connect(self._look_at_account)
        sender.started.connect(self._forget)

    def copy_state_from(self, other: "ImportController") -> None:
        """Show the notice of `other`, in this window's language."""
        self._source = other._source
        if other._news is not None and other._notices.notices.notice(IMPORTED) is not None:
            self._tell(other._news)

    def open(self) -> "ImportDialog":
        """Open the import dialog."""
        from nxwa_desktop.ui.importing.import_dialog import ImportDialog

        self._dialog = dialog = ImportDialog(self._window)
        dialog.text_given.connect(self.import_text)
        dialog.file_given.connect(self.import_file)
        dialog.templates_wanted.connect(self._pass_on)
        dialog.finished.connect(self._closed)
        dialog.open()
        return dialog

    def paste(self) -> None:
        """Import the clipboard's content at once."""
        # None where the owner of the clipboard has gone, whatever its type says.
        copied: QMimeData | None = QGuiApplication.clipboard().mimeData()
        self.take(copied or QMimeData())

    def take(self, data: QMimeData) -> None:
        """Import a file or a text that was copied or dropped."""
        path = local_file(data)
        if path is not None:
            self.import_file(path)
        else:
            self.import_text(data.text())

    def import_source(self, source: "str | Path") -> None:
        """Import a text or a file."""
        if isinstance(source, Path):
            self.import_file(source)
        else:
            self.import_text(source)

    def import_text(self, text: str) -> None:
        """Import a text."""
        self._source = text
        self._reader().read_text(text)

    def import_file(self, path: Path) -> None:
        """Import a file."""
        self._source = path
        self._reader().read_file(path)

    def _reader(self) -> "Importer":
        from nxwa_desktop.services.importer import Importer

        if self._importer is None:
            self._importer = Importer(self)
            self._importer.read.connect(self._answer)
        return self._importer

    def _closed(self) -> None:
        self._dialog = None

    def _answer(self, read: "ImportedMessage | ImportChoice | ImportRefusal") -> None:
        from nxwa_desktop.importing.result import ImportChoice, ImportedMessage

        if isinstance(read, ImportedMessage):
            self._load(read)
        elif isinstance(read, ImportChoice):
            self._ask(read)
        else:
            self._refuse(read)

    def _ask(self, choice: "ImportChoice") -> None:
        from nxwa_desktop.ui.importing.import_choice_dialog import ImportChoiceDialog

        dialog = ImportChoiceDialog(choice, self._dialog or self._window)
        dialog.chosen.connect(self._load)
        dialog.open()

    def _pass_on(self) -> None:
        """Pass a text refused as a message to the list of templates, as it was pasted."""
        if self._dialog is not None:
            self._dialog.accept()
        self.templates_wanted.emit(self._source)

    def _load(self, imported: "ImportedMessage") -> None:
        from nxwa_desktop import texts
        from nxwa_desktop.services.importer import owner_of

        if self._dialog is not None:
            self._dialog.accept()
        # Which account messages go out by is the person's choice alone: whose message it is, is said.
        account_service = self._account_service
        owner = owner_of(imported, account_service)
        self._composer.load(imported.message, EditKind.IMPORTED)
        self._field_validation.hide_until_left()
        account = texts.imports.account_mismatch(
            "" if owner.other is None else owner.other.name,
            "" if account_service.chosen is None else account_service.chosen.name,
            fitting=owner.fitting,
        )
        self.message_wanted.emit()
        self._tell(_News(imported, account if imported.names_account else None, owner.other, undoable=True))

    def _refuse(self, refused: "ImportRefusal") -> None:
        news = _News(refused)
        if self._dialog is not None:
            self._dialog.refuse(news.text, defines_templates=news.is_of_templates)
        else:
            self.message_wanted.emit()
            self._tell(news)

    def _tell(self, news: "_News") -> None:
        self._forget()
        if not self._workspace.isVisibleTo(self._window):
            from nxwa_desktop.ui.widgets import prompts

            prompts.inform(self._window, self.tr("Import"), news.text)
            return
        self._news, self._chosen = news, _id_of(self._account_service.chosen)
        self._show(news)

    def _show(self, news: "_News") -> None:
        actions = [(self.tr("Undo import"), self.undo)] if news.undoable else []
        if news.is_of_templates:
            actions.append((self.tr("Import in Templates"), self._pass_on))
        if (other := news.other) is not None:
            words = escape_mnemonics(self.tr("Switch to “{0}”").format(plain_line(other.name, LONGEST_ON_BUTTON)))
            actions.append((words, lambda: self._drafts.move_to(other.id)))
        drawing = "good" if news.role == "note" else ""
        self._notices.notices.show_notice(IMPORTED, news.text, news.role, actions, drawing=drawing)

    def undo(self) -> None:
        """Undo the import."""
        composer = self._composer
        if composer.undo_step is EditKind.IMPORTED:
            composer.undo()
        self._forget()

    def _look_at_steps(self) -> None:
        """Remove the notice once the import was undone or edited."""
        composer = self._composer
        if self._news is None or not self._news.undoable or composer.undo_step is EditKind.IMPORTED:
            return
        gone = composer.redo_step is EditKind.IMPORTED or composer.undo_step in REPLACING_KINDS
        if gone or self._notices.notices.notice(IMPORTED) is None:
            self._forget()
        else:
            self._news = _News(self._news.read, self._news.account, self._news.other)
            self._show(self._news)

    def _look_at_account(self) -> None:
        if _id_of(self._account_service.chosen) != self._chosen:
            self._forget()

    def _forget(self) -> None:
        if self._news is not None:
            self._news = None
            self._notices.notices.hide_notice(IMPORTED)


class _News:
    """The result of an import, to be shown as a notice."""

    def __init__(
        self,
        read: "ImportedMessage | ImportRefusal",
        account: "Sentence | None" = None,
        other: Account | None = None,
        *,
        undoable: bool = False,
    ) -> None:
        """`account`: the sentence about it; `other`: the account of the message, where another one is chosen."""
        self.read = read
        self.account = account
        self.other = other
        self.undoable = undoable

    @property
    def text(self) -> str:
        """The text of the notice, in the window's language."""
        from nxwa_desktop.ui.i18n.import_words import import_words

        return import_words(self.read, self.account)

    @property
    def role(self) -> str:
        """The severity, as a colour role."""
        from nxwa_desktop.ui.i18n.import_words import is_doubtful
        from nxwa_desktop.ui.widgets.notices import NOTE, PROBLEM, WARNING

        if self.is_refusal:
            return PROBLEM
        return WARNING if self.account is not None or is_doubtful(self.read) else NOTE

    @property
    def is_refusal(self) -> bool:
        """True if nothing was imported."""
        from nxwa_desktop.importing.result import ImportRefusal

        return isinstance(self.read, ImportRefusal)

    @property
    def is_of_templates(self) -> bool:
        """True if the text holds templates, which the templates dialog imports."""
        from nxwa_desktop.importing.result import ImportRefusal, RefusalReason

        return isinstance(self.read, ImportRefusal) and self.read.reason is RefusalReason.TEMPLATES


def _id_of(account: Account | None) -> str:
    """The account's id, which stays valid when the list is reloaded."""
    return "" if account is None else account.id
