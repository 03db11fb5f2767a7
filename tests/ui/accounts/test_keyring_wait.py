"""Words while the keyring is awaited."""

from collections.abc import Callable

import pytest

from nxwa_desktop.protocol.curl_command import Shell
from tests.support.prompter import Answer
from tests.support.secret_service import SecretService
from tests.ui.account_steps import fill, save
from tests.ui.window_driver import SECRET, WindowDriver, account, visible_texts

LOCKED = account("Locked", endpoint="http://127.0.0.1:1/")


@pytest.fixture
def locked(
    secret_service: SecretService, make_driver: Callable[..., WindowDriver], monkeypatch: pytest.MonkeyPatch
) -> WindowDriver:
    """A window with one account, whose secret is in a keyring that has been locked."""
    monkeypatch.setattr("nxwa_desktop.storage.secrets.worker.SLOW_AFTER", 0.1)
    driver = make_driver()
    driver.until(lambda: driver.app.account_service.loaded)
    with driver.qtbot.waitSignal(driver.app.account_service.saved, timeout=15_000):
        driver.app.account_service.save(LOCKED, SECRET)
    driver.until(lambda: driver.app.account_service.chosen == LOCKED)
    secret_service.lock()
    return driver


def test_a_send_that_waits_for_the_keyring_says_where_to_look(
    locked: WindowDriver, secret_service: SecretService
) -> None:
    driver = locked
    driver.load()
    with secret_service.prompter(Answer.NEVER):
        driver.app.sender.send(driver.message, LOCKED)
        driver.until(
            lambda: any(text.startswith("Waiting for the keyring") for text in visible_texts(driver.window.dock))
        )
        with driver.qtbot.waitSignal(driver.app.sender.finished, timeout=15_000):
            driver.app.sender.cancel()


def test_a_secret_that_waits_for_the_keyring_says_where_to_look(
    locked: WindowDriver, secret_service: SecretService
) -> None:
    driver = locked
    dialog = driver.window.accounts.add()
    fill(dialog)
    with secret_service.prompter(Answer.NEVER):
        save(dialog)
        driver.until(lambda: dialog.answer.text.startswith("Waiting for the keyring"))
        with driver.qtbot.waitSignal(driver.app.account_service.save_failed, timeout=15_000):
            driver.until(dialog.cancel_button.isEnabled)
            dialog.close()
        driver.app.composer.load(driver.message)
        driver.window.request_copy.copy_signed(Shell.POSIX)
        driver.until(lambda: driver.window.preview.note.text.startswith("Waiting for the keyring"))
