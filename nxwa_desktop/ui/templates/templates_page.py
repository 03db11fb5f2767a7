"""The templates page: the list, the details of one template, and what can be done with them."""

import functools
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nxwa_desktop import texts
from nxwa_desktop.importing.template_file import FileRefusal
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.sandbox_server import SandboxServer
from nxwa_desktop.services.template_update import TemplateUpdate
from nxwa_desktop.services.templates import TemplateImport, TemplateService
from nxwa_desktop.templates.saved_template import SavedTemplate, as_listed
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.i18n.translate import file_words, join_sentences, render
from nxwa_desktop.ui.templates.template_details import TemplateDetails
from nxwa_desktop.ui.templates.template_list import TemplateList
from nxwa_desktop.ui.templates.templates_empty import TemplatesEmpty
from nxwa_desktop.ui.templates.templates_head import TemplatesHead
from nxwa_desktop.ui.templates.update_area import UpdateArea
from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.fonts import font_scale
from nxwa_desktop.ui.widgets.heading import HorizontalLine, VerticalLine
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.lone_notice import LoneNotice
from nxwa_desktop.ui.widgets.notices import NOTE, PROBLEM, Action
from nxwa_desktop.ui.widgets.platform_keys import delete_keys

LIST, NARROW_LIST = 364, 312
WIDE, NARROW = 1000, 860
"""Widths of the window at the usual font size, from which on the list is wider, and both parts stand together."""


