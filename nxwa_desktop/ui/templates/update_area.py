"""Connects the update from NXCloud with the head and the notice of the templates page."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFileDialog, QWidget

from nxwa_desktop import texts
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.sandbox.template_lists import ListRehearsal
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.sandbox_server import SandboxServer
from nxwa_desktop.services.template_report import list_report, write_report
from nxwa_desktop.services.template_update import TemplatesUpdated, TemplateUpdate, UpdateFailed
from nxwa_desktop.storage.errors import StorageError
from nxwa_desktop.ui.i18n.translate import file_words, join_sentences, render, storage_words
from nxwa_desktop.ui.templates.templates_head import TemplatesHead
from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.lone_notice import LoneNotice
from nxwa_desktop.ui.widgets.notices import PROBLEM, WARNING, Action


class UpdateArea(QObject):
    """`account_wanted(Account)`: the person wants to mend this account."""

    account_wanted = Signal(object)

    def __init__(
        self,
        page: QWidget,
        head: TemplatesHead,
        notice: LoneNotice,
        update: TemplateUpdate,
        account_service: AccountService,
        sandbox: SandboxServer,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._head = head
        self._notice = notice
        self._update = update
        self._account_service = account_service
        self._sandbox = sandbox
        self._report: TemplatesUpdated | None = None
        self._shows_failure = False
        self._rehearsals = head.menu.addMenu(self.tr("&Rehearse an answer"))
        self._fill_rehearsals()
        head.update_wanted.connect(self.start)
        head.cancel_wanted.connect(update.cancel)
        head.changes_wanted.connect(self.show_changes)
        update.started.connect(self._started)
        update.updated.connect(self._updated)
        update.failed.connect(self._failed)
        update.cancelled.connect(head.show_over)
        update.state_known.connect(self._show_time)
        account_service.changed.connect(self._account_changed)
        self._account_changed()
        if update.busy:
            head.show_updating()

    def start(self) -> None:
        """Update the templates of the chosen account."""
        account = self._account_service.chosen
        if account is not None and not self._update.busy:
            self._update.update(account)

    def show_changes(self) -> None:
        """Show what the last update of the chosen account has changed."""
        if self._report is not None:
            from nxwa_desktop.ui.templates.update_dialog import UpdateDialog

            UpdateDialog(self._report, self._page.window()).open()

    def _fill_rehearsals(self) -> None:
        group = QActionGroup(self)
        words = {
            "": self.tr("As usual"),
            ListRehearsal.DATA_ARRAY: self.tr("Rows in “data”"),
            ListRehearsal.TOP_LEVEL: self.tr("Rows in “list”"),
            ListRehearsal.ONE_ROW: self.tr("A single row"),
            ListRehearsal.NOT_THERE: self.tr("Not found: the other list answers"),
            ListRehearsal.NO_PERMISSION: self.tr("No permission: the other list answers"),
            ListRehearsal.EMPTY: self.tr("An empty list"),
            ListRehearsal.OTHER_SHAPE: self.tr("An unknown shape"),
            ListRehearsal.PAGE: self.tr("A web page instead of a list"),
            ListRehearsal.SLOW: self.tr("No answer"),
        }
        for word, text in words.items():
            action = self._rehearsals.addAction(text)
            action.setCheckable(True)
            action.setChecked(not word)
            group.addAction(action)
            action.triggered.connect(lambda _=False, word=str(word): self._sandbox.rehearse_list(word))

    def _account_changed(self) -> None:
        account = self._account_service.chosen
        self._rehearsals.menuAction().setVisible(account is not None and account.sandbox)
        if self._report is not None and (account is None or account.id != self._report.account.id):
            self._report = None
            self._head.changes.setEnabled(False)
            self._head.show_over()
        if self._shows_failure:
            self._hide_notice()
        self._show_time()

    def _show_time(self) -> None:
        has_account = self._account_service.chosen is not None
        self._head.show_time(self._update.updated_at, has_account=has_account)

    def _started(self) -> None:
        self._hide_notice()
        self._head.show_updating()
        announce(self._page, self.tr("Updating…"))

    def _updated(self, report: TemplatesUpdated) -> None:
        if self._update.busy or not self._is_chosen(report.account):
            return  # of another account, or one that nobody asked for
        counts = ", ".join(map(render, texts.template_list.list_changes(report.changes)))
        self._report = report
        self._head.changes.setEnabled(True)
        self._head.show_over(counts)
        announce(self._page, counts)
        if report.unreadable or not report.is_complete:
            self._show_unreadable(report)

    def _show_unreadable(self, report: TemplatesUpdated) -> None:
        count = len(report.unreadable)
        sentences = []
        if count:
            one = self.tr("1 template could not be read.")
            sentences.append(one if count == 1 else self.tr("{0} templates could not be read.").format(count))
        if not report.is_complete:
            sentences.append(render(texts.template_list.incomplete()))
        self._show(join_sentences(*sentences), WARNING, (self.tr("Show"), self.show_changes))

    def _failed(self, failed: UpdateFailed) -> None:
        self._head.show_over()
        if not self._is_chosen(failed.account):
            return
        self._show(self._words(failed), PROBLEM, *self._actions(failed))

    def _words(self, failed: UpdateFailed) -> str:
        if failed.failure is not None:
            return render(texts.template_list.list_failure(failed.failure))
        if isinstance(failed.error, StorageError):
            return storage_words(failed.error)
        return self.tr("This program failed while it read the list.")

    def _actions(self, failed: UpdateFailed) -> list[Action]:
        failure, account = failed.failure, failed.account
        if failure is not None and failure.outcome is None and not failure.answer:
            return [(self.tr("Type the address"), lambda: self.account_wanted.emit(account))]
        actions: list[Action] = [(self.tr("Try again"), self.start)]
        if failure is not None and failure.outcome is None:
            report = list_report(account, failure.answer)
            actions.append((self.tr("Save the answer…"), lambda: self._choose_file(report)))
        return actions

    def _choose_file(self, report: str) -> None:
        dialog = QFileDialog(self._page, self.tr("Save the answer"), "", self.tr("Text (*.txt)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile("nxcloud-templates.txt")
        dialog.fileSelected.connect(lambda name: self.save_report(Path(name), report))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save_report(self, path: Path, report: str) -> None:
        """Write the report into a file chosen by the person."""
        try:
            write_report(path, report)
        except OSError as error:
            self._show(file_words(error), PROBLEM)
        else:
            self._show(self.tr("The answer is saved. Send the file to support."))

    def _show(self, text: str, role: str = "note", *actions: Action) -> None:
        self._shows_failure = True
        self._notice.show_notice(text, role, *actions)
        announce(self._page, text)

    def _hide_notice(self) -> None:
        self._shows_failure = False
        self._notice.hide()

    def _is_chosen(self, account: Account) -> bool:
        chosen = self._account_service.chosen
        return chosen is not None and chosen.id == account.id
