"""The composition root of the window: builds and connects the services, and closes them in reverse order."""

import contextlib
import logging
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.hosts import is_intranet
from nxwa_desktop.sending.server_clock import ServerClock
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.clock_sync import ClockSync
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.container import ServiceContainer
from nxwa_desktop.services.data_file import DataFile
from nxwa_desktop.services.drafts import SANDBOX, DraftAutosave
from nxwa_desktop.services.external_changes import ExternalChangeMonitor
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.services.history import HistoryService
from nxwa_desktop.services.history_export import HistoryExport
from nxwa_desktop.services.image_check import ImageCheckService
from nxwa_desktop.services.last_send import LastSend
from nxwa_desktop.services.network_thread import NetworkThread
from nxwa_desktop.services.new_message import NewMessageDefaults
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.services.templates import TemplateService
from nxwa_desktop.services.unresolved_sends import UnresolvedSends
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.storage.secrets.worker import SecretWorker
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.installation import Installation
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.single_instance import Instance
from nxwa_desktop.ui.i18n.languages import VARIABLE, LanguageManager
from nxwa_desktop.ui.window.appearance import Appearance
from nxwa_desktop.ui.window.main_window import MainWindow
from nxwa_desktop.ui.window.window_manager import WindowManager

if TYPE_CHECKING:
    from nxwa_desktop.sandbox.server import ReceivedRequest, Sandbox
    from nxwa_desktop.sending.delivery import Delivery
    from nxwa_desktop.services.instance_server import InstanceServer

NETWORK_GRACE, KEYRING_GRACE, DISK_GRACE, ARCHIVE_GRACE = 0.3, 0.1, 0.4, 0.1
"""Longest time in seconds that closing waits for each thread: together less than one."""

BACKUP_AFTER_MS, BACKUP_EVERY_MS = 20_000, 3_600_000
"""Delay of the first daily backup after the start, and the interval of the checks after it."""

_log = logging.getLogger(__name__)


