"""Sends the rows of a batch: in order, one at a time, at a set pace, until the end or until something stops it.

What was sent is known from the storage alone, so that a batch goes on where it stood, however the program ended.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

import msgspec

from nxwa_desktop.batch.plan import BatchPlan, decode_plan
from nxwa_desktop.batch.row_findings import RowFinding, RowIssue, encode_findings
from nxwa_desktop.batch.stop_rules import SENT_AGAIN_CODES, Block, GoOn, Reach, SendAgain, Step, StopRules
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.protocol.recipient import assess
from nxwa_desktop.sending.send_report import EarlierSend, SendReport
from nxwa_desktop.storage.batch_records import Batch, BatchRow, BatchState, Pause, PauseReason, RowState
from nxwa_desktop.storage.batches import BatchClaim
from nxwa_desktop.storage.errors import StorageError
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.wall_clock import local_midnight_ms, now_ms

if TYPE_CHECKING:  # who checks a list does without the HTTP client
    from nxwa_desktop.sending.delivery import Delivery

T = TypeVar("T")

SLOWEST, FASTEST, USUAL = 0.2, 10.0, 1.0
"""Messages a second."""
CHUNK = 200
"""Rows that are read at once."""

_STATES: dict[type[Outcome], RowState] = {
    Accepted: RowState.ACCEPTED,
    Rejected: RowState.REJECTED,
    NotSent: RowState.NOT_SENT,
    Unknown: RowState.UNKNOWN,
}

_log = logging.getLogger(__name__)


class RowBegan(msgspec.Struct, frozen=True):
    """A row is being sent."""

    row: BatchRow
    message: Message


class RowEnded(msgspec.Struct, frozen=True):
    """A row has its outcome, or was left out."""

    row: BatchRow
    report: SendReport
    left_out: str = ""
    """The reasons why it was left out after all, encoded."""

    @property
    def state(self) -> RowState:
        """The state that the row is in now."""
        return RowState.LEFT_OUT if self.left_out else _STATES[type(self.report.outcome)]


class SlowedDown(msgspec.Struct, frozen=True):
    """The row is sent again after so many seconds: NXCloud asks for a slower pace, or its time is known now."""

    row: BatchRow
    wait_s: float


Event = RowBegan | RowEnded | SlowedDown


class BatchEnd(msgspec.Struct, frozen=True):
    """How a run ended."""

    state: BatchState
    pause: Pause | None = None


class _Ended(Exception):  # noqa: N818 - an end, not an error
    def __init__(self, state: BatchState, pause: Pause | None = None) -> None:
        super().__init__(state)
        self.end = BatchEnd(state, pause)


class BatchRunner:
    """One run of one batch, on an event loop. `pause` and `stop` may be called from any thread."""

    def __init__(
        self,
        *,
        storage: StorageWorker,
        delivery: "Delivery",
        on_event: Callable[[Event], object],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`on_event` is called on the loop's thread. `clock`: seconds, never set back."""
        self._storage = storage
        self._delivery = delivery
        self._on_event = on_event
        self._clock = clock
        self._rules = StopRules()
        self._blocked: dict[tuple[Reach, str], int] = {}
        """Languages and countries not sent to any more in this run, and the code that said so."""
        self._wish: BatchState | None = None
        self._wished = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._next_at = 0.0
        self.rate = USUAL
        """Messages a second; may be set from any thread."""

    def pause(self) -> None:
        """Send no more rows after the one that is on its way."""
        self._ask(BatchState.PAUSED)

    def stop(self) -> None:
        """End the batch after the row that is on its way."""
        self._ask(BatchState.STOPPED)

    async def run(self, batch: Batch, account: Account) -> BatchEnd:
        """Send what is unsent of a batch that this process has started, and note how it ended. Never raises.

        Cancelled, it ends with the row that is on its way, whose outcome is then what is true at that moment.
        """
        self._loop = asyncio.get_running_loop()
        self.rate = batch.rate
        self._next_at = self._clock()
        try:
            end = await self._run(batch, account)
        except asyncio.CancelledError:
            if (task := asyncio.current_task()) is not None:
                task.uncancel()
            end = BatchEnd(BatchState.PAUSED, Pause(PauseReason.CLOSED))
        except _Ended as ended:
            end = ended.end
        except StorageError as error:
            _log.error("a batch could not be read or written: %s", error)
            end = BatchEnd(BatchState.PAUSED, Pause(PauseReason.FAILED, detail=str(error)))
        except Exception as error:
            _log.exception("a batch failed in a way nobody foresaw")
            end = BatchEnd(BatchState.PAUSED, Pause(PauseReason.FAILED, detail=type(error).__name__))
        # Where this cannot be written, the batch is paused at the next start: its rows are true already.
        self._storage.retried.write(lambda repos: repos.batches.end(batch.id, end.state, end.pause, now_ms()))
        return end

    async def _run(self, batch: Batch, account: Account) -> BatchEnd:
        plan = decode_plan(batch.plan)
        if plan is None:
            return BatchEnd(BatchState.PAUSED, Pause(PauseReason.FAILED))
        after = -1
        while rows := await self._read(batch.id, after):
            for row in rows:
                await self._send_row(batch, plan, account, row)
            after = rows[-1].position
        if self._blocked:
            return BatchEnd(BatchState.PAUSED, self._blocked_pause())
        return BatchEnd(BatchState.DONE)

    async def _read(self, batch_id: str, after: int) -> tuple[BatchRow, ...]:
        return await self._stored(
            self._storage.submit(lambda repos: repos.batches.unsent(batch_id, after, CHUNK, SENT_AGAIN_CODES))
        )

    async def _send_row(self, batch: Batch, plan: BatchPlan, account: Account, row: BatchRow) -> None:
        message = plan.message_of(row.cells)
        if await self._is_never_sent_to(batch, row, message):
            await self._leave_out(batch, row, message, account, RowIssue.NEVER_SEND)
            return
        while not self._is_blocked(message):
            await self._wait_until(self._next_at)
            self._next_at = self._clock() + 1 / min(max(self.rate, SLOWEST), FASTEST)
            self._on_event(RowBegan(row, message))
            report = await self._deliver(batch, account, row, message)
            if report.earlier is not None:
                await self._leave_out(batch, row, message, account, RowIssue.REPEAT, report)
                return
            step = self._judge(report)
            if isinstance(step, SendAgain):
                self._on_event(SlowedDown(row, step.wait_s))
                await self._wait_until(self._clock() + step.wait_s)
                continue
            self._on_event(RowEnded(row, report))
            self._follow(step, message)
            return

    async def _deliver(self, batch: Batch, account: Account, row: BatchRow, message: Message) -> SendReport:
        claim = BatchClaim(batch.id, row.position, local_midnight_ms(batch.created_at))
        report = await self._delivery.send(message, account, confirmed_id=row.confirmed_id, claim=claim)
        earlier = report.earlier
        # What the person wants twice are rows of this batch: nobody was asked about any other send.
        if earlier is not None and row.again and not earlier.doubtful and await self._is_own(batch, earlier):
            report = await self._delivery.send(message, account, confirmed_id=earlier.send_id, claim=claim)
        return report

    async def _is_never_sent_to(self, batch: Batch, row: BatchRow, message: Message) -> bool:
        """True if the number is on the list; what the person agreed to was asked before the batch was made."""
        added = await self._stored(self._storage.submit(lambda repos: repos.never_send.added_at(message.recipient)))
        return added is not None and not (row.again and added < batch.created_at)

    async def _is_own(self, batch: Batch, earlier: EarlierSend) -> bool:
        return await self._stored(
            self._storage.submit(lambda repos: repos.batches.holds_send(batch.id, earlier.send_id))
        )

    def _judge(self, report: SendReport) -> Step:
        outcome = report.outcome
        cancelled = (NotSent(NotSentReason.CANCELLED), Unknown(UnknownReason.CANCELLED))
        if isinstance(outcome, NotSent | Unknown) and outcome.reason in {each.reason for each in cancelled}:
            return Pause(PauseReason.CLOSED)
        return self._rules.judge(outcome, correctable=report.correctable)

    def _follow(self, step: Step, message: Message) -> None:
        match step:
            case GoOn() | SendAgain():
                return
            case Pause():
                raise _Ended(BatchState.PAUSED, step)
            case Block(reach, code):
                self._blocked[reach, _blocked_key(reach, message)] = code

    def _is_blocked(self, message: Message) -> bool:
        return bool(self._blocked) and any(
            (reach, _blocked_key(reach, message)) in self._blocked for reach in (Reach.TEMPLATE, Reach.COUNTRY)
        )

    def _blocked_pause(self) -> Pause:
        (_, code), *_ = self._blocked.items()
        return Pause(PauseReason.TEMPLATE, code, ", ".join(key for _, key in self._blocked))

    async def _leave_out(
        self,
        batch: Batch,
        row: BatchRow,
        message: Message,
        account: Account,
        issue: RowIssue,
        report: SendReport | None = None,
    ) -> None:
        reasons = encode_findings([RowFinding(issue.value)])
        leaving = self._storage.submit(lambda repos: repos.batches.leave_out(batch.id, row.position, reasons))
        await self._stored(leaving)
        unsent = report or SendReport(
            "", account.name, account.url, message.recipient, NotSent(NotSentReason.CANCELLED), started_at=now_ms()
        )
        self._on_event(RowEnded(row, unsent, reasons))

    async def _wait_until(self, at: float) -> None:
        """Wait until this moment of the clock. Raises _Ended as soon as the person wants it so."""
        while self._wish is None and (left := at - self._clock()) > 0:
            try:
                await asyncio.wait_for(self._wished.wait(), left)
            except TimeoutError:
                continue
        if self._wish is not None:
            pause = Pause(PauseReason.PERSON) if self._wish is BatchState.PAUSED else None
            raise _Ended(self._wish, pause)

    async def _stored(self, future: "Future[T]") -> T:
        return await asyncio.wrap_future(future)

    def _ask(self, wish: BatchState) -> None:
        self._wish = wish
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop is closed: nothing waits any more
                self._loop.call_soon_threadsafe(self._wished.set)


def _blocked_key(reach: Reach, message: Message) -> str:
    return message.language if reach is Reach.TEMPLATE else assess(message.recipient).country
