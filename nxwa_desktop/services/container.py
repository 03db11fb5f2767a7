"""The services of one window, built by `app` and distributed by `MainWindow`."""

from dataclasses import dataclass

from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.batches import BatchService
from nxwa_desktop.services.clock_sync import ClockSync
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.data_file import DataFile
from nxwa_desktop.services.drafts import DraftAutosave
from nxwa_desktop.services.earlier_messages import EarlierMessages
from nxwa_desktop.services.external_changes import ExternalChangeMonitor
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.services.history import HistoryService
from nxwa_desktop.services.history_export import HistoryExport
from nxwa_desktop.services.image_check import ImageCheckService
from nxwa_desktop.services.last_send import LastSend
from nxwa_desktop.services.never_send import NeverSendService
from nxwa_desktop.services.sandbox_server import SandboxServer
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.services.template_update import TemplateUpdate
from nxwa_desktop.services.templates import TemplateService
from nxwa_desktop.services.unresolved_sends import UnresolvedSends
from nxwa_desktop.system.paths import Paths


@dataclass(frozen=True)
class ServiceContainer:
    """All services; each part of the window gets those it uses."""

    composer: Composer
    field_validation: FieldValidation
    account_service: AccountService
    sender: Sender
    last_send: LastSend
    earlier_messages: EarlierMessages
    settings: Settings
    drafts: DraftAutosave
    templates: TemplateService
    template_update: TemplateUpdate
    batches: BatchService
    never_send: NeverSendService
    sandbox_server: SandboxServer
    history: HistoryService
    export: HistoryExport
    unresolved: UnresolvedSends
    external_changes: ExternalChangeMonitor
    images: ImageCheckService
    clock_sync: ClockSync
    paths: Paths
    data_file: DataFile