class App:
    """One window and its services."""

    def __init__(
        self,
        paths: Paths,
        *,
        sandbox: bool = False,
        anew: bool = False,
        vault: Vault | None = None,
        is_private: Callable[[str], bool] = is_intranet,
        on_request: "Callable[[ReceivedRequest], object] | None" = None,
    ) -> None:
        """Build everything; needs a QApplication. `sandbox`: start in it. `anew`: start with an empty message.

        `is_private`: hosts and addresses that no header image is requested from. `on_request` is called with each
        request to the sandbox, on any thread; none is kept.
        """
        self._is_private = is_private
        self._on_request = on_request
        self._vault = vault or Vault()
        self._sandbox: Sandbox | None = None
        self._starts_in_sandbox = sandbox
        self._starts_anew = anew
        self._has_drafts = False
        self.clock = ServerClock()
        self.storage = StorageWorker(paths)
        self.secrets = SecretWorker(self._vault)
        self.network = NetworkThread()
        self.settings = Settings(paths.settings_file)
        self.language_manager = LanguageManager()
        self.language_manager.use_language(os.environ.get(VARIABLE) or self.settings.language)
        self._appearance = Appearance(cast("QApplication", QApplication.instance()), self.settings)
        self.services = services = self._build_services(paths)
        self.composer = services.composer
        self.field_validation = services.field_validation
        self.account_service = services.account_service
        self.sender = services.sender
        self._instance_server: InstanceServer | None = None
        self.window_manager = self._build_window(first_start=not sandbox and not paths.database_file.exists())
        self.account_service.changed.connect(self._remember_account)
        self.account_service.removed.connect(self._forget_account)
        self._backups = QTimer(self.window_manager)
        self._backups.timeout.connect(self._back_up)
        self.window.painted.connect(self._begin)

    @property
    def window(self) -> MainWindow:
        """The current window; a change of language replaces it."""
        return self.window_manager.window

    def close(self) -> None:
        """Close everything within a second; a send under way gets its true outcome, and its row is closed."""
        services = self.services
        if self._instance_server is not None:
            self._instance_server.close()
        services.drafts.close()
        for service in (
            services.external_changes,
            services.last_send,
            services.unresolved,
            services.templates,
            services.export,
            services.images,
            services.data_file,
        ):
            service.close()
        self._backups.stop()
        services.history.close(ARCHIVE_GRACE)
        self.account_service.close()
        self.sender.close(NETWORK_GRACE)
        self.secrets.close(KEYRING_GRACE)
        self._vault.close()
        services.clock_sync.close()
        self.storage.close(DISK_GRACE)
        if self._sandbox is not None:
            self._sandbox.stop()
        self._appearance.close()
        self.settings.save()
        self.window.deleteLater()
        self.language_manager.close()

    def serve_instance(self, instance: Instance) -> None:
        """Serve later starts of the program, which bring the window to the front."""
        from nxwa_desktop.services.instance_server import InstanceServer

        self._instance_server = InstanceServer(instance, self.window_manager)
        self._instance_server.activation_requested.connect(self.window_manager.handle_activation)

    def _build_window(self, *, first_start: bool) -> WindowManager:
        def another() -> MainWindow:
            return MainWindow(self.services, endings=_rehearsals)

        first = MainWindow(self.services, endings=_rehearsals, first_start=first_start)
        return WindowManager(self.settings, self.language_manager, another, first)

    def _build_services(self, paths: Paths) -> ServiceContainer:
        templates = TemplateService(self.storage)
        composer = Composer(saved=templates.find)
        blank = NewMessageDefaults(composer, self.settings, composer)
        account_service = AccountService(self.storage, self.secrets, self._open_sandbox)
        sender = Sender(self.network, self._make_delivery)
        # The earlier of the two, so that a clock that was set meanwhile makes nothing older than it is.
        history = HistoryService(
            paths, self.storage, lambda: sender.busy, now_ms=lambda: min(self.clock.local_ms(), self.clock.unset_ms())
        )
        changes = ExternalChangeMonitor(self.storage, Installation())
        return ServiceContainer(
            composer=composer,
            field_validation=FieldValidation(composer),
            account_service=account_service,
            sender=sender,
            last_send=LastSend(composer, account_service, sender, self.storage, history, changes),
            settings=self.settings,
            drafts=DraftAutosave(composer, account_service, self.storage, is_blank=blank.is_blank),
            templates=templates,
            history=history,
            export=HistoryExport(history.worker),
            unresolved=UnresolvedSends(self.storage),
            external_changes=changes,
            images=ImageCheckService(composer, self.network, is_private=self._is_private),
            clock_sync=ClockSync(self.clock, self.storage),
            paths=paths,
            data_file=DataFile(self.storage),
        )

    def _back_up(self) -> None:
        self._backups.start(BACKUP_EVERY_MS)
        self.storage.back_up_if_due().add_done_callback(_log_backup)

    def _begin(self) -> None:
        """Load what the first paint did without, on other threads."""
        self.services.clock_sync.begin()
        wanted = (self.settings.default_account, self.settings.last_account)
        # The sandbox stays chosen if it was chosen last: only the user leaves it.
        if self._starts_in_sandbox or wanted == ("", SANDBOX):
            self.account_service.choose_sandbox()
        self.account_service.load(*wanted)
        self.services.drafts.restored.connect(self._drafts_restored)
        self.account_service.changed.connect(self._start_anew)
        self.services.drafts.restore()
        self.services.templates.load()
        self.services.external_changes.watch(self.window.isActiveWindow())
        self.services.history.schedule_tidying()
        self._backups.start(BACKUP_AFTER_MS)
        threading.Thread(target=_warm_up, name="nxwa-warm-up", daemon=True).start()
        self.sender.warm_up()

    def _remember_account(self) -> None:
        """Store the chosen account at once, for the next start."""
        chosen = self.account_service.chosen
        if chosen is not None and chosen.id != self.settings.last_account:
            self.settings.last_account = chosen.id

    def _forget_account(self, account: Account) -> None:
        """Drop a removed account, so that the next start does not look for it."""
        if account.id == self.settings.last_account:
            self.settings.last_account = ""

    def _drafts_restored(self) -> None:
        self._has_drafts = True
        self._start_anew()

    def _start_anew(self) -> None:
        # After the draft of the account that the start opens, so that undo leads back to it.
        if self._starts_anew and self._has_drafts and not self.account_service.opening_sandbox:
            self._starts_anew = False
            self.window.new_message()

    def _make_delivery(self) -> "Delivery":
        # On a thread of its own: importing httpx and opening the trust store take 0.1 s.
        from nxwa_desktop.protocol.http_client import Client
        from nxwa_desktop.sending.delivery import Delivery

        client = Client()
        with contextlib.suppress(Exception):
            client.open()  # the send reports what is wrong with the trust store
        return Delivery(storage=self.storage, secrets=self.secrets, client=client, clock=self.clock)

    def _open_sandbox(self) -> Account:
        from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
        from nxwa_desktop.sandbox.server import Sandbox

        self._sandbox = Sandbox(on_request=self._on_request)
        self._sandbox.start()
        account = sandbox_account(self._sandbox.url)
        self._vault.keep_for_session(account.id, SANDBOX_SECRET)
        return account


def _rehearsals() -> tuple[tuple[str, str], ...]:
    from nxwa_desktop.sandbox.rehearsal import rehearsal_endings

    return tuple((each.ending, each.description) for each in rehearsal_endings())


def _log_backup(done: "Future[Path | None]") -> None:
    if not done.cancelled() and (error := done.exception()) is not None:
        _log.error("the database could not be copied: %s: %s", type(error).__name__, error)


def _warm_up() -> None:
    import phonenumbers

    phonenumbers.is_possible_number(phonenumbers.parse("+8613600009759"))
