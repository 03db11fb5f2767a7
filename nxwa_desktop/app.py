"""The composition root of the window: builds and connects the services, and closes them in reverse order."""

import contextlib
import os
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication

from nxwa_desktop.protocol.hosts import is_intranet
from nxwa_desktop.sending.server_clock import ServerClock
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.batches import BatchService
from nxwa_desktop.services.clock_sync import ClockSync
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.container import ServiceContainer
from nxwa_desktop.services.daily_backup import DailyBackup
from nxwa_desktop.services.data_file import DataFile
from nxwa_desktop.services.drafts import DraftAutosave
from nxwa_desktop.services.earlier_messages import EarlierMessages
from nxwa_desktop.services.external_changes import ExternalChangeMonitor
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.services.history import HistoryService
from nxwa_desktop.services.history_export import HistoryExport
from nxwa_desktop.services.image_check import ImageCheckService
from nxwa_desktop.services.last_account import LastAccount
from nxwa_desktop.services.last_send import LastSend
from nxwa_desktop.services.network_thread import NetworkThread
from nxwa_desktop.services.never_send import NeverSendService
from nxwa_desktop.services.new_message import NewMessageDefaults
from nxwa_desktop.services.sandbox_server import SandboxServer, rehearsals
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.services.template_update import TemplateUpdate
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
    from nxwa_desktop.sandbox.server import ReceivedRequest
    from nxwa_desktop.sending.delivery import Delivery
    from nxwa_desktop.sending.template_list_reader import TemplateListReader
    from nxwa_desktop.services.single_instance_server import SingleInstanceServer

NETWORK_GRACE, KEYRING_GRACE, DISK_GRACE, ARCHIVE_GRACE = 0.3, 0.1, 0.4, 0.1
"""Longest time in seconds that closing waits for each thread: together less than one."""


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
        self._vault = vault or Vault()
        self._sandbox = SandboxServer(self._vault, on_request)
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
        self._build(paths, is_private, first_start=not sandbox and not paths.database_file.exists())

    def _build(self, paths: Paths, is_private: Callable[[str], bool], *, first_start: bool) -> None:
        """Build the services and the first window, which load their data once it is painted."""
        self._appearance = Appearance(cast("QApplication", QApplication.instance()), self.settings)
        self.services = services = self._build_services(paths, is_private)
        self.composer = services.composer
        self.field_validation = services.field_validation
        self.account_service = services.account_service
        self.sender = services.sender
        self._instance_server: SingleInstanceServer | None = None
        self.window_manager = self._build_window(first_start=first_start)
        self._last_account = LastAccount(self.account_service, self.settings)
        self.daily_backup = DailyBackup(self.storage)
        self._connect_templates()
        self.window.painted.connect(self._begin)

    @property
    def window(self) -> MainWindow:
        """The current window; a change of language replaces it."""
        return self.window_manager.window

    def close(self) -> None:
        """Close everything within a second; a send under way gets its true outcome, and its row is closed."""
        if self._instance_server is not None:
            self._instance_server.close()
        self._close_services()
        self.account_service.close()
        self.sender.close(NETWORK_GRACE)
        self.secrets.close(KEYRING_GRACE)
        self._vault.close()
        self.services.clock_sync.close()
        self.storage.close(DISK_GRACE)
        self._sandbox.close()
        self._appearance.close()
        self.settings.save()
        self.window.deleteLater()
        self.language_manager.close()

    def _close_services(self) -> None:
        """Store the drafts, and let the services emit no more signals."""
        services = self.services
        for service in (
            services.drafts,
            services.external_changes,
            services.last_send,
            services.earlier_messages,
            services.unresolved,
            services.templates,
            services.template_update,
            services.batches,
            services.never_send,
            services.export,
            services.images,
            services.data_file,
            self.daily_backup,
        ):
            service.close()
        services.history.close(ARCHIVE_GRACE)

    def serve_instance(self, instance: Instance) -> None:
        """Serve later starts of the program, which bring the window to the front."""
        from nxwa_desktop.services.single_instance_server import SingleInstanceServer

        self._instance_server = SingleInstanceServer(instance, self.window_manager)
        self._instance_server.activation_requested.connect(self.window_manager.handle_activation)

    def _build_window(self, *, first_start: bool) -> WindowManager:
        def another() -> MainWindow:
            return MainWindow(self.services, endings=rehearsals)

        first = MainWindow(self.services, endings=rehearsals, first_start=first_start)
        return WindowManager(self.settings, self.language_manager, another, first)

    def _build_services(self, paths: Paths, is_private: Callable[[str], bool]) -> ServiceContainer:
        templates = TemplateService(self.storage)
        never_send = NeverSendService(self.storage)
        composer = Composer(saved=templates.find)
        blank = NewMessageDefaults(composer, self.settings, composer)
        account_service = AccountService(self.storage, self.secrets, self._sandbox.open)
        sender = Sender(self.network, self._make_delivery)
        history = HistoryService(paths, self.storage, lambda: sender.busy, now_ms=self.clock.earliest_ms)
        changes = ExternalChangeMonitor(self.storage, Installation())
        return ServiceContainer(
            composer=composer,
            field_validation=FieldValidation(composer, templates, never_send),
            account_service=account_service,
            sender=sender,
            last_send=LastSend(composer, account_service, sender, self.storage, history, changes),
            earlier_messages=EarlierMessages(composer, account_service, sender, history),
            settings=self.settings,
            drafts=DraftAutosave(composer, account_service, self.storage, is_blank=blank.is_blank),
            templates=templates,
            template_update=TemplateUpdate(
                self.network, self.storage, account_service, self.settings, self._make_list_reader
            ),
            batches=BatchService(self.network, self.storage, sender, account_service),
            never_send=never_send,
            sandbox_server=self._sandbox,
            history=history,
            export=HistoryExport(history.worker),
            unresolved=UnresolvedSends(self.storage),
            external_changes=changes,
            images=ImageCheckService(composer, self.network, is_private=is_private),
            clock_sync=ClockSync(self.clock, self.storage),
            paths=paths,
            data_file=DataFile(self.storage),
        )

    def _begin(self) -> None:
        """Load what the first paint did without, on other threads."""
        self.services.clock_sync.begin()
        self._last_account.open(sandbox=self._starts_in_sandbox)
        self.services.drafts.restored.connect(self._drafts_restored)
        self.account_service.changed.connect(self._start_anew)
        self.services.drafts.restore()
        self.services.templates.load()
        self.services.never_send.load()
        self.services.external_changes.watch(self.window.isActiveWindow())
        self.services.history.schedule_tidying()
        self.daily_backup.start()
        threading.Thread(target=_warm_up, name="nxwa-warm-up", daemon=True).start()
        self.sender.warm_up()

    def _connect_templates(self) -> None:
        self.account_service.changed.connect(self._list_templates)
        self.services.template_update.updated.connect(self.services.templates.load)
        self.sender.finished.connect(self._account_used)

    def _list_templates(self) -> None:
        chosen = self.account_service.chosen
        self.services.templates.show_account("" if chosen is None else chosen.id)

    def _account_used(self) -> None:
        if self.sender.sent_last is not None:
            self.services.template_update.note_use(self.sender.sent_last[1])

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

    def _make_list_reader(self) -> "TemplateListReader":
        # On a thread of its own, as above.
        from nxwa_desktop.sending.template_list_reader import TemplateListReader

        return TemplateListReader(secrets=self.secrets, clock=self.clock)


def _warm_up() -> None:
    import phonenumbers

    phonenumbers.is_possible_number(phonenumbers.parse("+8613600009759"))
