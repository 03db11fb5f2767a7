"""From the first start to a message that has gone out, by keyboard and by mouse, with a real keyring."""

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nxwa_desktop.app import App
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.protocol.signature_algorithms import Algorithm
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from nxwa_desktop.storage.secrets.vault import Vault, VaultError
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.ui.accounts.account_dialog import AccountDialog
from nxwa_desktop.validation.account_rules import AccountField
from tests.end_to_end.conftest import AppStarter
from tests.end_to_end.desktop_driver import USUAL, DesktopDriver, doubled_mnemonics
from tests.support.recording import Sandbox
from tests.support.secret_service import SecretService
from tests.support.x11 import PATIENCE_MS, InputDevices


def dialog_of(app: App, qtbot: QtBot, devices: InputDevices) -> AccountDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), AccountDialog), timeout=PATIENCE_MS)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AccountDialog)
    devices.focus(dialog)
    return dialog


def fill_in(dialog: AccountDialog, devices: InputDevices, qtbot: QtBot, url: str) -> None:
    """Every field, reached by the keyboard."""
    devices.wait_for_focus(dialog.edit(AccountField.NAME))
    devices.type("Acme Support")
    devices.press("alt+r")
    devices.type("Cus")
    qtbot.waitUntil(dialog.url.isVisible, timeout=PATIENCE_MS)
    account = sandbox_account(url)
    devices.press("Tab")
    devices.wait_for_focus(dialog.url)
    devices.type(f"{url}\t{account.business_phone}\t{account.access_key}\t")
    devices.wait_for_focus(dialog.secret)
    devices.type(SANDBOX_SECRET)
    qtbot.waitUntil(lambda: dialog.secret.text() == SANDBOX_SECRET, timeout=PATIENCE_MS)
    devices.press("alt+t")
    devices.wait_for_focus(dialog.edit(AccountField.TENANT_ID))
    devices.type(f"{account.tenant_id}\t{account.appkey}")
    appkey = dialog.edit(AccountField.APPKEY)
    qtbot.waitUntil(lambda: appkey.text() == account.appkey, timeout=PATIENCE_MS)


def test_an_account_is_added_checked_used_and_still_there_after_a_restart_by_keyboard_alone(
    qtbot: QtBot,
    devices: InputDevices,
    paths: Paths,
    endpoint: Sandbox,
    start_app: AppStarter,
    secret_service: SecretService,
) -> None:
    app = start_app()
    qtbot.waitUntil(app.window.welcome.isVisible, timeout=PATIENCE_MS)
    devices.press("alt+t")
    dialog = dialog_of(app, qtbot, devices)
    fill_in(dialog, devices, qtbot, endpoint.url)

    with qtbot.waitSignal(app.sender.checked, timeout=PATIENCE_MS):
        devices.press("alt+h")
    assert "The server accepted access key and secret." in dialog.answer.text
    assert b"template" not in endpoint.wait_for_request(0).body, "a check cannot send"
    with qtbot.waitSignal(app.account_service.saved, timeout=PATIENCE_MS):
        devices.press("alt+s")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=PATIENCE_MS)
    assert Vault().read(app.account_service.accounts[0].id) == SANDBOX_SECRET

    for recipient in (USUAL, f"{USUAL[:-1]}1"):
        driver = DesktopDriver(qtbot, devices, app, endpoint)
        assert [account.name for account in app.account_service.accounts] == ["Acme Support"]
        devices.focus(app.window)
        devices.wait_for_focus(app.window.form.recipient.edit)
        if recipient != USUAL:
            # What was composed last is back.
            driver.wait_for_message(Message(USUAL, "order_update", "en_US"))
            devices.press("ctrl+n")
            driver.wait_for_message(Message())
        driver.type_message(recipient)
        assert isinstance(driver.send().outcome, Accepted)
        assert endpoint.requests[-1].body == driver.row().outgoing.body
        start_app.stop(app)
        app = start_app()
    assert not app.window.welcome.isVisible()
    assert all(
        SANDBOX_SECRET.encode() not in file.read_bytes() for file in paths.data_folder.rglob("*") if file.is_file()
    )


def test_the_account_that_was_chosen_last_is_chosen_again(
    qtbot: QtBot, devices: InputDevices, endpoint: Sandbox, driver: DesktopDriver, start_app: AppStarter
) -> None:
    other = msgspec.structs.replace(sandbox_account(endpoint.url), sandbox=False, id="other", name="Zulu")
    with qtbot.waitSignal(driver.app.account_service.saved, timeout=PATIENCE_MS):
        driver.app.account_service.save(other, SANDBOX_SECRET, for_session=True)
    chosen = driver.app.account_service.chosen
    assert chosen is not None
    devices.press("alt+2")
    qtbot.waitUntil(lambda: driver.app.account_service.chosen not in {None, chosen}, timeout=PATIENCE_MS)
    chosen = driver.app.account_service.chosen
    start_app.stop(driver.app)
    assert start_app().account_service.chosen == chosen


