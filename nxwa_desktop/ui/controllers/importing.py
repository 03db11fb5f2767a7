"""Importing a message from the clipboard, a file or a drop, and the notice about the result."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.services.container import ServiceContainer
from nxwa_desktop.services.undo_stack import REPLACING_KINDS, EditKind
from nxwa_desktop.ui.controllers.account_notices import LONGEST_ON_BUTTON
from nxwa_desktop.ui.controllers.notices import NoticeController
from nxwa_desktop.ui.i18n.plain_text import escape_mnemonics, plain_line
from nxwa_desktop.ui.importing.import_drop import DropFilter, local_file

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
        self, window: QWidget, workspace: QWidget, notices: NoticeController, services: ServiceContainer
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._notices = notices
        self._composer = services.composer
        self._field_validation = services.field_validation
        self._account_service = services.account_service
        self._drafts = services.drafts
        self._templates = services.templates
        self._importer: Importer | None = None
        self._chosen = ""
        self._source: str | Path = ""
        self._shown: _ImportNotice | None = None
        self.takes_drop: Callable[[QMimeData], bool] = lambda _: False
        """Takes what was dropped onto another page than that of the message; False for this one."""
        self.drops = DropFilter(window)
        self.drops.dropped.connect(self._dropped)
        services.composer.steps_changed.connect(self._undo_stack_changed)
        services.account_service.changed.connect(self._account_changed)
        services.sender.started.connect(self._clear)

    def copy_state_from(self, other: "ImportController") -> None:
        """Show the notice of `other`, in this window's language."""
        self._source = other._source
        if other._shown is not None and other._notices.notices.notice(IMPORTED) is not None:
            self._notify(other._shown)

    def open(self) -> "ImportDialog":
        """Open the import dialog."""
        dialog = self._new_dialog()
        dialog.offer_clipboard()
        dialog.open()
        return dialog

    def _new_dialog(self) -> "ImportDialog":
        from nxwa_desktop.ui.importing.import_dialog import ImportDialog

        dialog = ImportDialog(self._account_service, self._templates, self._window)
        dialog.message_chosen.connect(self._load)
        dialog.templates_chosen.connect(self.templates_wanted)
        return dialog

    def paste(self) -> None:
        """Import the clipboard's content at once."""
        # None where the owner of the clipboard has gone, whatever its type says.
        copied: QMimeData | None = QGuiApplication.clipboard().mimeData()
        self.import_mime_data(copied or QMimeData())

    def import_mime_data(self, data: QMimeData) -> None:
        """Import a file or a text that was copied or dropped."""
        path = local_file(data)
        if path is not None:
            self.import_file(path)
        else:
            self.import_text(data.text())

    def _dropped(self, data: QMimeData) -> None:
        if not self.takes_drop(data):
            self.import_mime_data(data)

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
            self._importer.read.connect(self._read_finished)
        return self._importer

    def _read_finished(self, read: "ImportedMessage | ImportChoice | ImportRefusal") -> None:
        from nxwa_desktop.importing.result import ImportChoice, ImportedMessage

        if isinstance(read, ImportedMessage):
            self._load(read)
        elif isinstance(read, ImportChoice):
            self._offer_choice(read)
        else:
            self._refuse(read)

    def _offer_choice(self, choice: "ImportChoice") -> None:
        dialog = self._new_dialog()
        dialog.show_source(self._source, choice)
        dialog.open()

    def _open_in_templates(self) -> None:
        """Pass a text refused as a message to the list of templates, as it was pasted."""
        self.templates_wanted.emit(self._source)

    def _load(self, imported: "ImportedMessage") -> None:
        from nxwa_desktop import texts
        from nxwa_desktop.services.importer import owner_of

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
        self._notify(_ImportNotice(imported, account if imported.names_account else None, owner.other, undoable=True))

    def _refuse(self, refused: "ImportRefusal") -> None:
        self.message_wanted.emit()
        self._notify(_ImportNotice(refused))

    def _notify(self, notice: "_ImportNotice") -> None:
        self._clear()
        if not self._workspace.isVisibleTo(self._window):
            from nxwa_desktop.ui.widgets import prompts

            prompts.inform(self._window, self.tr("Import"), notice.text)
            return
        self._shown, self._chosen = notice, _account_id(self._account_service.chosen)
        self._show(notice)

    def _show(self, notice: "_ImportNotice") -> None:
        actions = [(self.tr("Undo import"), self.undo)] if notice.undoable else []
        if notice.is_of_templates:
            actions.append((self.tr("Import in Templates"), self._open_in_templates))
        if (other := notice.other) is not None:
            words = escape_mnemonics(self.tr("Switch to “{0}”").format(plain_line(other.name, LONGEST_ON_BUTTON)))
            actions.append((words, lambda: self._drafts.move_to(other.id)))
        drawing = "good" if notice.role == "note" else ""
        self._notices.notices.show_notice(IMPORTED, notice.text, notice.role, actions, drawing=drawing, of_message=True)

    def undo(self) -> None:
        """Restore the message before the import."""
        self.message_wanted.emit()
        self._composer.undo_import()
        self._clear()

    def _undo_stack_changed(self) -> None:
        """Remove the notice once the import was undone or edited."""
        composer = self._composer
        if self._shown is None or not self._shown.undoable or composer.undo_step is EditKind.IMPORTED:
            return
        gone = composer.redo_step is EditKind.IMPORTED or composer.undo_step in REPLACING_KINDS
        if gone or self._notices.notices.notice(IMPORTED) is None:
            self._clear()
        else:
            self._shown = _ImportNotice(self._shown.read, self._shown.account, self._shown.other)
            self._show(self._shown)

    def _account_changed(self) -> None:
        if _account_id(self._account_service.chosen) != self._chosen:
            self._clear()

    def _clear(self) -> None:
        if self._shown is not None:
            self._shown = None
            self._notices.notices.hide_notice(IMPORTED)


class _ImportNotice:
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


def _account_id(account: Account | None) -> str:
    """The account's id, which stays valid when the list is reloaded."""
    return "" if account is None else account.id
