"""One Send, from message to outcome: history row, secret, time stamp, signature, request. No Qt.

The order is what keeps the promises: the row is on disk before the first byte leaves, the secret is read and the
time is taken at the last moment, the signed bytes are the sent ones, and every send ends in exactly one outcome.
"""

import asyncio
import contextlib
import logging
import time
import uuid
from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

import msgspec

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.http_client import Client, Reply
from nxwa_desktop.protocol.message import Message, texts_of
from nxwa_desktop.protocol.outcome import NotSent, NotSentReason, Rejected
from nxwa_desktop.protocol.recipient import normalise
from nxwa_desktop.protocol.request_body import encode_body, encode_check_body
from nxwa_desktop.protocol.response_codes import documented_codes
from nxwa_desktop.protocol.signing import SignedRequest, sign_request
from nxwa_desktop.sending.exchange import EXPIRED, Exchange, NotSentError, Sign, await_cancellable
from nxwa_desktop.sending.send_report import EarlierSend, SendReport
from nxwa_desktop.sending.server_clock import TOLERANCE_MS, ServerClock
from nxwa_desktop.storage.batches import BatchClaim, RowTaken
from nxwa_desktop.storage.errors import (
    CannotOpen,
    DatabaseDamaged,
    DatabaseFull,
    DatabaseLocked,
    DatabaseNewer,
    DatabaseReadOnly,
    DataFileChanged,
    StorageError,
)
from nxwa_desktop.storage.repeats import REPEATED_WITHIN_MS
from nxwa_desktop.storage.secrets.worker import SecretWorker
from nxwa_desktop.storage.send_log import Entry, Outgoing, WouldRepeat
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.storage.worker import StorageWorker

T = TypeVar("T")

CLOSING_GRACE = 0.05
"""Seconds an outcome waits for its row to be closed. On a slower disk, or one that refuses, the row is closed later,
and says `unknown` if the program ends before: a truth on the careful side."""

_log = logging.getLogger(__name__)

_STORAGE_REASONS: dict[type[StorageError], NotSentReason] = {
    DataFileChanged: NotSentReason.DATA_CHANGED,
    CannotOpen: NotSentReason.DATA_CLOSED,
    DatabaseDamaged: NotSentReason.DATA_DAMAGED,
    DatabaseFull: NotSentReason.DATA_FULL,
    DatabaseLocked: NotSentReason.DATA_LOCKED,
    DatabaseNewer: NotSentReason.DATA_NEWER,
    DatabaseReadOnly: NotSentReason.DATA_READ_ONLY,
}


class _Row:
    """The history row of one send: whether there may be one to close."""

    beginning: "Future[None] | None" = None
    earlier: EarlierSend | None = None
    """The send it would have repeated, if it was not begun for that."""

    @property
    def may_exist(self) -> bool:
        """True if the row was begun, or is being begun now. A dropped or failed row leaves nothing to close."""
        begun = self.beginning
        return begun is not None and not begun.cancelled() and (not begun.done() or begun.exception() is None)


