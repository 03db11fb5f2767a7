"""The welcome of a first start."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nxwa_desktop.sandbox.server import Sandbox, SandboxError
from nxwa_desktop.ui.accounts.account_dialog import AccountDialog
from nxwa_desktop.ui.window.navigation import Place
from tests.support.delivery_harness import Block
from tests.ui.window_driver import WindowDriver, account

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_first_start_shows_the_welcome(fresh: WindowDriver) -> None:
    window = fresh.window
    assert window.pages.currentWidget() is window.welcome
    assert window.welcome.isVisible()
    assert not window.form.isVisible()


def test_the_welcome_leads_to_the_sandbox(fresh: WindowDriver) -> None:
    with fresh.qtbot.waitSignal(fresh.app.account_service.changed):
        QTest.mouseClick(fresh.window.welcome.sandbox, Qt.MouseButton.LeftButton)
    assert fresh.window.pages.currentWidget() is fresh.window.workspace
    assert fresh.window.ribbon.isVisible()
    assert fresh.window.form.recipient.edit.hasFocus()
    assert "Sandbox" in fresh.window.navigation.card.text()


def test_the_welcome_leads_to_the_account_dialog(fresh: WindowDriver) -> None:
    QTest.mouseClick(fresh.window.welcome.account, Qt.MouseButton.LeftButton)
    dialog = fresh.dialog(AccountDialog)
    assert dialog.windowTitle() == "Add an account"
    dialog.reject()
    fresh.settle()
    assert fresh.window.pages.currentWidget() is fresh.window.welcome


def test_storing_the_first_account_leaves_the_welcome(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"))
    assert fresh.window.pages.currentWidget() is fresh.window.workspace
    assert not fresh.window.ribbon.isVisible()
    assert "Acme" in fresh.window.navigation.card.text()


def test_ctrl_enter_on_the_welcome_opens_no_menu_from_nowhere(fresh: WindowDriver) -> None:
    fresh.key(Qt.Key.Key_Return, CTRL)
    assert QApplication.activePopupWidget() is None
    assert not fresh.app.sender.busy
    assert fresh.window.welcome.account.hasFocus()


def test_a_start_in_the_sandbox_never_shows_the_welcome(driver: WindowDriver) -> None:
    assert driver.window.pages.currentWidget() is driver.window.workspace
    assert driver.window.ribbon.isVisible()


@pytest.mark.parametrize("fails", [False, True])
def test_who_starts_in_the_sandbox_is_not_welcomed_unless_it_does_not_start(
    make_driver: Callable[..., WindowDriver], monkeypatch: pytest.MonkeyPatch, *, fails: bool
) -> None:
    block, start = Block(), Sandbox.start

    def begin(sandbox: Sandbox) -> None:
        block()
        if fails:
            raise SandboxError("no port")
        start(sandbox)

    monkeypatch.setattr(Sandbox, "start", begin)
    driver = make_driver(sandbox=True)
    accounts = driver.app.account_service
    driver.until(lambda: accounts.loaded)
    driver.settle()
    assert driver.window.place is Place.COMPOSE
    block.release()
    driver.until(lambda: not accounts.opening_sandbox)
    assert driver.window.place is (None if fails else Place.COMPOSE)
