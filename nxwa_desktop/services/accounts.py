"""The stored accounts, the chosen one, and where their secrets are kept."""

import logging
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.storage.secrets.vault import SecretPlace, Vault, VaultError, VaultReason
from nxwa_desktop.storage.secrets.worker import SecretWorker
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.threads import run_in_thread

if TYPE_CHECKING:  # imported on the thread that opens the database
    from nxwa_desktop.storage.repositories import Repositories

_log = logging.getLogger(__name__)


class SecretLocation(msgspec.Struct, frozen=True):
    """The place of one account's secret, and the name of this system's keyring."""

    account_id: str
    place: SecretPlace
    keyring: str


class AccountService(QObject):
    """Loads, chooses, saves and removes accounts; disk and keyring work on their own threads.

    `changed()`: the list or the choice changed. `saved(Account)` or `save_failed(Exception)` answer `save`.
    `failed(Exception)`: another read or write failed. `located(SecretLocation)` answers `locate`.
    `lost(Account | None)`: the chosen account was removed elsewhere, or the one used last is gone at the start (None);
    no account is chosen now. `altered(Account)`: the chosen one was changed elsewhere. `removed(Account)` answers
    `remove`.

    Only the user changes which account is chosen, by `choose`, `choose_sandbox`, or by saving one while none is
    chosen. The list chooses once, when it is first read and nobody has chosen yet.
    """

    changed = Signal()
    lost = Signal(object)
    altered = Signal(object)
    removed = Signal(object)
    saved = Signal(object)
    save_failed = Signal(object)
    failed = Signal(object)
    located = Signal(object)
    sandbox_failed = Signal(object)

    def __init__(
        self,
        storage: StorageWorker,
        secrets: SecretWorker,
        open_sandbox: Callable[[], Account],
        parent: QObject | None = None,
    ) -> None:
        """`open_sandbox` starts the sandbox, from any thread, and returns the account to use it with."""
        super().__init__(parent)
        self._storage = storage
        self._secrets = secrets
        self._open_sandbox = open_sandbox
        self._main_thread = MainThreadCallback(self)
        self._accounts: tuple[Account, ...] = ()
        self._sandbox: Account | None = None
        self._sandbox_opening = False
        self._sandbox_wanted = False
        self._chosen: Account | None = None
        self._has_chosen = False
        self._written: Account | None = None
        self._wanted: tuple[str, ...] = ()
        self._keeping: Future[None] | None = None
        self._loaded = False
        self._read = False
        self._last_used_is_missing = False

    @property
    def loaded(self) -> bool:
        """True once the list was read from disk or reading it failed."""
        return self._loaded

    @property
    def empty(self) -> bool:
        """True once the list was read and holds no account."""
        return self._read and not self._accounts

    @property
    def last_used_is_missing(self) -> bool:
        """True while none is chosen because the account that was used last is gone at the start."""
        return self._last_used_is_missing

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The stored accounts by name; the sandbox is not one of them."""
        return self._accounts

    @property
    def chosen(self) -> Account | None:
        """The account that messages are sent with; None while none is chosen."""
        return self._chosen

    @property
    def in_sandbox(self) -> bool:
        """True while the sandbox is chosen."""
        return self._chosen is not None and self._chosen.sandbox

    @property
    def awaits_keyring(self) -> bool:
        """True while the keyring has not answered for a while: it may show a prompt."""
        return self._secrets.awaited

    @property
    def opening_sandbox(self) -> bool:
        """True while the sandbox is being started; the account chosen before stays chosen until it runs."""
        return self._sandbox_wanted

    def load(self, *wanted: str) -> None:
        """Read the accounts.

        The first time, the first of the ids `wanted` that is there is chosen; the only account there is where none of
        them names one. An empty id names none.
        """
        self._wanted = tuple(filter(None, wanted)) or self._wanted
        self._main_thread.when_done(
            self._storage.submit(lambda repos: repos.accounts.list()), self._listed, self._not_listed
        )

    def choose(self, account: Account | None) -> None:
        """Choose an account by its id, or the sandbox.

        What is stored now counts: a menu may have been open while the account was changed.
        """
        self._has_chosen = True
        self._sandbox_wanted = self._last_used_is_missing = False
        self._chosen = account
        if account is not None and not account.sandbox:
            self._chosen = next((each for each in self._accounts if each.id == account.id), account)
        self.changed.emit()

    def choose_sandbox(self) -> None:
        """Start the sandbox unless it runs, then choose it unless another account was chosen meanwhile."""
        if self._sandbox is not None:
            self.choose(self._sandbox)
            return
        self._has_chosen = self._sandbox_wanted = True
        if not self._sandbox_opening:
            self._sandbox_opening = True
            self._main_thread.when_done(run_in_thread(self._open_sandbox), self._sandbox_opened, self._sandbox_failed)

    def save(self, account: Account, secret: str | None, *, for_session: bool = False) -> None:
        """Store an account, new or changed, and its secret unless that is None: both or neither."""
        before = next((known for known in self._accounts if known.id == account.id), None)
        if secret is None:
            self._write_row(account, self._not_saved)
        elif before is None:
            # A new account's row comes last, so that cancelling the keyring's prompt leaves nothing behind.
            self._main_thread.when_done(
                self._keep_secret(account.id, secret, for_session=for_session),
                lambda _: self._write_row(account, lambda error: self._forget_secret(account, error)),
                self._not_saved,
            )
        else:
            # A stored account's row comes first: it keeps its old secret where the row cannot be changed.
            self._main_thread.when_done(
                self._write(account),
                lambda _: self._main_thread.when_done(
                    self._keep_secret(account.id, secret, for_session=for_session),
                    lambda _: self._write_row(account, self._not_saved),
                    lambda error: self._restore_row(before, error),
                ),
                self._not_saved,
            )

    def remove(self, account: Account) -> None:
        """Delete an account, what NXCloud listed for it, and its secret."""
        self._main_thread.when_done(
            self._storage.submit(lambda repos: repos.remove_account(account.id)),
            lambda _: self._removed(account),
            self._report,
        )

    def locate(self, account_id: str) -> None:
        """Look up where the secret is kept; `located` answers. A failure is only logged."""

        def find_location(vault: Vault) -> SecretLocation:
            return SecretLocation(account_id, vault.place(account_id), vault.keyring_name())

        self._main_thread.when_done(self._secrets.submit(find_location), self.located.emit, self._log_error)

    def cancel_keyring(self) -> None:
        """Cancel the storing of a secret that the keyring has not answered."""
        if self._keeping is not None:
            self._secrets.give_up(self._keeping)

    def close(self) -> None:
        """Emit no more signals."""
        self._main_thread.close()

    def _listed(self, accounts: tuple[Account, ...]) -> None:
        self._loaded = self._read = True
        self._accounts = accounts
        before, self._chosen = self._chosen, self._chosen_of_list()
        missing = self._chosen is None and not self._has_chosen and bool(self._wanted)
        self._last_used_is_missing |= missing
        self._has_chosen = True
        self.changed.emit()
        if missing or (before is not None and self._chosen is None):
            self.lost.emit(before)
        elif before is not None and self._chosen not in {before, self._written}:
            self.altered.emit(self._chosen)

    def _not_listed(self, error: BaseException) -> None:
        self._loaded = True
        self._report(error)
        self.changed.emit()

    def _chosen_of_list(self) -> Account | None:
        """The choice after the list was read; an account that is gone is not replaced by another."""
        if self.in_sandbox:
            return self._chosen
        known = {account.id: account for account in self._accounts}
        if self._has_chosen:
            return None if self._chosen is None else known.get(self._chosen.id)
        if self._wanted:
            return next((known[each] for each in self._wanted if each in known), None)
        return self._accounts[0] if len(self._accounts) == 1 else None

    def _sandbox_opened(self, account: Account) -> None:
        self._sandbox_opening = False
        self._sandbox = account
        if self._sandbox_wanted:
            self.choose(account)

    def _sandbox_failed(self, error: BaseException) -> None:
        self._sandbox_opening = False
        self._sandbox_wanted = False
        self._log_error(error)
        self.sandbox_failed.emit(error)
        self.changed.emit()

    def _keep_secret(self, account_id: str, secret: str, *, for_session: bool) -> "Future[None]":
        if for_session:
            return self._secrets.keep_for_session(account_id, secret)
        self._keeping = self._secrets.submit(lambda vault: vault.write(account_id, secret))
        return self._keeping

    def _write(self, account: Account) -> "Future[tuple[Account, ...]]":
        def save(repositories: "Repositories") -> tuple[Account, ...]:
            repositories.accounts.save(account)
            return repositories.accounts.list()

        self._written = account
        return self._storage.submit(save)

    def _write_row(self, account: Account, otherwise: Callable[[BaseException], object]) -> None:
        """Write the account's row, the last step of saving."""
        self._main_thread.when_done(
            self._write(account), lambda accounts: self._stored(account.id, accounts), otherwise
        )

    def _stored(self, account_id: str, accounts: tuple[Account, ...]) -> None:
        stored = next(known for known in accounts if known.id == account_id)
        self._accounts = accounts
        if not self._sandbox_wanted and (self._chosen is None or self._chosen.id == stored.id):
            self._has_chosen = True
            self._last_used_is_missing = False
            self._chosen = stored
        self.changed.emit()
        self.saved.emit(stored)

    def _forget_secret(self, account: Account, error: BaseException) -> None:
        self._secrets.submit(lambda vault: vault.delete(account.id))
        self._not_saved(error)

    def _not_saved(self, error: BaseException) -> None:
        given_up = isinstance(error, CancelledError)
        self.save_failed.emit(VaultError(VaultReason.DISMISSED, "given up before its turn") if given_up else error)

    def _restore_row(self, before: Account, error: BaseException) -> None:
        def fail(_: object) -> None:
            self._not_saved(error)

        self._main_thread.when_done(self._write(before), fail, fail)

    def _removed(self, account: Account) -> None:
        self._accounts = tuple(known for known in self._accounts if known.id != account.id)
        if self._chosen is not None and self._chosen.id == account.id:
            self._chosen = None
        self.changed.emit()
        self.removed.emit(account)
        self._main_thread.when_done(
            self._secrets.submit(lambda vault: vault.delete(account.id)), lambda _: None, self._report
        )

    def _report(self, error: BaseException) -> None:
        self._log_error(error)
        self.failed.emit(error)

    def _log_error(self, error: BaseException) -> None:
        _log.error("accounts: %s: %s", type(error).__name__, error)
