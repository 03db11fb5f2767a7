"""The Secret Service (GNOME Keyring, KWallet, KeePassXC) over connections that end in time. Linux, late import."""

import contextlib
import socket
from collections import deque
from typing import Any

import secretstorage
from jeepney import DBusErrorResponse, HeaderFields, MatchRule, message_bus  # type: ignore[import-untyped]  # no marker
from jeepney.auth import BEGIN, Authenticator  # type: ignore[import-untyped]  # the same
from jeepney.bus import get_bus  # type: ignore[import-untyped]  # the same
from jeepney.io.blocking import DBusConnection, Proxy  # type: ignore[import-untyped]  # the same
from keyring.backends import SecretService
from keyring.errors import PasswordDeleteError
from secretstorage.util import add_match_rules

from nxwa_desktop.storage.secrets.calls import SERVICE, Backend, Call, VaultError, VaultReason

BUS_NAME = "org.freedesktop.secrets"

_GNOME = "org.gnome.keyring"
_GNOME_PROMPTER = "org.gnome.keyring.SystemPrompter"
_NAMES = {_GNOME: "GNOME Keyring", "org.kde.kwalletd6": "KWallet", "org.kde.kwalletd5": "KWallet"}


class SecretServiceKeyring:
    """Every call on a connection of its own, closed whatever happens."""

    def name(self, call: Call) -> str:
        """Told by the other names of the service's owner."""
        with contextlib.closing(BoundedConnection(call)) as connection:
            return connection.service_name()

    def read(self, call: Call, account_id: str) -> str | None:
        """The secret, or None; unlocks if need be."""
        return self._backend(call, account_id).get_password(SERVICE, account_id)

    def write(self, call: Call, account_id: str, secret: str) -> None:
        """Store the secret in the default collection; unlocks or creates that if need be."""
        self._backend(call, None).set_password(SERVICE, account_id, secret)

    def delete(self, call: Call, account_id: str) -> None:
        """Remove the secret if there is one; unlocks if need be."""
        with contextlib.suppress(PasswordDeleteError):
            self._backend(call, account_id).delete_password(SERVICE, account_id)

    def holds(self, call: Call, account_id: str) -> bool:
        """Search the default collection, locked or not."""
        with contextlib.closing(BoundedConnection(call)) as connection:
            try:
                collection = secretstorage.Collection(connection)
            except secretstorage.ItemNotFoundException:
                return False
            return _BoundedBackend(call, account_id).is_in(collection)

    def _backend(self, call: Call, looking_for: str | None) -> Backend:
        return _BoundedBackend(call, looking_for)


def is_available(call: Call) -> bool:
    """True if the Secret Service runs or can be started. VaultError NO_KEYRING without a session bus."""
    with contextlib.closing(BoundedConnection(call)) as connection:
        return secretstorage.check_service_availability(connection)


