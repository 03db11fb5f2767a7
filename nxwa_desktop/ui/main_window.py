"""The window: arranges the parts and passes their wishes on."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nxwa_desktop import english
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Field, FieldKind, Message
from nxwa_desktop.protocol.recipient import MAX_DIGITS, MIN_DIGITS, assess, normalise
from nxwa_desktop.report import Report
from nxwa_desktop.services.account_book import AccountBook
from nxwa_desktop.services.checker import Checker
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.ui.account_chooser import AccountChooser
from nxwa_desktop.ui.compose_form import ComposeForm
from nxwa_desktop.ui.icons import IconKeeper
from nxwa_desktop.ui.parts import GAP, Strip
from nxwa_desktop.ui.preview_tabs import PreviewTabs
from nxwa_desktop.ui.problem_bar import ProblemBar
from nxwa_desktop.ui.request_copier import RequestCopier
from nxwa_desktop.ui.sandbox_banner import Endings, SandboxBanner
from nxwa_desktop.ui.send_button import SendButton
from nxwa_desktop.ui.sending import SendFlow
from nxwa_desktop.ui.wording import say, storage_words

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.ui.account_dialog import AccountDialog
    from nxwa_desktop.ui.result_card import ResultCard
    from nxwa_desktop.ui.welcome import Welcome

USUAL = (1180, 760)
SMALLEST = (860, 560)


class MainWindow(QMainWindow):
    """`painted()`: the first picture is on the screen; what it did without may be fetched now."""

    painted = Signal()

    def __init__(
        self,
        composer: Composer,
        checker: Checker,
        book: AccountBook,
        sender: Sender,
        settings: Settings,
        *,
        endings: Endings,
        first_start: bool = False,
    ) -> None:
        """`first_start`: nothing has been stored yet, so the window opens with the welcome.

        `endings` gives the answers that can be rehearsed in the sandbox.
        """
        super().__init__()
        self._composer = composer
        self._checker = checker
        self._book = book
        self._sender = sender
        self._settings = settings
        self._endings = endings
        self._has_painted = False
        self._chosen_once = False
        self.flow = SendFlow(self, composer, checker, book, sender)
        self._build_parts()
        self.copier = RequestCopier(self.preview, composer, book, sender)
        self._arrange()
        self._build_menus()
        self._connect()
        self._restore()
        self.pages.setCurrentWidget(self.welcome if first_start else self.workspace)
        if not first_start:
            self.form.recipient.edit.setFocus()
        self._account_changed()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Tell once that the window is on the screen."""
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember place and size; never ask."""
        self._settings.geometry = self.saveGeometry()
        self._settings.splitter = self.splitter.saveState()
        if self._book.chosen is not None and not self._book.in_sandbox:
            self._settings.last_account = self._book.chosen.id
        super().closeEvent(event)

    def new_message(self) -> None:
        """Begin an empty message."""
        self._composer.load(Message())
        self._checker.quieten()
        self.form.go_to(Field(FieldKind.RECIPIENT))

    def send(self) -> None:
        """Send what is composed."""
        # Pressed twice is meant once: the send may have ended between the two.
        if self.send_button.deaf:
            return
        # A language still being typed goes out as the one it stands for.
        self.form.language.box.settle()
        self.flow.send()

    def add_account(self) -> "AccountDialog":
        """Open the dialog for a new account."""
        return self._open_dialog(None)

    def edit_account(self, account: Account) -> "AccountDialog":
        """Open the dialog for a stored account."""
        return self._open_dialog(account)

    def announce(self, text: str) -> None:
        """Say something to a screen reader."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    @functools.cached_property
    def welcome(self) -> "Welcome":
        """The page for who has no account yet."""
        from nxwa_desktop.ui.welcome import Welcome

        page = Welcome()
        page.account_wanted.connect(self.add_account)
        page.sandbox_wanted.connect(self._book.choose_sandbox)
        self.pages.addWidget(page)
        return page

    @functools.cached_property
    def result(self) -> "ResultCard":
        """The card above the bottom bar; the first result makes it."""
        from nxwa_desktop.ui.result_card import ResultCard

        card = ResultCard()
        self._column.insertWidget(self._column.count() - 1, card)
        return card

    @property
    def report(self) -> Report | None:
        """The result on show."""
        return self.result.report if "result" in self.__dict__ else None

    def _build_parts(self) -> None:
        self.chooser = AccountChooser(self._book)
        self.form = ComposeForm(self._composer, self._checker)
        self.preview = PreviewTabs(self._composer)
        self.problems = ProblemBar(self._checker)
        self.send_button = SendButton()
        self.sandbox_banner = SandboxBanner(self._composer, self._endings)

    def _arrange(self) -> None:
        self.setWindowTitle(self.tr("NXCloud WhatsApp messages"))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.form)
        self.splitter.addWidget(self.preview)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 6)
        self.splitter.setStretchFactor(1, 7)
        self.workspace = QWidget()
        column = QVBoxLayout(self.workspace)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_top())
        column.addWidget(self.sandbox_banner)
        column.addWidget(self.splitter, 1)
        column.addWidget(self._build_bottom())
        self._column = column
        self.pages = QStackedWidget()
        self.pages.addWidget(self.workspace)
        self.setCentralWidget(self.pages)
        self.setMinimumSize(*SMALLEST)

    def _build_top(self) -> QWidget:
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        new = QToolButton()
        new.setText(self.tr("New"))
        new.setToolTip(self.tr("Begin an empty message"))
        new.setAutoRaise(True)
        new.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        new.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        IconKeeper(new, "add")
        new.clicked.connect(self.new_message)
        row.addWidget(self.chooser)
        row.addStretch(1)
        row.addWidget(new)
        return top

    def _build_bottom(self) -> QWidget:
        bottom = Strip("window")
        row = QHBoxLayout(bottom)
        row.setContentsMargins(2 * GAP, GAP + 2, 2 * GAP, GAP + 2)
        row.setSpacing(2 * GAP)
        row.addWidget(self.problems, 1)
        row.addWidget(self.send_button)
        return bottom

    def _build_menus(self) -> None:
        bar = self.menuBar()
        message = bar.addMenu(self.tr("&Message"))
        self._action(message, self.tr("&New"), QKeySequence.StandardKey.New, self.new_message)
        self.send_action = self._action(message, self.tr("&Send"), "Ctrl+Return", self.send)
        self.send_action.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        # A held key is one wish.
        self.send_action.setAutoRepeat(False)
        self.cancel_action = self._action(message, self.tr("&Cancel sending"), "Ctrl+.", self._sender.cancel)
        self.cancel_action.setEnabled(False)
        message.addSeparator()
        self._action(message, self.tr("&Quit"), "Ctrl+Q", self.close)
        bar.addMenu(self.chooser.menu)
        view = bar.addMenu(self.tr("&View"))
        self._action(view, self.tr("&JSON"), "Ctrl+1", lambda: self.preview.turn_to(0))
        self._action(view, self.tr("&Request"), "Ctrl+2", lambda: self.preview.turn_to(1))

    def _action(
        self, menu: QMenu, text: str, keys: "str | QKeySequence.StandardKey", then: Callable[[], object]
    ) -> QAction:
        action = menu.addAction(text)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False: then())
        return action

    def _connect(self) -> None:
        self.chooser.add_wanted.connect(self.add_account)
        self.chooser.edit_wanted.connect(self.edit_account)
        self.chooser.remove_wanted.connect(self._remove_account)
        self.problems.chosen.connect(self.form.go_to)
        self.send_button.send_wanted.connect(self.send)
        self.send_button.cancel_wanted.connect(self._sender.cancel)
        self.flow.field_wanted.connect(self.form.go_to)
        self.flow.account_wanted.connect(self._ask_for_account)
        self._book.changed.connect(self._account_changed)
        self._book.failed.connect(self._complain)
        self._book.sandbox_failed.connect(self._sandbox_failed)
        self._sender.started.connect(self._started)
        self._sender.cancelling.connect(self.send_button.show_cancelling)
        self._sender.finished.connect(self._finished)
        self._composer.edited.connect(self._edited)
        self._composer.restructured.connect(self._name_recipient)

    def _restore(self) -> None:
        self.resize(*USUAL)
        if not self._settings.geometry.isEmpty():
            self.restoreGeometry(self._settings.geometry)
        if not self._settings.splitter.isEmpty():
            self.splitter.restoreState(self._settings.splitter)

    def _account_changed(self) -> None:
        was_in_form = self.form.isAncestorOf(self.focusWidget())
        self.sandbox_banner.setVisible(self._book.in_sandbox)
        self.preview.show_account(self._book.chosen)
        self._turn_to_page()
        if self._book.chosen is not None and not self._chosen_once:
            self._chosen_once = True
            # Who has begun to type is left where they are.
            if not was_in_form:
                self.form.go_to(Field(FieldKind.RECIPIENT))

    def _turn_to_page(self) -> None:
        """The welcome for who has no account; never away from a send or from its result."""
        if self._book.chosen is not None or self._book.accounts:
            self.pages.setCurrentWidget(self.workspace)
        elif self._book.empty and not self._sender.busy and self.report is None:
            self.pages.setCurrentWidget(self.welcome)

    def _edited(self, field: Field) -> None:
        self.send_button.hear()
        if field.kind is FieldKind.RECIPIENT:
            self._name_recipient()

    def _name_recipient(self) -> None:
        digits = normalise(self._composer.message.recipient)
        known = digits.isascii() and digits.isdecimal() and MIN_DIGITS <= len(digits) <= MAX_DIGITS
        self.send_button.name_recipient((assess(digits).formatted or f"+{digits}") if known else "")

    def _open_dialog(self, account: Account | None) -> "AccountDialog":
        from nxwa_desktop.ui.account_dialog import AccountDialog

        dialog = AccountDialog(self._book, self._sender, account, self)
        dialog.open()
        return dialog

    def _remove_account(self, account: Account) -> None:
        from nxwa_desktop.ui import prompts

        prompts.confirm_removal(self, account.name, lambda: self._book.remove(account))

    def _ask_for_account(self) -> None:
        if not self.workspace.isVisible():
            self.welcome.account.setFocus()
            return
        button = self.chooser.button
        self.chooser.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _complain(self, error: Exception) -> None:
        from nxwa_desktop.storage.vault import VaultError
        from nxwa_desktop.ui import prompts

        text = say(english.vault_problem(error.reason)) if isinstance(error, VaultError) else storage_words(error)
        prompts.tell(self, self.tr("Accounts"), text)

    def _sandbox_failed(self, error: Exception) -> None:
        from nxwa_desktop.ui import prompts

        text = self.tr("The sandbox could not start on this computer. Close other programs and try again.")
        prompts.tell(self, self.tr("Sandbox"), text)

    def _started(self) -> None:
        if self.report is not None:
            self.result.dismiss()
        self.send_button.show_busy()
        self.send_action.setEnabled(False)
        self.cancel_action.setEnabled(True)

    def _finished(self, report: Report) -> None:
        self.send_button.show_idle()
        self.send_action.setEnabled(True)
        self.cancel_action.setEnabled(False)
        try:
            self.result.show_report(report)
            self.announce(self.result.text)
        except Exception:
            # Whoever sees no result presses Send again.
            self._tell_barely(report)
            raise

    def _tell_barely(self, report: Report) -> None:
        from nxwa_desktop.ui import prompts

        words = (english.outcome_meaning(report.outcome), english.safe_to_send_again(report.outcome))
        prompts.tell(self, say(english.outcome_title(report.outcome)), " ".join(say(each) for each in words))
