"""Copying the request: the exact body, or a curl command line, signed only on request."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu

from nxwa_desktop import texts
from nxwa_desktop.protocol.curl_command import Shell
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.json_preview_lines import NO_ACCOUNT, presentable
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.ui.accounts.keyring_wait import KeyringWait
from nxwa_desktop.ui.i18n.translate import render
from nxwa_desktop.ui.preview.preview_tabs import PreviewTabs

if TYPE_CHECKING:
    from nxwa_desktop.protocol.signing import SignedRequest

ON_WINDOWS = (Shell.POWERSHELL, Shell.CMD, Shell.POSIX)
ELSEWHERE = (Shell.POSIX, Shell.CMD, Shell.POWERSHELL)
"""This system's shell comes first."""


class RequestCopyController(QObject):
    """Serves the preview's two buttons. The secret goes into the signature, never into the clipboard.

    The signature goes there only after a question: it lets whoever has it try secrets.
    """

    def __init__(
        self, preview: PreviewTabs, composer: Composer, account_service: AccountService, sender: Sender
    ) -> None:
        super().__init__(preview)
        self._preview = preview
        self._composer = composer
        self._account_service = account_service
        self._sender = sender
        self._shells = ON_WINDOWS if sys.platform == "win32" else ELSEWHERE
        self._shell = self._shells[0]
        self._keyring_wait = KeyringWait(account_service, preview.note)
        self.menu = self._build_menu()
        preview.copy_json_wanted.connect(self.copy_json)
        preview.copy_curl_wanted.connect(self.copy_curl)
        preview.curl_options_wanted.connect(self._open_menu)
        sender.signed.connect(self._signed)

    def copy_json(self) -> None:
        """Copy the very body that would go out."""
        body = encode_body(presentable(self._composer.message), self._account_service.chosen or NO_ACCOUNT)
        QGuiApplication.clipboard().setText(body.decode())

    def copy_curl(self, shell: Shell | None = None) -> None:
        """Copy the request without its signature: for `shell`, or for this system's."""
        from nxwa_desktop.protocol.signing import unsigned_request

        account = self._account_service.chosen
        if account is None:
            return
        self._shell = shell or self._shells[0]
        try:
            request = unsigned_request(account, encode_body(self._composer.message, account))
        except UnicodeEncodeError as error:
            self._show_error(self._why(error))
        else:
            self._copy(request, self.tr("Copied without the signature."))

    def ask_for_signature(self, shell: Shell) -> None:
        """Copy the request with its signature, once the person knows what that gives away."""
        from nxwa_desktop.ui.widgets import prompts

        prompts.confirm_signature(
            self._preview.window(), then=lambda: self.copy_signed(shell), without=lambda: self.copy_curl(shell)
        )

    def copy_signed(self, shell: Shell) -> None:
        """Have the request signed, off this thread, and copy it then."""
        if self._account_service.chosen is not None:
            self._shell = shell
            self._preview.copy_curl.setEnabled(False)
            self._preview.note.show_text(self.tr("Asking the keyring for the secret…"), drawing="info")
            self._keyring_wait.start()
            self._sender.sign(self._composer.message, self._account_service.chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Open the button's menu with the Down key."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self._open_menu()
            return True
        return super().eventFilter(watched, event)

    def _build_menu(self) -> QMenu:
        button = self._preview.copy_curl
        menu = QMenu(button)
        names = {
            Shell.POSIX: self.tr("For a &shell of Linux or macOS"),
            Shell.CMD: self.tr("For the Windows &Command Prompt"),
            Shell.POWERSHELL: self.tr("For &PowerShell"),
        }
        signed = QMenu(self.tr("&With the signature"), menu)
        for shell in self._shells:
            menu.addAction(names[shell]).triggered.connect(lambda _=False, which=shell: self.copy_curl(which))
            signed.addAction(names[shell]).triggered.connect(lambda _=False, which=shell: self.ask_for_signature(which))
        menu.addSeparator()
        menu.addMenu(signed)
        button.installEventFilter(self)
        return menu

    def _open_menu(self) -> None:
        button = self._preview.copy_curl
        self.menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _signed(self, answer: "SignedRequest | Exception") -> None:
        from nxwa_desktop.protocol.signing import SignedRequest

        self._keyring_wait.stop()
        self._preview.copy_curl.setEnabled(self._account_service.chosen is not None)
        if isinstance(answer, SignedRequest):
            self._copy(answer, self.tr("Copied. The signature in it is valid for 60 seconds."))
        else:
            self._show_error(self._why(answer))

    def _copy(self, request: "SignedRequest", done: str) -> None:
        from nxwa_desktop.protocol.curl_command import UnfitForShell, curl_command_for

        try:
            QGuiApplication.clipboard().setText(curl_command_for(request, self._shell))
        except UnfitForShell:
            self._show_error(self.tr("The request is too long for the Command Prompt: copy it for PowerShell."))
        else:
            self._preview.note.show_text(done, drawing="good", role="good")

    def _show_error(self, text: str) -> None:
        self._preview.note.show_text(text, drawing="problem", role="bad")

    def _why(self, error: Exception) -> str:
        from nxwa_desktop.storage.secrets.vault import VaultError

        if isinstance(error, VaultError):
            return render(texts.accounts.vault_problem(error.reason))
        if isinstance(error, UnicodeEncodeError):
            return self.tr("The request could not be copied: mend the problems first.")
        return self.tr("The request could not be signed: try again.")
