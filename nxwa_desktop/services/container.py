"""Everything behind the window, in one value: who builds the window hands it over whole."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from nxwa_desktop.sending.server_clock import ServerClock
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.clock_sync import ClockSync
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.data_file import DataFile
from nxwa_desktop.services.drafts import DraftAutosave
from nxwa_desktop.services.external_changes import ExternalChangeMonitor
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.services.history import HistoryService
from nxwa_desktop.services.history_export import HistoryExport
from nxwa_desktop.services.image_check import ImageChecker
from nxwa_desktop.services.last_send import LastSend
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.services.templates import TemplateService
from nxwa_desktop.services.unresolved_sends import UnresolvedSends
from nxwa_desktop.system.paths import Paths


class Bell(QObject):
    """Carries one value from any thread into the window's: `rung(object)`."""

    rung = Signal(object)


@dataclass(frozen=True)
class ServiceContainer:
    """The services of one window."""

    composer: Composer
    checker: FieldValidation
    account_service: AccountService
    sender: Sender
    last_send: LastSend
    settings: Settings
    drafts: DraftAutosave
    templates: TemplateService
    history: HistoryService
    export: HistoryExport
    unresolved: UnresolvedSends
    external_changes: ExternalChangeMonitor
    images: ImageChecker
    clock: ServerClock
    clock_sync: ClockSync
    paths: Paths
    data_file: DataFile
    restored: Bell
    """Rings with a `Restored` when a damaged database was set aside."""
    unwritten: Bell
    """Rings with what keeps the outcome of a message from the history, and with None once it is there."""
