"""The services of one window, each built when it is first used; `MainWindow` distributes them."""

import contextlib
from collections.abc import Callable, Iterator
from concurrent.futures import wait
from functools import cached_property
from typing import TYPE_CHECKING, Any

from nxwa_desktop.system.threads import run_imports

if TYPE_CHECKING:  # each is imported when it is built: the first paint does without most of them
    from nxwa_desktop.sending.delivery import Delivery
    from nxwa_desktop.sending.server_clock import ServerClock
    from nxwa_desktop.sending.template_list_reader import TemplateListReader
    from nxwa_desktop.services.accounts import AccountService
    from nxwa_desktop.services.batches import BatchService
    from nxwa_desktop.services.clock_sync import ClockSync
    from nxwa_desktop.services.composer import Composer
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
    from nxwa_desktop.services.sandbox_server import SandboxServer
    from nxwa_desktop.services.sender import Sender
    from nxwa_desktop.services.settings import Settings
    from nxwa_desktop.services.template_update import TemplateUpdate
    from nxwa_desktop.services.templates import TemplateService
    from nxwa_desktop.services.unresolved_sends import UnresolvedSends
    from nxwa_desktop.storage.secrets.worker import SecretWorker
    from nxwa_desktop.storage.worker import StorageWorker
    from nxwa_desktop.system.paths import Paths

STORAGE_PATIENCE_S = 1.0
"""Longest time that the first send waits for the storage before its own imports."""


