"""Notices about accounts: the owner of a text, and changes of the chosen account."""

import enum
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject

from nxwa_desktop import texts
from nxwa_desktop.protocol.account import SANDBOX, Account
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.data_file import DataFile
from nxwa_desktop.services.drafts import DraftAutosave
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.services.undo_stack import REPLACING_KINDS, EditKind
from nxwa_desktop.storage.errors import Choice
from nxwa_desktop.ui.controllers.accounts import AccountController
from nxwa_desktop.ui.controllers.notices import NoticeController
from nxwa_desktop.ui.i18n.plain_text import escape_mnemonics, plain_line
from nxwa_desktop.ui.i18n.translate import render

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.storage.send_log import Entry
    from nxwa_desktop.ui.widgets.notices import Action

ACCOUNT = "account"
"""Key of the notice."""
LONGEST_ON_BUTTON = 40
"""Characters of an account's name."""


class _NoticeKind(enum.Enum):
    """Kinds of notice about accounts."""

    OTHER_OWNER = enum.auto()
    """The message is that of another account."""
    SAVED = enum.auto()
    """Another account than the chosen one was saved."""
    SANDBOX_REQUESTED = enum.auto()
    """The program was started again for the sandbox."""
    SWAPPED = enum.auto()
    """The chosen account's own message is back; another one waits at the account before."""
    LOST = enum.auto()
    """The chosen account was removed elsewhere."""
    MISSING = enum.auto()
    """The account that was used last is gone at the start."""
    DATA_GONE = enum.auto()
    """All accounts are gone, and so is the file that held them."""
    ALTERED = enum.auto()
    """The chosen account was changed elsewhere."""


class _AccountNotice(msgspec.Struct, frozen=True):
    """`account_id`, `name`: the account it is about. `chosen`: the account that was chosen then, empty for none."""

    kind: _NoticeKind
    account_id: str
    name: str
    chosen: str


