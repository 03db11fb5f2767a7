"""A note beside a form that the keyring may be asking a question, shown when it is slow to answer."""

from PySide6.QtCore import QTimer

from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.ui.widgets.note import Note

LOOK_MS = 100


class KeyringWait(QTimer):
    """Started when the keyring is asked, and stopped at its answer; writes into `note` where that takes long."""

    def __init__(self, account_service: AccountService, note: Note) -> None:
        super().__init__(note)
        self._account_service = account_service
        self._note = note
        self.setInterval(LOOK_MS)
        self.timeout.connect(self._look)

    def _look(self) -> None:
        if self._account_service.awaits_keyring:
            self.stop()
            self._note.show_text(self.tr("Waiting for the keyring: look for its question"), drawing="info")
