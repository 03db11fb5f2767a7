"""Sends one message at a time in the background, and reports by signals."""

import contextlib
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import CancelledError, Future, wait
from typing import TYPE_CHECKING, TypeVar

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import NotSent, NotSentReason, Unknown, UnknownReason
from nxwa_desktop.protocol.recipient import normalise
from nxwa_desktop.sending.send_report import EarlierSend, SendReport
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.services.network_thread import Job, NetworkThread
from nxwa_desktop.system.threads import run_in_thread
from nxwa_desktop.system.wall_clock import now_ms

if TYPE_CHECKING:  # its module imports httpx, which the first paint does without
    from nxwa_desktop.sending.delivery import Delivery

T = TypeVar("T")

ALONE_S = 0.006
"""Longest time in seconds that the window waits for a send that has begun."""
HEAD_START_MS = 10
"""Milliseconds from then on until the window shows it: a frame of a usual screen in all."""

_log = logging.getLogger(__name__)


class Sender(QObject):
    """Runs `Delivery` on the network thread for the window.

    `started()` and `finished(SendReport)` frame every send: exactly one of each, even after a bug.
    `checked(SendReport)` answers a check of credentials; `signed(SignedRequest | Exception)` a request for copying.
    """

    started = Signal()
    cancelling = Signal()
    finished = Signal(object)
    checked = Signal(object)
    signed = Signal(object)

    def __init__(
        self, network: NetworkThread, make_delivery: "Callable[[], Delivery]", parent: QObject | None = None
    ) -> None:
        """`make_delivery` imports httpx and the trust store; called on a thread of its own, again only if it raised."""
        super().__init__(parent)
        self._network = network
        self._make_delivery = make_delivery
        self._building: Future[Delivery] | None = None
        self._main_thread = MainThreadCallback(self)
        self._job: Job | None = None
        self._head_start = QTimer(self, singleShot=True, interval=HEAD_START_MS, timerType=Qt.TimerType.PreciseTimer)
        self._head_start.timeout.connect(self.started)
        self._sent_last: tuple[Message, Account] | None = None
        self._check: Job | None = None

    @property
    def busy(self) -> bool:
        """True while a send is under way."""
        return self._job is not None

    @property
    def sent_last(self) -> tuple[Message, Account] | None:
        """Message and account of the send that began last."""
        return self._sent_last

    def warm_up(self) -> None:
        """Build the delivery ahead of the first send."""
        self._network.run(self.delivery)

    def send(self, message: Message, account: Account, *, confirmed_id: str = "") -> bool:
        """Send; False, and nothing happens, while another send is under way.

        `confirmed_id`: id of the earlier send that the user knows this one may repeat.
        """
        if self.busy:
            return False
        blank = _blank_report(message, account)
        self._job = job = self._network.run(lambda: self._send(message, account, blank, confirmed_id))
        self._sent_last = (message, account)
        # Threads take turns: what waits to be painted would hold up the request on its way out, and what `started`
        # changes in the window would hold up the answer too.
        wait([job.future], ALONE_S)
        self._head_start.start()
        self._main_thread.when_done(job.future, self._sent, lambda error: self._sent(_failed(blank, error)))
        return True

    def find_earlier(self, message: Message, account: Account, then: Callable[[EarlierSend | None], object]) -> None:
        """Look for the earlier send that this message may repeat; `then(None)` where there is none, or it failed."""
        self._run(lambda delivery: delivery.find_earlier(message, account), then, lambda _: then(None))

    def cancel(self) -> None:
        """Ask the running send to end; `finished` reports its true outcome."""
        if self._job is not None:
            self._job.cancel()
            self._begin()
            self.cancelling.emit()

    def check(self, account: Account, secret: str | None) -> None:
        """Check the credentials with the server; replaces an earlier check still open."""
        self.cancel_check()
        blank = _blank_report(Message(), account)
        job: Job | None = None

        def done(report: SendReport) -> None:
            if job is not None and self._check is job:
                self._check = None
                self.checked.emit(report)

        self._check = job = self._run(
            lambda delivery: delivery.check_credentials(account, secret),
            done,
            lambda error: done(_failed(blank, error)),
        )

    def cancel_check(self) -> None:
        """Drop the open check; `checked` is not emitted for it."""
        if self._check is not None:
            self._check.cancel()
            self._check = None

    def sign(self, message: Message, account: Account) -> None:
        """Sign the request for copying; `signed` answers."""
        self._run(lambda delivery: delivery.sign(message, account), self.signed.emit, self._not_signed)

    def close(self, timeout: float) -> None:
        """Cancel what runs and wait at most `timeout` seconds for its outcome to be known."""
        self._main_thread.close()
        self._head_start.stop()
        if self._job is not None:
            self._job.cancel()
        self._network.close(timeout)

    def _run(
        self,
        ask: "Callable[[Delivery], Awaitable[T]]",
        then: Callable[[T], object],
        otherwise: Callable[[BaseException], object],
    ) -> Job:
        async def work() -> T:
            return await ask(await self.delivery())

        job = self._network.run(work)
        self._main_thread.when_done(job.future, then, otherwise)
        return job

    async def delivery(self) -> "Delivery":
        """The delivery, once it is built. On the network thread only. Raises what building it raised."""
        # Its loop stays awake for a cancellation while the imports take their time.
        import asyncio

        building = self._building
        if building is None or (building.done() and building.exception()):
            self._building = building = run_in_thread(self._make_delivery)
        if building.done():
            return building.result()
        loop, built = asyncio.get_running_loop(), asyncio.Event()

        def wake(_: object) -> None:
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
                loop.call_soon_threadsafe(built.set)

        # Not `wrap_future`: one send's cancellation would cancel the building for all who wait for it.
        building.add_done_callback(wake)
        await built.wait()
        return building.result()

    async def _send(self, message: Message, account: Account, blank: SendReport, confirmed_id: str) -> SendReport:
        import asyncio

        try:
            delivery = await self.delivery()
        except Exception as error:
            _log.exception("the sender could not be built")
            return msgspec.structs.replace(blank, outcome=NotSent(NotSentReason.INTERNAL, type(error).__name__))
        try:
            return await delivery.send(message, account, confirmed_id=confirmed_id)
        except asyncio.CancelledError:  # which `send` does not raise by contract: it may have sent
            return msgspec.structs.replace(blank, outcome=Unknown(UnknownReason.CANCELLED))

    def _begin(self) -> None:
        """Emit `started` if that is still to come."""
        if self._head_start.isActive():
            self._head_start.stop()
            self.started.emit()

    def _sent(self, report: SendReport) -> None:
        self._begin()
        # In a turn of the event loop of its own: each of the two changes the window for some milliseconds.
        QTimer.singleShot(0, lambda: self._main_thread.call(self._end, report))

    def _end(self, report: SendReport) -> None:
        self._job = None
        self.finished.emit(report)

    def _not_signed(self, error: BaseException) -> None:
        if not isinstance(error, CancelledError):
            self.signed.emit(error)


def _blank_report(message: Message, account: Account) -> SendReport:
    """The report before anything has happened."""
    return SendReport(
        send_id="",
        account_name=account.name,
        url=account.url,
        recipient=normalise(message.recipient),
        outcome=NotSent(NotSentReason.CANCELLED),
        started_at=now_ms(),
    )


def _failed(blank: SendReport, error: BaseException) -> SendReport:
    """The report on a job without a result: nothing sent where it never began, else unknown."""
    if isinstance(error, CancelledError):
        return blank
    _log.error("a send failed in a way nobody foresaw", exc_info=error)
    return msgspec.structs.replace(blank, outcome=Unknown(UnknownReason.INTERNAL, type(error).__name__))