class AccountNotices(QObject):
    """One notice, about an account; another account is offered as a button, never chosen."""

    def __init__(
        self,
        notices: NoticeController,
        accounts: AccountController,
        composer: Composer,
        account_service: AccountService,
        drafts: DraftAutosave,
        data_file: DataFile,
        sender: Sender,
        *,
        data_gone: bool,
    ) -> None:
        """`data_gone`: the program started without the data file that it used before."""
        super().__init__(notices)
        self._notices = notices
        self._accounts = accounts
        self._composer = composer
        self._account_service = account_service
        self._drafts = drafts
        self._shown: _AccountNotice | None = None
        self._data_gone = data_gone
        data_file.went_on.connect(self._went_on)
        account_service.lost.connect(self._lost)
        account_service.altered.connect(self._altered)
        account_service.saved.connect(self._saved)
        account_service.changed.connect(self._accounts_changed)
        drafts.swapped.connect(self._swapped)
        composer.steps_changed.connect(self._undo_stack_changed)
        sender.started.connect(self._clear_unless_general)
        if account_service.last_used_is_missing:
            self._lost(None)
        self._accounts_changed()

    def copy_state_from(self, other: "AccountNotices") -> None:
        """Show the notice of `other`, in this window's language."""
        if other._shown is not None and other._notices.notices.notice(ACCOUNT) is not None:
            self._show(other._shown)

    def show_owner(self, entry: "Entry") -> None:
        """Name the account of a message reused from the history, where it is not the chosen one."""
        sent, chosen = entry.outgoing, self._account_service.chosen
        if chosen is None or chosen.id != sent.account_id:
            self._notify(_NoticeKind.OTHER_OWNER, sent.account_id, sent.account_name)
        elif self._shown is not None and self._shown.kind is _NoticeKind.OTHER_OWNER:
            self._clear()  # it was said of the message before

    def offer_sandbox(self) -> None:
        """Offer the sandbox: the program was started again for it while another account is chosen."""
        self._notify(_NoticeKind.SANDBOX_REQUESTED, SANDBOX, self.tr("Sandbox"))

    def _lost(self, account: Account | None) -> None:
        if self._shown is not None and self._shown.kind is _NoticeKind.DATA_GONE:
            return  # which says it
        if account is None:
            self._notify(_NoticeKind.MISSING, "", "")
        else:
            self._notify(_NoticeKind.LOST, account.id, account.name)

    def _went_on(self, choice: Choice) -> None:
        self._data_gone = choice is Choice.ANEW and bool(self._account_service.accounts)

    def _altered(self, account: Account) -> None:
        self._notify(_NoticeKind.ALTERED, account.id, account.name)

    def _saved(self, account: Account) -> None:
        if self._account_service.chosen != account:
            self._notify(_NoticeKind.SAVED, account.id, account.name)

    def _swapped(self, before: str) -> None:
        self._notify(_NoticeKind.SWAPPED, before, self._chosen_name())

    def _notify(self, kind: _NoticeKind, account_id: str, name: str) -> None:
        chosen = self._account_service.chosen
        self._show(_AccountNotice(kind, account_id, name, "" if chosen is None else chosen.id))

    def _show(self, notice: _AccountNotice) -> None:
        from nxwa_desktop.ui.widgets.notices import NOTE, WARNING

        self._clear()
        self._shown = notice
        role = NOTE if notice.kind in {_NoticeKind.SAVED, _NoticeKind.SWAPPED} else WARNING
        of_message = notice.kind in {_NoticeKind.OTHER_OWNER, _NoticeKind.SWAPPED}
        self._notices.notices.show_notice(
            ACCOUNT, self._text(notice), role, self._actions(notice), of_message=of_message
        )

    def _text(self, notice: _AccountNotice) -> str:
        if notice.kind is _NoticeKind.OTHER_OWNER:
            return self._owner_text(notice)
        words = {
            _NoticeKind.SAVED: self.tr("The account “{0}” was saved: “{1}” stays selected."),
            _NoticeKind.SANDBOX_REQUESTED: self.tr(
                "The sandbox was asked for: “{1}” stays selected, and messages really go out."
            ),
            _NoticeKind.SWAPPED: self.tr("The message you were writing for “{0}” is back."),
            _NoticeKind.LOST: self.tr("The account “{0}” is no longer here. Choose an account before you send."),
            _NoticeKind.MISSING: self.tr("The account that was used last is no longer here. Choose an account."),
            _NoticeKind.DATA_GONE: self.tr(
                "The data file was deleted or moved: accounts and history are gone. Put it back and start the program"
                " again, or add your accounts anew."
            ),
            _NoticeKind.ALTERED: self.tr("The account “{0}” was changed elsewhere. Check it before you send."),
        }
        return words[notice.kind].format(plain_line(notice.name), plain_line(self._chosen_name()))

    def _owner_text(self, notice: _AccountNotice) -> str:
        chosen = self._chosen_name()
        if not self._exists(notice.account_id):
            words = self.tr("This message belongs to the account “{0}”, which is no longer here.")
            return words.format(plain_line(notice.name))
        if notice.account_id != SANDBOX:
            return render(texts.imports.belongs_to(notice.name, chosen))
        if not chosen:
            return self.tr("This message belongs to the sandbox.")
        return self.tr("This message belongs to the sandbox: “{0}” stays selected.").format(plain_line(chosen))

    def _actions(self, notice: _AccountNotice) -> "list[Action]":
        match notice.kind:
            case _NoticeKind.OTHER_OWNER | _NoticeKind.SAVED | _NoticeKind.SANDBOX_REQUESTED if self._exists(
                notice.account_id
            ):
                sandbox = notice.account_id == SANDBOX
                words = (
                    self.tr("Switch to the sandbox")
                    if sandbox
                    else escape_mnemonics(self.tr("Switch to “{0}”").format(plain_line(notice.name, LONGEST_ON_BUTTON)))
                )
                return [(words, lambda: self._drafts.move_to(notice.account_id))]
            case _NoticeKind.SWAPPED:
                return [(self.tr("Bring the other message here"), lambda: self._copy_draft(notice.account_id))]
            case _NoticeKind.LOST | _NoticeKind.MISSING:
                return [(self.tr("Choose an account"), self._accounts.offer)]
        return []

    def _copy_draft(self, account_id: str) -> None:
        self._drafts.copy_from(account_id)
        self._clear()

    def _exists(self, account_id: str) -> bool:
        return account_id == SANDBOX or any(each.id == account_id for each in self._account_service.accounts)

    def _chosen_name(self) -> str:
        account_service = self._account_service
        return (
            self.tr("Sandbox")
            if account_service.in_sandbox
            else ""
            if account_service.chosen is None
            else account_service.chosen.name
        )

    def _accounts_changed(self) -> None:
        if self._data_gone and self._account_service.empty:
            self._data_gone = False
            self._notify(_NoticeKind.DATA_GONE, "", "")
        chosen = self._account_service.chosen
        if self._shown is not None and self._shown.chosen != ("" if chosen is None else chosen.id):
            self._clear_unless_general()

    def _clear_unless_general(self) -> None:
        """Remove the notice after a change of account or a send, unless it concerns all accounts."""
        if self._shown is not None and self._shown.kind is not _NoticeKind.DATA_GONE:
            self._clear()

    def _undo_stack_changed(self) -> None:
        """Remove the notice about the owner once the message was replaced or undone."""
        if self._shown is None or self._shown.kind is not _NoticeKind.OTHER_OWNER:
            return
        composer = self._composer
        if composer.redo_step is EditKind.USED_AGAIN or composer.undo_step in REPLACING_KINDS - {EditKind.USED_AGAIN}:
            self._clear()

    def _clear(self) -> None:
        if self._shown is not None:
            self._shown = None
            self._notices.notices.hide_notice(ACCOUNT)
