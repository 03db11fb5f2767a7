"""The accounts as the window knows them: which there are, which is chosen, and where their secrets are."""

import logging
from collections.abc import Callable
from concurrent.futures import Future

import msgspec
from PySide6.QtCore import QObject, Signal

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.services.background import Relay
from nxwa_desktop.storage.secrets import SecretThread
from nxwa_desktop.storage.stores import Stores, StoreThread
from nxwa_desktop.storage.vault import SecretPlace, Vault
from nxwa_desktop.workers import DaemonExecutor

_log = logging.getLogger(__name__)


class SecretWhereabouts(msgspec.Struct, frozen=True):
    """Where one account's secret is, and what this system's keyring is called."""

    account_id: str
    place: SecretPlace
    keyring: str


class AccountBook(QObject):
    """All signals arrive in the window's thread; every question to disk or keyring is asked on theirs.

    `changed()`: list or choice are others. `saved(Account)` or `save_failed(Exception)` answer `save`.
    `failed(Exception)`: anything else that could not be read or written. `located(SecretWhereabouts)` answers `locate`.
    """

    changed = Signal()
    saved = Signal(object)
    save_failed = Signal(object)
    failed = Signal(object)
    located = Signal(object)

    def __init__(
        self,
        stores: StoreThread,
        secrets: SecretThread,
        open_sandbox: Callable[[], Account],
        parent: QObject | None = None,
    ) -> None:
        """`open_sandbox` starts the sandbox, from any thread, and returns the account to use it with."""
        super().__init__(parent)
        self._stores = stores
        self._secrets = secrets
        self._open_sandbox = open_sandbox
        self._relay = Relay(self)
        self._accounts: tuple[Account, ...] = ()
        self._sandbox: Account | None = None
        self._chosen: Account | None = None
        self._wanted = ""
        self._loaded = False

    @property
    def loaded(self) -> bool:
        """The list has been read from disk, or reading it has failed."""
        return self._loaded

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The stored accounts by name; the sandbox is not one of them."""
        return self._accounts

    @property
    def chosen(self) -> Account | None:
        """The account messages go out by."""
        return self._chosen

    @property
    def in_sandbox(self) -> bool:
        """Messages go to the sandbox."""
        return self._chosen is not None and self._chosen is self._sandbox

    def load(self, wanted: str = "") -> None:
        """Read the accounts; choose the one whose id is `wanted`, else the only one there is."""
        self._wanted = wanted
        self._relay.when_done(self._stores.submit(lambda stores: stores.accounts.list()), self._listed)

    def choose(self, account: Account | None) -> None:
        """Choose an account of the list."""
        self._chosen = account
        self.changed.emit()

    def choose_sandbox(self) -> None:
        """Start the sandbox where it does not run yet, and choose it."""
        if self._sandbox is not None:
            self.choose(self._sandbox)
        else:
            self._relay.when_done(DaemonExecutor().submit(self._open_sandbox), self._sandbox_opened)

    def save(self, account: Account, secret: str | None, *, for_session: bool = False) -> None:
        """Store an account, new or changed, and its secret unless that is None."""
        if secret is None:
            self._store(account, fresh_secret=False)
            return

        def keep(vault: Vault) -> None:
            (vault.keep_for_session if for_session else vault.write)(account.id, secret)

        self._relay.when_done(self._secrets.submit(keep), lambda done: self._kept(account, done))

    def remove(self, account: Account) -> None:
        """Delete an account and its secret."""
        self._relay.when_done(
            self._stores.submit(lambda stores: stores.accounts.remove(account.id)),
            lambda done: self._removed(account, done),
        )

    def locate(self, account_id: str) -> None:
        """Ask where the secret is kept."""

        def look(vault: Vault) -> SecretWhereabouts:
            return SecretWhereabouts(account_id, vault.place(account_id), vault.keyring_name())

        self._relay.when_done(self._secrets.submit(look), self._looked)

    def cancel_keyring(self) -> None:
        """Give up the question the keyring has not answered."""
        self._secrets.cancel()

    def close(self) -> None:
        """No more signals."""
        self._relay.close()

    def _listed(self, done: "Future[tuple[Account, ...]]") -> None:
        self._loaded = True
        if (error := done.exception()) is not None:
            self._complain(error)
        else:
            self._accounts = done.result()
            self._choose_again()
        self.changed.emit()

    def _choose_again(self) -> None:
        if self.in_sandbox:
            return
        wanted = self._chosen.id if self._chosen else self._wanted
        known = {account.id: account for account in self._accounts}
        self._chosen = known.get(wanted) or (self._accounts[0] if len(self._accounts) == 1 else None)

    def _sandbox_opened(self, done: "Future[Account]") -> None:
        if (error := done.exception()) is not None:
            self._complain(error)
        else:
            self._sandbox = done.result()
            self.choose(self._sandbox)

    def _kept(self, account: Account, done: "Future[None]") -> None:
        if (error := done.exception()) is not None:
            self.save_failed.emit(error)
        else:
            self._store(account, fresh_secret=True)

    def _store(self, account: Account, *, fresh_secret: bool) -> None:
        def save(stores: Stores) -> tuple[Account, ...]:
            stores.accounts.save(account)
            return stores.accounts.list()

        self._relay.when_done(self._stores.submit(save), lambda done: self._stored(account, done, fresh_secret))

    def _stored(self, account: Account, done: "Future[tuple[Account, ...]]", fresh_secret: bool) -> None:
        if (error := done.exception()) is not None:
            if fresh_secret and all(known.id != account.id for known in self._accounts):
                self._secrets.submit(lambda vault: vault.delete(account.id))  # nothing points at it any more
            self.save_failed.emit(error)
            return
        self._accounts = done.result()
        if not self.in_sandbox or not self._chosen:
            self._chosen = account
        self.changed.emit()
        self.saved.emit(account)

    def _removed(self, account: Account, done: "Future[None]") -> None:
        if (error := done.exception()) is not None:
            self._complain(error)
            return
        self._accounts = tuple(known for known in self._accounts if known.id != account.id)
        if self._chosen is not None and self._chosen.id == account.id:
            self._chosen = None
        self.changed.emit()
        self._relay.when_done(self._secrets.submit(lambda vault: vault.delete(account.id)), self._secret_deleted)

    def _secret_deleted(self, done: "Future[None]") -> None:
        if (error := done.exception()) is not None:
            self._complain(error)

    def _looked(self, done: "Future[SecretWhereabouts]") -> None:
        if done.exception() is None:
            self.located.emit(done.result())

    def _complain(self, error: BaseException) -> None:
        _log.error("accounts: %s: %s", type(error).__name__, error)
        self.failed.emit(error)
