"""Reads what somebody pasted or dropped, on a thread of its own; and finds whose message it is."""

import logging
import stat
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from nxwa_desktop.importing.result import Choice, Imported, Reason, Refused
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.system.threads import run_in_thread

_log = logging.getLogger(__name__)


class ImportOwner(msgspec.Struct, frozen=True):
    """Whose message was imported. `fitting`: of how many accounts its fields are; `other`: the only one of them, where
    another one is chosen.
    """

    fitting: int = 0
    other: Account | None = None


def owner_of(imported: Imported, account_service: AccountService) -> ImportOwner:
    """Whose message it is, as far as its fields tell: it is the chosen account's if they are that one's."""
    if account_service.chosen is not None and imported.belongs_to(account_service.chosen):
        return ImportOwner(1)
    fitting = [account for account in account_service.accounts if imported.belongs_to(account)]
    return ImportOwner(len(fitting), fitting[0] if len(fitting) == 1 else None)


class Importer(QObject):
    """`read(Imported | Choice | Refused)` answers the question asked last; an earlier one gets no answer any more."""

    read = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._main_thread = MainThreadCallback(self)
        self._question = 0

    def read_text(self, text: str) -> None:
        """Look for a message in a text."""
        self._ask(lambda: _read(text))

    def read_file(self, path: Path) -> None:
        """Look for a message in a file."""
        self._ask(lambda: _read_file(path))

    def _ask(self, work: "Callable[[], Imported | Choice | Refused]") -> None:
        self._question += 1
        question = self._question
        # A text that somebody made to keep the program busy keeps one thread busy that nobody waits for.
        asked = run_in_thread(work)
        self._main_thread.when_done(
            asked, lambda result: self._answer(question, result), lambda error: self._failed(question, error)
        )

    def _failed(self, question: int, error: BaseException) -> None:
        _log.error("an import failed: %s", type(error).__name__)  # the text itself is nobody's business
        self._answer(question, Refused(Reason.NOT_READABLE))

    def _answer(self, question: int, result: Imported | Choice | Refused) -> None:
        if question == self._question:
            self.read.emit(result)


def _read(source: bytes | str) -> Imported | Choice | Refused:
    from nxwa_desktop.importing.detect import read_message

    return read_message(source)


def _read_file(path: Path) -> Imported | Choice | Refused:
    from nxwa_desktop.importing.detect import MAX_IMPORT

    try:
        # A pipe or a device would be waited for without end.
        if not stat.S_ISREG(path.stat().st_mode):
            return Refused(Reason.NOT_TEXT)
        with path.open("rb") as file:
            return _read(file.read(MAX_IMPORT + 1))
    except OSError as error:
        return Refused(Reason.FILE, error.strerror or type(error).__name__)
    except ValueError:
        return Refused(Reason.FILE, "its name")
