"""The composition root of the window: builds, wires, and closes in reverse order."""

import contextlib
import logging
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from nxwa_desktop import __version__
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.urls import is_intranet
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
from nxwa_desktop.services.main_thread_gc import MainThreadGc
from nxwa_desktop.services.network_thread import NetworkThread
from nxwa_desktop.services.new_message import NewMessageDefaults
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.services.templates import TemplateService
from nxwa_desktop.services.unresolved_sends import UnresolvedSends
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.storage.secrets.worker import SecretWorker
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.display import HEADLESS_ADVICE
from nxwa_desktop.system.identity import APP_ID
from nxwa_desktop.system.installation import Installation
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.resources import resource
from nxwa_desktop.system.single_instance import ActivationRequest, Instance, Show
from nxwa_desktop.ui.i18n.languages import VARIABLE, LanguageManager
from nxwa_desktop.ui.widgets.plain_text_style import PlainTextStyle
from nxwa_desktop.ui.window.appearance import Appearance, take_colours
from nxwa_desktop.ui.window.main_window import MainWindow
from nxwa_desktop.ui.window.window_manager import WindowManager

if TYPE_CHECKING:
    from nxwa_desktop.sandbox.server import ReceivedRequest, Sandbox
    from nxwa_desktop.sending.delivery import Delivery
    from nxwa_desktop.services.instance_server import InstanceServer

NETWORK_GRACE, KEYRING_GRACE, DISK_GRACE, ARCHIVE_GRACE = 0.3, 0.1, 0.4, 0.1
"""Seconds that closing waits at most for each thread: together less than one."""

BACKUP_AFTER_MS, BACKUP_EVERY_MS = 20_000, 3_600_000
"""A copy of the database is made a while after the start, if there is none of today, and looked after every hour."""

SWITCH_INTERVAL = 0.0005
"""Seconds after which a busy thread lets another one run."""

_log = logging.getLogger(__name__)


class App:
    """One window and everything behind it."""

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
        """Build it all. `sandbox`: start straight in it. `anew`: with an empty message. Needs a QApplication.

        `is_private`: hosts and addresses that are not asked for a header image. `on_request` is called with each
        request to the sandbox, on any thread; none is kept.
        """
        self._is_private = is_private
        self._on_request = on_request
        self._vault = vault or Vault()
        self._sandbox: Sandbox | None = None
        self._starts_in_sandbox = sandbox
        self._starts_anew = anew
        self.clock = ServerClock()
        self.storage = StorageWorker(paths)
        self.secrets = SecretWorker(self._vault)
        self.network = NetworkThread()
        self.settings = Settings(paths.settings_file)
        self.language_manager = LanguageManager()
        self.language_manager.speak(os.environ.get(VARIABLE) or self.settings.language)
        self._appearance = Appearance(cast("QApplication", QApplication.instance()), self.settings)
        self.services = services = self._build_services(paths)
        self.composer, self.field_validation, self.account_service, self.sender = (
            services.composer,
            services.field_validation,
            services.account_service,
            services.sender,
        )
        first_start = not sandbox and not paths.database_file.exists()
        window = MainWindow(services, endings=_rehearsals, first_start=first_start)
        self.window_manager = WindowManager(
            self.settings, self.language_manager, lambda: MainWindow(services, endings=_rehearsals), window
        )
        self.account_service.changed.connect(self._remember_account)
        self.account_service.removed.connect(self._forget_account)
        self._instance_server: InstanceServer | None = None
        self._backups = QTimer(self.window_manager)
        self._backups.timeout.connect(self._back_up)
        window.painted.connect(self._begin)

    @property
    def window(self) -> MainWindow:
        """The window that is there now: another language brings another one."""
        return self.window_manager.window

    def close(self) -> None:
        """End everything within a second: a message on its way gets its true outcome, and its row is closed."""
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

    def answer(self, instance: Instance) -> None:
        """Hear who starts the program again: the window comes to the front."""
        from nxwa_desktop.services.instance_server import InstanceServer

        self._instance_server = InstanceServer(instance, self.window_manager)
        self._instance_server.activation_requested.connect(self.window_manager.come_back)

    def _build_services(self, paths: Paths) -> ServiceContainer:
        templates = TemplateService(self.storage)
        composer = Composer(saved=templates.find)
        blank = NewMessageDefaults(composer, self.settings, composer)
        account_service = AccountService(self.storage, self.secrets, self._open_sandbox)
        sender = Sender(self.network, self._make_delivery)
        # The earlier of the two: a clock that was set meanwhile makes nothing older than it is.
        history = HistoryService(
            paths, self.storage, lambda: sender.busy, now_ms=lambda: min(self.clock.local_ms(), self.clock.unset_ms())
        )
        external_changes = ExternalChangeMonitor(self.storage, Installation())
        return ServiceContainer(
            composer=composer,
            field_validation=FieldValidation(composer),
            account_service=account_service,
            sender=sender,
            last_send=LastSend(
                composer, account_service, sender, self.storage, history=history, external_changes=external_changes
            ),
            settings=self.settings,
            drafts=DraftAutosave(composer, account_service, self.storage, is_blank=blank.is_blank),
            templates=templates,
            history=history,
            export=HistoryExport(history.worker),
            unresolved=UnresolvedSends(self.storage),
            external_changes=external_changes,
            images=ImageCheckService(composer, self.network, is_private=self._is_private),
            clock_sync=ClockSync(self.clock, self.storage),
            paths=paths,
            data_file=DataFile(self.storage),
        )

    def _back_up(self) -> None:
        self._backups.start(BACKUP_EVERY_MS)
        self.storage.back_up_if_due().add_done_callback(_log_backup)

    def _begin(self) -> None:
        """The first picture stands: now fetch what it did without, all of it off this thread."""
        self.services.clock_sync.begin()
        wanted = (self.settings.default_account, self.settings.last_account)
        # Who practised last goes on practising: nothing but the person leads out of the sandbox.
        if self._starts_in_sandbox or wanted == ("", SANDBOX):
            self.account_service.choose_sandbox()
        self.account_service.load(*wanted)
        self.services.drafts.restored.connect(self._drafts_restored)
        self.services.drafts.restore()
        self.services.templates.load()
        self.services.external_changes.watch(self.window.isActiveWindow())
        self.services.history.schedule_tidying()
        self._backups.start(BACKUP_AFTER_MS)
        threading.Thread(target=_warm_up, name="nxwa-warm-up", daemon=True).start()
        self.sender.warm_up()

    def _remember_account(self) -> None:
        """At once: the next start goes on there, however this one ends."""
        chosen = self.account_service.chosen
        if chosen is not None and chosen.id != self.settings.last_account:
            self.settings.last_account = chosen.id

    def _forget_account(self, account: Account) -> None:
        """The person deleted it: the next start does not look for it."""
        if account.id == self.settings.last_account:
            self.settings.last_account = ""

    def _drafts_restored(self) -> None:
        # What was being composed is there first: undoing leads back to it.
        if self._starts_anew:
            self._starts_anew = False
            self.window.new_message()

    def _make_delivery(self) -> "Delivery":
        # Off the window's thread and off the loop: httpx and the trust store cost a tenth of a second.
        from nxwa_desktop.protocol.http_client import Client
        from nxwa_desktop.sending.delivery import Delivery

        client = Client()
        with contextlib.suppress(Exception):
            client.open()  # what is wrong with the trust store is told by the send that meets it
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