class ServiceContainer:
    """All services, each built when it is first used; each part of the window gets those it uses.

    One that follows another is connected to it here, where the other is built.
    """

    def __init__(
        self,
        paths: "Paths",
        *,
        storage: "StorageWorker",
        secrets: "SecretWorker",
        network: "NetworkThread",
        settings: "Settings",
        clock: "ServerClock",
        sandbox_server: "SandboxServer",
        is_private: Callable[[str], bool] | None = None,
    ) -> None:
        """`is_private`: hosts and addresses that no header image is requested from; None for those of an intranet."""
        self.paths = paths
        self.settings = settings
        self.sandbox_server = sandbox_server
        self._storage = storage
        self._secrets = secrets
        self._network = network
        self._clock = clock
        self._is_private = is_private
        self._note_proxy()
        settings.changed.connect(lambda _: self._note_proxy())

    def built(self, *names: str) -> "Iterator[Any]":
        """Those of the services `names` that were built, in this order."""
        return (self.__dict__[name] for name in names if name in self.__dict__)

    @cached_property
    def composer(self) -> "Composer":
        """The message that is composed; empty at first, but for the default language."""
        from nxwa_desktop.services.composer import Composer

        return Composer(saved=lambda name, language: self.templates.find(name, language))

    @cached_property
    def new_message(self) -> "NewMessageDefaults":
        from nxwa_desktop.services.new_message import NewMessageDefaults

        return NewMessageDefaults(self.composer, self.settings)

    @cached_property
    def field_validation(self) -> "FieldValidation":
        from nxwa_desktop.services.field_validation import FieldValidation

        return FieldValidation(self.composer, self.templates)

    @cached_property
    def never_send(self) -> "NeverSendService":
        from nxwa_desktop.services.never_send import NeverSendService

        never_send = NeverSendService(self._storage)
        never_send.changed.connect(lambda: self.field_validation.warn_of(never_send.numbers))
        return never_send

    @cached_property
    def account_service(self) -> "AccountService":
        from nxwa_desktop.services.accounts import AccountService

        return AccountService(self._storage, self._secrets, self.sandbox_server.open)

    @cached_property
    def last_account(self) -> "LastAccount":
        from nxwa_desktop.services.last_account import LastAccount

        return LastAccount(self.account_service, self.settings)

    @cached_property
    def drafts(self) -> "DraftAutosave":
        from nxwa_desktop.services.drafts import DraftAutosave

        is_blank = self.new_message.is_blank
        return DraftAutosave(self.composer, self.account_service, self._storage, is_blank=is_blank)

    @cached_property
    def sender(self) -> "Sender":
        from nxwa_desktop.services.sender import Sender

        return Sender(self._network, self._make_delivery)

    @cached_property
    def last_send(self) -> "LastSend":
        from nxwa_desktop.services.last_send import LastSend

        return LastSend(self.composer, self.account_service, self.sender, self._storage)

    @cached_property
    def unresolved(self) -> "UnresolvedSends":
        from nxwa_desktop.services.unresolved_sends import UnresolvedSends

        return UnresolvedSends(self._storage)

    @cached_property
    def clock_sync(self) -> "ClockSync":
        from nxwa_desktop.services.clock_sync import ClockSync

        return ClockSync(self._clock, self._storage)

    @cached_property
    def history(self) -> "HistoryService":
        from nxwa_desktop.services.history import HistoryService

        busy, now_ms = (lambda: self.sender.busy), self._clock.earliest_ms
        history = HistoryService(self.paths, self._storage, busy, now_ms=now_ms)
        history.changed.connect(self.last_send.look_up)
        history.changed.connect(self.earlier_messages.refresh)
        return history

    @cached_property
    def earlier_messages(self) -> "EarlierMessages":
        from nxwa_desktop.services.earlier_messages import EarlierMessages

        return EarlierMessages(self.composer, self.account_service, self.sender, lambda: self.history.worker)

    @cached_property
    def export(self) -> "HistoryExport":
        from nxwa_desktop.services.history_export import HistoryExport

        return HistoryExport(self.history.worker)

    @cached_property
    def external_changes(self) -> "ExternalChangeMonitor":
        from nxwa_desktop.services.external_changes import ExternalChangeMonitor
        from nxwa_desktop.system.installation import Installation

        changes = ExternalChangeMonitor(self._storage, Installation())
        changes.changed_elsewhere.connect(self.last_send.look_up)
        return changes

    @cached_property
    def templates(self) -> "TemplateService":
        from nxwa_desktop.services.templates import TemplateService

        return TemplateService(self._storage)

    @cached_property
    def template_update(self) -> "TemplateUpdate":
        from nxwa_desktop.services.template_update import TemplateUpdate

        update = TemplateUpdate(
            self._network, self._storage, self.account_service, self.settings, self._make_list_reader
        )
        update.updated.connect(self.templates.load)
        return update

    @cached_property
    def batches(self) -> "BatchService":
        from nxwa_desktop.services.batches import BatchService

        return BatchService(self._network, self._storage, self.sender, self.account_service)

    @cached_property
    def images(self) -> "ImageCheckService":
        from nxwa_desktop.protocol.hosts import is_intranet
        from nxwa_desktop.services.image_check import ImageCheckService

        return ImageCheckService(
            self.composer, self._network, is_private=self._is_private or is_intranet, proxy=self._proxy
        )

    @cached_property
    def data_file(self) -> "DataFile":
        from nxwa_desktop.services.data_file import DataFile

        return DataFile(self._storage)

    @cached_property
    def daily_backup(self) -> "DailyBackup":
        from nxwa_desktop.services.daily_backup import DailyBackup

        return DailyBackup(self._storage)

    def _proxy(self) -> str:
        # From other threads, which no object of Qt is to be read from.
        return self._proxy_address

    def _note_proxy(self) -> None:
        self._proxy_address = self.settings.proxy

    def _make_delivery(self) -> "Delivery":
        # On a thread of its own. The storage's imports come first: a send waits for both, the window for neither.
        wait([self._storage.submit(lambda _: None)], STORAGE_PATIENCE_S)
        return run_imports(self._build_delivery)

    def _build_delivery(self) -> "Delivery":
        # Importing httpx and opening the trust store take 0.1 s.
        from nxwa_desktop.protocol.http_client import Client
        from nxwa_desktop.sending.delivery import Delivery

        client = Client(proxy=self._proxy)
        with contextlib.suppress(Exception):
            client.open()  # the send reports what is wrong with the trust store
        return Delivery(storage=self._storage, secrets=self._secrets, client=client, clock=self._clock)

    def _make_list_reader(self) -> "TemplateListReader":
        # On a thread of its own, as above.
        from nxwa_desktop.sending.template_list_reader import TemplateListReader

        return TemplateListReader(secrets=self._secrets, clock=self._clock, proxy=self._proxy)
