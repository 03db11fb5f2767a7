"""Copies what would go out: the body to the byte, or the signed request as a command line."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from nxwa_desktop import english
from nxwa_desktop.protocol.payload import encode_body
from nxwa_desktop.services.account_book import AccountBook
from nxwa_desktop.services.body_text import NO_ACCOUNT, presentable
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.ui.preview_tabs import PreviewTabs
from nxwa_desktop.ui.wording import say

if TYPE_CHECKING:
    from nxwa_desktop.protocol.request import SignedRequest


class RequestCopier(QObject):
    """Serves the preview's two buttons. The secret goes into the signature, never into the clipboard."""

    def __init__(self, preview: PreviewTabs, composer: Composer, book: AccountBook, sender: Sender) -> None:
        super().__init__(preview)
        self._preview = preview
        self._composer = composer
        self._book = book
        self._sender = sender
        preview.copy_json_wanted.connect(self.copy_json)
        preview.copy_curl_wanted.connect(self.copy_curl)
        sender.signed.connect(self._signed)

    def copy_json(self) -> None:
        """Copy the very body that would go out."""
        body = encode_body(presentable(self._composer.message), self._book.chosen or NO_ACCOUNT)
        QGuiApplication.clipboard().setText(body.decode())

    def copy_curl(self) -> None:
        """Have the request signed, off this thread, and copy it then."""
        if self._book.chosen is not None:
            self._preview.copy_curl.setEnabled(False)
            self._preview.note.show_text(self.tr("Asking the keyring for the secret…"), drawing="info")
            self._sender.sign(self._composer.message, self._book.chosen)

    def _signed(self, answer: "SignedRequest | Exception") -> None:
        from nxwa_desktop.protocol.curl import curl_command
        from nxwa_desktop.protocol.request import SignedRequest

        self._preview.copy_curl.setEnabled(self._book.chosen is not None)
        if isinstance(answer, SignedRequest):
            QGuiApplication.clipboard().setText(curl_command(answer))
            text = self.tr("Copied. The signature in it is valid for 60 seconds.")
            self._preview.note.show_text(text, drawing="good", role="good")
        else:
            self._preview.note.show_text(self._why(answer), drawing="problem", role="problem")

    def _why(self, error: Exception) -> str:
        from nxwa_desktop.storage.vault import VaultError

        if isinstance(error, VaultError):
            return say(english.vault_problem(error.reason))
        if isinstance(error, UnicodeEncodeError):
            return self.tr("The request could not be signed: mend the problems first.")
        return self.tr("The request could not be signed: try again.")
