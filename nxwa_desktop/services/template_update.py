"""Takes over NXCloud's list of an account's templates in the background, and reports by signals."""

import datetime
import logging
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import TYPE_CHECKING, TypeVar

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.services.network_thread import Job, NetworkThread
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.threads import run_imports, run_in_thread
from nxwa_desktop.system.wall_clock import now_ms

if TYPE_CHECKING:  # the first paint does without them, and without httpx
    from nxwa_desktop.protocol.template_list import ListSource
    from nxwa_desktop.sending.template_list_reader import ListFailure, TemplateListing, TemplateListReader
    from nxwa_desktop.storage.templates import ListChanges, ListState
    from nxwa_desktop.templates.server_template import UnreadableRow

MIN_AGE_MS = 6 * 3_600_000
"""Age in milliseconds from which on a list is read again without being asked for."""
CHECK_EVERY_MS = 60_000
"""How often the age is looked at, once an account was used."""

_T = TypeVar("_T")

_log = logging.getLogger(__name__)


class TemplatesUpdated(msgspec.Struct, frozen=True):
    """A list that was taken over."""

    account: Account
    changes: "ListChanges"
    unreadable: "tuple[UnreadableRow, ...]"
    is_complete: bool
    """False where NXCloud had more templates than this program reads."""


class UpdateFailed(msgspec.Struct, frozen=True):
    """An update that changed nothing."""

    account: Account
    failure: "ListFailure | None"
    """Why there is no list; None where the list was there or not asked for, and `error` says why it failed."""
    error: BaseException | None = None