class TemplatesPage(QWidget):
    """`use_wanted(SavedTemplate)`, `batch_wanted(SavedTemplate)`: make the message, or a batch, of it.

    `account_wanted(Account)`: mend that account.

    `message_found(str | Path)`: that text or file holds a message, and the person wants it in the composer.
    """

    use_wanted = Signal(object)
    batch_wanted = Signal(object)
    message_found = Signal(object)
    account_wanted = Signal(object)

    def __init__(
        self,
        template_service: TemplateService,
        update: TemplateUpdate,
        account_service: AccountService,
        sandbox: SandboxServer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._template_service = template_service
        self._account_service = account_service
        self._source: str | Path = ""
        self._undo: Callable[[], object] | None = None
        self._shows_details = False
        self._added_id = ""
        self.head = TemplatesHead()
        self.notice = LoneNotice("templates")
        self.list = TemplateList()
        self.details = TemplateDetails()
        self.empty = TemplatesEmpty()
        self.under_head = QVBoxLayout()
        self._arrange()
        self.updates = UpdateArea(self, self.head, self.notice, update, account_service, sandbox)
        self._connect()
        self._fill()
        self._account_changed()

    def open(self) -> None:
        """Focus the list, or what fills it."""
        self._show_details(False)
        self._focus_list()

    def focus_search(self) -> None:
        """Put the cursor into the search."""
        self._show_details(False)
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()

    def copy_state_from(self, other: "TemplatesPage") -> None:
        """Take over search, filters and selection of `other`."""
        self.list.copy_state_from(other.list)
        self._show_details(other._shows_details)

    def import_source(self, source: str | Path) -> None:
        """Import the templates of a text or a file."""
        self._source = source
        if isinstance(source, Path):
            self._template_service.import_from(source)
        else:
            self._template_service.import_text(source)

    def take(self, data: QMimeData) -> bool:
        """Import what was pasted or dropped; False where it is nothing."""
        urls = data.urls() if data.hasUrls() else []
        if len(urls) == 1 and urls[0].isLocalFile():
            self.import_source(Path(urls[0].toLocalFile()))
        elif data.text().strip():
            self.import_source(data.text())
        else:
            return False
        return True

    def export_to(self, path: Path) -> None:
        """Write the listed templates into a file."""
        self._template_service.export_to(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Show the list on Escape where the details stand in its place; take over what is pasted."""
        if event.key() == Qt.Key.Key_Escape and self._shows_details and self._is_narrow:
            self._go_back()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-layout on a font change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "updates"):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Adapt the layout to another width."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A small minimal size: parts give way instead of widening the window."""
        return QSize(0, 0)

    def _arrange(self) -> None:
        body = QWidget()
        row = QHBoxLayout(body)
        flat(row, gap=0)
        self._line = VerticalLine()
        for part in (self.list, self._line):
            row.addWidget(part)
        row.addWidget(self.details, 1)
        self._body = body
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(body)
        column = QVBoxLayout(self)
        flat(column, gap=0)
        column.addWidget(self.head)
        column.addWidget(HorizontalLine())
        column.addLayout(self.under_head)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        service = self._template_service
        service.changed.connect(self._fill)
        service.imported.connect(self._imported)
        service.exported.connect(self._exported)
        service.file_failed.connect(self._file_failed)
        self._account_service.changed.connect(self._account_changed)
        self.updates.account_wanted.connect(self.account_wanted)
        self.head.import_wanted.connect(self._choose_import)
        self.head.export_wanted.connect(self._choose_export)
        self.head.new_wanted.connect(lambda: self._edit(None))
        self.empty.import_wanted.connect(self._choose_import)
        self.empty.update_wanted.connect(self.updates.start)
        self.list.chosen.connect(self.details.show_row)
        self.list.activated.connect(self.details.use)
        self.list.opened.connect(lambda: self._show_details(True))
        details = self.details
        details.back_wanted.connect(self._go_back)
        details.use_wanted.connect(self.use_wanted)
        details.batch_wanted.connect(self.batch_wanted)
        details.duplicate_wanted.connect(self._duplicate)
        details.rename_wanted.connect(self._rename)
        details.edit_wanted.connect(self._edit)
        details.delete_wanted.connect(self._remove)
        details.replace_wanted.connect(self._replace)
        details.restore_wanted.connect(self._restore_wording)
        delete = QShortcut(self.list.view)
        delete.setContext(_WIDGET)
        delete.setKeys(delete_keys())
        delete.activated.connect(self._remove_current)
        # Wherever the focus is: the list that had it may be empty now. The menu's entry is for the message.
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(self._undo_last)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, context=_WITH_CHILDREN)
        find.activated.connect(self.focus_search)

    def _fill(self) -> None:
        groups = self._template_service.groups
        had_focus = self.stack.isAncestorOf(QApplication.focusWidget() or self)
        self.list.show_groups(groups)
        self.head.show_count(len(groups))
        self._show_added()
        self.stack.setCurrentWidget(self._body if groups else self.empty)
        if had_focus and not self.stack.isAncestorOf(QApplication.focusWidget() or self):
            self.open()

    def _show_added(self) -> None:
        """Choose what was just added here, once it is listed."""
        found = (each for each in self._template_service.templates if each.id == self._added_id)
        if (added := next(found, None)) is not None:
            self._added_id = ""
            self.list.show_name(added.name)
            self.details.choose(added)

    def _account_changed(self) -> None:
        self.empty.show_account(self._account_service.chosen)

    @property
    def _is_narrow(self) -> bool:
        return self.window().width() / font_scale(self) < NARROW

    def _fit(self) -> None:
        wide = self.window().width() / font_scale(self) >= WIDE
        narrow = self._is_narrow
        if narrow:
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(_NO_LIMIT)
        else:
            wanted = round((LIST if wide else NARROW_LIST) * font_scale(self))
            # Letters may be low and wide: the filters get what they need.
            self.list.setFixedWidth(max(wanted, self.list.minimumSizeHint().width()))
        self._line.setVisible(not narrow)
        self.list.setVisible(not narrow or not self._shows_details)
        self.details.setVisible(not narrow or self._shows_details)
        self.details.back.setVisible(narrow)

    def _show_details(self, shown: bool) -> None:
        self._shows_details = shown
        self._fit()
        if shown and self._is_narrow:
            self.details.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        self._show_details(False)
        self._focus_list()

    def _focus_list(self) -> None:
        if not self._template_service.templates:
            target: QWidget = self.head.update_button
        else:
            target = self.list.search if self.list.view.isHidden() else self.list.view  # hidden where nothing matches
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rename(self, template: SavedTemplate) -> None:
        from nxwa_desktop.ui.widgets import prompts

        label = self.tr("Title in this program; the approved name stays {0}").format(plain_line(template.name, 60))
        rename = functools.partial(self._template_service.rename, template)
        prompts.ask_title(self.window(), self.tr("Rename template"), label, template.title, rename)

    def _duplicate(self, template: SavedTemplate) -> None:
        copy = self._template_service.duplicate(template)
        self._added_id = copy.id
        announce(self, self.tr("“{0}” was added.").format(plain_line(copy.title, 60)))

    def _save(self, template: SavedTemplate) -> None:
        self._added_id = template.id
        self._template_service.save(template)

    def _edit(self, template: SavedTemplate | None) -> None:
        from nxwa_desktop.ui.templates.wording_dialog import WordingDialog

        dialog = WordingDialog(template, self.window())
        dialog.given.connect(self._save)
        dialog.open()

    def _remove_current(self) -> None:
        template = self.details.template
        if template is not None and self.details.delete.isEnabled():
            self._remove(template)

    def _remove(self, template: SavedTemplate) -> None:
        self._template_service.remove(template)
        self._offer_undo(self.tr("“{0}” is deleted.").format(plain_line(template.title, 60)), self._undo_remove)

    def _replace(self, own: SavedTemplate) -> None:
        """Let an own template give way to NXCloud's of the same name and language."""
        self._template_service.remove(own)
        self._offer_undo(
            self.tr("“{0}” is replaced by NXCloud's.").format(plain_line(own.title, 60)), self._undo_remove
        )
        self._focus_list()

    def _restore_wording(self, template: SavedTemplate) -> None:
        def undo() -> None:
            self._template_service.save(template)
            self.notice.hide()
            self._focus_list()

        self._template_service.save(as_listed(template))
        self._offer_undo(self.tr("NXCloud's wording is back."), undo)
        self._focus_list()

    def _undo_remove(self) -> None:
        self._template_service.undo_remove()
        self.notice.hide()
        self._focus_list()

    def _paste(self) -> None:
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        self.take(data or QMimeData())

    def _choose_import(self) -> None:
        dialog = QFileDialog(self, self.tr("Import templates"), "", self.tr("JSON (*.json);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.import_source(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _choose_export(self) -> None:
        dialog = QFileDialog(self, self.tr("Export templates"), "", self.tr("JSON (*.json)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile("templates.json")
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _imported(self, result: TemplateImport) -> None:
        self._added_id = "" if result.first is None else result.first.id
        self._show_added()
        sentences = texts.templates.import_summary(result.file, result.added, result.known)
        actions: list[Action] = []
        if result.file.refusal is FileRefusal.MESSAGE:
            source = self._source
            actions = [(self.tr("Import in Compose"), lambda: self.message_found.emit(source))]
        text = join_sentences(*map(render, sentences))
        self._show_notice(text, NOTE if result.file.refusal is None else PROBLEM, *actions)

    def _exported(self, count: int) -> None:
        one = self.tr("1 template was exported.")
        self._show_notice(one if count == 1 else self.tr("{0} templates were exported.").format(count))

    def _file_failed(self, error: BaseException) -> None:
        self._show_notice(file_words(error), PROBLEM)

    def _offer_undo(self, text: str, undo: Callable[[], object]) -> None:
        self._show_notice(text, NOTE, (self.tr("Undo"), undo))
        self._undo = undo

    def _undo_last(self) -> None:
        if self._undo is not None and self.notice.isVisible():
            self._undo()

    def _show_notice(self, text: str, role: str = NOTE, *actions: Action) -> None:
        self._undo = None
        self.notice.show_notice(text, role, *actions)
        announce(self, text)


_WIDGET = Qt.ShortcutContext.WidgetShortcut
_WITH_CHILDREN = Qt.ShortcutContext.WidgetWithChildrenShortcut
_NO_LIMIT = 16_777_215
