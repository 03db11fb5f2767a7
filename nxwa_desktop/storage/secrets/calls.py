"""Shared by the vault and its keyrings: errors, the bounded call, the keyring protocol. Imports no keyring."""

import contextlib
import enum
import threading
import time
from collections.abc import Callable, Iterator
from typing import Protocol

SERVICE = "nxwa-desktop"
"""The keyring's service name; the account's id is the user name."""


class VaultReason(enum.StrEnum):
    """Why the vault could not do what it was asked for."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    MISSING = "missing"
    NO_KEYRING = "no-keyring"
    INSECURE = "insecure"
    LOCKED = "locked"
    """Locked, and nothing on this system can ask for the password."""
    DISMISSED = "dismissed"
    """The person closed the prompt, or the call was cancelled."""
    TIMEOUT = "timeout"
    FAILED = "failed"


class VaultError(Exception):
    """The only exception of the vault. `detail` is technical, English, and never holds a secret."""

    def __init__(self, reason: VaultReason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.reason.value}: {self.detail}" if self.detail else self.reason.value


class Call:
    """One call to the keyring: how long it may still take, and the way to end it from another thread.

    Times are in seconds. The time a person has for a prompt does not count against the keyring's own.
    """

    def __init__(self, call_timeout: float, prompt_timeout: float) -> None:
        self._call_timeout = call_timeout
        self._prompt_timeout = prompt_timeout
        self._deadline = time.monotonic() + call_timeout
        self._lock = threading.Lock()
        self._cancelled = False
        self._abort: Callable[[], None] | None = None

    @property
    def cancelled(self) -> bool:
        """True after `cancel` was called."""
        return self._cancelled

    def remaining(self) -> float:
        """Seconds left, more than 0. VaultError TIMEOUT when there are none, DISMISSED when cancelled."""
        if self._cancelled:
            raise VaultError(VaultReason.DISMISSED, "cancelled")
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise VaultError(VaultReason.TIMEOUT, "the keyring did not answer in time")
        return left

    @contextlib.contextmanager
    def prompting(self) -> Iterator[None]:
        """The person is being asked: another, longer bound holds meanwhile, and a fresh one afterwards."""
        self._deadline = time.monotonic() + self._prompt_timeout
        try:
            yield
        finally:
            self._deadline = time.monotonic() + self._call_timeout

    def abort_with(self, abort: Callable[[], None] | None) -> None:
        """Set the function with which `cancel` wakes the waiting thread. VaultError DISMISSED if already cancelled."""
        with self._lock:
            self._abort = abort
            if self._cancelled and abort is not None:
                raise VaultError(VaultReason.DISMISSED, "cancelled")

    def cancel(self) -> None:
        """End the call soon; callable from any thread, at any time, any number of times."""
        with self._lock:
            self._cancelled = True
            if self._abort is not None:
                with contextlib.suppress(OSError):
                    self._abort()


class Backend(Protocol):
    """The used part of `keyring.backend.KeyringBackend`; its class has a `priority`, too."""

    def get_password(self, service: str, username: str) -> str | None:
        """The password, or None."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Store."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Remove; PasswordDeleteError where there is none."""
        ...


class Keyring(Protocol):
    """A system's keyring as the vault uses it. Every method is bounded by `call`; foreign errors may come out."""

    def name(self, call: Call) -> str:
        """The name people know it by."""
        ...

    def read(self, call: Call, account_id: str) -> str | None:
        """The secret, or None where there is none; may prompt."""
        ...

    def write(self, call: Call, account_id: str, secret: str) -> None:
        """Store the secret in place of any older one; may prompt."""
        ...

    def delete(self, call: Call, account_id: str) -> None:
        """Remove the secret if there is one; may prompt."""
        ...

    def holds(self, call: Call, account_id: str) -> bool:
        """True if there is a secret, found out without a prompt."""
        ...


_REASONS = {
    "TimeoutError": VaultReason.TIMEOUT,
    "NoKeyringError": VaultReason.NO_KEYRING,
    "InitError": VaultReason.NO_KEYRING,
    "SecretServiceNotAvailableException": VaultReason.NO_KEYRING,
    "AuthenticationError": VaultReason.NO_KEYRING,
    "KeyringLocked": VaultReason.LOCKED,
    "LockedException": VaultReason.LOCKED,
    "org.freedesktop.Secret.Error.IsLocked": VaultReason.LOCKED,
    # The service was there and went away, which is not the same as having no keyring.
    "org.freedesktop.DBus.Error.NoReply": VaultReason.FAILED,
    # macOS's: the person refused; the keychain is locked, and nobody can be asked (over SSH); there is none.
    "-128": VaultReason.DISMISSED,
    "-25308": VaultReason.LOCKED,
    "-25307": VaultReason.NO_KEYRING,
}


def translate(error: Exception) -> VaultError:
    """The seam: what a foreign error means. Its text is left behind, since it may quote the secret.

    Classes are told by name: most of them exist on one system only, and none may be imported for this.
    """
    if isinstance(error, VaultError):
        # A new one, without the foreign error that was being handled when it was raised.
        return VaultError(error.reason, error.detail)
    dbus_name, number = _dbus_name(error), _number(error)
    detail = " ".join(part for part in (type(error).__name__, dbus_name, number) if part)
    if dbus_name.startswith("org.freedesktop.DBus.Error.Spawn."):
        return VaultError(VaultReason.NO_KEYRING, detail)
    names = [dbus_name, number, *(kind.__name__ for kind in type(error).__mro__)]
    return VaultError(next((_REASONS[name] for name in names if name in _REASONS), VaultReason.FAILED), detail)


def _dbus_name(error: Exception) -> str:
    # SecretStorage hides it in the cause.
    for candidate in (error, error.__cause__):
        name = getattr(candidate, "name", None)
        if type(candidate).__name__ == "DBusErrorResponse" and isinstance(name, str):
            return name
    return ""


def _number(error: Exception) -> str:
    # Windows, macOS and the C library number their errors; keyring hides macOS's number in the cause.
    for candidate in (error, error.__cause__):
        for value in (getattr(candidate, "winerror", None), *getattr(candidate, "args", ())[:1]):
            if isinstance(value, int):
                return str(value)
    return ""
