"""Words while the keyring is awaited."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nxwa_desktop.protocol.curl_command import Shell
from nxwa_desktop.ui.accounts.account_dialog import AccountDialog
from nxwa_desktop.validation.account_rules import AccountField
from tests.support.prompter import Answer
from tests.support.secret_service import SecretService
from tests.ui.window_driver import SECRET, WindowDriver, account, visible_texts

F = AccountField

TYPED = {
    F.NAME: "Acme",
    F.ACCESS_KEY: "fme2na3kdi3ki",
    F.TENANT_ID: "7",
    F.APPKEY: "pem28kje",
    F.BUSINESS_PHONE: "+86 158 0000 1795",
}


@pytest.fixture
def dialog(fresh: WindowDriver) -> AccountDialog:
    dialog = fresh.window.accounts.add()
    fresh.settle()
    return dialog


def _fill(dialog: AccountDialog, secret: str = SECRET, **others: str) -> None:
    for field, text in TYPED.items():
        dialog.edit(field).setText(others.get(field.value, text))
    dialog.secret.setText(secret)


def _save(dialog: AccountDialog) -> None:
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)


def test_a_send_that_waits_for_the_keyring_says_where_to_look(
    secret_service: SecretService, make_driver: Callable[..., WindowDriver], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nxwa_desktop.storage.secrets.worker.SLOW_AFTER", 0.1)
    driver = make_driver()
    driver.until(lambda: driver.app.account_service.loaded)
    locked = account("Locked", endpoint="http://127.0.0.1:1/")
    with driver.qtbot.waitSignal(driver.app.account_service.saved, timeout=15_000):
        driver.app.account_service.save(locked, SECRET)
    secret_service.lock()
    driver.load()
    with secret_service.prompter(Answer.NEVER):
        driver.app.sender.send(driver.message, locked)
        driver.until(
            lambda: any(text.startswith("Waiting for the keyring") for text in visible_texts(driver.window.send_button))
        )
        with driver.qtbot.waitSignal(driver.app.sender.finished, timeout=15_000):
            driver.app.sender.cancel()


def test_a_secret_that_waits_for_the_keyring_says_where_to_look(
    secret_service: SecretService, make_driver: Callable[..., WindowDriver], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nxwa_desktop.storage.secrets.worker.SLOW_AFTER", 0.1)
    driver = make_driver()
    driver.until(lambda: driver.app.account_service.loaded)
    locked = account("Locked", endpoint="http://127.0.0.1:1/")
    with driver.qtbot.waitSignal(driver.app.account_service.saved, timeout=15_000):
        driver.app.account_service.save(locked, SECRET)
    driver.until(lambda: driver.app.account_service.chosen == locked)
    dialog = driver.window.accounts.add()
    _fill(dialog)
    secret_service.lock()
    with secret_service.prompter(Answer.NEVER):
        _save(dialog)
        driver.until(lambda: dialog.answer.text.startswith("Waiting for the keyring"))
        with driver.qtbot.waitSignal(driver.app.account_service.save_failed, timeout=15_000):
            driver.until(dialog.cancel_button.isEnabled)
            dialog.close()
        driver.app.composer.load(driver.message)
        driver.window.request_copy.copy_signed(Shell.POSIX)
        driver.until(lambda: driver.window.preview.note.text.startswith("Waiting for the keyring"))