class Delivery:
    """Sends messages, one coroutine a message, on any event loop."""

    def __init__(self, *, storage: StorageWorker, secrets: SecretWorker, client: Client, clock: ServerClock) -> None:
        self._storage = storage
        self._exchange = Exchange(secrets=secrets, client=client, clock=clock)
        self._clock = clock
        # Read before anything is sent: whatever happens to the program's files, the answer can be told in words.
        documented_codes()

    async def send(
        self, message: Message, account: Account, *, confirmed_id: str = "", claim: BatchClaim | None = None
    ) -> SendReport:
        """Send once. Never raises: cancelling the task ends it with the outcome that is true at that moment.

        A message that may repeat an earlier send is not sent, and the report has that send; `confirmed_id`: the earlier
        send that the user agreed to repeat. `claim`: the row of a batch that it is sent for.
        """
        started, begun = self._clock.local_ms(), time.monotonic()
        send_id = uuid.uuid4().hex
        row, lead = _Row(), self._clock.lead_ms(account.url)
        reply = await self._outcome_of(
            self._record_and_post(message, account, send_id, started, row, confirmed_id, claim)
        )
        report = self._report(send_id, message, account, reply, started, begun)
        if row.earlier is not None:
            return msgspec.structs.replace(report, earlier=row.earlier)
        if row.may_exist:
            await self._close_row(report, reply)
        if isinstance(report.outcome, Rejected) and report.outcome.code == EXPIRED:
            # Where nothing was learnt, the next stamp would be as wrong as this one.
            learnt = abs(self._clock.lead_ms(account.url) - lead) > TOLERANCE_MS
            return msgspec.structs.replace(report, correctable=learnt)
        return report

    async def find_earlier(self, message: Message, account: Account) -> EarlierSend | None:
        """The earlier send that this message may repeat; nothing is sent. Raises StorageError."""
        started = self._clock.local_ms()
        outgoing, since = _outgoing(message, account, "", started), self._repeats_since(started)
        looking = self._storage.submit(lambda repos: repos.history.find_earlier(outgoing, since))
        found = await asyncio.wrap_future(looking)
        return None if found is None else _earlier_send(found)

    async def check_credentials(self, account: Account, secret: str | None = None) -> SendReport:
        """Ask the server with a request that holds neither recipient nor template, so that it cannot send.

        `secret` is the one just typed; None takes the stored one. Leaves no row: nothing could have gone out.
        """
        started, begun = self._clock.local_ms(), time.monotonic()
        reply = await self._outcome_of(self._post(account, encode_check_body(account), secret))
        return self._report("", Message(), account, reply, started, begun)

    async def sign(self, message: Message, account: Account) -> SignedRequest:
        """The request as it would go out this moment, for copying. Raises VaultError."""
        secret = await self._exchange.read_secret(account)
        return self._exchange.signed(account, _signer(account, encode_body(message, account)), secret)

    async def _record_and_post(
        self,
        message: Message,
        account: Account,
        send_id: str,
        started: int,
        row: "_Row",
        confirmed_id: str,
        claim: BatchClaim | None,
    ) -> Reply:
        outgoing = _outgoing(message, account, send_id, started)
        since = self._repeats_since(started)
        if claim is not None:
            since = min(since, claim.since_ms)
        try:
            row.beginning = self._storage.begin_send(outgoing, since_ms=since, confirmed_id=confirmed_id, claim=claim)
            await await_cancellable(row.beginning)
        except WouldRepeat as found:
            row.earlier = _earlier_send(found.earlier)
            raise NotSentError(NotSent(NotSentReason.REPEAT)) from None
        except RowTaken as error:
            raise NotSentError(NotSent(NotSentReason.BATCH_ENDED, str(error))) from None
        except StorageError as error:
            raise NotSentError(NotSent(_storage_reason(error), str(error))) from error
        return await self._post(account, outgoing.body, None)

    def _repeats_since(self, started: int) -> int:
        # The earlier of the two: a clock that was set meanwhile hides no repetition.
        return min(started, self._clock.unadjusted_ms()) - REPEATED_WITHIN_MS

    async def _post(self, account: Account, body: bytes, secret: str | None) -> Reply:
        return await self._exchange.send(account, _signer(account, body), secret)

    async def _outcome_of(self, work: Coroutine[Any, Any, Reply]) -> Reply:
        """The outcome of `work`: *not sent* for any error before the request is on its way."""
        try:
            return await work
        except NotSentError as error:
            return Reply(error.outcome)
        except asyncio.CancelledError:
            _uncancel()
            return Reply(NotSent(NotSentReason.CANCELLED))
        except Exception as error:
            _log.exception("a send failed before its request was made")
            return Reply(NotSent(NotSentReason.INTERNAL, type(error).__name__))

    def _report(
        self, send_id: str, message: Message, account: Account, reply: Reply, started: int, begun: float
    ) -> SendReport:
        return SendReport(
            send_id=send_id,
            account_name=account.name,
            url=account.url,
            recipient=normalise(message.recipient),
            outcome=reply.outcome,
            started_at=started,
            duration_ms=round((time.monotonic() - begun) * 1000),
            clock_offset_ms=self._clock.offset_ms(account.url),
            texts=texts_of(message),
        )

    async def _close_row(self, report: SendReport, reply: Reply) -> None:
        closing = self._storage.close_send(
            report.send_id,
            report.outcome,
            answer=reply.answer,
            finished_at=report.started_at + report.duration_ms,
            duration_ms=report.duration_ms,
            texts=report.texts,
        )
        closing.add_done_callback(_log_failure)
        closed = asyncio.Event()
        loop = asyncio.get_running_loop()
        closing.add_done_callback(lambda _: _set_event(loop, closed))
        try:
            await asyncio.wait_for(closed.wait(), CLOSING_GRACE)
        except TimeoutError:
            pass
        except asyncio.CancelledError:
            _uncancel()  # the outcome is known already; cancelling its bookkeeping changes nothing


def _signer(account: Account, body: bytes) -> Sign:
    return lambda secret, ts: sign_request(account, body, secret=secret, ts=ts)


def _uncancel() -> None:
    """Uncancel the task: `send` returns an Outcome instead of raising."""
    if (task := asyncio.current_task()) is not None:
        task.uncancel()


def _set_event(loop: asyncio.AbstractEventLoop, event: asyncio.Event) -> None:
    with contextlib.suppress(RuntimeError):  # the loop is closed: nothing waits for the event
        loop.call_soon_threadsafe(event.set)


def _outgoing(message: Message, account: Account, send_id: str, started: int) -> Outgoing:
    return Outgoing(
        send_id=send_id,
        account_id=account.id,
        account_name=account.name,
        url=account.url,
        recipient=normalise(message.recipient),
        template_name=message.template_name,
        language=message.language,
        body=_encoded(message, account),
        started_at=started,
        sandbox=account.sandbox,
        message=message,
    )


def _earlier_send(entry: Entry) -> EarlierSend:
    return EarlierSend(
        send_id=entry.outgoing.send_id,
        recipient=entry.outgoing.recipient,
        outcome=entry.outcome,
        started_at=entry.outgoing.started_at,
        went_out=entry.resolution is Resolution.WENT_OUT,
    )


def _storage_reason(error: StorageError) -> NotSentReason:
    return next((why for kind, why in _STORAGE_REASONS.items() if isinstance(error, kind)), NotSentReason.NOT_RECORDED)


def _encoded(message: Message, account: Account) -> bytes:
    try:
        return encode_body(message, account)
    except UnicodeEncodeError as error:
        raise NotSentError(NotSent(NotSentReason.BAD_REQUEST, error.reason)) from error


def _log_failure(closing: "Future[None]") -> None:
    if not closing.cancelled() and (error := closing.exception()) is not None:
        _log.error("a history row could not be closed: %s", error)
