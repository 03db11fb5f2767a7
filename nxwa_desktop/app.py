"""The composition root of the window: builds and connects the services, and closes them in reverse order."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication

from nxwa_desktop.sending.server_clock import ServerClock
from nxwa_desktop.services.container import ServiceContainer
from nxwa_desktop.services.network_thread import NetworkThread
from nxwa_desktop.services.sandbox_server import SandboxServer, rehearsals
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.storage.secrets.worker import SecretWorker
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.single_instance import Instance
from nxwa_desktop.ui.i18n.languages import VARIABLE, LanguageManager
from nxwa_desktop.ui.window.appearance import Appearance
from nxwa_desktop.ui.window.main_window import MainWindow
from nxwa_desktop.ui.window.window_manager import WindowManager

if TYPE_CHECKING:
    from nxwa_desktop.sandbox.server import ReceivedRequest
    from nxwa_desktop.services.single_instance_server import SingleInstanceServer

NETWORK_GRACE, KEYRING_GRACE, DISK_GRACE, ARCHIVE_GRACE = 0.3, 0.1, 0.4, 0.1
"""Longest time in seconds that closing waits for each thread: together less than one."""


_CLOSED_FIRST = (
    "field_validation",
    "drafts",
    "external_changes",
    "last_send",
    "earlier_messages",
    "unresolved",
    "templates",
    "template_update",
    "batches",
    "never_send",
    "export",
    "images",
    "data_file",
    "daily_backup",
)
"""The services that store the drafts and emit no more signals, before the threads end."""


class App:
    """One window and its services."""

    def __init__(
        self,
        paths: Paths,
        *,
        sandbox: bool = False,
        anew: bool = False,
        vault: Vault | None = None,
        is_private: Callable[[str], bool] | None = None,
        on_request: "Callable[[ReceivedRequest], object] | None" = None,
    ) -> None:
        """Build the first window; needs a QApplication. `sandbox`: start in it. `anew`: start with an empty message.

        `is_private`: hosts and addresses that no header image is requested from; None for those of an intranet.
        `on_request` is called with each request to the sandbox, on any thread; none is kept.
        """
        self._vault = vault or Vault()
        self._sandbox = SandboxServer(self._vault, on_request)
        self._starts_in_sandbox = sandbox
        self._starts_anew = anew
        self._instance_server: SingleInstanceServer | None = None
        self.storage = StorageWorker(paths)
        self.secrets = SecretWorker(self._vault)
        self.settings = Settings(paths.settings_file)
        self.network = NetworkThread()
        self.language_manager = LanguageManager()
        self.language_manager.use_language(os.environ.get(VARIABLE) or self.settings.language)
        self._build(paths, is_private, first_start=not sandbox and not paths.database_file.exists())

    def _build(self, paths: Paths, is_private: Callable[[str], bool] | None, *, first_start: bool) -> None:
        """Build the first window and the services that it shows; the others are built when they are first used."""
        self._appearance = Appearance(cast("QApplication", QApplication.instance()), self.settings)
        self.services = services = ServiceContainer(
            paths,
            storage=self.storage,
            secrets=self.secrets,
            network=self.network,
            settings=self.settings,
            clock=ServerClock(),
            sandbox_server=self._sandbox,
            is_private=is_private,
        )
        self.composer = services.composer
        self.account_service = services.account_service
        self.sender = services.sender
        # Before the window: the message of another account is there when the window shows that account.
        services.drafts.restored.connect(self._follow_draft)
        self.field_validation = services.field_validation
        self.field_validation.begin_without_numbering_plans()
        self.account_service.changed.connect(self._list_templates)
        self.sender.finished.connect(self._account_used)
        self.window_manager = self._build_window(first_start=first_start)
        self.window.painted.connect(self._begin)
        self.window.completed.connect(self._read_the_rest)
        self.window.settled.connect(self._warm_up)

    @property
    def window(self) -> MainWindow:
        """The current window; a change of language replaces it."""
        return self.window_manager.window

    def close(self) -> None:
        """Close what was built within a second; a send under way gets its true outcome, and its row is closed."""
        if self._instance_server is not None:
            self._instance_server.close()
        for service in self.services.built(*_CLOSED_FIRST):
            service.close()
        for history in self.services.built("history"):
            history.close(ARCHIVE_GRACE)
        self.account_service.close()
        self.sender.close(NETWORK_GRACE)
        self.secrets.close(KEYRING_GRACE)
        self._vault.close()
        for clock_sync in self.services.built("clock_sync"):
            clock_sync.close()
        self.storage.close(DISK_GRACE)
        self._sandbox.close()
        self._appearance.close()
        self.settings.save()
        self.window.deleteLater()
        self.language_manager.close()

    def serve_instance(self, instance: Instance) -> None:
        """Serve later starts of the program, which bring the window to the front."""
        from nxwa_desktop.services.single_instance_server import SingleInstanceServer

        self._instance_server = SingleInstanceServer(instance, self.window_manager)
        self._instance_server.activation_requested.connect(self.window_manager.handle_activation)

    def _build_window(self, *, first_start: bool) -> WindowManager:
        def another() -> MainWindow:
            return MainWindow(self.services, endings=rehearsals)

        opens_sandbox = self._starts_in_sandbox or self.settings.opens_sandbox
        first = MainWindow(self.services, endings=rehearsals, first_start=first_start, opens_sandbox=opens_sandbox)
        return WindowManager(self.settings, self.language_manager, another, first)

    def _begin(self) -> None:
        """Read the draft, on other threads. Everything else waits for it: one interpreter serves all threads."""
        services = self.services
        _ = services.data_file  # it follows what becomes of the file from here on
        services.last_account.open(sandbox=self._starts_in_sandbox)
        services.drafts.restore()
        self.account_service.changed.connect(self._follow_draft)
        from nxwa_desktop.ui.widgets.alt_keys import AltKeys

        AltKeys(cast("QApplication", QApplication.instance()), self.window_manager)

    def _read_the_rest(self) -> None:
        services = self.services
        services.templates.load()
        services.never_send.load()
        services.clock_sync.begin()
        services.template_update.load_state()
        services.external_changes.watch(self.window.isActiveWindow())

    def _warm_up(self) -> None:
        """Import what the first send needs, and start the periodic work: on any thread, both would delay the draft."""
        self.sender.warm_up()
        self.services.history.schedule_tidying()
        self.services.daily_backup.start()

    def _list_templates(self) -> None:
        chosen = self.account_service.chosen
        self.services.templates.show_account("" if chosen is None else chosen.id)

    def _account_used(self) -> None:
        if self.sender.sent_last is not None:
            self.services.template_update.note_use(self.sender.sent_last[1])

    def _follow_draft(self) -> None:
        """Go on once the draft of the account that the start opens is there."""
        if not self.services.drafts.are_restored or self.account_service.opening_sandbox:
            return
        self.window.settle()
        if self._starts_anew:  # undo leads back to the draft
            self._starts_anew = False
            self.window.new_message()
