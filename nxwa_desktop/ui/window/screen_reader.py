"""Announcements to a screen reader for events that move no focus."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.services.container import ServiceContainer
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.ui.controllers.sending import SendController
from nxwa_desktop.ui.result.ready_state import ReadyState
from nxwa_desktop.ui.widgets.announcing import announce


class ScreenReaderAnnouncer(QObject):
    """Announces a refused send and a restored draft."""

    def __init__(
        self,
        window: QWidget,
        sending: SendController,
        ready: ReadyState,
        services: ServiceContainer,
        *,
        announces_draft: bool,
    ) -> None:
        """`announces_draft`: the drafts may have been read before, without anybody who announced it."""
        super().__init__(window)
        self._window = window
        self._composer = services.composer
        self._ready = ready
        self._expects_draft = False
        sending.field_wanted.connect(self._announce_problems)
        services.drafts.restored.connect(self._drafts_are_read)
        services.account_service.changed.connect(self._look_for_draft)
        if announces_draft and services.drafts.are_restored:
            self._drafts_are_read()

    def _announce_problems(self) -> None:
        announce(self._window, self._ready.text, urgent=True)

    def _drafts_are_read(self) -> None:
        self._expects_draft = True
        self._look_for_draft()

    def _look_for_draft(self) -> None:
        """Announce a restored draft; each account has its own, so it may come with the account only."""
        typed = self._composer.undo_step not in {None, EditKind.RESTORED}
        if self._expects_draft and self._composer.message != Message():
            self._expects_draft = False
            if not typed:
                announce(self._window, self.tr("The message you were writing is back."))
