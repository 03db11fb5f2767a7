"""Everything behind the window, in one value: who builds the window hands it over whole."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from nxwa_desktop.clock import Clock
from nxwa_desktop.paths import Paths
from nxwa_desktop.services.account_book import AccountBook
from nxwa_desktop.services.checker import Checker
from nxwa_desktop.services.clock_keeper import ClockKeeper
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.data_file import DataFile
from nxwa_desktop.services.drafts_keeper import DraftKeeper
from nxwa_desktop.services.history_book import HistoryBook
from nxwa_desktop.services.history_export import HistoryExport
from nxwa_desktop.services.image_checker import ImageChecker
from nxwa_desktop.services.last_send import LastSend
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.services.template_book import TemplateBook
from nxwa_desktop.services.unresolved import Unresolved
from nxwa_desktop.services.watcher import Watcher


class Bell(QObject):
    """Carries one value from any thread into the window's: `rung(object)`."""

    rung = Signal(object)


@dataclass(frozen=True)
class Core:
    """The services of one window."""

    composer: Composer
    checker: Checker
    book: AccountBook
    sender: Sender
    last_send: LastSend
    settings: Settings
    drafts: DraftKeeper
    templates: TemplateBook
    history: HistoryBook
    export: HistoryExport
    unresolved: Unresolved
    watcher: Watcher
    images: ImageChecker
    clock: Clock
    clock_keeper: ClockKeeper
    paths: Paths
    data_file: DataFile
    restored: Bell
    """Rings with a `Restored` when a damaged database was set aside."""
    unwritten: Bell
    """Rings with what keeps the outcome of a message from the history, and with None once it is there."""
