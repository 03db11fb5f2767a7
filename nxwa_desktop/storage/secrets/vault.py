"""The vault: the accessSecret in the operating system's keyring, or in memory for this session.

Nothing of `keyring` is imported before the first call that needs it; the first paint does not pay for it.
"""

import contextlib
import enum
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from nxwa_desktop.protocol.account_limits import MAX_SECRET_UNITS
from nxwa_desktop.storage.secrets.calls import SERVICE, Backend, Call, Keyring, VaultError, VaultReason, translate
from nxwa_desktop.system.unicode_text import utf16_length

if TYPE_CHECKING:
    from nxwa_desktop.storage.secrets.backends import Keyrings

__all__ = ["SERVICE", "SecretPlace", "Vault", "VaultError", "VaultReason"]

T = TypeVar("T")

_USUAL_NAMES = {"win32": "Windows Credential Manager", "darwin": "macOS Keychain"}

CALL_TIMEOUT, PROMPT_TIMEOUT = 10.0, 60.0
"""Seconds that the keyring has for a call, and a person for the answer to its prompt."""


class SecretPlace(enum.StrEnum):
    """Places in which an account's secret can be kept."""

    KEYRING = "keyring"
    SESSION = "session"
    NOWHERE = "nowhere"


class Vault:
    """One secret per account id. Callable from any thread; calls to the keyring take turns.

    Every method that needs the keyring raises VaultError and nothing else, and ends in bounded time: the keyring gets
    `call_timeout` seconds, a person at a prompt `prompt_timeout`. `backend` makes a `keyring` backend to use in place
    of the platform's own; it is vetted all the same.
    """

    def __init__(
        self,
        backend: Callable[[], Backend] | None = None,
        *,
        call_timeout: float = CALL_TIMEOUT,
        prompt_timeout: float = PROMPT_TIMEOUT,
        platform: str = sys.platform,
    ) -> None:
        self._backend = backend
        self._call_timeout = call_timeout
        self._prompt_timeout = prompt_timeout
        self._platform = platform
        self._keyrings: Keyrings | None = None
        self._turn = threading.Lock()
        self._state = threading.Lock()
        self._call: Call | None = None
        self._session: dict[str, str] = {}
        self._closed = False

    def read(self, account_id: str) -> str:
        """The secret: this session's if there is one, else the keyring's. VaultError MISSING where there is none."""
        kept = self.session_secret(account_id)
        secret = kept or self._ask(lambda keyring, call: keyring.read(call, account_id))
        if not secret:
            raise VaultError(VaultReason.MISSING)
        return secret

    def session_secret(self, account_id: str) -> str | None:
        """The secret kept in memory; never waits for a keyring."""
        with self._state:
            return self._session.get(account_id)

    def write(self, account_id: str, secret: str) -> None:
        """Store in the keyring, read it back, and drop this session's copy. A failed write leaves what was there.

        VaultError EMPTY or TOO_LONG before anything is touched; FAILED when something else came back.
        """
        if not secret:
            raise VaultError(VaultReason.EMPTY)
        if utf16_length(secret) > MAX_SECRET_UNITS:
            raise VaultError(VaultReason.TOO_LONG, f"more than {MAX_SECRET_UNITS} UTF-16 code units")

        def store(keyring: Keyring, call: Call) -> None:
            before = keyring.read(call, account_id) if keyring.holds(call, account_id) else None
            try:
                keyring.write(call, account_id, secret)
                if keyring.read(call, account_id) != secret:
                    raise VaultError(VaultReason.FAILED, "the keyring did not give back what was stored")
            except Exception:
                with contextlib.suppress(Exception):
                    if before:
                        keyring.write(call, account_id, before)
                    else:
                        keyring.delete(call, account_id)
                raise

        self._ask(store)
        self._drop(account_id)

    def keep_for_session(self, account_id: str, secret: str) -> None:
        """Keep in memory only, until `close`. VaultError EMPTY; any length will do."""
        if not secret:
            raise VaultError(VaultReason.EMPTY)
        with self._state:
            self._refuse_if_closed()
            self._session[account_id] = secret

    def delete(self, account_id: str) -> None:
        """Remove both copies. No error where there is none, or no keyring that could hold one."""
        self._drop(account_id)
        try:
            self._ask(lambda keyring, call: keyring.delete(call, account_id))
        except VaultError as error:
            if error.reason not in {VaultReason.NO_KEYRING, VaultReason.INSECURE, VaultReason.MISSING}:
                raise

    def forget_stored(self, account_id: str) -> None:
        """Remove the keyring's copy and leave this session's. Where the keyring does not answer, it stays."""
        with contextlib.suppress(VaultError):
            self._ask(lambda keyring, call: keyring.delete(call, account_id))

    def place(self, account_id: str) -> SecretPlace:
        """Find the place of the secret without unlocking or asking for anything; NOWHERE without a usable keyring."""
        with self._state:
            if account_id in self._session:
                return SecretPlace.SESSION
        try:
            held = self._ask(lambda keyring, call: keyring.holds(call, account_id))
        except VaultError as error:
            if error.reason not in {VaultReason.NO_KEYRING, VaultReason.INSECURE}:
                raise
            held = False
        return SecretPlace.KEYRING if held else SecretPlace.NOWHERE

    def keyring_name(self) -> str:
        """The name people know the keyring by; the platform's usual one when none answers. Never raises."""
        try:
            return self._ask(lambda keyring, call: keyring.name(call))
        except VaultError:
            return _USUAL_NAMES.get(self._platform, "Secret Service")

    def answers(self) -> bool:
        """True if a keyring can be used, locked or not. Asks for nothing; never raises."""
        try:
            self._ask(lambda keyring, call: keyring.name(call))
        except VaultError:
            return False
        return True

    def cancel(self) -> None:
        """Make the call now running, if any, raise VaultError DISMISSED at once. From any thread."""
        with self._state:
            if self._call is not None:
                self._call.cancel()

    def close(self) -> None:
        """Cancel, forget this session's secrets, and refuse every later call. Waits for nothing."""
        with self._state:
            self._closed = True
            self._session.clear()
            if self._call is not None:
                self._call.cancel()

    def _drop(self, account_id: str) -> None:
        with self._state:
            self._session.pop(account_id, None)

    def _ask(self, work: Callable[[Keyring, Call], T]) -> T:
        # Several calls at once have made gnome-keyring-daemon itself abort.
        if not self._turn.acquire(timeout=self._call_timeout + self._prompt_timeout):
            raise VaultError(VaultReason.TIMEOUT, "an earlier call is still running")
        try:
            return self._answer(work)
        finally:
            with self._state:
                self._call = None
            self._turn.release()

    def _answer(self, work: Callable[[Keyring, Call], T]) -> T:
        with self._state:
            self._refuse_if_closed()
            self._call = call = Call(self._call_timeout, self._prompt_timeout)
        try:
            return work(self._choose(call), call)
        except Exception as error:
            failure = translate(error)
        # Raised out here, the foreign error is not even its hidden context.
        raise VaultError(VaultReason.DISMISSED, "cancelled") if call.cancelled else failure

    def _choose(self, call: Call) -> Keyring:
        if self._keyrings is None:
            from nxwa_desktop.storage.secrets.backends import Keyrings

            self._keyrings = Keyrings(self._backend, self._platform)
        return self._keyrings.choose(call)

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise VaultError(VaultReason.FAILED, "the vault is closed")
