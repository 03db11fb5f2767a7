"""The right side: what goes out, as JSON and as the whole request."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QTabWidget, QToolButton, QWidget

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.ui.icons import icon
from nxwa_desktop.ui.json_preview import JsonPreview
from nxwa_desktop.ui.palette import colours_of
from nxwa_desktop.ui.request_preview import RequestPreview


class PreviewTabs(QTabWidget):
    """`copy_json_wanted()`, `copy_curl_wanted()`."""

    copy_json_wanted = Signal()
    copy_curl_wanted = Signal()

    def __init__(self, composer: Composer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.json = JsonPreview(composer)
        self.request = RequestPreview(composer)
        self._copy = QToolButton()
        self._copy.setText(self.tr("Copy JSON"))
        self._copy.setToolTip(self.tr("Copy the body exactly as it goes out"))
        self._copy.setAutoRaise(True)
        self._copy.clicked.connect(self.copy_json_wanted)
        self.request.copy_wanted.connect(self.copy_curl_wanted)
        self.addTab(self.json, self.tr("&JSON"))
        self.addTab(self.request, self.tr("Re&quest"))
        self.setCornerWidget(self._copy)
        self.setDocumentMode(True)
        self.currentChanged.connect(lambda number: self._copy.setVisible(number == 0))
        self._colour()

    def show_account(self, account: Account | None) -> None:
        """Fill in the account's part."""
        self.json.show_account(account)
        self.request.show_account(account)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        self._copy.setIcon(icon("copy", colours_of(self.palette()).muted))