def run(show: Show = "window") -> int:
    """Show the window until it is closed; the process's exit status."""
    # Threads take turns every 5 ms by default; the window is to be asked sooner, and a send's steps change threads.
    sys.setswitchinterval(SWITCH_INTERVAL)
    paths = Paths.of_user()
    instance = Instance.claim(paths, ActivationRequest.of_this_start(show))
    if instance is None:
        return 0  # the window that runs already has come to the front
    be_one_in_the_taskbar()
    # Where it cannot open a window, Qt aborts the process with words of its own.
    qInstallMessageHandler(_end_politely)
    qt = QApplication(sys.argv[:1])
    qInstallMessageHandler(None)
    qt.setApplicationName("nxwa-desktop")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName(APP_ID)
    dress(qt)
    collector = MainThreadGc()
    app = App(paths, sandbox=show == "sandbox", anew=show == "new")
    app.window.painted.connect(lambda: threading.Thread(target=keep_a_log, args=(paths.log_file,), daemon=True).start())
    app.window.painted.connect(lambda: close_on_signals(app.window_manager))
    app.window.painted.connect(lambda: app.answer(instance))
    app.window.painted.connect(lambda: qt.setWindowIcon(QIcon(str(resource("icons/application.svg")))))
    app.window.show()
    status = qt.exec()
    app.close()
    collector.close()
    instance.release()
    return status


def be_one_in_the_taskbar(platform: str = sys.platform) -> None:
    """Tell Windows our id, before any window: the one that the Start menu's entry has, so both are one button."""
    if platform != "win32":
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):  # a second button stops nobody
        ctypes.CDLL("shell32").SetCurrentProcessExplicitAppUserModelID(ctypes.c_wchar_p(APP_ID))


def dress(qt: QApplication) -> None:
    """Style and colours, as the system's light or dark setting is now; an `App` follows it, and its own settings."""
    qt.setStyle(PlainTextStyle())
    take_colours(qt.styleHints().colorScheme())


def close_on_signals(window_manager: WindowManager) -> None:
    """Ctrl+C and a request to end close the window as a person does. Qt's loop would not let Python see them."""
    import signal
    import socket

    from PySide6.QtCore import QSocketNotifier

    reader, writer = socket.socketpair()
    for end in (reader, writer):
        end.setblocking(False)
    signal.set_wakeup_fd(writer.fileno())
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, window_manager)

    def ask() -> None:
        reader.recv(64)
        window_manager.window.close()

    def stop() -> None:
        signal.set_wakeup_fd(-1)
        for end in (reader, writer):
            end.close()

    notifier.activated.connect(ask)
    notifier.destroyed.connect(stop)
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if (number := getattr(signal, name, None)) is not None:
            signal.signal(number, lambda *_: None)


def keep_a_log(file: Path) -> None:
    """Write what goes wrong into a file for its owner; no traceback reaches a person's screen."""
    from nxwa_desktop.storage.log_file import PrivateLog

    try:
        logging.getLogger().addHandler(PrivateLog(file))
    except OSError:
        return  # a program that cannot log still sends
    sys.excepthook = _note_exception
    threading.excepthook = _note_thread
    qInstallMessageHandler(_note_qt)


def _note_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    _log.critical("nobody caught this", exc_info=(kind, error, trace))


def _note_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        _note_exception(args.exc_type, args.exc_value, args.exc_traceback)


def _end_politely(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    if kind == QtMsgType.QtFatalMsg:
        print(f"No window can be opened here. {HEADLESS_ADVICE}", file=sys.stderr, flush=True)  # noqa: T201
        os._exit(2)


def _note_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    level = logging.ERROR if kind in {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg} else logging.WARNING
    _log.log(level, "Qt: %s", text)
