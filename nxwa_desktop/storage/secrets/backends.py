"""Which keyring this system has, and bounds for those that offer none. Imported at the vault's first call only.

The backend is named explicitly: `keyring.get_keyring()` would look at an environment variable that can name the null
backend, and would take a plaintext file silently.
"""

import ctypes
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from keyring.errors import PasswordDeleteError

from nxwa_desktop.storage.secrets.calls import SERVICE, Backend, Call, Keyring, VaultError, VaultReason

T = TypeVar("T")

LEAST_PRIORITY = 1.0
"""`keyring` recommends a backend from 1 upwards; plaintext files, null and the like are below."""

_NO_KEYRING = "keyring.backends.fail"
_INSECURE = ("keyring.backends.null", "keyring.backends.chainer", "keyrings.")
_NAMES = {
    "keyring.backends.Windows": "Windows Credential Manager",
    "keyring.backends.macOS": "macOS Keychain",
    "keyring.backends.kwallet": "KWallet",
}


class Keyrings:
    """Chooses the keyring for each call: a Secret Service may come and go while the program runs."""

    def __init__(self, factory: Callable[[], Backend] | None, platform: str) -> None:
        self._on_linux = factory is None and platform not in {"win32", "darwin"}
        # Windows alone never asks the person anything.
        self._other = ThreadedKeyring(factory or _FACTORIES.get(platform, _kwallet), prompts=platform != "win32")

    def choose(self, call: Call) -> Keyring:
        """The keyring to use now. VaultError NO_KEYRING without a session bus."""
        if self._on_linux:
            from nxwa_desktop.storage.secrets import secret_service as vault_secret_service

            if vault_secret_service.is_available(call):
                return vault_secret_service.SecretServiceKeyring()
        return self._other


class ThreadedKeyring:
    """A `keyring` backend on a daemon thread, since its calls can be neither bounded nor ended.

    A call that takes too long, or is cancelled, is abandoned; the next ones are refused until it has come back.
    """

    def __init__(self, factory: Callable[[], Backend], *, prompts: bool) -> None:
        self._factory = factory
        self._prompts = prompts
        self._backend: Backend | None = None
        self._returned = threading.Event()
        self._returned.set()

    def name(self, call: Call) -> str:
        """The name people know it by, else the backend's own."""
        return self._quick(call, lambda backend: _NAMES.get(type(backend).__module__, type(backend).__name__))

    def read(self, call: Call, account_id: str) -> str | None:
        """The secret, or None."""
        return self._patient(call, lambda backend: backend.get_password(SERVICE, account_id))

    def write(self, call: Call, account_id: str, secret: str) -> None:
        """Store the secret."""
        self._patient(call, lambda backend: backend.set_password(SERVICE, account_id, secret))

    def delete(self, call: Call, account_id: str) -> None:
        """Remove the secret; backends raise the same error for "none there" as for a failure, hence the look."""
        try:
            self._patient(call, lambda backend: backend.delete_password(SERVICE, account_id))
        except PasswordDeleteError:
            if self.holds(call, account_id):
                raise

    def holds(self, call: Call, account_id: str) -> bool:
        """True if there is a secret; asks for nothing."""
        return self._quick(call, lambda backend: _holds(backend, account_id))

    def _patient(self, call: Call, work: Callable[[Backend], T]) -> T:
        if not self._prompts:
            return self._quick(call, work)
        with call.prompting():
            return self._quick(call, work)

    def _quick(self, call: Call, work: Callable[[Backend], T]) -> T:
        if not self._returned.is_set():
            raise VaultError(VaultReason.TIMEOUT, "an earlier call to the keyring has not come back")
        results: list[T] = []
        errors: list[Exception] = []
        woken, returned = threading.Event(), threading.Event()

        def serve() -> None:
            try:
                results.append(work(self._usable_backend()))
            except BaseException as error:
                errors.append(error if isinstance(error, Exception) else RuntimeError(type(error).__name__))
            returned.set()
            woken.set()

        call.abort_with(woken.set)
        try:
            threading.Thread(target=serve, name="nxwa-keyring", daemon=True).start()
            self._returned = returned
            woken.wait(call.remaining())
        finally:
            call.abort_with(None)
        if errors:
            raise errors[0]
        if results:
            return results[0]
        raise VaultError(VaultReason.TIMEOUT, "the keyring did not answer in time")

    def _usable_backend(self) -> Backend:
        if self._backend is None:
            self._backend = _vetted(self._factory())
        return self._backend


def _vetted(backend: Backend) -> Backend:
    kind: Any = type(backend)
    modules = [parent.__module__ for parent in kind.__mro__]
    if _NO_KEYRING in modules:
        raise VaultError(VaultReason.NO_KEYRING, "keyring found no backend")
    if any(module.startswith(_INSECURE) for module in modules):
        raise VaultError(VaultReason.INSECURE, kind.__name__)
    try:
        # Of the class: an environment variable can set it on the instance.
        priority = float(kind.priority)
    except Exception as error:
        raise VaultError(VaultReason.NO_KEYRING, f"{kind.__name__}: {error}") from None
    if priority < LEAST_PRIORITY:
        raise VaultError(VaultReason.INSECURE, kind.__name__)
    return backend


_LOCAL_MACHINE = 2
"""Windows' CRED_PERSIST_LOCAL_MACHINE: the library's default lets a secret roam to other computers with the profile."""


def _windows() -> Backend:
    from keyring.backends import Windows

    kind: type[Backend] = Windows.WinVaultKeyring
    backend = kind()
    backend.persist = _LOCAL_MACHINE  # type: ignore[attr-defined]
    return backend


def _keychain() -> Backend:
    from keyring.backends import macOS

    kind: type[Backend] = macOS.Keyring
    return kind()


def _kwallet() -> Backend:
    from keyring.backends import kwallet

    kind: type[Backend] = kwallet.DBusKeyring
    return kind()


_FACTORIES: dict[str, Callable[[], Backend]] = {"win32": _windows, "darwin": _keychain}


def _holds(backend: Backend, account_id: str) -> bool:
    look = _LOOKS.get(type(backend).__module__)
    return look(backend, account_id) if look else backend.get_password(SERVICE, account_id) is not None


def _keychain_holds(backend: Any, account_id: str) -> bool:
    # Without kSecReturnData the keychain does not ask whether this program may see the secret.
    from keyring.backends.macOS import api

    keychain: Any = api
    query = keychain.create_query(
        kSecClass=keychain.k_("kSecClassGenericPassword"),
        kSecMatchLimit=keychain.k_("kSecMatchLimitOne"),
        kSecAttrService=SERVICE,
        kSecAttrAccount=account_id,
    )
    status = keychain.SecItemCopyMatching(query, ctypes.byref(ctypes.c_void_p()))
    if status == keychain.error.item_not_found:
        return False
    keychain.Error.raise_for_status(status)
    return True


def _wallet_holds(backend: Any, account_id: str) -> bool:
    # KWallet tells this much of a closed wallet; reading would open it, and so ask for its password.
    from keyring.backends import kwallet

    there: Any = kwallet
    bus = there.dbus.SessionBus(mainloop=there.DBusGMainLoop())
    wallet = there.dbus.Interface(bus.get_object(backend.bus_name, backend.object_path), "org.kde.KWallet")
    return not wallet.keyDoesNotExist(wallet.networkWallet(), SERVICE, account_id)


_LOOKS: dict[str, Callable[[Any, str], bool]] = {
    "keyring.backends.macOS": _keychain_holds,
    "keyring.backends.kwallet": _wallet_holds,
}
