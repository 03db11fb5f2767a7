"""The last messages to the recipient that is being written to."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.protocol.recipient import MIN_DIGITS, normalise
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.services.sender import Sender

if TYPE_CHECKING:  # imported on the thread that opens the database
    from nxwa_desktop.storage.send_queries import SendQueries
    from nxwa_desktop.storage.send_query_worker import SendQueryWorker
    from nxwa_desktop.storage.send_records import Line

SHOWN = 3
WAIT_MS = 200
"""Milliseconds from the last key to the question: a number that is still typed is not looked up."""

_Asked = tuple[str, str, bool]
"""The recipient, the id of the account, and whether it is the sandbox."""


class EarlierMessages(QObject):
    """Looks up the last messages from the chosen account to the recipient. `changed()`.

    Nothing is asked before the recipient is complete. An answer for another recipient or account is dropped.
    """

    changed = Signal()

    def __init__(
        self,
        composer: Composer,
        account_service: AccountService,
        sender: Sender,
        worker: "Callable[[], SendQueryWorker]",
        parent: QObject | None = None,
    ) -> None:
        """`worker()`: asked when it is needed first."""
        super().__init__(parent)
        self._composer = composer
        self._account_service = account_service
        self._worker = worker
        self._main_thread = MainThreadCallback(self)
        self._asked: _Asked | None = None
        self._lines: tuple[Line, ...] = ()
        self._is_open = False
        self._question = 0
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._ask)
        composer.other_edited.connect(self._edited)
        composer.restructured.connect(self._follow)
        account_service.changed.connect(self._follow)
        sender.finished.connect(self.refresh)

    @property
    def lines(self) -> "tuple[Line, ...]":
        """One more than `SHOWN` at most, newest first: the newest may be the one whose result is shown."""
        return self._lines

    @property
    def is_open(self) -> bool:
        """True while nobody knows whether one of them, however old, went out."""
        return self._is_open

    def refresh(self) -> None:
        """Look again for the same recipient."""
        if self._asked is not None:
            self._ask()

    def close(self) -> None:
        """Emit no more signals."""
        self._timer.stop()
        self._main_thread.close()

    def _edited(self, field: Field) -> None:
        if field.kind is FieldKind.RECIPIENT:
            self._follow()

    def _follow(self) -> None:
        account = self._account_service.chosen
        digits = normalise(self._composer.message.recipient)
        asked = (digits, account.id, account.sandbox) if account is not None and _is_complete(digits) else None
        if asked == self._asked:
            return
        self._asked = asked
        self._question += 1
        self._show((), is_open=False)
        if asked is None:
            self._timer.stop()
        else:
            self._timer.start()

    def _ask(self) -> None:
        if self._asked is None:
            return
        self._question += 1
        question, (recipient, account_id, sandbox) = self._question, self._asked

        def work(queries: "SendQueries") -> "tuple[tuple[Line, ...], bool]":
            lines = queries.latest_to(recipient, account_id, sandbox=sandbox, limit=SHOWN + 1)
            return lines, queries.is_open_to(recipient, account_id, sandbox=sandbox)

        def done(found: "tuple[tuple[Line, ...], bool]") -> None:
            if question == self._question:
                self._show(found[0], is_open=found[1])

        # After a failure nothing is shown: the history itself reports what is wrong with the file.
        self._main_thread.when_done(self._worker().submit(work), done, lambda _: None)

    def _show(self, lines: "tuple[Line, ...]", *, is_open: bool) -> None:
        if (lines, is_open) != (self._lines, self._is_open):
            self._lines, self._is_open = lines, is_open
            self.changed.emit()


def _is_complete(digits: str) -> bool:
    return len(digits) >= MIN_DIGITS and digits.isascii() and digits.isdecimal()