class TemplateUpdate(QObject):
    """Runs one update at a time: `started()`, then one of `updated(TemplatesUpdated)`, `failed(UpdateFailed)` and
    `cancelled()`.

    One that nobody asked for does not report a failure. `state_known()`: `updated_at` of the chosen account may have
    changed.
    """

    started = Signal()
    updated = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    state_known = Signal()

    def __init__(
        self,
        network: NetworkThread,
        storage: StorageWorker,
        account_service: AccountService,
        settings: Settings,
        make_reader: "Callable[[], TemplateListReader]",
        parent: QObject | None = None,
    ) -> None:
        """`make_reader` imports httpx and the trust store; called on a thread of its own, again only if it raised."""
        super().__init__(parent)
        self._network = network
        self._storage = storage
        self._account_service = account_service
        self._settings = settings
        self._make_reader = make_reader
        self._building: Future[TemplateListReader] | None = None
        self._main_thread = MainThreadCallback(self)
        self._run: _Run | None = None
        self._state: tuple[str, ListState | None] = ("", None)
        self._used: dict[str, datetime.date] = {}
        self._tried: dict[str, int] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(CHECK_EVERY_MS)
        self._timer.timeout.connect(self.update_if_old)
        account_service.changed.connect(self.load_state)

    @property
    def busy(self) -> bool:
        """True while an update runs that was asked for."""
        return self._run is not None and not self._run.quiet

    @property
    def updated_at(self) -> int | None:
        """When the chosen account's list was taken over last, in milliseconds since the epoch; None before that."""
        account = self._account_service.chosen
        account_id, state = self._state
        return state.updated_at if account is not None and state is not None and account.id == account_id else None

    def update(self, account: Account) -> None:
        """Read the list of `account` and take it over. An update under way ends first."""
        self._begin(account, quiet=False)

    def note_use(self, account: Account) -> None:
        """Remember that the account was used today: its list is kept up to date by itself."""
        self._used[account.id] = datetime.date.today()  # noqa: DTZ011 - the person's own day
        if not self._timer.isActive():
            self._timer.start()

    def update_if_old(self) -> None:
        """Update the chosen account's list if it is old, and if the account was used today."""
        account = self._account_service.chosen
        if account is None or account.sandbox or self._run is not None or self._settings.update_templates != "on":
            return
        today = datetime.date.today()  # noqa: DTZ011 - the person's own day
        known_id, state = self._state
        last = max(self._tried.get(account.id, 0), state.updated_at if state is not None else 0)
        if self._used.get(account.id) == today and known_id == account.id and not 0 <= now_ms() - last < MIN_AGE_MS:
            self._begin(account, quiet=True)

    def cancel(self) -> None:
        """End the update under way; what is saved stays as it was."""
        if self._run is not None and self._run.cancel():
            self._end(self.cancelled.emit)

    def load_state(self) -> None:
        """Read when the chosen account's list was taken over last."""
        account = self._account_service.chosen
        if account is None or account.id == self._state[0]:
            self.state_known.emit()
            return
        self._main_thread.when_done(
            self._read_state(account.id), lambda state: self._remember(account.id, state), self._log_error
        )

    def close(self) -> None:
        """Emit no more signals."""
        self._timer.stop()
        self._main_thread.close()
        if self._run is not None:
            self._run.cancel()

    def _begin(self, account: Account, *, quiet: bool) -> None:
        if self._run is not None and not self._run.cancel():
            return  # its list is being written
        self._run = run = _Run(account, quiet=quiet)
        self._tried[account.id] = now_ms()
        if self._building is None or (self._building.done() and self._building.exception()):
            self._building = run_in_thread(run_imports, self._make_reader)
        if not quiet:
            self.started.emit()
        building = self._building

        def build(run: _Run, state: "ListState | None") -> None:
            run.known = _source(state)
            self._then(run, building, self._read)

        self._then(run, self._read_state(account.id), build)

    def _read(self, run: "_Run", reader: "TemplateListReader") -> None:
        account = run.account
        run.job = self._network.run(lambda: reader.read(account, known=run.known, url=account.list_url))
        self._then(run, run.job.future, self._take)

    def _take(self, run: "_Run", found: "TemplateListing | ListFailure") -> None:
        from nxwa_desktop.sending.template_list_reader import TemplateListing
        from nxwa_desktop.storage.templates import ListState

        run.job = None
        if not isinstance(found, TemplateListing):
            self._fail(run, found, None)
            return
        at = now_ms()
        state = ListState(found.source.value, at)
        run.is_writing = True
        writing = self._storage.submit(
            lambda repos: repos.templates.take_list(
                run.account.id, found.templates, at, source=found.source.value, is_complete=found.is_complete
            )
        )
        self._then(run, writing, lambda _, changes: self._taken(run, found, changes, state))

    def _taken(self, run: "_Run", found: "TemplateListing", changes: "ListChanges", state: "ListState") -> None:
        self._remember(run.account.id, state)
        report = TemplatesUpdated(run.account, changes, found.unreadable, found.is_complete)
        self._end(lambda: self.updated.emit(report))

    def _then(self, run: "_Run", future: "Future[_T]", then: "Callable[[_Run, _T], object]") -> None:
        def go_on(result: "_T") -> None:
            if self._run is run:
                then(run, result)

        def fail(error: BaseException) -> None:
            if self._run is run:
                self._log_error(error)
                self._fail(run, None, error)

        self._main_thread.when_done(future, go_on, fail)

    def _fail(self, run: "_Run", failure: "ListFailure | None", error: BaseException | None) -> None:
        report = UpdateFailed(run.account, failure, error)
        self._end((lambda: None) if run.quiet else (lambda: self.failed.emit(report)))

    def _end(self, emit: Callable[[], object]) -> None:
        self._run = None
        emit()

    def _remember(self, account_id: str, state: "ListState | None") -> None:
        chosen = self._account_service.chosen
        if chosen is not None and chosen.id == account_id:
            self._state = (account_id, state)
            self.state_known.emit()

    def _read_state(self, account_id: str) -> "Future[ListState | None]":
        return self._storage.submit(lambda repos: repos.templates.list_state(account_id))

    def _log_error(self, error: BaseException) -> None:
        if not isinstance(error, CancelledError):
            _log.error("the list of templates: %s: %s", type(error).__name__, error)


class _Run:
    """One update under way."""

    def __init__(self, account: Account, *, quiet: bool) -> None:
        self.account = account
        self.quiet = quiet
        self.known: ListSource | None = None
        self.job: Job | None = None
        self.is_writing = False

    def cancel(self) -> bool:
        """Stop reading; False where the list is being written already, which is over at once."""
        if self.is_writing:
            return False
        if self.job is not None:
            self.job.cancel()
        return True


def _source(state: "ListState | None") -> "ListSource | None":
    """The list that answered last time; None for the word of a newer version."""
    from nxwa_desktop.protocol.template_list import ListSource

    known = {each.value: each for each in ListSource}
    return None if state is None else known.get(state.source)
