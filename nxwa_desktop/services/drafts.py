"""Saves the message of each account while it is composed, and restores it at the start."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from nxwa_desktop.protocol.account import SANDBOX
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.composition import Composition
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.storage.errors import DatabaseNewer
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.wall_clock import now_ms

if TYPE_CHECKING:  # imported on the thread that reads them
    from nxwa_desktop.storage.drafts import Draft

SAVE_DELAY_MS = 300
"""Milliseconds from the first unsaved change to the save; typing on does not postpone it."""
RETRY_MS = 3_000
"""Milliseconds until a failed save or restore is tried again."""

_LOADED = (EditKind.IMPORTED, EditKind.USED_AGAIN)
"""Steps that load a message which may belong to another account."""

_log = logging.getLogger(__name__)


class DraftAutosave(QObject):
    """Autosave of the composer's message, one draft for each account.

    `restored()`: the drafts were read. `failing(Exception)`: edits are not being saved. `recovered()`: they are again.
    `swapped(str)`: another account was chosen and its own message is back; the one before waits at the account of this
    id, and `copy_from` copies it here.

    Each account has its own message, with its own steps to undo. Switching to an account that has one waiting brings
    it back, unless the message is moved (`move_to`); one that has none begins with a copy. The message of an
    account that is gone stays where it is.
    """

    restored = Signal()
    swapped = Signal(str)
    failing = Signal(object)
    recovered = Signal()

    def __init__(
        self,
        composer: Composer,
        account_service: AccountService,
        storage: StorageWorker,
        parent: QObject | None = None,
        *,
        is_blank: Callable[[Message], bool] = lambda message: message == Message(),
    ) -> None:
        """`is_blank(message)`: nothing was typed into it, so that it need not be saved."""
        super().__init__(parent)
        self._is_blank = is_blank
        self._composer = composer
        self._account_service = account_service
        self._storage = storage
        self._main_thread = MainThreadCallback(self)
        self._account = ""
        self._moving_to: str | None = None
        self._waiting: dict[str, Composition] = {}
        self._saved: dict[str, Message] = {}
        self._failure: BaseException | None = None
        self._are_restored = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.flush)
        self._restoring = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._restoring.timeout.connect(self.restore)
        composer.edited.connect(self._changed)
        composer.restructured.connect(self._changed)
        account_service.changed.connect(self._follow_account)
        account_service.sandbox_failed.connect(self._cancel_move)

    @property
    def blank(self) -> bool:
        """True while nothing was typed into the message."""
        return self._is_blank(self._composer.message)

    @property
    def are_restored(self) -> bool:
        """True once the drafts were read."""
        return self._are_restored

    @property
    def failure(self) -> BaseException | None:
        """Why edits are not being saved; None while they are."""
        return self._failure

    def restore(self) -> None:
        """Read the drafts; `restored` answers, or it is tried again later."""
        adopting = self._storage.submit(lambda repos: repos.drafts.adopt())
        self._main_thread.when_done(adopting, self._adopted, self._not_adopted)

    def flush(self) -> None:
        """Save at once what is not on disk yet."""
        self._timer.stop()
        self._save(self._account, self._composer.message)
        # In this order: a message that moves is saved at its new account before it leaves the old one.
        for account in (self._saved.keys() | self._waiting.keys()) - {self._account}:
            waiting = self._waiting.get(account)
            self._save(account, Message() if waiting is None else waiting.message)

    def move_to(self, account_id: str) -> None:
        """Choose an account or the sandbox, and take the message along.

        The account before gets back its message from before the import or the reuse.
        """
        account = next((each for each in self._account_service.accounts if each.id == account_id), None)
        if account_id == SANDBOX:
            self._moving_to = account_id
            self._account_service.choose_sandbox()
        elif account is not None:
            self._moving_to = account_id
            self._account_service.choose(account)

    def copy_from(self, account_id: str) -> None:
        """Replace the message by a copy of the one that waits at another account."""
        if (waiting := self._waiting.get(account_id)) is not None:
            self._composer.load(waiting.message, EditKind.ACCOUNT)

    def close(self) -> None:
        """Save for the last time, and emit no more signals."""
        self._restoring.stop()
        self.flush()
        self._main_thread.close()

    def _changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start(SAVE_DELAY_MS)

    def _save(self, account: str, message: Message) -> None:
        if self._is_blank(message):
            message = Message()  # which leaves no draft
        if self._saved.get(account, Message()) == message:
            return
        self._saved[account] = message
        saving = self._storage.save_draft(account, message, now_ms())
        self._main_thread.when_done(
            saving, lambda _: self._report_recovered(), lambda error: self._not_saved(account, message, error)
        )

    def _not_saved(self, account: str, message: Message, error: BaseException) -> None:
        # What is on disk is not known now: the next try writes it all.
        if self._saved.get(account) == message:
            self._saved[account] = Message(recipient="\0")
        self._report(error)
        self._timer.start(RETRY_MS)

    def _report_recovered(self) -> None:
        if self._failure is not None:
            self._failure = None
            self.recovered.emit()

    def _report(self, error: BaseException) -> None:
        if self._failure is None:
            self._failure = error
            _log.error("what is composed is not kept: %s: %s", type(error).__name__, error)
            self.failing.emit(error)

    def _follow_account(self) -> None:
        account = "" if self._account_service.chosen is None else self._account_service.chosen.id
        if account == self._account:
            self._restore_orphan()
            return
        before, self._account = self._account, account
        taken, self._moving_to = self._moving_to == account, None
        waiting = self._waiting.pop(account, None)
        message = self._composer.message
        blank = self._is_blank(message)
        if before and account:
            if waiting is not None or not blank:
                self._switch(before, waiting or Composition(), taken=taken)
        elif waiting is not None:
            # Begun before the account was known, or its account is gone: it stays, and undo leads to what waited.
            if not blank:
                waiting.load(message, EditKind.RESTORED)
            self._composer.exchange(waiting)
        self.flush()
        if before and waiting is not None and self._composer.message != message and not blank:
            self.swapped.emit(before)

    def _cancel_move(self) -> None:
        self._moving_to = None

    def _restore_orphan(self) -> None:
        """Restore the message of an account that is gone, where the message is blank and no account is chosen."""
        listed = self._account_service.empty or bool(self._account_service.accounts)
        if self._account or not listed or not self._is_blank(self._composer.message):
            return
        known = {"", SANDBOX, *(each.id for each in self._account_service.accounts)}
        if (orphan := next((each for each in reversed(self._waiting) if each not in known), None)) is not None:
            self._composer.exchange(self._waiting.pop(orphan))

    def _switch(self, before: str, composition: Composition, *, taken: bool) -> None:
        """Leave the account `before`, whose message waits; `taken`: the message moves along instead."""
        message = self._composer.message
        if taken and self._composer.undo_step in _LOADED:
            self._composer.undo()
        # For a user who notices the wrong account at the end, a copy goes along.
        if taken or (composition.message == Message() and not self._is_blank(message)):
            composition.load(message, EditKind.ACCOUNT)
        left = self._composer.exchange(composition)
        if not self._is_blank(left.message):
            self._waiting[before] = left

    def _not_adopted(self, error: BaseException) -> None:
        if isinstance(error, DatabaseNewer):
            self._report(error)  # at once: it does not pass, and whatever were typed now would be lost
        else:
            # The list of accounts, read at the same time, reports what is wrong with the disk.
            _log.error("drafts could not be read: %s: %s", type(error).__name__, error)
        self._restoring.start()  # a lock passes, and a damaged file has been replaced by now

    def _adopted(self, drafts: "tuple[Draft, ...]") -> None:
        self._report_recovered()
        typed = {account: composition.message for account, composition in self._waiting.items()}
        typed[self._account] = self._composer.message
        for draft in drafts:
            self._saved[draft.account_id] = draft.message
            self._restore_message(draft.account_id, draft.message)
        for account in {draft.account_id for draft in drafts}:
            # What was typed meanwhile stays; undo leads to what was restored.
            if not self._is_blank(typed.get(account, Message())):
                self._restore_message(account, typed[account])
        if self._account and self._is_blank(self._composer.message) and "" in self._waiting:
            # Begun before an account was chosen.
            self._composer.exchange(self._waiting.pop(""))
        self._restore_orphan()
        self.flush()
        self._are_restored = True
        self.restored.emit()

    def _restore_message(self, account: str, message: Message) -> None:
        if account == self._account:
            self._composer.load(message, EditKind.RESTORED)
            return
        composition = self._waiting.setdefault(account, Composition())
        if composition.message != Message():
            composition.undo_stack.record(EditKind.RESTORED, composition.message)
        composition.message = message
