"""The vault behind one thread of its own: asked from any thread, one call at a time."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from nxwa_desktop.storage.secrets.vault import Vault, VaultError
from nxwa_desktop.system.threads import SerialWorker

T = TypeVar("T")

SLOW_AFTER = 2.0
"""Seconds without an answer after which a keyring is likely to be asking a person."""


class SecretWorker:
    """A daemon thread that owns all calls to the keyring.

    A keyring that hangs holds up its own queue only: secrets kept for the session are read past it.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._worker = SerialWorker("nxwa-keyring")
        self._asked: tuple[float, Future[Any]] | None = None

    def begin_with(self, first: Callable[[], object]) -> None:
        """Have `first` run on the thread before any call to the keyring. Call it before there is one."""
        self._worker.begin = first

    def start(self) -> None:
        """Start the thread, unless a call has done so."""
        self._worker.submit(lambda: None)

    @property
    def awaited(self) -> bool:
        """The keyring was asked a while ago, and has not answered."""
        if self._asked is None:
            return False
        since, asked = self._asked
        return not asked.done() and time.monotonic() - since >= SLOW_AFTER

    def read(self, account_id: str) -> "Future[str]":
        """The secret of an account. The future fails with a VaultError that says why there is none."""
        held = self._vault.session_secret(account_id)
        if held is None:
            return self.submit(lambda vault: vault.read(account_id))
        future: Future[str] = Future()
        future.set_result(held)
        return future

    def keep_for_session(self, account_id: str, secret: str) -> "Future[None]":
        """Keep a secret in memory, past a queue that may hang, and have the keyring's copy removed in its turn."""
        future: Future[None] = Future()
        try:
            self._vault.keep_for_session(account_id, secret)
        except VaultError as error:
            future.set_exception(error)
        else:
            future.set_result(None)
            self.submit(lambda vault: vault.forget_stored(account_id))
        return future

    def submit(self, call: Callable[[Vault], T]) -> "Future[T]":
        """Run any other call to the vault in its turn."""
        future = self._worker.submit(lambda: call(self._vault))
        self._asked = time.monotonic(), future
        return future

    def cancel(self) -> None:
        """End the call now running, an unanswered prompt for instance."""
        self._vault.cancel()

    def give_up(self, asked: "Future[Any]") -> None:
        """End one call and no other: it leaves the queue, or its question to the keyring is withdrawn."""
        if not asked.cancel() and not asked.done():
            self._vault.cancel()

    def close(self, timeout: float) -> bool:
        """End what runs and wait at most `timeout` seconds for the thread."""
        self._vault.cancel()
        return self._worker.close(timeout)
