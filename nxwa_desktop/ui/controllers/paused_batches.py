"""Shows that batches are paused: a badge in the navigation, and after the start a notice that leads there."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.batches import BatchService
from nxwa_desktop.storage.batch_records import Batch, BatchState, PauseReason
from nxwa_desktop.ui.controllers.notices import NoticeController
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.widgets.lazy import is_built

if TYPE_CHECKING:
    from nxwa_desktop.storage.repositories import Repositories

PAUSED = "paused_batch"
"""Key of the notice."""


class PausedBatches(QObject):
    """Reads them when the account changes, and when a batch was added, removed or changed its state."""

    def __init__(
        self,
        window: QWidget,
        batches: BatchService,
        account_service: AccountService,
        notices: NoticeController,
        *,
        show: Callable[[Batch], object],
        show_count: Callable[[int], object],
    ) -> None:
        """`show(batch)`: go there. `show_count(count)`: in the navigation."""
        super().__init__(window)
        self._batches = batches
        self._account_service = account_service
        self._notices = notices
        self._show, self._show_count = show, show_count
        self._sandbox: bool | None = None
        batches.list_changed.connect(self._read)
        account_service.changed.connect(self._account_changed)
        self._account_changed()

    def _account_changed(self) -> None:
        account = self._account_service.chosen
        if account is not None and account.sandbox != self._sandbox:
            self._sandbox = account.sandbox
            self._read()

    def _read(self) -> None:
        sandbox = self._sandbox
        if sandbox is None:
            return  # nor is the database asked before the first picture

        def read(repos: "Repositories") -> tuple[Batch, ...]:
            return tuple(each for each in repos.batches.list(sandbox=sandbox) if each.state is BatchState.PAUSED)

        self._batches.read(self, read, self._tell)

    def _tell(self, paused: tuple[Batch, ...]) -> None:
        self._show_count(len(paused))
        # One that the person paused is known to them; one that ended with the program is not.
        ended = [each for each in paused if each.pause is not None and each.pause.reason is PauseReason.CLOSED]
        if ended:
            batch = ended[0]
            name = plain_line(batch.source, 80) or self.tr("Pasted cells")
            text = self.tr("The program ended while the batch “{0}” was sent. Nothing is sent until you continue it.")
            show = (self.tr("Show the batch"), lambda: self._show(batch))
            self._notices.notices.show_notice(PAUSED, text.format(name), "warning", [show])
        elif is_built(self._notices, "notices"):
            self._notices.notices.hide_notice(PAUSED)
