"""Reads pasted texts and dropped files in the background, and finds the account of a message."""

import logging
import stat
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from nxwa_desktop.importing.result import ImportChoice, ImportedMessage, ImportRefusal, RefusalReason
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.system.file_errors import file_failure
from nxwa_desktop.system.threads import run_in_thread

_log = logging.getLogger(__name__)


class ImportOwner(msgspec.Struct, frozen=True):
    """The accounts that an imported message may belong to.

    `fitting`: how many accounts have its fields. `other`: the only one of them, where another account is chosen.
    """

    fitting: int = 0
    other: Account | None = None


def owner_of(imported: ImportedMessage, account_service: AccountService) -> ImportOwner:
    """The owner of a message by its fields; the chosen account, where it fits."""
    if account_service.chosen is not None and imported.belongs_to(account_service.chosen):
        return ImportOwner(1)
    fitting = [account for account in account_service.accounts if imported.belongs_to(account)]
    return ImportOwner(len(fitting), fitting[0] if len(fitting) == 1 else None)


class Importer(QObject):
    """Reads a text or a file. `read(ImportResult)` answers the latest request; earlier ones are not answered."""

    read = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._main_thread = MainThreadCallback(self)
        self._question = 0

    def read_text(self, text: str) -> None:
        """Read a message from a text."""
        self._ask(lambda: read_source(text))

    def read_file(self, path: Path) -> None:
        """Read a message from a file."""
        self._ask(lambda: _read_file(path))

    def _ask(self, work: "Callable[[], ImportedMessage | ImportChoice | ImportRefusal]") -> None:
        self._question += 1
        question = self._question
        # A thread of its own, which nobody waits for: a text may be made to keep its reader busy.
        asked = run_in_thread(work)
        self._main_thread.when_done(
            asked, lambda result: self._answer(question, result), lambda error: self._failed(question, error)
        )

    def _failed(self, question: int, error: BaseException) -> None:
        _log.error("an import failed: %s", type(error).__name__)  # the text is confidential
        self._answer(question, ImportRefusal(RefusalReason.NOT_READABLE))

    def _answer(self, question: int, result: ImportedMessage | ImportChoice | ImportRefusal) -> None:
        if question == self._question:
            self.read.emit(result)


def read_source(source: bytes | str) -> ImportedMessage | ImportChoice | ImportRefusal:
    """Read the messages of a text; the reader is imported here, on the calling thread."""
    from nxwa_desktop.importing.detect import read_message

    return read_message(source)


def source_bytes(path: Path) -> bytes | ImportRefusal:
    """The content of a file, or why it cannot be read."""
    from nxwa_desktop.importing.limits import MAX_IMPORT

    try:
        # Reading a pipe or a device might never end.
        if not stat.S_ISREG(path.stat().st_mode):
            return ImportRefusal(RefusalReason.NOT_TEXT)
        with path.open("rb") as file:
            return file.read(MAX_IMPORT + 1)
    except (OSError, ValueError) as error:
        return ImportRefusal(RefusalReason.FILE, file_failure(error))


def _read_file(path: Path) -> ImportedMessage | ImportChoice | ImportRefusal:
    content = source_bytes(path)
    return content if isinstance(content, ImportRefusal) else read_source(content)
