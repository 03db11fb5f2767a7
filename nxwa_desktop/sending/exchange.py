"""A signed request to the endpoint: the secret and the time are taken at the last moment. No Qt."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.http_client import Client, Reply
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected
from nxwa_desktop.protocol.signing import SignedRequest, UnknownAlgorithm
from nxwa_desktop.sending.server_clock import ServerClock
from nxwa_desktop.storage.secrets.vault import VaultError, VaultReason
from nxwa_desktop.storage.secrets.worker import SecretWorker

T = TypeVar("T")

Sign = Callable[[str, str], SignedRequest]
"""Signs a request with a secret and a time stamp. Raises UnknownAlgorithm."""

EXPIRED = 1004
"""The code for a time stamp that differs too much from the server's time."""

_log = logging.getLogger(__name__)

_VAULT_REASONS = {
    VaultReason.MISSING: NotSentReason.SECRET_MISSING,
    VaultReason.NO_KEYRING: NotSentReason.KEYRING_MISSING,
    VaultReason.INSECURE: NotSentReason.KEYRING_INSECURE,
    VaultReason.LOCKED: NotSentReason.KEYRING_LOCKED,
    VaultReason.DISMISSED: NotSentReason.KEYRING_DISMISSED,
    VaultReason.TIMEOUT: NotSentReason.KEYRING_TIMEOUT,
}


class NotSentError(Exception):
    """Carries the reason out of a step that failed before anything was sent."""

    def __init__(self, outcome: NotSent) -> None:
        super().__init__(outcome.reason)
        self.outcome = outcome


class Exchange:
    """Signs and sends requests, one coroutine each, on any event loop; learns the server's time from the answers."""

    def __init__(self, *, secrets: SecretWorker, client: Client, clock: ServerClock) -> None:
        self._secrets = secrets
        self._client = client
        self._clock = clock

    async def send(self, account: Account, sign: Sign, secret: str | None = None) -> Reply:
        """Send one request. `secret` is one just typed; None takes the stored one. Raises NotSentError."""
        if secret is None:
            try:
                secret = await self.read_secret(account)
            except VaultError as error:
                reason = _VAULT_REASONS.get(error.reason, NotSentReason.KEYRING_FAILED)
                raise NotSentError(NotSent(reason, error.detail)) from error
        request, sent = self.signed(account, sign, secret), self._clock.unadjusted_ms()
        reply = await self._client.post(request)
        try:
            self._learn(account.url, reply, self._clock.unadjusted_ms() - sent)
        except Exception:
            # What has gone out has gone out, whatever becomes of the clock.
            _log.exception("the server's time could not be noted")
        return reply

    async def read_secret(self, account: Account) -> str:
        """The account's stored secret. Raises VaultError."""
        return await await_cancellable(self._secrets.read(account.id), self._secrets.cancel)

    def signed(self, account: Account, sign: Sign, secret: str) -> SignedRequest:
        """The request signed at this moment. Raises NotSentError for an algorithm that this version does not know."""
        try:
            return sign(secret, str(self._clock.stamp_ms(account.url)))
        except UnknownAlgorithm as error:
            reason = f"unknown signature algorithm: {error}"
            raise NotSentError(NotSent(NotSentReason.BAD_REQUEST, reason)) from error

    def _learn(self, url: str, reply: Reply, took_ms: int) -> None:
        if reply.server_date is None or reply.received_at is None or not _is_from_nxcloud(reply.outcome):
            return
        # Counted back from the end: this computer's clock may have been set in between.
        sent = reply.received_at - took_ms
        self._clock.learn(url, server_ms=reply.server_date, sent_ms=sent, received_ms=reply.received_at)


async def await_cancellable(future: "Future[T]", cancel: Callable[[], None] | None = None) -> T:
    """Wait for a call on another thread; when cancelled, ask it to end and do not wait for it."""
    try:
        return await asyncio.wrap_future(future)
    except asyncio.CancelledError:
        # One that still queues is dropped; `cancel` would end the call before it, which is somebody else's.
        if not future.cancel() and future.running() and cancel is not None:
            cancel()
        raise


def _is_from_nxcloud(outcome: Outcome) -> bool:
    """The answer was the endpoint's own, not some gateway's: its clock may be believed."""
    return isinstance(outcome, Accepted) or (isinstance(outcome, Rejected) and outcome.code is not None)
