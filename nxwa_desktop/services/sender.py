"""Sends in the background, one message at a time, and reports by signals."""

import logging
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import NotSent, NotSentReason, Outcome, Unknown, UnknownReason
from nxwa_desktop.protocol.recipient import normalise
from nxwa_desktop.protocol.request import SignedRequest
from nxwa_desktop.report import Report
from nxwa_desktop.services.background import Job, NetworkThread, Relay

if TYPE_CHECKING:  # its module imports httpx, which the first paint does without
    from nxwa_desktop.delivery import Delivery

_log = logging.getLogger(__name__)


class Sender(QObject):
    """The window's way to `delivery`.

    `started()` and `finished(Report)` frame every send: exactly one of each, bugs included.
    `checked(Report)` answers a check of credentials; `signed(SignedRequest | Exception)` a request for copying.
    """

    started = Signal()
    cancelling = Signal()
    finished = Signal(object)
    checked = Signal(object)
    signed = Signal(object)

    def __init__(
        self, network: NetworkThread, make_delivery: "Callable[[], Delivery]", parent: QObject | None = None
    ) -> None:
        """`make_delivery` is called once, on the network thread: it imports httpx and the trust store."""
        super().__init__(parent)
        self._network = network
        self._make_delivery = make_delivery
        self._delivery: Delivery | None = None
        self._relay = Relay(self)
        self._job: Job | None = None
        self._check: Job | None = None

    @property
    def busy(self) -> bool:
        """A message is on its way."""
        return self._job is not None

    def warm_up(self) -> None:
        """Import and build ahead of the first send what it needs."""
        self._network.call(self._ready)

    def send(self, message: Message, account: Account) -> bool:
        """Send, unless a send is under way: then nothing happens and the answer is False."""
        if self.busy:
            return False
        self._job = job = self._network.run(lambda: self._send(message, account))
        self.started.emit()
        self._relay.when_done(job.future, lambda done: self._sent(message, account, done))
        return True

    def cancel(self) -> None:
        """Ask the running send to end; `finished` tells the truth about it."""
        if self._job is not None:
            self._job.cancel()
            self.cancelling.emit()

    def check(self, account: Account, secret: str | None) -> None:
        """Ask the server about the credentials; an earlier question still open is dropped."""
        self.cancel_check()
        self._check = self._run(
            lambda: self._ready().check_credentials(account, secret), lambda done: self._checked(account, done)
        )

    def cancel_check(self) -> None:
        """Drop the question; `checked` is not emitted for it."""
        if self._check is not None:
            self._check.cancel()
            self._check = None

    def sign(self, message: Message, account: Account) -> None:
        """Make the signed request for copying."""
        self._run(lambda: self._ready().sign(message, account), self._signed)

    def close(self, timeout: float) -> None:
        """Cancel what runs and wait at most `timeout` seconds for its outcome to be known."""
        self._relay.close()
        if self._job is not None:
            self._job.cancel()
        self._network.close(timeout)

    def _run(self, work: Callable[[], Coroutine[Any, Any, Any]], then: Callable[["Future[Any]"], None]) -> Job:
        job = self._network.run(work)
        self._relay.when_done(job.future, then)
        return job

    def _ready(self) -> "Delivery":
        # On the network thread only.
        if self._delivery is None:
            self._delivery = self._make_delivery()
        return self._delivery

    async def _send(self, message: Message, account: Account) -> Report:
        try:
            delivery = self._ready()
        except Exception as error:
            _log.exception("the sender could not be built")
            return _report(message, account, NotSent(NotSentReason.INTERNAL, type(error).__name__))
        return await delivery.send(message, account)

    def _sent(self, message: Message, account: Account, done: "Future[Report]") -> None:
        self._job = None
        self.finished.emit(_result(message, account, done))

    def _checked(self, account: Account, done: "Future[Report]") -> None:
        if self._check is not None and self._check.future is done:
            self._check = None
            self.checked.emit(_result(Message(), account, done))

    def _signed(self, done: "Future[SignedRequest]") -> None:
        if not done.cancelled():
            self.signed.emit(done.exception() or done.result())


def _result(message: Message, account: Account, done: "Future[Report]") -> Report:
    """What the background said; where it said nothing, the careful truth."""
    if done.cancelled():
        return _report(message, account, NotSent(NotSentReason.CANCELLED))
    if (error := done.exception()) is not None:
        _log.error("a send failed in a way nobody foresaw", exc_info=error)
        return _report(message, account, Unknown(UnknownReason.INTERNAL, type(error).__name__))
    return done.result()


def _report(message: Message, account: Account, outcome: Outcome) -> Report:
    return Report(
        send_id="", account_name=account.name, url=account.url, recipient=normalise(message.recipient), outcome=outcome
    )
