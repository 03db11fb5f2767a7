"""Keeps what is being composed on disk, for each account its own, and brings it back."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, QTimer, Signal

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.services.account_book import AccountBook
from nxwa_desktop.services.background import Relay
from nxwa_desktop.services.composer import Composed, Composer
from nxwa_desktop.services.timeline import Step
from nxwa_desktop.storage.database import DatabaseNewer
from nxwa_desktop.storage.drafts import Draft
from nxwa_desktop.storage.stores import StoreThread

SOON_MS = 300
"""After the first change that is not on disk; typing on does not put it off."""
AGAIN_MS = 3_000
"""Until saving is tried again, after it has failed."""

_log = logging.getLogger(__name__)


class DraftKeeper(QObject):
    """`restored()`: what was being composed when the program ended is back. `failing(Exception)`: what is typed does
    not reach the disk. `recovered()`: it does again.

    Each account has its own message, with its own steps to undo. Switching to an account that has one waiting brings
    it back; one that has none begins with a copy.
    """

    restored = Signal()
    failing = Signal(object)
    recovered = Signal()

    def __init__(
        self,
        composer: Composer,
        book: AccountBook,
        stores: StoreThread,
        parent: QObject | None = None,
        *,
        is_blank: Callable[[Message], bool] = lambda message: message == Message(),
    ) -> None:
        """`is_blank(message)`: nobody has put anything into it, so that it need not be kept."""
        super().__init__(parent)
        self._is_blank = is_blank
        self._composer = composer
        self._book = book
        self._stores = stores
        self._relay = Relay(self)
        self._account = ""
        self._waiting: dict[str, Composed] = {}
        self._saved: dict[str, Message] = {}
        self._fails = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.flush)
        self._restoring = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._restoring.timeout.connect(self.restore)
        composer.edited.connect(self._changed)
        composer.restructured.connect(self._changed)
        book.changed.connect(self._follow_account)

    def restore(self) -> None:
        """Fetch what was being composed when the program ended, however it did."""
        self._relay.when_done(self._stores.submit(lambda stores: stores.drafts.adopt()), self._adopted)

    def flush(self) -> None:
        """Save now what is not on disk yet."""
        self._timer.stop()
        self._save(self._account, self._composer.message)
        # After it: what goes along to an account is on disk there before it leaves the place it was begun in.
        for account in (self._saved.keys() | self._waiting.keys()) - {self._account}:
            waiting = self._waiting.get(account)
            self._save(account, Message() if waiting is None else waiting.message)

    def close(self) -> None:
        """Save for the last time; no more signals."""
        self._restoring.stop()
        self.flush()
        self._relay.close()

    def _changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start(SOON_MS)

    def _save(self, account: str, message: Message) -> None:
        if self._is_blank(message):
            message = Message()  # which leaves no draft
        if self._saved.get(account, Message()) == message:
            return
        self._saved[account] = message
        saving = self._stores.submit(lambda stores: stores.drafts.save(account, message, _now_ms()))
        self._relay.when_done(saving, lambda done: self._was_saved(account, message, done))

    def _was_saved(self, account: str, message: Message, done: "Future[None]") -> None:
        error = done.exception()
        if error is None:
            self._works()
            return
        # Nothing is known of what is on disk: the next try writes it whole.
        if self._saved.get(account) == message:
            self._saved[account] = Message(recipient="\0")
        self._complain(error)
        self._timer.start(AGAIN_MS)

    def _works(self) -> None:
        if self._fails:
            self._fails = False
            self.recovered.emit()

    def _complain(self, error: BaseException) -> None:
        if not self._fails:
            self._fails = True
            _log.error("what is composed is not kept: %s: %s", type(error).__name__, error)
            self.failing.emit(error)

    def _follow_account(self) -> None:
        account = "" if self._book.chosen is None else self._book.chosen.id
        if account == self._account:
            return
        before, self._account = self._account, account
        waiting = self._waiting.pop(account, None)
        if waiting is not None:
            left = self._composer.exchange(waiting)
            if not self._is_blank(left.message):
                if before:
                    self._waiting[before] = left
                else:
                    # Begun before the account was known: it stays, and undoing leads to what waited.
                    self._composer.load(left.message, Step.RESTORED)
        elif before and not self._is_blank(self._composer.message):
            # Whoever notices the wrong account at the end need not type it all again: a copy goes along.
            message = self._composer.message
            self._waiting[before] = self._composer.exchange(Composed())
            self._composer.load(message, Step.ACCOUNT)
        self.flush()

    def _adopted(self, done: "Future[tuple[Draft, ...]]") -> None:
        if (error := done.exception()) is not None:
            if isinstance(error, DatabaseNewer):
                self._complain(error)  # at once: it does not pass, and whatever were typed now would be lost
            else:
                # What is wrong with the disk is told by the list of accounts, which is read at the same time.
                _log.error("drafts could not be read: %s: %s", type(error).__name__, error)
            self._restoring.start()  # a lock passes, and a damaged file has been replaced by now
            return
        self._works()
        typed = {account: composed.message for account, composed in self._waiting.items()}
        typed[self._account] = self._composer.message
        for draft in done.result():
            self._saved[draft.account_id] = draft.message
            self._bring_back(draft.account_id, draft.message)
        for account in {draft.account_id for draft in done.result()}:
            # Who has begun to type goes on; undoing leads to what was restored.
            if not self._is_blank(typed.get(account, Message())):
                self._bring_back(account, typed[account])
        if self._account and self._is_blank(self._composer.message) and "" in self._waiting:
            # Begun before an account was chosen.
            self._composer.exchange(self._waiting.pop(""))
        self.flush()
        self.restored.emit()

    def _bring_back(self, account: str, message: Message) -> None:
        if account == self._account:
            self._composer.load(message, Step.RESTORED)
            return
        composed = self._waiting.setdefault(account, Composed())
        if composed.message != Message():
            composed.timeline.note(Step.RESTORED, composed.message)
        composed.message = message


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
