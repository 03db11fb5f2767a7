"""The result of the last send, for as long as it may be shown."""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Accepted, Unknown
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.storage.worker import StorageWorker

if TYPE_CHECKING:  # imported on the thread that opens the database
    from nxwa_desktop.storage.send_log import Entry
    from nxwa_desktop.storage.send_records import Resolution


class _Ended(msgspec.Struct, frozen=True):
    """A finished send. `past`: another message or account has been in the window since."""

    report: SendReport
    message: Message
    account: Account
    past: bool = False
    resolution: "Resolution | None" = None


class LastSend(QObject):
    """Compares the last result with what is in the window now. `changed()`: what may be shown changed.

    A result belongs to one message and one account. Once another message stands in the composer, or another account
    is chosen, it is past, and stays so. One of the sandbox is not shown while another account is chosen, nor the
    reverse.
    """

    changed = Signal()

    def __init__(
        self,
        composer: Composer,
        account_service: AccountService,
        sender: Sender,
        storage: StorageWorker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._composer = composer
        self._account_service = account_service
        self._sender = sender
        self._storage = storage
        self._main_thread = MainThreadCallback(self)
        self._ended: _Ended | None = None
        self._before: _Ended | None = None
        self._shown: tuple[_Ended | None, bool] = (None, False)
        sender.started.connect(self._started)
        sender.finished.connect(self._finished)
        for signal in (composer.edited, composer.restructured, account_service.changed):
            signal.connect(self._compare)

    @property
    def report(self) -> SendReport | None:
        """The report to show; None where there is none."""
        ended, visible = self._shown
        return ended.report if ended is not None and visible else None

    @property
    def past(self) -> bool:
        """True once another message or account has been in the window."""
        return self._ended is not None and self._ended.past

    @property
    def resolution(self) -> "Resolution | None":
        """The user's resolution of its unknown outcome; None where there is none."""
        return None if self._ended is None else self._ended.resolution

    @property
    def is_open(self) -> bool:
        """True while nobody knows whether the message went out."""
        ended = self._ended
        return ended is not None and isinstance(ended.report.outcome, Unknown) and ended.resolution is None

    @property
    def message(self) -> Message | None:
        """The message of the last send."""
        return None if self._ended is None else self._ended.message

    @property
    def account(self) -> Account | None:
        """The account of the last send."""
        return None if self._ended is None else self._ended.account

    def fold(self) -> None:
        """Treat the result as past, as after an edit."""
        if self._ended is not None:
            self._show(msgspec.structs.replace(self._ended, past=True))

    def dismiss(self) -> None:
        """Hide the result for good; an unknown outcome stays as past until it is resolved."""
        if self.is_open:
            self.fold()
        else:
            self._show(None)

    def look_up(self) -> None:
        """Look up whether an unknown outcome was resolved meanwhile."""
        if self._ended is None or not isinstance(self._ended.report.outcome, Unknown):
            return
        send_id = self._ended.report.send_id
        looking = self._storage.submit(lambda repos: repos.history.get(send_id))
        self._main_thread.when_done(looking, self._looked_up, lambda _: None)

    def close(self) -> None:
        """Emit no more signals."""
        self._main_thread.close()

    def _started(self) -> None:
        self._before = self._ended
        self._show(None)

    def _finished(self, report: SendReport) -> None:
        if report.earlier is not None:
            self._show(self._before)  # nothing was sent: the user is asked about the earlier send first
        elif (sent := self._sender.sent_last) is not None:
            if isinstance(report.outcome, Accepted):
                self._composer.was_sent(sent[0])
            self._show(_Ended(report, *sent))
        self._before = None

    def _compare(self) -> None:
        if self._ended is not None:
            self._show(self._ended)

    def _show(self, ended: _Ended | None) -> None:
        chosen = self._account_service.chosen
        visible = False
        if ended is not None:
            same = chosen == ended.account and self._composer.message == ended.message
            if not same and not ended.past:
                ended = msgspec.structs.replace(ended, past=True)
            visible = ended.account.sandbox == self._account_service.in_sandbox
        self._ended = ended
        if (ended, visible) != self._shown:
            self._shown = (ended, visible)
            self.changed.emit()

    def _looked_up(self, entry: "Entry | None") -> None:
        if entry is None or self._ended is None:
            return
        if self._ended.report.send_id == entry.outgoing.send_id:
            self._show(msgspec.structs.replace(self._ended, resolution=entry.resolution))