class BoundedConnection(DBusConnection):  # type: ignore[misc]  # jeepney has hints, but no marker for them
    """A connection to the session bus whose every wait obeys `call`, cancellation included.

    It also ends when the service dies while a prompt is up: the answer would never come.
    """

    def __init__(self, call: Call) -> None:
        self._call = call
        connected = _connected_socket(call)
        try:
            super().__init__(connected)
            gone = MatchRule(type="signal", sender="org.freedesktop.DBus", member="NameOwnerChanged")
            gone.add_arg_condition(0, BUS_NAME)
            Proxy(message_bus, self).AddMatch(gone)
            add_match_rules(self)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close; a cancellation no longer reaches the socket, whose number may be another's by then."""
        self._call.abort_with(None)
        super().close()

    def receive(self, *, timeout: float | None = None) -> Any:
        """The next message, within the shorter of `timeout` and what the call has left."""
        left = self._call.remaining()
        message = super().receive(timeout=left if timeout is None else min(left, timeout))
        if message.header.fields.get(HeaderFields.member) == "NameOwnerChanged" and not message.body[2]:
            # The rule above lets through the service's name alone; it has no new owner.
            raise VaultError(VaultReason.FAILED, "the keyring's service has ended")
        return message

    def recv_until_filtered(self, queue: "deque[Any]", *, timeout: float | None = None) -> Any:
        """The end of a prompt, for which alone this is called. VaultError LOCKED or DISMISSED when it was refused."""
        try:
            with self._call.prompting():
                message = super().recv_until_filtered(queue, timeout=timeout)
        except TimeoutError:
            raise VaultError(VaultReason.TIMEOUT, "the prompt was not answered in time") from None
        dismissed = message.body[0]
        if dismissed and self._nobody_could_ask():
            raise VaultError(VaultReason.LOCKED, "nothing here can ask for the keyring's password")
        if dismissed:
            raise VaultError(VaultReason.DISMISSED, "the prompt was dismissed")
        return message

    def service_name(self) -> str:
        """The name that people know the running service by."""
        owner = self._owner(BUS_NAME)
        names = (known for name, known in _NAMES.items() if owner and self._owner(name) == owner)
        return next(names, "Secret Service")

    def is_gnome(self) -> bool:
        """GNOME Keyring finds the entries of a locked collection, and leaves prompts to another process."""
        owner = self._owner(BUS_NAME)
        return owner is not None and owner == self._owner(_GNOME)

    def _nobody_could_ask(self) -> bool:
        # Without a display the prompter does not start, and GNOME Keyring reports a dismissed prompt.
        return self.is_gnome() and self._owner(_GNOME_PROMPTER) is None

    def _owner(self, name: str) -> str | None:
        try:
            return str(Proxy(message_bus, self).GetNameOwner(name)[0])
        except DBusErrorResponse:
            return None


class _BoundedBackend(SecretService.Keyring):
    """keyring's own backend, on a bounded connection. `looking_for` is None when writing."""

    def __init__(self, call: Call, looking_for: str | None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring has hints for some functions only
        self._call = call
        self._looking_for = looking_for

    def set_properties_from_env(self) -> None:
        """Nothing: where secrets go is not for the environment to say."""

    def get_preferred_collection(self) -> secretstorage.Collection:
        """The default collection, unlocked. VaultError MISSING when that is certain without unlocking."""
        connection = BoundedConnection(self._call)
        try:
            collection = self._collection(connection)
            if collection.is_locked():
                if self._looking_for and connection.is_gnome() and not self.is_in(collection):
                    raise VaultError(VaultReason.MISSING)
                collection.unlock()
        except BaseException:
            connection.close()
            raise
        return collection

    def is_in(self, collection: secretstorage.Collection) -> bool:
        """True if the collection has the wanted item."""
        query = self._query(SERVICE, self._looking_for)
        return next(collection.search_items(query), None) is not None

    def _collection(self, connection: BoundedConnection) -> secretstorage.Collection:
        if self._looking_for is None:
            return secretstorage.get_default_collection(connection)
        try:
            return secretstorage.Collection(connection)
        except secretstorage.ItemNotFoundException:
            raise VaultError(VaultReason.MISSING) from None


def _connected_socket(call: Call) -> socket.socket:
    """Connect and say who we are. Jeepney's own way can neither be bounded by us nor cancelled."""
    try:
        path = get_bus("SESSION")
    except Exception as error:
        raise VaultError(VaultReason.NO_KEYRING, f"no session bus address: {type(error).__name__}") from None
    connection = socket.socket(socket.AF_UNIX)
    try:
        call.abort_with(lambda: connection.shutdown(socket.SHUT_RDWR))
        connection.settimeout(call.remaining())
        connection.connect(path)
        _authenticate(connection, call)
    except BaseException as error:
        call.abort_with(None)
        connection.close()
        if isinstance(error, OSError) and not isinstance(error, TimeoutError):
            raise VaultError(VaultReason.NO_KEYRING, f"no session bus: {type(error).__name__}") from None
        raise
    return connection


def _authenticate(connection: socket.socket, call: Call) -> None:
    conversation = Authenticator()
    for line in conversation:
        connection.settimeout(call.remaining())
        connection.sendall(line)
        answer = connection.recv(1024)
        if not answer:
            raise ConnectionResetError
        conversation.feed(answer)
    connection.sendall(BEGIN)