def test_the_sandbox_is_chosen_by_mouse_and_says_so(qtbot: QtBot, devices: InputDevices, start_app: AppStarter) -> None:
    app = start_app()
    devices.click(app.window.welcome.sandbox)
    qtbot.waitUntil(app.window.ribbon.isVisible, timeout=PATIENCE_MS)
    devices.wait_for_focus(app.window.form.recipient.edit)
    form = app.window.form
    devices.type("8613600009759\torder_update")
    qtbot.waitUntil(lambda: form.template.chooser.search.text() == "order_update", timeout=PATIENCE_MS)
    devices.press("Tab")
    devices.wait_for_focus(form.language.box.line)
    devices.type("en_US")
    qtbot.waitUntil(lambda: form.language.box.line.text() == "en_US", timeout=PATIENCE_MS)
    with qtbot.waitSignal(app.sender.finished, timeout=PATIENCE_MS):
        devices.press("ctrl+Return")
    assert app.window.result.title == "Accepted by the sandbox"


def test_the_keys_of_welcome_and_dialog_lead_to_one_place_each(
    qtbot: QtBot, devices: InputDevices, start_app: AppStarter
) -> None:
    app = start_app()
    qtbot.waitUntil(app.window.welcome.isVisible, timeout=PATIENCE_MS)
    assert not doubled_mnemonics(app.window.welcome)
    devices.click(app.window.welcome.account)
    dialog = dialog_of(app, qtbot, devices)
    assert not doubled_mnemonics(dialog)
    devices.press("Escape")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=PATIENCE_MS)


def test_what_a_click_brings_to_light_does_not_swallow_the_click(
    qtbot: QtBot, devices: InputDevices, start_app: AppStarter
) -> None:
    app = start_app()
    devices.press("alt+t")
    dialog = dialog_of(app, qtbot, devices)
    phone = dialog.edit(AccountField.BUSINESS_PHONE)
    devices.click(dialog.secret)
    devices.type("x")
    qtbot.waitUntil(dialog.for_session.isEnabled, timeout=PATIENCE_MS)
    devices.click(phone)
    devices.type("12")
    qtbot.waitUntil(lambda: phone.text() == "12", timeout=PATIENCE_MS)
    devices.click(dialog.for_session)
    qtbot.waitUntil(dialog.note(AccountField.BUSINESS_PHONE).isVisible, timeout=PATIENCE_MS)
    assert dialog.for_session.isChecked()


def test_without_a_keyring_the_secret_can_be_kept_for_the_session(
    qtbot: QtBot, devices: InputDevices, endpoint: Sandbox, start_app: AppStarter, monkeypatch: pytest.MonkeyPatch
) -> None:
    with SecretService(daemon=False) as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        app = start_app()
        devices.press("alt+t")
        dialog = dialog_of(app, qtbot, devices)
        fill_in(dialog, devices, qtbot, endpoint.url)
        with qtbot.waitSignal(app.account_service.save_failed, timeout=PATIENCE_MS):
            devices.press("Return")
        devices.wait_for_focus(dialog.for_session)
        assert "keyring" in dialog.answer.text
        assert dialog.secret.text() == SANDBOX_SECRET
        with qtbot.waitSignal(app.account_service.saved, timeout=PATIENCE_MS):
            devices.press("space", "Return")
        devices.focus(app.window)
        devices.wait_for_focus(app.window.form.recipient.edit)
        driver = DesktopDriver(qtbot, devices, app, endpoint)
        driver.type_message()
        assert isinstance(driver.send().outcome, Accepted)
        with pytest.raises(VaultError):
            Vault().read(app.account_service.accounts[0].id)


def test_an_account_signs_with_sha256_where_it_is_told_to(
    qtbot: QtBot, devices: InputDevices, endpoint: Sandbox, start_app: AppStarter, secret_service: SecretService
) -> None:
    app = start_app()
    devices.press("alt+t")
    dialog = dialog_of(app, qtbot, devices)
    fill_in(dialog, devices, qtbot, endpoint.url)
    devices.press("alt+g", "Right")
    qtbot.waitUntil(lambda: dialog.form().algorithm is Algorithm.SHA256, timeout=PATIENCE_MS)
    with qtbot.waitSignal(app.sender.checked, timeout=PATIENCE_MS):
        devices.press("alt+h")
    assert "The server accepted access key and secret." in dialog.answer.text
    headers = {name.lower(): value for name, value in endpoint.wait_for_request(0).headers}
    assert headers["algorithm"].lower().replace("-", "") == "sha256"
